import { t, tn } from "../../language/index.js";
import { wrapLines } from "../wrap.js";

/** The terminal's size: a longer answer is told in pages. None where nothing is cut off. */
export interface Page {
  readonly columns: number;
  readonly rows: number;
}

/** Lines that are not kept back on their own: a footnote stays with its table. */
const FEW = 2;

/** Rows a page has in the smallest window. */
const LEAST = 8;

/** Tells long answers a page at a time; `more` goes on. */
export class Pager {
  private readonly print: (line: string) => void;
  private readonly page: Page | undefined;
  private readonly read: (lines: readonly string[]) => void;
  /** What of the last answer has not been shown. */
  private untold: readonly string[] = [];

  /** `read` is given every answer whole, before it is broken into rows. */
  constructor(print: (line: string) => void, page: Page | undefined, read: (lines: readonly string[]) => void) {
    this.print = print;
    this.page = page;
    this.read = read;
  }

  /** Whether an answer has not been shown to its end. */
  get isPaging(): boolean {
    return this.untold.length > 0;
  }

  /** Forgets what has not been shown. */
  drop(): void {
    this.untold = [];
  }

  private wrapped(lines: readonly string[]): readonly string[] {
    const { page } = this;
    return page === undefined ? lines : lines.flatMap((line) => wrapLines(line, page.columns - 1).split("\n"));
  }

  /** News in pages, where they and what follows would push their beginning off the screen; none where they do not, or are only a few lines. */
  pagesOf(news: readonly string[], after: readonly string[]): readonly (readonly string[])[] {
    if (this.page === undefined) return [];
    const rows = Math.max(LEAST, this.page.rows - 2);
    const lines = this.wrapped(news);
    if (lines.length <= rows / 2 || lines.length + this.wrapped(after).length <= rows) return [];
    return Array.from({ length: Math.ceil(lines.length / rows) }, (_, at) => lines.slice(at * rows, (at + 1) * rows));
  }

  answer(lines: readonly string[]): void {
    this.read(lines);
    this.tell(lines);
  }

  private tell(lines: readonly string[], goesOn = false): void {
    const most = Math.max(LEAST, (this.page?.rows ?? Number.POSITIVE_INFINITY) - 4);
    const wrapped = this.wrapped(lines);
    const shown = wrapped.length <= most + FEW ? wrapped : wrapped.slice(0, most - 1);
    const left = wrapped.slice(shown.length);
    if (left.length > 0 || goesOn) this.untold = left; // a short answer leaves the rest of a longer one to be asked for
    for (const line of shown) this.print(line);
    const { length: count } = left;
    if (count > 0)
      this.print(tn(count, "({count} more line: type `more`)", "({count} more lines: type `more`)", { count }));
  }

  more(): void {
    this.tell(this.isPaging ? this.untold : [t("There is nothing more to tell.")], true);
  }
}
