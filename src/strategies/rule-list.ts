import { z } from "zod";
import { type Decision, type Program, type Readable, readable, restName, type View } from "../engine/index.js";
import { type ExprType, TRUTH } from "../expr/index.js";
import { type MapTree, type Problem, Problems, readYaml, remedyFor, type SourceFile, toPlain, valueAt } from "../scenario/index.js";
import { parseLiteral, type Dims } from "../units/index.js";
import { fallback, type Strategy } from "./strategy.js";

const text = z.union([z.string(), z.number()]);
const amountOf = <T extends z.ZodRawShape>(shape: T) => z.strictObject({ ...shape, amount: text });
const act = z.union(
  [
    z.strictObject({ choose: z.string() }),
    z.strictObject({ answer: text }),
    z.strictObject({ buy: amountOf({ good: z.string() }) }),
    z.strictObject({ sell: amountOf({ good: z.string() }) }),
    z.strictObject({ repay: amountOf({ credit: z.string() }) }),
    z.strictObject({ leave: amountOf({ what: z.string() }) }),
    z.strictObject({ take: amountOf({ what: z.string() }) }),
    z.strictObject({ ration: z.string() }),
    z.strictObject({ wait: text }),
    z.strictObject({ travel: z.string() }),
    z.strictObject({ finish: z.string() }),
  ],
  { error: "expected one act: choose, answer, buy, sell, repay, leave, take, ration, wait, travel or finish" },
);
const rule = z.strictObject({ at: z.string(), when: text.optional(), do: act });

const shape = z.strictObject({
  format: z.literal(1),
  kind: z.literal("strategy"),
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  for: z.string(),
  says: z.string(),
  numbers: z.record(z.string(), text).optional(),
  rules: z.array(rule),
});

type ActShape = z.infer<typeof act>;
type Act = (view: View) => Decision | undefined;

interface Rule {
  readonly at: string;
  readonly when: Readable | undefined;
  readonly act: Act;
}

const whole = (value: number): number => Math.max(0, Math.floor(value + 1e-9));
const some = (amount: number, decision: Decision): Decision | undefined => (amount > 0 ? decision : undefined);

/** Acts by verb; one that is not possible now is passed over and the next rule is tried. */
function actOf(shape: ActShape, read: (text: string | number) => Readable): Act {
  if ("choose" in shape) return (view) => (view.options.some(({ id, open }) => open && id === shape.choose) ? { do: "choose", option: shape.choose } : undefined);
  if ("answer" in shape) {
    const amount = read(shape.answer);
    return (view) => {
      const { from, to } = view.range ?? { from: 0, to: 0 };
      return { do: "answer", amount: Math.min(to, Math.max(from, whole(view.read(amount)))) };
    };
  }
  if ("ration" in shape) return (view) => (view.household.ration === shape.ration ? undefined : { do: "ration", level: shape.ration });
  if ("wait" in shape) {
    const days = read(shape.wait);
    return (view) => {
      const wanted = Math.min(view.longestWait, whole(view.read(days)));
      return some(wanted, { do: "wait", days: wanted });
    };
  }
  if ("travel" in shape) return (view) => (view.routes.some(({ id }) => id === shape.travel) ? { do: "travel", route: shape.travel } : undefined);
  if ("finish" in shape) return (view) => (view.finishes.includes(shape.finish) ? { do: "finish", ending: shape.finish } : undefined);
  return tradeOf(shape, read);
}

function tradeOf(shape: Exclude<ActShape, { choose: string } | { answer: unknown } | { ration: string } | { wait: unknown } | { travel: string } | { finish: string }>, read: (text: string | number) => Readable): Act {
  if ("buy" in shape || "sell" in shape) {
    const buys = "buy" in shape;
    const { good, amount } = buys ? shape.buy : shape.sell;
    const wanted = read(amount);
    return (view) => {
      const of = view.goods.find(({ id }) => id === good);
      const most = (buys ? of?.mostToBuy : of?.mostToSell) ?? 0;
      const capped = Math.min(most, whole(view.read(wanted)));
      return some(capped, { do: buys ? "buy" : "sell", good, amount: capped });
    };
  }
  if ("repay" in shape) {
    const wanted = read(shape.repay.amount);
    return (view) => {
      const most = view.debts.find(({ id }) => id === shape.repay.credit)?.mostToRepay ?? 0;
      const amount = Math.min(most, whole(view.read(wanted)));
      return some(amount, { do: "repay", credit: shape.repay.credit, amount });
    };
  }
  const leaves = "leave" in shape;
  const { what, amount } = leaves ? shape.leave : shape.take;
  const wanted = read(amount);
  return (view) => {
    const held = [...view.money, ...view.goods].find(({ id }) => id === what);
    const most = view.routes.length > 0 || held !== undefined ? (leaves ? (held?.has ?? 0) : (held?.stored ?? 0)) : 0;
    const capped = Math.min(most, whole(view.read(wanted)));
    return some(capped, { do: leaves ? "leave" : "take", what, amount: capped });
  };
}

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
      for (const issue of parsed.error.issues) this.problem(issue.path as string[], issue.message, "see `How to write a strategy` in CONTRIBUTING.md");
      return undefined;
    }
    const { data } = parsed;
    for (const [name, value] of Object.entries(data.numbers ?? {})) this.number(name, String(value));
    const rules = data.rules.map((of, index) => this.rule(of, ["rules", index]));
    const strategy = ruleStrategy(data.id, rules);
    return this.problems.any ? undefined : strategy;
  }

  private number(name: string, value: string): void {
    const result = parseLiteral(value, this.program.model.scenario.units);
    if (result.ok) this.numbers.set(name, { dims: result.literal.unit.dims, value: result.literal.value });
    else this.problem(["numbers", name], result.what, result.remedy);
  }

  private rule(of: z.infer<typeof rule>, path: readonly (string | number)[]): Rule {
    const rests = ["plan", ...this.program.options.keys(), ...this.program.ranges.keys()].filter((name) => name === "plan" || this.rests(name));
    if (!rests.includes(of.at)) this.problem([...path, "at"], `nothing is decided at '${of.at}'`, remedyFor(of.at, rests));
    const when = of.when === undefined ? undefined : this.expression([...path, "when"], of.when, TRUTH);
    const act = actOf(of.do, (value) => this.expression([...path, "do"], value));
    this.names(of.do, [...path, "do"]);
    return { at: of.at, when, act };
  }

  private rests(name: string): boolean {
    return (this.program.options.get(name)?.length ?? 0) > 0 || this.program.ranges.has(name);
  }

  private names(of: ActShape, path: readonly (string | number)[]): void {
    const { scenario } = this.program.model;
    const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);
    const check = (word: string, known: readonly string[]): void => {
      if (!known.includes(word)) this.problem(path, `no '${word}' here`, remedyFor(word, known));
    };
    if ("buy" in of) check(of.buy.good, ids(scenario.goods));
    if ("sell" in of) check(of.sell.good, ids(scenario.goods));
    if ("repay" in of) check(of.repay.credit, ids(scenario.credit));
    if ("travel" in of) check(of.travel, ids(scenario.routes));
    if ("finish" in of) check(of.finish, ids(scenario.endings));
    if ("ration" in of) check(of.ration, ids(scenario.household.rations));
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
export function readRuleList(file: SourceFile, program: Program): { readonly strategy: Strategy } | { readonly problems: readonly Problem[] } {
  const reader = new Reader(file, program);
  const strategy = reader.read();
  return strategy === undefined ? { problems: reader.problems.list() } : { strategy };
}
