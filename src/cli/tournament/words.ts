import {
  agreements,
  type Duel,
  type Grouping,
  type Measure,
  mean,
  meanBootstrap,
  type Outcomes,
  quantile,
  shareInterval,
} from "../../lab/index.js";
import { msg, t } from "../../language/index.js";
import { isShare } from "../../lessons/index.js";
import type { TournamentReport } from "../../report/index.js";
import { formatNumber, formatShare } from "../../units/index.js";
import type { Played, Told } from "../commands/tournament.js";

// What a terminal and a page both say of a tournament: its tables, row by row, and what stands beside them.

const number = (value: number): string => formatNumber(value, Math.abs(value) < 10 ? 1 : 0);

export const TITLES: Readonly<Record<Measure, (unit: string) => string>> = {
  wealth: (unit) => t("Real wealth at the end, {unit}", { unit }),
  ruin: () => t("Share of worlds that ended in ruin"),
  hunger: () => t("Days of food missed, summed over the household"),
  deaths: () => t("Share of worlds in which somebody died"),
};

const amount = (measure: Measure, value: number): string =>
  isShare(measure) ? t("{points} points", { points: formatNumber(value * 100, 1) }) : number(value);

/** In the order in which they are told: first who lived, last what was left. */
const TOLD: readonly Measure[] = ["deaths", "hunger", "ruin", "wealth"];

export const groupingsTold = ({ result: { groupings } }: Played): readonly Grouping[] =>
  TOLD.flatMap((measure) => groupings.filter((of) => of.measure === measure));

const someoneDied = ({ outcomes }: Played): boolean => outcomes.some(({ deaths }) => deaths.some((count) => count > 0));

/** What is to be known before a measure is read; empty where nothing is. */
export const beforeReading = ({ measure }: Grouping, played: Played): string =>
  measure === "wealth" && someoneDied(played)
    ? t(
        "In some of these worlds somebody died. What was never sold or eaten counts here, so a household that starved can stand above one that lived: look at deaths first.",
      )
    : "";

export const MEAN = msg("mean [95 %]");
export const HEAD = [
  msg("name"),
  msg("played as"),
  msg("worlds with a death"),
  msg("hunger-days"),
  msg("ruin [95 %]"),
  MEAN,
  "5 %",
  msg("median"),
  "95 %",
  msg("rules failed"),
];

export const headed = (cells: readonly string[]): readonly string[] => cells.map((cell) => t(cell));

const ofWorlds = (share: number): string => t("in {share} of worlds", { share: formatShare(share) });

function cellsOf(of: Outcomes, failed: number): readonly string[] {
  const worlds = of.wealth.length;
  const sorted = of.wealth.slice().sort();
  const { low, high } = meanBootstrap(of.wealth);
  const ruined = mean(of.ruined);
  const ruin = shareInterval(ruined * worlds, worlds);
  const died = of.deaths.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0) / Math.max(1, worlds);
  return [
    formatShare(died),
    number(mean(of.hungerDays)),
    `${formatShare(ruined)} [${formatShare(ruin.low)} .. ${formatShare(ruin.high)}]`,
    `${number(mean(of.wealth))} [${number(low)} .. ${number(high)}]`,
    number(quantile(sorted, 0.05)),
    number(quantile(sorted, 0.5)),
    number(quantile(sorted, 0.95)),
    failed === 0 ? t("never") : ofWorlds(failed / Math.max(1, worlds)),
  ];
}

export const rowsOf = ({ played, entries }: Told): TournamentReport["rows"] =>
  played.outcomes.map((of) => ({
    name: of.strategy,
    kind: entries.playing.some(({ name }) => name === of.strategy) ? t("rule list") : t("to compare"),
    cells: cellsOf(of, played.failed.get(of.strategy) ?? 0),
  }));

/** Pairs told apart within a group that are named. */
const MOST_WITHIN = 6;

/** Groups in words; those of more than one say so, and whom within them the worlds do tell apart. */
export function groupLines({ groups, duels }: Grouping): readonly string[] {
  return groups.map((group) => {
    if (group.length === 1) return group[0] ?? "";
    const apart = duels.filter(({ a, b, better }) => better !== undefined && group.includes(a) && group.includes(b));
    const names = [...group].sort().join(", ");
    if (apart.length === 0) return t("{names}: not told apart", { names });
    const within = apart.map(({ a, b, better = a }) =>
      t("{better} from {other}", { better, other: better === a ? b : a }),
    );
    const more = within.length - MOST_WITHIN;
    const pairs = within.slice(0, MOST_WITHIN).join(", ");
    return more > 0
      ? t("{names}: not told apart; within them {pairs} and {more} more can be, to the first one's advantage", {
          names,
          pairs,
          more,
        })
      : t("{names}: not told apart; within them {pairs} can be, to the first one's advantage", { names, pairs });
  });
}

export const PAIR_HEAD = ["A", "B", msg("A less B"), msg("all intervals at once, 95 %"), msg("to the advantage of")];

/** Beyond so many more worlds a pair is called undecided for good: an hour and more of one core. */
const MOST_WORLDS_MORE = 1_000_000;

function undecided({ moreWorlds, difference }: Duel): string {
  if (moreWorlds === undefined)
    return difference.low === difference.high ? t("the same in every world") : t("undecided");
  if (moreWorlds > MOST_WORLDS_MORE) return t("undecided; no number of worlds that one would play decides it");
  return t("undecided; some {worlds} worlds more", { worlds: formatNumber(moreWorlds, 0) });
}

/** How groups stand to each other. */
export const apartBy = ({ measure }: Grouping): string =>
  measure === "wealth" ? t("Told apart, more above less:") : t("Told apart, less of it above more:");

/** Groups that were told apart, in their order; unnumbered, for within one nobody is before another. */
export const toldApart = (grouping: Grouping): readonly string[] =>
  grouping.groups.length < 2
    ? [t("Nobody is told apart from everybody else.")]
    : [apartBy(grouping), ...groupLines(grouping).map((line) => `- ${line}`)];

export const pairRows = ({ measure, duels }: Grouping): readonly (readonly string[])[] =>
  duels.map((of) => [
    of.a,
    of.b,
    amount(measure, of.difference.value),
    `${amount(measure, of.difference.low)} .. ${amount(measure, of.difference.high)}`,
    of.better ?? undecided(of),
  ]);

export function payHead({ ready: { names } }: Told): readonly string[] {
  return [
    t("name"),
    ...names.members.flatMap((who) => [t("{who}: days without food", { who }), t("{who}: died", { who })]),
    ...names.credits.map((credit) => t("lender ({credit}): not paid back", { credit })),
  ];
}

/** Who bore the cost, means a world: each person's missed days and deaths, and each lender's share of worlds unpaid. */
export const payRows = ({ played }: Told): readonly (readonly string[])[] =>
  played.outcomes.map((of) => [
    of.strategy,
    ...of.missed.flatMap((missed, at) => [number(mean(missed)), formatShare(mean(of.died[at] ?? []))]),
    ...of.unpaid.map((owed) => ofWorlds(mean(owed.map((amount) => (amount > 0 ? 1 : 0))))),
  ]);

function secondLines({ result }: Played, second: Played, unit: string): readonly string[] {
  const lines = agreements(result, second.result).map(({ measure, decided, same, undecided: open, turned }) =>
    t(
      "{measure}: of {decided} pairs told apart, {same} come out the same way in the other worlds, {turned} the other way round, {open} are undecided there.",
      { measure: TITLES[measure](unit), decided, same, turned, open },
    ),
  );
  return [
    t("Played once more in {worlds} other worlds (seed '{seed}'), which know nothing of the first:", {
      worlds: second.result.worlds,
      seed: second.seed,
    }),
    ...lines,
  ];
}

export function luckLines({ ready, played, second, entries }: Told): readonly string[] {
  const { parts, first } = played.result;
  const firsts = [...first].filter(([, share]) => share > 0).sort(([, a], [, b]) => b - a);
  const [top] = firsts;
  const lists = new Set(entries.playing.map(({ name }) => name));
  return [
    t(
      "Of all that real wealth varies over these plays, {rules} goes with the rules, {world} with the world alike for everybody, and {together} with how a world suits a rule.",
      {
        rules: formatShare(parts.strategy),
        world: formatShare(parts.world),
        together: formatShare(parts.together),
      },
    ),
    t(
      "In one world alone {most} of {all} would have had the most, {lists} rule lists among them; the one most often so in {share} of the worlds. A single play tells luck as much as rules.",
      {
        most: firsts.length,
        all: first.size,
        lists: firsts.filter(([name]) => lists.has(name)).length,
        share: formatShare(top?.[1] ?? 0),
      },
    ),
    ...(second === undefined ? [] : secondLines(played, second, ready.unit.text)),
  ];
}

export const READING = (told: Told): readonly string[] => [
  t(
    "All played the same {worlds} worlds with the same luck, so a difference is a difference of rules. Nobody is ranked: those that cannot be told apart stand together, and no measure outweighs another.",
    { worlds: told.played.result.worlds },
  ),
  t(
    "There are many pairs, so some would differ by chance alone. The intervals are made so that all of them, over all pairs and all four measures, hold at once in 95 of 100 such tournaments. One that covers 0 leaves a pair undecided.",
  ),
  t(
    "Hunger-days are days of food the household missed until the play ended: who ends early is counted for fewer days.",
  ),
];
