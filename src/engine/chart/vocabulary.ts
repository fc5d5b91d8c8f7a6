import type { Guard, Kernel } from "../kernel.js";
import type { Rest } from "../rest.js";

/** A transition of the chart as plain data. */
export interface Way {
  readonly target?: string;
  readonly guard?: string;
  readonly actions?: readonly string[];
  /** What a reader calls it: `encounter.node.way`, the encounter that opens, or what is decided. */
  readonly description?: string;
}

/** A state of the chart as plain data, in the form XState takes. */
export interface State {
  readonly type?: "final";
  readonly initial?: string;
  readonly entry?: readonly string[];
  readonly always?: readonly Way[];
  readonly on?: Readonly<Record<string, Way | readonly Way[]>>;
  readonly onDone?: string;
  readonly states?: Readonly<Record<string, State>>;
  readonly meta?: { readonly rest: Rest };
}

/** The named phrases of a chart: what its guards and actions do. A name is registered once. */
export class Phrases {
  readonly actions = new Map<string, Kernel>();
  readonly guards = new Map<string, Guard>();

  act(name: string, kernel: Kernel): string {
    if (!this.actions.has(name)) this.actions.set(name, kernel);
    return name;
  }

  when(name: string, guard: Guard): string {
    if (!this.guards.has(name)) this.guards.set(name, guard);
    return name;
  }
}
