import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildProgram, type Program } from "../../src/engine/index.js";
import { type Folder, loadScenario, type Scenario, type Shelf, showProblem } from "../../src/scenario/index.js";
import type { Located } from "../../src/store/index.js";
import { readRuleList, type Strategy } from "../../src/strategies/index.js";

export const ROOT = join(import.meta.dirname, "..", "..");
const SCENARIOS = join(ROOT, "scenarios");
export const TRIP = "hamhung-trip";
export const BASES = ["memoir", "historical"] as const;

export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** Changes a file before it is read: `name` is its path under `scenarios/`. */
export type Edit = (name: string, text: string) => string;
const asShipped: Edit = (_name, text) => text;

const read = (path: string, edit: Edit): TextFile => ({
  name: `scenarios/${path}`,
  text: edit(path, readFileSync(join(SCENARIOS, path), "utf8")),
});

function folder(id: string, main: string, edit: Edit): Folder | undefined {
  if (!existsSync(join(SCENARIOS, id, main))) return undefined;
  const texts = `${id}/text.en.yaml`;
  return { main: read(`${id}/${main}`, edit), texts: existsSync(join(SCENARIOS, texts)) ? [read(texts, edit)] : [] };
}

const foldersWith = (main: string): string[] =>
  readdirSync(SCENARIOS).filter((id) => existsSync(join(SCENARIOS, id, main)));

/** The repository's scenarios folder as a shelf, with its files edited on the way in; `own` is the scenario that looks. */
export function shelf(edit: Edit = asShipped, own = TRIP): Shelf {
  return {
    world: (id) => folder(id, "world.yaml", edit),
    episode: (id) => {
      const found = folder(id, "episode.yaml", edit);
      return found === undefined || id !== own ? found : { ...found, texts: [] };
    },
    worlds: () => foldersWith("world.yaml"),
    episodes: () => foldersWith("episode.yaml"),
    sources: readdirSync(join(SCENARIOS, "sources"))
      .filter((name) => name.endsWith(".yaml"))
      .sort()
      .map((name) => read(`sources/${name}`, asShipped)),
  };
}

/** A shipped scenario's files as the command finds them; `before` is put in front of their names. */
export function located(id: string, edit: Edit = asShipped, before = ""): Located {
  const rename = <T extends TextFile>(file: T): T => ({ ...file, name: before + file.name });
  const all = (of: Folder | undefined): Folder | undefined =>
    of === undefined ? undefined : { main: rename(of.main), texts: of.texts.map(rename) };
  const main = all(folder(id, "scenario.yaml", edit));
  if (main === undefined) throw new Error(`no scenario '${id}'`);
  const on = shelf(edit, id);
  const sources = on.sources.map(({ name, text }) =>
    rename({ name, text: edit(name.slice("scenarios/".length), text) }),
  );
  const moved: Shelf = { ...on, world: (of) => all(on.world(of)), episode: (of) => all(on.episode(of)), sources };
  return { folder: main, shelf: moved, at: join(SCENARIOS, id) };
}

export const shippedIds = (): readonly string[] => foldersWith("scenario.yaml");

function checked(main: Folder, on: Shelf): Scenario {
  const loaded = loadScenario(main, on);
  if (!loaded.ok) throw new Error(loaded.problems.map(showProblem).join("\n"));
  return loaded.scenario;
}

const asTheyShip = new Map<string, Scenario>();

/** A shipped scenario, checked; as it ships it is checked once in a process, and nobody may change it. */
export function shipped(id = TRIP, edit: Edit = asShipped): Scenario {
  const known = edit === asShipped ? asTheyShip.get(id) : undefined;
  const scenario = known ?? loaded(id, edit);
  if (edit === asShipped) asTheyShip.set(id, scenario);
  return scenario;
}

function loaded(id: string, edit: Edit): Scenario {
  const main = folder(id, "scenario.yaml", edit);
  if (main === undefined) throw new Error(`no scenario '${id}'`);
  return checked(main, shelf(edit, id));
}

/** A scenario written out in a test; it may extend what is shipped. */
export const scenarioFrom = (text: string, on: Shelf = shelf()): Scenario =>
  checked({ main: { name: "test.yaml", text }, texts: [] }, on);

const programs = new Map<string, Program>();

/** The trip, ready to play; built once per base and process. */
export function trip(base: string, id = TRIP): Program {
  const key = `${id} ${base}`;
  const known = programs.get(key);
  if (known !== undefined) return known;
  const program = buildProgram(shipped(id), { base });
  programs.set(key, program);
  return program;
}

export function ruleFiles(id = TRIP): readonly TextFile[] {
  const under = join(SCENARIOS, id, "strategies");
  return readdirSync(under)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => read(`${id}/strategies/${name}`, asShipped));
}

/** The file of a strategy that another one uses, EPISODE/STRATEGY. */
const usedList = (ref: string): TextFile => {
  const [episode, strategy] = ref.split("/");
  return read(`${episode}/strategies/${strategy}.yaml`, asShipped);
};

/** The scenario's shipped strategies, bound to a program. */
export function strategies(of: Program, id = TRIP): readonly Strategy[] {
  return ruleFiles(id).map((file) => {
    const result = readRuleList(file, of, usedList);
    if ("problems" in result) throw new Error(result.problems.map(showProblem).join("\n"));
    return result.strategy;
  });
}
