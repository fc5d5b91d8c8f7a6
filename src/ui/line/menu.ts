import type { Decision, Program, View } from "../../engine/index.js";
import { msg, t } from "../../language/index.js";
import type { Dims } from "../../units/index.js";
import { whyClosed, whyIdle, whyNotYet } from "../answers/closed.js";
import type { Thing } from "../answers/numbers.js";
import { outlookText } from "../answers/odds.js";
import { boundLines } from "../answers/range.js";
import { optionLeads } from "../answers/within.js";
import type { Order } from "../answers/work.js";
import { daysToPass, waitLabel } from "../waiting.js";
import type { Words } from "../words.js";

/** A question for a number behind a menu entry. */
export interface Question {
  readonly text: string;
  readonly bounds: { readonly from: number; readonly to: number };
  /** Smallest units in the unit a bare number is taken to be in. */
  readonly factor: number;
  readonly dims: Dims;
  /** The most that goes on by itself from there: days of one wait after another. */
  readonly goesOnTo?: number;
  readonly decide: (amount: number) => Decision;
  /** Why no other amount is possible. */
  readonly hangs: () => readonly string[];
}

/** One numbered entry: a decision at once, or a question first. */
export interface Entry {
  readonly label: string;
  /** Words that choose it when typed; `alias` the same with the thing's name in the catalogue. */
  readonly words: string;
  readonly alias?: string;
  /** Other words for the thing, as the catalogue's text about it is called. */
  readonly also?: readonly string[];
  readonly decision?: Decision;
  readonly question?: Question;
  /** Why it cannot be chosen now. */
  readonly closed?: string;
  /** Chosen by its words alone, so that the menu stays short. Such entries stand last. */
  readonly spoken?: true;
  /** A lot bought or sold: what `why` prices as a whole. */
  readonly lot?: { readonly act: "buy" | "sell"; readonly good: string };
  /** What is done with the thing: put away at home, taken out again, paid back. */
  readonly act?: "leave" | "take" | "repay";
  /** What `why` tells about it: an option of the encounter, or a thing or word. */
  readonly option?: string;
  readonly topic?: string;
  readonly thing?: Thing;
  /** A standing order: what `why` rehearses a day of. */
  readonly order?: Order;
}

/** Whether all of a good would be sold at one price. */
const isLevel = (view: View, good: string): boolean => view.lot("sell", good, view.mostToSell(good))?.flat ?? true;

const ALL_WITH_YOU = msg("That is all you have with you.");

function tradeEntries(view: View, words: Words): readonly Entry[] {
  return view.goods.flatMap((good): Entry[] => {
    const of = words.tradeUnit(good.id);
    const name = words.name("goods", good.id);
    const entries: Entry[] = [];
    if (good.mostToBuy > 0) {
      const most = words.holding(good.id, good.mostToBuy);
      entries.push({
        label: t("Buy {name} at {price} (at most {most})", { name, price: words.price(good.ask, good.id), most }),
        lot: { act: "buy", good: good.id },
        words: `buy ${good.id}`,
        thing: { section: "goods", id: good.id },
        alias: `buy ${name.toLowerCase()}`,
        also: words.toldWith(good.id),
        question: {
          text: t("{howMuch} do you buy? At most {most}, for {sum} in all.", {
            howMuch: words.howMuchOf(good.id),
            most,
            sum: words.sum(good.id, view.costToBuy(good.id, good.mostToBuy)),
          }),
          bounds: { from: 0, to: good.mostToBuy },
          ...of,
          decide: (amount) => ({ do: "buy", good: good.id, amount }),
          hangs: () => [
            good.stock === good.mostToBuy
              ? t("More is not for sale here today.")
              : t("The money you have with you pays for no more."),
          ],
        },
      });
    }
    if (good.has > 0 && good.bid > 0) {
      const most = words.holding(good.id, good.mostToSell);
      entries.push({
        label: t("Sell {name} at {price}{more}", {
          name,
          price: words.price(good.bid, good.id),
          more: isLevel(view, good.id) ? "" : t(", less each as you sell more"),
        }),
        lot: { act: "sell", good: good.id },
        words: `sell ${good.id}`,
        thing: { section: "goods", id: good.id },
        alias: `sell ${name.toLowerCase()}`,
        also: words.toldWith(good.id),
        question: {
          text: t("{howMuch} do you sell? At most {most}, for {sum} in all.", {
            howMuch: words.howMuchOf(good.id),
            most,
            sum: words.sum(good.id, view.proceedsOfSelling(good.id, good.mostToSell)),
          }),
          bounds: { from: 0, to: good.mostToSell },
          ...of,
          decide: (amount) => ({ do: "sell", good: good.id, amount }),
          hangs: () => [
            good.mostToSell === good.has ? t(ALL_WITH_YOU) : t("Nobody here would take more today, at any price."),
          ],
        },
      });
    }
    return entries;
  });
}

function debtEntries(view: View, words: Words): readonly Entry[] {
  return view.debts
    .filter(({ mostToRepay }) => mostToRepay > 0)
    .map(
      ({ id, owed, mostToRepay }): Entry => ({
        label: t("Pay back {credit} (you owe {owed})", {
          credit: words.name("credit", id),
          owed: words.owed(id, owed),
        }),
        words: `repay ${id}`,
        act: "repay",
        alias: `repay ${words.name("credit", id).toLowerCase()}`,
        thing: { section: "credit", id },
        question: {
          text: t("How much do you pay back? At most {owed}.", { owed: words.owed(id, mostToRepay) }),
          bounds: { from: 0, to: mostToRepay },
          ...words.owedUnit(id),
          decide: (amount) => ({ do: "repay", credit: id, amount }),
          hangs: () => [
            mostToRepay === owed ? t("That is all you owe on it.") : t("That is all the money you have with you."),
          ],
        },
      }),
    );
}

/** Putting away and fetching at home, by their words alone. */
function storeEntries(view: View, words: Words): readonly Entry[] {
  if (!view.atHome) return [];
  const { currencies } = words;
  return [...view.money, ...view.goods].flatMap(({ id, has, stored }) => {
    const money = currencies.includes(id);
    const name = money ? t("money") : words.name("goods", id);
    const entry = (act: "leave" | "take", most: number): Entry => ({
      label:
        act === "leave"
          ? t("Leave {name} with the household", { name })
          : t("Take {name} from the household", { name }),
      words: `${act} ${id}`,
      alias: `${act} ${name.toLowerCase()}`,
      also: words.toldWith(id),
      act,
      ...(money ? { topic: act } : { thing: { section: "goods", id } }),
      spoken: true,
      question: {
        text:
          act === "leave"
            ? t("How much do you leave? You have {holding}.", { holding: words.holding(id, most) })
            : t("How much do you take? There are {holding}.", { holding: words.holding(id, most) }),
        bounds: { from: 0, to: most },
        ...words.tradeUnit(id),
        decide: (amount) => ({ do: act, what: id, amount }),
        hangs: () => [act === "leave" ? t(ALL_WITH_YOU) : t("That is all there is at home.")],
      },
    });
    return [...(has > 0 ? [entry("leave", has)] : []), ...(stored > 0 ? [entry("take", stored)] : [])];
  });
}

function householdEntries(view: View, words: Words): readonly Entry[] {
  return words.rations
    .filter((level) => level !== view.household.ration)
    .map(
      (level): Entry => ({
        label: t("From now on the kitchen cooks {ration}", { ration: words.name("rations", level) }),
        words: `ration ${level}`,
        alias: `ration ${words.name("rations", level).toLowerCase()}`,
        spoken: true,
        thing: { section: "rations", id: level },
        decision: { do: "ration", level },
      }),
    );
}

/** Things that can be made here and now. */
function makeEntries(view: View, words: Words): readonly Entry[] {
  return view.recipes
    .filter(({ most }) => most > 0)
    .map(
      ({ id, makes, most }): Entry => ({
        label: t("Make {recipe} (at most {made})", { recipe: words.name("recipes", id), made: words.made(id, most) }),
        words: `make ${id}`,
        thing: { section: "recipes", id },
        question: {
          text: t("How much? At most {made}.", { made: words.made(id, most) }),
          bounds: { from: 0, to: most },
          ...words.tradeUnit(makes),
          decide: (amount) => ({ do: "make", recipe: id, amount }),
          hangs: () => [t("More cannot be made of what you have with you.")],
        },
      }),
    );
}

/** Standing orders: one entry for each level, and one that ends the order. */
function orderEntries(view: View, words: Words): readonly Entry[] {
  return view.activities.flatMap(({ id, level, levels, needs, open, number }): Entry[] => {
    const label = (of: string): string => t("From now on, {order}", { order: words.order(id, of) });
    const asks = words.asksOf(id);
    const given = open ? levels.filter((of) => of !== level || number !== undefined) : [];
    const entries = given.map((of): Entry => {
      const entry = {
        label:
          whyIdle(words, view, id, needs) === undefined
            ? label(of)
            : t("{label} (not done as things stand)", { label: label(of) }),
        words: `order ${id} ${of}`,
        order: { activity: id, level: of },
        thing: { section: "activities", id },
      };
      if (number === undefined) return { ...entry, decision: { do: "order", activity: id, level: of } };
      const [from, to] = [words.quantity(number.from, number.dims), words.quantity(number.to, number.dims)];
      return {
        ...entry,
        question: {
          text:
            "day" in number.dims
              ? t("For how many days? From {from} to {to}.", { from, to })
              : t("{howMany} a day? From {from} to {to}.", { howMany: words.howMany(number.dims), from, to }),
          bounds: number,
          ...words.askedUnit(number.dims),
          decide: (amount) => ({ do: "order", activity: id, level: of, amount }),
          hangs: () => (asks === undefined ? [] : boundLines(asks, number, view, words)),
        },
      };
    });
    const off: Entry = {
      label: t("From now on no more of {activity}", { activity: words.name("activities", id) }),
      words: `order ${id} off`,
      order: { activity: id, level: "off" },
      thing: { section: "activities", id },
      decision: { do: "order", activity: id, level: "off" },
    };
    return level === undefined ? entries : [...entries, off];
  });
}

/** The entries that are spoken and not numbered, in one line. */
export function spokenLine(entries: readonly Entry[]): string {
  const spoken = entries.filter((of) => of.spoken === true && of.closed === undefined);
  const byVerb = new Map<string, string[]>();
  for (const { words, alias = words, thing } of spoken) {
    const [verb = "", ...rest] = (thing?.section === "goods" ? alias : words).split(" ");
    byVerb.set(verb, [...(byVerb.get(verb) ?? []), rest.join(" ")]);
  }
  const told = [...byVerb].map(([verb, names]) => `${verb} ${names.join("|")}`);
  return t("Also: {it}.", { it: [...told, "help"].map((of) => `\`${of}\``).join(", ") });
}

/** What can be done with the day, most consequential first. */
export function planEntries(view: View, words: Words): readonly Entry[] {
  const roads = view.routes.map(
    ({ id, to, days }): Entry => ({
      label: words.travel(id, to, days),
      words: `travel ${id}`,
      alias: `travel ${words.name("places", to).toLowerCase()}`,
      thing: { section: "routes", id },
      decision: { do: "travel", route: id },
    }),
  );
  const ends = view.endings.map(({ id, open, needs }): Entry => {
    const entry = {
      label: t("End here for good"),
      words: `finish ${id}`,
      alias: "end",
      thing: { section: "endings", id },
    };
    if (open) return { ...entry, decision: { do: "finish", ending: id } };
    const why = whyNotYet(words, view, words.about(id, view), needs);
    return { ...entry, spoken: true, closed: t("you cannot end here yet: {why}", { why }).replace(/[.:\s]+$/, "") };
  });
  const wait: Entry = {
    label: waitLabel(view, words),
    words: "wait",
    topic: "wait",
    question: {
      text: t(
        "How many days? At most {inAll}, with today; they pass {atOnce} at a time. You are asked earlier if something happens.",
        {
          inAll: daysToPass(view).inAll,
          atOnce: daysToPass(view).atOnce,
        },
      ),
      bounds: { from: 1, to: daysToPass(view).atOnce },
      goesOnTo: daysToPass(view).inAll,
      factor: 1,
      dims: { day: 1 },
      decide: (days) => ({ do: "wait", days }),
      hangs: () => [t("You are asked again at least so often; then more days can pass.")],
    },
  };
  return [
    ...roads,
    ...orderEntries(view, words),
    ...makeEntries(view, words),
    ...tradeEntries(view, words),
    ...debtEntries(view, words),
    wait,
    ...storeEntries(view, words),
    ...householdEntries(view, words),
    ...ends,
  ].sort((a, b) => Number(a.spoken === true) - Number(b.spoken === true));
}

/** The options of an encounter. */
export function choiceEntries(program: Program, view: View, words: Words): readonly Entry[] {
  if (view.rest.kind !== "choose") return [];
  const { encounter, node } = view.rest;
  return view.options.map(({ id, open, needs }): Entry => {
    const text = words.text(`encounters.${encounter}.${node}.${id}`, view) ?? id;
    const { atOnce } = optionLeads(program, view, words, id);
    const label =
      atOnce.length === 0
        ? text
        : t("{text} [you believe: {odds}]", { text, odds: outlookText(atOnce, words, encounter) });
    return {
      label,
      words: id,
      option: id,
      ...(open
        ? { decision: { do: "choose", option: id } as const }
        : {
            closed: whyClosed(words, view, id, needs),
          }),
    };
  });
}
