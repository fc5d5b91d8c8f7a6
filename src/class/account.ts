import { msg, t } from "../language/index.js";
import { type Cell, csvLine } from "../report/index.js";
import type { Classroom, Result } from "./classroom.js";
import { distributionOf } from "./distribution.js";
import type { Distribution, Drawn, Sample } from "./drawn.js";
import { LIMITS } from "./limits.js";
import { luckOrSkill, luckOrSkillSaid, type TwoRounds } from "./luck-or-skill.js";
import type { RealUnit } from "./session.js";
import type { ClassState } from "./state.js";

// What a class is told of its outcomes: the table for the teacher, the shape of all outcomes, and what a reveal says.

const HEADS = [
  ...["room", "scenario", "scenario_hash", "rules_hash", "treatment", "base", "changes", "round", "seed", "student"],
  ...[
    "decisions",
    "day",
    "through",
    "ending",
    "kind",
    "real_wealth",
    "unit",
    "hunger_days",
    "deaths",
    "hash",
    "record",
  ],
];

/** One row for each student and round; `record` is the whole run record, which `jangmadang replay` plays again. */
export function classCsv({ setting }: ClassState, results: readonly Result[], unit: string): string {
  const rows = results.map(({ seat, round, progress, hash, ...of }): readonly Cell[] => {
    const record = of.record();
    const treatment = setting.treatments[seat.treatment];
    return [
      ...[setting.room, record.scenario, record.scenarioHash, record.rulesHash, treatment?.id ?? "", record.base],
      ...[(treatment?.set ?? []).join("; "), round, record.seed, seat.name, progress.decisions, progress.day],
      ...[progress.through ? "yes" : "no", progress.ending ?? "", progress.kind ?? ""],
      ...[Math.round(progress.wealth * 100) / 100, unit, progress.hungerDays, progress.deaths],
      ...[hash(), JSON.stringify(record)],
    ];
  });
  return [HEADS, ...rows].map(csvLine).join("");
}

/** The students of one treatment as they stand in a round, as a sample: whoever has begun it, for those who live are the last to end. */
export function sampleOf(results: readonly Result[], round: number, treatment: number, name: string): Sample {
  const of = results.filter(
    ({ round: played, seat, progress }) => played === round && seat.treatment === treatment && progress.decisions > 0,
  );
  return {
    name,
    wealth: of.map(({ progress }) => progress.wealth),
    ruined: of.filter(({ progress }) => progress.kind === "ruin").length,
    withDeaths: of.filter(({ progress }) => progress.deaths > 0).length,
    underway: of.filter(({ progress }) => !progress.through).length,
    later: of.filter(({ progress: { ending, day, lastDay } }) => ending === undefined && day > lastDay + 1).length,
  };
}

/** Students as they stand beside the simulated worlds, for each treatment. */
export const distributions = (
  { setting, round }: ClassState,
  results: readonly Result[],
  simulated: readonly (readonly Sample[])[],
): readonly (Distribution & { readonly treatment: string })[] =>
  setting.treatments.map(({ id }, at) => ({
    treatment: id,
    ...distributionOf(sampleOf(results, round, at, t("students")), simulated[at] ?? []),
  }));

/** The same students in a round and the one before it, where they came through both. */
function twoRounds(results: readonly Result[], round: number): readonly TwoRounds[] {
  const of = (which: number) =>
    new Map(
      results.filter(({ round: played, progress }) => played === which && progress.through).map((r) => [r.seat.id, r]),
    );
  const before = of(round - 1);
  return [...of(round).values()].flatMap(({ seat, progress }) => {
    const first = before.get(seat.id);
    return first === undefined
      ? []
      : [{ treatment: seat.treatment, first: first.progress.wealth, second: progress.wealth }];
  });
}

/** What two rounds with different luck tell of luck and skill; nothing in the first. */
export const luckSaid = ({ round }: ClassState, results: readonly Result[], unit: string): readonly string[] =>
  round < 2 ? [] : luckOrSkillSaid(luckOrSkill(twoRounds(results, round)), unit);

const whole = (value: number): string => Math.round(value).toLocaleString("en-US");
const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

/** How many, the middle, the middle four fifths, ruin and deaths. */
const sampleLine = ({ name, count, low, median, high, ruined, withDeaths }: Drawn, unit: string): string =>
  t(
    "{name} ({count}): with a death in the household {deaths}, ruined {ruined}; half stand above {median} {unit}, four of five between {low} and {high}.",
    {
      ...{ name, count, unit, median: whole(median), low: whole(low), high: whole(high) },
      ...{ ruined: percent(ruined), deaths: percent(withDeaths) },
    },
  );

/** A strategy's line with what it goes by, for those who know it by nothing but its name. */
const said = (line: string, { says = "" }: Drawn): string => (says === "" ? line : `${line} (${says})`);

/** The students, where they are enough to be told together, then each strategy. */
function sampleLines({ students, simulated }: Distribution, unit: string): readonly string[] {
  const { name, count, underway, later } = students;
  const own =
    count < LIMITS.told
      ? [t("{name}: fewer than {least} have played; what came out is theirs alone.", { name, least: LIMITS.told })]
      : [
          sampleLine(students, unit),
          ...(underway === 0
            ? []
            : [t("{underway} of them are still under way, and count as they stand.", { underway })]),
          ...(later === 0
            ? []
            : [t("{later} of them were on a road when the last day was over, and stand some days later.", { later })]),
        ];
  return [...own, ...simulated.filter((of) => of.count > 0).map((of) => said(sampleLine(of, unit), of))];
}

/** What must be known of the figures, where somebody died. */
const UNEATEN = msg(
  "What was never sold or eaten counts in these figures: a household that starved can stand above one that lived.",
);

/** What everybody is told when a round is revealed. Nobody is ranked and nobody named. */
export function revealLines(
  { state, until }: Pick<Classroom, "state" | "until">,
  results: readonly Result[],
  simulated: readonly (readonly Sample[])[],
  { marked: unit, cautions }: RealUnit,
): readonly string[] {
  const { round, seeds, setting } = state;
  const all = distributions(state, results, simulated);
  const died = all.some((of) => [of.students, ...of.simulated].some(({ withDeaths }) => withDeaths > 0));
  const several = setting.treatments.length > 1;
  return [
    t("The seed of round {round} was '{seed}'. Everybody met the same luck; what differed is what was decided.", {
      round,
      seed: seeds[round - 1] ?? "",
    }),
    ...all.flatMap((of) => [
      ...(several ? [t("Treatment {name}:", { name: of.treatment })] : []),
      ...sampleLines(of, unit),
    ]),
    until === undefined
      ? t(
          "The simulated ones are strategies played in other worlds of the same scenario: that is how much luck there is.",
        )
      : t(
          "The simulated ones are strategies played in other worlds of the same scenario, to the same day {day}: that is how much luck there is.",
          { day: until },
        ),
    ...(died ? [t(UNEATEN)] : []),
    ...luckSaid(state, results, unit),
    ...cautions,
  ];
}
