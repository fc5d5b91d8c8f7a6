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

/** `scenarios/x/scenario.yaml:12:26 routes.home.to: no place 'hyesna' (did you mean 'hyesan'?)` */
export function showProblem(problem: Problem): string {
  const where = problem.path === "" ? "" : ` ${problem.path}:`;
  return `${problem.file}:${problem.line}:${problem.col}${where} ${problem.what} (${problem.remedy})`;
}

/** Problems as they are found; equal ones are kept once. */
export class Problems {
  private readonly found = new Map<string, Problem>();

  add(spot: Spot, path: string, what: string, remedy: string): void {
    const problem = { file: spot.file, line: spot.line, col: spot.col, path, what, remedy };
    this.found.set(showProblem(problem), problem);
  }

  get any(): boolean {
    return this.found.size > 0;
  }

  /** In file order. */
  list(): readonly Problem[] {
    return [...this.found.values()].sort(
      (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.col - b.col,
    );
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

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The known word closest to a mistyped one, if any is close enough to be meant. */
export function closest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const steps = distance(word.slice(0, 60), candidate.slice(0, 60));
    if (steps < least) {
      least = steps;
      best = candidate;
    }
  }
  return best;
}

/** `did you mean 'x'?`, or the list of what there is. */
export function remedyFor(word: string, known: Iterable<string>): string {
  const names = [...known];
  const close = closest(word, names);
  if (close !== undefined) return `did you mean '${close}'?`;
  return names.length === 0
    ? "none is declared yet"
    : `known: ${names.slice(0, 12).join(", ")}${names.length > 12 ? ", ..." : ""}`;
}
