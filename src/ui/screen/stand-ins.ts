const FIRST = 0xe000;
const LAST = 0xf8ff;

/**
 * Painted lines that wait for their place. Ink takes every letter of a frame apart to find out how wide it is, which is
 * most of what a frame costs; the screens know the width of every line they paint. So Ink is given one private letter
 * for a line, lays that out, and the line takes its letter's place in the finished frame. No text can hold such a letter:
 * `plain` takes them out.
 */
export class StandIns {
  private lines: { readonly painted: string; readonly columns: number }[] = [];

  /** Forgets the lines of the last frame. The same frame gets the same letters again. */
  begin(): void {
    this.lines = [];
  }

  /** The letter that stands for a line of so many columns. */
  for(painted: string, columns: number): string {
    if (this.lines.length > LAST - FIRST) throw new RangeError("a frame of too many lines");
    this.lines.push({ painted, columns });
    return String.fromCharCode(FIRST + this.lines.length - 1);
  }

  /** A frame as Ink laid it out, with the lines in the places of their letters. */
  expand(frame: string): readonly string[] {
    return frame.split("\n").map((row) => {
      let out = "";
      for (let at = 0; at < row.length; at += 1) {
        const line = this.lines[row.charCodeAt(at) - FIRST];
        out += line === undefined ? row[at] : line.painted;
        if (line !== undefined) at += line.columns - 1; // the blanks under the rest of the line
      }
      return out;
    });
  }
}
