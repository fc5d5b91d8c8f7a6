import type { World } from "./world.js";

/** An event as the chart sees it: its type and up to two numbers. */
export interface ChartEvent {
  readonly type: string;
  readonly a?: number;
  readonly b?: number;
}

/** An action, written once as a function that changes a world in place. Every executor calls the same ones. */
export type Kernel = (w: World, event: ChartEvent) => void;

/** A guard: reads, never draws. */
export type Guard = (w: World, event: ChartEvent) => boolean;
