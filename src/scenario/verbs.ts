import { quantityOf, type Vocabulary } from "../expr/index.js";
import { DIMENSIONLESS, type Dims, UNKNOWN_DIMS } from "../units/index.js";
import type { Context } from "./context.js";
import type { CheckedExpr, Verb } from "./model.js";
import { type Names, OWN_ACCOUNTS } from "./names.js";
import type { VerbShape } from "./schema-encounters.js";
import { DAY } from "./things.js";
import type { Path } from "./tree.js";

/** The units of what verbs and questions name. */
export interface Units {
  readonly of: (commodity: string) => Dims;
  /** The money of home. */
  readonly homeMoney: Dims;
  readonly money: (credit: string) => Dims;
  readonly goodOfOffer: (offer: string) => string;
  readonly goodOfCredit: (credit: string) => string;
  readonly goodOfRecipe: (recipe: string) => string;
  readonly variables: ReadonlyMap<string, Dims>;
}

type Text = string | number;
type Shape<Name extends string> = Extract<VerbShape, Readonly<Record<Name, unknown>>>;

/** Checks the closed list of things an encounter can do. */
export class Verbs {
  private readonly context: Context;
  private readonly names: Names;
  private readonly vocabulary: Vocabulary;
  private readonly units: Units;
  private readonly accounts: readonly string[];
  private readonly settable: readonly string[];

  constructor(context: Context, names: Names, vocabulary: Vocabulary, units: Units) {
    this.context = context;
    this.names = names;
    this.vocabulary = vocabulary;
    this.units = units;
    this.accounts = [...OWN_ACCOUNTS, ...names.people];
    this.settable = ["exposure", ...units.variables.keys()];
  }

  list(path: Path, shapes: readonly VerbShape[] | undefined): readonly Verb[] {
    return (shapes ?? []).flatMap((shape, index) => this.verb([...path, index], shape));
  }

  private verb(path: Path, shape: VerbShape): readonly Verb[] {
    if ("set" in shape)
      return Object.entries(shape.set).map(([variable, text]) => this.set([...path, "set", variable], variable, text));
    if ("wait" in shape) return [{ verb: "wait", amount: this.amount([...path, "wait"], shape.wait, DAY) }];
    if ("show" in shape) return [this.show([...path, "show"], shape)];
    if ("hide" in shape) return [this.hide([...path, "hide"], shape)];
    if ("deal" in shape) return [this.deal([...path, "deal"], shape)];
    if ("make" in shape) return [this.make([...path, "make"], shape)];
    if ("give" in shape) return [this.give([...path, "give"], shape)];
    if ("hand" in shape) return [this.hand([...path, "hand"], shape)];
    if ("offer" in shape)
      return [{ verb: "offer", ...this.thing([...path, "offer"], "what", shape.offer.what, shape.offer.amount) }];
    if ("buy" in shape) return [{ verb: "buy", ...this.trade([...path, "buy"], shape.buy) }];
    if ("sell" in shape) return [{ verb: "sell", ...this.trade([...path, "sell"], shape.sell) }];
    return [this.credit(path, shape)];
  }

  private amount(path: Path, text: Text, dims: Dims): CheckedExpr {
    return this.context.expr(path, text, quantityOf(dims), this.vocabulary);
  }

  private set(path: Path, variable: string, text: Text): Verb {
    this.context.keyRef("variable", variable, this.settable, path);
    const dims = variable === "exposure" ? DIMENSIONLESS : (this.units.variables.get(variable) ?? UNKNOWN_DIMS);
    return { verb: "set", variable, amount: this.amount(path, text, dims) };
  }

  private hide(path: Path, { hide }: Shape<"hide">): Verb {
    const good = this.context.ref("good", hide.good, this.names.goods, [...path, "good"]);
    return {
      verb: "hide",
      good,
      hiding: this.context.ref("hiding place", hide.in, this.names.hiding, [...path, "in"]),
    };
  }

  private show(path: Path, { show }: Shape<"show">): Verb {
    const known = this.names.enforcement;
    return {
      verb: "show",
      enforcement: this.context.ref("enforcement", show.enforcement, known, [...path, "enforcement"]),
    };
  }

  private deal(path: Path, { deal }: Shape<"deal">): Verb {
    const offer = this.context.ref("offer", deal.offer, this.names.offers, [...path, "offer"]);
    const dims = this.units.of(this.units.goodOfOffer(deal.offer));
    return { verb: "deal", offer, amount: this.amount([...path, "amount"], deal.amount, dims) };
  }

  private make(path: Path, { make }: Shape<"make">): Verb {
    const recipe = this.context.ref("recipe", make.recipe, this.names.recipes, [...path, "recipe"]);
    const dims = this.units.of(this.units.goodOfRecipe(make.recipe));
    return { verb: "make", recipe, amount: this.amount([...path, "amount"], make.amount, dims) };
  }

  private give(path: Path, { give }: Shape<"give">): Verb {
    const { what, amount, from, to } = give;
    this.context.ref("account", from, this.accounts, [...path, "from"]);
    this.context.ref("account", to, this.accounts, [...path, "to"]);
    return { verb: "give", ...this.thing(path, "what", what, amount), from, to };
  }

  private hand(path: Path, { hand }: Shape<"hand">): Verb {
    const person = this.context.ref("person", hand.to, this.names.people, [...path, "to"]);
    return { verb: "hand", ...this.thing(path, "over", hand.over, hand.amount), person };
  }

  private thing(path: Path, field: string, id: string, text: Text): { commodity: number; amount: CheckedExpr } {
    const commodity = this.context.ref("good or currency", id, this.names.things, [...path, field]);
    return { commodity, amount: this.amount([...path, "amount"], text, this.units.of(id)) };
  }

  private trade(path: Path, shape: { good: string; amount: Text }): { good: number; amount: CheckedExpr } {
    return {
      good: this.context.ref("good", shape.good, this.names.goods, [...path, "good"]),
      amount: this.amount([...path, "amount"], shape.amount, this.units.of(shape.good)),
    };
  }

  private credit(path: Path, shape: Shape<"borrow"> | Shape<"repay"> | Shape<"forgive"> | Shape<"extend">): Verb {
    const ref = (verb: string, id: string): number =>
      this.context.ref("credit", id, this.names.credit, [...path, verb, "credit"]);
    if ("extend" in shape) {
      const credit = ref("extend", shape.extend.credit);
      return { verb: "extend", credit, amount: this.amount([...path, "extend", "by"], shape.extend.by, DAY) };
    }
    const verb = "borrow" in shape ? "borrow" : "repay" in shape ? "repay" : "forgive";
    const body = "borrow" in shape ? shape.borrow : "repay" in shape ? shape.repay : shape.forgive;
    const dims =
      verb === "borrow" ? this.units.of(this.units.goodOfCredit(body.credit)) : this.units.money(body.credit);
    return { verb, credit: ref(verb, body.credit), amount: this.amount([...path, verb, "amount"], body.amount, dims) };
  }
}
