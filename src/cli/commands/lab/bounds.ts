import {
  type Bounds,
  bounds,
  Gathered,
  type PlayedWorlds,
  playInOrder,
  rehearsed,
  searchInOrder,
} from "../../../lab/index.js";
import { formatNumber, formatShare } from "../../../units/index.js";
import { UsageError } from "../../errors.js";
import { type ManyOptions, progressOf, type Ready, sayStopped, untilStopped, withStudy } from "../../many.js";
import { print, printJson, table } from "../../output.js";
import { amount, headline, range, shares } from "./words.js";

export interface BoundsOptions extends ManyOptions {
  readonly worlds: number;
  readonly rollouts: number;
}

interface Found extends Bounds {
  /** The strategy the search starts from, and on how many worlds of their own it was chosen. */
  readonly start: { readonly strategy: string; readonly worlds: number };
}

async function play(ready: Ready, { worlds, rollouts }: BoundsOptions): Promise<Found> {
  const { names, players, unit, program, study, choice } = ready;
  const { base, margin, worlds: chosenOn } = rehearsed(program, study.strategies, choice.seed, unit.factor);
  const gathered = new Gathered(names, unit.factor);
  const parts: PlayedWorlds[] = [];
  const progress = progressOf(worlds, "world");
  await untilStopped(async (stop) => {
    await playInOrder(players, worlds, (played) => gathered.add(played), stop);
    const take = (played: PlayedWorlds): void => {
      parts.push(played);
      progress(played.to);
    };
    if (gathered.worlds === worlds) await searchInOrder(players, { base, rollouts }, worlds, take, stop);
  });
  return {
    ...bounds(gathered, parts, unit.factor, margin),
    start: { strategy: names.strategies[base] ?? "", worlds: chosenOn },
  };
}

function tell(found: Found): void {
  const { hindsight, policy, strategies, luck, margin, holds, start } = found;
  const line = (name: string, { mean, ruined }: Bounds["policy"], more: readonly string[]): readonly string[] => [
    name,
    range(mean, amount),
    `${formatShare(ruined.value)} [${shares(ruined)}]`,
    ...more,
  ];
  const head = ["", "kept, mean", "ruined", "whole regret, at least", "of it decisions, at least"];
  const rows = [
    line("hindsight, best found", hindsight, ["", ""]),
    line("policy, best found", policy, [range(luck, amount), ""]),
    ...strategies.map((of) => line(of.strategy, of, [range(of.regret, amount), range(of.decisions, amount)])),
  ];
  for (const one of table([head, ...rows])) print(`  ${one}`);
  print(
    `Kept is real wealth, of which nothing counts in ruin. Hindsight knows this world's draws, so no trader could have it; the policy knows what a trader sees (${formatNumber(found.rollouts, 0)} campaigns tried out, started from ${start.strategy}, the best on ${start.worlds} other worlds).`,
  );
  print(
    `Hindsight less policy, ${range(luck, amount)}, is luck, or decisions the search did not find. Both bounds are only the best found: the true ones are no lower.`,
  );
  print(
    `The policy loses to no strategy by more than ${amount(margin)} (5 % of the spread of ${start.strategy}, fixed before): ${holds ? "shown" : "not shown at this budget"}.`,
  );
}

/** `lab bounds SCENARIO`: what hindsight and the best policy found would have had, and what each strategy is short of it. */
export async function boundsOf(name: string, options: BoundsOptions): Promise<void> {
  if (options.worlds < 2 || options.rollouts < 2) throw new UsageError("write at least --worlds 2 and --rollouts 2");
  await withStudy(name, options, { worlds: options.worlds * options.rollouts }, async (ready) => {
    const found = await play(ready, options);
    sayStopped(found.worlds, options.worlds, "worlds");
    const { worlds } = found;
    if (options.json) return printJson({ ...ready.about, finished: worlds === options.worlds, ...found });
    if (worlds < 2) return;
    print(headline(ready.about, worlds));
    tell(found);
  });
}
