import type { Program, View } from "../../engine/index.js";
import { namesIn } from "../../expr/index.js";
import type { CheckedExpr, Edge, Encounter, Node, Roll, Step, Verb } from "../../scenario/index.js";
import { capital, type Words } from "../words.js";
import { beliefLines, outcomeText, percent } from "./odds.js";

/** What follows from a way, as far as a trader could tell: sentences, and the names of the numbers it rests on. */
export interface Consequences {
  readonly lines: readonly string[];
  readonly numbers: ReadonlySet<string>;
}

/** Walks one way of an encounter to the next question, choice or chance, and tells what happens on it. */
class Walk {
  readonly lines: string[] = [];
  readonly numbers = new Set<string>();
  private readonly program: Program;
  private readonly encounter: Encounter;
  private readonly view: View;
  private readonly words: Words;

  constructor(program: Program, encounter: Encounter, view: View, words: Words) {
    this.program = program;
    this.encounter = encounter;
    this.view = view;
    this.words = words;
  }

  /** One way: its verbs, then those of the nodes it passes, up to a step that asks, chooses or rolls. */
  follow(edge: Edge, indent: string): void {
    if (edge.bound !== undefined)
      this.lines.push(`${indent}This is possible ${edge.bound.max === 1 ? "once" : `${edge.bound.max} times`} here.`);
    this.tell(edge.verbs, indent);
    if (edge.ending !== undefined) this.lines.push(`${indent}The campaign ends here.`);
    let node = this.node(edge.to);
    for (let steps = 0; node !== undefined && steps < this.encounter.nodes.length; steps += 1) {
      this.tell(node.verbs, indent);
      const way = this.plainWay(node.step);
      if (way === undefined) return this.step(node, node.step, indent);
      this.tell(way.verbs, indent);
      node = this.node(way.to);
    }
  }

  /** The way on from a step that asks nobody; a condition as it holds now. */
  private plainWay(step: Step): Edge | undefined {
    if (step.kind === "then") return step.then;
    if (step.kind !== "if") return undefined;
    return (this.words.valueOf(step.when.text, this.view) ?? 0) === 0 ? step.otherwise : step.then;
  }

  private node(id: string | undefined): Node | undefined {
    return this.encounter.nodes.find((of) => of.id === id);
  }

  private step(node: Node, step: Step, indent: string): void {
    const key = `encounters.${this.encounter.id}.${node.id}`;
    if (step.kind === "ask") {
      this.lines.push(`${indent}Then you are asked: ${this.words.text(`${key}.ask`, this.view) ?? "how much?"}`);
      if (indent === "") this.follow(step.then, "  ");
    } else if (step.kind === "choose") {
      const options = step.options.map(({ id }) => this.words.text(`${key}.${id}`, this.view) ?? id);
      this.lines.push(`${indent}Then you choose: ${options.join("; ")}.`);
    } else if (step.kind === "roll") this.roll(key, step.roll, step.on, indent);
  }

  private roll(key: string, roll: Roll, on: readonly Edge[], indent: string): void {
    if (indent.length > 2) {
      this.lines.push(`${indent}Then chance decides again.`);
      return;
    }
    if (roll.kind === "odds") for (const of of roll.odds) if (of !== undefined) this.note(of);
    this.lines.push(`${indent}${this.whoDecides(roll)}`);
    const odds = new Map(this.view.outlooks.get(key.replace(/^encounters\./, ""))?.map((of) => [of.id, of.odds]));
    for (const [index, outcome] of roll.outcomes.entries())
      this.outcome(`${key}.${outcome}`, outcomeText(outcome), odds.get(outcome), on[index], indent);
    this.believed(roll);
  }

  private outcome(key: string, name: string, odds: number | undefined, edge: Edge | undefined, indent: string): void {
    const said = this.words.text(key, this.view);
    const chance = odds === undefined ? "" : ` (${percent(odds)})`;
    this.lines.push(`${indent}- ${name}${chance}${said === undefined ? "" : `: ${said}`}`);
    if (edge !== undefined) this.follow(edge, `${indent}    `);
  }

  private whoDecides(roll: Roll): string {
    const { scenario } = this.program.model;
    if (roll.kind === "officer") {
      const person = scenario.people[scenario.officers[roll.officer]?.person ?? -1]?.id ?? "";
      return `Then ${this.words.name("people", person)} decides by what pays him most; his odds are of such men in general:`;
    }
    if (roll.kind === "contact") {
      const person = scenario.people[scenario.contacts[roll.contact]?.person ?? -1]?.id ?? "";
      return `Then ${this.words.name("people", person)} decides by what is worth more to him, what he holds or what still comes:`;
    }
    if (roll.kind === "patrol")
      return `Then ${this.words.name("posts", scenario.posts[roll.post]?.id ?? "")} may come:`;
    if (roll.kind === "search") return "Then the load is searched:";
    if (roll.kind === "cold")
      return `Then the night decides over ${this.words.name("goods", scenario.goods[roll.good]?.id ?? "")} without cover:`;
    return "Then chance decides:";
  }

  /** The odds of a search are those of where things are hidden. */
  private believed(roll: Roll): void {
    if (roll.kind !== "search") return;
    const { hiding } = this.program.model.scenario;
    const of = new Set(hiding.map(({ belief }) => belief));
    this.lines.push(...beliefLines(this.program, this.view, this.words, (belief) => of.has(belief)));
  }

  private tell(verbs: readonly Verb[], indent: string): void {
    for (const verb of verbs) {
      const said = this.deed(verb);
      if (said !== undefined) this.lines.push(indent + said);
    }
  }

  /** An amount as it would be now, or undefined where it hangs on an answer not yet given or on what a trader cannot know. */
  private amount(of: CheckedExpr): number | undefined {
    this.note(of);
    const { variables } = this.program.model.scenario;
    const asked = namesIn(of.tree).some((name) =>
      variables.some(({ id, start }) => id === name && start === undefined),
    );
    return asked ? undefined : this.words.valueOf(of.text, this.view);
  }

  private note(of: CheckedExpr): void {
    for (const name of namesIn(of.tree)) if (this.program.model.scenario.numbers.has(name)) this.numbers.add(name);
  }

  private holding(commodity: number, of: CheckedExpr): string {
    const { id = "", kind } = this.words.commodity(commodity) ?? {};
    const amount = this.amount(of);
    const name = kind === "good" ? this.words.name("goods", id) : id;
    return amount === undefined ? `what you say of ${name}` : this.words.holding(id, amount);
  }

  private money(of: CheckedExpr): string {
    const amount = this.amount(of);
    return amount === undefined ? "what you say" : this.words.money(amount);
  }

  private account(name: string): string {
    if (name === "you") return "you";
    return name === "home" ? "the household" : this.words.name("people", name);
  }

  private deed(verb: Verb): string | undefined {
    const { scenario } = this.program.model;
    switch (verb.verb) {
      case "give": {
        const what = this.holding(verb.commodity, verb.amount);
        if (verb.from === "you") return `You give ${what} to ${this.account(verb.to)}.`;
        if (verb.to === "you") return `You get ${what} from ${this.account(verb.from)}.`;
        return `${capital(this.account(verb.from))} gives ${what} to ${this.account(verb.to)}.`;
      }
      case "hand":
        return `You hand ${this.holding(verb.commodity, verb.amount)} over to ${this.words.name("people", scenario.people[verb.person]?.id ?? "")}.`;
      case "offer":
        return `On offer: ${this.holding(verb.commodity, verb.amount)}.`;
      case "wait": {
        const days = this.amount(verb.amount);
        return days === undefined ? "Days pass." : `It takes ${this.words.days(days)}.`;
      }
      case "set":
        return this.change(verb.variable, verb.amount);
      case "buy":
      case "sell":
        return `You ${verb.verb} at the market: ${this.holding(scenario.goods[verb.good]?.commodity ?? -1, verb.amount)}.`;
      case "make":
        return this.made(verb.recipe, verb.amount);
      case "hide":
        return this.hidden(verb.good, verb.hiding);
      case "deal":
        return this.deal(verb.offer, verb.amount);
      default:
        return this.credit(verb);
    }
  }

  private change(variable: string, of: CheckedExpr): string | undefined {
    const to = this.amount(of);
    if (variable === "exposure") {
      const more = (to ?? this.view.exposure) - this.view.exposure;
      return more > 0
        ? `You draw attention (+${more.toFixed(0)}, now ${this.view.exposure.toFixed(0)}; \`why attention\`).`
        : undefined;
    }
    const name = this.words.name("variables", variable);
    if (name === variable || to === undefined) return undefined;
    const { dims = {} } = this.program.model.scenario.variables.find(({ id }) => id === variable) ?? {};
    return `${capital(name)}: ${this.words.quantity(to, dims)}.`;
  }

  private made(recipe: number, of: CheckedExpr): string {
    const { recipes, goods } = this.program.model.scenario;
    return `You make ${this.holding(goods[recipes[recipe]?.good ?? -1]?.commodity ?? -1, of)}, as far as there is enough to make it of.`;
  }

  private hidden(good: number, hiding: number): string {
    const { scenario } = this.program.model;
    const place = scenario.hiding[hiding];
    const odds = this.view.beliefs[place?.belief ?? -1]?.outcomes[0]?.odds ?? 0;
    const name = this.words.name("goods", scenario.goods[good]?.id ?? "");
    return `${capital(name)} is hidden ${this.words.name("hiding", place?.id ?? "")}. You believe that a search would find a full load there with odds of ${percent(odds)}, a smaller one less often.`;
  }

  private deal(offer: number, of: CheckedExpr): string {
    const { offers, people, goods } = this.program.model.scenario;
    const { id = "", by = -1, good = -1 } = offers[offer] ?? {};
    return `${capital(this.words.name("people", people[by]?.id ?? ""))} takes ${this.holding(goods[good]?.commodity ?? -1, of)} (${this.words.name("offers", id)}: ${this.words.textOf(`price(${id})`, this.view)}).`;
  }

  private credit(verb: Extract<Verb, { credit: number }>): string {
    const { credit, goods } = this.program.model.scenario;
    const { id = "", good = -1, term = 0 } = credit[verb.credit] ?? {};
    const name = this.words.name("credit", id);
    if (verb.verb === "borrow")
      return `You take ${this.holding(goods[good]?.commodity ?? -1, verb.amount)} on credit at ${this.words.textOf(`cost(${id})`, this.view)}, due in ${this.words.days(this.program.model.values[term] ?? 0)}.`;
    if (verb.verb === "extend") {
      const days = this.amount(verb.amount);
      return `The debt for ${name} is due ${days === undefined ? "" : `${this.words.days(days)} `}later.`;
    }
    return verb.verb === "repay"
      ? `You pay back ${this.money(verb.amount)} of ${name}.`
      : `The lender forgives ${this.money(verb.amount)}.`;
  }
}

/** What an option of a choice leads to. */
export function ofOption(
  program: Program,
  view: View,
  words: Words,
  at: { readonly encounter: string; readonly node: string; readonly option: string },
): Consequences | undefined {
  const encounter = program.model.scenario.encounters.find(({ id }) => id === at.encounter);
  const step = encounter?.nodes.find(({ id }) => id === at.node)?.step;
  const option = step?.kind === "choose" ? step.options.find(({ id }) => id === at.option) : undefined;
  if (encounter === undefined || option === undefined) return undefined;
  const walk = new Walk(program, encounter, view, words);
  walk.follow(option, "");
  return walk.lines.length === 0 ? { ...walk, lines: ["Nothing changes hands, and the day goes on."] } : walk;
}

/** What answering a question leads to. */
export function ofAnswer(
  program: Program,
  view: View,
  words: Words,
  at: { readonly encounter: string; readonly node: string },
): Consequences | undefined {
  const encounter = program.model.scenario.encounters.find(({ id }) => id === at.encounter);
  const step = encounter?.nodes.find(({ id }) => id === at.node)?.step;
  if (encounter === undefined || step?.kind !== "ask") return undefined;
  const walk = new Walk(program, encounter, view, words);
  walk.follow(step.then, "");
  return walk;
}
