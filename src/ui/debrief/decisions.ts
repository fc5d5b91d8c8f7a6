import { formatNumber } from "../../units/index.js";
import { decisionText } from "../line/said.js";
import { capital, percent, pointsText, type Words } from "../words.js";
import type { DecisionFinding, DecisionFindings, Figured } from "./findings.js";
import type { Situations } from "./situations.js";

const isDecided = ({ low, high }: Figured): boolean => low > 0 || high < 0;

/** A number beside one that has its unit already. */
export const plainNumber = (value: number): string => formatNumber(value, Math.abs(value) < 10 ? 1 : 0);

const between = (low: string, high: string): string => `[${low} .. ${high}]`;

/** The ends of an interval without their sign, the smaller first. */
function ends({ low, high }: Figured, write: (of: number) => string): string {
  const [a, b] = low < 0 ? [-high, -low] : [low, high];
  return between(write(a), write(b));
}

/** `ends in ruin 12 points less often [8 .. 16] (3 % of futures, otherwise 15 %)`; undefined where nothing is decided. */
function shareText(what: string, { a, b, difference }: DecisionFinding["ruin"]): string | undefined {
  if (!isDecided(difference)) return undefined;
  const way = difference.value < 0 ? "less" : "more";
  return `${what} in ${percent(a)} of them, otherwise in ${percent(b)}: ${pointsText(difference.value)} points ${way} often ${ends(difference, pointsText)}`;
}

/** What a decision came to, as sentences. */
export function effectLines(words: Words, of: DecisionFinding): readonly string[] {
  const hunger = (value: number): string => formatNumber(Math.abs(value), 1);
  const { wealth, ruin, deaths, hungerDays } = of;
  const more = (value: number): string => (value < 0 ? "less" : "more");
  const told = [
    shareText("ruin", ruin),
    shareText("somebody of the household dies", deaths),
    isDecided(wealth)
      ? `${words.realOf(Math.abs(wealth.value))} ${more(wealth.value)} kept in the mean ${ends(wealth, plainNumber)}`
      : undefined,
    isDecided(hungerDays)
      ? `${hunger(hungerDays.value)} days of food ${more(hungerDays.value)} missed ${ends(hungerDays, hunger)}`
      : undefined,
  ].filter((text) => text !== undefined);
  const futures = `Of ${of.worlds} futures from there, your way against the other:`;
  return told.length === 0
    ? [`Of ${of.worlds} futures from there: undecided, no difference found between the two.`]
    : [futures, ...told.map((text) => `  ${text}.`)];
}

/** Where and when a decision was taken: `Day 3, stopped at the county post`. */
export function whenText(situations: Situations, words: Words, at: number): string {
  const view = situations.at(at);
  if (view === undefined) return `Decision ${at + 1}`;
  const { post, road, place } = view;
  const where =
    post !== undefined
      ? `stopped at ${words.name("posts", post.id)}`
      : road !== undefined
        ? `on ${words.name("routes", road.route)}`
        : words.name("places", place ?? "");
  return `Day ${view.day}, ${where}`;
}

/** A decision in words, as seen when it was taken. */
export function saidText(
  situations: Situations,
  words: Words,
  at: number,
  decision: DecisionFinding["played"],
): string {
  const view = situations.at(at);
  if (view === undefined) return JSON.stringify(decision);
  const text = decisionText(decision, view.rest, view, words).replace(/[.\s]+$/, "");
  if (decision.do === "ration") return `from now on ${text}`;
  return decision.do === "travel" ? `travel by ${text}` : text;
}

/** What was asked where an amount was answered. */
function askedText(situations: Situations, words: Words, at: number): string {
  const view = situations.at(at);
  if (view?.rest.kind !== "ask") return "";
  const text = words.text(`encounters.${view.rest.encounter}.${view.rest.node}.ask`, view);
  return text === undefined ? "" : ` (${text})`;
}

/** One decision that mattered, or did not, in lines. */
export function findingLines(situations: Situations, words: Words, of: DecisionFinding): readonly string[] {
  const { at } = of;
  return [
    `${whenText(situations, words, at)} (decision ${at + 1})${askedText(situations, words, at)}`,
    `  You: ${saidText(situations, words, at, of.played)}. Otherwise: ${saidText(situations, words, at, of.instead)}.`,
    ...effectLines(words, of).map((line) => `  ${line}`),
  ];
}

/** How it was found, in sentences: what was tested, by whom it went on, for how long. */
export const methodLines = ({ policy, horizon, tested, ways }: DecisionFindings): readonly string[] => [
  `Each of ${tested} decisions was held against other ways, ${ways} in all, in the same futures: the past as it was, all chance after it drawn anew, what is hidden drawn as it fits what you had seen.`,
  `What you would have decided in other luck is not known. So in every future the strategy '${policy.id}' decides whatever follows, which would have decided as you did ${policy.agrees} of ${policy.of} times; a future lasts at most ${formatNumber(horizon, 0)} days.`,
];

/** Everything found about the decisions, in lines. */
export function decisionLines(situations: Situations, words: Words, findings: DecisionFindings): readonly string[] {
  const { found } = findings;
  return [
    `Decisions that mattered most${words.mark === "" ? "" : ` (real values marked ${words.mark} are not to be relied on)`}:`,
    ...(found.length === 0 ? ["  There was nothing to decide otherwise."] : []),
    ...found.flatMap((of, index) =>
      findingLines(situations, words, of).map((line, at) => (at === 0 ? `${index + 1}  ${line}` : `   ${line}`)),
    ),
    "",
    ...methodLines(findings).map(capital),
  ];
}
