import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { Program } from "../engine/index.js";
import { msg, t } from "../language/index.js";
import { canonical, type SourceFile } from "../scenario/index.js";
import { type Located, readText, recallRules, strategyFiles, usedStrategy } from "../store/index.js";
import {
  BASELINES,
  bindRuleList,
  foreignStrategy,
  nameIn,
  type PersonStep,
  personStrategy,
  type RuleListShape,
  readTerms,
  type Strategy,
  type StrategyTerm,
  strategyOf,
} from "../strategies/index.js";
import { UsageError } from "./errors.js";
import { MOST_FILES, withImported } from "./foreign/imported.js";
import { type Code, HostedCode } from "./foreign/line.js";
import { remedy } from "./remedy.js";
import { checkerDigest } from "./version.js";

/** What a strategy is made from: plain data, checked; or code, with a digest of it. */
type Origin =
  | { readonly kind: "code"; readonly id: string; readonly code: Code; readonly digest: string }
  | { readonly kind: "rules"; readonly rules: RuleListShape }
  | { readonly kind: "person"; readonly id: string; readonly steps: readonly PersonStep[] };

/** Strategies as plain data, read once, from which every worker makes its own. */
export interface Roster {
  readonly terms: readonly StrategyTerm[];
  readonly origins: ReadonlyMap<string, Origin>;
}

/** A digest of what the strategy of a place in the roster is made from, 16 hex digits. */
export function digestOf({ terms, origins }: Roster, index: number): string {
  const term = terms[index];
  const origin = term === undefined ? undefined : origins.get(nameIn(term));
  return createHash("sha256").update(canonical({ term, origin })).digest("hex").slice(0, 16);
}

/** How strategies are looked up: from which folder paths start, and whether code may run. */
export interface Lookup {
  readonly folder?: string | undefined;
  readonly trust?: boolean | undefined;
}

/** Rules kept from an earlier start, where they fit this program; else they are read and checked anew. */
async function rulesOf(file: SourceFile, located: Located, program: Program): Promise<RuleListShape> {
  const find = (ref: string): SourceFile | undefined => usedStrategy(located.at, ref);
  const known = recallRules(checkerDigest(), file, find) as RuleListShape | undefined;
  if (known !== undefined && bindRuleList(known, program) !== undefined) return known;
  return (await import("./fresh.js")).checkRules(file, program, find);
}

/** `cmd:WORDS`, or `cmd[SECONDS]:WORDS` with another time limit for a decision. */
const COMMAND = /^cmd(?:\[([^\]]*)\])?:(.*)$/s;
const SECONDS = { least: 0.1, most: 600 };

/** The words of a command: split at spaces, those in quotes together. No shell reads them. */
const wordsIn = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare ?? "");

/** Milliseconds a command has for a decision, where it is told. */
function limitOf(seconds: string | undefined, name: string): number | undefined {
  if (seconds === undefined) return undefined;
  const value = /^\d+(\.\d+)?$/.test(seconds) ? Number(seconds) : Number.NaN;
  if (value >= SECONDS.least && value <= SECONDS.most) return value * 1000;
  throw new UsageError(
    t(
      "'{name}' has no time limit of {least} to {most} seconds in its brackets; write cmd[5]:COMMAND for five seconds a decision",
      { name, ...SECONDS },
    ),
  );
}

const isCode = (name: string): boolean => COMMAND.test(name) || /\.[cm]?js$/.test(name);

/** Whether a strategy as it is written runs code, so that whoever plays it must say `--trust`. */
export const needsTrust = (text: string): boolean =>
  text !== "" && readTerms(text).some((term) => isCode(nameIn(term)));

/** How files of programs end, by which a word of a command is known to mean one. */
const SCRIPT = /\.(py|[cm]?[jt]s|rb|pl|lua|jl|r|sh|php|exs?|jar)$/i;

/** The word that names a file which is not there: a program would only say so world by world. What is run itself need not be one. */
function missingFile(words: readonly string[], folder: string, isCommand: boolean): string | undefined {
  const named = words.filter((word, at) => (isCommand && at === 0 ? /[/\\]/ : SCRIPT).test(word));
  return named.find((word) => statSync(resolve(folder, word), { throwIfNoEntry: false })?.isFile() !== true);
}

/** A digest of code as it is named, 16 hex digits: its words, its time limit, the files among the words and what these import by path. */
function digestOfCode(
  name: string,
  words: readonly string[],
  limit: number | undefined,
  files: readonly string[],
): string {
  const all = withImported(files);
  if (all === undefined)
    throw new UsageError(
      t("'{name}' is written in more than {most} files; bundle them into one", { name, most: MOST_FILES }),
    );
  const digest = createHash("sha256").update([...words, `${limit ?? ""}`].join(" "));
  for (const file of all) digest.update(readFileSync(file));
  return digest.digest("hex").slice(0, 16);
}

/** Code as it is named: `./mine.mjs`, or `cmd:` and a command's words. */
function codeOf(name: string, { folder = ".", trust = false }: Lookup): Origin | undefined {
  const [, seconds, line] = COMMAND.exec(name) ?? [];
  const isCommand = line !== undefined;
  if (!isCode(name)) return undefined;
  if (!trust)
    throw new UsageError(
      t(
        "'{name}' is code and would run with all your rights (add --trust if you know who wrote it; a rule list in YAML needs no trust)",
        { name },
      ),
    );
  const words = isCommand ? wordsIn(line) : [name];
  const limit = limitOf(seconds, name);
  const files = words
    .map((word) => resolve(folder, word))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
  const [path] = files;
  const missing = missingFile(words, folder, isCommand);
  if (missing !== undefined)
    throw new UsageError(
      t("there is no file '{missing}' (paths start at '{folder}')", { missing, folder: resolve(folder) }),
    );
  const id = basename(files.at(-1) ?? words[0] ?? "").replace(/\.\w+$/, "");
  const code: Code = isCommand
    ? { kind: "command", words, folder: resolve(folder), limit }
    : { kind: "module", path: path ?? "" };
  return { kind: "code", id, code, digest: digestOfCode(name, words, limit, files) };
}

/** Whether a rule list is named by the path of its file. */
export const isPath = (name: string): boolean => /\/|\.yaml$/.test(name);

async function originOf(name: string, located: Located, program: Program, lookup: Lookup): Promise<Origin> {
  const code = codeOf(name, lookup);
  if (code !== undefined) return code;
  if (name.startsWith("@"))
    return {
      kind: "person",
      ...(await import("./recorded.js")).recordedPlay(resolve(lookup.folder ?? ".", name.slice(1)), program),
    };
  const files = strategyFiles(located.at);
  const file = files.get(name) ?? (isPath(name) ? readText(resolve(lookup.folder ?? ".", name)) : undefined);
  if (file !== undefined) return { kind: "rules", rules: await rulesOf(file, located, program) };
  if (SCRIPT.test(name))
    throw new UsageError(
      t(
        "'{name}' is a program, and how it is run is not told (write \"cmd:COMMAND {name}\", such as cmd:python3 mine.py, and add --trust)",
        { name },
      ),
    );
  const known = [...files.keys(), ...BASELINES.keys()];
  throw new UsageError(
    t(
      "no strategy '{name}' ({remedy}; or give the path of a rule list, @FILE for a recorded play, a .mjs file or cmd:COMMAND)",
      { name, remedy: remedy(name, known) },
    ),
  );
}

async function read(text: string, located: Located, program: Program, lookup: Lookup): Promise<Roster> {
  const terms = readTerms(text);
  const names = [...new Set(terms.map(nameIn))].filter((name) => !BASELINES.has(name));
  const origins = new Map<string, Origin>();
  for (const name of names) origins.set(name, await originOf(name, located, program, lookup));
  return { terms, origins };
}

function madeFrom(origin: Origin, program: Program): Strategy {
  if (origin.kind === "code") return foreignStrategy(origin.id, new HostedCode(origin.code), program) as Strategy;
  if (origin.kind === "person") return personStrategy(origin.id, origin.steps) as Strategy;
  const strategy = bindRuleList(origin.rules, program);
  if (strategy === undefined)
    throw new Error(`the rules of '${origin.rules.id}' do not fit the program they were read for`);
  return strategy;
}

/** The strategies of a roster, in its order. */
export function strategiesOf({ terms, origins }: Roster, program: Program): readonly Strategy[] {
  const made = new Map([...origins].map(([name, origin]) => [name, madeFrom(origin, program)]));
  return terms.map((term) =>
    strategyOf(term, (name) => {
      const strategy = made.get(name);
      if (strategy === undefined) throw new Error(`the roster lacks '${name}'`);
      return strategy;
    }),
  );
}

const BASELINE_SAYS: Readonly<Record<string, string>> = {
  idle: msg("Does nothing of itself: the first open option, the least amount, the longest wait."),
  first: msg("The first of everything that may be done."),
  random: msg("Whatever chance says, of all that may be done."),
};

const OVER_SAYS: Readonly<Record<string, (of: string, days: number) => string>> = {
  timid: (of) => t("As {of}, but it commits at most half and prefers what is sure.", { of }),
  alwaysBribes: (of) => t("As {of}, but it bribes wherever it can, with the most it may.", { of }),
  stopsAfter: (of, days) => t("As {of} up to day {days}; then it winds up.", { of, days }),
};

function sayingOf(term: StrategyTerm, origins: Roster["origins"]): string {
  if (term.kind === "apply") return OVER_SAYS[term.combinator]?.(nameIn(term.of), term.days) ?? "";
  const origin = origins.get(term.name);
  if (origin?.kind === "rules") return origin.rules.says;
  if (origin?.kind === "person") return t("A recorded play, as far as its decisions are possible.");
  if (origin?.kind === "code")
    return t(
      "Code: {name} (digest {digest}, of files it names and what these import by path; whatever else it loads is not in it).",
      { name: term.name, digest: origin.digest },
    );
  return t(BASELINE_SAYS[term.name] ?? "");
}

/** What each strategy of a roster says of itself, in its order. */
export const sayingsOf = ({ terms, origins }: Roster): readonly string[] =>
  terms.map((term) => sayingOf(term, origins));

/** Strategies written `a,timid(b),@FILE`, or all beside the scenario. No two may call themselves the same, or their plays would mix. */
export async function readRoster(
  located: Located,
  program: Program,
  text: string | undefined,
  lookup: Lookup = {},
): Promise<Roster> {
  const written = text ?? [...strategyFiles(located.at).keys()].join(",");
  if (written.trim() === "")
    throw new UsageError(t("the scenario has no strategies beside it; name some with --strategies a,b"));
  const roster = await read(written, located, program, lookup);
  const ids = strategiesOf(roster, program).map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined)
    throw new UsageError(
      t("strategy '{id}' is named twice; give each its own `id:` (a record: its own file name)", { id: twice }),
    );
  return roster;
}

export const findStrategies = async (
  located: Located,
  program: Program,
  text: string | undefined,
  lookup: Lookup = {},
): Promise<readonly Strategy[]> => strategiesOf(await readRoster(located, program, text, lookup), program);

/** What is changed in a rule list: rules that come before its own, and numbers of it. */
export interface Variant {
  readonly rules?: readonly unknown[] | undefined;
  readonly numbers?: Readonly<Record<string, string | number>> | undefined;
}

/** A rule list beside the scenario with something changed. @throws ScenarioError where the change does not fit. */
export async function findVariant(
  located: Located,
  program: Program,
  name: string,
  variant: Variant,
): Promise<Strategy> {
  const origin = await originOf(name, located, program, {});
  if (origin.kind !== "rules")
    throw new UsageError(t("'{name}' is no rule list, so nothing of it can be changed", { name }));
  const { rules } = origin;
  const missing = Object.keys(variant.numbers ?? {}).find((number) => rules.numbers?.[number] === undefined);
  if (missing !== undefined)
    throw new UsageError(
      t("'{name}' has no number '{number}' ({remedy})", {
        name,
        number: missing,
        remedy: remedy(missing, Object.keys(rules.numbers ?? {})),
      }),
    );
  const changed = {
    ...rules,
    numbers: { ...rules.numbers, ...variant.numbers },
    rules: [...(variant.rules ?? []), ...rules.rules],
  };
  const { checkRules } = await import("./fresh.js");
  const made = bindRuleList(
    await checkRules({ name: `${name}, changed`, text: JSON.stringify(changed) }, program, (ref) =>
      usedStrategy(located.at, ref),
    ),
    program,
  );
  if (made === undefined) throw new Error(`the changed rules of '${name}' do not fit the program they were read for`);
  return made;
}

/** One strategy: a name beside the scenario, a baseline, a combinator applied to one, the path of a rule list, or `@` and a record. */
export async function findStrategy(
  located: Located,
  program: Program,
  text: string,
  lookup: Lookup = {},
): Promise<Strategy> {
  const [strategy, ...more] = strategiesOf(await read(text, located, program, lookup), program);
  if (strategy === undefined || more.length > 0) throw new UsageError(t("name one strategy, not '{text}'", { text }));
  return strategy;
}
