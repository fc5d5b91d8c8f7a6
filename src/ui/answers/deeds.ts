import type { Program, View } from "../../engine/index.js";
import { namesIn } from "../../expr/index.js";
import { t } from "../../language/index.js";
import type { CheckedExpr, Verb } from "../../scenario/index.js";
import { capital, percent } from "../figures.js";
import { lastsText } from "../larder.js";
import type { Words } from "../words.js";

type Credit = { readonly id: string; readonly term: number };

type Gift = Extract<Verb, { verb: "give" }>;

/** What is meant counts as there from this part of it on: a sum said is turned into goods at the first price, and the lot presses it. */
const ALL_BUT = 0.99;

/** Whether a gift comes from or goes to an account the trader sees into. */
const isSeen = ({ from, to }: Gift): boolean => [from, to].some((of) => of === "you" || of === "home");

/** Puts verbs of a way into sentences. Amounts are as they stand before the verb is done. */
export class Deeds {
  /** Numbers of the scenario the amounts rest on, and the credits, offers and goods whose terms and prices are told. */
  readonly numbers = new Set<string>();
  private readonly program: Program;
  private readonly words: Words;

  constructor(program: Program, words: Words) {
    this.program = program;
    this.words = words;
  }

  note(of: CheckedExpr): void {
    for (const name of namesIn(of.tree)) if (this.program.model.scenario.numbers.has(name)) this.numbers.add(name);
  }

  /** Whether an amount hangs on an answer not yet given. */
  private isAsked(of: CheckedExpr, view: View): boolean {
    const { variables } = this.program.model.scenario;
    return namesIn(of.tree).some(
      (name) => !view.supposes(name) && variables.some(({ id, start }) => id === name && start === undefined),
    );
  }

  /** An amount as it would be, or undefined where it hangs on an answer not yet given or on what a trader cannot know. */
  private amount(of: CheckedExpr, view: View): number | undefined {
    this.note(of);
    return this.isAsked(of, view) ? undefined : this.words.valueOf(of.text, view);
  }

  /** `25 kg pobedit`, `as much rice as you say`; undefined for nothing at all. What is seen after it tells how much there was. */
  private holding(commodity: number, of: CheckedExpr, view: View, after?: View): string | undefined {
    const { id = "" } = this.words.commodity(commodity) ?? {};
    const amount = after === undefined ? this.amount(of, view) : this.moved(id, of, view, after);
    if (amount !== undefined) return amount <= 0 ? undefined : this.words.holding(id, amount, true);
    if (this.isAsked(of, view) && of.tree.op !== "name" && this.words.commodity(commodity)?.kind !== "good")
      return t("money by what you say");
    return this.isAsked(of, view) ? this.words.asMuchAsSaid(id) : t("some {name}", { name: this.thing(commodity) });
  }

  /** A good by its name, or money. */
  private thing(commodity: number): string {
    const { id = "", kind } = this.words.commodity(commodity) ?? {};
    return kind === "good" ? this.words.name("goods", id) : t("money");
  }

  /** Whether a good becomes food only when something is made of it. */
  private isRaw(commodity: number): boolean {
    return this.words.rawFood.includes(this.words.commodity(commodity)?.id ?? "");
  }

  /** What is moved of a holding in the end, where less was there than was meant. */
  private moved(id: string, of: CheckedExpr, view: View, after: View): number | undefined {
    const meant = this.amount(of, view);
    return meant === undefined ? undefined : Math.min(meant, view.movedUntil(after, id));
  }

  private account(name: string): string {
    if (name === "you") return t("you");
    if (name === "state") return t("the state");
    return name === "home" ? t("the household") : this.words.name("people", name);
  }

  /** What a verb does, with what is seen before and after it; undefined where there is nothing to tell. */
  text(verb: Verb, view: View, after: View | undefined): string | undefined {
    const { scenario } = this.program.model;
    switch (verb.verb) {
      case "give":
        return this.given(verb, view, after);
      case "hand": {
        const what = this.holding(verb.commodity, verb.amount, view, after);
        const who = this.words.name("people", scenario.people[verb.person]?.id ?? "");
        return what === undefined
          ? t("{who} finds no {good} to take.", { who: capital(who), good: this.thing(verb.commodity) })
          : t("{who} takes {what}.", { who: capital(who), what });
      }
      case "offer": {
        const what = this.holding(verb.commodity, verb.amount, view);
        return what === undefined ? t("You offer nothing.") : t("You offer {what}.", { what });
      }
      case "wait":
        return this.passed(verb.amount, view);
      case "set":
        return this.change(verb.variable, verb.amount, view, after);
      case "buy":
      case "sell":
        return this.traded(verb, view, after);
      case "make":
        return this.made(verb.recipe, verb.amount, view);
      case "hide":
        return this.hidden(verb.good, verb.hiding, view);
      case "deal":
        return this.deal(verb.offer, verb.amount, view);
      case "show":
        return t("You see how it stands: {name}.", {
          name: this.words.name("enforcement", scenario.enforcement[verb.enforcement]?.id ?? ""),
        });
      default:
        return this.credit(verb, view, after);
    }
  }

  private passed(of: CheckedExpr, view: View): string | undefined {
    const days = this.amount(of, view);
    if (days === undefined) return t("Days pass.");
    if (days <= 0) return undefined;
    const told = { days: this.words.days(days) };
    return view.road === undefined
      ? t("It takes {days}, less where something else is asked of you before that is over.", told)
      : t("It takes {days}.", told);
  }

  private traded(
    verb: Extract<Verb, { verb: "buy" | "sell" }>,
    view: View,
    after: View | undefined,
  ): string | undefined {
    const { goods } = this.program.model.scenario;
    this.numbers.add(goods[verb.good]?.id ?? "");
    const short =
      verb.verb === "buy" ? this.shortOf(goods[verb.good]?.commodity ?? -1, verb.amount, view, after) : undefined;
    if (short !== undefined) return this.boughtShort(verb, short, view);
    const what = this.holding(goods[verb.good]?.commodity ?? -1, verb.amount, view, after);
    if (what === undefined) return undefined;
    const total = this.total(verb, view, after);
    return verb.verb === "buy"
      ? t("You buy at the market: {what}{total}.", { what, total })
      : t("You sell at the market: {what}{total}.", { what, total });
  }

  /** What is meant and what is moved in the end, where the trader has less than is meant. */
  private shortOf(
    commodity: number,
    of: CheckedExpr,
    view: View,
    after: View | undefined,
  ): { readonly id: string; readonly meant: number; readonly moved: number } | undefined {
    const { id = "" } = this.words.commodity(commodity) ?? {};
    const meant = Math.floor(this.amount(of, view) ?? 0);
    const moved = after === undefined ? meant : view.movedUntil(after, id);
    return moved < meant * ALL_BUT ? { id, meant, moved } : undefined;
  }

  /** A purchase that the purse or the market is too small for: the lot itself, then what becomes of it as things stand. */
  private boughtShort(
    { good }: Extract<Verb, { verb: "buy" | "sell" }>,
    { id: held, meant, moved }: { readonly id: string; readonly meant: number; readonly moved: number },
    view: View,
  ): string {
    const { id = "" } = this.program.model.scenario.goods[good] ?? {};
    const { stock } = view.goods.find((of) => of.id === id) ?? {};
    const lot = (amount: number): string => {
      const what = this.words.holding(held, amount);
      const money = this.words.money(view.costToBuy(id, amount));
      return /^0 /.test(what) ? t("nothing") : t("{what} for {money}", { what, money });
    };
    const of = { lot: lot(meant), now: lot(moved) };
    return stock !== undefined && stock < meant
      ? t("You buy at the market: {lot}, if there were so much; as it stands, {now}.", of)
      : t("You buy at the market: {lot}, if you had the money; as you stand, {now}.", of);
  }

  private given(verb: Gift, view: View, after: View | undefined): string | undefined {
    const what = this.holding(verb.commodity, verb.amount, view, isSeen(verb) ? after : undefined);
    if (what === undefined)
      return verb.from === "you" && verb.to !== "home" && this.amount(verb.amount, view) !== 0
        ? t("Nothing is left over to give to {account}.", { account: this.account(verb.to) })
        : undefined;
    if (verb.to === "home" && verb.from === "you" && after !== undefined) return this.leftAtHome(verb, what, after);
    if (verb.from === "you") return this.paid(verb, what, view, after);
    if (verb.to === "you" && verb.from === "home") return t("You take {what} from what is at home.", { what });
    if (verb.to === "you") return t("You get {what} from {account}.", { what, account: this.account(verb.from) });
    return t("{account} gives {what} to {account2}.", {
      account: capital(this.account(verb.from)),
      what,
      account2: this.account(verb.to),
    });
  }

  /** What is left with the household, and how long its food lasts then. */
  private leftAtHome({ commodity }: Gift, what: string, { household, routes }: View): string {
    const lasts = lastsText(routes.length === 0 ? household.bought : household.boughtAway);
    if (this.isRaw(commodity))
      return t(
        "You leave {what} with the household. It counts as no food until something is made of it; the food there lasts {lasts}, with the money there is.",
        { what, lasts },
      );
    return routes.length === 0
      ? t("You leave {what} with the household. Its food then lasts {lasts}, with the money there is.", { what, lasts })
      : t(
          "You leave {what} with the household. While you are away its food then lasts {lasts}, with the money there.",
          { what, lasts },
        );
  }

  /** What is given by the trader; where he has less than is meant, that first. */
  private paid(verb: Gift, what: string, view: View, after: View | undefined): string {
    const takes = this.words.takes(verb.to);
    if (takes !== undefined) return t("Lost: {what} ({takes}).", { what, takes });
    const account = this.account(verb.to);
    const short = this.shortOf(verb.commodity, verb.amount, view, after);
    return short === undefined
      ? t("You give {what} to {account}.", { what, account })
      : t("You give {meant} to {account}, if you had it; as you stand, {what}.", {
          meant: this.words.holding(short.id, short.meant),
          account,
          what,
        });
  }

  private change(variable: string, of: CheckedExpr, view: View, after: View | undefined): string | undefined {
    const to = this.amount(of, view);
    if (variable === "exposure") {
      const now = after?.exposure ?? to ?? view.exposure;
      return now > view.exposure
        ? t("You draw attention: it goes from {exposure} to {now} (`why attention`).", {
            exposure: view.exposure.toFixed(0),
            now: now.toFixed(0),
          })
        : undefined;
    }
    const name = this.words.name("variables", variable);
    if (name === variable || to === undefined || to === 0) return undefined;
    const before = this.words.valueOf(variable, view) ?? 0;
    if (before === to) return undefined;
    const now = this.words.tally(variable, to);
    return before === 0
      ? `${capital(name)}: ${now}.`
      : t("{name}: {now}, before {before}.", { name: capital(name), now, before: this.words.tally(variable, before) });
  }

  /** What a trade at a market would cost or bring, where its amount is known. */
  private total({ verb, good, amount }: Extract<Verb, { verb: "buy" | "sell" }>, view: View, after?: View): string {
    const { id = "" } = this.program.model.scenario.goods[good] ?? {};
    const meant = after === undefined ? this.amount(amount, view) : this.moved(id, amount, view, after);
    const many = Math.floor(meant ?? 0);
    if (many <= 0) return "";
    const money = verb === "buy" ? view.costToBuy(id, many) : view.proceedsOfSelling(id, many);
    return t(" for {money}", { money: this.words.money(money) }) + this.roundedUp(id, verb, many, money, view);
  }

  /** That a single one costs a little more than its price reads, since a sum that is paid is rounded up; empty where both read alike. */
  private roundedUp(id: string, verb: "buy" | "sell", many: number, money: number, view: View): string {
    const ask = view.goods.find((of) => of.id === id)?.ask ?? 0;
    const price = this.words.price(ask, id);
    const isOne = verb === "buy" && many === this.words.tradeUnit(id).factor;
    return !isOne || !view.costsItsPrice(id, many) || price.startsWith(`${this.words.money(money)}/`)
      ? ""
      : t(" (at {price}, rounded up)", { price });
  }

  private made(recipe: number, of: CheckedExpr, view: View): string | undefined {
    const { recipes, goods } = this.program.model.scenario;
    const what = this.holding(goods[recipes[recipe]?.good ?? -1]?.commodity ?? -1, of, view);
    return what === undefined ? undefined : t("You make {what}, as far as there is enough to make it of.", { what });
  }

  private hidden(good: number, hiding: number, view: View): string {
    const { scenario } = this.program.model;
    const place = scenario.hiding[hiding];
    const odds = view.beliefs[place?.belief ?? -1]?.outcomes[0]?.odds ?? 0;
    const name = this.words.name("goods", scenario.goods[good]?.id ?? "");
    const full = place === undefined ? undefined : scenario.parameters[place.amount];
    const amount = this.program.model.values[place?.amount ?? -1] ?? 0;
    return t(
      "{name} is hidden {hiding}. You believe that a search would find a full load there ({full}) with odds of {percent}, a smaller one less often and a larger one more, in proportion.",
      {
        name: capital(name),
        hiding: this.words.name("hiding", place?.id ?? ""),
        full: this.words.quantity(amount, full?.dims ?? {}),
        percent: percent(odds),
      },
    );
  }

  private deal(offer: number, of: CheckedExpr, view: View): string | undefined {
    const { offers, people, goods } = this.program.model.scenario;
    const { id = "", by = -1, good = -1, upTo = -1 } = offers[offer] ?? {};
    const what = this.holding(goods[good]?.commodity ?? -1, of, view);
    if (what === undefined) return undefined;
    const amount = this.amount(of, view);
    const whole = amount !== undefined && amount <= (this.program.model.values[upTo] ?? 0);
    this.numbers.add(id);
    const price = this.words.textOf(`price(${id})`, view);
    const sum = whole
      ? t(": {value} in all, {price}", { value: this.words.textOf(`(${of.text}) * price(${id})`, view), price })
      : t(" at {price}", { price });
    return t("{person} takes {what}{sum}.", {
      person: capital(this.words.name("people", people[by]?.id ?? "")),
      what,
      sum,
    });
  }

  private borrowed(what: string | undefined, of: CheckedExpr, { id: credit, term }: Credit, view: View): string {
    const days = Math.round(this.program.model.values[term] ?? 0);
    const value = this.words.textOf(`cost(${credit})`, view);
    if (value === "100 %")
      return t("You take {what} on credit, to be paid back in full within {days}.", {
        what: what ?? t("nothing"),
        days: this.words.days(days),
      });
    if (value.endsWith("%"))
      return t("You take {what} on credit, {value} of it to be paid back within {days}.", {
        what: what ?? t("nothing"),
        value,
        days: this.words.days(days),
      });
    const sum = this.amount(of, view) === undefined ? undefined : `(${of.text}) * cost(${credit})`;
    return t("You take {what} on credit at {value}{sum}, due in {days}, on day {number}.", {
      what: what ?? t("nothing"),
      value,
      sum: sum === undefined ? "" : t(", {value} in all", { value: this.words.textOf(sum, view) }),
      days: this.words.days(days),
      number: view.day + days,
    });
  }

  private credit(verb: Extract<Verb, { credit: number }>, view: View, after: View | undefined): string | undefined {
    const { credit, goods } = this.program.model.scenario;
    const { id = "", good = -1, term = 0, currency = -1 } = credit[verb.credit] ?? {};
    const amount = this.amount(verb.amount, view);
    this.numbers.add(id);
    if (verb.verb === "borrow")
      return this.borrowed(
        this.holding(goods[good]?.commodity ?? currency, verb.amount, view),
        verb.amount,
        { id, term },
        view,
      );
    if (verb.verb === "extend") return this.extended(id, amount, after);
    return this.paidBack(verb.verb, id, amount, view, after);
  }

  /** When a debt is due once more time is given: that counts from its due day, or from today where that is over. */
  private extended(id: string, days: number | undefined, after: View | undefined): string {
    const name = this.words.name("credit", id);
    const dueOn = after?.debts.find((debt) => debt.id === id)?.dueOn;
    if (days === undefined || dueOn === undefined) return t("The debt for {name} is due later.", { name });
    return t(
      "The debt for {name} is then due on day {dueOn}: {days} from today, or from its due day where that is to come.",
      {
        name,
        days: this.words.days(days),
        dueOn,
      },
    );
  }

  /** What is paid back of a credit or let go, and what stays owed then. */
  private paidBack(
    how: "repay" | "forgive",
    id: string,
    amount: number | undefined,
    view: View,
    after: View | undefined,
  ): string | undefined {
    const owed = (of: View): number => of.debts.find((debt) => debt.id === id)?.owed ?? 0;
    const left = after === undefined || amount === undefined ? undefined : owed(after);
    const paid = amount === undefined || left === undefined ? amount : Math.min(amount, owed(view) - left);
    if (paid !== undefined && paid <= 0) return undefined;
    const name = this.words.name("credit", id);
    const money = paid === undefined ? t("what you say") : this.words.owed(id, paid);
    if (how === "forgive") return t("The lender forgives {money}.", { money });
    if (left === undefined) return t("You pay back {money} of {name}.", { money, name });
    return left === 0
      ? t("You pay back {money} of {name}; nothing of it is owed then.", { money, name })
      : t("You pay back {money} of {name}; {left} of it stay owed.", { money, name, left: this.words.owed(id, left) });
  }
}
