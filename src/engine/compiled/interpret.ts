import type { ChartEvent } from "../kernel.js";
import type { World } from "../world.js";
import type { Tables } from "./tables.js";

/**
 * Supplies the event at a resting leaf; -1 stops the run there. It fills `event` and answers the event's number.
 * `event.missed` says that the one before was taken by nobody; a policy that goes on all the same clears it.
 */
export type Policy = (world: World, leaf: number, event: MutableEvent) => number;

/** The event kernels read, reused from step to step. */
export interface MutableEvent extends ChartEvent {
  type: string;
  a: number;
  b: number;
  missed: boolean;
}

/** An executor runs a world in place until the chart ends or the policy stops it; answers the leaf it rests in. */
export type Executor = (world: World, policy: Policy, from?: number) => number;

/** What may be told of a run on the tables; nothing in it depends on that. */
export interface WayWatch {
  /** A candidate was looked at: its guard was tried, or it has none. */
  looked?(way: number): void;
  /** A candidate was taken, its actions are done, and this is the world now. */
  took(way: number, world: World): void;
}

export const freshEvent = (): MutableEvent => ({ type: "", a: 0, b: 0, missed: false });

/** One run of the tables: which leaf is active and which done events wait. */
class Stepper {
  leaf: number;
  private readonly queue: number[] = [];
  private readonly tables: Tables;
  private readonly world: World;
  private readonly event = freshEvent();
  private readonly watch: WayWatch | undefined;

  constructor(tables: Tables, world: World, resumeAt: number, watch: WayWatch | undefined) {
    this.tables = tables;
    this.world = world;
    this.watch = watch;
    this.leaf = resumeAt;
    if (resumeAt >= 0) return;
    const { start } = tables;
    this.act(start.from, start.to);
    this.leaf = start.leaf;
    if (start.raised >= 0) this.queue.push(start.raised);
  }

  private act(from: number, to: number): void {
    const { actions, code } = this.tables;
    for (let at = from; at < to; at += 1) actions[code[at] ?? 0]?.(this.world, this.event);
  }

  /** The first candidate of the active leaf for an event whose guard passes, or -1. */
  private select(number: number): number {
    const { first, guard, guards, width } = this.tables;
    const pair = this.leaf * width + number;
    for (let way = first[pair] ?? 0; way < (first[pair + 1] ?? 0); way += 1) {
      const test = guard[way] ?? -1;
      this.watch?.looked?.(way);
      if (test < 0 || guards[test]?.(this.world, this.event)) return way;
    }
    return -1;
  }

  /** Takes an event's transition, if there is one. */
  take(number: number): boolean {
    const way = this.select(number);
    if (way < 0) {
      if (number < this.tables.outside) this.event.missed = true;
      return false;
    }
    const { from, to, next, raised } = this.tables;
    this.act(from[way] ?? 0, to[way] ?? 0);
    this.leaf = next[way] ?? 0;
    if ((raised[way] ?? -1) >= 0) this.queue.push(raised[way] ?? 0);
    this.watch?.took(way, this.world);
    return true;
  }

  /** The next event: a pending done event, else the policy's. */
  nextEvent(policy: Policy): number {
    const pending = this.queue.shift();
    if (pending === undefined) return policy(this.world, this.leaf, this.event);
    this.event.type = this.tables.events[pending] ?? "";
    return pending;
  }
}

/** The tables run by a loop: the readable reference of what the generated code does. */
export function interpreter(tables: Tables, watch?: WayWatch): Executor {
  const { always, final } = tables;
  return (world, policy, resumeAt = -1) => {
    const stepper = new Stepper(tables, world, resumeAt, watch);
    // An event nobody takes still lets the eventless ways be looked at again.
    for (let number = always; number >= 0 && final[stepper.leaf] !== 1; ) {
      const taken = stepper.take(number);
      number = taken || number !== always ? always : stepper.nextEvent(policy);
    }
    return stepper.leaf;
  };
}
