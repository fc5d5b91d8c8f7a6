import { type ExprType, quantityOf, TRUTH, type Vocabulary } from "../expr/index.js";
import { msg, t } from "../language/index.js";
import { DIMENSIONLESS, type Dims, overDims, UNKNOWN_DIMS } from "../units/index.js";
import type { Scenario } from "./model.js";
import { type Named, nothingCalled } from "./named.js";
import { closest, remedyFor } from "./suggest.js";

/** What can stand between a word's brackets. */
export type Kind =
  | "commodity"
  | "good"
  | "currency"
  | "credit"
  | "offer"
  | "place"
  | "belief"
  | "encounter"
  | "person"
  | "patrol"
  | "recipe"
  | "activity"
  | "enforcement"
  | "regime"
  | "level"
  | "kind-of-day";

export interface Lexicon {
  readonly ids: Readonly<Record<Kind, readonly string[]>>;
  readonly dimsOf: (commodity: string) => Dims;
  readonly money: Dims;
  /** Currency of a good's markets. */
  readonly moneyOf: (good: string) => Dims;
  readonly moneyOfCredit: (credit: string) => Dims;
  readonly moneyOfOffer: (offer: string) => Dims;
  readonly goodOfOffer: (offer: string) => string;
  readonly goodOfCredit: (credit: string) => string;
  readonly goodOfRecipe: (recipe: string) => string;
  readonly numeraire: Dims;
}

type Things = Pick<
  Scenario,
  | "commodities"
  | "goods"
  | "markets"
  | "offers"
  | "credit"
  | "places"
  | "beliefs"
  | "people"
  | "numeraire"
  | "posts"
  | "enforcement"
> & {
  readonly recipes: readonly { readonly id: string; readonly good: number }[];
  readonly activities: readonly { readonly id: string; readonly levels: readonly string[] }[];
  readonly encounters: readonly { readonly id: string }[];
};

const idsOf = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);

/** Id -> position; of two with one id, the first. */
const positions = (list: readonly { readonly id: string }[]): ReadonlyMap<string, number> =>
  new Map(list.map(({ id }, index): [string, number] => [id, index]).reverse());

/** The names and units of a scenario, as its vocabulary needs them. */
export function lexiconOf(things: Things): Lexicon {
  const dims = (index: number): Dims => things.commodities[index]?.dims ?? UNKNOWN_DIMS;
  const commodities = positions(things.commodities);
  const goods = positions(things.goods);
  const offers = positions(things.offers);
  const credit = positions(things.credit);
  // A price found for a good in any market tells its money; the first market wins.
  const money = new Map([...things.markets].reverse().map((market) => [market.good, market.currency]));
  const currencies = things.commodities.filter(({ kind }) => kind === "currency");
  return {
    ids: {
      commodity: [...new Set([...idsOf(currencies), ...idsOf(things.goods)])],
      good: idsOf(things.goods),
      currency: idsOf(currencies),
      credit: idsOf(things.credit),
      offer: idsOf(things.offers),
      place: things.places,
      belief: idsOf(things.beliefs),
      encounter: idsOf(things.encounters),
      person: idsOf(things.people),
      patrol: idsOf(things.posts.filter(({ comes }) => comes !== undefined)),
      recipe: idsOf(things.recipes),
      activity: idsOf(things.activities),
      enforcement: idsOf(things.enforcement),
      regime: [...new Set(things.enforcement.flatMap(({ regimes }) => idsOf(regimes)))],
      level: [...new Set(things.activities.flatMap(({ levels }) => levels))],
      "kind-of-day": [...new Set(things.markets.flatMap(({ demand }) => idsOf(demand ?? [])))],
    },
    dimsOf: (id) => dims(commodities.get(id) ?? -1),
    money: dims(things.numeraire.currency),
    moneyOf: (id) => dims(money.get(goods.get(id) ?? -1) ?? things.numeraire.currency),
    moneyOfCredit: (id) => dims(things.credit[credit.get(id) ?? -1]?.currency ?? -1),
    moneyOfOffer: (id) => dims(things.offers[offers.get(id) ?? -1]?.currency ?? -1),
    goodOfCredit: (id) => things.goods[things.credit[credit.get(id) ?? -1]?.good ?? -1]?.id ?? "",
    goodOfRecipe: (id) => things.goods[things.recipes.find((of) => of.id === id)?.good ?? -1]?.id ?? "",
    goodOfOffer: (id) => things.goods[things.offers[offers.get(id) ?? -1]?.good ?? -1]?.id ?? "",
    numeraire: dims(things.goods[things.numeraire.good]?.commodity ?? -1),
  };
}

const DAY: Dims = { day: 1 };

export interface Word {
  readonly type: (lexicon: Lexicon) => ExprType;
  readonly says: string;
}

const quantity = (dims: Dims) => (): ExprType => quantityOf(dims);
const truth = (): ExprType => TRUTH;

/**
 * Words without brackets, with their units. The engine binds the same words to the world (a test holds the two lists
 * equal). All of them are visible to a trader.
 */
export const NAMES: Readonly<Record<string, Word>> = {
  day: { type: quantity(DAY), says: "the day of the campaign, from 1" },
  "last-day": { type: quantity(DAY), says: "the day it ends at the latest" },
  exposure: { type: quantity(DIMENSIONLESS), says: "how much attention the trader has drawn" },
  hunger: { type: quantity(DAY), says: "missed days of food of the hungriest in the household" },
  deaths: { type: quantity({ person: 1 }), says: "members of the household who have died" },
  "home-food": { type: quantity(DAY), says: "days the food stored at home lasts at the full ration" },
  snowing: { type: truth, says: "it snows where the trader is" },
  "at-home": { type: truth, says: "the trader is at home" },
  "on-road": { type: truth, says: "the trader is between two places" },
  stake: { type: (lexicon) => quantityOf(lexicon.money), says: "home value of the goods a search has found" },
  wealth: { type: (lexicon) => quantityOf(lexicon.numeraire), says: "real wealth" },
};

export interface Call {
  readonly takes: readonly Kind[];
  readonly type: (lexicon: Lexicon, ids: readonly string[]) => ExprType;
  readonly says: string;
}

const amount = (lexicon: Lexicon, [id = ""]: readonly string[]): ExprType => quantityOf(lexicon.dimsOf(id));
const perDay = (lexicon: Lexicon, [id = ""]: readonly string[]): ExprType =>
  quantityOf(overDims(lexicon.dimsOf(id), DAY));
const price = (lexicon: Lexicon, [good = ""]: readonly string[]): ExprType =>
  quantityOf(overDims(lexicon.moneyOf(good), lexicon.dimsOf(good)));
const owed = (lexicon: Lexicon, [credit = ""]: readonly string[]): ExprType =>
  quantityOf(lexicon.moneyOfCredit(credit));

/** Words with brackets, which hold the ids of declared things. All of them are visible to a trader. */
export const CALLS: Readonly<Record<string, Call>> = {
  has: { takes: ["commodity"], type: amount, says: "what the trader has with him" },
  stored: { takes: ["commodity"], type: amount, says: "what lies at home" },
  stock: { takes: ["good"], type: amount, says: "what is for sale here today" },
  ask: { takes: ["good"], type: price, says: "the price to buy here" },
  bid: { takes: ["good"], type: price, says: "the price to sell here" },
  "home-ask": { takes: ["good"], type: price, says: "the price to buy at home, as last seen or expected" },
  "home-bid": { takes: ["good"], type: price, says: "the price to sell at home, as last seen or expected" },
  price: {
    takes: ["offer"],
    type: (lexicon, [offer = ""]) =>
      quantityOf(overDims(lexicon.moneyOfOffer(offer), lexicon.dimsOf(lexicon.goodOfOffer(offer)))),
    says: "what a bulk buyer pays today",
  },
  owed: { takes: ["credit"], type: owed, says: "what is still owed" },
  cost: {
    takes: ["credit"],
    type: (lexicon, [credit = ""]) =>
      quantityOf(overDims(lexicon.moneyOfCredit(credit), lexicon.dimsOf(lexicon.goodOfCredit(credit)))),
    says: "what a lender asks per unit",
  },
  takings: {
    takes: ["good"],
    type: (lexicon, [good = ""]) => quantityOf(lexicon.moneyOf(good)),
    says: "money the good has brought so far",
  },
  "days-left": { takes: ["credit"], type: quantity(DAY), says: "days until a credit is due; below 0 when overdue" },
  at: { takes: ["place"], type: truth, says: "the trader is at this place" },
  hidden: { takes: ["good"], type: truth, says: "the good is hidden" },
  belief: { takes: ["belief"], type: quantity(DIMENSIONLESS), says: "the odds the trader holds of a yes" },
  regime: {
    takes: ["enforcement", "regime"],
    type: quantity(DIMENSIONLESS),
    says: "the odds the trader holds that this regime is in force",
  },
  met: { takes: ["encounter"], type: quantity(DIMENSIONLESS), says: "how often an encounter has opened" },
  buyers: { takes: ["good"], type: amount, says: "how much of it buyers here still want today" },
  makeable: {
    takes: ["recipe"],
    type: (lexicon, [recipe = ""]) => amount(lexicon, [lexicon.goodOfRecipe(recipe)]),
    says: "how much can be made of what the trader has with him",
  },
  ordered: { takes: ["activity", "level"], type: truth, says: "the activity is ordered at this level" },
  order: {
    takes: ["activity"],
    type: quantity(DIMENSIONLESS),
    says: "0 when the activity is not ordered, else the position of its level, from 1",
  },
  "days-done": { takes: ["activity"], type: quantity(DAY), says: "days on which the activity has been done" },
  quiet: { takes: ["patrol"], type: quantity(DAY), says: "days since the patrol last came, today apart" },
};

/** Words a trader cannot see: they may stand in the chances of a roll, in a verb and in what opens an encounter. */
export const HIDDEN_CALLS: Readonly<Record<string, Call>> = {
  pressure: {
    takes: ["enforcement"],
    type: quantity(DIMENSIONLESS),
    says: "how hard the regime in force presses: its declared `pressure`",
  },
};

const money = (lexicon: Lexicon): ExprType => quantityOf(lexicon.money);

/** Every word of the language: nothing a scenario declares may be called so. */
export const WORDS: ReadonlySet<string> = new Set([
  ...Object.keys(NAMES),
  ...Object.keys(CALLS),
  ...Object.keys(HIDDEN_CALLS),
  "min",
  "max",
  "floor",
  "ceil",
]);

/** Words over a finished campaign's journal, for the figures of a memoir run. */
export const LEDGER_CALLS: Readonly<Record<string, Call>> = {
  spent: { takes: ["good"], type: money, says: "money paid for a good" },
  earned: { takes: ["good"], type: money, says: "money received for a good" },
  bought: { takes: ["good"], type: amount, says: "units bought" },
  sold: { takes: ["good"], type: amount, says: "units sold" },
  perished: { takes: ["good"], type: amount, says: "units that died or spoiled" },
  opening: { takes: ["commodity"], type: amount, says: "what there was on the first morning" },
  made: { takes: ["good"], type: amount, says: "units made" },
  used: { takes: ["good"], type: amount, says: "units used up in making" },
  "least-sold": {
    takes: ["good", "kind-of-day"],
    type: perDay,
    says: "units sold on the weakest day of a kind without a patrol",
  },
  "mean-sold": {
    takes: ["good", "kind-of-day"],
    type: perDay,
    says: "units sold a day on days of a kind without a patrol",
  },
  seized: { takes: ["good"], type: amount, says: "units taken by officers" },
  borrowed: { takes: ["credit"], type: owed, says: "debt taken on" },
  repaid: { takes: ["credit"], type: owed, says: "debt paid back" },
  given: { takes: ["commodity", "person"], type: amount, says: "given to a person, trade apart" },
  received: { takes: ["commodity", "person"], type: amount, says: "received from a person, trade apart" },
};
export const LEDGER_NAMES: Readonly<Record<string, Word>> = {
  elapsed: { type: quantity(DAY), says: "days from the first to the last" },
  "days-away": { type: quantity(DAY), says: "days from leaving home to being back, the first time" },
};

export interface VocabularyOptions {
  /** Names and units of numbers, variables and asked numbers. */
  readonly declared: ReadonlyMap<string, Dims>;
  readonly ledger?: boolean;
  /** Whether words a trader cannot see may stand here; `refuseLeaks` finds those that would show all the same. */
  readonly hidden?: boolean;
}

interface Misuse {
  readonly what: string;
  readonly remedy: string;
}

/** What is said of a hidden word where the trader would see it. */
export const shown = (name: string): Misuse => ({
  what: t("'{name}(...)' is hidden from the trader and would show here", { name }),
  remedy: t("use it in a roll or a verb; what he believes is `regime(ENFORCEMENT, REGIME)`"),
});

/** What is wrong with what stands in a word's brackets. */
function misused(lexicon: Lexicon, name: string, { takes }: Call, args: readonly string[]): Misuse | undefined {
  if (args.length !== takes.length)
    return {
      what: t("{name}(...) takes {names}", { name, names: namesOf(takes) }),
      remedy: t("write {call}", { call: `${name}(${takes.map((kind) => `some-${kind}`).join(", ")})` }),
    };
  for (const [index, kind] of takes.entries()) {
    const arg = args[index] ?? "";
    if (!lexicon.ids[kind].includes(arg))
      return { what: nothingCalled(labelOf(kind), arg), remedy: remedyFor(arg, lexicon.ids[kind]) };
  }
  return undefined;
}

const labelOf = (kind: Kind): Named => (kind === "commodity" ? "good or currency" : kind);

/** What is said of what stands between the brackets of a word. */
const NAMES_OF: Readonly<Record<Kind, string>> = {
  commodity: msg("the name of a good or currency"),
  good: msg("the name of a good"),
  currency: msg("the name of a currency"),
  credit: msg("the name of a credit"),
  offer: msg("the name of an offer"),
  place: msg("the name of a place"),
  belief: msg("the name of a belief"),
  encounter: msg("the name of an encounter"),
  person: msg("the name of a person"),
  patrol: msg("the name of a patrol"),
  recipe: msg("the name of a recipe"),
  activity: msg("the name of an activity"),
  enforcement: msg("the name of an enforcement"),
  regime: msg("the name of a regime"),
  level: msg("the name of a level"),
  "kind-of-day": msg("the name of a kind-of-day"),
};

const namesOf = (takes: readonly Kind[]): string =>
  takes.map((kind) => t(NAMES_OF[kind])).reduce((one, other) => t("{one} and {other}", { one, other }));

/** The vocabulary of one scenario, for the expression checker. */
export function vocabularyOf(lexicon: Lexicon, options: VocabularyOptions): Vocabulary {
  const names = options.ledger ? { ...NAMES, ...LEDGER_NAMES } : NAMES;
  const calls = {
    ...CALLS,
    ...(options.ledger ? LEDGER_CALLS : {}),
    ...(options.hidden ? HIDDEN_CALLS : {}),
  };
  const known = [
    ...Object.keys(names),
    ...Object.keys(calls),
    ...options.declared.keys(),
    "min",
    "max",
    "floor",
    "ceil",
  ];
  return {
    name(name) {
      if (Object.hasOwn(names, name)) return names[name]?.type(lexicon);
      const dims = options.declared.get(name);
      return dims === undefined ? undefined : quantityOf(dims);
    },
    call(name, args) {
      const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
      if (call === undefined) return Object.hasOwn(HIDDEN_CALLS, name) ? shown(name) : undefined;
      return misused(lexicon, name, call, args) ?? call.type(lexicon, args);
    },
    suggest: (name) => closest(name, known),
  };
}

/** Units of everything a checked scenario declares by name; what varies from world to world is left out for `visible`. */
export function declaredIn(scenario: Scenario, visible: boolean): Map<string, Dims> {
  const declared = new Map<string, Dims>();
  for (const [id, at] of scenario.numbers) {
    const parameter = scenario.parameters[at];
    const hidden = [...(parameter?.literals.values() ?? [])].some((literal) => literal.varies);
    if (!(visible && hidden)) declared.set(id, parameter?.dims ?? DIMENSIONLESS);
  }
  for (const variable of scenario.variables) declared.set(variable.id, variable.dims);
  return declared;
}
