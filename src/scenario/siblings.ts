import { t } from "../language/index.js";
import type { Problems } from "./problems.js";
import { type Entry, keysAt, type MapTree, type Path, showPath, type Tree, toPlain, valueAt } from "./tree.js";

/** What an episode says of a scenario of its own: it does not come along when another scenario holds the episode. */
const OWN_WORDS: readonly string[] = ["title", "summary", "content-note", "debrief", "endings", "afterwards"];

/** A catalogue without what it says of a scenario of its own, its endings and what `why` answers about them included. */
export function borrowed(texts: MapTree): MapTree {
  const endings = keysAt(texts, ["endings"]);
  const entries = [...texts.entries].flatMap(([key, entry]): [string, Entry][] => {
    if (OWN_WORDS.includes(key)) return [];
    if (key !== "about" || entry.value.kind !== "map") return [[key, entry]];
    const words = [...entry.value.entries].filter(([word]) => !endings.includes(word));
    return [[key, { ...entry, value: { ...entry.value, entries: new Map(words) } }]];
  });
  return { ...texts, entries: new Map(entries) };
}

/** Lists that add up: every file names what it counts. */
const ADDS_UP: readonly string[] = ["counts"];

/** The words of both lists, each once; undefined where the two are no lists of words. */
function joined(earlier: Tree | undefined, later: Tree): Tree | undefined {
  if (earlier?.kind !== "list" || later.kind !== "list") return undefined;
  const seen = new Set<unknown>();
  const items = [...earlier.items, ...later.items].filter((item) => {
    const value = item.kind === "scalar" ? item.value : item;
    const first = !seen.has(value);
    seen.add(value);
    return first;
  });
  return { ...later, items };
}

/** The later document with its lists that add up joined to those of the earlier one. */
export function addingUp(earlier: MapTree, later: MapTree): MapTree {
  const entries = new Map(later.entries);
  for (const key of ADDS_UP) {
    const entry = later.entries.get(key);
    const sum = entry === undefined ? undefined : joined(valueAt(earlier, [key]), entry.value);
    if (entry !== undefined && sum !== undefined) entries.set(key, { ...entry, value: sum });
  }
  return { ...later, entries };
}

const text = (tree: Tree): string => JSON.stringify(toPlain(tree)) ?? "";

/** What a reader sees of a value in a message. */
const shown = (tree: Tree): string => (tree.kind === "scalar" ? String(tree.value) : text(tree)).slice(0, 60);

/** Whether a document states a value at a path, or at something above it that is no map. */
function states(tree: MapTree, path: Path): boolean {
  for (let length = 1; length <= path.length; length += 1) {
    const found = valueAt(tree, path.slice(0, length));
    if (found === undefined) return false;
    if (found.kind !== "map") return true;
  }
  return true;
}

export interface Sibling {
  readonly id: string;
  readonly tree: MapTree;
}

/**
 * An episode may set a world's number, but not put another reason under the name the world's numbers cite: they would be
 * told with a reason that is not theirs.
 */
export function keepReasons(world: MapTree, { id, tree }: Sibling, problems: Problems): void {
  const [known, reasons] = [valueAt(world, ["assume"]), valueAt(tree, ["assume"])];
  if (known?.kind !== "map" || reasons?.kind !== "map") return;
  for (const [name, { value }] of reasons.entries) {
    const before = known.entries.get(name)?.value;
    if (before === undefined || before.kind === "faulty" || text(before) === text(value)) continue;
    problems.add(
      value.spot,
      showPath(["assume", name]),
      t("the base world has another reason under this name: '{reason}'", { reason: shown(before) }),
      t("its numbers would be told with the one of '{id}'; give yours another name", { id }),
    );
  }
}

/**
 * Episodes stand side by side, so none of them wins over another: where two of them say different things, the scenario
 * has to say which holds. What the scenario states itself is no conflict.
 */
export class Siblings {
  private readonly before: Sibling[] = [];
  private readonly said = new Set<string>();
  private readonly own: MapTree;
  private readonly problems: Problems;

  constructor(own: MapTree, problems: Problems) {
    this.own = own;
    this.problems = problems;
  }

  add(next: Sibling): void {
    for (const other of this.before) this.compare(other, next, other.tree, next.tree, []);
    this.before.push(next);
  }

  private compare(one: Sibling, other: Sibling, earlier: MapTree, later: MapTree, path: Path): void {
    for (const [key, { value }] of later.entries) {
      const known = earlier.entries.get(key)?.value;
      const here = [...path, key];
      if (known === undefined || (path.length === 0 && ADDS_UP.includes(key))) continue;
      if (known.kind === "map" && value.kind === "map") this.compare(one, other, known, value, here);
      else if (known.kind !== "faulty" && value.kind !== "faulty" && text(known) !== text(value))
        this.conflict(one, other, known, value, here);
    }
  }

  private conflict(one: Sibling, other: Sibling, known: Tree, value: Tree, path: Path): void {
    const name = showPath(path);
    if (this.said.has(name) || states(this.own, path)) return;
    this.said.add(name);
    this.problems.add(
      value.spot,
      name,
      t("episode '{one}' says '{earlier}' here, episode '{other}' says '{later}'", {
        one: one.id,
        earlier: shown(known),
        other: other.id,
        later: shown(value),
      }),
      t("say in the scenario which of them holds, or give the two different names"),
    );
  }
}
