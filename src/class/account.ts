import { t } from "../language/index.js";
import { type Cell, csvLine } from "../report/index.js";
import type { Classroom, Result } from "./classroom.js";
import { distributionOf } from "./distribution.js";
import type { Distribution, Sample } from "./drawn.js";
import { luckOrSkill, luckOrSkillSaid, type TwoRounds } from "./luck-or-skill.js";
import type { RealUnit } from "./session.js";
import type { ClassState } from "./state.js";

// What a class is told of its outcomes: the table for the teacher, the shape of all outcomes, and what a reveal says.

const HEADS = [
  ...["room", "scenario", "scenario_hash", "rules_hash", "treatment", "base", "changes", "round", "seed", "student"],
  ...["decisions", "day", "ending", "kind", "real_wealth", "unit", "hunger_days", "deaths", "hash", "record"],
];

/** One row for each student and round; `record` is the whole run record, which `jangmadang replay` plays again. */
export function classCsv({ setting }: ClassState, results: readonly Result[], unit: string): string {
  const rows = results.map(({ seat, round, progress, hash, ...of }): readonly Cell[] => {
    const record = of.record();
    const treatment = setting.treatments[seat.treatment];
    return [
      ...[setting.room, record.scenario, record.scenarioHash, record.rulesHash, treatment?.id ?? "", record.base],
      ...[(treatment?.set ?? []).join("; "), round, record.seed, seat.name, progress.decisions, progress.day],
      ...[progress.ending ?? "", progress.kind ?? "", progress.wealth, unit, progress.hungerDays, progress.deaths],
      ...[hash(), JSON.stringify(record)],
    ];
  });
  return [HEADS, ...rows].map(csvLine).join("");
}

const ended = (results: readonly Result[]): readonly Result[] =>
  results.filter(({ progress }) => progress.ending !== undefined);

/** The students of one treatment who have ended the round, as a sample. */
export function sampleOf(results: readonly Result[], round: number, treatment: number, name: string): Sample {
  const of = ended(results).filter((result) => result.round === round && result.seat.treatment === treatment);
  return {
    name,
    wealth: of.map(({ progress }) => progress.wealth),
    ruined: of.filter(({ progress }) => progress.kind === "ruin").length,
    withDeaths: of.filter(({ progress }) => progress.deaths > 0).length,
  };
}

/** Students who ended beside the simulated worlds, for each treatment. */
export const distributions = (
  { setting, round }: ClassState,
  results: readonly Result[],
  simulated: readonly (readonly Sample[])[],
): readonly (Distribution & { readonly treatment: string })[] =>
  setting.treatments.map(({ id }, at) => ({
    treatment: id,
    ...distributionOf(sampleOf(results, round, at, t("students")), simulated[at] ?? []),
  }));

/** The same students in a round and the one before it, where they ended both. */
export function twoRounds(results: readonly Result[], round: number): readonly TwoRounds[] {
  const of = (which: number) =>
    new Map(
      ended(results)
        .filter((r) => r.round === which)
        .map((r) => [r.seat.id, r]),
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

/** One line for each sample: how many, the middle, the middle four fifths, ruin and deaths. */
const sampleLines = ({ students, simulated }: Distribution, unit: string): readonly string[] =>
  [students, ...simulated].map(({ name, count, low, median, high, ruined, withDeaths }) =>
    count === 0
      ? t("{name}: nobody has ended.", { name })
      : t(
          "{name} ({count}): half end above {median} {unit}, four of five between {low} and {high}; ruined {ruined}, with a death in the household {deaths}.",
          {
            ...{ name, count, unit, median: whole(median), low: whole(low), high: whole(high) },
            ...{ ruined: percent(ruined), deaths: percent(withDeaths) },
          },
        ),
  );

/** What everybody is told when a round is revealed. Nobody is ranked and nobody named. */
export function revealLines(
  { state }: Pick<Classroom, "state">,
  results: readonly Result[],
  simulated: readonly (readonly Sample[])[],
  { marked: unit, cautions }: RealUnit,
): readonly string[] {
  const { round, seeds, setting } = state;
  const several = setting.treatments.length > 1;
  return [
    t("The seed of round {round} was '{seed}'. Everybody met the same luck; what differed is what was decided.", {
      round,
      seed: seeds[round - 1] ?? "",
    }),
    ...distributions(state, results, simulated).flatMap((of) => [
      ...(several ? [t("Treatment {name}:", { name: of.treatment })] : []),
      ...sampleLines(of, unit),
    ]),
    t("The simulated ones are strategies played in other worlds of the same scenario: that is how much luck there is."),
    ...luckSaid(state, results, unit),
    ...cautions,
  ];
}
