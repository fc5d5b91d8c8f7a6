import type { Program } from "../../engine/index.js";
import type { CheckedExpr, Edge, Encounter, Node, Option, Roll, Scenario, Template } from "../../scenario/index.js";
import { Diagram } from "./mermaid.js";

const END = "end";

/** Draws one encounter: every node with its text, every choice, question and chance with theirs. */
class EncounterPicture {
  private readonly diagram = new Diagram();
  private readonly scenario: Scenario;
  private readonly base: string;
  private readonly encounter: Encounter;
  private readonly endings = new Set<string>();

  constructor({ model }: Program, encounter: Encounter) {
    this.scenario = model.scenario;
    this.base = model.base;
    this.encounter = encounter;
  }

  /** A number as the scenario states it, without its range and source; any other expression as it is written. */
  private expr({ text }: CheckedExpr): string {
    const { numbers, parameters } = this.scenario;
    const literal = parameters[numbers.get(text.trim()) ?? -1]?.literals.get(this.base);
    return literal === undefined ? text.trim() : literal.text.replace(/ ?\([^)]*\)/, "").replace(/ ?@\S+/, "");
  }

  private words(key: string): string {
    const template = this.scenario.texts.get(`encounters.${this.encounter.id}.${key}`);
    if (template === undefined) return "";
    return template.map((piece) => this.piece(piece)).join("");
  }

  /** What is said only sometimes stands in brackets with its condition. */
  private piece(piece: Template[number]): string {
    if (typeof piece === "string") return piece;
    if (!("mark" in piece)) return `[${this.expr(piece)}]`;
    if (piece.mark === "if") return `[if ${this.expr(piece.when)}: `;
    return piece.mark === "else" ? " / else: " : "]";
  }

  private edge(from: string, edge: Edge, label: string): void {
    const to = edge.ending === undefined ? (edge.to ?? END) : `ending ${edge.ending}`;
    if (edge.ending !== undefined) this.endings.add(edge.ending);
    const { bound } = edge;
    if (bound === undefined) return this.diagram.way(from, to, label);
    this.diagram.way(from, to, `${label} (at most ${bound.max} times)`);
    this.diagram.way(from, bound.otherwise ?? END, `${label} (after that)`);
  }

  /** Who or what decides. */
  private rollName(roll: Roll): string {
    const { people, posts, goods, officers, contacts } = this.scenario;
    const person = (index: number | undefined): string => people[index ?? -1]?.id ?? "";
    switch (roll.kind) {
      case "odds":
        return "chance";
      case "search":
        return "a search";
      case "patrol":
        return `patrol ${posts[roll.post]?.id ?? ""}`;
      case "officer":
        return `officer ${person(officers[roll.officer]?.person)} decides`;
      case "contact":
        return `contact ${person(contacts[roll.contact]?.person)} decides`;
      case "cold":
        return `cold on ${goods[roll.good]?.id ?? ""}`;
    }
  }

  private chanceOf(roll: Roll, index: number): string {
    if (roll.kind !== "odds") return "";
    const odds = roll.odds[index];
    return odds === undefined ? " (the rest)" : ` (${this.expr(odds)})`;
  }

  private option(id: string, option: Option): void {
    const tests = [option.shown, option.when].flatMap((of) => (of === undefined ? [] : [this.expr(of)]));
    const when = tests.length === 0 ? "" : ` [if ${tests.join(" and ")}]`;
    this.edge(id, option, `${this.words(`${id}.${option.id}`)}${when}`);
  }

  private outcome(id: string, roll: Roll, index: number, edge: Edge): void {
    const outcome = roll.outcomes[index] ?? "";
    const says = this.words(`${id}.${outcome}`);
    this.edge(id, edge, `${outcome}${this.chanceOf(roll, index)}${says === "" ? "" : ` - ${says}`}`);
  }

  private ways({ id, step }: Node): void {
    switch (step.kind) {
      case "then":
        return this.edge(id, step.then, "");
      case "if":
        this.edge(id, step.then, `if ${this.expr(step.when)}`);
        return this.edge(id, step.otherwise, "else");
      case "ask": {
        const range = `${this.expr(step.from)} to ${this.expr(step.to)}`;
        return this.edge(id, step.then, `${this.words(`${id}.ask`)} [${range}]`);
      }
      case "choose":
        for (const option of step.options) this.option(id, option);
        return;
      case "roll":
        for (const [index, edge] of step.on.entries()) this.outcome(id, step.roll, index, edge);
    }
  }

  private label({ id, step }: Node): string {
    const roll = step.kind === "roll" ? ` (${this.rollName(step.roll)})` : "";
    const says = this.words(`${id}.say`);
    return `${id}${roll}${says === "" ? "" : ` - ${says}`}`;
  }

  text(): string {
    const { nodes } = this.encounter;
    for (const node of nodes) this.diagram.state(node.id, this.label(node));
    this.diagram.state(END, "the day goes on");
    this.diagram.way(undefined, nodes[0]?.id);
    for (const node of nodes) this.ways(node);
    for (const ending of this.endings) {
      this.diagram.state(`ending ${ending}`, `ends - ${ending}`);
      this.diagram.way(`ending ${ending}`, undefined);
    }
    this.diagram.way(END, undefined);
    return this.diagram.text();
  }
}

/** One encounter in full as Mermaid text; undefined where the scenario has none of that name. */
export function encounterPicture(program: Program, id: string): string | undefined {
  const encounter = program.model.scenario.encounters.find((of) => of.id === id);
  return encounter === undefined ? undefined : new EncounterPicture(program, encounter).text();
}
