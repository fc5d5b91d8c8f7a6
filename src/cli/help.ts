import type { Command } from "commander";
import { msg, t } from "../language/index.js";
import { columnsOf } from "../ui/index.js";
import { TERMS } from "./declare.js";

// What commander says by itself, and the commands' help, in the reader's language. Loaded only where that is not English.

const HELP = msg("display help for command");
const VERSION = msg("output the version number");

/** Titles of the help's parts. */
const TITLES: Readonly<Record<string, string>> = {
  "Usage:": msg("Usage:"),
  "Options:": msg("Options:"),
  "Commands:": msg("Commands:"),
};

/** Every command, the program's own first. */
const allOf = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(allOf)];

/** A text of the help by its sentences: how strategies are written stands behind several. */
const piecesOf = (text: string): readonly string[] =>
  text.endsWith(TERMS) ? [text.slice(0, -TERMS.length), TERMS] : [text];

const inOther = (text: string): string =>
  piecesOf(text)
    .map((piece) => t(piece))
    .join("");

/** English sentences of all commands and their options. */
export const helpTexts = (program: Command): readonly string[] =>
  allOf(program)
    .flatMap((command) => [command.description(), ...command.options.map(({ description }) => description)])
    .flatMap(piecesOf)
    .filter((text) => text !== "" && text !== VERSION);

/** What commander says was wrong: how it begins, and the sentence, whose holes are filled by the groups in order. */
const WRONG: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(?<option>.+?)'$/, msg("error: unknown option '{option}'")],
  [/^error: unknown command '(?<command>.+?)'$/, msg("error: unknown command '{command}'")],
  [/^error: required option '(?<option>.+?)' not specified$/, msg("error: required option '{option}' not specified")],
  [/^error: option '(?<option>.+?)' argument missing$/, msg("error: option '{option}' argument missing")],
  [/^error: missing required argument '(?<argument>.+?)'$/, msg("error: missing required argument '{argument}'")],
  [
    /^error: option '(?<option>.+?)' argument '(?<value>.*?)' is invalid\. (?<why>.+)$/s,
    msg("error: option '{option}' argument '{value}' is invalid. {why}"),
  ],
  [
    /^error: too many arguments(?: for '.+?')?\. Expected (?<expected>\d+) arguments? but got (?<got>\d+)\.$/,
    msg("error: too many arguments: {expected} expected, {got} given"),
  ],
  [/^\(Did you mean one of (?<options>.+)\?\)$/, msg("(Did you mean one of {options}?)")],
  [/^\(Did you mean (?<option>.+)\?\)$/, msg("(Did you mean {option}?)")],
];

/** A sentence of commander's in the reader's language; one nobody knows stays as it is. */
function sentenceOf(line: string): string {
  for (const [pattern, english] of WRONG) {
    const found = pattern.exec(line);
    if (found !== null) return t(english, found.groups ?? {});
  }
  return line;
}

const inLines = (text: string): string => text.trimEnd().split("\n").map(sentenceOf).join("\n");

/** Puts the help of a program and of all its commands into the reader's language, and what commander finds wrong. */
export function speakHelp(program: Command): void {
  for (const command of allOf(program)) {
    command.description(inOther(command.description()));
    for (const option of command.options) option.description = inOther(option.description);
    command.helpOption("-h, --help", t(HELP));
    if (command.commands.length > 0) command.helpCommand("help [command]", t(HELP));
    command.configureHelp({
      displayWidth: columnsOf,
      styleTitle: (title) => (Object.hasOwn(TITLES, title) ? t(TITLES[title] ?? title) : title),
      optionDescription: ({ description, defaultValue, defaultValueDescription }) =>
        defaultValue === undefined || Array.isArray(defaultValue)
          ? description
          : t("{description} (unless told: {value})", {
              description,
              value: defaultValueDescription ?? `${defaultValue}`,
            }),
    });
    command.configureOutput({ outputError: (text, write) => write(inLines(text)) });
  }
}
