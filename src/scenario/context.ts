import { checkExpr, type ExprType, fits, parseExpr, quantityOf, showType, type Vocabulary } from "../expr/index.js";
import {
  type Dims,
  type Literal,
  parseDate,
  parseLiteral,
  sameDims,
  showDims,
  type UnitTable,
} from "../units/index.js";
import type { CheckedExpr, Curve, Parameter, ParameterIndex } from "./model.js";
import { type Problems, remedyFor, type Spot } from "./problems.js";
import type { QuantityShape } from "./schema.js";
import { compareWithSource, type Sources } from "./sources.js";
import { keySpotAt, type MapTree, type Path, showPath, spotAt, valueAt } from "./tree.js";

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const NOTHING: CheckedExpr = { text: "0", tree: { op: "number", value: 0, at: 0 }, type: quantityOf({}) };

/** What every section's check works with: the merged tree for positions, the names, and where problems go. */
export class Context {
  readonly parameters: Parameter[] = [];
  readonly tree: MapTree;
  readonly problems: Problems;
  readonly table: UnitTable;
  readonly bases: readonly string[];
  private readonly sources: Sources;
  private readonly defaultSources: ReadonlyMap<string, string>;
  private readonly byName = new Map<string, ParameterIndex>();

  constructor(parts: {
    tree: MapTree;
    problems: Problems;
    table: UnitTable;
    bases: readonly string[];
    sources: Sources;
    defaultSources: ReadonlyMap<string, string>;
  }) {
    this.tree = parts.tree;
    this.problems = parts.problems;
    this.table = parts.table;
    this.bases = parts.bases;
    this.sources = parts.sources;
    this.defaultSources = parts.defaultSources;
  }

  problem(path: Path, what: string, remedy: string): void {
    this.problems.add(spotAt(this.tree, path), showPath(path), what, remedy);
  }

  keyProblem(path: Path, what: string, remedy: string): void {
    this.problems.add(keySpotAt(this.tree, path), showPath(path), what, remedy);
  }

  /** Ids declared under a section, in file order, whether or not their bodies are good. */
  ids(section: string): readonly string[] {
    const tree = valueAt(this.tree, [section]);
    return tree?.kind === "map" ? [...tree.entries.keys()] : [];
  }

  /** The scalar at a path, as it stands in the file. */
  plain(path: Path): string | number | boolean | null | undefined {
    const tree = valueAt(this.tree, path);
    return tree?.kind === "scalar" ? tree.value : undefined;
  }

  /** Position of a declared name, or -1 with a problem. */
  ref(kind: string, name: string, known: readonly string[], path: Path): number {
    const index = known.indexOf(name);
    if (index < 0) this.problem(path, `no ${kind} '${name}'`, remedyFor(name, known));
    return index;
  }

  /** A number of one unit; `dims` undefined takes any. Missing or wrong ones are reported and read as 0. */
  number(path: Path, value: QuantityShape | undefined, dims: Dims | undefined): ParameterIndex {
    const curve = this.curve(path, value, dims);
    const [first] = curve.points.values();
    if (first !== undefined && first.length > 1)
      this.problem(path, "a number that changes with the date", "this field takes one number");
    return first?.[0]?.at ?? 0;
  }

  optional(path: Path, value: QuantityShape | undefined, dims: Dims | undefined): ParameterIndex | undefined {
    return value === undefined ? undefined : this.number(path, value, dims);
  }

  /** A number that may follow the calendar. */
  curve(path: Path, value: QuantityShape | undefined, dims: Dims | undefined): Curve {
    if (value === undefined) {
      this.problem(path, "a number is missing here", "write it as VALUE UNIT @SOURCE");
      return { points: new Map(), dims: dims ?? {} };
    }
    const perBase = this.perBase(path, value);
    const points = new Map<string, { day: number; at: ParameterIndex }[]>();
    for (const base of this.bases) {
      const list = [...(perBase.get(base) ?? [])].map(([date, where]) => ({
        day: this.date(date, where),
        at: this.parameter(where, base, dims),
      }));
      points.set(
        base,
        list.sort((a, b) => a.day - b.day),
      );
    }
    const first = points.values().next().value?.[0];
    return { points, dims: dims ?? (first === undefined ? {} : (this.parameters[first.at]?.dims ?? {})) };
  }

  private date(text: string, path: Path): number {
    if (text === "") return 0;
    const day = parseDate(text);
    if (day === undefined) this.keyProblem(path, `'${text}' is no date of the calendar`, "write YYYY-MM-DD");
    return day ?? 0;
  }

  /** For every base, date ("" for none) -> path of its literal. */
  private perBase(path: Path, value: QuantityShape): ReadonlyMap<string, ReadonlyMap<string, Path>> {
    const all = (dates: ReadonlyMap<string, Path>): ReadonlyMap<string, ReadonlyMap<string, Path>> =>
      new Map(this.bases.map((base) => [base, dates]));
    if (typeof value !== "object") return all(new Map([["", path]]));
    const keys = Object.keys(value);
    if (keys.every((key) => DATE.test(key))) return all(new Map(keys.map((key) => [key, [...path, key]])));
    const result = new Map<string, ReadonlyMap<string, Path>>();
    for (const key of keys) {
      if (!this.bases.includes(key)) this.keyProblem([...path, key], `no base '${key}'`, remedyFor(key, this.bases));
      const inner = value[key];
      const dates =
        typeof inner === "object"
          ? Object.keys(inner).map((date): [string, Path] => [date, [...path, key, date]])
          : [["", [...path, key]] as [string, Path]];
      result.set(key, new Map(dates));
    }
    const missing = this.bases.filter((base) => !result.has(base));
    if (missing.length > 0)
      this.problem(
        path,
        `no number for base ${missing.map((base) => `'${base}'`).join(", ")}`,
        "give one per base, or one for all",
      );
    return result;
  }

  private parameter(path: Path, base: string, dims: Dims | undefined): ParameterIndex {
    const name = showPath(path.filter((step) => !this.bases.includes(String(step))));
    const literal = this.literal(path, dims);
    const index = this.byName.get(name);
    if (index === undefined) {
      const spot = spotAt(this.tree, path);
      const literals = new Map(literal === undefined ? [] : [[base, literal]]);
      this.parameters.push({
        name,
        dims: literal?.unit.dims ?? dims ?? {},
        literals,
        spot,
        defaultSource: this.defaultSources.get(spot.file),
      });
      this.byName.set(name, this.parameters.length - 1);
      return this.parameters.length - 1;
    }
    if (literal !== undefined) (this.parameters[index]?.literals as Map<string, Literal>).set(base, literal);
    return index;
  }

  /** Reads and checks one literal: syntax, unit, source. */
  private literal(path: Path, dims: Dims | undefined): Literal | undefined {
    const tree = valueAt(this.tree, path);
    if (tree?.kind !== "scalar" || tree.value === null || typeof tree.value === "boolean") {
      this.problem(path, "expected a number", "write it as VALUE UNIT @SOURCE");
      return undefined;
    }
    const result = parseLiteral(String(tree.value), this.table);
    if (!result.ok) {
      this.problem(path, result.what, result.remedy);
      return undefined;
    }
    const { literal } = result;
    if (dims !== undefined && !sameDims(dims, literal.unit.dims)) {
      this.problem(
        path,
        `'${literal.text}' is in ${showDims(literal.unit.dims)}`,
        `this number is in ${showDims(dims)}`,
      );
    }
    this.checkSource(path, literal, tree.spot);
    return literal;
  }

  private checkSource(path: Path, literal: Literal, spot: Spot): void {
    if (literal.source === undefined) {
      const nothing = literal.value === 0 && literal.low === literal.high; // "none yet" claims nothing
      if (!nothing && !this.defaultSources.has(spot.file)) {
        this.problem(
          path,
          `'${literal.text}' has no source`,
          "cite one (@M335, @E031), or declare an assumption under `assume:` and cite it as @A.name",
        );
      }
    } else if (literal.source.startsWith("A.")) {
      const name = literal.source.slice(2);
      this.ref("assumption", name, this.ids("assume"), path);
      if (literal.low === literal.high)
        this.problem(
          path,
          `an assumption without a range: '${literal.text}'`,
          "write VALUE (LOW..HIGH) UNIT @A.name, or LOW~HIGH where it varies",
        );
    } else {
      const fault = compareWithSource(literal, this.sources, this.table);
      if (fault !== undefined) this.problem(path, fault.what, fault.remedy);
    }
  }

  /** An expression of the wanted type; a faulty one is reported and reads as 0. */
  expr(path: Path, text: string | number | undefined, wanted: ExprType, vocabulary: Vocabulary): CheckedExpr {
    if (text === undefined) {
      this.problem(path, "an expression is missing here", "write a name, a call or a formula");
      return NOTHING;
    }
    const source = String(text);
    const parsed = parseExpr(source);
    if ("fault" in parsed) return this.faulty(path, parsed.fault);
    const checked = checkExpr(parsed.tree, vocabulary);
    if ("fault" in checked) return this.faulty(path, checked.fault);
    if (!fits(parsed.tree, checked.type, wanted)) {
      this.problem(path, `'${source}' gives ${showType(checked.type)}`, `${showType(wanted)} is needed here`);
    }
    return { text: source, tree: parsed.tree, type: checked.type };
  }

  private faulty(path: Path, fault: { at: number; what: string; remedy: string }): CheckedExpr {
    const spot = spotAt(this.tree, path);
    this.problems.add({ ...spot, col: spot.col + fault.at }, showPath(path), fault.what, fault.remedy);
    return NOTHING;
  }
}
