import { namesIn } from "../../expr/index.js";
import { t, tn } from "../../language/index.js";
import type { CheckedExpr, Parameter } from "../../scenario/index.js";
import { formatDate } from "../../units/index.js";
import { capital } from "../figures.js";
import type { Asked, Meant } from "./asked.js";
import { behindMoment, behindOption, behindText, namesWithin, numbersHere } from "./behind-moment.js";
import { isSourced, numbersBySource, sourceName } from "./by-source.js";
import { figureLines, figureOf } from "./figure.js";
import { isKnownTo } from "./known.js";
import { type Found, lookNear, lookUp } from "./lookup.js";
import { numbersOf, type Thing } from "./numbers.js";
import { behindBelief, beliefDoubt } from "./risk.js";
import { sourceLine, sourceText } from "./sourced.js";
import { termOf } from "./terms.js";

type Numbers = readonly Parameter[];

/** What all that is believed begins with, and what moves attention. */
const BELIEVED = /\.(prior|weight)(\.|$)|^exposure\./;

const pathOf = (name: string): readonly string[] => name.split(/[./]/);

type ByWord = ReadonlyMap<string, Numbers>;

/** A scenario's numbers by the words of their paths, kept for as long as the scenario: a question asks for a dozen words. */
const kept = new WeakMap<Numbers, ByWord>();

function byWord(parameters: Numbers): ByWord {
  const known = kept.get(parameters);
  if (known !== undefined) return known;
  const all = new Map<string, Parameter[]>();
  for (const parameter of parameters)
    for (const word of new Set(pathOf(parameter.name))) all.set(word, [...(all.get(word) ?? []), parameter]);
  kept.set(parameters, all);
  return all;
}

/** Numbers in whose path a word stands, such as the id of a good, a road, a person. */
const onPath = ({ program }: Asked, word: string): Numbers => byWord(program.model.scenario.parameters).get(word) ?? [];

const named = ({ program }: Asked, names: ReadonlySet<string>): Numbers =>
  program.model.scenario.parameters.filter(({ name }) => names.has(name));

/** Numbers an activity names: for its order, for a day of it to be done, and in the course of such a day. */
function behindWork(asked: Asked, id: string): Numbers {
  const { activities, encounters } = asked.program.model.scenario;
  const of = activities.find((other) => other.id === id);
  if (of === undefined) return [];
  const names = [of.when, of.asks, encounters[of.encounter]].flatMap(namesWithin);
  return named(asked, new Set(names.map((name) => `numbers.${name}`)));
}

/** Numbers that what is met on the way names: for it to come, and in its course. */
function behindEncounter(asked: Asked, id: string): Numbers {
  const { encounters } = asked.program.model.scenario;
  const names = namesWithin(encounters.find((of) => of.id === id));
  return named(asked, new Set(names.map((name) => `numbers.${name}`)));
}

/** What a variable is set to, wherever an encounter sets it. */
function setsOf(part: unknown, id: string): readonly CheckedExpr[] {
  if (typeof part !== "object" || part === null || "tree" in part) return [];
  if ("verb" in part && part.verb === "set" && "variable" in part && part.variable === id && "amount" in part)
    return [part.amount as CheckedExpr];
  return Object.values(part).flatMap((of) => setsOf(of, id));
}

/** Numbers that what the scenario keeps count of is set by. */
function behindCount(asked: Asked, id: string): Numbers {
  const names = setsOf(asked.program.model.scenario.encounters, id).flatMap(({ tree }) => namesIn(tree));
  return [
    ...named(asked, new Set(names.map((name) => `numbers.${name}`))),
    ...names.flatMap((of) => onPath(asked, of)),
  ];
}

/** What the text about a word is about besides: `about.police, sweep` tells of the post `police` whichever is asked for. */
const toldBeside = ({ program, words }: Asked, about: string): readonly Thing[] =>
  words.toldWith(about).flatMap((word) => lookUp(program, words, word)?.things ?? []);

/** What of a word's own goods has moved in this play: what a recipe makes hangs on what there is of what it uses. */
function heldForRecipe(asked: Asked, id: string): readonly string[] {
  const { goods, recipes } = asked.program.model.scenario;
  const uses = recipes.find((of) => of.id === id)?.uses ?? [];
  return uses.flatMap(({ good }) => heldLines(asked, goods[good]?.id ?? ""));
}

/** The day from which an encounter comes, of a text of it. */
function dayOfText({ program, view }: Asked, key: string): readonly string[] {
  const [, id, at] = key.split(".");
  const { encounters, start } = program.model.scenario;
  const { from = 0 } = encounters.find((of) => of.id === id)?.days ?? {};
  if (at === undefined || from < 1) return [];
  return view.rest.kind !== "ended" && view.day < from
    ? [t("It comes on no day before one that the scenario sets.")]
    : [t("It comes on {date} at the earliest: the scenario sets the day.", { date: formatDate(start.day + from - 1) })];
}

/** Numbers behind what a word was found to mean. */
function behindFound(asked: Asked, { term, about, things }: Found): Numbers {
  const { program, words } = asked;
  const beginnings = term === undefined ? [] : (termOf(term, asked)?.numbers ?? []);
  const texts = [about ?? "", ...things.map(({ id }) => id)];
  const own = numbersOf(program, things);
  const beside = own.length > 0 || about === undefined ? [] : toldBeside(asked, about);
  return [
    ...own,
    ...numbersOf(program, beside),
    ...things.flatMap(({ section, id }) =>
      section === "variables"
        ? behindCount(asked, id)
        : section === "activities" || section === "levels"
          ? behindWork(asked, id.split(".")[0] ?? "")
          : [],
    ),
    ...named(asked, new Set(texts.flatMap((of) => words.aboutNumbers(of)))),
    ...program.model.scenario.parameters.filter(({ name }) => beginnings.some((of) => name.startsWith(of))),
  ];
}

const waitUpTo = ({ program }: Asked): number => program.model.scenario.waitUpTo;

/** What of a text's words has moved in this play. */
function heldInText(asked: Asked, key: string): readonly string[] {
  const names = new Set(namesWithin(asked.program.model.scenario.texts.get(key)));
  return [...names].flatMap((name) => [...heldLines(asked, name), ...debtLines(asked, name)]);
}

/** Numbers of the markets that wealth is reckoned with: of the goods that count in it, and of what it is measured by. */
function behindWorth({ program, view }: Asked): Numbers {
  const { goods, numeraire, parameters } = program.model.scenario;
  const counted = new Set([goods[numeraire.good]?.id ?? "", ...view.worth.goods.map(({ id }) => id)]);
  return parameters.filter(({ name }) => name.startsWith("markets.") && pathOf(name).some((part) => counted.has(part)));
}

/** Numbers behind a word, a choice of the menu, or, without either, behind the moment. */
function behind(asked: Asked, word: string, { option, thing, topic, lot, belief }: Meant): Numbers {
  if (belief !== undefined) return behindBelief(asked, belief);
  if (option !== undefined) return behindOption(asked, option);
  if (thing !== undefined)
    return [...numbersOf(asked.program, [thing]), ...onPath(asked, thing.id), ...behindWork(asked, thing.id)];
  if (lot !== undefined) return onPath(asked, lot.good);
  const asks = topic ?? word;
  if (asked.program.model.scenario.texts.has(asks)) return behindText(asked, asks);
  if (asks === "odds") return asked.program.model.scenario.parameters.filter(({ name }) => BELIEVED.test(name));
  if (asks === "wait") return asked.program.model.scenario.parameters.slice(waitUpTo(asked), waitUpTo(asked) + 1);
  if (asks === "worth") return behindWorth(asked);
  if (asks === "") return behindMoment(asked);
  const { program, words } = asked;
  const found = lookUp(program, words, asks);
  const near = found === undefined ? lookNear(program, words, asks) : [found];
  return [...onPath(asked, asks), ...near.flatMap((of) => behindFound(asked, of)), ...behindEncounter(asked, asks)];
}

/** What of a word has moved in this play: what is held is no number of the scenario. */
function heldLines({ program, words, view, postings = [] }: Asked, word: string): readonly string[] {
  const at = program.model.scenario.commodities.findIndex(({ id, kind }) => id === word && kind !== "claim");
  if (at < 0) return [];
  const { account } = program.model;
  const mine = (of: number): boolean => of === account.you || of === account.home;
  const own = postings.filter(({ commodity, from, to }) => commodity === at && (mine(from) || mine(to)));
  const last = own.at(-1);
  const { has, stored } = view.held(word);
  if (last === undefined) return [];
  const held = t("Of your own: {has} with you, {stored} at home, counted in the ledger;", {
    has: words.holding(word, has),
    stored: words.holding(word, stored),
  });
  return [
    `${held} ${tn(own.length, "{count} movement, the last on day {day}.", "{count} movements, the last on day {day}.", { count: own.length, day: last.day })}`,
  ];
}

/** What is owed comes from what was borrowed at the lender's terms. */
function debtLines({ view, words }: Asked, word: string): readonly string[] {
  const debt = view.debts.find(({ id }) => id === word);
  if (debt === undefined || debt.owed === 0) return [];
  return [
    t("{owed} is what the ledger has you owing: what you took, at the lender's price, less what you paid.", {
      owed: words.owed(word, debt.owed),
    }),
  ];
}

/** Where true chances are from that no trader knows: their sources, and no value. */
function hiddenLines(asked: Asked, numbers: Numbers): readonly string[] {
  const from = numbers.flatMap(({ literals, defaultSource }) => {
    const source = literals.get(asked.program.model.base)?.source ?? defaultSource;
    return source === undefined ? [] : [`  ${sourceName(source)}${sourceText(asked, source)}`];
  });
  return from.length === 0
    ? []
    : [t("The true chances behind it are not known to you; they are from:"), ...new Set(from)];
}

/**
 * Where the numbers behind a word, a choice or the moment come from, and how sure they are: source, what it says, range.
 * What a trader could not know is left out.
 */
export function sources(asked: Asked, word: string, meant: Meant = {}): readonly string[] {
  const found = sourcesFound(asked, word, meant);
  if (found.length > 0) return found;
  const asks = askedFor(word, meant);
  const figure = figureOf(asks);
  const read = figure === undefined ? [] : figureLines(asked, figure, numbersHere(asked), "source");
  if (read.length > 0) return read;
  const { rest } = asked.view;
  const label =
    meant.option === undefined || rest.kind !== "choose"
      ? undefined
      : asked.words.text(`encounters.${rest.encounter}.${rest.node}.${meant.option}`, asked.view);
  return [
    asks === ""
      ? t("No number of the scenario stands behind this moment. `i NAME` tells of a good, a person, a road, a debt.")
      : t("No number of the scenario stands behind {asks}: what it is follows from what you have and decide.", {
          asks: label === undefined ? capital(asks) : `'${label}'`,
        }),
  ];
}

const askedFor = (word: string, meant: Meant): string =>
  meant.option ?? meant.thing?.id ?? meant.lot?.good ?? meant.topic ?? word;

/** The same; nothing where no number stands behind it. */
export function sourcesFound(asked: Asked, word: string, meant: Meant = {}): readonly string[] {
  const { program } = asked;
  const source = sourceLine(asked, word);
  if (source !== undefined) return [source];
  const asks = askedFor(word, meant);
  const believed =
    meant.belief === undefined && program.model.scenario.beliefs.some(({ id }) => id === asks)
      ? onPath(asked, asks)
      : [];
  const all = [...new Set([...behind(asked, word, meant), ...believed])];
  const numbers = all.filter((of) => isKnownTo(asked, of));
  const lines = [
    ...numbersBySource(asked, numbers),
    ...(meant.belief === undefined ? heldLines(asked, asks) : []),
    ...heldForRecipe(asked, asks),
    ...heldInText(asked, asks),
    ...dayOfText(asked, asks),
    ...debtLines(asked, asks),
    ...beliefDoubt(asked, asks),
  ];
  if (lines.length > 0) return lines;
  const hidden = hiddenLines(
    asked,
    all.filter((of) => isSourced(asked, of)),
  );
  if (hidden.length > 0) return hidden;
  if (program.model.scenario.variables.some(({ id }) => id === asks))
    return [
      t("{name}: counted in the play itself, by what you decided and what came of it; no number of the scenario.", {
        name: capital(asked.words.name("variables", asks)),
      }),
    ];
  return [];
}
