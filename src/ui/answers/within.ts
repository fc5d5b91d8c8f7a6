import type { Program, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import type { Edge, Encounter, Option, Roll, Step } from "../../scenario/index.js";
import type { Words } from "../words.js";
import { courseOf, momentOf, optionOf, type Stand } from "./course.js";
import { outcomeText, outlookText } from "./odds.js";

type Odds = readonly { readonly id: string; readonly odds: number }[];

/** A chance on a way of an encounter, with the odds believed where one would stand before it. */
interface Chance {
  readonly odds: Odds;
  /** What comes before it, in words: how other chance has fallen, a choice. Empty where it comes of itself. */
  readonly path: readonly string[];
  /** Whether an amount is asked for before it. */
  readonly asked: boolean;
  /** Whether it lies behind a choice that is still to come. */
  readonly chosen: boolean;
}

type Before = Omit<Chance, "odds">;
type Rolls = Extract<Step, { kind: "roll" }>;

/** What a trader expects of a chance where he would stand. */
export function expected(encounter: Encounter, node: string, roll: Roll, view: View): Odds {
  return roll.kind === "search" ? view.searchOutlook : (view.outlooks.get(`${encounter.id}.${node}`) ?? []);
}

/** Whether the scenario has words for how a chance can fall. */
const isCalled = (words: Words, { id }: Encounter, roll: Roll): boolean =>
  roll.kind === "odds" && roll.outcomes.some((of) => words.outcome(id, of) !== of);

/** Whether a chance that does not come of itself may be told before: behind a choice not yet told, and of a scenario's own, only where it has words for it. */
const isTold = (words: Words, encounter: Encounter, roll: Roll, chosen: boolean): boolean =>
  isCalled(words, encounter, roll) || (!chosen && roll.kind !== "odds");

/** Finds the chances of a way: the one it comes to of itself, those behind the ways that falls, those behind the next choice. */
class Within {
  readonly found: Chance[] = [];
  private readonly scenario: Program["model"]["scenario"];
  private readonly encounter: Encounter;
  private readonly words: Words;
  private readonly says: number | undefined;
  /** Nodes that have been come to; the one of the moment too, so that nothing is told twice. */
  private readonly seen: Set<string>;

  constructor({ model }: Program, encounter: Encounter, words: Words, here: string, says?: number) {
    this.says = says;
    this.scenario = model.scenario;
    this.encounter = encounter;
    this.words = words;
    this.seen = new Set([here]);
  }

  follow(edge: Edge, from: Stand, before: Before): void {
    const { node, at } = courseOf(this.encounter, this.words, edge, from);
    if (node === undefined || this.seen.has(node.id)) return;
    this.seen.add(node.id);
    const { step } = node;
    if (step.kind === "ask") this.follow(step.then, this.said(step.number, at, before), { ...before, asked: true });
    else if (step.kind === "choose" && !before.chosen) this.choose(node.id, step.options, at, before);
    else if (step.kind === "roll") this.roll(node.id, step, at, before);
  }

  /** Where one stands once the first amount is said. */
  private said(number: string, at: Stand, { asked }: Before): Stand {
    return this.says === undefined || asked ? at : { ...at, view: at.view.supposing(number, this.says) };
  }

  private choose(node: string, options: readonly Option[], at: Stand, before: Before): void {
    for (const option of options) {
      if (option.shown !== undefined) continue;
      const label = this.words.text(`encounters.${this.encounter.id}.${node}.${option.id}`, at.view) ?? option.id;
      const path = [...before.path, t("you choose '{label}'", { label })];
      this.follow(option, at, { ...before, path, chosen: true });
    }
  }

  private roll(node: string, { roll, on }: Rolls, at: Stand, before: Before): void {
    const { encounter, words } = this;
    const odds = expected(encounter, node, roll, at.view);
    const told = before.path.length === 0 || isTold(words, encounter, roll, before.chosen);
    if (odds.length > 0 && told) this.found.push({ odds, ...before });
    for (const [index, outcome] of roll.outcomes.entries()) {
      const way = on[index];
      if (way === undefined || odds.some(({ id, odds }) => id === outcome && odds === 0)) continue;
      this.follow(way, at, { ...before, path: [...before.path, this.fallen(roll, outcome)] });
    }
  }

  /** How a chance has fallen; a person's by who he is. */
  private fallen(roll: Roll, outcome: string): string {
    if (roll.kind === "odds") return this.words.outcome(this.encounter.id, outcome);
    const { contacts, officers, people } = this.scenario;
    const person =
      roll.kind === "officer"
        ? officers[roll.officer]?.person
        : roll.kind === "contact"
          ? contacts[roll.contact]?.person
          : undefined;
    if (person === undefined) return outcomeText(outcome);
    return t("{person}: {outcome}", {
      person: this.words.name("people", people[person]?.id ?? ""),
      outcome: outcomeText(outcome),
    });
  }
}

/** The chances a way leads to: the odds of the one it comes to at once, and those that lie further down it, each in a sentence. */
export interface Leads {
  readonly atOnce: Odds;
  readonly later: readonly string[];
  /** Those of them that lie behind another choice, or further down than the ways a first chance falls. */
  readonly deep: readonly string[];
}

function leads(words: Words, encounter: Encounter, found: readonly Chance[]): Leads {
  const atOnce = found.find(({ path, asked }) => path.length === 0 && !asked);
  const later = found.filter((of) => of !== atOnce);
  const text = ({ odds, path }: Chance): string => {
    const of = { odds: outlookText(odds, words, encounter.id), path: path.join(t(", then ")) };
    return path.length === 0 ? t("Later in this: {odds}.", of) : t("Later in this, if {path}: {odds}.", of);
  };
  return {
    atOnce: atOnce?.odds ?? [],
    later: later.map(text),
    deep: later.filter(({ chosen, path }) => chosen || path.length > 1).map(text),
  };
}

const AT_ONCE: Before = { path: [], asked: false, chosen: false };
const NOTHING: Leads = { atOnce: [], later: [], deep: [] };

/** What the choice of an option leads to by chance; where it asks for an amount, with so many smallest units said. */
export function optionLeads(program: Program, view: View, words: Words, option: string, says?: number): Leads {
  const here = momentOf(program, view);
  const way = here === undefined ? undefined : optionOf(here.node, option);
  if (here === undefined || way === undefined) return NOTHING;
  const within = new Within(program, here.encounter, words, here.node.id, says);
  within.follow(way, { view, foreseen: true }, AT_ONCE);
  return leads(words, here.encounter, within.found);
}

/** What an answer of so many smallest units leads to by chance. */
export function answerLeads(program: Program, view: View, words: Words, amount: number): Leads {
  const here = momentOf(program, view);
  if (here?.node.step.kind !== "ask") return NOTHING;
  const { number, then } = here.node.step;
  const within = new Within(program, here.encounter, words, here.node.id);
  within.follow(then, { view: view.supposing(number, amount), foreseen: true }, AT_ONCE);
  return leads(words, here.encounter, within.found);
}
