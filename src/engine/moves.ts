import type { Decision } from "./decision.js";
import type { View } from "./view.js";

/** One thing that may be decided now, with the least and the most of its amount (days, of a wait); 0 and 0 without one. */
export interface Move {
  /** The decision, with the least amount. */
  readonly decision: Decision;
  readonly from: number;
  readonly to: number;
}

/** The decision with another amount; one without an amount stays as it is. */
export function withAmount(decision: Decision, amount: number): Decision {
  if ("amount" in decision) return { ...decision, amount };
  return "days" in decision ? { ...decision, days: amount } : decision;
}

const plain = (decision: Decision): Move => ({ decision, from: 0, to: 0 });

/** A decision about 1 to `most`, where there is anything to decide. */
const upTo = (most: number, decision: Decision): readonly Move[] =>
  most > 0 ? [{ decision: withAmount(decision, 1), from: 1, to: most }] : [];

/** What is left at home and taken along. */
function storing(view: View): readonly Move[] {
  if (!view.atHome) return [];
  const held = [...view.money, ...view.goods];
  return [
    ...held.flatMap(({ id, has }) => upTo(has, { do: "leave", what: id, amount: 0 })),
    ...held.flatMap(({ id, stored }) => upTo(stored, { do: "take", what: id, amount: 0 })),
  ];
}

/** Standing orders: each level that is not the present one, with the number it names; an order that runs may be ended anywhere. */
function ordering(view: View): readonly Move[] {
  return view.activities.flatMap(({ id, level, levels, open, number }): readonly Move[] => {
    const end: readonly Move[] = level === undefined ? [] : [plain({ do: "order", activity: id, level: "off" })];
    if (!open) return end;
    return [
      ...end,
      ...levels
        .filter((of) => of !== level || number !== undefined)
        .filter(() => number === undefined || number.from <= number.to)
        .map((of): Move => {
          if (number === undefined) return plain({ do: "order", activity: id, level: of });
          const { from, to } = number;
          return { decision: { do: "order", activity: id, level: of, amount: from }, from, to };
        }),
    ];
  });
}

function planMoves(view: View): readonly Move[] {
  const { goods, debts, household } = view;
  return [
    ...goods.flatMap(({ id, mostToBuy }) => upTo(mostToBuy, { do: "buy", good: id, amount: 0 })),
    ...goods.flatMap(({ id, mostToSell }) => upTo(mostToSell, { do: "sell", good: id, amount: 0 })),
    ...debts.flatMap(({ id, mostToRepay }) => upTo(mostToRepay, { do: "repay", credit: id, amount: 0 })),
    ...storing(view),
    ...view.recipes.flatMap(({ id, most }) => upTo(most, { do: "make", recipe: id, amount: 0 })),
    ...ordering(view),
    ...household.rations.filter((id) => id !== household.ration).map((level) => plain({ do: "ration", level })),
    ...upTo(view.longestWait, { do: "wait", days: 0 }),
    ...view.routes.map(({ id }) => plain({ do: "travel", route: id })),
    ...view.finishes.map((ending) => plain({ do: "finish", ending })),
  ];
}

/**
 * Every decision the chart would take now, as a trader sees it: each with every amount from its least to its most. A
 * ration that is set already is left out, since deciding it changes nothing. A new kind of decision has its line here.
 */
export function movesOf(view: View): readonly Move[] {
  switch (view.rest.kind) {
    case "begin":
      return [plain({ do: "begin" })];
    case "choose":
      return view.options.filter(({ open }) => open).map(({ id }) => plain({ do: "choose", option: id }));
    case "ask": {
      const { from, to } = view.range ?? { from: 0, to: 0 };
      return [{ decision: { do: "answer", amount: from }, from, to: Math.max(from, to) }];
    }
    case "plan":
      return planMoves(view);
    case "ended":
      return [];
  }
}
