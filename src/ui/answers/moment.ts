import type { Program, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import { capital } from "../figures.js";
import type { Words } from "../words.js";
import type { Asked } from "./asked.js";
import { bribeLines } from "./bribe.js";
import { whyClosed } from "./closed.js";
import { type Consequences, ofAnswer, ofOption } from "./consequences.js";
import { hazardLine, hazardsOf, ofOrders } from "./hazards.js";
import { beliefLines, enforcementLines, outlookText } from "./odds.js";
import { planLines } from "./plan.js";
import { rangeLines } from "./range.js";
import { numberLines } from "./sourced.js";
import { answerLeads, optionLeads } from "./within.js";

/** The odds of what the most that can be said leads to. */
function oddsOfAnswer(program: Program, view: View, words: Words): readonly string[] {
  const { range, rest } = view;
  if (range === undefined || rest.kind !== "ask") return [];
  const { atOnce, later } = answerLeads(program, view, words, range.to);
  const all = [...(atOnce.length === 0 ? [] : [outlookText(atOnce, words, rest.encounter)]), ...later];
  const much = words.quantity(range.to, range.dims);
  return all.length === 0 ? [] : [t("Here, if you say {much}:", { much }), ...all.map((of) => `  ${of}`)];
}

/** The odds of the options of the moment, or of its question. */
function oddsHere(asked: Asked): readonly string[] {
  const { program, view, words } = asked;
  const { rest } = view;
  if (rest.kind === "ask") return oddsOfAnswer(program, view, words);
  if (rest.kind !== "choose") return [];
  const here = view.options.flatMap(({ id, open }) => {
    if (!open) return [];
    const label = words.text(`encounters.${rest.encounter}.${rest.node}.${id}`, view) ?? id;
    const { atOnce } = optionLeads(program, view, words, id);
    return atOnce.length === 0 ? [] : [`  ${label}: ${outlookText(atOnce, words, rest.encounter)}`];
  });
  const all = [...here, ...laterHere(asked)];
  return all.length === 0 ? [] : [t("Here:"), ...all];
}

/** What lies further down the options of the moment, each once with the choices it lies down. */
function laterHere({ program, view, words }: Asked): readonly string[] {
  const choices = new Map<string, number[]>();
  for (const [at, { id, open }] of view.options.entries())
    for (const line of open ? optionLeads(program, view, words, id).later : [])
      choices.set(line, [...(choices.get(line) ?? []), at + 1]);
  return [...choices].map(([line, of]) => t("  {choices}: {line}", { choices: of.join(t(" and ")), line }));
}

/** What is left to chance on another day: as things stand, and what a choice or the most that can be said would bring. */
function chancesAhead({ program, view, words }: Asked): readonly string[] {
  const { range, rest } = view;
  const standing = hazardsOf(program, words, view).map((of) => `  ${hazardLine(program, words, view, of)}`);
  const under = (head: string, found: Consequences | undefined): readonly string[] =>
    (found?.chances ?? []).map((line) => `  ${head}: ${line}`);
  const brought =
    rest.kind === "choose"
      ? view.options.flatMap(({ id, open }) =>
          !open
            ? []
            : under(
                words.text(`encounters.${rest.encounter}.${rest.node}.${id}`, view) ?? id,
                ofOption(program, view, words, id),
              ),
        )
      : rest.kind === "ask" && range !== undefined
        ? under(
            t("If you say {much}", { much: words.quantity(range.to, range.dims) }),
            ofAnswer(program, view, words, range.to),
          )
        : [];
  const ordered = ofOrders(program, words, view).map((line) => `  ${line}`);
  const all = [...standing, ...ordered, ...brought];
  return all.length === 0 ? [] : [t("What comes by chance later on:"), ...all];
}

/** The odds at hand: of the options or the question of the moment, then all that are believed. */
export function oddsLines(asked: Asked): readonly string[] {
  const { program, view, words } = asked;
  const exposure = view.exposure.toFixed(0);
  return [
    ...oddsHere(asked),
    ...chancesAhead(asked),
    t("What you believe:"),
    ...beliefLines(program, view, words),
    ...enforcementLines(view, words),
    program.model.scenario.posts.length > 0
      ? t("  attention you have drawn: {exposure} (makes stops likelier; `why attention`)", { exposure })
      : t("  attention you have drawn: {exposure} (`why attention`)", { exposure }),
  ];
}

export function consequenceLines(asked: Asked, found: Consequences): readonly string[] {
  const names = new Set([...found.numbers].map((name) => `numbers.${name}`));
  const numbers = numberLines(
    asked,
    asked.program.model.scenario.parameters.filter(({ name }) => names.has(name)),
  );
  return [
    ...found.lines,
    ...(numbers.length === 0 ? [] : [t("The numbers in it (`i` tells where they come from):"), ...numbers]),
  ];
}

/** Sentences and ways of chance a line of a choice has room for. */
const MOST_SENTENCES = 4;

/** `away (45 %)`: a way chance can fall, without what is told of it. */
const bareWay = (line: string): string => line.replace(/^- /, "").replace(/(\(\d+ %\)|^[^:]*):.*$/, "$1");

/** A sentence that several choices have in common is told once where it is as long as this. */
const LONG = 80;

interface InShort {
  readonly label: string;
  readonly own: readonly string[];
  /** How chance can fall, each by its name and odds. */
  readonly ways: readonly string[];
}

/** What a choice leads to in a few sentences: those of the way itself, then how chance can fall. */
function inShort({ label, own, ways }: InShort, at: number, common: ReadonlySet<string>): string {
  const told = own.filter((line) => !common.has(line)).slice(0, MOST_SENTENCES);
  const fall = ways.length === 0 ? "" : `${ways.join("; ")}.`;
  const heads = fall !== "" && told.at(-1)?.endsWith(":") === true; // what chance does is told behind its head
  const sentences = told.map((line, of) => (heads && of === told.length - 1 ? line : line.replace(/:$/, ".")));
  const said = [...sentences, ...(fall === "" ? [] : [heads ? fall : capital(fall)])];
  return `  ${at + 1}  ${label}: ${said.join(" ")}`.replace(/:? *$/, (end) => (said.length === 0 ? "." : end));
}

/** A line that only heads what is told under it, such as what comes later: alone it says nothing. */
const isHeadOf = (line: string, next: string | undefined): boolean =>
  line.endsWith(":") && next?.startsWith("  ") === true;

/** What the catalogue says of an option alone. */
export const ownText = (
  words: Words,
  view: View,
  { encounter, node }: { readonly encounter: string; readonly node: string },
  option: string,
): string | undefined => words.about(`${encounter} ${node} ${option}`, view) ?? words.text(`about.${option}`, view);

/** Whether a text of an option says why it is closed: it goes on a sentence. */
export const isReason = (text: string): boolean => /^\p{Ll}/u.test(text);

/** What a choice of the moment leads to, each in a line; then what several of them lead to. */
function choiceLines({ program, view, words }: Asked): readonly string[] {
  const { rest } = view;
  if (rest.kind !== "choose") return [];
  const all = view.options.map(({ id, open, needs }): InShort => {
    const label = words.text(`encounters.${rest.encounter}.${rest.node}.${id}`, view) ?? id;
    if (!open) return { label, own: [`${capital(whyClosed(words, view, id, needs))}.`], ways: [] };
    const { chances = [], own: lines = [] } = ofOption(program, view, words, id) ?? {};
    const said = ownText(words, view, rest, id);
    return {
      label,
      own: [
        ...(said === undefined || isReason(said) ? [] : [said]),
        ...lines.filter((line, at) => !/^( |- )/.test(line) && !isHeadOf(line, lines[at + 1])),
        ...chances,
      ],
      ways: lines.filter((line) => line.startsWith("- ")).map(bareWay),
    };
  });
  const withIt = (line: string): readonly number[] =>
    all.flatMap(({ own }, at) => (own.includes(line) ? [at + 1] : []));
  const long = [...new Set(all.flatMap(({ own }) => own))].filter((line) => line.length >= LONG);
  const common = long.filter((line) => withIt(line).length > 1 && !line.endsWith(":"));
  const left = new Set(common);
  return [
    ...all.map((of, at) => inShort(of, at, left)),
    ...common.map((line) => t("  {choices}: {line}", { choices: withIt(line).join(t(" and ")), line })),
  ];
}

/** What an answer of so many leads to. */
export function ofAmount(asked: Asked, amount: number): readonly string[] {
  const { program, view, words } = asked;
  const { range, rest } = view;
  if (range === undefined || rest.kind !== "ask") return [];
  const found = ofAnswer(program, view, words, amount);
  const much = words.quantity(amount, range.dims);
  return found === undefined
    ? []
    : [t("If you say {much}:", { much }), ...consequenceLines(asked, found), ...bribeLines(asked, amount)];
}

/** `why` alone: what the question of the moment leads to, and where to ask on. */
export function moment(asked: Asked): readonly string[] {
  const { program, view, words } = asked;
  const { range } = view;
  const choices = choiceLines(asked);
  return [
    ...(range === undefined
      ? []
      : [
          ...ofAmount(asked, range.to),
          ...rangeLines(program, view, words),
          t("`why AMOUNT` tells what another would do."),
          "",
        ]),
    ...(choices.length === 0 ? [] : [t("What each choice leads to:"), ...choices, ""]),
    ...(asked.view.rest.kind === "plan" ? [...planLines(asked), ""] : oddsHere(asked)),
    t("`odds` tells all you believe, of the road, its posts and officers."),
    range === undefined
      ? t("{more} `why NAME` tells of a good, a person, a place, a post, a debt, or a word you read.", {
          more:
            choices.length === 0
              ? t("`why 1` tells what a choice leads to.")
              : t("`why 1` tells more of choice 1, and so of each."),
        })
      : t("`why NAME` tells of a good, a person, a place, a post, a debt, or a word you read."),
  ];
}
