import type { Decision, Program, View } from "../../../engine/index.js";
import { msg, t } from "../../../language/index.js";
import type { Dims } from "../../../units/index.js";
import { previewLines } from "../../answers/preview.js";
import type { Words } from "../../words.js";
import { onScreen } from "./hints.js";
import type { About, Act, Question } from "./model.js";

/** What an option is presented from: what the trader sees, and the words for it. */
export interface Showing {
  readonly view: View;
  readonly words: Words;
  readonly program: Program;
}

interface Asked {
  readonly text: string;
  readonly from?: number;
  readonly to: number;
  readonly unit: { readonly factor: number; readonly dims: Dims };
  readonly decide: (amount: number) => Decision;
  readonly comesTo?: (amount: number) => string;
  readonly about?: About;
}

/** Keeps what was found for the last amount: a frame is drawn oftener than an amount is typed. */
function once(find: (amount: number) => readonly string[]): (amount: number) => readonly string[] {
  let last: { readonly amount: number; readonly found: readonly string[] } | undefined;
  return (amount) => {
    if (last?.amount !== amount) last = { amount, found: find(amount) };
    return last.found;
  };
}

/** A question for an amount, in the unit a reader would use. */
export function ask({ view, words, program }: Showing, of: Asked): Act {
  const { text, from = 1, to, unit, decide, comesTo, about } = of;
  const question: Question = {
    text,
    from,
    to,
    ...unit,
    units: program.model.scenario.units,
    decide,
    comesTo: comesTo ?? (() => ""),
    write: (amount) => words.quantity(amount, unit.dims),
    leads: once((amount) => previewLines(program, view, words, decide(amount)).map(onScreen)),
    ...(about === undefined ? {} : { about }),
  };
  return { kind: "ask", question };
}

/** A road, told as one whatever else is called by its id. */
export const aboutRoad = (words: Words, id: string): About => ({
  word: id,
  title: words.name("routes", id),
  thing: { section: "routes", id },
});

/** Buying a good: a question, or why it cannot be bought. */
export function buying(showing: Showing, id: string): Act {
  const { view, words } = showing;
  const good = view.goods.find((of) => of.id === id);
  const name = words.name("goods", id);
  if (good === undefined || good.ask === 0) return { kind: "closed", why: t("Not for sale here: {name}.", { name }) };
  if (good.mostToBuy === 0) {
    const why =
      good.stock === 0
        ? t("There is no {name} left today.", { name })
        : t("You have too little money for {name}.", { name });
    return { kind: "closed", why };
  }
  return ask(showing, {
    text: t("{howMuch} to buy, at {price}?", { howMuch: words.howMuchOf(id), price: words.price(good.ask, id) }),
    to: good.mostToBuy,
    unit: words.tradeUnit(id),
    decide: (amount) => ({ do: "buy", good: id, amount }),
    comesTo: (amount) => t("would cost {sum}", { sum: words.sum(id, view.costToBuy(id, amount)) }),
    about: lotAbout(showing, "buy", id),
  });
}

/** Selling a good: a question, or why it cannot be sold. */
export function selling(showing: Showing, id: string): Act {
  const { view, words } = showing;
  const good = view.goods.find((of) => of.id === id);
  const name = words.name("goods", id);
  if (good === undefined || good.bid === 0) return { kind: "closed", why: t("Nobody buys {name} here.", { name }) };
  if (good.has === 0) return { kind: "closed", why: t("You have no {name} with you.", { name }) };
  if (good.mostToSell === 0) return { kind: "closed", why: t("The market takes no more {name} for now.", { name }) };
  return ask(showing, {
    text: t("{howMuch} to sell, at {price} or less the more you sell?", {
      howMuch: words.howMuchOf(id),
      price: words.price(good.bid, id),
    }),
    to: good.mostToSell,
    unit: words.tradeUnit(id),
    decide: (amount) => ({ do: "sell", good: id, amount }),
    comesTo: (amount) => t("would bring {sum}", { sum: words.sum(id, view.proceedsOfSelling(id, amount)) }),
    about: lotAbout(showing, "sell", id),
  });
}

/** A lot as `why` takes it. */
export const lotAbout = ({ words }: Showing, act: "buy" | "sell", good: string): About => ({
  word: good,
  title:
    act === "buy"
      ? t("buy {good}", { good: words.name("goods", good) })
      : t("sell {good}", { good: words.name("goods", good) }),
  lot: { act, good },
});

/** What is moved between the trader and the household, as it is offered and asked. */
export const MOVES = {
  leave: {
    label: msg("Leave {name} with the household ({holding})"),
    text: msg("{howMuch} do you leave with the household?"),
  },
  take: {
    label: msg("Take {name} from the household ({holding})"),
    text: msg("{howMuch} do you take from the household?"),
  },
} as const;

/** Moving something between the trader and the household, at home. */
export function moving(showing: Showing, how: "leave" | "take", id: string): Act {
  const { view, words } = showing;
  const { has, stored } = view.held(id);
  if (!view.atHome) return { kind: "closed", why: t("You are not at home.") };
  return ask(showing, {
    text: t(MOVES[how].text, { howMuch: words.howMuchOf(id) }),
    to: how === "leave" ? has : stored,
    unit: words.tradeUnit(id),
    decide: (amount) => ({ do: how, what: id, amount }),
    about: { word: id, title: words.label(id) },
  });
}
