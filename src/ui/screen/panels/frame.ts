import type { Sight, UiState } from "../state.js";
import type { Theme } from "../theme.js";

/** What every screen is drawn into. */
export interface Frame {
  readonly columns: number;
  readonly rows: number;
  readonly theme: Theme;
  readonly state: UiState;
  /** Takes note of the room in which what has the keys is drawn. */
  readonly sees: (sight: Sight) => void;
}

/** A part of a frame. */
export interface Space {
  readonly columns: number;
  readonly rows: number;
}
