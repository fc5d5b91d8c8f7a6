import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
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
import { canonical, remedyFor, type Scenario, ScenarioError } from "../scenario/index.js";
import { type Located, readText, type StudyIdentity, StudyStore } from "../store/index.js";
import { nameIn, type Strategy } from "../strategies/index.js";
import { UsageError } from "./errors.js";
import { findStrategy, type Lookup, type Roster, readRoster, strategiesOf } from "./roster.js";
import { load, locate, readChanges, readSeed } from "./scenario.js";
import { packageVersion, playsDigest } from "./version.js";
import type { WorkerJob } from "./workers.js";

/** What is told of a study beside its worlds: enough to sum them up, and to begin it again. Plain data. */
export interface StudyAbout {
  readonly spec: StudySpec;
  readonly names: StudyNames;
  readonly scenarioId: string;
  readonly base: string;
  /** What real wealth is counted in: `kg of rice`, and the smallest units of one. */
  readonly unit: { readonly text: string; readonly factor: number };
  /** The study's file as it was named. */
  readonly file: string;
  readonly version: string;
}

/** A study made ready to be played. */
export interface PreparedStudy {
  readonly spec: StudySpec;
  readonly program: Program;
  readonly roster: Roster;
  readonly strategies: readonly Strategy[];
  readonly identity: StudyIdentity;
  readonly about: StudyAbout;
  readonly job: WorkerJob;
}

/** A name in the study's file that does not hold: told with the line it stands in. */
function atPlace<T>(study: StudyFile, path: readonly (string | number)[], look: () => T): T {
  try {
    return look();
  } catch (error) {
    throw placed(study, path, error);
  }
}

function placed(study: StudyFile, path: readonly (string | number)[], error: unknown): unknown {
  const { name, message } = error as Error;
  if (name !== "UsageError" && name !== "TermError") return error;
  const [, what = message, remedy = "see the README"] = /^(.*?) \((.*)\)$/s.exec(message) ?? [];
  return new ScenarioError([study.problem(path, what, remedy)]);
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);

/** The strategies of a study, each looked up by itself so that a problem names its line; then together. */
async function rosterOf(study: StudyFile, program: Program, located: Located, lookup: Lookup): Promise<Roster> {
  for (const [index, text] of study.spec.strategies.entries())
    await findStrategy(located, program, text, lookup).catch((error: unknown) => {
      throw placed(study, ["strategies", index], error);
    });
  return readRoster(located, program, study.spec.strategies.join(","), lookup).catch((error: unknown) => {
    throw placed(study, ["strategies"], error);
  });
}

function identityOf(program: Program, spec: StudySpec, roster: Roster, names: StudyNames): StudyIdentity {
  const { model } = program;
  const changed = Object.entries(spec.set).map(([name, value]) => [`number ${name}`, value]);
  const strategies = names.strategies.map((id, index) => {
    const term = roster.terms[index];
    const origin = term === undefined ? undefined : roster.origins.get(nameIn(term));
    return [`strategy ${id}`, sha256(canonical({ term, origin }))] as const;
  });
  return {
    "rules of the program": RULES_HASH,
    "code of the program": playsDigest(),
    scenario: `${model.scenario.id} ${model.scenario.hash}`,
    base: model.base,
    ...Object.fromEntries(changed),
    seed: spec.seed,
    strategies: names.strategies.join(", "),
    ...Object.fromEntries(strategies),
    "worlds of a chunk": String(spec.chunk),
  };
}

function unitOf({ numeraire, goods, commodities }: Scenario): StudyAbout["unit"] {
  const good = goods[numeraire.good];
  const unit = commodities[good?.commodity ?? -1]?.unit ?? { text: "", factor: 1 };
  return { text: `${unit.text} of ${good?.id ?? ""}`, factor: unit.factor };
}

/** Reads a study's file and everything it names. @throws ScenarioError with line and column, StoreError, UsageError */
export async function prepareStudyFile(path: string, trust = false): Promise<PreparedStudy> {
  const read = readStudyFile(readText(path));
  if (!read.ok) throw new ScenarioError(read.problems);
  const { study } = read;
  const { spec } = study;
  const located = atPlace(study, ["scenario"], () => locate(spec.scenario));
  const scenario = await load(located);
  const base = spec.base ?? scenario.defaultBase;
  atPlace(study, ["base"], () => {
    if (!scenario.bases.includes(base)) throw new UsageError(`no base '${base}' (${remedyFor(base, scenario.bases)})`);
  });
  atPlace(study, ["seed"], () => {
    readSeed(spec.seed);
    if (spec.seed.includes("#")) throw new UsageError("a study's seed has no '#' (its worlds are SEED#0, SEED#1, ...)");
  });
  const changes = Object.assign(
    {},
    ...Object.entries(spec.set).map(([name, value]) =>
      atPlace(study, ["set", name], () => readChanges(scenario, base, [`${name}=${value}`], "")),
    ),
  ) as Readonly<Record<string, number>>;
  const program = buildProgram(scenario, { base, changes });
  const roster = await rosterOf(study, program, located, { folder: dirname(path), trust });
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
      unit: unitOf(scenario),
      file: path,
      version: packageVersion(),
    },
    job: { scenario, options: { base, changes }, roster, seed: spec.seed },
  };
}

export const chunksOfStudy = ({ worlds, chunk }: StudySpec): readonly Chunk[] => chunksOf(worlds, chunk);

/** A study kept in a folder, with what was told of it. @throws StoreError */
export function openStudy(folder: string): { readonly store: StudyStore; readonly about: StudyAbout } {
  const store = StudyStore.open(folder);
  return { store, about: store.head.about as StudyAbout };
}

/** Fewer worlds than this take less time than starting workers does. */
const FEW_WORLDS = 500;

/** As many workers as told, else as there are cores; never more than there are chunks. */
export const workersFor = (told: number | undefined, worlds: number, chunks: number): number =>
  Math.max(1, Math.min(told ?? (worlds < FEW_WORLDS ? 1 : availableParallelism()), chunks));
