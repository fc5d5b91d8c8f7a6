import type { Curve, ParameterIndex, Scenario } from "../scenario/index.js";

/** A dated number of one base: its points in time, ascending. */
export type Dated = readonly { readonly day: number; readonly at: ParameterIndex }[];

/**
 * What the rules would otherwise look for again and again: which market, which chance, which goods. Worked out once for
 * each model; it holds nothing that the scenario does not say.
 */
export interface Lookup {
  /** Market of a good at a place, at `place * goods + good`; -1 without one. */
  readonly market: Int16Array;
  /** Per place: its markets, in the scenario's order. */
  readonly marketsAt: readonly (readonly number[])[];
  /** Per commodity: the good it is; -1 of money that is not traded and of claims. */
  readonly good: readonly number[];
  /** Goods the household eats, in the scenario's order. */
  readonly edible: readonly { readonly id: string; readonly commodity: number; readonly kcal: ParameterIndex }[];
  /** Goods that are banned, by position. */
  readonly banned: readonly { readonly good: number; readonly commodity: number }[];
  /** Subjects of chance, by the position of what they are about; -1 where chance decides nothing of it. */
  readonly chance: {
    readonly stop: readonly number[];
    readonly found: readonly number[];
    readonly snow: readonly number[];
    readonly cold: readonly number[];
    readonly death: readonly number[];
  };
  /** Per sky: the chance of snow. */
  readonly snow: readonly Dated[];
  /** What follows the calendar at home: per member the calories needed; what the state hands out and pays. */
  readonly household: {
    readonly needs: readonly Dated[];
    readonly issue: Dated;
    readonly wage: Dated;
    /** Staples that are sold at home, in the household's order. */
    readonly sold: readonly Sold[];
  };
  /** Positions by id of what decisions name: `what` is all that can be held, in `commodities`. */
  readonly at: Readonly<Record<Named, ReadonlyMap<string, number>>>;
}

type Named = "goods" | "what" | "credit" | "recipes" | "activities" | "rations" | "routes" | "endings";

/** A staple and the market at home that sells it. */
export interface Sold {
  readonly id: string;
  readonly commodity: number;
  readonly kcal: ParameterIndex;
  readonly market: number;
}

/** What stands at a position that may be -1 for none. An array read at a negative index is slow wherever it happens once. */
export const pick = <T>(list: readonly T[], position: number): T | undefined =>
  position < 0 ? undefined : list[position];

const NEVER: Dated = [];

/** A dated number's points of one base. */
export const datedIn = (base: string, curve: Curve): Dated => curve.points.get(base) ?? NEVER;

function marketTable({ markets, places, goods }: Scenario): Int16Array {
  const table = new Int16Array(places.length * goods.length).fill(-1);
  for (const [index, { place, good }] of markets.entries()) {
    const cell = place * goods.length + good;
    if (table[cell] === -1) table[cell] = index; // the first of a pair counts
  }
  return table;
}

const positions = (list: readonly { readonly id: string }[]): ReadonlyMap<string, number> =>
  new Map(list.map(({ id }, index) => [id, index]));

/** Claims are no things to hold: a debt may be called as the good it was made in. */
function holdable({ commodities }: Scenario): ReadonlyMap<string, number> {
  return new Map(commodities.flatMap(({ id, kind }, index) => (kind === "claim" ? [] : [[id, index] as const])));
}

function soldAtHome({ goods, home, household, markets }: Scenario): readonly Sold[] {
  return household.staples.flatMap((at) => {
    const good = pick(goods, at);
    const market = markets.findIndex((of) => of.place === home && of.good === at);
    if (good?.kcal === undefined || market < 0) return [];
    return [{ id: good.id, commodity: good.commodity, kcal: good.kcal, market }];
  });
}

export function lookupOf(scenario: Scenario, base: string, subject: (id: string) => number): Lookup {
  const { goods, hiding, household, markets, places, posts, skies } = scenario;
  const subjects = (kind: string, of: readonly { readonly id: string }[]): readonly number[] =>
    of.map(({ id }) => subject(`${kind}:${id}`));
  return {
    market: marketTable(scenario),
    marketsAt: places.map((_id, place) => markets.flatMap((of, index) => (of.place === place ? [index] : []))),
    edible: goods.flatMap(({ id, commodity, kcal }) => (kcal === undefined ? [] : [{ id, commodity, kcal }])),
    banned: goods.flatMap(({ banned, commodity }, good) => (banned ? [{ good, commodity }] : [])),
    good: scenario.commodities.map((_of, index) => goods.findIndex(({ commodity }) => commodity === index)),
    chance: {
      stop: subjects("stop", posts),
      found: subjects("found", hiding),
      snow: subjects("snow", skies),
      cold: subjects("cold", goods),
      death: subjects("death", household.members),
    },
    snow: skies.map(({ snow }) => datedIn(base, snow)),
    household: {
      needs: household.members.map(({ needs }) => datedIn(base, needs)),
      issue: household.issue === undefined ? NEVER : datedIn(base, household.issue),
      wage: household.wage === undefined ? NEVER : datedIn(base, household.wage),
      sold: soldAtHome(scenario),
    },
    at: {
      goods: positions(goods),
      what: holdable(scenario),
      credit: positions(scenario.credit),
      recipes: positions(scenario.recipes),
      activities: positions(scenario.activities),
      rations: positions(household.rations),
      routes: positions(scenario.routes),
      endings: positions(scenario.endings),
    },
  };
}
