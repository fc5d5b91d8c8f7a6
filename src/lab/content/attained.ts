import type { CompiledProgram, RunRecord, Transition } from "../../engine/index.js";
import type { Strategy } from "../../strategies/index.js";
import { WayCounts } from "./coverage.js";
import { type Untaken, untaken } from "./reasons.js";
import { type Broken, type Guide, Search } from "./search.js";
import { nameOf } from "./structure.js";

/** How much is searched; a search ends early where every way has been taken that could be. */
export interface Effort {
  /** Worlds each strategy plays as it is. */
  readonly worlds: number;
  /** Decisions of all campaigns together, after which none is begun. */
  readonly decisions: number;
}

export interface Attained {
  readonly counts: WayCounts;
  readonly campaigns: number;
  readonly decisions: number;
  readonly broken: readonly Broken[];
  readonly untaken: readonly Untaken[];
  /** Campaigns that together take every way that was taken. */
  readonly witnesses: readonly RunRecord[];
}

/** Shares of decisions at which the search leaves a strategy's way, taken in turn. */
const STRAYS = [0.1, 0.3, 0.6];
/** Share of a search after which trails are followed too: what comes by straying comes sooner without them. */
const TRAILS_FROM = 0.5;
/** Broken campaigns after which a search has shown enough. */
const ENOUGH = 10;

/** One turn of the search: each strategy straying, a trader who follows nobody, one of habit, and the trails to where what is sought begins. */
const guidesOf = (strategies: readonly Strategy[], turn: number, leaves: readonly number[]): readonly Guide[] => [
  ...strategies.map((strategy): Guide => ({ by: "strategy", strategy, strays: STRAYS[turn % STRAYS.length] ?? 1 })),
  { by: "nobody" },
  { by: "habit" },
  ...leaves.map((leaf): Guide => ({ by: "trail", leaf })),
];

/** Ways that are still worth searching: taken they would be news. */
const soughtOf = (counts: WayCounts, stated: ReadonlySet<string>): readonly Transition[] =>
  untaken(counts).flatMap(({ transition, impossible }) =>
    impossible || stated.has(nameOf(transition)) ? [] : [transition],
  );

/** Leaves play has come to, from which a way that is sought leads on. */
const leavesOf = (counts: WayCounts, sought: readonly Transition[]): readonly number[] => [
  ...new Set(sought.flatMap(({ from }) => ((counts.reached[from] ?? 0) > 0 ? [from] : []))),
];

/**
 * Which ways honest play takes: first each strategy as it is, then strategies that stray, a trader without one, who
 * does what was done least, and trails to where something is left to find, in worlds `seed#0`, `seed#1` and so on. Ways named in `stated` are not searched for. The same
 * arguments find the same.
 */
export function attain(
  compiled: CompiledProgram,
  strategies: readonly Strategy[],
  seed: string,
  effort: Effort,
  stated: ReadonlySet<string> = new Set(),
): Attained {
  const counts = new WayCounts(compiled);
  const search = new Search(counts);
  for (const strategy of strategies)
    for (let first = 0; first < effort.worlds; first += 1)
      search.play(`${seed}#${first}`, { by: "strategy", strategy, strays: 0 });
  let world = 0;
  for (let turn = 0; search.decisions < effort.decisions && search.broken.length < ENOUGH; turn += 1) {
    const sought = soughtOf(counts, stated);
    if (sought.length === 0) break;
    const late = search.decisions > effort.decisions * TRAILS_FROM;
    for (const guide of guidesOf(strategies, turn, late ? leavesOf(counts, sought) : [])) {
      search.play(`${seed}#${world}`, guide);
      world += 1;
    }
  }
  const { campaigns, decisions, broken, witnesses } = search;
  return { counts, campaigns, decisions, broken, witnesses, untaken: untaken(counts) };
}

/** Campaigns by one strategy in worlds `seed#0` to `seed#(worlds - 1)`, until one breaks. */
export function playUntilBroken(
  compiled: CompiledProgram,
  strategy: Strategy,
  seed: string,
  worlds: number,
): { readonly campaigns: number; readonly decisions: number; readonly broken: Broken | undefined } {
  const search = new Search(new WayCounts(compiled));
  for (let world = 0; world < worlds && search.broken.length === 0; world += 1)
    search.play(`${seed}#${world}`, { by: "strategy", strategy, strays: 0 });
  return { campaigns: search.campaigns, decisions: search.decisions, broken: search.broken[0] };
}
