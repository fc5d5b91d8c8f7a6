import type { Program, View } from "../../engine/index.js";
import { namesIn } from "../../expr/index.js";
import { t } from "../../language/index.js";
import { capital } from "../figures.js";
import { hiddenIn } from "../holdings.js";
import type { Words } from "../words.js";
import { believedOf } from "./believed.js";
import { isKnown } from "./numbers.js";
import { verbsWithin } from "./occasion.js";
import { movedText } from "./price.js";
import { ruinLines } from "./ruin.js";
import type { Tell } from "./tell.js";
import type { Known } from "./term.js";

/** What of a money there is, with the trader and at home. */
export const moneyLines = (view: View, words: Words, word: string): readonly string[] =>
  view.money
    .filter(({ id }) => id === word)
    .map(({ id, has, stored }) =>
      t("With you: {money}; at home: {money2}.", { money: words.holding(id, has), money2: words.holding(id, stored) }),
    );

/** What a money can do where the trader stands: what of it is possible now. */
export function moneyUses(
  { program, view, words }: Pick<Known, "program" | "view" | "words">,
  word: string,
): readonly string[] {
  const { numeraire, commodities, routes } = program.model.scenario;
  if (view.rest.kind !== "plan" || commodities[numeraire.currency]?.id !== word) return [];
  const has = view.money.find(({ id }) => id === word)?.has ?? 0;
  const uses = [
    ...view.goods
      .filter(({ mostToBuy }) => mostToBuy > 0)
      .map(({ id }) => t("buy {name}", { name: words.name("goods", id) })),
    ...view.debts
      .filter(({ mostToRepay }) => mostToRepay > 0)
      .map(({ id }) => t("pay back {name}", { name: words.name("credit", id) })),
    ...(has > 0 ? paidOrders(program, view, words) : []),
    ...(view.atHome && has > 0
      ? [
          isFoodSoldAtHome(program)
            ? t("leave it with the household, which buys food with it")
            : t("leave it with the household"),
        ]
      : []),
  ];
  const then =
    uses.length === 0
      ? t("Here and now nothing can be done with it.")
      : t("What you can do with it here and now: {uses}.", { uses: uses.join("; ") });
  const asked = t("On a road you may be asked for it, and who asks says how much.");
  return [routes.length === 0 ? then : `${then} ${asked}`];
}

/** Standing orders that can be given here or are given, and whose days cost money. */
const paidOrders = ({ model }: Program, view: View, words: Words): readonly string[] =>
  model.scenario.activities.flatMap(({ id, pays }) => {
    const of = view.activity(id);
    return pays !== undefined && (of?.open || of?.level !== undefined) && (words.valueOf(pays.text, view) ?? 0) > 0
      ? [t("pay for the days of {name}", { name: words.name("activities", id) })]
      : [];
  });

/** Whether the household can buy food by itself: one of its staples is for sale at home. */
function isFoodSoldAtHome({ model }: Program): boolean {
  const { home, household, markets } = model.scenario;
  return markets.some(({ good, place, side }) => place === home && side !== "bid" && household.staples.includes(good));
}

/** What the usual price is, and what is usual for the single buyers who stand here. */
export const usualLines = ({ program, view, words }: Known): readonly string[] => [
  t(
    "The usual price is the one a price goes back to: chance moves it a little every day and fades, and so does what your own trade has done to it. `why` and the name of a good tells what is usual for it here, and how the price of today came of that.",
  ),
  ...program.model.scenario.offers.flatMap(({ id, good }) =>
    view.offerQuote(id) === undefined ? [] : offerLines(view, words, id, program.model.scenario.goods[good]?.id ?? ""),
  ),
];

/** What of a good is with the trader, and where it is hidden. */
function heldLines(view: View, words: Words, held: View["goods"][number]): readonly string[] {
  const { id, has } = held;
  if (has <= 0) return [];
  const hiding = hiddenIn(view, held);
  const of = { hiding: words.name("hiding", hiding ?? "") };
  return [
    t("With you: {holding}{more}.", {
      holding: words.holding(id, has),
      more: hiding === undefined ? "" : view.isFound(id) ? t(", found {hiding}", of) : t(", hidden {hiding}", of),
    }),
  ];
}

/** Single buyers of a good who stand somewhere else, with what people say they give. */
function buyersElsewhere({ model }: Program, view: View, words: Words, good: string): readonly string[] {
  const { base, scenario } = model;
  const { goods, offers, parameters, people, places } = scenario;
  return offers.flatMap((of) => {
    if (goods[of.good]?.id !== good || places[of.place] === view.place) return [];
    const price = parameters.find(({ name }) => name === `offers.${of.id}.price`);
    const said = price !== undefined && isKnown(price) ? price.literals.get(base)?.text : undefined;
    return said === undefined
      ? []
      : [
          t("Elsewhere ({place}), people say, one gives about {price} for it: {person}.", {
            place: words.name("places", places[of.place] ?? ""),
            person: words.name("people", people[of.by]?.id ?? ""),
            price: words.written(said),
          }),
        ];
  });
}

export const good: Tell = (program, view, words, id) => {
  const of = view.goods.find((other) => other.id === id);
  const facts = program.model.scenario.goods.find((other) => other.id === id);
  if (of === undefined) return [];
  const here = [
    ...(of.ask > 0 ? [t("to buy here {price}", { price: words.price(of.ask, id) })] : []),
    ...(of.bid > 0 ? [t("to sell here {price}", { price: words.price(of.bid, id) })] : []),
    ...(of.stock === undefined || of.ask === 0
      ? []
      : [t("{holding} for sale today", { holding: words.holding(id, of.stock) })]),
    ...(of.homeBid > 0 && !view.atHome
      ? [
          t(
            "at home it sold for {price} on the morning you last saw it, or as expected; what you sold there later is not in it",
            {
              price: words.price(of.homeBid, id),
            },
          ),
        ]
      : []),
  ];
  return [
    here.length === 0 ? t("There is no market for it here.") : t("Prices: {here}.", { here: here.join("; ") }),
    ...buyersElsewhere(program, view, words, id),
    ...heldLines(view, words, of),
    ...(facts?.banned ? [t("It is banned: what a search finds can be taken.")] : []),
    ...believedOf(program, view, words, facts?.cold?.belief),
  ];
};

/** What a single buyer who stands here pays, and how that came about. */
function offerLines(view: View, words: Words, id: string, good: string): readonly string[] {
  const quote = view.offerQuote(id);
  return [
    t("{offer}: {value} today.", {
      offer: capital(words.name("offers", id)),
      value: words.textOf(`price(${id})`, view),
    }),
    ...(quote === undefined ? [] : [`  ${quoteText(words, good, quote)}`]),
  ];
}

/** How the price of a single buyer who stands here came about, by the id of his offer; undefined where he does not. */
export function offerText({ model }: Program, view: View, words: Words, id: string): string | undefined {
  const quote = view.offerQuote(id);
  const of = model.scenario.offers.find((offer) => offer.id === id);
  return quote === undefined || of === undefined
    ? undefined
    : quoteText(words, model.scenario.goods[of.good]?.id ?? "", quote);
}

const quoteText = (words: Words, good: string, quote: NonNullable<ReturnType<View["offerQuote"]>>): string =>
  t(
    "The usual price is {usual}; chance, which moves it a little every day and fades, makes it {moved}. What you sell elsewhere does not move it.",
    { usual: words.price(quote.usual, good), moved: movedText(quote.chance) },
  );

export const person: Tell = (program, view, words, id) => {
  const { scenario } = program.model;
  const index = scenario.people.findIndex((of) => of.id === id);
  const loans = scenario.credit.filter(({ lender }) => lender === index);
  const offers = scenario.offers.filter(({ by }) => by === index);
  const officer = [...scenario.officers, ...scenario.contacts].find((of) => of.person === index);
  return [
    ...loans.flatMap((of) => credit(program, view, words, of.id)),
    ...offers.flatMap((of) =>
      view.offerQuote(of.id) !== undefined
        ? offerLines(view, words, of.id, scenario.goods[of.good]?.id ?? "")
        : t("Buys {good} in {place}; what is paid for it you are told when you meet.", {
            good: words.name("goods", scenario.goods[of.good]?.id ?? ""),
            place: words.name("places", scenario.places[of.place] ?? ""),
          }),
    ),
    ...believedOf(program, view, words, officer?.belief),
  ];
};

/** Whether what lends a credit has come, and comes once only. */
function isOfferedNoMore({ model }: Program, view: View, words: Words, credit: number): boolean {
  const { rest } = view;
  const lending = model.scenario.encounters.filter(({ nodes }) =>
    verbsWithin(nodes).some((of) => of.verb === "borrow" && of.credit === credit),
  );
  const here = rest.kind === "choose" || rest.kind === "ask" ? rest.encounter : undefined;
  return (
    lending.length > 0 &&
    lending.every(({ id, again }) => again === "never" && id !== here && (words.valueOf(`met(${id})`, view) ?? 0) > 0)
  );
}

/** Ruins that days alone bring whose condition is about a credit. */
const ruinsOver = ({ model }: Program, view: View, credit: string): View["ruins"] =>
  view.ruins.filter(({ id }) =>
    model.scenario.endings.some(
      (of) => of.id === id && of.when !== undefined && namesIn(of.when.tree).includes(credit),
    ),
  );

/** Whether something is owed on a credit, or what is asked now lends it. */
function isAtHand({ model }: Program, view: View, { id }: View["debts"][number], credit: number): boolean {
  const { rest, debts } = view;
  if (debts.some((of) => of.id === id && of.owed > 0)) return true;
  const here = rest.kind === "choose" || rest.kind === "ask" ? rest.encounter : undefined;
  const nodes = model.scenario.encounters.find((of) => of.id === here)?.nodes ?? [];
  return verbsWithin(nodes).some((of) => of.verb === "borrow" && of.credit === credit);
}

/** What the scenario says of each credit that is owed on, or that what is asked now would lend. */
export const termsAtHand = (program: Program, view: View, words: Words): readonly string[] =>
  program.model.scenario.credit.flatMap(({ id }, at) => {
    const of = view.debts.find((debt) => debt.id === id);
    const about = of !== undefined && isAtHand(program, view, of, at) ? words.about(id, view) : undefined;
    return about === undefined ? [] : [`${capital(words.name("credit", id))}. ${about}`];
  });

/** What is owed on a credit, when it is due, and the ruin that days alone then bring. */
function owedNow(program: Program, view: View, words: Words, debt: View["debts"][number]): readonly string[] {
  if (debt.owed === 0) return [t("You owe nothing on it now.")];
  const due =
    debt.daysLeft === 0
      ? t("it is due today")
      : debt.daysLeft > 0
        ? t("{days} are left, until day {dueOn}", { days: words.days(debt.daysLeft), dueOn: debt.dueOn })
        : t("it is {days} overdue", { days: words.days(-debt.daysLeft) });
  return [
    t("You owe {owed}; {due}.", { owed: words.owed(debt.id, debt.owed), due }),
    ...ruinLines(view, words, ruinsOver(program, view, debt.id)),
  ];
}

export const credit: Tell = (program, view, words, id) => {
  const { scenario, values } = program.model;
  const of = scenario.credit.find((other) => other.id === id);
  const debt = view.debts.find((other) => other.id === id);
  if (of === undefined || debt === undefined) return [];
  const lender = words.name("people", scenario.people[of.lender]?.id ?? "");
  const terms = t("{credit}: from {lender}, {value} to be paid {days} after it is taken{more}.", {
    credit: capital(words.name("credit", id)),
    lender,
    value: words.textOf(`cost(${id})`, view),
    days: words.days(values[of.term] ?? 0),
    more:
      debt.owed > 0
        ? ""
        : t(": on day {number}, if it is taken today", { number: view.day + Math.round(values[of.term] ?? 0) }),
  });
  return [
    debt.owed === 0 && isOfferedNoMore(program, view, words, scenario.credit.indexOf(of))
      ? t("{credit}: from {lender}. It was offered once, and is not offered again.", {
          credit: capital(words.name("credit", id)),
          lender,
        })
      : terms,
    ...owedNow(program, view, words, debt),
  ];
};
