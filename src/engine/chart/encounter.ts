import { type Edge, type Encounter, type Node, type Option, waysOf } from "../../scenario/index.js";
import type { Model } from "../model.js";
import { goToWork } from "../rules/activity.js";
import { boundsOf, isWithin } from "../rules/bounds.js";
import { begin, dueTest, meet, rollOf } from "../rules/encounter.js";
import { deedsOf } from "../rules/verbs.js";
import type { Phrases, State, Way } from "./vocabulary.js";

/** Not a name a scenario can give a node. */
const OVER = "_over";

type Step<Kind extends Node["step"]["kind"]> = Extract<Node["step"], { kind: Kind }>;

const countersOf = (encounter: Encounter): readonly number[] =>
  encounter.nodes.flatMap(waysOf).flatMap((edge) => (edge.bound === undefined ? [] : [edge.bound.counter]));

/** Turns encounters into states. One instance per point of the day at which it can open; the phrases are shared. */
export class EncounterStates {
  private readonly model: Model;
  private readonly phrases: Phrases;

  /** Encounters that are days of work: a wait runs on through them until they ask for something. */
  private readonly work: ReadonlySet<string>;

  constructor(model: Model, phrases: Phrases) {
    this.model = model;
    this.phrases = phrases;
    const { activities, encounters } = model.scenario;
    this.work = new Set(activities.map(({ encounter }) => encounters[encounter]?.id ?? ""));
  }

  /** The way from a hub into an encounter, taken when it is due. */
  opening(index: number, encounter: Encounter): Way {
    const due = dueTest(this.model, index, encounter);
    return {
      guard: this.phrases.when(`${encounter.id} is due`, due),
      target: encounter.id,
      actions: [this.meeting(index, encounter)],
      description: encounter.id,
    };
  }

  meeting(index: number, encounter: Encounter): string {
    const counters = countersOf(encounter);
    const open = this.model.scenario.wokenBy === "question" ? begin : meet;
    return this.phrases.act(`meet ${encounter.id}`, (w) => open(w, index, counters));
  }

  /** A day of an activity: the trader goes to its place, and its encounter begins there. */
  working(activity: number, index: number, encounter: Encounter): string {
    const counters = countersOf(encounter);
    return this.phrases.act(`go to work ${this.model.scenario.activities[activity]?.id}`, (w) => {
      goToWork(w, activity);
      begin(w, index, counters);
    });
  }

  /** The encounter as a compound state; `back` is where it leads when it is over. */
  state(encounter: Encounter, back: string): State {
    const states: Record<string, State> = {};
    for (const node of encounter.nodes) states[node.id] = this.node(encounter, node);
    states[OVER] = { type: "final" };
    return { initial: encounter.nodes[0]?.id ?? OVER, states, onDone: back };
  }

  private node(encounter: Encounter, node: Node): State {
    const name = `${encounter.id}.${node.id}`;
    const say = `encounters.${name}.say`;
    const deeds = deedsOf(this.model, node.verbs);
    const passes = this.work.has(encounter.id) || this.model.scenario.wokenBy === "question";
    const asks = passes && (node.step.kind === "ask" || node.step.kind === "choose");
    const entry = [
      this.phrases.act(`enter ${name}`, (w) => {
        deeds(w);
        if (asks) w.waiting = 0;
        w.watch?.told?.(say, w.day);
      }),
    ];
    const { step } = node;
    switch (step.kind) {
      case "then":
        return { entry, always: this.ways(name, step.then, undefined) };
      case "if":
        return { entry, always: this.branches(name, step) };
      case "choose":
        return {
          entry,
          meta: { rest: { kind: "choose", encounter: encounter.id, node: node.id } },
          on: this.choices(name, step.options),
        };
      case "ask":
        return {
          entry,
          meta: { rest: { kind: "ask", encounter: encounter.id, node: node.id } },
          on: { answer: this.answer(name, step) },
        };
      case "roll":
        return { entry: [...entry, this.rolling(name, step)], always: this.outcomes(name, step) };
    }
  }

  private branches(name: string, step: Step<"if">): readonly Way[] {
    const when = this.model.expr(step.when);
    const guard = this.phrases.when(`${name} holds`, (w) => when(w) !== 0);
    return [...this.ways(`${name}.then`, step.then, guard), ...this.ways(`${name}.else`, step.otherwise, undefined)];
  }

  private rolling(name: string, step: Step<"roll">): string {
    const { outcomes } = step.roll;
    const roll = rollOf(this.model, name, step.roll);
    return this.phrases.act(`roll ${name}`, (w) => {
      roll(w);
      w.watch?.told?.(`encounters.${name}.${outcomes[w.outcome]}`, w.day);
    });
  }

  /** The ways of a roll, by its stored outcome; the last is taken where no other is. */
  private outcomes(name: string, { roll: { outcomes }, on }: Step<"roll">): readonly Way[] {
    return on.flatMap((edge, index) => {
      const isLast = index === outcomes.length - 1;
      const guard = isLast ? undefined : this.phrases.when(`outcome is ${index}`, (w) => w.outcome === index);
      return this.ways(`${name}.${outcomes[index]}`, edge, guard);
    });
  }

  private choices(name: string, options: readonly Option[]): Readonly<Record<string, readonly Way[]>> {
    return Object.fromEntries(
      options.map((option) => {
        const label = `${name}.${option.id}`;
        const tests = [option.shown, option.when].flatMap((of) => (of === undefined ? [] : [this.model.expr(of)]));
        const guard =
          tests.length === 0
            ? undefined
            : this.phrases.when(`may ${label}`, (w) => {
                for (const test of tests) if (test(w) === 0) return false;
                return true;
              });
        return [`choose.${option.id}`, this.ways(label, option, guard)];
      }),
    );
  }

  private answer(name: string, step: Step<"ask">): readonly Way[] {
    const bounds = boundsOf(this.model, step);
    const variable = this.model.scenario.variables.findIndex(({ id }) => id === step.number);
    const guard = this.phrases.when(`${name} is in range`, (w, { a = Number.NaN }) => isWithin(w, bounds, a));
    const note = this.phrases.act(`note ${name}`, (w, { a = 0 }) => {
      w.variables[variable] = a;
    });
    return this.ways(name, step.then, guard).map((way) => ({ ...way, actions: [note, ...(way.actions ?? [])] }));
  }

  /** An edge as one way, or as two when it is bounded: while it may still be taken, and after (`.else`). */
  private ways(label: string, edge: Edge, guard: string | undefined): readonly Way[] {
    const target = edge.ending === undefined ? (edge.to ?? OVER) : `#campaign.ended-${edge.ending}`;
    const deeds = deedsOf(this.model, edge.verbs);
    const act = edge.verbs.length === 0 ? [] : [this.phrases.act(`do ${label}`, (w) => deeds(w))];
    const plain = guard === undefined ? {} : { guard };
    const { bound } = edge;
    if (bound === undefined) return [{ ...plain, target, actions: act, description: label }];
    const test = guard === undefined ? undefined : this.phrases.guards.get(guard);
    const free = this.phrases.when(
      `${label} is still open`,
      (w, event) => (test === undefined || test(w, event)) && (w.counters[bound.counter] ?? 0) < bound.max,
    );
    const count = this.phrases.act(`count ${label}`, (w) => {
      w.counters[bound.counter] = (w.counters[bound.counter] ?? 0) + 1;
    });
    return [
      { guard: free, target, actions: [count, ...act], description: label },
      { ...plain, target: bound.otherwise ?? OVER, description: `${label}.else` },
    ];
  }
}
