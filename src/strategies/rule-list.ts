import { z } from "zod";
import { type Program, type Readable, readable, restName } from "../engine/index.js";
import { type ExprType, quantityOf, TRUTH } from "../expr/index.js";
import {
  type MapTree,
  type Problem,
  Problems,
  readYaml,
  remedyFor,
  type SourceFile,
  toPlain,
  valueAt,
} from "../scenario/index.js";
import { type Dims, parseLiteral } from "../units/index.js";
import { type Act, type ActShape, actOf, actSchema, actsAt, amountDims, checkActNames, textSchema } from "./acts.js";
import { fallback, type Strategy } from "./strategy.js";
import { RESERVED } from "./term.js";

interface Rule {
  readonly at: string;
  readonly when: Readable | undefined;
  readonly act: Act;
}

const rule = z.strictObject({ at: z.string(), when: textSchema.optional(), do: actSchema });

const shape = z.strictObject({
  format: z.literal(1),
  kind: z.literal("strategy"),
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  for: z.string(),
  says: z.string(),
  numbers: z.record(z.string(), textSchema).optional(),
  rules: z.array(rule),
});

const forRemedy = (id: string): string => `write \`for: ${id}\` if it is meant for that one`;

class Reader {
  readonly problems = new Problems();
  private readonly program: Program;
  private readonly tree: MapTree;
  private readonly numbers = new Map<string, { dims: Dims; value: number }>();

  constructor(file: SourceFile, program: Program) {
    this.program = program;
    this.tree = readYaml(file, this.problems);
  }

  private problem(path: readonly (string | number)[], what: string, remedy: string): void {
    const spot = valueAt(this.tree, path)?.spot ?? this.tree.spot;
    this.problems.add(spot, path.join("."), what, remedy);
  }

  read(): Strategy | undefined {
    const parsed = shape.safeParse(toPlain(this.tree));
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        this.problem(issue.path as string[], issue.message, "see `How to write a strategy` in CONTRIBUTING.md");
      return undefined;
    }
    const { data } = parsed;
    this.heading(data.id, data.for);
    for (const [name, value] of Object.entries(data.numbers ?? {})) this.number(name, String(value));
    const rules = data.rules.map((of, index) => this.rule(of, ["rules", index]));
    const strategy = ruleStrategy(data.id, rules);
    return this.problems.any ? undefined : strategy;
  }

  /** The id is the strategy's own, and the scenario is the one at hand. */
  private heading(id: string, wanted: string): void {
    const { scenario } = this.program.model;
    if (RESERVED.includes(id)) this.problem(["id"], `'${id}' is a word of the program`, "give it another id");
    if (wanted !== scenario.id)
      this.problem(["for"], `a strategy for '${wanted}', but the scenario is '${scenario.id}'`, forRemedy(scenario.id));
  }

  private number(name: string, value: string): void {
    const result = parseLiteral(value, this.program.model.scenario.units);
    if (result.ok) this.numbers.set(name, { dims: result.literal.unit.dims, value: result.literal.value });
    else this.problem(["numbers", name], result.what, result.remedy);
  }

  private rule(of: z.infer<typeof rule>, path: readonly (string | number)[]): Rule {
    const choices = [...this.program.options].filter(([, options]) => options.length > 0).map(([name]) => name);
    const rests = ["plan", ...choices, ...this.program.ranges.keys()];
    const when = of.when === undefined ? undefined : this.expression([...path, "when"], of.when, TRUTH);
    const here = [...path, "do"];
    if (rests.includes(of.at)) this.fitting(here, of.at, of.do);
    else this.problem([...path, "at"], `nothing is decided at '${of.at}'`, remedyFor(of.at, rests));
    const dims = amountDims(this.program, of.at, of.do);
    const act = actOf(of.do, (value) => this.expression(here, value, dims && quantityOf(dims)), true);
    return { at: of.at, when, act };
  }

  /** The act is one its rest takes, and its names are declared. */
  private fitting(path: readonly (string | number)[], at: string, act: ActShape): void {
    const [kind = ""] = Object.keys(act);
    const possible = actsAt(this.program, at);
    if (!possible.includes(kind)) this.problem(path, `no '${kind}' at '${at}'`, `use ${possible.join(", ")}`);
    else
      checkActNames(
        this.program,
        act,
        (word, known) => this.problem(path, `no '${word}' here`, remedyFor(word, known)),
        at,
      );
  }

  private expression(path: readonly (string | number)[], value: string | number, wanted?: ExprType): Readable {
    const result = readable(this.program, String(value), wanted, this.numbers);
    if (result.ok) return result.readable;
    this.problem(path, result.what, result.remedy);
    return { dims: undefined, read: () => 0 };
  }
}

function ruleStrategy(id: string, rules: readonly Rule[]): Strategy<undefined> {
  return {
    id,
    start: () => undefined,
    decide(view) {
      const here = restName(view.rest);
      for (const of of rules) {
        if (of.at !== here || (of.when !== undefined && view.read(of.when) === 0)) continue;
        const decision = of.act(view);
        if (decision !== undefined) return decision;
      }
      return fallback(view);
    },
  };
}

/**
 * A strategy from a rule list: the first rule whose place and condition fit and whose act is possible decides. It can
 * name only what a trader sees, so a file from a student is safe to run.
 */
export function readRuleList(
  file: SourceFile,
  program: Program,
): { readonly strategy: Strategy } | { readonly problems: readonly Problem[] } {
  const reader = new Reader(file, program);
  const strategy = reader.read();
  return strategy === undefined ? { problems: reader.problems.list() } : { strategy };
}
