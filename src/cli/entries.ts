import { readdirSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { nameKey, nicknameFrom } from "../class/index.js";
import type { Program } from "../engine/index.js";
import { playWorlds, prepareStudy, type Study } from "../lab/index.js";
import { t } from "../language/index.js";
import type { Problem, ScenarioError } from "../scenario/index.js";
import { type Located, readText, StoreError, usedStrategy } from "../store/index.js";
import { BASELINES, bindRuleList, type RuleListShape } from "../strategies/index.js";
import { UsageError } from "./errors.js";

// Students' rule lists, read from files nobody vouches for: each is checked, named and tried before it plays.

/** What a class may hand in. */
const ENTRY_LIMITS = { lists: 60, bytes: 65_536, trial: 5 } as const;

/** A rule list that plays: under its nickname, which is no name of anything else. */
export interface Entry {
  readonly name: string;
  readonly file: string;
  readonly rules: RuleListShape;
}

/** A file that does not play, and why. */
export interface RefusedEntry {
  readonly name: string;
  readonly file: string;
  readonly problems: readonly Problem[];
}

export interface Entries {
  readonly playing: readonly Entry[];
  readonly refused: readonly RefusedEntry[];
  /** Files of a folder that are no rule lists. */
  readonly passedOver: readonly string[];
}

/** A file's name as a nickname, as in a class; a count behind it where another has the name. */
function nicknameOf(file: string, taken: ReadonlySet<string>): string {
  const name = nicknameFrom(basename(file, extname(file))) ?? "list";
  const same = (other: string): boolean => taken.has(nameKey(other));
  if (!same(name)) return name;
  let count = 2;
  while (same(`${name} ${count}`)) count += 1;
  return `${name} ${count}`;
}

const isList = (path: string): boolean => /\.ya?ml$/i.test(path);

/** The files named, and those of the folders named, by name. @throws UsageError where there is nothing, or too much */
function filesOf(paths: readonly string[]): {
  readonly files: readonly string[];
  readonly passedOver: readonly string[];
} {
  const found = paths.flatMap((path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) throw new UsageError(t("there is no file or folder '{path}'", { path }));
    if (!stat.isDirectory()) return [path];
    return readdirSync(path)
      .sort()
      .map((name) => join(path, name))
      .filter((inside) => statSync(inside, { throwIfNoEntry: false })?.isFile() === true);
  });
  const named = new Set(paths);
  const files = [...new Set(found)].filter((path) => isList(path) || named.has(path));
  if (files.length === 0) throw new UsageError(t("no rule lists there (they are files that end in .yaml)"));
  if (files.length > ENTRY_LIMITS.lists)
    throw new UsageError(
      t("{lists} rule lists; at most {most} play in one tournament", { lists: files.length, most: ENTRY_LIMITS.lists }),
    );
  return { files, passedOver: found.filter((path) => !files.includes(path)) };
}

const atStart = (file: string, what: string, remedy: string): Problem => ({
  file,
  line: 1,
  col: 1,
  path: "",
  what,
  remedy,
});

const isScenarioError = (error: unknown): error is ScenarioError =>
  error instanceof Error && error.name === "ScenarioError";

type Read = { readonly rules: RuleListShape } | { readonly problems: readonly Problem[] };

async function readEntry(path: string, located: Located, program: Program): Promise<Read> {
  if (!isList(path))
    return {
      problems: [atStart(path, t("no rule list"), t("code does not play here; hand in a file that ends in .yaml"))],
    };
  if (statSync(path).size > ENTRY_LIMITS.bytes)
    return {
      problems: [
        atStart(
          path,
          t("larger than {size} KB", { size: ENTRY_LIMITS.bytes / 1024 }),
          t("a rule list is a page or two of text"),
        ),
      ],
    };
  const { checkRules } = await import("./fresh.js");
  try {
    return { rules: checkRules(readText(path), program, (ref) => usedStrategy(located.at, ref)) };
  } catch (error) {
    if (isScenarioError(error)) return { problems: error.problems };
    if (error instanceof StoreError) return { problems: [atStart(path, error.message, t("hand it in again"))] };
    throw error;
  }
}

/** Plays a few worlds: a list that runs in circles in each of them would only hold up the others. */
function runsInCircles(rules: RuleListShape, program: Program, trial: Study): string | undefined {
  const strategy = bindRuleList(rules, program);
  if (strategy === undefined) throw new Error(`the rules of '${rules.id}' do not fit the program they were read for`);
  const study = { ...trial, strategies: [strategy] };
  for (let world = 0; world < ENTRY_LIMITS.trial; world += 1) {
    const [fault] = playWorlds(study, world, world + 1).faults ?? [];
    if (fault?.kind !== "endless") return undefined;
    if (world === ENTRY_LIMITS.trial - 1) return t("{says} on day {day}, at '{at}'", fault);
  }
  return undefined;
}

/** Reads, checks, names and tries rule lists from files and folders. One that will not do is told and leaves the rest alone. */
export async function readEntries(
  paths: readonly string[],
  located: Located,
  program: Program,
  { seed, others }: { readonly seed: string; readonly others: readonly string[] },
): Promise<Entries> {
  const { files, passedOver } = filesOf(paths);
  const taken = new Set([...BASELINES.keys(), ...others].map(nameKey));
  const trial = prepareStudy(program, [], seed, { nights: false });
  const playing: Entry[] = [];
  const refused: RefusedEntry[] = [];
  for (const file of files) {
    const name = nicknameOf(file, taken);
    taken.add(nameKey(name));
    const read = await readEntry(file, located, program);
    if ("problems" in read) {
      refused.push({ name, file, problems: read.problems });
      continue;
    }
    const rules = { ...read.rules, id: name };
    const circles = runsInCircles(rules, program, trial);
    if (circles === undefined) playing.push({ name, file, rules });
    else
      refused.push({
        name,
        file,
        problems: [
          atStart(file, circles, t("`strategy check` tells which rule; let each rule change what its `when:` asks")),
        ],
      });
  }
  return { playing, refused, passedOver };
}
