import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Loaded, loadScenario, type Problem, type Shelf, showProblem } from "../../src/scenario/index.js";

/** The shipped files the tests break, by the name problems call them. */
export const FILES = {
  scenario: "scenarios/hamhung-trip/scenario.yaml",
  episode: "scenarios/hamhung-trip/episode.yaml",
  text: "scenarios/hamhung-trip/text.en.yaml",
  world: "scenarios/hyesan/world.yaml",
  "world-text": "scenarios/hyesan/text.en.yaml",
} as const;
export type FileKey = keyof typeof FILES;
export type Texts = Readonly<Record<FileKey, string>>;

const ROOT = new URL("../../", import.meta.url);
const read = (name: string): string => readFileSync(fileURLToPath(new URL(name, ROOT)), "utf8");

export const SHIPPED: Texts = {
  scenario: read(FILES.scenario),
  episode: read(FILES.episode),
  text: read(FILES.text),
  world: read(FILES.world),
  "world-text": read(FILES["world-text"]),
};

export const SOURCES = ["memoir", "derived", "readings", "evidence"].map((id) => {
  const name = `scenarios/sources/${id}.yaml`;
  return { name, text: read(name) };
});

/** Loads the shipped trip with some of its files written otherwise. */
export function load(changed: Partial<Texts> = {}, sources = SOURCES): Loaded {
  const file = (key: FileKey) => ({ name: FILES[key], text: changed[key] ?? SHIPPED[key] });
  const shelf: Shelf = {
    world: (id) => (id === "hyesan" ? { main: file("world"), texts: [file("world-text")] } : undefined),
    episode: (id) => (id === "hamhung-trip" ? { main: file("episode"), texts: [] } : undefined),
    worlds: () => ["hyesan"],
    episodes: () => ["hamhung-trip"],
    sources,
  };
  return loadScenario({ main: file("scenario"), texts: [file("text")] }, shelf);
}

export const problemsOf = (loaded: Loaded): readonly Problem[] => (loaded.ok ? [] : loaded.problems);
export const shown = (loaded: Loaded): readonly string[] => problemsOf(loaded).map(showProblem);

/** The file with one place written otherwise; throws when the place is no longer there, so that no test goes blind. */
export function edited(key: FileKey, from: string | RegExp, to: string): Partial<Texts> {
  const text = SHIPPED[key];
  const result = text.replace(from, () => to);
  if (result === text) throw new Error(`'${from}' does not stand in ${FILES[key]}`);
  return { [key]: result };
}

/** Where a piece of the (edited) text stands: `line:col`. */
export function placeOf(text: string, piece: string): string {
  const before = text.slice(0, text.indexOf(piece));
  return `${before.split("\n").length}:${before.length - before.lastIndexOf("\n")}`;
}
