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
} from "../lab/index.js";
import { msg, t } from "../language/index.js";
import { isShare } from "../lessons/index.js";
import { type Cell, type TournamentReport, tournamentPage } from "../report/index.js";
import { showProblem, wordsOf } from "../scenario/index.js";
import { formatNumber, formatShare } from "../units/index.js";
import type { Played, Told } from "./commands/tournament.js";
import { table } from "./output.js";
import { markedUnit } from "./real-value.js";
import { packageVersion, playsDigest } from "./version.js";

// A tournament in words: for a terminal, a spreadsheet, JSON and a page.

const number = (value: number): string => formatNumber(value, Math.abs(value) < 10 ? 1 : 0);

const TITLES: Readonly<Record<Measure, (unit: string) => string>> = {
  wealth: (unit) => t("Real wealth at the end, {unit}", { unit }),
  ruin: () => t("Share of worlds that ended in ruin"),
  hunger: () => t("Days of food missed, summed over the household"),
  deaths: () => t("Share of worlds in which somebody died"),
};

const amount = (measure: Measure, value: number): string =>
  isShare(measure) ? t("{points} points", { points: formatNumber(value * 100, 1) }) : number(value);

/** In the order in which they are told: first who lived, last what was left. */
const TOLD: readonly Measure[] = ["deaths", "hunger", "ruin", "wealth"];

const groupingsTold = ({ result: { groupings } }: Played): readonly Grouping[] =>
  TOLD.flatMap((measure) => groupings.filter((of) => of.measure === measure));

const someoneDied = ({ outcomes }: Played): boolean => outcomes.some(({ deaths }) => deaths.some((count) => count > 0));

/** What is to be known before a measure is read; empty where nothing is. */
const beforeReading = ({ measure }: Grouping, played: Played): string =>
  measure === "wealth" && someoneDied(played)
    ? t(
        "In some of these worlds somebody died. What was never sold or eaten counts here, so a household that starved can stand above one that lived: look at deaths first.",
      )
    : "";

const MEAN = msg("mean [95 %]");
const HEAD = [
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

const headed = (cells: readonly string[]): readonly string[] => cells.map((cell) => t(cell));

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

const rowsOf = ({ played, entries }: Told): TournamentReport["rows"] =>
  played.outcomes.map((of) => ({
    name: of.strategy,
    kind: entries.playing.some(({ name }) => name === of.strategy) ? t("rule list") : t("to compare"),
    cells: cellsOf(of, played.failed.get(of.strategy) ?? 0),
  }));

/** Pairs told apart within a group that are named. */
const MOST_WITHIN = 6;

/** Groups in words; those of more than one say so, and whom within them the worlds do tell apart. */
function groupLines({ groups, duels }: Grouping): readonly string[] {
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

const PAIR_HEAD = ["A", "B", msg("A less B"), msg("all intervals at once, 95 %"), msg("to the advantage of")];

/** Beyond so many more worlds a pair is called undecided for good: an hour and more of one core. */
const MOST_WORLDS_MORE = 1_000_000;

function undecided({ moreWorlds, difference }: Duel): string {
  if (moreWorlds === undefined)
    return difference.low === difference.high ? t("the same in every world") : t("undecided");
  if (moreWorlds > MOST_WORLDS_MORE) return t("undecided; no number of worlds that one would play decides it");
  return t("undecided; some {worlds} worlds more", { worlds: formatNumber(moreWorlds, 0) });
}

/** How groups stand to each other. */
const apartBy = ({ measure }: Grouping): string =>
  measure === "wealth" ? t("Told apart, more above less:") : t("Told apart, less of it above more:");

/** Groups that were told apart, in their order; unnumbered, for within one nobody is before another. */
const toldApart = (grouping: Grouping): readonly string[] =>
  grouping.groups.length < 2
    ? [t("Nobody is told apart from everybody else.")]
    : [apartBy(grouping), ...groupLines(grouping).map((line) => `- ${line}`)];

const pairRows = ({ measure, duels }: Grouping): readonly (readonly string[])[] =>
  duels.map((of) => [
    of.a,
    of.b,
    amount(measure, of.difference.value),
    `${amount(measure, of.difference.low)} .. ${amount(measure, of.difference.high)}`,
    of.better ?? undecided(of),
  ]);

function payHead({ ready: { names } }: Told): readonly string[] {
  return [
    t("name"),
    ...names.members.flatMap((who) => [t("{who}: days without food", { who }), t("{who}: died", { who })]),
    ...names.credits.map((credit) => t("lender ({credit}): not paid back", { credit })),
  ];
}

/** Who bore the cost, means a world: each person's missed days and deaths, and each lender's share of worlds unpaid. */
const payRows = ({ played }: Told): readonly (readonly string[])[] =>
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

function luckLines({ ready, played, second, entries }: Told): readonly string[] {
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

const READING = (told: Told): readonly string[] => [
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

/** Pairs beyond which a terminal shows groups only. */
const MOST_SHOWN = 15;

/** The tournament for a terminal. */
export function tellTournament(told: Told, print: (line: string) => void): void {
  const { ready, played, entries } = told;
  const { about } = ready;
  const say = (lines: readonly string[]): void => {
    for (const line of lines) print(`  ${line}`);
  };
  print(
    t(
      "{scenario} ({base}): {lists} rule lists and {others} to compare, in the same {worlds} worlds of seed '{seed}'. Real wealth in {unit}.",
      {
        scenario: about.scenario,
        base: about.base,
        lists: entries.playing.length,
        others: played.outcomes.length - entries.playing.length,
        worlds: played.result.worlds,
        seed: about.seed,
        unit: markedUnit(about),
      },
    ),
  );
  say(table([headed(HEAD), ...rowsOf(told).map(({ name, kind, cells }) => [name, kind, ...cells])]));
  say(played.faults);
  print("");
  for (const line of READING(told)) print(line);
  for (const grouping of groupingsTold(played)) {
    print("");
    print(`${TITLES[grouping.measure](markedUnit(about))}:`);
    const first = beforeReading(grouping, played);
    if (first !== "") print(first);
    if (grouping.duels.length <= MOST_SHOWN) say(table([headed(PAIR_HEAD), ...pairRows(grouping)]));
    else say([t("({pairs} pairs: --out FILE.html and --json tell each)", { pairs: grouping.duels.length })]);
    say(toldApart(grouping));
  }
  print("");
  print(t("Who paid, means a world:"));
  say(table([payHead(told), ...payRows(told)]));
  print("");
  for (const line of luckLines(told)) print(line);
  if (about.caution !== null) print(`* ${about.caution}`);
  tellRefused(told, print);
}

function tellRefused({ entries }: Told, print: (line: string) => void): void {
  if (entries.passedOver.length > 0)
    print(`\n${t("Passed over, no rule lists: {names}", { names: entries.passedOver.join(", ") })}`);
  if (entries.refused.length === 0) return;
  print(`\n${t("Not played:")}`);
  for (const { problems } of entries.refused) for (const problem of problems) print(`  ${showProblem(problem)}`);
}

/** The tournament as JSON. */
export function jsonOf(told: Told): object {
  const { ready, played, second, entries } = told;
  const { unit, ...about } = ready.about;
  const seen = ({ result, outcomes, failed }: Played): object => ({
    worlds: result.worlds,
    factor: result.factor,
    strategies: outcomes.map((of) => ({
      name: of.strategy,
      mean: mean(of.wealth),
      ruined: mean(of.ruined),
      hungerDays: mean(of.hungerDays),
      deaths: mean(of.deaths),
      failed: (failed.get(of.strategy) ?? 0) / Math.max(1, result.worlds),
      first: result.first.get(of.strategy) ?? 0,
      missed: of.missed.map((column) => mean(column)),
      died: of.died.map((column) => mean(column)),
      unpaid: of.unpaid.map((column) => mean(column)),
    })),
    measures: result.groupings,
    variance: result.parts,
  });
  return {
    ...about,
    unit,
    members: ready.names.members,
    credits: ready.names.credits,
    lists: entries.playing.map(({ name, file }) => ({ name, file })),
    notPlayed: entries.refused,
    passedOver: entries.passedOver,
    ...seen(played),
    ...(second === undefined
      ? {}
      : { second: { seed: second.seed, ...seen(second), agreement: agreements(played.result, second.result) } }),
  };
}

/** The tournament as a table: one row a strategy, its group in each measure counted from 1. */
export function csvRows({ ready, played, entries }: Told): readonly (readonly Cell[])[] {
  const { names, about } = ready;
  const { groupings, worlds } = played.result;
  const head = [
    ...[
      "name",
      "kind",
      "scenario",
      "base",
      "seed",
      "worlds",
      "mean_real_wealth",
      "ruined",
      "hunger_days",
      "deaths",
      "failed",
    ],
    ...groupings.map(({ measure }) => `group_${measure}`),
    ...names.members.flatMap((id) => [`missed_${id}`, `died_${id}`]),
    ...names.credits.map((id) => `unpaid_${id}`),
  ];
  const rows = played.outcomes.map((of): readonly Cell[] => [
    of.strategy,
    entries.playing.some(({ name }) => name === of.strategy) ? "list" : "to compare",
    about.scenario,
    about.base,
    about.seed,
    worlds,
    mean(of.wealth),
    mean(of.ruined),
    mean(of.hungerDays),
    mean(of.deaths),
    (played.failed.get(of.strategy) ?? 0) / Math.max(1, worlds),
    ...groupings.map(({ groups }) => 1 + groups.findIndex((group) => group.includes(of.strategy))),
    ...of.missed.flatMap((missed, at) => [mean(missed), mean(of.died[at] ?? [])]),
    ...of.unpaid.map((owed) => mean(owed)),
  ]);
  return [head, ...rows];
}

/** The tournament as one HTML page. */
export function pageOf(told: Told): string {
  const { ready, played, entries } = told;
  const { about } = ready;
  return tournamentPage({
    title: t("Rule lists in {scenario}", { scenario: about.scenario }),
    says: [...READING(told), ...(about.caution === null ? [] : [`* ${about.caution}`])],
    contentNote: wordsOf(ready.scenario.texts.get("content-note")),
    head: HEAD.map((cell) =>
      cell === MEAN ? t("mean real wealth, {unit} [95 %]", { unit: markedUnit(about) }) : t(cell),
    ),
    rows: rowsOf(told),
    tables: groupingsTold(played).map((grouping) => ({
      title: TITLES[grouping.measure](markedUnit(about)),
      first: beforeReading(grouping, played),
      apart: apartBy(grouping),
      groups: toldApart(grouping).length === 1 ? [] : groupLines(grouping),
      pairs: pairRows(grouping),
    })),
    pairHead: headed(PAIR_HEAD),
    payHead: payHead(told),
    payers: payRows(told),
    luck: luckLines(told),
    notPlayed: entries.refused.map(({ name, problems }) => ({ name, problems: problems.map(showProblem) })),
    facts: [
      [
        t("scenario"),
        t("{scenario}, base {base}, {hash}", {
          scenario: about.scenario,
          base: about.base,
          hash: ready.scenario.hash,
        }),
      ],
      [
        t("worlds"),
        t("{worlds}: seeds {seed}#0 to {seed}#{last}", {
          worlds: played.result.worlds,
          seed: about.seed,
          last: played.result.worlds - 1,
        }),
      ],
      [t("numbers changed"), about.set.join(", ") || t("none")],
      [
        t("intervals"),
        t("{factor} standard errors to a side instead of 1.96 (max-t over joint resamples of the worlds)", {
          factor: played.result.factor.toFixed(2),
        }),
      ],
      [t("program"), t("jangmadang {version}, code {code}", { version: packageVersion(), code: playsDigest() })],
    ],
  });
}
