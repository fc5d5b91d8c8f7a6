import { agreements, mean } from "../../lab/index.js";
import type { Cell } from "../../report/index.js";
import type { Played, Told } from "../commands/tournament.js";

// A tournament for other programs: numbers under names that are the same in every language.

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
