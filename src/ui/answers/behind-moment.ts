import { namesIn } from "../../expr/index.js";
import type { CheckedExpr, Parameter } from "../../scenario/index.js";
import type { Asked } from "./asked.js";
import { isSourced } from "./by-source.js";
import { type Consequences, ofAnswer, ofOption } from "./consequences.js";
import { momentOf } from "./course.js";
import { isKnownTo } from "./known.js";
import { behindBelief } from "./risk.js";

type Numbers = readonly Parameter[];

/** What is paid and what is for sale; not how that moves from day to day. */
const PRICE = /\.(ask|bid|mid|price|stock)(\.\d{4}-\d\d-\d\d)?$/;

/** Names that stand in the expressions of a part of the scenario, however deep. */
export function namesWithin(part: unknown): readonly string[] {
  if (typeof part !== "object" || part === null) return [];
  if ("tree" in part) return namesIn((part as CheckedExpr).tree);
  return Object.values(part).flatMap(namesWithin);
}

/** Whether nothing of a holding has moved since the play began: what it began with is then what there is. */
function isUntouched({ program, postings = [] }: Asked, id: string): boolean {
  const at = program.model.scenario.commodities.findIndex((of) => of.id === id && of.kind !== "claim");
  return at >= 0 && !postings.some(({ commodity, reason }) => commodity === at && reason !== "opening");
}

/** What a name of an expression tells of: a number of the scenario's own, the terms of a debt, what is paid for a good, and what there was of it at the start. */
function behindName(asked: Asked, name: string, starts: boolean): Numbers {
  const { credit, goods, parameters } = asked.program.model.scenario;
  const isCredit = credit.some(({ id }) => id === name);
  const isTraded = goods.some(({ id }) => id === name);
  return parameters.filter(({ name: of }) => {
    const path = of.split(/[./]/);
    if (of === `numbers.${name}`) return true;
    if (isCredit) return of.startsWith(`credit.${name}.`);
    if (!path.includes(name)) return false;
    return PRICE.test(of) ? isTraded || path[0] === "offers" : starts && path[0] === "start";
  });
}

const behindNames = (asked: Asked, names: readonly string[]): Numbers =>
  [...new Set(names)].flatMap((name) => behindName(asked, name, isUntouched(asked, name)));

const behindTexts = (asked: Asked, keys: readonly string[]): Numbers =>
  behindNames(
    asked,
    keys.flatMap((key) => namesWithin(asked.program.model.scenario.texts.get(key))),
  );

/** Numbers a way rests on: the odds it meets, then those of what is done on it. */
const behindWay = (asked: Asked, { numbers, beliefs }: Consequences): Numbers => [
  ...[...beliefs].flatMap((at) => behindBelief(asked, asked.program.model.scenario.beliefs[at]?.id ?? "")),
  ...behindNames(asked, [...numbers]),
];

/** Numbers an option of the moment rests on: those its own text shows, then what it leads to, then what it needs. */
export function behindOption(asked: Asked, option: string): Numbers {
  const { program, view, words } = asked;
  const found = ofOption(program, view, words, option);
  const here = momentOf(program, view);
  if (found === undefined || here === undefined) return [];
  const at = `${here.encounter.id}.${here.node.id}.${option}`;
  const needs = view.options.find(({ id }) => id === option)?.needs;
  const needed = needs === undefined ? [] : namesIn(needs.tree);
  return [
    ...behindTexts(asked, [`encounters.${at}`, ...toldOf(asked, at.replaceAll(".", " "))]),
    ...behindWay(asked, found),
    ...behindNames(
      asked,
      needed.filter((name) => program.model.scenario.numbers.has(name)),
    ),
  ];
}

/** The key of the text of the catalogue about something. */
const toldOf = ({ program }: Asked, subject: string): readonly string[] =>
  program.model.scenario.texts.has(`about.${subject}`) ? [`about.${subject}`] : [];

/** Numbers of what is said before the player: the question, and what was told with it today. */
function behindSaid(asked: Asked): Numbers {
  const { program, view, journal } = asked;
  const here = momentOf(program, view);
  if (here === undefined) return [];
  const own = `encounters.${here.encounter.id}.`;
  const told = (journal?.texts ?? []).filter(({ key, day }) => day === view.day && key.startsWith(own));
  const keys = ["ask", "say"].map((of) => `${own}${here.node.id}.${of}`);
  return behindTexts(asked, [...keys, ...told.map(({ key }) => key)]);
}

/** Numbers behind the question of an amount: what it says, what it may lie between, and what the most that can be said leads to. */
function behindAnswer(asked: Asked): Numbers {
  const { program, view, words } = asked;
  const here = momentOf(program, view);
  if (here?.node.step.kind !== "ask" || view.range === undefined) return [];
  const { from, to } = here.node.step;
  const found = ofAnswer(program, view, words, view.range.to);
  return [
    ...behindTexts(asked, toldOf(asked, `${here.encounter.id} ${here.node.id}`)),
    ...behindNames(asked, namesWithin([from, to])),
    ...(found === undefined ? [] : behindWay(asked, found)),
  ];
}

/** Numbers behind the question of the moment, in the order in which they are told there; none on a day of one's own. */
export const behindMoment = (asked: Asked): Numbers => [
  ...behindSaid(asked),
  ...asked.view.options.flatMap(({ id }) => behindOption(asked, id)),
  ...behindAnswer(asked),
];

/** Names of the numbers behind the question of the moment. */
export const numbersHere = (asked: Asked): ReadonlySet<string> => new Set(behindMoment(asked).map(({ name }) => name));

/** Numbers a text of the catalogue shows; where it shows none, those of the step it belongs to. */
export function behindText(asked: Asked, key: string): Numbers {
  const { scenario } = asked.program.model;
  const [, id, at] = key.split(".");
  const encounter = scenario.encounters.find((of) => of.id === id);
  const node = encounter?.nodes.find((of) => of.id === at);
  const parts = [scenario.texts.get(key), node, encounter];
  const behind = (part: unknown): Numbers =>
    namesWithin(part)
      .flatMap((name) => behindName(asked, name, true))
      .filter((of) => isKnownTo(asked, of) && isSourced(asked, of));
  return parts.map(behind).find((of) => of.length > 0) ?? [];
}
