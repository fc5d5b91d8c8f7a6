import * as z from "zod";
import { type Program, type Readable, readable, type WorldChoice } from "../engine/index.js";
import { type ExprType, quantityOf } from "../expr/index.js";
import { msg, t } from "../language/index.js";
import {
  compareWithSource,
  type FormOf,
  type MapTree,
  nothingCalled,
  type Problem,
  Problems,
  readYaml,
  remedyFor,
  type Scenario,
  ScenarioError,
  type Source,
  type SourceFile,
  type Sources,
  tellForm,
  toPlain,
  valueAt,
} from "../scenario/index.js";
import { type Act, actOf, actSchema, checkActNames } from "../strategies/index.js";
import { type Dims, type Literal, parseLiteral, sameDims } from "../units/index.js";
import { type Figure, figureExpression } from "./figures.js";

const literal = z.union([z.string(), z.number()]);

const shape = z.strictObject({
  format: z.literal(1),
  kind: z.literal("memoir"),
  run: z.string(),
  for: z.string(),
  base: z.string(),
  strategy: z.string(),
  says: z.string(),
  numbers: z.record(z.string(), literal).optional(),
  luck: z.strictObject({
    prices: z.literal("anchor").optional(),
    varying: z.literal("middle").optional(),
    draws: z.array(z.strictObject({ draw: z.string(), is: z.string(), at: z.int().optional(), says: z.string() })),
  }),
  decisions: z.union(
    [
      z.literal("strategy"),
      z.array(
        z.strictObject({ at: z.string(), do: z.union([z.literal("begin"), actSchema]), source: z.string().optional() }),
      ),
    ],
    { error: msg("write the decisions in order, or `strategy` where the run does what its strategy does") },
  ),
  figures: z.record(
    z.string(),
    z.strictObject({
      says: z.string(),
      is: literal,
      memoir: literal,
      kind: z.enum(["input", "forced", "arithmetic", "outcome"]),
      tolerance: literal.optional(),
      from: z.array(z.string()).optional(),
    }),
  ),
});

const form: FormOf = () => ({
  schema: z.toJSONSchema(shape, { io: "input" }),
  see: msg("see scenarios/hamhung-trip/memoir.yaml for the form"),
});

/** One decision of the narrator, at the rest where he took it. */
export interface ScriptedStep {
  readonly at: string;
  readonly act: Act | "begin";
}

/** A memoir run: the narrator's decisions, the luck he met, and the figures he printed. */
export interface MemoirRun {
  readonly run: string;
  readonly says: string;
  readonly scenario: string;
  readonly base: string;
  readonly strategy: string;
  readonly forced: NonNullable<WorldChoice["forced"]>;
  readonly luckSays: ReadonlyMap<string, string>;
  readonly nature: { readonly still: boolean; readonly middle: boolean };
  /** Undefined where the run does what its strategy does. */
  readonly steps: readonly ScriptedStep[] | undefined;
  readonly figures: readonly Figure[];
  /** Numbers the script itself cites, by name. */
  readonly numbers: ReadonlyMap<string, Literal>;
}

export type MemoirResult =
  | { readonly ok: true; readonly run: MemoirRun }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Scales every number that cites a source: what the dependency test turns by a fifth. */
export interface Scaling {
  readonly source: string;
  readonly factor: number;
}

class Reader {
  readonly problems = new Problems();
  readonly numbers = new Map<string, Literal>();
  private readonly extra = new Map<string, { dims: Dims; value: number }>();
  private readonly program: Program;
  private readonly sources: Sources;
  private readonly tree: MapTree;

  constructor(file: SourceFile, program: Program, sources: Sources) {
    this.program = program;
    this.sources = sources;
    this.tree = readYaml(file, this.problems);
  }

  private problem(path: readonly (string | number)[], what: string, remedy: string): void {
    this.problems.add(valueAt(this.tree, path)?.spot ?? this.tree.spot, path.join("."), what, remedy);
  }

  private literal(path: readonly (string | number)[], text: string): Literal | undefined {
    const result = parseLiteral(text, this.program.model.scenario.units);
    if (!result.ok) {
      this.problem(path, result.what, result.remedy);
      return undefined;
    }
    const { source } = result.literal;
    if (source === undefined)
      this.problem(path, t("'{text}' has no source", { text }), t("cite the memoir fact or derived figure"));
    else this.compare(path, result.literal);
    return result.literal;
  }

  private compare(path: readonly (string | number)[], cited: Literal): void {
    const fault = compareWithSource(cited, this.sources, this.program.model.scenario.units);
    if (fault !== undefined) this.problem(path, fault.what, fault.remedy);
  }

  private source(path: readonly (string | number)[], cited: string): Source | undefined {
    const [id = ""] = cited.split(".");
    const found = this.sources.get(id);
    if (found === undefined) this.problem(path, t("no source '{id}'", { id }), remedyFor(id, this.sources.keys()));
    return found;
  }

  read(scaling: Scaling | undefined): MemoirRun | undefined {
    const parsed = shape.safeParse(toPlain(this.tree));
    if (!parsed.success) {
      tellForm(this.tree, parsed.error, form, this.problems);
      return undefined;
    }
    const { data } = parsed;
    const { id } = this.program.model.scenario;
    if (data.for !== id)
      this.problem(
        ["for"],
        t("a memoir run for '{wanted}', but the scenario is '{id}'", { wanted: data.for, id }),
        t("write `for: {id}` if it is", { id }),
      );
    for (const [name, text] of Object.entries(data.numbers ?? {})) {
      const read = this.literal(["numbers", name], String(text));
      if (read === undefined) continue;
      this.numbers.set(name, read);
      const factor = scaling !== undefined && read.source === scaling.source ? scaling.factor : 1;
      this.extra.set(name, { dims: read.unit.dims, value: read.value * factor });
    }
    this.draws(data.luck.draws);
    const run: MemoirRun = {
      run: data.run,
      says: data.says,
      scenario: data.for,
      base: data.base,
      strategy: data.strategy,
      forced: data.luck.draws.map(({ draw, is, at }) => ({ draw, is, ...(at === undefined ? {} : { at }) })),
      luckSays: new Map(data.luck.draws.map(({ draw, at, says }) => [`${draw}@${at ?? "any"}`, says])),
      nature: { still: data.luck.prices === "anchor", middle: data.luck.varying === "middle" },
      steps: this.steps(data.decisions),
      figures: Object.entries(data.figures).map(([id, figure]) => this.figure(id, figure)),
      numbers: this.numbers,
    };
    return this.problems.any ? undefined : run;
  }

  private steps(decisions: z.infer<typeof shape>["decisions"]): MemoirRun["steps"] {
    if (decisions === "strategy") return undefined;
    return decisions.map((step, index) => this.step(["decisions", index], step));
  }

  private draws(draws: z.infer<typeof shape>["luck"]["draws"]): void {
    const subjects = this.program.model.subjects;
    for (const [index, { draw, is }] of draws.entries()) {
      const path = ["luck", "draws", index, "draw"];
      const subject = subjects.find(({ id }) => id === draw);
      if (subject === undefined)
        this.problem(
          path,
          t("nothing called '{draw}' is drawn", { draw }),
          remedyFor(
            draw,
            subjects.map(({ id }) => id),
          ),
        );
      else if (!subject.outcomes.includes(is))
        this.problem(
          path,
          t("'{draw}' never comes out '{outcome}'", { draw, outcome: is }),
          remedyFor(is, subject.outcomes),
        );
    }
  }

  private step(
    path: readonly (string | number)[],
    step: Exclude<z.infer<typeof shape>["decisions"], string>[number],
  ): ScriptedStep {
    if (step.do === "begin") return { at: step.at, act: "begin" };
    checkActNames(this.program, step.do, (word, known) =>
      this.problem([...path, "do"], t("no '{word}' here", { word }), remedyFor(word, known)),
    );
    return { at: step.at, act: actOf(step.do, (text) => this.expression([...path, "do"], String(text)), false) };
  }

  private expression(path: readonly (string | number)[], text: string, wanted?: ExprType): Readable {
    const result = readable(this.program, text, wanted, this.extra);
    if (result.ok) return result.readable;
    this.problem(path, result.what, result.remedy);
    return { dims: undefined, read: () => 0 };
  }

  private tolerance(path: readonly string[], text: string | number | undefined, dims: Dims): number {
    if (text === undefined) return 0;
    const result = parseLiteral(String(text), this.program.model.scenario.units);
    if (result.ok && sameDims(result.literal.unit.dims, dims)) return result.literal.value;
    this.problem(path, t("the tolerance has another unit than the figure"), t("use the figure's unit"));
    return 0;
  }

  private figure(id: string, figure: z.infer<typeof shape>["figures"][string]): Figure {
    const path = ["figures", id];
    const printed = this.literal([...path, "memoir"], String(figure.memoir));
    const dims = printed?.unit.dims ?? {};
    const tolerance = this.tolerance([...path, "tolerance"], figure.tolerance, dims);
    const counted = figure.kind === "arithmetic" || figure.kind === "outcome";
    if (counted && (figure.from ?? []).length === 0)
      this.problem(
        path,
        t("a counted figure that names no inputs"),
        t("list the cited numbers it depends on under `from:`"),
      );
    for (const [index, cited] of (figure.from ?? []).entries()) this.source([...path, "from", index], cited);
    const expression = figureExpression(this.program, String(figure.is), quantityOf(dims), this.extra);
    if ("what" in expression) this.problem([...path, "is"], expression.what, expression.remedy);
    return {
      id,
      says: figure.says,
      kind: figure.kind,
      counted,
      memoir: printed?.value ?? 0,
      dims,
      source: printed?.source ?? "",
      tolerance,
      from: figure.from ?? [],
      is: "what" in expression ? () => 0 : expression.is,
    };
  }
}

/**
 * The base a memoir run is told in, in which its program is to be built; the scenario's own where the file names none, of
 * which `readMemoir` then complains. @throws ScenarioError where the file cannot be read, or names a base that is not there
 */
export function memoirBase(file: SourceFile, { bases, defaultBase }: Scenario): string {
  const problems = new Problems();
  const named = valueAt(readYaml(file, problems), ["base"]);
  const base = named?.kind === "scalar" ? String(named.value) : defaultBase;
  if (named !== undefined && !bases.includes(base))
    problems.add(named.spot, "base", nothingCalled("base", base), remedyFor(base, bases));
  if (problems.any) throw new ScenarioError(problems.list());
  return base;
}

/** Reads a memoir run for a program built in its base. `scaling` turns the script's own cited numbers. */
export function readMemoir(file: SourceFile, program: Program, sources: Sources, scaling?: Scaling): MemoirResult {
  const reader = new Reader(file, program, sources);
  const run = reader.read(scaling);
  return run === undefined ? { ok: false, problems: reader.problems.list() } : { ok: true, run };
}
