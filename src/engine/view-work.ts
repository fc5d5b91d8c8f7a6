import type { Activity, CheckedExpr } from "../scenario/index.js";
import type { Dims } from "../units/index.js";
import type { Model } from "./model.js";
import { orderRange } from "./rules/activity.js";
import { openTest } from "./rules/episode.js";
import { craftOf } from "./rules/making.js";
import { type Lack, lackOf } from "./rules/supplies.js";
import type { World } from "./world.js";

/** A recipe as the trader sees it: what it makes, and the most he can make of what he has with him. */
export interface RecipeView {
  readonly id: string;
  readonly makes: string;
  readonly most: number;
}

/** A standing order as the trader sees it. */
export interface ActivityView {
  readonly id: string;
  /** The level ordered, or undefined while it is off. */
  readonly level: string | undefined;
  readonly levels: readonly string[];
  /** Whether it can be ordered from where he stands. */
  readonly open: boolean;
  /** What a day of it needs. */
  readonly needs: CheckedExpr | undefined;
  /** What is missing today for the least it makes; undefined where nothing is, or where it is no such work. */
  readonly lacks: Lack | undefined;
  readonly daysDone: number;
  /** The number named with the order, its bounds now, and what is ordered (0 while off). Smallest units. */
  readonly number:
    | { readonly dims: Dims; readonly from: number; readonly to: number; readonly ordered: number }
    | undefined;
}

type Reader<T> = (w: World) => T;

/** Binds what a scenario's recipes and activities show of themselves. */
export function workViews(model: Model): {
  readonly recipes: Reader<readonly RecipeView[]>;
  readonly activities: Reader<readonly ActivityView[]>;
  readonly mostToMake: (w: World, recipe: number) => number;
  readonly activity: (w: World, activity: number) => ActivityView | undefined;
} {
  const { scenario } = model;
  const crafts = scenario.recipes.map(({ id, good }, index) => ({
    id,
    makes: scenario.goods[good]?.id ?? "",
    craft: craftOf(model, index),
  }));
  const activities = scenario.activities.map((activity, index) => activityView(model, activity, index));
  return {
    recipes: (w) => crafts.map(({ id, makes, craft }) => ({ id, makes, most: craft.most(w) })),
    activities: (w) => activities.map((view) => view(w)),
    mostToMake: (w, recipe) => crafts[recipe]?.craft.most(w) ?? 0,
    activity: (w, activity) => activities[activity]?.(w),
  };
}

function activityView(model: Model, activity: Activity, index: number): Reader<ActivityView> {
  const { id, levels, from, when } = activity;
  const number = numberView(model, activity);
  const there = openTest(model, activity.episodes);
  const lacks = lackOf(model, activity);
  return (w) => {
    const level = w.orders[index] ?? 0;
    return {
      id,
      level: level > 0 ? levels[level - 1] : undefined,
      levels,
      open: w.place === from && (there === undefined || there(w)),
      needs: when,
      lacks: lacks?.(w),
      daysDone: w.daysDone[index] ?? 0,
      number: number?.(w, level > 0),
    };
  };
}

function numberView(
  model: Model,
  activity: Activity,
): ((w: World, ordered: boolean) => ActivityView["number"]) | undefined {
  const range = orderRange(model, activity);
  if (range === undefined) return undefined;
  const { dims = {} } = model.scenario.variables[range.variable] ?? {};
  return (w, ordered) => ({
    dims,
    from: range.from(w),
    to: range.to(w),
    ordered: ordered ? (w.variables[range.variable] ?? 0) : 0,
  });
}
