import { basename, delimiter, dirname, relative } from "node:path";
import { language } from "../language/index.js";

/** The program as it is started in its own folder: what is written into files, which others read elsewhere. */
const WRITTEN = "npx jangmadang";

/** A word as a shell takes it. */
export const quoted = (word: string): string =>
  /^[\w./:=,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** How this program was started here: by npm, as a command on the path, or as a file that Node runs. */
function started(): string {
  const { npm_command: byNpm, PATH = "" } = process.env;
  const file = process.argv[1] ?? "";
  if (byNpm !== undefined || file === "") return WRITTEN;
  if (basename(file) === "jangmadang" && PATH.split(delimiter).includes(dirname(file))) return "jangmadang";
  const near = relative(process.cwd(), file);
  return `node ${quoted(near.startsWith("..") ? file : near)}`;
}

const line = (start: string, words: readonly string[]): string => [start, ...words.map(quoted)].join(" ");

/** A command of this program that can be typed as it stands, here, by whoever started it. */
export const runnable = (...words: readonly string[]): string => line(started(), words);

/** An option as it is typed: `untilHalfWidth` as `--until-half-width`. */
const typed = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Options as words of a command: of a list each, of what was not given none. */
export const optionWords = (options: object): readonly string[] =>
  Object.entries(options).flatMap(([name, value]) => {
    if (value === undefined || value === false) return [];
    if (value === true) return [typed(name)];
    return [value].flat().flatMap((one) => [typed(name), String(one)]);
  });

/** The words that ask for the language that is spoken; none for English. */
export const languageWords = (): readonly string[] => (language() === "en" ? [] : ["--lang", language()]);

/** A command whose words are written already, in the language that is spoken, for a page or a sheet. */
export const writtenLine = (command: string): string => [WRITTEN, command, ...languageWords()].join(" ");

/** The same for a file that is kept or handed on: it does not hang on how the program was started. */
export const written = (...words: readonly string[]): string => line(WRITTEN, words);
