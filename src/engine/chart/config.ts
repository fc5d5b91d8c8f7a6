import type { Model } from "../model.js";
import type { Chart } from "./campaign.js";
import type { State } from "./vocabulary.js";

/** A machine's configuration as plain data: XState's `createMachine` takes it; guards and actions are named, not defined. */
export interface ChartConfig {
  readonly id: string;
  readonly initial: string;
  readonly states: Readonly<Record<string, State>>;
}

const OVER = "over";

const finals = ({ root }: Chart): Readonly<Record<string, State>> =>
  Object.fromEntries(Object.entries(root.states).filter(([, { type }]) => type === "final"));

/** The first state of one of these names that holds an encounter: all instances of one are alike but for where they lead back to. */
function instanceOf(states: Readonly<Record<string, State>>, names: readonly string[]): State | undefined {
  for (const [name, state] of Object.entries(states)) {
    if (names.includes(name) && state.onDone !== undefined) return state;
    const inner = state.states === undefined ? undefined : instanceOf(state.states, names);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** What an encounter's states are called: its own name, and that of the activities whose day it is. */
const namesOf = ({ scenario: { activities, encounters } }: Model, id: string): readonly string[] => [
  id,
  ...activities.filter((of) => encounters[of.encounter]?.id === id).map((of) => of.id),
];

/** The whole campaign, every encounter in full. */
export const campaignConfig = (chart: Chart): ChartConfig => ({ id: "campaign", ...chart.root });

/** One encounter as a machine of its own: it ends in `over` where it leads back to the day, or in an ending. Undefined where the chart has none of that name. */
export function encounterConfig(chart: Chart, model: Model, id: string): ChartConfig | undefined {
  const state = instanceOf(chart.root.states, namesOf(model, id));
  if (state === undefined) return undefined;
  return {
    id: "campaign",
    initial: id,
    states: { [id]: { ...state, onDone: OVER }, [OVER]: { type: "final" }, ...finals(chart) },
  };
}
