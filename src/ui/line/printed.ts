import { figureOf } from "../answers/figure.js";

/** Lines that are kept for a question about a figure that was read. */
const MOST = 200;
/** The same once the campaign has ended: what is found about a run is told once, and asked about for as long as the play stands open. */
const MOST_AFTER = 5000;

/** What was printed of late, each line with what was asked when it answered a question about a figure or a wording. */
export class Printed {
  private lines: { readonly line: string; readonly asked: string; readonly ended: boolean }[] = [];
  /** What is asked by the line that is being answered. */
  private asked = "";

  add(lines: readonly string[], ended: boolean): void {
    const { asked } = this;
    // what is told of a figure repeats where it was read
    const repeats = (line: string): boolean =>
      figureOf(asked) !== undefined && (line.endsWith(":") || this.lines.some((of) => of.line.trim() === line.trim()));
    this.lines.push(...lines.filter((line) => !repeats(line)).map((line) => ({ line, asked, ended })));
    const most = ended ? MOST_AFTER : MOST;
    if (this.lines.length > 2 * most) this.lines.splice(0, most);
  }

  /** Forgets what was told once the campaign had ended: that end has been taken back. */
  forgetEnd(): void {
    this.lines = this.lines.filter(({ ended }) => !ended);
  }

  /** Answers a question; `answer` is given what was read before it: what was answered to the same is not where it was read. */
  answering<T>(asked: string, answer: (read: readonly string[]) => T): T {
    this.asked = asked;
    const read = this.lines.filter((of) => asked === "" || of.asked !== asked).map(({ line }) => line);
    const answered = answer(read);
    this.asked = "";
    return answered;
  }
}
