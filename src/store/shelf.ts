import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { t } from "../language/index.js";
import type { Folder, Shelf, SourceFile } from "../scenario/index.js";

/** The language every text catalogue is written in; a translation stands beside it. */
const LANGUAGE = "en";
const BIGGEST_FILE = 4_000_000;

/** What could not be read or written, in a sentence for the person at the terminal. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}

/** The folder of shipped scenarios, wherever the package lies. */
export function shippedScenarios(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "scenarios", "sources"))) return join(folder, "scenarios");
    if (dirname(folder) === folder)
      throw new StoreError(t("the shipped scenarios are missing; install the package again"));
  }
}

/** Checked scenarios that came with the package: a folder between this file and the package's own. It need not exist. */
export function packagedFolder(): string {
  const top = dirname(shippedScenarios());
  let folder = dirname(fileURLToPath(import.meta.url));
  while (folder !== top && !existsSync(join(folder, "checked"))) folder = dirname(folder);
  return join(folder, "checked");
}

/** How a file is called in messages: relative to where the user stands, if that is shorter. */
function shown(path: string): string {
  const here = process.cwd();
  if (path.startsWith(here + sep) && !path.includes("..")) return path.slice(here.length + 1); // `relative` takes its time
  const near = relative(here, path);
  return near === "" || near.startsWith("..") ? path : near;
}

/** Reads one text file, or says in a sentence why it cannot be read. */
export function readText(path: string): SourceFile {
  try {
    if (statSync(path).isDirectory())
      throw new StoreError(t("'{path}' is a folder; name the file in it", { path: shown(path) }));
    if (statSync(path).size > BIGGEST_FILE)
      throw new StoreError(
        t("'{path}' is larger than {size} MB; that is no file of this program", {
          path: shown(path),
          size: BIGGEST_FILE / 1e6,
        }),
      );
    return { name: shown(path), text: readFileSync(path, "utf8") };
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new StoreError(t("there is no file '{path}'", { path: shown(path) }));
    throw new StoreError(t("'{path}' cannot be read ({why})", { path: shown(path), why: code ?? t("unknown reason") }));
  }
}

function folderAt(main: string, language: string): Folder {
  const catalogue = (of: string): SourceFile | undefined => {
    const path = join(dirname(main), `text.${of}.yaml`);
    return existsSync(path) ? readText(path) : undefined;
  };
  const texts = catalogue(LANGUAGE);
  const translated = language === LANGUAGE ? undefined : catalogue(language);
  return {
    main: readText(main),
    texts: texts === undefined ? [] : [texts],
    ...(translated === undefined ? {} : { translated }),
  };
}

const idsWith = (root: string, file: string): string[] =>
  existsSync(root)
    ? readdirSync(root)
        .filter((id) => existsSync(join(root, id, file)))
        .sort()
    : [];

/** The id a file gives itself, as its line is written: bare or in quotes, with or without a comment. */
const idIn = ({ text }: SourceFile): string | undefined =>
  /^id:[ \t]+(["']?)([a-z0-9-]+)\1[ \t]*(?:#.*)?\r?$/m.exec(text)?.[2];

/** A shelf that looks in the scenario's own neighbourhood first, then among the shipped ones. */
function shelfFor(own: string | undefined, language: string): Shelf {
  const shipped = shippedScenarios();
  const roots = own === undefined ? [shipped] : [own, dirname(own), shipped];
  const find = (id: string, file: string): Folder | undefined => {
    const candidates = roots.flatMap((root) => [
      ...(basename(root) === id ? [join(root, file)] : []),
      join(root, id, file),
    ]);
    const found = /^[a-z0-9-]+$/.test(id) ? candidates.find((candidate) => existsSync(candidate)) : undefined;
    if (found === undefined) return undefined;
    // An episode in the scenario's own folder shares its catalogue, which is read once, with the scenario.
    return dirname(found) === own ? { main: readText(found), texts: [] } : folderAt(found, language);
  };
  const episode = (id: string): Folder | undefined => {
    const beside = own === undefined ? undefined : join(own, "episode.yaml");
    const near = beside !== undefined && existsSync(beside) ? readText(beside) : undefined;
    return near !== undefined && idIn(near) === id ? { main: near, texts: [] } : find(id, "episode.yaml");
  };
  return {
    world: (id) => find(id, "world.yaml"),
    episode,
    worlds: () => [...new Set(roots.flatMap((root) => idsWith(root, "world.yaml")))],
    episodes: () => [...new Set(roots.flatMap((root) => idsWith(root, "episode.yaml")))],
    sources: sourceFiles(),
  };
}

/** The ledgers of facts. */
export function sourceFiles(): readonly SourceFile[] {
  const root = join(shippedScenarios(), "sources");
  return readdirSync(root)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => readText(join(root, name)));
}

/** The lessons that come with the program: id -> file. */
export function lessonFiles(): ReadonlyMap<string, SourceFile> {
  const root = join(shippedScenarios(), "lessons");
  if (!existsSync(root)) return new Map();
  const names = readdirSync(root).filter((name) => /^[^.]+\.yaml$/.test(name) && name !== CONCEPTS);
  return new Map(names.sort().map((name) => [basename(name, ".yaml"), readText(join(root, name))]));
}

/** A lesson's texts in another language, beside it; undefined where it has none. */
export function lessonTexts(id: string, language: string): SourceFile | undefined {
  const path = join(shippedScenarios(), "lessons", `${id}.${language}.yaml`);
  return existsSync(path) ? readText(path) : undefined;
}

const CONCEPTS = "concepts.yaml";

/** The concepts of economics that lessons teach. */
export const conceptsFile = (): SourceFile => readText(join(shippedScenarios(), "lessons", CONCEPTS));

/** A scenario's files as found on disk. */
export interface Located {
  readonly folder: Folder;
  readonly shelf: Shelf;
  /** Path of the folder it lies in. */
  readonly at: string;
}

/** Ids of the shipped scenarios in the order a newcomer meets them: those that `order.txt` names, then the others by name. */
export function scenarioIds(): readonly string[] {
  const ids = idsWith(shippedScenarios(), "scenario.yaml");
  const list = join(shippedScenarios(), "order.txt");
  const named = existsSync(list) ? readFileSync(list, "utf8").split(/\s+/) : [];
  const place = (id: string): number => (named.includes(id) ? named.indexOf(id) : named.length);
  return [...ids].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

/** Finds a scenario by id, or by the path of its folder or file, its texts in a language where they are translated. Undefined when there is none. */
export function locateScenario(name: string, language = LANGUAGE): Located | undefined {
  const shipped = join(shippedScenarios(), name);
  const isId = /^[a-z0-9-]+$/.test(name);
  const folder = isId && existsSync(join(shipped, "scenario.yaml")) ? shipped : resolve(name);
  const file = existsSync(folder) && statSync(folder).isDirectory() ? join(folder, "scenario.yaml") : folder;
  if (!existsSync(file)) return undefined;
  const at = dirname(file);
  return { folder: folderAt(file, language), shelf: shelfFor(at, language), at };
}

/** Strategies beside a scenario: id -> file. */
export function strategyFiles(at: string): ReadonlyMap<string, SourceFile> {
  const folder = join(at, "strategies");
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort();
  return new Map(names.map((name) => [basename(name, ".yaml"), readText(join(folder, name))]));
}

/** The memoir runs beside a scenario: `memoir.yaml` first, then each `memoir-NAME.yaml` by name. */
export function memoirFiles(at: string): readonly SourceFile[] {
  const others = readdirSync(at).filter((name) => /^memoir-.+\.yaml$/.test(name));
  const first = existsSync(join(at, "memoir.yaml")) ? ["memoir.yaml"] : [];
  return [...first, ...others.sort()].map((name) => readText(join(at, name)));
}

/** The strategy that another one uses, EPISODE/STRATEGY: beside the scenario's neighbours first, then among the shipped ones. */
export function usedStrategy(at: string, ref: string): SourceFile | undefined {
  if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(ref)) return undefined;
  const [episode = "", strategy = ""] = ref.split("/");
  const path = [dirname(at), shippedScenarios()]
    .map((root) => join(root, episode, "strategies", `${strategy}.yaml`))
    .find((candidate) => existsSync(candidate));
  return path === undefined ? undefined : readText(path);
}
