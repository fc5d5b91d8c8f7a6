import type { UiState } from "../state.js";
import type { Theme } from "../theme.js";

/** What every screen is drawn into. */
export interface Frame {
  readonly columns: number;
  readonly rows: number;
  readonly theme: Theme;
  readonly state: UiState;
}

/** A part of a frame. */
export interface Space {
  readonly columns: number;
  readonly rows: number;
}
