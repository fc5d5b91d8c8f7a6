import type { ChartEvent } from "../kernel.js";
import type { World } from "../world.js";
import type { Tables } from "./tables.js";

/** Supplies the event at a resting leaf; -1 stops the run there. It fills `event` and answers the event's number. */
export type Policy = (world: World, leaf: number, event: MutableEvent) => number;

/** The event kernels read, reused from step to step. */
export interface MutableEvent extends ChartEvent {
  type: string;
  a: number;
  b: number;
}

/** An executor runs a world in place until the chart ends or the policy stops it; answers the leaf it rests in. */
export type Executor = (world: World, policy: Policy, from?: number) => number;

export const freshEvent = (): MutableEvent => ({ type: "", a: 0, b: 0 });

/** The tables run by a loop: the readable reference of what the generated code does. */
export function interpreter(tables: Tables): Executor {
  const { first, guard, from, to, next, raised, code, actions, guards, width, always, final, start, events } = tables;
  return (world, policy, resumeAt = -1) => {
    const event = freshEvent();
    const queue: number[] = [];
    let leaf = resumeAt;
    if (leaf < 0) {
      for (let at = start.from; at < start.to; at += 1) actions[code[at] ?? 0]?.(world, event);
      leaf = start.leaf;
      if (start.raised >= 0) queue.push(start.raised);
    }
    for (let number = always; ; ) {
      const pair = leaf * width + number;
      const end = first[pair + 1] ?? 0;
      let way = first[pair] ?? 0;
      while (way < end && !((guard[way] ?? -1) < 0 || guards[guard[way] ?? 0]?.(world, event))) way += 1;
      if (way < end) {
        for (let at = from[way] ?? 0; at < (to[way] ?? 0); at += 1) actions[code[at] ?? 0]?.(world, event);
        leaf = next[way] ?? 0;
        if ((raised[way] ?? -1) >= 0) queue.push(raised[way] ?? 0);
        if (final[leaf] === 1) return leaf;
        number = always;
      } else if (number !== always) {
        number = always; // an event nobody takes still lets the eventless ways be looked at again
      } else {
        const pending = queue.shift();
        number = pending ?? policy(world, leaf, event);
        if (number < 0) return leaf;
        if (pending !== undefined) event.type = events[pending] ?? "";
      }
    }
  };
}
