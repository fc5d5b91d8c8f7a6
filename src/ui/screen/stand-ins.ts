/** How wide Ink takes the terminal to be, in letters: more than blocks ever stand beside each other. */
export const LETTERS = 8;

const FIRST = "A".charCodeAt(0);
const MOST = 26;

/**
 * Blocks of painted lines that wait for their places. Ink takes every letter of a frame apart to find out how wide it is,
 * which is most of what a frame costs; the screens know the width of every line they paint. So Ink is given one plain
 * letter for a block, as often as the block has lines, and stacks these; in the finished frame the lines take the places
 * of their letters. Nothing but such letters is ever given to Ink.
 */
export class StandIns {
  private blocks: (readonly string[])[] = [];

  /** Forgets the last frame. The same frame gets the same letters again. */
  begin(): void {
    this.blocks = [];
  }

  /** What stands for a block of painted lines: its letter, one under the other. */
  for(lines: readonly string[]): string {
    if (this.blocks.length === MOST) throw new RangeError("a frame of too many blocks");
    this.blocks.push(lines);
    const letter = String.fromCharCode(FIRST + this.blocks.length - 1);
    return lines.map(() => letter).join("\n");
  }

  /** A frame as Ink laid it out, with the lines of each block in the places of its letters, one beside the other. */
  expand(frame: string): readonly string[] {
    const taken = this.blocks.map(() => 0);
    return frame.split("\n").map((row) => {
      let out = "";
      for (let at = 0; at < row.length; at += 1) {
        const block = row.charCodeAt(at) - FIRST;
        const line = taken[block] ?? 0;
        taken[block] = line + 1;
        out += this.blocks[block]?.[line] ?? "";
      }
      return out;
    });
  }
}
