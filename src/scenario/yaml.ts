import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from "yaml";
import { cleanText, harmfulAt } from "./clean.js";
import type { Problems, Spot } from "./problems.js";
import { type Entry, emptyMap, type MapTree, type Tree } from "./tree.js";

/** A file as its reader handed it over; `name` is what problems call it. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** What a file may be at most. Sized for a term's work by a class, far below what would hang the reader. */
export const LIMITS = { bytes: 400_000, depth: 16, nodes: 40_000, key: 80, scalar: 4_000 } as const;

const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

class Reader {
  private nodes = 0;
  private full = false;
  private readonly file: string;
  private readonly lines: LineCounter;
  private readonly problems: Problems;

  constructor(file: string, lines: LineCounter, problems: Problems) {
    this.file = file;
    this.lines = lines;
    this.problems = problems;
  }

  spot(offset: number): Spot {
    const { line, col } = this.lines.linePos(offset);
    return { file: this.file, line: Math.max(1, line), col: Math.max(1, col) };
  }

  /** One node and all below it; what cannot be read is reported and becomes null. */
  tree(node: unknown, depth: number): Tree {
    const spot = this.spot((node as Node | null)?.range?.[0] ?? 0);
    const nothing: Tree = { kind: "scalar", spot, value: null };
    if (!this.withinLimits(spot, depth)) return nothing;
    if (isAlias(node) || this.isDecorated(node)) {
      this.problems.add(spot, "", "anchors, aliases and tags are not allowed", "write the value out where it is used");
      return nothing;
    }
    if (isMap(node)) return { kind: "map", spot, entries: this.entries(node.items, depth) };
    if (isSeq(node)) return { kind: "list", spot, items: node.items.map((item) => this.tree(item, depth + 1)) };
    return isScalar(node) ? { kind: "scalar", spot, value: this.scalar(node.value, spot) } : nothing;
  }

  private isDecorated(node: unknown): boolean {
    const { anchor, tag } = (node ?? {}) as { anchor?: string; tag?: string };
    return anchor !== undefined || (tag !== undefined && !tag.startsWith("tag:yaml.org,2002:"));
  }

  private withinLimits(spot: Spot, depth: number): boolean {
    this.nodes += 1;
    const what =
      depth > LIMITS.depth
        ? `nested more than ${LIMITS.depth} deep`
        : this.nodes > LIMITS.nodes
          ? `more than ${LIMITS.nodes} values`
          : "";
    if (what !== "" && !this.full) this.problems.add(spot, "", what, "make the file smaller or flatter");
    if (what !== "") this.full = true;
    return what === "";
  }

  private scalar(value: unknown, spot: Spot): string | number | boolean | null {
    if (typeof value === "string") {
      if (value.length > LIMITS.scalar)
        this.problems.add(spot, "", `a text of ${value.length} characters`, `${LIMITS.scalar} are allowed`);
      return cleanText(value.slice(0, LIMITS.scalar));
    }
    if (typeof value === "number" || typeof value === "boolean") return value;
    return value === null || value === undefined ? null : String(value);
  }

  private entries(pairs: readonly Pair[], depth: number): ReadonlyMap<string, Entry> {
    const entries = new Map<string, Entry>();
    for (const pair of pairs) {
      const spot = this.spot((pair.key as Node | null)?.range?.[0] ?? 0);
      const key = isScalar(pair.key) ? String(pair.key.value) : "";
      if (this.isGoodKey(key, spot))
        entries.set(cleanText(key), { key: spot, value: this.tree(pair.value, depth + 1) });
    }
    return entries;
  }

  private isGoodKey(key: string, spot: Spot): boolean {
    if (FORBIDDEN_KEYS.has(key) || key === "<<") {
      this.problems.add(spot, key, `'${key}' is not a name a file may use`, "choose another name");
      return false;
    }
    if (key === "" || key.length > LIMITS.key) {
      this.problems.add(
        spot,
        key.slice(0, LIMITS.key),
        "a key that is empty, too long or no plain word",
        "use a short plain name",
      );
      return false;
    }
    return true;
  }
}

const plainMessage = (message: string): string =>
  message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? message;

/**
 * Reads one file into a tree whose every value knows its line and column. A syntax error reports the first fault and
 * gives an empty map; parser warnings count as faults; anchors, aliases, tags, duplicate and magic keys are refused.
 */
export function readYaml(file: SourceFile, problems: Problems): MapTree {
  const lines = new LineCounter();
  const start: Spot = { file: file.name, line: 1, col: 1 };
  if (file.text.length > LIMITS.bytes) {
    problems.add(start, "", `a file of ${file.text.length} characters`, `${LIMITS.bytes} are allowed; split it`);
    return emptyMap(file.name);
  }
  const document = parseDocument(file.text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: true,
    version: "1.2",
  });
  const reader = new Reader(file.name, lines, problems);
  for (const at of harmfulAt(file.text)) {
    problems.add(reader.spot(at), "", "a control or invisible character", "delete it; only plain text is allowed");
  }
  const fault = document.errors[0] ?? document.warnings[0];
  if (fault !== undefined) {
    problems.add(
      reader.spot(fault.pos[0]),
      "",
      `not readable as YAML: ${cleanText(plainMessage(fault.message))}`,
      "mend this line first; the rest is read after that",
    );
    return emptyMap(file.name);
  }
  const tree = reader.tree(document.contents, 0);
  if (tree.kind === "map") return tree;
  problems.add(start, "", "the file holds no map of sections", "start with `format: 1` and the sections below it");
  return emptyMap(file.name);
}
