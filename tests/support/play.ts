import { type AnyMachineSnapshot, type AnyStateMachine, getNextSnapshot } from "xstate";
import type { Campaign } from "../../src/engine/campaign.js";
import { eventOf } from "../../src/engine/decision.js";
import {
  buildProgram,
  type Decision,
  type Program,
  Session,
  View,
  type WorldChoice,
  worldKey,
} from "../../src/engine/index.js";
import type { Scenario } from "../../src/scenario/index.js";
import { ownLuck, type Strategy } from "../../src/strategies/index.js";

export interface Step {
  readonly session: Session;
  /** What the trader saw, and what he decided on it. */
  readonly view: View;
  readonly decision: Decision;
}

export const viewOf = ({ program, campaign }: Session): View => new View(program, campaign.world, campaign.rest);

/** Plays a session to its ending and shows each decision before it is taken. A refusal is an error. */
export function play(session: Session, strategy: Strategy, before: (step: Step) => void = () => {}): Session {
  const memory = strategy.start(ownLuck(worldKey(session.choice.seed)));
  while (!session.campaign.ended) {
    const view = viewOf(session);
    const decision = strategy.decide(view, memory);
    before({ session, view, decision });
    take(session, decision);
  }
  return session;
}

/** Takes a decision that must not be refused. */
export function take(session: Session, ...decisions: readonly Decision[]): Session {
  for (const decision of decisions) {
    const answer = session.decide(decision);
    if (!answer.ok) throw new Error(`${JSON.stringify(decision)}: ${answer.why}`);
  }
  return session;
}

/**
 * Where a campaign stands now, to try decisions on: whether the chart takes one, each tried on a fork. What the rules write
 * into the campaign's watch on the way is not taken back.
 */
export function forkOf(campaign: Campaign): (decision: Decision) => boolean {
  const { model } = campaign.program;
  const machine = campaign.program.machine as unknown as AnyStateMachine;
  const actor: { readonly getSnapshot: () => AnyMachineSnapshot } = Reflect.get(campaign, "actor");
  const here = actor.getSnapshot();
  return (decision) => {
    const event = eventOf(model, decision);
    if (!here.can(event)) return false;
    return getNextSnapshot(machine, here, event) !== here;
  };
}

/** A session of a scenario, begun. */
export function begun(of: Scenario | Program, choice: Partial<WorldChoice> = {}): Session {
  const program = "model" in of ? of : buildProgram(of, { base: choice.base, changes: choice.changes });
  return take(new Session(program, { seed: "small", ...choice }), { do: "begin" });
}

/** Getters of a view and of what it extends, by name: a new one is compared without being listed here. */
export function gettersOf(view: View): string[] {
  const names = new Set<string>();
  for (let proto = Object.getPrototypeOf(view); proto !== Object.prototype; proto = Object.getPrototypeOf(proto)) {
    for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(proto))) if (get) names.add(name);
  }
  return [...names].sort();
}

/** What a view answers when asked about one thing, for everything it names. */
const answers = (view: View) => ({
  goods: view.goods.map(({ id }) => [
    view.held(id),
    view.mostToBuy(id),
    view.mostToSell(id),
    view.costToBuy(id, view.mostToBuy(id)),
    view.costsItsPrice(id, view.mostToBuy(id)),
    view.proceedsOfSelling(id, view.mostToSell(id)),
  ]),
  money: view.money.map(({ id }) => view.held(id)),
  debts: view.debts.map(({ id }) => view.mostToRepay(id)),
  recipes: view.recipes.map(({ id }) => view.mostToMake(id)),
  activities: view.activities.map(({ id }) => view.activity(id)),
  options: view.options.map(({ id }) => view.mayChoose(id)),
  routes: view.routes.map(({ id }) => view.mayTravel(id)),
  finishes: view.finishes.map((id) => view.mayFinish(id)),
});

/** All that a view shows, by getter, and all it answers. */
export const seen = (view: View): Record<string, unknown> => ({
  ...Object.fromEntries(gettersOf(view).map((name) => [name, Reflect.get(view, name)])),
  answers: answers(view),
});
