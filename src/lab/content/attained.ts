import type { CompiledProgram, RunRecord } from "../../engine/index.js";
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
/** Broken campaigns after which a search has shown enough. */
const ENOUGH = 10;

/** One turn of the search: each strategy straying, a trader who follows nobody, and one of habit. */
const guidesOf = (strategies: readonly Strategy[], turn: number): readonly Guide[] => [
  ...strategies.map((strategy): Guide => ({ by: "strategy", strategy, strays: STRAYS[turn % STRAYS.length] ?? 1 })),
  { by: "nobody" },
  { by: "habit" },
];

/** Whether a way is still worth searching: taken it would be news. */
const isSought = (counts: WayCounts, stated: ReadonlySet<string>): boolean =>
  untaken(counts).some(
    ({ transition, impossible }) =>
      !impossible && !stated.has(nameOf(transition)) && (counts.taken[transition.way] ?? 0) === 0,
  );

/**
 * Which ways honest play takes: first each strategy as it is, then strategies that stray and a trader without one, who
 * does what was done least, in worlds `seed#0`, `seed#1` and so on. Ways named in `stated` are not searched for. The same
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
    for (let world = 0; world < effort.worlds; world += 1)
      search.play(`${seed}#${world}`, { by: "strategy", strategy, strays: 0 });
  for (let turn = 0; search.decisions < effort.decisions && search.broken.length < ENOUGH; turn += 1) {
    const guides = guidesOf(strategies, turn);
    if (!isSought(counts, stated)) break;
    for (const [place, guide] of guides.entries()) search.play(`${seed}#${turn * guides.length + place}`, guide);
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
