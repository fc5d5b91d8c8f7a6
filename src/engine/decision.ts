import * as z from "zod";
import type { ChartEvent } from "./kernel.js";
import type { Model } from "./model.js";
import type { Rest } from "./rest.js";
import { orderOf } from "./rules/activity.js";
import {
  type Refusal,
  whyNotBuy,
  whyNotMake,
  whyNotMove,
  whyNotRation,
  whyNotRepay,
  whyNotSell,
  whyNotTravel,
  whyNotWait,
} from "./rules/plan.js";
import type { World } from "./world.js";

/** One choice of a player, as records keep it. Amounts are whole smallest units. Built when first used: playing needs no schema. */
export const decisionSchema = /* @__PURE__ */ z.lazy(() => {
  const amount = z.int().min(0);
  const id = z.string().max(80);
  return z.union([
    z.strictObject({ do: z.literal("begin") }),
    z.strictObject({ do: z.literal("choose"), option: id }),
    z.strictObject({ do: z.literal("answer"), amount }),
    z.strictObject({ do: z.enum(["buy", "sell"]), good: id, amount }),
    z.strictObject({ do: z.literal("repay"), credit: id, amount }),
    z.strictObject({ do: z.enum(["leave", "take"]), what: id, amount }),
    z.strictObject({ do: z.literal("make"), recipe: id, amount }),
    z.strictObject({ do: z.literal("order"), activity: id, level: id, amount: amount.optional() }),
    z.strictObject({ do: z.literal("ration"), level: id }),
    z.strictObject({ do: z.literal("wait"), days: amount }),
    z.strictObject({ do: z.literal("travel"), route: id }),
    z.strictObject({ do: z.literal("finish"), ending: id }),
  ]);
});

export type Decision = z.infer<typeof decisionSchema>;

/** The id of the thing a decision of the plan is about; undefined where it is about none, or answers an encounter. */
export function subjectOf(decision: Decision): string | undefined {
  switch (decision.do) {
    case "buy":
    case "sell":
      return decision.good;
    case "leave":
    case "take":
      return decision.what;
    case "repay":
      return decision.credit;
    case "make":
      return decision.recipe;
    case "order":
      return decision.activity;
    case "ration":
      return decision.level;
    case "travel":
      return decision.route;
    case "finish":
      return decision.ending;
    case "begin":
    case "choose":
    case "answer":
    case "wait":
      return undefined;
  }
}

/** The decision as an event of the chart. Unknown names become -1 and are refused. */
export function eventOf(model: Model, decision: Decision): ChartEvent {
  const { at } = model.lookup;
  switch (decision.do) {
    case "begin":
      return { type: "begin" };
    case "choose":
      return { type: `choose.${decision.option}` };
    case "answer":
      return { type: "answer", a: decision.amount };
    case "buy":
    case "sell":
      return { type: decision.do, a: at.goods.get(decision.good) ?? -1, b: decision.amount };
    case "repay":
      return { type: "repay", a: at.credit.get(decision.credit) ?? -1, b: decision.amount };
    case "leave":
    case "take":
      return { type: decision.do, a: at.what.get(decision.what) ?? -1, b: decision.amount };
    case "make":
      return { type: "make", a: at.recipes.get(decision.recipe) ?? -1, b: decision.amount };
    case "order":
      return {
        type: `order.${decision.activity}.${decision.level}`,
        a: at.activities.get(decision.activity) ?? -1,
        b: decision.amount ?? 0,
      };
    case "ration":
      return { type: "ration", a: at.rations.get(decision.level) ?? -1 };
    case "wait":
      return { type: "wait", a: decision.days };
    case "travel":
      return { type: "travel", a: at.routes.get(decision.route) ?? -1 };
    case "finish":
      return { type: "finish", a: at.endings.get(decision.ending) ?? -1 };
  }
}

/** Which decisions a rest can take at all. */
function fits(rest: Rest, decision: Decision): boolean {
  switch (rest.kind) {
    case "begin":
      return decision.do === "begin";
    case "choose":
      return decision.do === "choose";
    case "ask":
      return decision.do === "answer";
    case "plan":
      return !["begin", "choose", "answer"].includes(decision.do);
    case "ended":
      return false;
  }
}

function whyNotOrder(w: World, activity: number, type: string, amount: number): Refusal | undefined {
  const of = w.model.scenario.activities[activity];
  const level = of === undefined ? -1 : ["off", ...of.levels].findIndex((id) => type === `order.${of.id}.${id}`);
  return level < 0 ? "unknown name" : orderOf(w.model, activity, level).why(w, amount);
}

/** Why the plan does not take an event now. */
export function planRefusal(w: World, { type, a = -1, b = 0 }: ChartEvent): Refusal | undefined {
  const { account } = w.model;
  if (type.startsWith("order.")) return whyNotOrder(w, a, type, b);
  if (a < 0) return type === "wait" ? "not a whole amount" : "unknown name";
  switch (type) {
    case "buy":
      return whyNotBuy(w, a, b);
    case "sell":
      return whyNotSell(w, a, b);
    case "repay":
      return whyNotRepay(w, a, b);
    case "leave":
      return whyNotMove(w, a, b, account.you);
    case "take":
      return whyNotMove(w, a, b, account.home);
    case "make":
      return whyNotMake(w, a, b);
    case "ration":
      return whyNotRation(w, a);
    case "wait":
      return whyNotWait(w, a);
    case "travel":
      return whyNotTravel(w, a);
    default:
      return "not yet possible";
  }
}

/** In which words a decision the chart does not take is refused. The chart's guards decide; this only names the reason. */
export function whyRefused(w: World, rest: Rest, decision: Decision): Refusal {
  if (!fits(rest, decision)) return "not now";
  if (rest.kind === "ask") return "out of range";
  if (rest.kind !== "plan") return "not yet possible";
  return planRefusal(w, eventOf(w.model, decision)) ?? "not yet possible";
}

/** A wait cut to the morning after the last day that is played; any other decision as it is. Roads and encounters may take longer. */
export function cutAt(last: number | undefined, decision: Decision, day: number): Decision {
  const left = last === undefined ? Number.POSITIVE_INFINITY : last + 1 - day;
  return decision.do === "wait" && left >= 1 && decision.days > left ? { ...decision, days: left } : decision;
}
