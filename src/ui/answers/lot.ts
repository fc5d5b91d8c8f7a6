import type { Lot, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import type { Market } from "../../scenario/index.js";
import type { Words } from "../words.js";
import type { Asked, Meant } from "./asked.js";
import { elsewhereLines } from "./elsewhere.js";
import { lookUp } from "./lookup.js";

/** What a possible lot would cost or bring, with the arithmetic of it: the price moves evenly from its first unit to its last. */
export function lotLines({ view, words }: Asked, { lot, amount }: Meant): readonly string[] {
  if (lot === undefined) return [];
  const { act, good } = lot;
  const most = amount ?? (act === "buy" ? view.mostToBuy(good) : view.mostToSell(good));
  const found = view.lot(act, good, most);
  if (found === undefined) return [];
  const holding = words.holding(good, most);
  const said = {
    lot: amount === undefined ? t("The whole {holding}", { holding }) : holding,
    money: words.sum(good, found.total),
    how: lotText(words, good, found),
  };
  // What a named amount would bring elsewhere is told with what it would do.
  const then = act === "buy" && amount === undefined ? elsewhereLines(view, words, good, most) : [];
  return [
    act === "buy"
      ? t("{lot} at once would cost {money} here today: {how}.", said)
      : t("{lot} at once would bring {money} here today: {how}.", said),
    ...then,
  ];
}

/** From the first unit of a lot to its last, and what that comes to in the mean. */
export function lotText(words: Words, good: string, lot: Lot): string {
  const { first, last, mean, amount, flat } = lot;
  if (flat || words.price(first, good) === words.price(last, good))
    return t("each at {price}", { price: words.price(first, good) });
  return t(
    "the first at {first}, the last at {last}, since your own trade moves the price; {holding} at their mean, {mean}",
    {
      first: words.price(first, good),
      last: words.price(last, good),
      holding: words.holding(good, amount),
      mean: words.price(mean, good),
    },
  );
}

const TRADE = /^(buy|sell) (\p{L}.*?)(?: ([\d,]+(?:\.\d+)?|all)(?: .*)?)?$/iu;

/** `sell pork 9.6`: what is asked about by its trade. */
function tradeIn(word: string): { readonly isSale: boolean; readonly noun: string; readonly much: string } {
  const [, act = "", noun = "", much = "all"] = TRADE.exec(word.trim()) ?? [];
  return { isSale: act.toLowerCase() === "sell", noun, much: much.toLowerCase() };
}

/** The goods a word is a name of. */
function goodsCalled({ program, words }: Asked, noun: string): readonly string[] {
  const found = noun === "" ? undefined : lookUp(program, words, noun);
  const about = found?.about === undefined ? [] : words.toldWith(found.about);
  const things = [found, ...about.map((of) => lookUp(program, words, of))].flatMap((of) => of?.things ?? []);
  return things.filter(({ section }) => section === "goods").map(({ id }) => id);
}

/** Where a good is told of as a whole, whose lot was asked about. */
export function wholeLine({ words }: Asked, id: string): string {
  const good = words.name("goods", id);
  return t("`why {name}` tells of {good}: what it is, how its price came about, the numbers behind it.", {
    name: good.toLowerCase(),
    good,
  });
}

/** What is asked about by its trade, and cannot be bought or sold here as it stands: its prices here, and why not. */
export function tradedNotHere(asked: Asked, word: string): readonly string[] | undefined {
  const own = soldFromHome(asked, word);
  const { isSale, noun } = tradeIn(word);
  const [id] = goodsCalled(asked, noun);
  const good = asked.view.goods.find((of) => of.id === id);
  if (own !== undefined || good === undefined || id === undefined) return own;
  return [isSale ? notSold(asked, good) : notBought(asked, good), wholeLine(asked, id)];
}

type Good = View["goods"][number];

/** The market of a good where the trader stands. */
const marketHere = ({ program: { model }, view }: Asked, id: string): Market | undefined =>
  model.scenario.markets.find(
    ({ good, place }) => model.scenario.goods[good]?.id === id && model.scenario.places[place] === view.place,
  );

/** Why a good cannot be sold here as things stand, with its price where it has one. */
function notSold(asked: Asked, { id, bid, has, mostToSell }: Good): string {
  const { words } = asked;
  const name = words.name("goods", id);
  if (marketHere(asked, id) === undefined) return t("There is no market for {name} here.", { name });
  if (bid <= 0 || (has > 0 && mostToSell <= 0)) return t("No buyer is left here today for {name}.", { name });
  const of = { name, price: words.price(bid, id) };
  return has > 0
    ? t("To sell {name} brings {price} here today.", of)
    : t("To sell {name} brings {price} here today. You have none with you.", of);
}

/** Why a good cannot be bought here as things stand, with its price where it has one. */
function notBought(asked: Asked, { id, ask, stock, mostToBuy }: Good): string {
  const { words } = asked;
  const name = words.name("goods", id);
  const side = marketHere(asked, id)?.side ?? "bid";
  if (side === "bid") return t("Nobody here sells {name}.", { name });
  if (ask <= 0 || stock === 0) return t("Nobody here sells {name} today.", { name });
  const of = { name, price: words.price(ask, id) };
  return mostToBuy > 0
    ? t("To buy {name} costs {price} here today.", of)
    : t("To buy {name} costs {price} here today. The money with you does not pay for any.", of);
}

/** `sell pork 9.6`, of what lies at home only and cannot be sold before it is taken: what it would bring here then. */
function soldFromHome(asked: Asked, word: string): readonly string[] | undefined {
  const { view, words } = asked;
  const { isSale, noun, much } = tradeIn(word);
  const good = isSale ? goodsCalled(asked, noun).find((id) => view.held(id).stored > 0) : undefined;
  if (good === undefined || view.held(good).has > 0) return undefined;
  const { stored } = view.held(good);
  const named = Math.round(Number(much.replaceAll(",", "")) * words.tradeUnit(good).factor);
  const amount = much === "all" ? stored : Math.min(named, stored);
  const lot = lotLines(asked, { lot: { act: "sell", good }, amount });
  if (lot.length === 0) return undefined;
  const name = words.name("goods", good);
  return [
    t("{holding} at home, none with you: `take {name}` comes before `sell {name}`.", {
      holding: words.holding(good, stored),
      name,
    }),
    ...lot,
  ];
}
