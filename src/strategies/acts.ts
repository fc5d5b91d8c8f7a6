import * as z from "zod";
import type { ActivityView, Decision, Program, Readable, View } from "../engine/index.js";
import { msg } from "../language/index.js";
import type { Scenario } from "../scenario/index.js";
import { type Dims, fullUnits } from "../units/index.js";

export const textSchema = /* @__PURE__ */ z.lazy(() => z.union([z.string(), z.number()]));
/** Built when first used: a strategy that was read before needs no schema. */
export const actSchema = /* @__PURE__ */ z.lazy(() => {
  const amountOf = <T extends z.ZodRawShape>(shape: T) => z.strictObject({ ...shape, amount: textSchema });
  return z.union(
    [
      z.strictObject({ choose: z.string() }),
      z.strictObject({ answer: textSchema }),
      z.strictObject({ buy: amountOf({ good: z.string() }) }),
      z.strictObject({ sell: amountOf({ good: z.string() }) }),
      z.strictObject({ repay: amountOf({ credit: z.string() }) }),
      z.strictObject({ leave: amountOf({ what: z.string() }) }),
      z.strictObject({ take: amountOf({ what: z.string() }) }),
      z.strictObject({ make: amountOf({ recipe: z.string() }) }),
      z.strictObject({
        order: z.strictObject({ activity: z.string(), level: z.string(), amount: textSchema.optional() }),
      }),
      z.strictObject({ ration: z.string() }),
      z.strictObject({ wait: textSchema }),
      z.strictObject({ travel: z.string() }),
      z.strictObject({ finish: z.string() }),
    ],
    {
      error: msg(
        "expected one act: choose, answer, buy, sell, repay, leave, take, make, order, ration, wait, travel or finish",
      ),
    },
  );
});
export type ActShape = z.infer<typeof actSchema>;
/** What an act decides now; undefined when it is not possible and the next rule should be tried. */
export type Act = (view: View) => Decision | undefined;

const whole = (value: number): number => Math.max(0, fullUnits(value));
const some = (amount: number, decision: Decision): Decision | undefined => (amount > 0 ? decision : undefined);

type Read = (text: string | number) => Readable;

function answerOf(text: string | number, read: Read, capped: boolean): Act {
  const amount = read(text);
  return (view) => {
    const wanted = whole(view.read(amount));
    return { do: "answer", amount: capped ? Math.min(view.mostAnswer, Math.max(view.leastAnswer, wanted)) : wanted };
  };
}

function waitOf(text: string | number, read: Read, capped: boolean): Act {
  const days = read(text);
  return (view) => {
    const wanted = whole(view.read(days));
    const possible = Math.min(wanted, capped ? view.longestWait : view.lastDay - view.day + 1);
    return some(possible, { do: "wait", days: possible });
  };
}

/**
 * An act as a function of the view. `capped` acts fit themselves to what is possible, and give way to the next rule
 * where nothing is; strict ones (a memoir's script) decide exactly what they say and may be refused. No wait goes on
 * beyond the last day.
 */
export function actOf(shape: ActShape, read: Read, capped: boolean): Act {
  if ("choose" in shape) {
    return (view) => (!capped || view.mayChoose(shape.choose) ? { do: "choose", option: shape.choose } : undefined);
  }
  if ("answer" in shape) return answerOf(shape.answer, read, capped);
  if ("wait" in shape) return waitOf(shape.wait, read, capped);
  if ("order" in shape) return orderAct(shape.order, read, capped);
  if ("ration" in shape)
    return (view) => (view.ration === shape.ration ? undefined : { do: "ration", level: shape.ration });
  if ("travel" in shape)
    return (view) => (!capped || view.mayTravel(shape.travel) ? { do: "travel", route: shape.travel } : undefined);
  if ("finish" in shape)
    return (view) => (!capped || view.mayFinish(shape.finish) ? { do: "finish", ending: shape.finish } : undefined);
  return tradeOf(shape, read, capped);
}

/** A standing order. Where the same order stands already, or none can be given, the next rule is tried. */
function orderAct({ activity, level, amount }: OrderShape, read: Read, capped: boolean): Act {
  const wanted = amount === undefined ? undefined : read(amount);
  return (view) => {
    const of = view.activity(activity);
    const bounds = level === "off" ? undefined : of?.number;
    const number = wanted === undefined ? 0 : whole(view.read(wanted));
    const fitted = capped ? within(bounds, number) : number;
    if (capped && (of === undefined || !changes(of, level, fitted))) return undefined;
    return { do: "order", activity, level, ...(bounds === undefined ? {} : { amount: fitted }) };
  };
}

const within = (bounds: { readonly from: number; readonly to: number } | undefined, number: number): number =>
  bounds === undefined ? number : Math.min(bounds.to, Math.max(bounds.from, number));

/** Whether an order can be given and is not the one that stands. */
function changes(of: ActivityView, level: string, number: number): boolean {
  if (level === "off") return of.level !== undefined;
  return of.open && (of.level !== level || (of.number !== undefined && of.number.ordered !== number));
}

type OrderShape = Extract<ActShape, { order: unknown }>["order"];

type TradeShape = Extract<
  ActShape,
  { buy: unknown } | { sell: unknown } | { make: unknown } | { repay: unknown } | { leave: unknown } | { take: unknown }
>;

/** What is decided about, and the most that is possible. */
function tradeTarget(shape: TradeShape): {
  readonly text: string | number;
  readonly most: (view: View) => number;
  readonly decision: (amount: number) => Decision;
} {
  if ("buy" in shape) {
    const { good, amount } = shape.buy;
    return {
      text: amount,
      most: (view) => view.mostToBuy(good),
      decision: (of) => ({ do: "buy", good, amount: of }),
    };
  }
  if ("sell" in shape) {
    const { good, amount } = shape.sell;
    return {
      text: amount,
      most: (view) => view.mostToSell(good),
      decision: (of) => ({ do: "sell", good, amount: of }),
    };
  }
  if ("make" in shape) {
    const { recipe, amount } = shape.make;
    return {
      text: amount,
      most: (view) => view.mostToMake(recipe),
      decision: (of) => ({ do: "make", recipe, amount: of }),
    };
  }
  if ("repay" in shape) {
    const { credit, amount } = shape.repay;
    return {
      text: amount,
      most: (view) => view.mostToRepay(credit),
      decision: (of) => ({ do: "repay", credit, amount: of }),
    };
  }
  const leaves = "leave" in shape;
  const { what, amount } = leaves ? shape.leave : shape.take;
  const most = (view: View): number => (view.atHome ? view.held(what)[leaves ? "has" : "stored"] : 0);
  return { text: amount, most, decision: (of) => ({ do: leaves ? "leave" : "take", what, amount: of }) };
}

function tradeOf(shape: TradeShape, read: Read, capped: boolean): Act {
  const { text, most, decision } = tradeTarget(shape);
  const wanted = read(text);
  return (view) => {
    const amount = capped ? Math.min(most(view), whole(view.read(wanted))) : whole(view.read(wanted));
    return some(amount, decision(amount));
  };
}

type Check = (word: string, known: readonly string[]) => void;
const idsOf = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);

/** Calls `unknown` for every name an act uses that the scenario does not declare; with `at`, also that rest does not offer. */
export function checkActNames(program: Program, of: ActShape, unknown: Check, at?: string): void {
  const { scenario } = program.model;
  const check: Check = (word, known) => {
    if (!known.includes(word)) unknown(word, known);
  };
  if ("choose" in of && at !== undefined) check(of.choose, idsOf([...(program.options.get(at) ?? [])]));
  if ("travel" in of) check(of.travel, idsOf(scenario.routes));
  if ("finish" in of) check(of.finish, idsOf(scenario.endings.filter(({ kind }) => kind === "choice")));
  if ("ration" in of) check(of.ration, idsOf(scenario.household.rations));
  if ("order" in of) checkOrder(scenario, of.order, check);
  else checkThings(scenario, of, check);
}

function checkThings(scenario: Scenario, of: ActShape, check: Check): void {
  const holdable = idsOf(scenario.commodities.filter(({ kind }) => kind !== "claim"));
  if ("buy" in of) check(of.buy.good, idsOf(scenario.goods));
  if ("sell" in of) check(of.sell.good, idsOf(scenario.goods));
  if ("repay" in of) check(of.repay.credit, idsOf(scenario.credit));
  if ("make" in of) check(of.make.recipe, idsOf(scenario.recipes));
  if ("leave" in of) check(of.leave.what, holdable);
  if ("take" in of) check(of.take.what, holdable);
}

function checkOrder(scenario: Scenario, { activity, level }: OrderShape, check: Check): void {
  check(activity, idsOf(scenario.activities));
  const of = scenario.activities.find(({ id }) => id === activity);
  if (of !== undefined) check(level, ["off", ...of.levels]);
}

/** The acts a rest takes. */
export function actsAt(program: Program, at: string): readonly string[] {
  if (program.ranges.has(at)) return ["answer"];
  if (at !== "plan") return ["choose"];
  return ["buy", "sell", "repay", "leave", "take", "make", "order", "ration", "wait", "travel", "finish"];
}

/** The unit of an act's amount; undefined where it has none, or where its name is unknown. */
export function amountDims(program: Program, at: string, of: ActShape): Dims | undefined {
  const { scenario } = program.model;
  const commodity = (id: string, claim: boolean): Dims | undefined =>
    scenario.commodities.find((other) => other.id === id && (other.kind === "claim") === claim)?.dims;
  if ("wait" in of) return { day: 1 };
  if ("buy" in of) return commodity(of.buy.good, false);
  if ("sell" in of) return commodity(of.sell.good, false);
  if ("leave" in of) return commodity(of.leave.what, false);
  if ("take" in of) return commodity(of.take.what, false);
  if ("repay" in of) return commodity(of.repay.credit, true);
  if ("make" in of) {
    const made = scenario.recipes.find(({ id }) => id === of.make.recipe);
    return commodity(scenario.goods[made?.good ?? -1]?.id ?? "", false);
  }
  if (!("answer" in of || "order" in of)) return undefined;
  const asked = "order" in of ? orderedNumber(scenario, of.order.activity) : program.ranges.get(at)?.number;
  return scenario.variables.find(({ id }) => id === asked)?.dims;
}

const orderedNumber = (scenario: Scenario, activity: string): string | undefined =>
  scenario.activities.find(({ id }) => id === activity)?.asks?.number;
