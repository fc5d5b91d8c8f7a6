import type { OpenPlay } from "./ports.js";

export const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Keeps the place of the play that is open, and knows whether decisions could not be saved. */
export class Keeping {
  /** Whether decisions were taken that could not be saved, and whether the player has been told on leaving. */
  private unsaved = false;
  private warned = false;

  /** Saves; answers the sentence that says why it could not. */
  save(play: OpenPlay | undefined): string | undefined {
    try {
      play?.save();
      this.unsaved = false;
      this.warned = false;
      return undefined;
    } catch (error) {
      this.unsaved = true;
      return sentence(error);
    }
  }

  /** Before leaving: why the last decisions are not kept, told once; undefined where one may leave. */
  lost(play: OpenPlay | undefined): string | undefined {
    const why = this.unsaved ? this.save(play) : undefined;
    if (why === undefined || this.warned) return undefined;
    this.warned = true;
    return why;
  }
}
