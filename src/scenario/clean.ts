/**
 * Text of a file, made harmless once at load: no control characters but line breaks and tabs, no escape sequences,
 * no characters that reorder or hide text. What was removed is reported, not silently dropped.
 */
const HARMFUL = [
  "[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F]", // C0 (but tab, LF, CR), DEL and C1
  "\\r(?!\\n)", // a return alone writes over its own line
  "[\\u00AD\\u061C\\u180E\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB]", // bidi, invisible
  "\\uDB40[\\uDC00-\\uDFFF]", // tags and variation selectors beyond the basic plane
].join("|");
const EACH = new RegExp(HARMFUL, "g");
const RUNS = new RegExp(`(?:${HARMFUL})+`, "g");

export const cleanText = (text: string): string => text.replace(EACH, "");

/** The same text with blanks in place of what is harmful, so that every other character keeps its offset. */
export const blankedText = (text: string): string => text.replace(EACH, (found) => " ".repeat(found.length));

/** Where harmful characters begin in a file's text, a run of them once; a leading byte order mark is none. */
export function harmfulAt(text: string): readonly { readonly at: number; readonly code: string }[] {
  return [...text.matchAll(RUNS)]
    .map(({ index, 0: run }) =>
      index === 0 && run[0] === "\uFEFF" ? { at: 1, run: run.slice(1) } : { at: index, run },
    )
    .filter(({ run }) => run !== "")
    .map(({ at, run }) => ({ at, code: codeOf(run) }));
}

/** `U+202E`, the first character's number as Unicode tables write it. */
const codeOf = (text: string): string => `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** The first harmful character of a value, written as its number; undefined when there is none. */
export const harmfulCode = (text: string): string | undefined => harmfulAt(`x${text}`)[0]?.code;
