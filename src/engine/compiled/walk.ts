import { type Decision, eventOf } from "../decision.js";
import type { WorldKey } from "../luck.js";
import { Nature } from "../nature.js";
import type { Rest } from "../rest.js";
import { View } from "../view.js";
import { World } from "../world.js";
import { freshEvent, interpreter, type WayWatch } from "./interpret.js";
import type { CompiledProgram } from "./program.js";

/** One candidate of the tables, as a reader names it. */
export interface Transition {
  /** Its number: what a watch is told. */
  readonly way: number;
  /** Position in `tables.leaves` of the leaf it leaves, and of that it leads to. */
  readonly from: number;
  readonly to: number;
  /** Path of the leaf it leaves, such as `day.morning.stopped.found`, and of that it leads to. */
  readonly leaf: string;
  readonly target: string;
  /** What the chart calls it: `encounter.node.way`, an encounter that opens; "" for nothing. */
  readonly label: string;
  /** The event that takes it; "" for an eventless one, `done` when an encounter is over. */
  readonly event: string;
  readonly guard: string | undefined;
}

const pathOf = (id: string): string => id.replace(/^campaign\./, "");

/** Every candidate of the tables, in their order. */
export function transitionsOf({ tables }: CompiledProgram): readonly Transition[] {
  const { leaves, events, outside, always, width, first, guard, guardNames, next, labels } = tables;
  const name = (event: number): string => (event === always ? "" : event >= outside ? "done" : (events[event] ?? ""));
  return leaves.flatMap((leaf, from) =>
    Array.from({ length: width }, (_, event) => event).flatMap((event) => {
      const pair = from * width + event;
      const begin = first[pair] ?? 0;
      return Array.from({ length: (first[pair + 1] ?? 0) - begin }, (_, index): Transition => {
        const way = begin + index;
        const to = next[way] ?? 0;
        return {
          way,
          from,
          to,
          leaf: pathOf(leaf.id),
          target: pathOf(leaves[to]?.id ?? ""),
          label: labels[way] ?? "",
          event: name(event),
          guard: guardNames[guard[way] ?? -1],
        };
      });
    }),
  );
}

/** A campaign on the tables that can be looked at, forked and watched way by way. */
export class Walk {
  readonly compiled: CompiledProgram;
  readonly world: World;
  leaf: number;
  private readonly watch: WayWatch | undefined;

  private constructor(compiled: CompiledProgram, world: World, leaf: number, watch: WayWatch | undefined) {
    this.compiled = compiled;
    this.world = world;
    this.leaf = leaf;
    this.watch = watch;
  }

  static begin(compiled: CompiledProgram, key: WorldKey, watch?: WayWatch): Walk {
    const walk = new Walk(compiled, new World(new Nature(compiled.program.model, key)), -1, watch);
    walk.run(() => -1);
    return walk;
  }

  /** The same campaign once more, going its own way from here. */
  fork(): Walk {
    return new Walk(this.compiled, this.world.copy(), this.leaf, this.watch);
  }

  private run(next: (event: ReturnType<typeof freshEvent>) => number): void {
    const { tables } = this.compiled;
    this.leaf = interpreter(tables, this.watch)(this.world, (_world, _leaf, event) => next(event), this.leaf);
  }

  /** Where it waits; undefined where nothing waits, which is a fault of the chart. */
  get rest(): Rest | undefined {
    return this.compiled.rests[this.leaf];
  }

  get view(): View {
    return new View(this.compiled.program, this.world, this.rest ?? { kind: "plan" });
  }

  /** Takes a decision; answers whether the chart did. */
  decide(decision: Decision): boolean {
    const { program, eventNumbers } = this.compiled;
    const { type, a = 0, b = 0 } = eventOf(program.model, decision);
    const number = eventNumbers.get(type);
    if (number === undefined) return false;
    let given = false;
    let missed = false;
    this.run((event) => {
      if (given) {
        missed = event.missed;
        return -1;
      }
      given = true;
      Object.assign(event, { type, a, b });
      return number;
    });
    return !missed;
  }
}

/**
 * Does what a candidate does to a world, whether or not its guard holds, as if the decision had been taken there.
 * The world is changed in place; answers the leaf it leads to. Faults of rules are thrown.
 */
export function forceWay({ program, tables }: CompiledProgram, way: number, world: World, decision?: Decision): number {
  const { type, a = 0, b = 0 } = decision === undefined ? { type: "" } : eventOf(program.model, decision);
  const event = { ...freshEvent(), type, a, b };
  for (let at = tables.from[way] ?? 0; at < (tables.to[way] ?? 0); at += 1)
    tables.actions[tables.code[at] ?? 0]?.(world, event);
  return tables.next[way] ?? 0;
}
