import { expect } from "vitest";
import { speak } from "../../src/language/index.js";
import { KOREAN } from "../../src/language/korean.js";
import type { Problem } from "../../src/scenario/index.js";

/** What a problem quotes of a file: in quotation marks, in backticks, and what a source says. */
const QUOTED = /'.*?'(?![A-Za-z])|`.*?`|출처의 내용: .*$/g;
/** Two words of a sentence one behind the other; lists of names have commas, forms to fill in are in capitals. */
const SENTENCE = /[A-Za-z][a-z]+[;:.]? [a-z]{2,}/;

/** What of a problem told in Korean is still an English sentence, or is told in no Korean at all. */
export const leftInEnglish = ({ what, remedy }: Pick<Problem, "what" | "remedy">): readonly string[] =>
  [what, remedy].filter((text) => SENTENCE.test(text.replace(QUOTED, "")) || !/[가-힣]/.test(text));

const spotOf = ({ file, line, col, path }: Problem): string => `${file}:${line}:${col} ${path}`;

/** What is wrong, told in English; in Korean the same is told at the same places, and no sentence of it in English. */
export function inBothLanguages(find: () => readonly Problem[]): readonly Problem[] {
  const english = find();
  speak(KOREAN);
  try {
    const korean = find();
    expect(korean.map(spotOf)).toEqual(english.map(spotOf));
    expect(korean.flatMap(leftInEnglish)).toEqual([]);
  } finally {
    speak(undefined);
  }
  return english;
}
