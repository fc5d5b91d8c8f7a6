import type { World } from "./world.js";

/** An event as the chart sees it: its type and up to two numbers. */
export interface ChartEvent {
  readonly type: string;
  readonly a?: number;
  readonly b?: number;
}

/** An action, written once as a function that changes a world in place. Every executor calls the same ones. */
export type Kernel = (w: World, event: ChartEvent) => void;

/** Where and when a guard can hold at all: the days from the first to the last, and the position of the place (-1: on the road). */
export interface Bounds {
  readonly from: number;
  readonly until: number;
  /** Undefined: anywhere. */
  readonly place: number | undefined;
}

/** A guard: reads, never draws. */
export interface Guard {
  (w: World, event: ChartEvent): boolean;
  /** Outside of them it does not hold, so that an executor need not ask it. */
  readonly bounds?: Bounds;
}
