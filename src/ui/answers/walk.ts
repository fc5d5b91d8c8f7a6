import type { Program, View } from "../../engine/index.js";
import { t, tn } from "../../language/index.js";
import type { Edge, Encounter, Node, Roll, Step, Verb } from "../../scenario/index.js";
import { wholePercents } from "../figures.js";
import type { Words } from "../words.js";
import { courseOf, type Stand as Standing, timesLeft } from "./course.js";
import { Deeds } from "./deeds.js";
import { beliefLines, outcomeText, outlookText } from "./odds.js";
import { expected } from "./within.js";

type Cold = Extract<Roll, { kind: "cold" }>;

/** Where a walk stands: what would be seen there, and whether more of it can be foreseen. */
interface Stand extends Standing {
  readonly indent: string;
}

/**
 * Walks one way of an encounter to the next question, choice or chance, and tells what happens on it. The verbs are
 * done on a copy of the world as it goes, so that what is told later counts what came before.
 */
export class Walk {
  readonly lines: string[] = [];
  /** What would be seen after what has been told of the way itself. */
  last: View | undefined;
  /** Variables that have been given a value on the way. */
  readonly set = new Set<string>();
  /** Positions of the beliefs that chance on the way is judged by. */
  readonly beliefs = new Set<number>();
  /** Whether anything is done on the way, or left to chance, but giving values. */
  private acts = false;
  private borrowed = false;
  private hidden = false;
  private offered = false;
  /** How often something that is counted, or may count, has been given another value. */
  private moved = 0;
  private readonly program: Program;
  private readonly encounter: Encounter;
  private readonly words: Words;
  private readonly deeds: Deeds;

  /** An amount that is said where the way itself first asks for one. */
  private readonly says: number | undefined;

  constructor(program: Program, encounter: Encounter, words: Words, says?: number) {
    this.says = says;
    this.program = program;
    this.encounter = encounter;
    this.words = words;
    this.deeds = new Deeds(program, words);
  }

  /** Variables given a value on a way on which nothing else is done. */
  get settles(): readonly string[] {
    return this.acts ? [] : [...this.set];
  }

  get borrows(): boolean {
    return this.borrowed;
  }

  /** Whether something is hidden on the way. */
  get hides(): boolean {
    return this.hidden;
  }

  get numbers(): ReadonlySet<string> {
    return this.deeds.numbers;
  }

  /** One way: its verbs, then those of the nodes it passes, up to a step that asks, chooses or rolls. */
  follow(edge: Edge, from: Stand): void {
    const { indent } = from;
    const left = timesLeft(edge, this.encounter, from.view);
    if (left !== undefined) this.lines.push(`${indent}${timesText(left)}`);
    const { node, at } = courseOf(this.encounter, this.words, edge, from, {
      verb: (verb, before, after) => this.tell(verb, before, after, indent),
      stands: ({ view, foreseen }) => {
        if (indent === "" && foreseen) this.last = view;
      },
      ends: () => this.lines.push(indent + t("The campaign ends here.")),
    });
    if (node !== undefined) this.step(node, node.step, { ...at, indent });
  }

  private step(node: Node, step: Step, at: Stand): void {
    const { indent, view } = at;
    const key = `encounters.${this.encounter.id}.${node.id}`;
    if (step.kind === "ask") {
      this.lines.push(
        indent +
          t("Then you are asked: {text}", {
            text: this.words.text(`${key}.ask`, view) ?? t("how much?"),
          }),
      );
      if (indent === "") this.follow(step.then, { ...this.said(step.number, at), indent: "  " });
    } else if (step.kind === "choose" && this.isAsked(node.id, view)) {
      this.lines.push(indent + t("Then you are asked the same again."));
    } else if (step.kind === "choose") {
      const certain = step.options.filter(({ shown }) => shown === undefined);
      const options = certain.map(({ id }) => this.words.text(`${key}.${id}`, view) ?? id);
      this.lines.push(indent + t("Then you choose: {options}.", { options: options.join("; ") }));
    } else if (step.kind === "roll") this.roll(node.id, step.roll, step.on, at);
  }

  /** Whether a choice is the one the moment asks already. */
  private isAsked(node: string, { rest }: View): boolean {
    return rest.kind === "choose" && rest.encounter === this.encounter.id && rest.node === node;
  }

  /** Where one stands once an amount is said that is supposed. */
  private said(number: string, at: Stand): Stand {
    const { says, words } = this;
    if (says === undefined) return at;
    const view = at.view.supposing(number, says);
    const { dims = {} } = this.program.model.scenario.variables.find(({ id }) => id === number) ?? {};
    this.lines.push(t("If you say {much}:", { much: words.quantity(says, dims) }));
    return { ...at, view };
  }

  private roll(node: string, roll: Roll, on: readonly Edge[], at: Stand): void {
    const { indent, view } = at;
    this.judge(roll);
    const outlook = expected(this.encounter, node, roll, view);
    if (indent.length > 2) {
      const odds = outlook.length === 0 ? "" : ` ${outlookText(outlook, this.words, this.encounter.id)}`;
      this.lines.push(`${indent}${this.whoDecides(roll, view)}${odds}`.replace(/:$/, "."));
      return;
    }
    const only = sameWay(on);
    if (only !== undefined) {
      this.lines.push(
        `${indent}${this.whoDecides(roll, view)} ${outlookText(outlook, this.words, this.encounter.id)}. ${t("Either way:")}`,
      );
      this.believed(roll, view);
      return this.follow(only, at);
    }
    this.lines.push(`${indent}${this.whoDecides(roll, view)}`);
    if (roll.kind !== "cold" || this.underCover(roll, view).open > 0) this.outcomes(node, roll, on, at);
    this.believed(roll, view);
  }

  /** Keeps what the odds of a chance are judged by. */
  private judge(roll: Roll): void {
    this.acts = true;
    if (roll.kind === "odds") for (const of of roll.odds) if (of !== undefined) this.deeds.note(of);
    for (const belief of judgedBy(this.program, roll)) this.beliefs.add(belief);
  }

  private outcomes(node: string, roll: Roll, on: readonly Edge[], at: Stand): void {
    const outlook = expected(this.encounter, node, roll, at.view);
    const percents = wholePercents(outlook.map(({ odds }) => odds));
    const chances = new Map(outlook.map(({ id }, index) => [id, percents[index]]));
    const key = `encounters.${this.encounter.id}.${node}`;
    for (const [index, outcome] of roll.outcomes.entries()) {
      if (outlook.some(({ id, odds }) => id === outcome && odds === 0)) continue;
      const said =
        roll.kind === "cold" ? this.dead(roll, outcome, at.view) : this.words.text(`${key}.${outcome}`, at.view);
      const name = roll.kind === "odds" ? this.words.outcome(this.encounter.id, outcome) : outcomeText(outcome); // a scenario's own, even where called the same
      this.outcome(said, name, chances.get(outcome), on[index], at, roll.kind === "cold");
    }
  }

  private underCover({ good, sheltered }: Cold, view: View): { readonly covered: number; readonly open: number } {
    const { id = "" } = this.program.model.scenario.goods[good] ?? {};
    return view.underCover(id, this.words.valueOf(sheltered.text, view) ?? 0);
  }

  /** How many die of a cold night: what the scenario says of it is told of those that live. */
  private dead(roll: Cold, outcome: string, view: View): string {
    const open = this.words.holding(
      this.program.model.scenario.goods[roll.good]?.id ?? "",
      this.underCover(roll, view).open,
    );
    return outcome === "all"
      ? t("all {open} without cover die.", { open })
      : t("of the {open} without cover a part dies; how large a part, the night shows.", { open });
  }

  /** How many of a good have cover in a cold night, and how many stand in the open. */
  private coverLine(roll: Cold, view: View): string {
    const { id = "" } = this.program.model.scenario.goods[roll.good] ?? {};
    const { covered, open } = this.underCover(roll, view);
    const of = (amount: number): string => this.words.holding(id, amount);
    if (open === 0) return t("All {has} have cover and live through it.", { has: of(covered) });
    return covered === 0
      ? t("None has cover; {open} stand in the open:", { open: of(open) })
      : t("{covered} have cover and live; {open} stand in the open:", { covered: of(covered), open: of(open) });
  }

  private outcome(
    said: string | undefined,
    name: string,
    odds: string | undefined,
    edge: Edge | undefined,
    at: Stand,
    isCold: boolean,
  ): void {
    const unknown =
      name === outcomeText("wants-more") ? t(" (he may ask first; the other odds are of what he does in the end)") : "";
    const chance = odds === undefined ? unknown : ` (${odds})`;
    const all =
      name === outcomeText("keeps")
        ? t(" Of what he has found he takes all that is worth carrying off.")
        : name === outcomeText("releases") && this.offered
          ? t(" What you offered is his then, unless he lets you go for nothing.")
          : "";
    const told = `${at.indent}- ${name}${chance}${said === undefined ? "" : `: ${said}`}${all}`;
    const line = this.lines.push(told);
    const { moved } = this;
    if (edge !== undefined) this.follow(edge, { ...at, indent: `${at.indent}    ` });
    if (this.lines.length > line || all !== "" || isCold) return;
    const stop = said === undefined ? ":" : "";
    this.lines[line - 1] =
      this.moved > moved
        ? t("{told}{stop} What comes of it counts later.", { told, stop })
        : t("{told}{stop} Nothing else changes.", { told, stop });
  }

  private whoDecides(roll: Roll, view: View): string {
    const { scenario } = this.program.model;
    const person = (at: number | undefined): string => this.words.name("people", scenario.people[at ?? -1]?.id ?? "");
    switch (roll.kind) {
      case "officer":
        return view.range !== undefined && view.range.from === view.range.to
          ? t(
              "Then {person} decides by what pays him most (`why bribe`); no other sum can be offered now. The odds are of such men in general, whatever is offered:",
              { person: person(scenario.officers[roll.officer]?.person) },
            )
          : t(
              "Then {person} decides by what pays him most; more moves more (`why bribe`). The odds are of such men in general, whatever is offered:",
              { person: person(scenario.officers[roll.officer]?.person) },
            );
      case "contact":
        return t(
          "Then {person} decides by what is worth more to him, what he holds or what still comes. The odds shown rest on hearsay and on what he did before; they do not move with what he is paid, though he does:",
          {
            person: person(scenario.contacts[roll.contact]?.person),
          },
        );
      case "patrol":
        return t("Then {post} may come:", { post: this.words.name("posts", scenario.posts[roll.post]?.id ?? "") });
      case "search":
        return this.searchLine(view);
      case "cold":
        return t("Then the night decides over {good} without cover. {cover}", {
          good: this.words.name("goods", scenario.goods[roll.good]?.id ?? ""),
          cover: this.coverLine(roll, view),
        });
      case "odds":
        return t("Then chance decides:");
    }
  }

  /** What is banned and lies open is found whatever the odds of hiding places are. */
  private searchLine(view: View): string {
    const { goods } = this.program.model.scenario;
    const open = view.goods.filter(
      ({ id, has, hidden }) => has > 0 && !hidden && goods.some((of) => of.id === id && of.banned),
    );
    if (open.length === 0) return t("Then the load is searched:");
    const names = open.map(({ id }) => this.words.name("goods", id)).join(", ");
    return t("Then the load is searched, and what lies open ({goods}) is found in any case:", { goods: names });
  }

  /** The odds of a search are those of where things are hidden. */
  private believed(roll: Roll, view: View): void {
    if (roll.kind !== "search") return;
    const { hiding } = this.program.model.scenario;
    const of = new Set(hiding.map(({ belief }) => belief));
    this.lines.push(...beliefLines(this.program, view, this.words, (belief) => of.has(belief)));
  }

  private tell(verb: Verb, before: View, after: View | undefined, indent: string): void {
    const said = this.deeds.text(verb, before, after);
    if (said !== undefined) {
      this.lines.push(indent + said);
      if (verb.verb !== "set") this.acts = true;
    }
    if (verb.verb === "set") this.changed(verb.variable, before, after);
    if (verb.verb === "borrow") this.borrowed = true;
    if (verb.verb === "hide") this.hidden = true;
    if (verb.verb === "offer") this.offered = !(verb.amount.tree.op === "number" && verb.amount.tree.value === 0);
  }

  private changed(variable: string, before: View, after: View | undefined): void {
    this.set.add(variable);
    const value = (view: View): number | undefined => this.words.valueOf(variable, view);
    if (after === undefined || value(before) !== value(after)) this.moved += 1;
  }
}

/** Positions of the beliefs a trader judges a chance by. */
function judgedBy({ model: { scenario } }: Program, roll: Roll): readonly number[] {
  switch (roll.kind) {
    case "officer":
      return [scenario.officers[roll.officer]?.belief ?? []].flat();
    case "contact":
      return [scenario.contacts[roll.contact]?.belief ?? []].flat();
    case "patrol":
      return [scenario.posts[roll.post]?.belief ?? []].flat();
    case "cold":
      return [scenario.goods[roll.good]?.cold?.belief ?? []].flat();
    case "search":
      return scenario.hiding.map(({ belief }) => belief);
    case "odds":
      return [];
  }
}

/** How often a way can still be taken where it may be taken only so often. */
function timesText(left: number): string {
  if (left <= 0) return t("This is not possible again here.");
  return tn(left, "This is possible once more here.", "This is possible {left} times more here.", { left });
}

/** The one way all outcomes of a chance lead, where it is the same and nothing is done on it. */
function sameWay(on: readonly Edge[]): Edge | undefined {
  const [first] = on;
  const same = on.every(({ to, ending, verbs }) => to === first?.to && ending === undefined && verbs.length === 0);
  return same && on.length > 1 && first?.to !== undefined ? first : undefined;
}
