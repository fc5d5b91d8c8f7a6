import { deserialize, serialize } from "node:v8";
import {
  type Folder,
  type Outline,
  outlineOf,
  type Scenario,
  type Shelf,
  type SourceFile,
  type Sources,
} from "../scenario/index.js";
import { keep } from "./keep.js";
import { keptFolder, keyOf, recall } from "./kept.js";
import { type Located, packagedFolder } from "./shelf.js";

type Wanted = readonly ["world" | "episode", string];

/** A scenario as it passed the check, and what its check asked the shelf for: those answers are held against the shelf's of now. */
interface Checked {
  /** In V8's serialisation: who only wants its outline does not read it. */
  readonly scenario: Uint8Array;
  readonly outline: Outline;
  readonly asked: readonly { readonly of: Wanted; readonly digest: string }[];
  /** How its files were called when it was checked, in the order of `namesOf`. */
  readonly names: readonly string[];
}

const digestOf = (folder: Folder | undefined): string =>
  folder === undefined ? "" : keyOf(filesOf(folder).map(({ text }) => text));

const answer = (shelf: Shelf, [kind, id]: Wanted): Folder | undefined =>
  kind === "world" ? shelf.world(id) : shelf.episode(id);

const filesOf = (folder: Folder): readonly SourceFile[] => [
  folder.main,
  ...folder.texts,
  ...(folder.translated === undefined ? [] : [folder.translated]),
];

/** What a scenario's own files, the ledgers and the program decide; worlds and episodes are asked for by the check itself. */
const scenarioKey = (program: string, { folder, shelf }: Located): string =>
  keyOf(["scenario", program, digestOf(folder), keyOf(shelf.sources.map(({ text }) => text))]);

/** Where kept values are looked for: what came with the package, then the user's own. */
const places = (): readonly string[] => [packagedFolder(), keptFolder()];

function namesOf({ folder, shelf }: Located, asked: readonly Wanted[]): readonly string[] {
  const found = asked.flatMap((of) => answer(shelf, of) ?? []);
  return [folder, ...found].flatMap(filesOf).map(({ name }) => name);
}

/** The same scenario with the files it came from called as they are now: names depend on where the user stands. */
function renamed(scenario: Scenario, before: readonly string[], now: readonly string[]): Scenario {
  if (before.every((name, index) => name === now[index])) return scenario;
  const names = new Map(before.map((name, index) => [name, now[index] ?? name]));
  const parameters = scenario.parameters.map((parameter) => {
    const { spot } = parameter;
    return { ...parameter, spot: { ...spot, file: names.get(spot.file) ?? spot.file } };
  });
  return { ...scenario, parameters };
}

/** What is kept of files as they are now. */
function recallChecked(program: string, located: Located): Checked | undefined {
  if (program === "") return undefined;
  const kept = recall(scenarioKey(program, located), places()) as Checked | undefined;
  return kept?.asked.every(({ of, digest }) => digestOf(answer(located.shelf, of)) === digest) === true
    ? kept
    : undefined;
}

/**
 * The checked scenario of files that were checked before by the same program, or undefined. `program` tells every
 * version of the checking code from every other; an empty one keeps and finds nothing.
 */
export function recallScenario(program: string, located: Located): Scenario | undefined {
  const kept = recallChecked(program, located);
  if (kept === undefined) return undefined;
  const asked = kept.asked.map(({ of }) => of);
  return renamed(deserialize(kept.scenario) as Scenario, kept.names, namesOf(located, asked));
}

/** The outline of such a scenario alone, which is read much sooner than the whole. */
export const recallOutline = (program: string, located: Located): Outline | undefined =>
  recallChecked(program, located)?.outline;

/** A shelf that notes what is asked of it. */
export function noting(shelf: Shelf): { readonly shelf: Shelf; readonly asked: readonly Wanted[] } {
  const asked: Wanted[] = [];
  const note =
    (kind: Wanted[0]) =>
    (id: string): Folder | undefined => {
      asked.push([kind, id]);
      return answer(shelf, [kind, id]);
    };
  return { shelf: { ...shelf, world: note("world"), episode: note("episode") }, asked };
}

/** Keeps a scenario that passed the check; `asked` is what the check asked the shelf for. */
export function keepScenario(
  program: string,
  located: Located,
  asked: readonly Wanted[],
  scenario: Scenario,
  folder = keptFolder(),
): void {
  if (program === "") return;
  const value: Checked = {
    scenario: serialize(scenario),
    outline: outlineOf(scenario),
    asked: asked.map((of) => ({ of, digest: digestOf(answer(located.shelf, of)) })),
    names: namesOf(located, asked),
  };
  keep(scenarioKey(program, located), value, folder);
}

const sourcesKey = (program: string, files: readonly SourceFile[]): string =>
  keyOf(["sources", program, ...files.map(({ text }) => text)]);

/** What the ledgers of facts were read as, and how their files were called then. */
interface KeptSources {
  readonly sources: Sources;
  readonly names: readonly string[];
}

/** The ledgers as they were read before by the same program, under the names their files have now. */
export function recallSources(program: string, files: readonly SourceFile[]): Sources | undefined {
  if (program === "") return undefined;
  const kept = recall(sourcesKey(program, files), places()) as KeptSources | undefined;
  if (kept === undefined) return undefined;
  const names = new Map(kept.names.map((name, at) => [name, files[at]?.name ?? name]));
  return new Map([...kept.sources].map(([id, of]) => [id, { ...of, file: names.get(of.file) ?? of.file }]));
}

/** Keeps ledgers that were read without a fault. */
export function keepSources(
  program: string,
  files: readonly SourceFile[],
  sources: Sources,
  folder = keptFolder(),
): void {
  if (program === "") return;
  const kept: KeptSources = { sources, names: files.map(({ name }) => name) };
  keep(sourcesKey(program, files), kept, folder);
}

const rulesKey = (program: string, file: SourceFile): string => keyOf(["rules", program, file.text]);

type FindUsed = (ref: string) => SourceFile | undefined;

/** What a file of a strategy was read as, and the files it used then. */
interface KeptRules {
  readonly rules: unknown;
  readonly used: readonly { readonly ref: string; readonly digest: string }[];
}

const none: FindUsed = () => undefined;
const digestOfFile = (file: SourceFile | undefined): string => (file === undefined ? "" : keyOf([file.text]));

/** What a file of a strategy was read as before by the same program: plain data, still to be bound. */
export function recallRules(program: string, file: SourceFile, find: FindUsed = none): unknown {
  if (program === "") return undefined;
  const kept = recall(rulesKey(program, file), places()) as KeptRules | undefined;
  return kept?.used.every(({ ref, digest }) => digestOfFile(find(ref)) === digest) === true ? kept.rules : undefined;
}

/** `used`: the lists it was read with, as they were written in it. */
export function keepRules(
  program: string,
  file: SourceFile,
  rules: unknown,
  used: { readonly refs: readonly string[]; readonly find: FindUsed } = { refs: [], find: none },
  folder = keptFolder(),
): void {
  if (program === "") return;
  const kept: KeptRules = { rules, used: used.refs.map((ref) => ({ ref, digest: digestOfFile(used.find(ref)) })) };
  keep(rulesKey(program, file), kept, folder);
}
