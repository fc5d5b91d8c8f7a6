import { describe, expect, it } from "vitest";
import { assign, createActor, setup } from "xstate";
import { type Executor, interpreter } from "../../../src/engine/compiled/interpret.js";
import { type ConstructedMachine, Uncompilable } from "../../../src/engine/compiled/nodes.js";
import { generated } from "../../../src/engine/compiled/print.js";
import { compileTables, type Tables } from "../../../src/engine/compiled/tables.js";
import type { Guard, Kernel } from "../../../src/engine/kernel.js";
import type { World } from "../../../src/engine/world.js";

/** What the random charts act on: a log of every action in order, and a number guards look at. */
interface Tape {
  n: number;
  log: number[];
}

const EVENTS = ["A", "B", "C", "D"];
const STEPS = 40;

/** A small generator of its own: the charts must not depend on anything else in the program. */
class Dice {
  private state: number;
  constructor(seed: number) {
    this.state = Math.imul(seed, 7919) | 0;
  }
  next(): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) | 0;
    return (this.state >>> 8) / 16777216;
  }
  below(n: number): number {
    return Math.floor(this.next() * n);
  }
  chance(p: number): boolean {
    return this.next() < p;
  }
}

interface RandomState {
  id: string;
  type?: "final";
  initial?: string | { target: string; actions: string[] };
  states?: Record<string, RandomState>;
  entry?: string[];
  exit?: string[];
  on?: Record<string, unknown>;
  always?: unknown[];
  onDone?: unknown;
}

/** A random hierarchical chart of up to four levels, with the phrases it names. */
class RandomChart {
  readonly actions: Record<string, unknown> = {};
  readonly guards: Record<string, unknown> = {};
  readonly root: RandomState;
  private readonly ids: string[] = [];
  private readonly dice: Dice;
  private count = 0;

  constructor(seed: number) {
    this.dice = new Dice(seed);
    this.root = this.state("r", 3);
    this.ways(this.root, true);
  }

  private action(): string {
    this.count += 1;
    const number = this.count;
    const kernel: Kernel = (world) => {
      const tape = world as unknown as Tape;
      if (tape.log.length > 3000) throw new Error("runaway");
      tape.log.push(number);
      tape.n = (tape.n * 31 + number) % 1009;
    };
    const copy = assign(({ context, event }: { context: { world: Tape }; event: { type: string } }) => {
      const world = { n: context.world.n, log: context.world.log.slice() };
      kernel(world as unknown as World, event);
      return { world };
    });
    this.actions[`a${number}`] = Object.assign(copy, { kernel });
    return `a${number}`;
  }

  private guard(): string {
    const name = `g${Object.keys(this.guards).length}`;
    const modulus = 2 + this.dice.below(4);
    const wanted = this.dice.below(modulus);
    const kernel: Guard = (world) => (world as unknown as Tape).n % modulus === wanted;
    this.guards[name] = Object.assign(
      ({ context }: { context: { world: Tape } }) => kernel(context.world as unknown as World, { type: "" }),
      { kernel },
    );
    return name;
  }

  private state(id: string, depth: number): RandomState {
    const { dice } = this;
    const state: RandomState = { id };
    this.ids.push(id);
    const kind = dice.next();
    if (depth > 0 && (depth === 3 || kind < 0.55)) {
      const children = 2 + dice.below(3);
      state.states = {};
      for (let index = 0; index < children; index += 1)
        state.states[`s${index}`] = this.state(`${id}_${index}`, depth - 1);
      const target = `s${dice.below(children)}`;
      state.initial = dice.chance(0.3) ? { target, actions: [this.action()] } : target;
    } else if (kind > 0.9 && id.length > 3) state.type = "final";
    if (dice.chance(0.6)) state.entry = [this.action()];
    if (dice.chance(0.6)) state.exit = [this.action()];
    return state;
  }

  private way(needsTarget = false): Record<string, unknown> {
    const { dice, ids } = this;
    const way: Record<string, unknown> = {};
    if (needsTarget || dice.chance(0.85)) way["target"] = `#${ids[1 + dice.below(ids.length - 1)]}`;
    if (dice.chance(0.6)) way["actions"] = [this.action()];
    if (dice.chance(0.45)) way["guard"] = this.guard();
    if (dice.chance(0.2)) way["reenter"] = true;
    return way;
  }

  private ways(state: RandomState, top: boolean): void {
    const { dice } = this;
    if (state.type !== "final") {
      const on: Record<string, unknown> = {};
      for (const event of EVENTS)
        if (dice.chance(0.4)) on[event] = dice.chance(0.5) ? this.way() : [this.way(), this.way()];
      if (dice.chance(0.1)) on["*"] = this.way();
      state.on = on;
      if (dice.chance(0.2)) state.always = [{ ...this.way(true), guard: this.guard() }];
      if (state.states !== undefined && !top && dice.chance(0.6))
        state.onDone = dice.chance(0.5) ? this.way() : [this.way(), this.way()];
    }
    for (const child of Object.values(state.states ?? {})) this.ways(child, false);
  }
}

interface Trace {
  readonly rests: readonly string[];
  readonly log: readonly number[];
}

function byActor(
  chart: RandomChart,
  seed: number,
  events: readonly number[],
): { machine: ConstructedMachine; trace: Trace | undefined } {
  const config = {
    ...chart.root,
    context: () => ({ world: { n: seed % 1009, log: [] } }),
    options: { maxIterations: 60 },
  };
  const machine = setup({ actions: chart.actions, guards: chart.guards } as never).createMachine(config as never);
  const actor = createActor(machine);
  let failed = false;
  actor.subscribe({
    error: () => {
      failed = true;
    },
  });
  actor.start();
  const rests: string[] = [];
  const leaf = (): string => {
    const nodes = (actor.getSnapshot() as unknown as { _nodes: { id: string; type: string }[] })._nodes;
    return nodes.find(({ type }) => type === "atomic" || type === "final")?.id ?? "";
  };
  const world = (): Tape => (actor.getSnapshot().context as unknown as { world: Tape }).world;
  for (const event of events) {
    if (failed || actor.getSnapshot().status !== "active") break;
    rests.push(`${leaf()}:${world().log.length}`);
    actor.send({ type: EVENTS[event] ?? "" } as never);
  }
  failed ||= actor.getSnapshot().status === "error";
  return { machine: machine as unknown as ConstructedMachine, trace: failed ? undefined : { rests, log: world().log } };
}

function byExecutor(run: Executor, tables: Tables, seed: number, events: readonly number[]): Trace {
  const tape: Tape = { n: seed % 1009, log: [] };
  const rests: string[] = [];
  let index = 0;
  run(tape as unknown as World, (_world, leaf, event) => {
    if (index >= events.length) return -1;
    rests.push(`${tables.leaves[leaf]?.id}:${tape.log.length}`);
    const number = events[index] ?? 0;
    index += 1;
    event.type = EVENTS[number] ?? "";
    return number;
  });
  return { rests, log: tape.log };
}

const MACHINES = 1_400;

describe("a compiled chart is the chart", () => {
  it(`gives every rest and every action in order as the actor does, on ${MACHINES} random machines x ${STEPS} events`, () => {
    const seen = { compared: 0, generated: 0, refused: 0, looping: 0 };
    for (let seed = 1; seed <= MACHINES; seed += 1) {
      const dice = new Dice(seed + 1_000_003);
      const events = Array.from({ length: STEPS }, () => dice.below(EVENTS.length));
      const { machine, trace } = byActor(new RandomChart(seed), seed, events);
      if (trace === undefined) {
        seen.looping += 1;
        continue;
      }
      let tables: Tables;
      try {
        tables = compileTables(machine, EVENTS);
      } catch (error) {
        expect(error).toBeInstanceOf(Uncompilable);
        seen.refused += 1;
        continue;
      }
      expect(byExecutor(interpreter(tables), tables, seed, events), `tables, seed ${seed}`).toEqual(trace);
      seen.compared += 1;
      try {
        expect(byExecutor(generated(tables), tables, seed, events), `generated, seed ${seed}`).toEqual(trace);
        seen.generated += 1;
      } catch (error) {
        if (!(error instanceof Uncompilable)) throw error;
      }
    }
    expect(seen.compared).toBeGreaterThanOrEqual(1_000);
    expect(seen.generated).toBeGreaterThanOrEqual(600);
  });
});
