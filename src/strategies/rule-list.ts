import * as z from "zod";
import {
  type Decision,
  type Program,
  type Readable,
  type Reader,
  type Rest,
  readerOf,
  type View,
} from "../engine/index.js";
import { type ExprType, quantityOf, TRUTH } from "../expr/index.js";
import {
  type MapTree,
  type Problem,
  Problems,
  readTree,
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
  /** Where it stands in its list, and what it says, for whoever has to find it again. */
  readonly name: string;
  readonly at: string;
  readonly when: Readable | undefined;
  readonly act: Act;
}

const shape = /* @__PURE__ */ z.lazy(() =>
  z.strictObject({
    format: z.literal(1),
    kind: z.literal("strategy"),
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    for: z.string(),
    says: z.string(),
    numbers: z.record(z.string(), textSchema).optional(),
    rules: z.array(z.strictObject({ at: z.string(), when: textSchema.optional(), do: actSchema })),
  }),
);

/** A rule list as plain data of the right shape; names, units and expressions are still to be checked against a program. */
export type RuleListShape = z.infer<typeof shape>;

const forRemedy = (id: string): string => `write \`for: ${id}\` if it is meant for that one`;

type Path = readonly (string | number)[];
type Report = (path: Path, what: string, remedy: string) => void;

/** Checks the words of a rule list against a program and binds them. */
class Binder {
  private readonly program: Program;
  private readonly problem: Report;
  private readonly numbers = new Map<string, { dims: Dims; value: number }>();
  private readonly read: Reader;
  /** Where something is decided: what a rule's `at` may name. */
  private readonly rests: readonly string[];

  constructor(program: Program, problem: Report, numbers: RuleListShape["numbers"]) {
    this.program = program;
    this.problem = problem;
    for (const [name, value] of Object.entries(numbers ?? {})) this.number(name, String(value));
    this.read = readerOf(program, this.numbers);
    const choices = [...program.options].filter(([, options]) => options.length > 0).map(([name]) => name);
    this.rests = ["plan", ...choices, ...program.ranges.keys()];
  }

  bind(data: RuleListShape): Strategy {
    this.heading(data.id, data.for);
    const rules = data.rules.map((of, index) => this.rule(of, ["rules", index]));
    return ruleStrategy(data.id, rules);
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

  private rule(of: RuleListShape["rules"][number], path: Path): Rule {
    const when = of.when === undefined ? undefined : this.expression([...path, "when"], of.when, TRUTH);
    const here = [...path, "do"];
    if (this.rests.includes(of.at)) this.fitting(here, of.at, of.do);
    else this.problem([...path, "at"], `nothing is decided at '${of.at}'`, remedyFor(of.at, this.rests));
    const dims = amountDims(this.program, of.at, of.do);
    const act = actOf(of.do, (value) => this.expression(here, value, dims && quantityOf(dims)), true);
    const [kind = ""] = Object.keys(of.do);
    return { name: `rule ${Number(path[1]) + 1}, at '${of.at}': ${kind}`, at: of.at, when, act };
  }

  /** The act is one its rest takes, and its names are declared. */
  private fitting(path: Path, at: string, act: ActShape): void {
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

  private expression(path: Path, value: string | number, wanted?: ExprType): Readable {
    const result = this.read(String(value), wanted);
    if (result.ok) return result.readable;
    this.problem(path, result.what, result.remedy);
    return { dims: undefined, read: () => 0 };
  }
}

/** Rules by where they decide, the encounter apart from the node, so that no name need be put together at each decision. */
function rulesByRest(rules: readonly Rule[]): (rest: Rest) => readonly Rule[] {
  const places = new Map<string, Map<string, Rule[]>>();
  for (const of of rules) {
    const [encounter = "", node = ""] = of.at.split(".");
    const nodes = places.get(encounter) ?? new Map<string, Rule[]>();
    places.set(encounter, nodes.set(node, [...(nodes.get(node) ?? []), of]));
  }
  return (rest) =>
    (rest.kind === "choose" || rest.kind === "ask"
      ? places.get(rest.encounter)?.get(rest.node)
      : places.get(rest.kind)?.get("")) ?? [];
}

function ruleStrategy(id: string, rules: readonly Rule[]): Strategy<undefined> {
  const rulesAt = rulesByRest(rules);
  const acted = ({ when, act }: Rule, view: View): Decision | undefined =>
    when !== undefined && view.read(when) === 0 ? undefined : act(view);
  return {
    id,
    start: () => undefined,
    decide(view) {
      for (const of of rulesAt(view.rest)) {
        const decision = acted(of, view);
        if (decision !== undefined) return decision;
      }
      return fallback(view);
    },
    rules: {
      names: rules.map(({ name }) => name),
      acting: (view) => rulesAt(view.rest).find((of) => acted(of, view) !== undefined)?.name,
    },
  };
}

/** A rule list's text as plain data of the right shape; faults are reported. */
function shapeOf(tree: MapTree, report: Report): RuleListShape | undefined {
  const parsed = shape.safeParse(toPlain(tree));
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues)
    report(issue.path as string[], issue.message, "see `How to write a strategy` in CONTRIBUTING.md");
  return undefined;
}

/**
 * A strategy from a rule list: the first rule whose place and condition fit and whose act is possible decides. It can
 * name only what a trader sees, so a file from a student is safe to run. `rules` is what was read, for `bindRuleList`.
 */
export function readRuleList(
  file: SourceFile,
  program: Program,
): { readonly strategy: Strategy; readonly rules: RuleListShape } | { readonly problems: readonly Problem[] } {
  const problems = new Problems();
  const tree = readTree(file, problems);
  if (tree === undefined) return { problems: problems.list() };
  const report: Report = (path, what, remedy) =>
    problems.add(valueAt(tree, path)?.spot ?? tree.spot, path.join("."), what, remedy);
  const rules = shapeOf(tree, report);
  const strategy = rules === undefined ? undefined : new Binder(program, report, rules.numbers).bind(rules);
  return rules === undefined || strategy === undefined || problems.any
    ? { problems: problems.list() }
    : { strategy, rules };
}

function bindAnew(rules: RuleListShape, program: Program): Strategy | undefined {
  let fits = true;
  const miss = (): void => {
    fits = false;
  };
  const strategy = new Binder(program, miss, rules.numbers).bind(rules);
  return fits ? strategy : undefined;
}

/** Bound already: a start asks for the same rules several times. */
const bound = new WeakMap<Program, Map<RuleListShape, Strategy | undefined>>();

/** Binds rules read before, which nobody changes. Undefined when they do not fit the program: `readRuleList` then tells why, and where. */
export function bindRuleList(rules: RuleListShape, program: Program): Strategy | undefined {
  const known = bound.get(program) ?? new Map<RuleListShape, Strategy | undefined>();
  if (known.has(rules)) return known.get(rules);
  const strategy = bindAnew(rules, program);
  bound.set(program, known.set(rules, strategy));
  return strategy;
}
