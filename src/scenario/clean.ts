/**
 * Text of a file, made harmless once at load: no control characters but line breaks and tabs, no escape sequences,
 * no characters that reorder or hide text. What was removed is reported, not silently dropped.
 */
const HARMFUL = new RegExp(
  [
    "[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F]", // C0 (but tab, LF, CR), DEL and C1
    "[\\u00AD\\u061C\\u180E\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB]", // bidi, invisible
  ].join("|"),
  "g",
);

export const cleanText = (text: string): string => text.replace(HARMFUL, "");

/** Offsets of harmful characters in a file's text, a leading byte order mark excepted. */
export function harmfulAt(text: string): readonly number[] {
  return [...text.matchAll(HARMFUL)].map((match) => match.index).filter((at) => !(at === 0 && text[0] === "\uFEFF"));
}
