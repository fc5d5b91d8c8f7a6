import { assign, setup } from "xstate";
import type { Guard, Kernel } from "../kernel.js";
import type { World } from "../world.js";
import type { Chart } from "./campaign.js";

/** What XState keeps: the world, replaced (never changed) by every action. */
export interface CampaignContext {
  readonly world: World;
}

/** Rounds of eventless transitions in one step; a chart that needs more is wrong. */
const MOST_STEPS = 5_000;

/** A kernel as an action XState may take: it works on a copy, so that every snapshot stays what it was. */
function copying(kernel: Kernel): unknown {
  const action = assign(({ context, event }: { context: CampaignContext; event: { type: string } }) => {
    const world = context.world.copy();
    kernel(world, event);
    return { world };
  });
  return Object.assign(action, { kernel });
}

function reading(guard: Guard): unknown {
  return Object.assign(
    ({ context, event }: { context: CampaignContext; event: { type: string } }) => guard(context.world, event),
    { kernel: guard },
  );
}

/** The chart as an XState machine. `.kernel` on each implementation is what other executors of the same chart call. */
export function machineOf(chart: Chart) {
  const actions = Object.fromEntries([...chart.phrases.actions].map(([name, kernel]) => [name, copying(kernel)]));
  const guards = Object.fromEntries([...chart.phrases.guards].map(([name, guard]) => [name, reading(guard)]));
  // The phrases come from the scenario, so their names cannot be known to the compiler: setup is typed loosely here.
  const prepared = setup({
    types: { context: {} as CampaignContext, input: {} as { world: World } },
    actions,
    guards,
  } as Parameters<typeof setup>[0]);
  const config = {
    id: "campaign",
    ...chart.root,
    context: ({ input }: { input: { world: World } }) => ({ world: input.world }),
    options: { maxIterations: MOST_STEPS },
  };
  return prepared.createMachine(config as unknown as Parameters<typeof prepared.createMachine>[0]);
}
