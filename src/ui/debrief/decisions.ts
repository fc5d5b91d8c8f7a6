import { t, tn } from "../../language/index.js";
import { formatNumber } from "../../units/index.js";
import { pointsText, sharesApart } from "../figures.js";
import { decisionText } from "../line/said.js";
import type { Words } from "../words.js";
import type { DecisionFinding, DecisionFindings, Figured } from "./findings.js";
import type { Situations } from "./situations.js";

export const isDecided = ({ low, high }: Figured): boolean => low > 0 || high < 0;

/** Whether a difference is decided and is more than nothing as it is written. */
const isSeen = (of: Figured, write: (of: number) => string): boolean =>
  isDecided(of) && /[1-9]/.test(write(Math.abs(of.value)));

const daysText = (days: number): string => formatNumber(Math.abs(days), 1);

/** A number beside one that has its unit already. */
export const plainNumber = (value: number): string => formatNumber(value, Math.abs(value) < 10 ? 1 : 0);

const between = (low: string, high: string): string => `[${low} .. ${high}]`;

/** The ends of an interval without their sign, the smaller first. */
export function ends({ low, high }: Figured, write: (of: number) => string): string {
  const [a, b] = low < 0 ? [-high, -low] : [low, high];
  return between(write(a), write(b));
}

/** `ruin in 3 % of them, otherwise in 15.5 %: 12.5 points less often [8 .. 16]`; undefined where nothing is decided. */
function shareText(what: string, { a, b, difference }: DecisionFinding["ruin"]): string | undefined {
  if (!isSeen(difference, pointsText)) return undefined;
  const of = { what, ...sharesApart(a, b), ends: ends(difference, pointsText) };
  return difference.value < 0
    ? t("{what} in {yours} of them, otherwise in {other}: {points} points less often {ends}.", of)
    : t("{what} in {yours} of them, otherwise in {other}: {points} points more often {ends}.", of);
}

function wealthText(words: Words, wealth: Figured): string | undefined {
  if (!isSeen(wealth, plainNumber)) return undefined;
  const of = { real: words.realOf(Math.abs(wealth.value)), ends: ends(wealth, plainNumber) };
  return wealth.value < 0
    ? t("{real} less kept in the mean {ends}.", of)
    : t("{real} more kept in the mean {ends}.", of);
}

/** That what is kept made no difference that was seen, and how large one is not shut out. */
const evenText = (words: Words, { low, high }: Figured): string =>
  t("What is kept: no difference found, at most {most} either way.", {
    most: words.realOf(Math.max(Math.abs(low), Math.abs(high))),
  });

function hungerText(hungerDays: Figured): string | undefined {
  if (!isSeen(hungerDays, daysText)) return undefined;
  const of = { days: daysText(hungerDays.value), ends: ends(hungerDays, daysText) };
  const count = Number(of.days);
  return hungerDays.value < 0
    ? tn(count, "{days} day of food less missed {ends}.", "{days} days of food less missed {ends}.", of)
    : tn(count, "{days} day of food more missed {ends}.", "{days} days of food more missed {ends}.", of);
}

/** In how many futures both ways were played, and who went on from each. */
export function goneOnText({ worlds, goings: { taken, other } }: DecisionFinding, policy: string): string {
  const of = { worlds, policy };
  if (taken === other)
    return taken === "own"
      ? t("Played on in {worlds} futures, after both ways by you as you did. Yours came to:", of)
      : t("Played on in {worlds} futures, after both ways by the strategy '{policy}'. Yours came to:", of);
  return taken === "own"
    ? t(
        "Played on in {worlds} futures, after yours by you as you did, after the other by the strategy '{policy}'. Yours came to:",
        of,
      )
    : t(
        "Played on in {worlds} futures, after yours by the strategy '{policy}', after the other by you as you did. Yours came to:",
        of,
      );
}

/** What a decision came to, as sentences. */
export function effectLines(words: Words, of: DecisionFinding, policy: string): readonly string[] {
  const kept = wealthText(words, of.wealth);
  const others = [
    shareText(t("Ruin"), of.ruin),
    shareText(t("Somebody of the household dies"), of.deaths),
    hungerText(of.hungerDays),
  ];
  const found = [...others.slice(0, 2), kept, ...others.slice(2)].filter((text) => text !== undefined);
  const told = found.length === 0 || kept !== undefined ? found : [...found, evenText(words, of.wealth)];
  const { worlds } = of;
  return told.length === 0
    ? [t("Of {worlds} futures from there: undecided, no difference found between the two.", { worlds })]
    : [goneOnText(of, policy), ...told.map((text) => `  ${text}`)];
}

/** Where and when a decision was taken: `Day 3, stopped at the county post`. */
export function whenText(situations: Situations, words: Words, at: number): string {
  const view = situations.at(at);
  if (view === undefined) return t("Decision {number}", { number: at + 1 });
  const { road, place } = view;
  const post = situations.stoppedAt(at);
  const where =
    post !== undefined
      ? t("stopped at {post}", { post: words.name("posts", post) })
      : road !== undefined
        ? t("on {road}", { road: words.name("routes", road.route) })
        : words.name("places", place ?? "");
  return t("Day {day}, {where}", { day: view.day, where });
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
  if (decision.do === "ration") return t("from now on {ration}", { ration: text });
  return decision.do === "travel" ? t("travel by {road}", { road: text }) : text;
}

/** What was asked where an amount was answered; undefined elsewhere. */
function askedText(situations: Situations, words: Words, at: number): string | undefined {
  const view = situations.at(at);
  if (view?.rest.kind !== "ask") return undefined;
  return words.text(`encounters.${view.rest.encounter}.${view.rest.node}.ask`, view);
}

/** The same, after the question it answers where it is an amount. */
export function answeredText(
  situations: Situations,
  words: Words,
  at: number,
  decision: DecisionFinding["played"],
): string {
  const said = saidText(situations, words, at, decision);
  const asked = askedText(situations, words, at);
  return asked === undefined ? said : t("{asked} {said}", { asked, said });
}

const turnLine = (situations: Situations, words: Words, at: number): string =>
  t("{when} (decision {number})", { when: whenText(situations, words, at), number: at + 1 });

const waysLine = (situations: Situations, words: Words, of: DecisionFindings["leading"][number]): string => {
  const said = {
    yours: answeredText(situations, words, of.at, of.played),
    other: saidText(situations, words, of.at, of.instead),
  };
  if (of.before)
    return of.never
      ? t("  You: {yours}. What you never did, tried before that: {other}.", said)
      : t("  You: {yours}. Otherwise, before that: {other}.", said);
  return of.never
    ? t("  You: {yours}. What you never did: {other}.", said)
    : t("  You: {yours}. Otherwise: {other}.", said);
};

/** Days of decisions that are told by name; of more only how many there are. */
const DAYS_TOLD = 4;

/** Other decisions of the same kind, folded into this one. */
function alikeLines(situations: Situations, alike: readonly number[]): readonly string[] {
  if (alike.length === 0) return [];
  const days = alike.flatMap((at) => {
    const day = situations.at(at)?.day;
    return day === undefined ? [] : [t("{day} (decision {number})", { day, number: at + 1 })];
  });
  const of = { count: alike.length, days: days.slice(0, DAYS_TOLD).join(", ") };
  return [
    days.length > DAYS_TOLD
      ? tn(
          alike.length,
          "  {count} more decision of this kind seemed to matter less: day {days}, ...",
          "  {count} more decisions of this kind seemed to matter less: days {days}, ...",
          of,
        )
      : tn(
          alike.length,
          "  {count} more decision of this kind seemed to matter less: day {days}.",
          "  {count} more decisions of this kind seemed to matter less: days {days}.",
          of,
        ),
  ];
}

/** A decision without what it came to. */
export const turnLines = (
  situations: Situations,
  words: Words,
  of: DecisionFindings["leading"][number],
): readonly string[] => [
  turnLine(situations, words, of.at),
  waysLine(situations, words, of),
  ...alikeLines(situations, of.alike),
];

/** One decision that mattered, in lines. */
export function findingLines(
  situations: Situations,
  words: Words,
  of: DecisionFinding,
  { policy }: Pick<DecisionFindings, "policy">,
): readonly string[] {
  return [...turnLines(situations, words, of), ...effectLines(words, of, policy.id).map((line) => `  ${line}`)];
}

/** Which decisions lead before anything is found: what few futures said of them chose them, so it is not told. */
export function leadingLines(situations: Situations, words: Words, { leading }: DecisionFindings): readonly string[] {
  if (leading.length === 0) return [];
  return [
    t("In the lead after few futures; what each comes to is told from others that did not choose it:"),
    ...leading.flatMap((of) => turnLines(situations, words, of)),
  ];
}

const goesOnText = ({ policy, horizon }: Pick<DecisionFindings, "policy" | "horizon">, { lastDay }: Words): string =>
  t(
    "What you would have decided in other luck is not known. So from each way two went on in the same futures: you as you then did, on the same days and as far as it was possible there, with '{policy}' where you had decided nothing; and the strategy '{policy}' alone, which would have decided as you did {agrees} of {of} times. Told is the first, or the second where it came out better in the futures that chose; {horizon}.",
    {
      policy: policy.id,
      agrees: policy.agrees,
      of: policy.of,
      horizon:
        horizon >= lastDay
          ? t("a future goes on to the campaign's last day")
          : t("a future lasts at most {horizon} days", { horizon }),
    },
  );

/** How it was found, in sentences: what was tested, by whom it went on, for how long. */
export const methodLines = (findings: DecisionFindings, words: Words): readonly string[] => [
  t(
    "{tested} of your decisions were held against other ways to decide there, {ways} in all, in the same futures: the past as it was, all chance after it drawn anew, what is hidden drawn as it fits what you had seen.",
    { tested: findings.tested, ways: findings.ways },
  ),
  goesOnText(findings, words),
  t(
    "Few futures chose which decisions to look at further: at first {worlds} of each way, of {days} days at most. One that shows only later may be missing.",
    findings.firstLook,
  ),
  t(
    "What you never did, an offer refused or a trip not made, is tried at the first moment it was possible and at one in the middle; what nobody put to you, as meals cut for good, is told only where it would have been better. A decision has one row, and so have decisions of one kind: the one that looked largest.",
  ),
  t(
    "What takes no time, as buying or another ration, is tried before what you then did, and stays until it is set anew; what takes time is tried only in the place of what took time. Where an option that is tried asks for an amount of which the strategy knows nothing, as large a part of what is possible is named as you named there, or half. Whoever is ruined misses no food afterwards: read days of food beside ruin.",
  ),
  t(
    "A large loss need not stand behind any of them: a decision counts by what it changes in the mean of many futures, not by what then came of it. What chance alone brought, or what would have come whatever you decided, is nobody's decision; and what was set and taken back in the same moment counts as never set.",
  ),
];

/** One decision held against another in futures from there, in lines. */
export const otherLuckLines = (
  words: Words,
  { found, ...how }: Pick<DecisionFindings, "policy" | "horizon"> & { readonly found: DecisionFinding | undefined },
): readonly string[] => [
  "",
  t("In other luck: the past as it was, all chance after it drawn anew, the same for both."),
  ...(found === undefined ? [t("Nobody could go on from there.")] : effectLines(words, found, how.policy.id)),
  goesOnText(how, words),
];

/** Whether any of its differences is found and is more than nothing as it is written. */
const isTold = ({ wealth, hungerDays, ruin, deaths }: DecisionFinding): boolean =>
  isSeen(wealth, plainNumber) ||
  isSeen(hungerDays, daysText) ||
  [ruin, deaths].some(({ difference }) => isSeen(difference, pointsText));

/** Those that made a difference, the largest first, and those undecided. */
export const partedFindings = ({
  found,
}: DecisionFindings): Readonly<Record<"mattered" | "level", readonly DecisionFinding[]>> => ({
  mattered: found.filter(isTold),
  level: found.filter((of) => !isTold(of)),
});

/** What stands over the decisions that were not seen to matter. */
export const levelHead = (level: readonly DecisionFinding[]): string =>
  t("Undecided: in {worlds} futures no difference was found between the two ways:", { worlds: level[0]?.worlds ?? 0 });

/** Who plays on from every decision and in which order they stand, told before what they came to. */
export const goesOnHead = ({ policy }: Pick<DecisionFindings, "policy">): string =>
  t(
    "After each way plays on who did better there: you as you then did, or the strategy '{policy}'. The largest first, by what is kept, ruin, deaths and food together.",
    { policy: policy.id },
  );

/** What stands over the decisions that mattered; that none did is told here. */
export function matteredHead({ mattered, level }: ReturnType<typeof partedFindings>, words: Words): string {
  if (mattered.length === 0)
    return level.length === 0
      ? t("There was nothing to decide otherwise.")
      : t("No decision of this run was found to matter.");
  return words.mark === ""
    ? t("Decisions that mattered most:")
    : t("Decisions that mattered most (real values marked {mark} are not to be relied on):", { mark: words.mark });
}

/** Everything found about the decisions, in lines. */
export function decisionLines(situations: Situations, words: Words, findings: DecisionFindings): readonly string[] {
  const leading = findings.found.length === 0 ? leadingLines(situations, words, findings) : [];
  if (leading.length > 0) return [...leading, "", ...methodLines(findings, words)];
  const parted = partedFindings(findings);
  const { mattered, level } = parted;
  const { found } = findings;
  return [
    matteredHead(parted, words),
    ...(found.length === 0 ? [] : [goesOnHead(findings)]),
    ...mattered.flatMap((of, index) =>
      findingLines(situations, words, of, findings).map((line, at) =>
        at === 0 ? `${index + 1}  ${line}` : `   ${line}`,
      ),
    ),
    ...(level.length === 0 ? [] : [levelHead(level)]),
    ...level.flatMap((of) => turnLines(situations, words, of).map((line) => `   ${line}`)),
    "",
    ...methodLines(findings, words),
  ];
}
