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

/** What a nickname may be made of; marks upon marks are a wall of ink. */
const OTHER_SIGNS = /[^\p{L}\p{N}\p{M} ._'-]/gu;
const PILED_MARKS = /\p{M}{3,}/gu;

const plainLine = (text: string): string =>
  cleanText(text.slice(0, LONGEST_RAW)).normalize("NFC").replace(/\s+/g, " ").trim();

/** A nickname: 1 to 24 letters, digits, blanks and a few signs, at least one of them a letter or digit. Undefined where it is none. */
export function nickname(text: string): string | undefined {
  if (text.length > LONGEST_RAW) return undefined;
  const name = plainLine(text);
  const fits = allowedIn(name) === name && /[\p{L}\p{N}]/u.test(name);
  return fits && [...name].length <= LONGEST_NAME ? name : undefined;
}

const allowedIn = (text: string): string => text.replace(OTHER_SIGNS, "").replace(PILED_MARKS, "");

/** A nickname made of a text that nobody has looked at, such as a file's name: what may not be in one is taken out, the rest cut. Undefined where nothing is left. */
export function nicknameFrom(text: string): string | undefined {
  const kept = plainLine(allowedIn(plainLine(text)));
  return nickname([...kept].slice(0, LONGEST_NAME).join("").trim());
}

/** Two nicknames are one when these are. */
export const nameKey = (name: string): string => name.normalize("NFKC").toLowerCase();

/** A message to the class in one line, at most 300 characters. */
export const messageText = (text: string): string => [...plainLine(text)].slice(0, LONGEST_MESSAGE).join("");
