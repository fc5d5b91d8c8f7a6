import { type Player, playerOf, programOf, strategyOf, type WayName } from "./players.js";

/** What the bench asks of a process that plays one way. */
export type Task =
  | ({ readonly do: "prepare" } & Campaigns)
  | { readonly do: "check"; readonly worlds: number }
  | { readonly do: "play"; readonly forMs: number };

/** Whole campaigns of a scenario that lasts so many days. */
export interface Campaigns {
  readonly scenario: string;
  readonly days: number;
}

export interface Checked {
  readonly strategy: string;
  readonly hashes: readonly string[];
  /** Mean days and decisions of a campaign. */
  readonly played: number;
  readonly decisions: number;
}

export interface Slice {
  readonly perSecond: number;
}

/** Milliseconds between two looks at the processor time, which cost as much as a day of a campaign. */
const LOOK_EVERY = 1;

/**
 * Plays whole campaigns, world after world, for about so long. Long and counted is the process's own time on a processor,
 * all its threads, so that what else the machine does disturbs less; on a quiet machine it is the time on the wall.
 */
function slice(player: Player, from: number, forMs: number): { readonly worlds: number; readonly ms: number } {
  const before = process.cpuUsage();
  const used = (): number => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  let [worlds, look] = [0, 0];
  for (;;) {
    player(from + worlds);
    worlds += 1;
    const now = performance.now();
    if (now < look) continue;
    look = now + LOOK_EVERY;
    const ms = used();
    if (ms >= forMs) return { worlds, ms };
  }
}

/**
 * Serves tasks one at a time over the channel to the bench. A process plays one way and one length only, as a study
 * does: no way is judged by code that another, or another program, has warmed.
 */
export function serve(root: string, way: WayName): void {
  let ready: { readonly player: Player; readonly strategy: string } | undefined;
  let next = 0;
  const answer = (task: Task): unknown => {
    if (task.do === "prepare") {
      const program = programOf(task.scenario, task.days);
      const strategy = strategyOf(root, task.scenario, program);
      ready = { player: playerOf(way, program, strategy), strategy: strategy.id };
      return true;
    }
    if (ready === undefined) throw new Error("nothing was prepared");
    const { player, strategy } = ready;
    if (task.do === "play") {
      const { worlds, ms } = slice(player, next, task.forMs);
      next += worlds;
      return { perSecond: (worlds * 1000) / ms } satisfies Slice;
    }
    const outcomes = Array.from({ length: task.worlds }, (_, world) => player(world, true));
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      strategy,
      hashes: outcomes.map(({ hash }) => hash),
      played: mean(outcomes.map(({ day }) => day)),
      decisions: mean(outcomes.map(({ decisions }) => decisions)),
    } satisfies Checked;
  };
  process.on("message", (task: Task) => process.send?.(answer(task)));
}
