import { LANGUAGES, languageOf, speak } from "../language/index.js";
import { UsageError } from "./errors.js";

/** The words of a command line without `--lang`, and what it asks for. What follows `--` is nobody's option. */
function apart(argv: readonly string[]): { readonly rest: readonly string[]; readonly asked: string | undefined } {
  const end = argv.indexOf("--");
  const at = argv.findIndex((word, index) => /^--lang(=|$)/.test(word) && (end < 0 || index < end));
  if (at < 0) return { rest: argv, asked: undefined };
  const [, value] = (argv[at] ?? "").split(/=(.*)/s);
  const rest = argv.filter((_word, index) => index !== at && (value !== undefined || index !== at + 1));
  return { rest, asked: value ?? argv[at + 1] ?? "" };
}

/**
 * Takes `--lang` out of a command line, wherever it stands, and loads that language, else the locale's. `--json` is
 * for programs: it stays English.
 */
export async function chooseLanguage(argv: readonly string[]): Promise<readonly string[]> {
  const { rest, asked } = apart(argv);
  const code = languageOf(asked, process.env);
  if (code === undefined)
    throw new UsageError(`there is no language '${asked}'; write --lang ${LANGUAGES.join(" or --lang ")}`);
  if (code === "ko" && !rest.includes("--json")) speak((await import("../language/korean.js")).KOREAN);
  return rest;
}
