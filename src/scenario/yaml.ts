import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair } from "yaml";
import { msg, t } from "../language/index.js";
import { blankedText, cleanText, harmfulAt, harmfulCode } from "./clean.js";
import type { Problems, Spot } from "./problems.js";
import { DECORATED, LIMITS, offsetInRaw, parseYaml, TOO_DEEP, TOO_MANY } from "./syntax.js";
import { type Entry, emptyMap, type MapTree, type Tree } from "./tree.js";

/** A file as its reader handed it over; `name` is what problems call it. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);
/** Harmful characters reported one by one; a file with more of them is no text. */
const MOST_HARMFUL = 20;
const HARMFUL_REMEDY = msg("delete it; only plain text is allowed");

class Reader {
  private nodes = 0;
  private full = false;
  private readonly file: string;
  private readonly text: string;
  private readonly lines: LineCounter;
  private readonly problems: Problems;

  constructor(file: string, text: string, lines: LineCounter, problems: Problems) {
    this.file = file;
    this.text = text;
    this.lines = lines;
    this.problems = problems;
  }

  spot(offset: number): Spot {
    const { line, col } = this.lines.linePos(offset);
    return { file: this.file, line: Math.max(1, line), col: Math.max(1, col) };
  }

  /** One node and all below it; what cannot be read is reported and marked. */
  tree(node: unknown, depth: number): Tree {
    const range = (node as Node | null)?.range;
    const spot = this.spot(this.isDecorated(node) ? this.markBefore(range?.[0] ?? 0) : (range?.[0] ?? 0));
    const faulty: Tree = { kind: "faulty", spot };
    if (!this.withinLimits(spot, depth)) return faulty;
    if (isAlias(node) || this.isDecorated(node)) {
      this.problems.add(spot, "", t(DECORATED.what), t(DECORATED.remedy));
      return faulty;
    }
    if (isMap(node)) return { kind: "map", spot, entries: this.entries(node.items, depth) };
    if (isSeq(node)) return { kind: "list", spot, items: node.items.map((item) => this.tree(item, depth + 1)) };
    if (!isScalar(node) || (node.value === null && !node.source)) {
      this.problems.add(
        spot,
        "",
        t("nothing is written here"),
        t("write a value: {empty} where there is nothing to say, `~` to delete what an earlier file says", {
          empty: "`{}`",
        }),
      );
      return faulty;
    }
    return this.scalar(node.value, spot, this.text.slice(range?.[0], range?.[1]), range?.[0] ?? 0);
  }

  /** Where the marks stand that a value is decorated with. */
  private markBefore(offset: number): number {
    const line = this.text.slice(this.text.lastIndexOf("\n", offset - 1) + 1, offset);
    const marks = /(?:[&!]\S*\s+)+$/.exec(line.slice(-200));
    return marks === null ? offset : offset - marks[0].length;
  }

  private isDecorated(node: unknown): boolean {
    const { anchor, tag } = (node ?? {}) as { anchor?: string; tag?: string };
    return anchor !== undefined || tag !== undefined;
  }

  private withinLimits(spot: Spot, depth: number): boolean {
    this.nodes += 1;
    const fault = depth > LIMITS.depth ? TOO_DEEP : this.nodes > LIMITS.nodes ? TOO_MANY : undefined;
    if (fault === undefined) return true;
    if (!this.full) this.problems.add(spot, "", t(fault.what, LIMITS), t(fault.remedy));
    this.full = true;
    return false;
  }

  private scalar(value: unknown, spot: Spot, raw: string, from: number): Tree {
    const faulty = (what: string, remedy: string): Tree => {
      this.problems.add(spot, "", what, remedy);
      return { kind: "faulty", spot };
    };
    if (typeof value === "string") {
      if (value.length > LIMITS.scalar)
        return faulty(
          t("a text of {count} characters", { count: value.length }),
          t("{most} are allowed", { most: LIMITS.scalar }),
        );
      const code = harmfulCode(value);
      if (code !== undefined)
        return faulty(t("a control or invisible character ({code})", { code }), t(HARMFUL_REMEDY));
      return { kind: "scalar", spot, value, within: (at) => this.spot(from + offsetInRaw(raw, value, at)) };
    }
    if (typeof value === "number" && !Number.isFinite(value))
      return faulty(t("'{raw}' is no number", { raw }), t("write digits"));
    if (typeof value === "number" || typeof value === "boolean" || value === null)
      return { kind: "scalar", spot, value };
    return faulty(t(DECORATED.what), t(DECORATED.remedy));
  }

  private entries(pairs: readonly Pair[], depth: number): ReadonlyMap<string, Entry> {
    const entries = new Map<string, Entry>();
    for (const pair of pairs) {
      const spot = this.spot((pair.key as Node | null)?.range?.[0] ?? 0);
      const key = isScalar(pair.key) && !this.isDecorated(pair.key) ? String(pair.key.value) : undefined;
      const before = key === undefined ? undefined : entries.get(key);
      if (before !== undefined)
        this.problems.add(
          spot,
          "",
          t("'{id}' stands here twice", { id: String(key) }),
          t("keep one; the first is in line {line}", { line: before.key.line }),
        );
      else if (this.isGoodKey(key, spot)) entries.set(key, { key: spot, value: this.valueOf(pair, spot, depth) });
    }
    return entries;
  }

  private valueOf(pair: Pair, key: Spot, depth: number): Tree {
    // `{name}` has no value node at all; point at its key.
    const value = this.tree(pair.value, depth + 1);
    return pair.value === null ? { kind: "faulty", spot: key } : value;
  }

  private isGoodKey(key: string | undefined, spot: Spot): key is string {
    const say = (what: string, remedy: string): false => {
      this.problems.add(spot, "", what, remedy);
      return false;
    };
    if (key === undefined) return say(t(DECORATED.what), t(DECORATED.remedy));
    if (FORBIDDEN_KEYS.has(key))
      return say(t("'{key}' is not a name a file may use", { key }), t("choose another name"));
    if (key === "<<") return say(t("`<<` does not merge here"), t("write the entries out where they are used"));
    if (key === "") return say(t("a name is missing before the colon"), t("write `name: value`"));
    if (key.length > LIMITS.key)
      return say(
        t("a name of {count} characters", { count: key.length }),
        t("{most} are allowed", { most: LIMITS.key }),
      );
    const code = harmfulCode(key);
    return code === undefined || say(t("a control or invisible character ({code})", { code }), t(HARMFUL_REMEDY));
  }
}

function reportHarmful(harmful: ReturnType<typeof harmfulAt>, reader: Reader, problems: Problems): void {
  for (const { at, code } of harmful.slice(0, MOST_HARMFUL))
    problems.add(reader.spot(at), "", t("a control or invisible character ({code})", { code }), t(HARMFUL_REMEDY));
  const next = harmful[MOST_HARMFUL];
  if (next === undefined) return;
  const what = t("{count} more control or invisible characters from here on", { count: harmful.length - MOST_HARMFUL });
  problems.add(reader.spot(next.at), "", what, t("delete them; was the file saved as plain text?"));
}

/**
 * Reads one file into a tree whose every value knows its line and column, or undefined when nothing of it can be used.
 * A syntax error reports the first fault; anchors, aliases, tags, duplicate and magic keys are refused one by one.
 */
export function readTree(file: SourceFile, problems: Problems): MapTree | undefined {
  const name = cleanText(file.name);
  const start: Spot = { file: name, line: 1, col: 1 };
  if (file.text.length > LIMITS.bytes) {
    problems.add(start, "", t("a file of more than {most} characters", { most: LIMITS.bytes }), t("split it"));
    return undefined;
  }
  const lines = new LineCounter();
  const text = blankedText(file.text);
  const parsed = parseYaml(text, lines);
  const reader = new Reader(name, text, lines, problems);
  const harmful = harmfulAt(file.text);
  reportHarmful(harmful, reader, problems);
  if ("fault" in parsed) {
    const { at, what, remedy } = parsed.fault;
    // An escape sequence leaves brackets behind; what they do to the syntax goes away with it.
    if (harmful.length === 0)
      problems.add(
        reader.spot(at),
        "",
        cleanText(what),
        t("{remedy}; the rest of the file is checked after that", { remedy }),
      );
    return undefined;
  }
  const { contents } = parsed.document;
  if (isMap(contents) && !contents.anchor && !contents.tag) {
    const tree = reader.tree(contents, 0);
    if (tree.kind === "map") return tree;
  }
  const what =
    contents === null || (isScalar(contents) && !contents.source)
      ? t("the file is empty")
      : t("the file is not a list of sections");
  problems.add(start, "", what, t("write its sections as `name: value`"));
  return undefined;
}

/** The same, with an empty map for a file of which nothing can be used. */
export const readYaml = (file: SourceFile, problems: Problems): MapTree =>
  readTree(file, problems) ?? emptyMap(file.name);
