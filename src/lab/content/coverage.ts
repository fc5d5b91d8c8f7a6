import { type CompiledProgram, type Transition, transitionsOf, type World } from "../../engine/index.js";

/** What play has seen of a chart: which ways were looked at and taken, which leaves were reached and with what world first. */
export class WayCounts {
  readonly compiled: CompiledProgram;
  readonly transitions: readonly Transition[];
  readonly looked: Uint32Array;
  readonly taken: Uint32Array;
  /** Per leaf: how often it was entered. */
  readonly reached: Uint32Array;
  /** How many ways have been taken at all. */
  distinct = 0;
  /** Per leaf: the world in which it was first entered. */
  readonly samples: (World | undefined)[];

  constructor(compiled: CompiledProgram) {
    this.compiled = compiled;
    this.transitions = transitionsOf(compiled);
    this.looked = new Uint32Array(this.transitions.length);
    this.taken = new Uint32Array(this.transitions.length);
    this.reached = new Uint32Array(compiled.tables.leaves.length);
    this.samples = compiled.tables.leaves.map(() => undefined);
  }

  private bump(counts: Uint32Array, at: number): void {
    counts[at] = (counts[at] ?? 0) + 1;
  }

  enter(leaf: number, world: World): void {
    this.bump(this.reached, leaf);
    this.samples[leaf] ??= world.copy();
  }

  /** What a walk tells of its way. */
  readonly watch = {
    looked: (way: number): void => this.bump(this.looked, way),
    took: (way: number, world: World): void => {
      if (this.taken[way] === 0) this.distinct += 1;
      this.bump(this.taken, way);
      const { from, to, label, event } = this.transitions[way] ?? { from: -1, to: -1, label: "", event: "" };
      if (to !== from || label !== "" || event === "") this.enter(to, world);
    },
  };

  /** Ways that were never taken. */
  get missing(): readonly Transition[] {
    return this.transitions.filter(({ way }) => this.taken[way] === 0);
  }
}
