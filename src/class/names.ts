import { cleanText } from "../scenario/index.js";

// Words that come from other people: a room's code, a nickname, a message. What is not plainly harmless is refused or taken out.

const CODE = /^[A-Z0-9][A-Z0-9-]{2,23}$/;
const LONGEST_NAME = 24;
const LONGEST_MESSAGE = 300;
/** More than any of these is not even looked at. */
const LONGEST_RAW = 2_000;

/** A room's code as it is compared: 3 to 24 letters, digits and hyphens, in capitals. Undefined where it is none. */
export function roomCode(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return CODE.test(code) ? code : undefined;
}

const plainLine = (text: string): string =>
  cleanText(text.slice(0, LONGEST_RAW)).normalize("NFC").replace(/\s+/g, " ").trim();

/** A nickname: 1 to 24 letters, digits, blanks and a few signs, at least one of them a letter or digit. Undefined where it is none. */
export function nickname(text: string): string | undefined {
  if (text.length > LONGEST_RAW) return undefined;
  const name = plainLine(text);
  const fits = /^[\p{L}\p{N}\p{M} ._'-]+$/u.test(name) && /[\p{L}\p{N}]/u.test(name);
  return fits && [...name].length <= LONGEST_NAME && !/\p{M}{3}/u.test(name) ? name : undefined;
}

/** Two nicknames are one when these are. */
export const nameKey = (name: string): string => name.normalize("NFKC").toLowerCase();

/** A message to the class in one line, at most 300 characters. */
export const messageText = (text: string): string => [...plainLine(text)].slice(0, LONGEST_MESSAGE).join("");
