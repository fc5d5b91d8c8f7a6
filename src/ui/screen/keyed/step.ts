import type { Scene } from "../scene/model.js";
import type { Effect, Lesson, Mode, UiState } from "../state.js";

/** A state, and what is to be done outside of it. */
export interface Step {
  readonly state: UiState;
  readonly effect?: Effect;
}

export type Done = (state: UiState, scene: Scene) => Step;

export const BROWSE: Mode = { kind: "browse" };

export const noted = (state: UiState, note: string): Step => ({ state: { ...state, note } });

export const learned = (state: UiState, lesson: Lesson): UiState =>
  state.lessons.includes(lesson) ? { ...state, lessons: state.lessons.filter((of) => of !== lesson) } : state;
