import { dirname } from "node:path";
import { buildProgram, type Program, RULES_HASH } from "../engine/index.js";
import {
  type Chunk,
  chunksOf,
  namesOf,
  readStudyFile,
  type StudyFile,
  type StudyNames,
  type StudySpec,
} from "../lab/index.js";
import { inEnglish, language, msg, t } from "../language/index.js";
import { type Problem, type Scenario, ScenarioError, type WealthUnit, wealthUnit } from "../scenario/index.js";
import { type Located, readText, type StudyIdentity, StudyStore } from "../store/index.js";
import type { Strategy } from "../strategies/index.js";
import { UsageError } from "./errors.js";
import { cautionOf } from "./real-value.js";
import { remedy as remedyFor } from "./remedy.js";
import { digestOf, findStrategy, type Lookup, type Roster, readRoster, strategiesOf } from "./roster.js";
import { load, locate, readChanges, readSeed } from "./scenario.js";
import { packageVersion, playsDigest } from "./version.js";
import type { WorkerJob } from "./workers.js";

/** What is told of a study beside its worlds: enough to sum them up, and to begin it again. Plain data, in English whatever is spoken. */
export interface StudyAbout {
  readonly spec: StudySpec;
  readonly names: StudyNames;
  readonly scenarioId: string;
  readonly base: string;
  /** What real wealth is counted in: `kg of rice`, and the smallest units of one. */
  readonly unit: WealthUnit;
  /** Why real values in this base are not to be relied on; null where they are. */
  readonly caution: string | null;
  /** The study's file as it was named. */
  readonly file: string;
  readonly version: string;
}

/** Parts of a study's identity that are read again. */
export const PART = { rules: msg("rules of the program"), code: msg("code of the program") };

/** The part of an identity that tells of one of many: a number that was set, a strategy. */
export const partOf = (kind: "number" | "strategy", name: string): string => [kind, name].join(" ");

/** A study made ready to be played. */
export interface PreparedStudy {
  readonly spec: StudySpec;
  readonly program: Program;
  readonly roster: Roster;
  readonly strategies: readonly Strategy[];
  readonly identity: StudyIdentity;
  readonly about: StudyAbout;
  readonly job: WorkerJob;
  /** The unit of real wealth for a reader, and why it is not to be relied on; null where it is. */
  readonly told: { readonly unit: string; readonly caution: string | null };
}

/** Looks names of a study's file up and keeps what does not hold, each told with the line it stands in. */
class Lookups {
  readonly problems: Problem[] = [];
  private readonly study: StudyFile;

  constructor(study: StudyFile) {
    this.study = study;
  }

  /** What is found; undefined where it is not, which is noted. */
  async at<T>(path: readonly (string | number)[], look: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await look();
    } catch (error) {
      this.note(path, error);
      return undefined;
    }
  }

  private note(path: readonly (string | number)[], error: unknown): void {
    const { name, message } = error as Error;
    if (name === "ScenarioError") this.problems.push(...(error as ScenarioError).problems);
    else if (name === "UsageError" || name === "TermError") {
      // What stands in brackets at the end; a Korean particle has some of its own, as 이(가).
      const [, what = message, remedy = t("see the README")] = /^(.*?) ?\(([^()]{3,}.*)\)$/s.exec(message) ?? [];
      this.problems.push(this.study.problem(path, what, remedy));
    } else throw error;
  }
}

/** The strategies of a study, each looked up by itself so that a problem names its line; then together. */
async function rosterOf(
  names: Lookups,
  { strategies }: StudySpec,
  program: Program,
  located: Located,
  lookup: Lookup,
): Promise<Roster | undefined> {
  const before = names.problems.length;
  for (const [index, text] of strategies.entries())
    await names.at(["strategies", index], () => findStrategy(located, program, text, lookup));
  if (names.problems.length > before) return undefined;
  return names.at(["strategies"], () => readRoster(located, program, strategies.join(","), lookup));
}

function identityOf(program: Program, spec: StudySpec, roster: Roster, names: StudyNames): StudyIdentity {
  const { model } = program;
  const changed = Object.entries(spec.set).map(([name, value]) => [partOf("number", name), value]);
  const strategies = names.strategies.map((id, index) => [partOf("strategy", id), digestOf(roster, index)] as const);
  return {
    [PART.rules]: RULES_HASH,
    [PART.code]: playsDigest(),
    [msg("scenario")]: `${model.scenario.id} ${model.scenario.hash}`,
    [msg("base")]: model.base,
    ...Object.fromEntries(changed),
    [msg("seed")]: spec.seed,
    [msg("strategies")]: names.strategies.join(", "),
    ...Object.fromEntries(strategies),
    [msg("worlds of a chunk")]: String(spec.chunk),
  };
}

const baseOf = (lookups: Lookups, { base }: StudySpec, { bases, defaultBase }: Scenario): Promise<string | undefined> =>
  lookups.at(["base"], () => {
    if (base === undefined || bases.includes(base)) return base ?? defaultBase;
    throw new UsageError(t("no base '{base}' ({remedy})", { base, remedy: remedyFor(base, bases) }));
  });

function seedOf(seed: string): void {
  readSeed(seed);
  if (seed.includes("#")) throw new UsageError(t("a study's seed has no '#' (its worlds are SEED#0, SEED#1, ...)"));
}

/** The numbers a study changes, those left out that cannot be. */
async function changesOf(
  lookups: Lookups,
  { set }: StudySpec,
  scenario: Scenario,
  base: string,
): Promise<Readonly<Record<string, number>>> {
  let changes: Readonly<Record<string, number>> = {};
  for (const [name, value] of Object.entries(set)) {
    const change = await lookups.at(["set", name], () => readChanges(scenario, base, [`${name}=${value}`], ""));
    changes = { ...changes, ...change };
  }
  return changes;
}

/** A scenario with the texts it was written in: what is kept in a folder is read by others. */
const inEnglishTexts = async (scenario: Scenario, name: string): Promise<Scenario> =>
  language() === "en" ? scenario : load(inEnglish(() => locate(name)));

/** Why real values of a kept study are not to be relied on, in the reader's language where its scenario is still there. */
export async function cautionTold({ spec, base, caution }: StudyAbout): Promise<string | null> {
  if (caution === null || language() === "en") return caution;
  try {
    return cautionOf(await load(locate(spec.scenario)), base) ?? caution;
  } catch {
    return caution; // the worlds are told all the same
  }
}

/** Reads a study's file and everything it names; all that does not hold is told at once. @throws ScenarioError with line and column, StoreError, UsageError */
export async function prepareStudyFile(path: string, trust = false): Promise<PreparedStudy> {
  const read = readStudyFile(readText(path));
  if (!read.ok) throw new ScenarioError(read.problems);
  const { study } = read;
  const { spec } = study;
  const lookups = new Lookups(study);
  const located = await lookups.at(["scenario"], () => locate(spec.scenario));
  if (located === undefined) throw new ScenarioError(lookups.problems);
  const scenario = await load(located);
  const base = (await baseOf(lookups, spec, scenario)) ?? scenario.defaultBase;
  await lookups.at(["seed"], () => seedOf(spec.seed));
  const changes = await changesOf(lookups, spec, scenario, base);
  const program = buildProgram(scenario, { base, changes });
  const roster = await rosterOf(lookups, spec, program, located, { folder: dirname(path), trust });
  if (roster === undefined || lookups.problems.length > 0) throw new ScenarioError(lookups.problems);
  const strategies = strategiesOf(roster, program);
  const names = namesOf(program, strategies);
  return {
    spec,
    program,
    roster,
    strategies,
    identity: identityOf(program, spec, roster, names),
    about: {
      spec,
      names,
      scenarioId: scenario.id,
      base,
      unit: inEnglish(() => wealthUnit(scenario)),
      caution: cautionOf(await inEnglishTexts(scenario, spec.scenario), base),
      file: path,
      version: packageVersion(),
    },
    job: { scenario, options: { base, changes }, roster, seed: spec.seed },
    told: { unit: wealthUnit(scenario).text, caution: cautionOf(scenario, base) },
  };
}

export const chunksOfStudy = ({ worlds, chunk }: StudySpec): readonly Chunk[] => chunksOf(worlds, chunk);

/** What lies in a study's folder beside the worlds it asks for; nothing where nothing does. */
export function besideLines(store: StudyStore, { spec }: StudyAbout): readonly string[] {
  const beyond = store
    .beside(chunksOfStudy(spec))
    .filter(({ to }) => to > spec.worlds)
    .map(({ from, to }) => ({ from: Math.max(from, spec.worlds), to }));
  const [first, last] = [beyond[0], beyond.at(-1)];
  if (first === undefined || last === undefined) return [];
  const worlds = beyond.reduce((sum, { from, to }) => sum + to - from, 0);
  return [
    t(
      "{worlds} more worlds (of {from} to {to}) lie there from when the study asked for more than {asked}. They are kept and in no figure; raise `worlds:` and `lab run` takes them in again.",
      { worlds, from: first.from, to: last.to - 1, asked: spec.worlds },
    ),
  ];
}

/** A study kept in a folder, with what was told of it. @throws StoreError */
export function openStudy(folder: string): { readonly store: StudyStore; readonly about: StudyAbout } {
  const store = StudyStore.open(folder);
  return { store, about: store.head.about as StudyAbout };
}
