import { type ExprType, quantityOf, TRUTH, type Vocabulary } from "../expr/index.js";
import { t } from "../language/index.js";
import { parseDate, UNKNOWN_DIMS } from "../units/index.js";
import type { Context } from "./context.js";
import type { CheckedExpr, Edge, Encounter, Node, Option, Roll, Step } from "./model.js";
import type { Names } from "./names.js";
import type { FileShape } from "./schema.js";
import type { EdgeShape, NodeShape, OptionShape, RollShape } from "./schema-encounters.js";
import { remedyFor } from "./suggest.js";
import { PLAIN } from "./things.js";
import type { Path, Scalar } from "./tree.js";
import { type Units, Verbs } from "./verbs.js";
import { loopIn, reachedIn } from "./ways.js";

const END = "end";
/** An encounter before it is known which episodes it belongs to. */
type Unheld = Omit<Encounter, "episodes">;
type EncounterShape = NonNullable<FileShape["encounters"]>[string];

/** Checks encounters: names, units, ways that lead nowhere, loops without a bound. */
export class Encounters {
  counters = 0;
  /** Whether a way of the encounter at hand leads to a node that does not exist. */
  private lost = false;
  private readonly context: Context;
  private readonly names: Names;
  private readonly vocabulary: Vocabulary;
  private readonly units: Units;
  private readonly verbs: Verbs;

  /** The first day, counted from 1970-01-01. */
  private readonly firstDay: number;

  constructor(context: Context, names: Names, vocabulary: Vocabulary, units: Units, firstDay: number) {
    this.firstDay = firstDay;
    this.context = context;
    this.names = names;
    this.vocabulary = vocabulary;
    this.units = units;
    this.verbs = new Verbs(context, names, vocabulary, units);
  }

  all(
    shapes: FileShape["encounters"],
    opens: ReadonlyMap<string, Scalar>,
    holders: ReadonlyMap<string, readonly number[]>,
    openers: readonly Readonly<Record<string, { readonly opens?: string | undefined }>>[],
    whole: boolean,
  ): readonly Encounter[] {
    const opened = new Set(openers.flatMap((section) => Object.values(section).map((of) => of.opens)));
    return Object.entries(shapes ?? {}).map(([id, shape]) => {
      if (shape.at === undefined && shape.on === undefined && whole && !opened.has(id)) this.unopened(id);
      return { ...this.encounter(id, shape, opens.get(id)), episodes: holders.get(id) ?? [] };
    });
  }

  private unopened(id: string): void {
    const path = ["encounters", id];
    if (this.context.has(...path, "at") || this.context.has(...path, "on")) return;
    this.context.keyProblem(
      path,
      t("nothing opens this encounter"),
      t("give it `at: place` or `on: route/leg`, or let a post or an activity open it"),
    );
  }

  private encounter(id: string, shape: EncounterShape, opening: Scalar | undefined): Unheld {
    const path = ["encounters", id];
    const ids = this.context.ids(...path, "nodes");
    if (ids.length === 0)
      this.context.keyProblem(path, t("an encounter without nodes"), t("add a first node under `nodes:`"));
    if (ids.includes(END))
      this.context.keyProblem(
        [...path, "nodes", END],
        t("a node cannot be called 'end'"),
        t("`end` leaves the encounter; choose another name"),
      );
    const targets = [...ids, END];
    this.lost = false;
    const encounter: Unheld = {
      id,
      place:
        shape.at === undefined ? undefined : this.context.ref("place", shape.at, this.names.places, [...path, "at"]),
      leg: shape.on === undefined ? undefined : this.leg([...path, "on"], shape.on),
      when: shape.when === undefined ? undefined : this.truth([...path, "when"], shape.when),
      opens: opening === undefined ? undefined : this.opens(opening),
      days: this.days(path, shape),
      again: shape.again ?? "never",
      outlasts: shape.outlasts ?? false,
      nodes: Object.entries(shape.nodes).map(([node, body]) =>
        this.node([...path, "nodes", node], node, body, targets),
      ),
    };
    if (encounter.nodes.length === ids.length && !this.lost) this.checkWays(path, encounter);
    return encounter;
  }

  /** The dates between which it opens, as days of the campaign. */
  private days(path: Path, { from, until }: EncounterShape): Encounter["days"] {
    if (from === undefined && until === undefined) return undefined;
    const day = (field: string, date: string | undefined, otherwise: number): number => {
      const found = date === undefined ? undefined : parseDate(date);
      if (date !== undefined && found === undefined)
        this.context.problem(
          [...path, field],
          t("'{text}' is no date of the calendar", { text: date }),
          t("write YYYY-MM-DD"),
        );
      return found === undefined ? otherwise : found - this.firstDay + 1;
    };
    return { from: day("from", from, 0), until: day("until", until, Number.MAX_SAFE_INTEGER) };
  }

  private opens(scalar: Scalar): CheckedExpr {
    return this.context.exprAt(scalar, ["opens"], String(scalar.value), TRUTH, this.vocabulary);
  }

  private leg(path: Path, text: string): { route: number; leg: number } {
    const [route = "", leg = ""] = text.split("/");
    const at = this.context.ref("route", route, this.names.routes, path);
    if (at < 0) return { route: at, leg: -1 };
    return {
      route: at,
      leg: this.legOf(route, leg, path),
    };
  }

  private legOf(route: string, leg: string, path: Path): number {
    const known = this.context.ids("routes", route, "legs");
    if (!known.includes(leg))
      this.context.problem(path, t("no leg of '{route}' called '{leg}'", { route, leg }), () => remedyFor(leg, known));
    return known.indexOf(leg);
  }

  private truth(path: Path, text: string | number): CheckedExpr {
    return this.context.expr(path, text, TRUTH, this.vocabulary);
  }

  private quantity(path: Path, text: string | number, type: ExprType): CheckedExpr {
    return this.context.expr(path, text, type, this.vocabulary);
  }

  private node(path: Path, id: string, shape: NodeShape, nodes: readonly string[]): Node {
    const steps = (["ask", "choose", "roll", "then"] as const).filter((step) => shape[step] !== undefined);
    if (steps.length > 1)
      this.context.keyProblem(
        path,
        t("a node with {count} steps: {list}", { count: steps.length, list: steps.join(", ") }),
        t("keep one of them; put the rest into further nodes"),
      );
    if (shape.if !== undefined && shape.then === undefined)
      this.context.keyProblem([...path, "if"], t("`if:` without `then:`"), t("say where it leads when this holds"));
    if (shape.else !== undefined && shape.if === undefined)
      this.context.keyProblem(
        [...path, "else"],
        t("`else:` without `if:`"),
        t("say when it is not taken, or delete it"),
      );
    if (shape.on !== undefined && shape.roll === undefined)
      this.context.keyProblem([...path, "on"], t("`on:` without a roll"), t("add `roll:`, or use `choose:`"));
    return { id, verbs: this.verbs.list([...path, "do"], shape.do), step: this.step(path, shape, nodes) };
  }

  private step(path: Path, shape: NodeShape, nodes: readonly string[]): Step {
    if (shape.ask !== undefined) {
      const { number, from, to, then } = shape.ask;
      const type = quantityOf(this.units.variables.get(number) ?? UNKNOWN_DIMS);
      return {
        kind: "ask",
        number,
        from: this.quantity([...path, "ask", "from"], from, type),
        to: this.quantity([...path, "ask", "to"], to, type),
        then: this.edge([...path, "ask", "then"], then, nodes),
      };
    }
    if (shape.choose !== undefined) {
      const entries = Object.entries(shape.choose);
      if (entries.length === 0)
        this.context.keyProblem([...path, "choose"], t("a choice without options"), t("add at least one"));
      const options = entries.map(([id, option]) => this.option([...path, "choose", id], id, option, nodes));
      return { kind: "choose", options };
    }
    if (shape.roll !== undefined) return this.rollStep(path, shape.roll, shape.on ?? {}, nodes);
    if (shape.if !== undefined)
      return {
        kind: "if",
        when: this.truth([...path, "if"], shape.if),
        then: this.edge([...path, "then"], shape.then ?? END, nodes),
        otherwise: this.edge([...path, "else"], shape.else ?? END, nodes),
      };
    return { kind: "then", then: this.edge([...path, "then"], shape.then ?? END, nodes) };
  }

  private option(path: Path, id: string, shape: OptionShape, nodes: readonly string[]): Option {
    const { shown = undefined, when = undefined } = typeof shape === "object" ? shape : {};
    return {
      ...this.edge(path, shape, nodes),
      id,
      shown: shown === undefined ? undefined : this.truth([...path, "shown"], shown),
      when: when === undefined ? undefined : this.truth([...path, "when"], when),
    };
  }

  private edge(path: Path, shape: EdgeShape, nodes: readonly string[]): Edge {
    if (typeof shape === "string")
      return { to: this.target(path, shape, nodes), ending: undefined, verbs: [], bound: undefined };
    const { context } = this;
    if (shape.ending !== undefined) context.ref("ending", shape.ending, this.names.endings, [...path, "ending"]);
    if (shape.to === undefined && shape.ending === undefined)
      context.keyProblem(path, t("this way leads nowhere"), t("give it `to: node`, `to: end` or `ending:`"));
    if (shape.to !== undefined && shape.ending !== undefined)
      context.keyProblem(path, t("this way leads to a node and to an ending"), t("keep one of `to:` and `ending:`"));
    if (shape.else !== undefined && shape.max === undefined)
      context.keyProblem([...path, "else"], t("`else:` without `max:`"), t("say after how many times, or delete it"));
    return {
      to: shape.to === undefined ? undefined : this.target([...path, "to"], shape.to, nodes),
      ending: shape.ending,
      bound: this.bound(path, shape, nodes),
      verbs: this.verbs.list([...path, "do"], shape.do),
    };
  }

  private bound(path: Path, shape: Exclude<EdgeShape, string>, nodes: readonly string[]): Edge["bound"] {
    if (shape.max === undefined) return undefined;
    const otherwise = this.target([...path, "else"], shape.else ?? END, nodes);
    return { max: shape.max, otherwise, counter: this.counters++ };
  }

  private target(path: Path, name: string, nodes: readonly string[]): string | undefined {
    if (name === END) return undefined;
    if (this.context.ref("node", name, nodes, path) < 0) this.lost = true;
    return name;
  }

  private rollStep(path: Path, shape: RollShape, on: Record<string, EdgeShape>, nodes: readonly string[]): Step {
    const roll = this.roll([...path, "roll"], shape);
    const outcomes: readonly string[] = roll.outcomes;
    const strays = Object.keys(on).filter((outcome) => !outcomes.includes(outcome));
    for (const outcome of strays) this.context.keyRef("outcome", outcome, outcomes, [...path, "on", outcome]);
    if (strays.length > 0) this.lost = true;
    const edges = outcomes.map((outcome) => {
      const edge = Object.hasOwn(on, outcome) ? on[outcome] : undefined;
      if (edge === undefined && strays.length === 0)
        this.context.keyProblem(
          this.context.has(...path.map(String), "on") ? [...path, "on"] : path,
          t("no way for the outcome '{outcome}'", { outcome }),
          t("add `{outcome}:` under `on:`", { outcome }),
        );
      return this.edge([...path, "on", outcome], edge ?? END, nodes);
    });
    return { kind: "roll", roll, on: edges };
  }

  private roll(path: Path, shape: RollShape): Roll {
    if ("search" in shape) return { kind: "search", outcomes: ["clean", "found"] };
    if ("patrol" in shape) {
      const at = this.context.ref("patrol", shape.patrol, this.names.patrols, [...path, "patrol"]);
      return {
        kind: "patrol",
        post: at < 0 ? at : this.names.posts.indexOf(shape.patrol),
        lookout:
          shape.lookout === undefined
            ? undefined
            : this.quantity([...path, "lookout"], shape.lookout, quantityOf(PLAIN)),
        outcomes: ["away", "missed", "caught"],
      };
    }
    if ("officer" in shape) {
      const officer = this.context.ref("officer", shape.officer, this.names.officers, [...path, "officer"]);
      return { kind: "officer", officer, outcomes: ["releases", "wants-more", "keeps", "reports"] };
    }
    if ("contact" in shape) {
      const money = quantityOf(this.units.homeMoney);
      return {
        kind: "contact",
        contact: this.context.ref("contact", shape.contact, this.names.contacts, [...path, "contact"]),
        entrusted: this.quantity([...path, "entrusted"], shape.entrusted, money),
        paid: this.quantity([...path, "paid"], shape.paid, money),
        outcomes: ["holds", "defects"],
      };
    }
    if ("cold" in shape) {
      const type = quantityOf(this.units.of(shape.cold));
      return {
        kind: "cold",
        good: this.context.ref("good", shape.cold, this.names.goods, [...path, "cold"]),
        sheltered: this.quantity([...path, "sheltered"], shape.sheltered, type),
        outcomes: ["all", "part"],
      };
    }
    const entries = Object.entries(shape.odds);
    const rests = entries.filter(([, odds]) => odds === "rest").length;
    if (rests !== 1)
      this.context.keyProblem(
        [...path, "odds"],
        rests === 0 ? t("no outcome has the odds `rest`") : t("{rests} outcomes have the odds `rest`", { rests }),
        t("give exactly one outcome `rest`, so that the odds add up"),
      );
    const odds = entries.map(([outcome, chance]) =>
      chance === "rest" ? undefined : this.quantity([...path, "odds", outcome], chance, quantityOf(PLAIN)),
    );
    return { kind: "odds", outcomes: entries.map(([outcome]) => outcome), odds };
  }

  private checkWays(path: Path, encounter: Unheld): void {
    const looping = loopIn(encounter);
    if (looping !== undefined)
      this.context.keyProblem(
        [...path, "nodes", looping],
        t("a loop without a bound passes through here"),
        t("give one way of the loop a `max:`"),
      );
    const reached = reachedIn(encounter);
    for (const { id } of encounter.nodes)
      if (!reached.has(id))
        this.context.keyProblem(
          [...path, "nodes", id],
          t("no way leads to this node"),
          t("lead one here, or delete it"),
        );
  }
}

/** Numbers the encounters ask for, with the expression whose unit they take: their upper bound. */
export function askedNumbers(shapes: FileShape["encounters"]): ReadonlyMap<string, string> {
  const asked = new Map<string, string>();
  for (const shape of Object.values(shapes ?? {}))
    for (const { ask } of Object.values(shape.nodes)) if (ask !== undefined) asked.set(ask.number, String(ask.to));
  return asked;
}
