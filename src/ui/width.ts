import { columnsOf } from "./screen/text.js";

/** A text with blanks before it up to so many columns; Hangul takes two each. A wider one stays as it is. */
export const padBefore = (text: string, columns: number): string =>
  " ".repeat(Math.max(0, columns - columnsOf(text))) + text;

/** The same with the blanks behind it. */
export const padAfter = (text: string, columns: number): string =>
  text + " ".repeat(Math.max(0, columns - columnsOf(text)));
