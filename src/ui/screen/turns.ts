import type { Input } from "./keys.js";

/** What a turn is made of. */
export interface TurnParts {
  /** Runs something after what is done now. */
  readonly soon: (run: () => void) => void;
  /** Called once before the inputs of a turn. */
  readonly begin: () => void;
  readonly take: (input: Input) => void;
  readonly draw: () => void;
  /** Given whatever fault was thrown meanwhile. */
  readonly failed: (error: unknown) => void;
}

/** Inputs and frames by turns: what came since the last frame is taken in, then one is drawn. Inputs wait while something that takes long is done. */
export class Turns {
  private readonly parts: TurnParts;
  private readonly inputs: Input[] = [];
  private due = false;
  private busy = false;

  constructor(parts: TurnParts) {
    this.parts = parts;
  }

  input(input: Input): void {
    this.inputs.push(input);
    this.soon();
  }

  /** Has a turn come, if none is due already. */
  soon(): void {
    if (this.due) return;
    this.due = true;
    this.parts.soon(() => {
      this.due = false;
      try {
        this.turn();
      } catch (error) {
        this.parts.failed(error);
      }
    });
  }

  private turn(): void {
    this.parts.begin();
    while (this.inputs.length > 0 && !this.busy) {
      const input = this.inputs.shift();
      if (input === undefined) break;
      this.parts.take(input);
    }
    this.parts.draw();
  }

  /** Does what takes long, after the frame that is due; inputs wait until it is done. */
  waiting(run: () => Promise<void>): void {
    this.busy = true;
    this.parts.soon(() => {
      void run().finally(() => {
        this.busy = false;
        this.soon();
      });
    });
  }
}
