import { type ExprType, quantityOf, TRUTH, type Vocabulary } from "../expr/index.js";
import type { Dims } from "../units/index.js";
import type { Context } from "./context.js";
import type { CheckedExpr, Edge, Encounter, Ending, Node, Option, Roll, Step, Verb } from "./model.js";
import type { EdgeShape, FileShape, NodeShape, OptionShape, RollShape, VerbShape } from "./schema.js";
import type { Names } from "./sections.js";
import type { Path } from "./tree.js";

/** What a verb's expressions are checked against. */
export interface Units {
  readonly of: (commodity: string) => Dims;
  readonly money: (credit: string) => Dims;
  readonly goodOfOffer: (offer: string) => string;
  readonly variables: ReadonlyMap<string, Dims>;
}

const PLAIN = quantityOf({});
const DAYS = quantityOf({ day: 1 });
const END = "end";

/** Checks encounters and endings: names, units, ways that lead nowhere, loops without a bound. */
export class Encounters {
  counters = 0;
  private readonly context: Context;
  private readonly names: Names;
  private readonly vocabulary: Vocabulary;
  private readonly units: Units;
  private readonly accounts: readonly string[];

  constructor(context: Context, names: Names, vocabulary: Vocabulary, units: Units) {
    this.context = context;
    this.names = names;
    this.vocabulary = vocabulary;
    this.units = units;
    this.accounts = ["you", "home", "state", ...names.people];
  }

  encounters(
    shapes: NonNullable<FileShape["encounters"]>,
    opens: ReadonlyMap<string, { path: Path; text: string | number }>,
    routes: FileShape["routes"],
  ): readonly Encounter[] {
    return Object.entries(shapes).map(([id, shape]) => {
      const path = ["encounters", id];
      const opening = opens.get(id);
      const nodes = Object.entries(shape.nodes);
      if (nodes.length === 0)
        this.context.problem([...path, "nodes"], "an encounter without nodes", "add a first node");
      const encounter: Encounter = {
        id,
        place:
          shape.at === undefined ? undefined : this.context.ref("place", shape.at, this.names.places, [...path, "at"]),
        leg: shape.on === undefined ? undefined : this.leg([...path, "on"], shape.on, routes),
        when: shape.when === undefined ? undefined : this.truth([...path, "when"], shape.when),
        opens: opening === undefined ? undefined : this.truth(opening.path, opening.text),
        again: shape.again ?? "never",
        nodes: nodes.map(([node, body]) => this.node([...path, "nodes", node], node, body, Object.keys(shape.nodes))),
      };
      this.checkLoops(path, encounter);
      this.checkReached(path, encounter);
      return encounter;
    });
  }

  private leg(path: Path, text: string, routes: FileShape["routes"]): { route: number; leg: number } {
    const [route = "", leg = ""] = text.split("/");
    const at = this.context.ref("route", route, this.names.routes, path);
    return { route: at, leg: this.context.ref("leg", leg, Object.keys(routes?.[route]?.legs ?? {}), path) };
  }

  private truth(path: Path, text: string | number): CheckedExpr {
    return this.context.expr(path, text, TRUTH, this.vocabulary);
  }

  private quantity(path: Path, text: string | number, type: ExprType): CheckedExpr {
    return this.context.expr(path, text, type, this.vocabulary);
  }

  private node(path: Path, id: string, shape: NodeShape, nodes: readonly string[]): Node {
    const steps = [shape.ask, shape.choose, shape.roll, shape.then].filter((step) => step !== undefined);
    if (steps.length > 1)
      this.context.problem(
        path,
        "a node with several steps",
        "keep one of ask, choose, roll, then; put the rest into further nodes",
      );
    if (shape.on !== undefined && shape.roll === undefined)
      this.context.problem([...path, "on"], "`on` without a roll", "add `roll:`, or use `choose:`");
    return { id, verbs: this.verbs([...path, "do"], shape.do), step: this.step(path, shape, nodes) };
  }

  private step(path: Path, shape: NodeShape, nodes: readonly string[]): Step {
    if (shape.ask !== undefined) {
      const { number, from, to, then } = shape.ask;
      const type = quantityOf(this.units.variables.get(number) ?? {});
      return {
        kind: "ask",
        number,
        from: this.quantity([...path, "ask", "from"], from, type),
        to: this.quantity([...path, "ask", "to"], to, type),
        then: this.edge([...path, "ask", "then"], then, nodes),
      };
    }
    if (shape.choose !== undefined) {
      return {
        kind: "choose",
        options: Object.entries(shape.choose).map(([id, option]) =>
          this.option([...path, "choose", id], id, option, nodes),
        ),
      };
    }
    if (shape.roll !== undefined) return this.rollStep(path, shape.roll, shape.on ?? {}, nodes);
    return { kind: "then", then: this.edge([...path, "then"], shape.then ?? END, nodes) };
  }

  private option(path: Path, id: string, shape: OptionShape, nodes: readonly string[]): Option {
    const when =
      typeof shape === "object" && shape.when !== undefined ? this.truth([...path, "when"], shape.when) : undefined;
    return { ...this.edge(path, shape, nodes), id, when };
  }

  private edge(path: Path, shape: EdgeShape, nodes: readonly string[]): Edge {
    const body = typeof shape === "string" ? { to: shape } : shape;
    const target = (name: string, where: Path): string | undefined => {
      if (name === END) return undefined;
      this.context.ref("node", name, [...nodes, END], where);
      return name;
    };
    if (body.ending !== undefined) this.context.ref("ending", body.ending, this.names.endings, [...path, "ending"]);
    if (body.to === undefined && body.ending === undefined)
      this.context.problem(path, "this way leads nowhere", "give it `to: node`, `to: end` or `ending:`");
    const to = body.to === undefined ? undefined : target(body.to, typeof shape === "string" ? path : [...path, "to"]);
    const bound =
      body.max === undefined
        ? undefined
        : { max: body.max, otherwise: target(body.else ?? END, [...path, "else"]), counter: this.counters++ };
    return { to, ending: body.ending, verbs: this.verbs([...path, "do"], body.do), bound };
  }

  private rollStep(path: Path, shape: RollShape, on: Record<string, EdgeShape>, nodes: readonly string[]): Step {
    const roll = this.roll([...path, "roll"], shape);
    const outcomes: readonly string[] = roll.outcomes;
    for (const outcome of Object.keys(on)) this.context.ref("outcome", outcome, outcomes, [...path, "on", outcome]);
    const edges = outcomes.map((outcome) => {
      const edge = on[outcome];
      if (edge === undefined)
        this.context.problem(path, `no way for the outcome '${outcome}'`, `add \`${outcome}:\` under \`on:\``);
      return this.edge([...path, "on", outcome], edge ?? END, nodes);
    });
    return { kind: "roll", roll, on: edges };
  }

  private roll(path: Path, shape: RollShape): Roll {
    if ("search" in shape) return { kind: "search", outcomes: ["clean", "found"] };
    if ("officer" in shape) {
      return {
        kind: "officer",
        officer: this.context.ref("officer", shape.officer, this.names.officers, [...path, "officer"]),
        outcomes: ["releases", "wants-more", "keeps", "reports"],
      };
    }
    if ("cold" in shape) {
      const good = this.context.ref("good", shape.cold, this.names.goods, [...path, "cold"]);
      return {
        kind: "cold",
        good,
        sheltered: this.quantity([...path, "sheltered"], shape.sheltered, quantityOf(this.units.of(shape.cold))),
        outcomes: ["all", "part"],
      };
    }
    const entries = Object.entries(shape.odds);
    const rests = entries.filter(([, odds]) => odds === "rest").length;
    if (rests !== 1)
      this.context.problem(
        [...path, "odds"],
        `${rests} outcomes have the odds 'rest'`,
        "give exactly one outcome `rest`, so that the odds add up",
      );
    return {
      kind: "odds",
      outcomes: entries.map(([outcome]) => outcome),
      odds: entries.map(([outcome, odds]) =>
        odds === "rest" ? undefined : this.quantity([...path, "odds", outcome], odds, PLAIN),
      ),
    };
  }

  private verbs(path: Path, shapes: readonly VerbShape[] | undefined): readonly Verb[] {
    return (shapes ?? []).flatMap((shape, index) => this.verb([...path, index], shape));
  }

  private verb(path: Path, shape: VerbShape): readonly Verb[] {
    if ("set" in shape)
      return Object.entries(shape.set).map(([variable, text]) => this.set([...path, "set", variable], variable, text));
    if ("wait" in shape) return [{ verb: "wait", amount: this.quantity([...path, "wait"], shape.wait, DAYS) }];
    if ("hide" in shape) {
      const [good, hiding] = [
        this.good([...path, "hide", "good"], shape.hide.good),
        this.context.ref("hiding", shape.hide.in, this.names.hiding, [...path, "hide", "in"]),
      ];
      return [{ verb: "hide", good, hiding }];
    }
    if ("buy" in shape) return [{ verb: "buy", ...this.trade([...path, "buy"], shape.buy) }];
    if ("sell" in shape) return [{ verb: "sell", ...this.trade([...path, "sell"], shape.sell) }];
    if ("deal" in shape) {
      const offer = this.context.ref("offer", shape.deal.offer, this.names.offers, [...path, "deal", "offer"]);
      const amount = this.quantity(
        [...path, "deal", "amount"],
        shape.deal.amount,
        quantityOf(this.units.of(this.units.goodOfOffer(shape.deal.offer))),
      );
      return [{ verb: "deal", offer, amount }];
    }
    return [this.transfer(path, shape) ?? this.creditVerb(path, shape)];
  }

  private set(path: Path, variable: string, text: string | number): Verb {
    const known = ["exposure", ...this.units.variables.keys()];
    this.context.ref("variable", variable, known, path);
    return {
      verb: "set",
      variable,
      amount: this.quantity(path, text, quantityOf(this.units.variables.get(variable) ?? {})),
    };
  }

  private trade(path: Path, shape: { good: string; amount: string | number }): { good: number; amount: CheckedExpr } {
    return {
      good: this.good([...path, "good"], shape.good),
      amount: this.quantity([...path, "amount"], shape.amount, quantityOf(this.units.of(shape.good))),
    };
  }

  private transfer(path: Path, shape: VerbShape): Verb | undefined {
    if ("give" in shape) {
      const { what, amount, from, to } = shape.give;
      for (const [field, account] of Object.entries({ from, to }))
        this.context.ref("account", account, this.accounts, [...path, "give", field]);
      return { verb: "give", ...this.what([...path, "give"], what, amount), from, to };
    }
    if ("offer" in shape)
      return { verb: "offer", ...this.what([...path, "offer"], shape.offer.what, shape.offer.amount) };
    if ("hand" in shape) {
      const { over, amount, to } = shape.hand;
      return {
        verb: "hand",
        ...this.what([...path, "hand"], over, amount),
        person: this.context.ref("person", to, this.names.people, [...path, "hand", "to"]),
      };
    }
    return undefined;
  }

  private what(path: Path, commodity: string, text: string | number): { commodity: number; amount: CheckedExpr } {
    const known = [...this.names.currencies, ...this.names.goods];
    const found = this.context.ref("commodity", commodity, known, path);
    return { commodity: found, amount: this.quantity([...path, "amount"], text, quantityOf(this.units.of(commodity))) };
  }

  private creditVerb(path: Path, shape: VerbShape): Verb {
    const verb = (["borrow", "repay", "forgive", "extend"] as const).find((name) => name in shape) ?? "repay";
    const body = (shape as Record<string, { credit: string; amount?: string | number; by?: string | number }>)[verb];
    const credit = this.context.ref("credit", body?.credit ?? "", this.names.credit, [...path, verb, "credit"]);
    if (verb === "extend") return { verb, credit, amount: this.quantity([...path, verb, "by"], body?.by ?? 0, DAYS) };
    const dims =
      verb === "borrow" ? this.units.of(this.goodOfCredit(body?.credit ?? "")) : this.units.money(body?.credit ?? "");
    return { verb, credit, amount: this.quantity([...path, verb, "amount"], body?.amount ?? 0, quantityOf(dims)) };
  }

  private goodOfCredit(credit: string): string {
    const found = this.context.plain(["credit", credit, "good"]);
    return typeof found === "string" ? found : "";
  }

  private good(path: Path, id: string): number {
    return this.context.ref("good", id, this.names.goods, path);
  }

  /** A cycle in which no way has a `max` could go round for ever. */
  private checkLoops(path: Path, encounter: Encounter): void {
    const open = new Map(
      encounter.nodes.map((node) => [
        node.id,
        waysOf(node).flatMap((edge) => (edge.bound === undefined ? [edge.to] : [edge.bound.otherwise])),
      ]),
    );
    const state = new Map<string, "on the way" | "done">();
    const visit = (id: string): boolean => {
      if (state.get(id) === "on the way") return true;
      if (state.has(id)) return false;
      state.set(id, "on the way");
      const round = (open.get(id) ?? []).some((next) => next !== undefined && visit(next));
      state.set(id, "done");
      return round;
    };
    const looping = encounter.nodes.find((node) => visit(node.id));
    if (looping !== undefined)
      this.context.problem(
        [...path, "nodes", looping.id],
        "a loop without a bound passes through here",
        "give one way of the loop a `max:`",
      );
  }

  private checkReached(path: Path, encounter: Encounter): void {
    const reached = new Set<string>();
    const visit = (id: string | undefined): void => {
      if (id === undefined || reached.has(id)) return;
      reached.add(id);
      const node = encounter.nodes.find((other) => other.id === id);
      for (const edge of node === undefined ? [] : waysOf(node)) {
        visit(edge.to);
        visit(edge.bound?.otherwise);
      }
    };
    visit(encounter.nodes[0]?.id);
    for (const node of encounter.nodes) {
      if (!reached.has(node.id))
        this.context.keyProblem(
          [...path, "nodes", node.id],
          "no way leads to this node",
          "lead one here, or delete it",
        );
    }
  }

  endings(shapes: NonNullable<FileShape["endings"]>): readonly Ending[] {
    const endings = Object.entries(shapes).map(([id, shape]): Ending => {
      if (shape.kind === "time" && shape.when !== undefined)
        this.context.problem(
          ["endings", id, "when"],
          "an ending of kind time has no `when`",
          "it comes on the last day; delete this line",
        );
      return {
        id,
        kind: shape.kind,
        when: shape.when === undefined ? undefined : this.truth(["endings", id, "when"], shape.when),
      };
    });
    const times = endings.filter((ending) => ending.kind === "time").length;
    if (times !== 1)
      this.context.problem(
        ["endings"],
        `${times} endings of kind time`,
        "declare exactly one: it comes on the last day",
      );
    return endings;
  }
}

/** Every way out of a node. */
export function waysOf(node: Node): readonly Edge[] {
  switch (node.step.kind) {
    case "ask":
    case "then":
      return [node.step.then];
    case "choose":
      return node.step.options;
    case "roll":
      return node.step.on;
  }
}

/** Numbers the encounters ask for, with the unit of their upper bound. */
export function askedNumbers(
  shapes: FileShape["encounters"],
): ReadonlyMap<string, { readonly to: string | number; readonly path: Path }> {
  const asked = new Map<string, { to: string | number; path: Path }>();
  for (const [encounter, shape] of Object.entries(shapes ?? {})) {
    for (const [node, body] of Object.entries(shape.nodes)) {
      if (body.ask !== undefined)
        asked.set(body.ask.number, { to: body.ask.to, path: ["encounters", encounter, "nodes", node, "ask", "to"] });
    }
  }
  return asked;
}
