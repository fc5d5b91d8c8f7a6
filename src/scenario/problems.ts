import { t } from "../language/index.js";
import { cleanText } from "./clean.js";

/** One fault of a file: where it is, what is wrong and what to do about it. Lines and columns count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly col: number;
  readonly path: string;
  readonly what: string;
  readonly remedy: string;
}

/** A place in a file. */
export interface Spot {
  readonly file: string;
  readonly line: number;
  readonly col: number;
}

/** `scenarios/x/scenario.yaml:12:26 routes.back.to: no place 'twon' (did you mean 'town'?)` */
export function showProblem(problem: Problem): string {
  const where = problem.path === "" ? "" : ` ${problem.path}:`;
  return `${problem.file}:${problem.line}:${problem.col}${where} ${problem.what} (${problem.remedy})`;
}

const LONGEST = 600;

/** What a file says may be quoted in a problem; a problem stays one line all the same. */
const oneLine = (text: string): string => {
  const line = cleanText(text).replace(/\s+/g, " ");
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}...`;
};

/** A remedy, or how to find it where finding costs something. */
export type Remedy = string | (() => string);

/** Problems as they are found; equal ones are kept once, and of very many only the first are kept and the rest counted. */
export class Problems {
  static readonly most = 200;
  private readonly seen = new Set<string>();
  private readonly found: Problem[] = [];
  private overflow: Spot | undefined;

  add(spot: Spot, path: string, what: string, remedy: Remedy): void {
    const { file, line, col } = spot;
    const key = `${file}:${line}:${col} ${path}: ${what}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    if (this.found.length < Problems.most) {
      const words = typeof remedy === "string" ? remedy : remedy();
      this.found.push({ file, line, col, path: oneLine(path), what: oneLine(what), remedy: oneLine(words) });
    } else this.overflow ??= spot;
  }

  get any(): boolean {
    return this.seen.size > 0;
  }

  /** How many there are, those not kept among them. */
  get count(): number {
    return this.seen.size;
  }

  /** In file order; a last line says how many more there are. */
  list(): readonly Problem[] {
    const sorted = [...this.found].sort(
      (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.col - b.col,
    );
    if (this.overflow === undefined) return sorted;
    const what = t("{count} more problems are not listed", { count: this.seen.size - this.found.length });
    return [...sorted, { ...this.overflow, path: "", what, remedy: t("mend those above, then check again") }];
  }
}

/** Thrown by the loaders that promise a scenario; carries every problem, never just the first. */
export class ScenarioError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map(showProblem).join("\n"));
    this.name = "ScenarioError";
    this.problems = problems;
  }
}
