import { type ExprType, fits, misfit, quantityOf, showType, type Vocabulary } from "../expr/index.js";
import { t } from "../language/index.js";
import {
  type Dims,
  type Format,
  fitDims,
  formatFor,
  type Literal,
  parseDate,
  parseLiteral,
  UNKNOWN_DIMS,
  type UnitTable,
} from "../units/index.js";
import { outOfBounds } from "./bounds.js";
import type { CheckedExpr, Curve, Parameter, ParameterIndex } from "./model.js";
import { type Named, nothingCalled } from "./named.js";
import type { Problems, Remedy, Spot } from "./problems.js";
import { readExpr } from "./read-expr.js";
import type { QuantityShape } from "./schema-basics.js";
import { compareWithSource, type Sources } from "./sources.js";
import { closest, remedyFor } from "./suggest.js";
import {
  isFaulty,
  keySpotAt,
  keysAt,
  type MapTree,
  type Path,
  type Scalar,
  showPath,
  spotAt,
  valueAt,
} from "./tree.js";

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const NOTHING: CheckedExpr = { text: "0", tree: { op: "number", value: 0, at: 0 }, type: quantityOf(UNKNOWN_DIMS) };

/** What a context is made of. */
export interface ContextParts {
  readonly tree: MapTree;
  readonly problems: Problems;
  readonly table: UnitTable;
  readonly bases: readonly string[];
  readonly sources: Sources;
  /** Whether all ledgers could be read; if not, a missing source may be in the one that could not. */
  readonly sourcesWhole: boolean;
  readonly defaultSources: ReadonlyMap<string, string>;
}

/** What every section's check works with: the merged tree for positions, the names, and where problems go. */
export class Context {
  readonly parameters: Parameter[] = [];
  readonly tree: MapTree;
  readonly problems: Problems;
  readonly table: UnitTable;
  readonly bases: readonly string[];
  private readonly parts: ContextParts;
  private readonly format: Format;
  private readonly assumptions: readonly string[];
  private readonly byName = new Map<string, { index: ParameterIndex; literals: Map<string, Literal> }>();
  private readonly positions = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

  constructor(parts: ContextParts) {
    this.parts = parts;
    this.tree = parts.tree;
    this.problems = parts.problems;
    this.table = parts.table;
    this.bases = parts.bases;
    this.format = formatFor(parts.table);
    this.assumptions = keysAt(parts.tree, ["assume"]);
  }

  problem(path: Path, what: string, remedy: Remedy): void {
    this.problems.add(spotAt(this.tree, path), showPath(path), what, remedy);
  }

  keyProblem(path: Path, what: string, remedy: Remedy): void {
    this.problems.add(keySpotAt(this.tree, path), showPath(path), what, remedy);
  }

  /** Where the key of a path stands. */
  keySpot(path: Path): Spot {
    return keySpotAt(this.tree, path);
  }

  /** Ids declared at a path, in file order, whether or not their bodies are good. */
  ids(...path: string[]): readonly string[] {
    return keysAt(this.tree, path);
  }

  /** Whether the file says anything at a path, good or not; if so its faults are reported already. */
  has(...path: string[]): boolean {
    return valueAt(this.tree, path) !== undefined;
  }

  /** Whether what stands at a path could be read. */
  isReadable(path: Path): boolean {
    return !isFaulty(this.tree, path);
  }

  /** The scalar at a path, as it stands in the file. */
  plain(path: Path): string | number | boolean | null | undefined {
    const tree = valueAt(this.tree, path);
    return tree?.kind === "scalar" ? tree.value : undefined;
  }

  /** The words of a list at a path; none where there is no list. */
  words(path: Path): readonly string[] {
    const tree = valueAt(this.tree, path);
    if (tree?.kind !== "list") return [];
    return tree.items.flatMap((item) => (item.kind === "scalar" ? [String(item.value)] : []));
  }

  private positionOf(name: string, known: readonly string[]): number {
    let positions = this.positions.get(known);
    if (positions === undefined) {
      positions = new Map(known.map((id, index): [string, number] => [id, index]).reverse());
      this.positions.set(known, positions);
    }
    return positions.get(name) ?? -1;
  }

  /** Position of a declared name, or -1 with a problem. Keep one list per kind: its index is built once. */
  ref(kind: Named, name: string, known: readonly string[], path: Path): number {
    const index = this.positionOf(name, known);
    if (index < 0) this.problem(path, nothingCalled(kind, name), () => remedyFor(name, known));
    return index;
  }

  /** The same for a name that stands as a key. */
  keyRef(kind: Named, name: string, known: readonly string[], path: Path): number {
    const index = this.positionOf(name, known);
    if (index < 0) this.keyProblem(path, nothingCalled(kind, name), () => remedyFor(name, known));
    return index;
  }

  /** A number of one unit; `dims` undefined takes any. Missing or wrong ones are reported and read as 0. */
  number(path: Path, value: QuantityShape | undefined, dims: Dims | undefined): ParameterIndex {
    const curve = this.curve(path, value, dims);
    const [first] = curve.points.values();
    if (first !== undefined && first.length > 1)
      this.problem(path, t("a number that changes with the date"), t("this field takes one number"));
    return first?.[0]?.at ?? 0;
  }

  optional(path: Path, value: QuantityShape | undefined, dims: Dims | undefined): ParameterIndex | undefined {
    return value === undefined ? undefined : this.number(path, value, dims);
  }

  /** A number that may follow the calendar. */
  curve(path: Path, value: QuantityShape | undefined, dims: Dims | undefined): Curve {
    if (value === undefined || (typeof value === "object" && Object.keys(value).length === 0)) {
      this.problem(path, t("a number is missing here"), t("write it as VALUE UNIT @SOURCE"));
      return { points: new Map(), dims: dims ?? UNKNOWN_DIMS };
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
    const found = first === undefined ? undefined : this.parameters[first.at]?.dims;
    return { points, dims: dims ?? found ?? UNKNOWN_DIMS };
  }

  private date(text: string, path: Path): number {
    if (text === "") return 0;
    const day = parseDate(text);
    if (day === undefined)
      this.keyProblem(path, t("'{text}' is no date of the calendar", { text }), t("write YYYY-MM-DD"));
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
      this.keyRef("base", key, this.bases, [...path, key]);
      const inner = value[key];
      const dates =
        typeof inner === "object"
          ? Object.keys(inner).map((date): [string, Path] => [date, [...path, key, date]])
          : [["", [...path, key]] as [string, Path]];
      result.set(key, new Map(dates));
    }
    const missing = this.bases.filter((base) => !result.has(base));
    if (missing.length > 0 && keys.every((key) => this.bases.includes(key)))
      this.keyProblem(
        path,
        t("no number for base {list}", { list: missing.map((base) => `'${base}'`).join(", ") }),
        t("give one per base, or one for all"),
      );
    return result;
  }

  private parameter(path: Path, base: string, dims: Dims | undefined): ParameterIndex {
    const name = showPath(path.filter((step) => !this.bases.includes(String(step))));
    const literal = this.literal(path, dims);
    const known = this.byName.get(name);
    if (known !== undefined) {
      if (literal !== undefined) known.literals.set(base, literal);
      return known.index;
    }
    const literals = new Map(literal === undefined ? [] : [[base, literal]]);
    const spot = spotAt(this.tree, path);
    const defaultSource = this.parts.defaultSources.get(spot.file);
    this.parameters.push({ name, dims: literal?.unit.dims ?? dims ?? UNKNOWN_DIMS, literals, spot, defaultSource });
    const index = this.parameters.length - 1;
    this.byName.set(name, { index, literals });
    return index;
  }

  /** Reads and checks one literal: syntax, unit, source. It becomes no parameter. */
  literal(path: Path, dims: Dims | undefined): Literal | undefined {
    const tree = valueAt(this.tree, path);
    if (tree?.kind !== "scalar") return undefined; // said already, where the shape was checked
    const result = parseLiteral(String(tree.value), this.table);
    if (!result.ok) {
      const { unknownUnit } = result;
      const close = unknownUnit === undefined ? undefined : closest(unknownUnit, this.table.keys());
      this.problem(path, result.what, close === undefined ? result.remedy : t("did you mean '{close}'?", { close }));
      return undefined;
    }
    const { literal } = result;
    if (dims !== undefined && !fitDims(dims, literal.unit.dims)) {
      const [is, wanted] = [this.format.unit(literal.unit.dims), this.format.unit(dims)];
      this.problem(
        path,
        t("'{text}' is in {is}", { text: literal.text, is }),
        t("{wanted} is needed here", { wanted }),
      );
    } else this.checkSource(path, literal, tree.spot);
    this.checkBounds(path, literal);
    return literal;
  }

  private checkBounds(path: Path, { low, high, text }: Literal): void {
    const name = showPath(path.filter((step) => !this.bases.includes(String(step))));
    const fault = outOfBounds(name, low) ?? outOfBounds(name, high);
    if (fault !== undefined) this.problem(path, t("'{text}' makes no sense here", { text }), fault);
  }

  private checkSource(path: Path, literal: Literal, spot: Spot): void {
    const { source } = literal;
    if (source === undefined) {
      const nothing = literal.value === 0 && literal.low === literal.high; // "none yet" claims nothing
      if (!nothing && !this.parts.defaultSources.has(spot.file))
        this.problem(
          path,
          t("'{text}' has no source", { text: literal.text }),
          t("cite one as @ID, or declare an assumption under `assume:` and cite it as @A.name"),
        );
    } else if (source.startsWith("A.")) {
      this.ref("assumption", source.slice(2), this.assumptions, path);
      if (literal.low === literal.high)
        this.problem(
          path,
          t("'{text}' is an assumption without a range", { text: literal.text }),
          t("write VALUE (LOW..HIGH) UNIT @A.name, or LOW~HIGH where it differs from world to world"),
        );
    } else if (this.parts.sourcesWhole) {
      const fault = compareWithSource(literal, this.parts.sources, this.table);
      if (fault !== undefined) this.problem(path, fault.what, fault.remedy);
    }
  }

  /** An expression of the wanted type; a faulty one is reported and reads as 0. */
  expr(path: Path, text: string | number, wanted: ExprType | undefined, vocabulary: Vocabulary): CheckedExpr {
    const tree = valueAt(this.tree, path);
    return this.exprAt(tree?.kind === "scalar" ? tree : undefined, path, String(text), wanted, vocabulary);
  }

  /** The same for an expression that stands outside the merged tree, or is a part of a text from `offset` on. */
  exprAt(
    scalar: Scalar | undefined,
    path: Path,
    text: string,
    wanted: ExprType | undefined,
    vocabulary: Vocabulary,
    offset = 0,
  ): CheckedExpr {
    const spot = (at: number): Spot => scalar?.within?.(offset + at) ?? scalar?.spot ?? spotAt(this.tree, path);
    const read = readExpr(text, vocabulary);
    if ("fault" in read) {
      this.problems.add(spot(read.fault.at), showPath(path), read.fault.what, read.fault.remedy);
      return NOTHING;
    }
    if (wanted !== undefined && !fits(read.tree, read.type, wanted)) {
      const { what, remedy } = misfit(text, this.show(read.type), this.show(wanted));
      this.problems.add(spot(0), showPath(path), what, remedy);
    }
    return { text, ...read };
  }

  private show(type: ExprType): string {
    return type.kind === "truth" ? showType(type) : this.format.unit(type.dims);
  }
}
