import { expect, it } from "vitest";
import { showProblem } from "../../src/scenario/index.js";
import { inBothLanguages } from "../support/both-languages.js";
import { FILES, type FileKey, load, placeOf, problemsOf, SHIPPED, type Texts } from "./shelf.js";

/** A shipped file with one edit, and every line the check prints about it: in which file, at which words, what. */
export interface Broken {
  readonly it: string;
  readonly change: () => Partial<Texts>;
  readonly says: readonly (readonly [file: FileKey, at: string, words: string])[];
}

/** Runs a table: exactly these lines, and nothing of them English in Korean, with the line and column of the words they point at ("" for the file's start). */
export function reports(cases: readonly Broken[]): void {
  it.each(cases)("$it", ({ change, says }) => {
    const changed = change();
    const lines = says.map(
      ([file, at, words]) => `${FILES[file]}:${placeOf(changed[file] ?? SHIPPED[file], at)} ${words}`,
    );
    expect(inBothLanguages(() => problemsOf(load(changed))).map(showProblem)).toEqual(lines);
  });
}
