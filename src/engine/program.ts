import type { Compiled } from "../expr/index.js";
import type { CheckedExpr, Encounter, Node, Scenario } from "../scenario/index.js";
import type { Dims } from "../units/index.js";
import { type Chart, campaignChart } from "./chart/campaign.js";
import { machineOf } from "./chart/machine.js";
import { buildModel, type Model, type ModelOptions } from "./model.js";
import { type Foresee, leadsToOffer, outlookFrom, writtenOddsFrom } from "./outlook.js";
import { type Bounds, boundsOf } from "./rules/bounds.js";
import { workViews } from "./view-work.js";
import type { World } from "./world.js";

type Test = (w: World) => boolean;

/** An option of a choice, with the chart's own guard. */
export interface ProgramOption {
  readonly id: string;
  readonly may: Test;
  /** Whether a player is told of it at all; undefined: always. */
  readonly shown: Compiled<World> | undefined;
  readonly outlook: Foresee | undefined;
  /** The subject of the draw `outlook` speaks of, where its odds are written in the encounter. */
  readonly written: string | undefined;
  /** Whether it leads to offering an officer something. */
  readonly offers: boolean;
  /** The condition it is open under, for telling a player what is missing. */
  readonly when: CheckedExpr | undefined;
}

/** A question for a number, with its bounds. */
export interface ProgramRange extends Bounds {
  readonly number: string;
  readonly dims: Dims;
  readonly outlook: Foresee | undefined;
  readonly written: string | undefined;
  readonly offers: boolean;
}

/** What a node asks of a trader. */
export interface NodeAsk {
  readonly options: readonly ProgramOption[];
  readonly range: ProgramRange | undefined;
}

/** A scenario made ready to play: its model, its chart and the XState machine. Build once, play many. */
export interface Program {
  readonly model: Model;
  readonly chart: Chart;
  readonly machine: ReturnType<typeof machineOf>;
  /** By `encounter.node`: the options with the chart's own guards. */
  readonly options: ReadonlyMap<string, readonly ProgramOption[]>;
  readonly ranges: ReadonlyMap<string, ProgramRange>;
  /** Options and ranges by encounter, then node: what a view asks for at each decision, without a name to put together. */
  readonly asked: ReadonlyMap<string, ReadonlyMap<string, NodeAsk>>;
  /** By `encounter.node`: what a trader expects of the roll there. */
  readonly outlooks: ReadonlyMap<string, Foresee>;
  readonly finishes: readonly { readonly id: string; readonly may: Test; readonly when: CheckedExpr | undefined }[];
  /** What recipes and activities show of themselves. */
  readonly work: ReturnType<typeof workViews>;
}

const NEVER = { type: "" };

function eachNode(
  scenario: Scenario,
): readonly { readonly name: string; readonly encounter: Encounter; readonly node: Node }[] {
  return scenario.encounters.flatMap((encounter) =>
    encounter.nodes.map((node) => ({ name: `${encounter.id}.${node.id}`, encounter, node })),
  );
}

function optionsOf(model: Model, chart: Chart, encounter: Encounter, node: Node): readonly ProgramOption[] {
  if (node.step.kind !== "choose") return [];
  return node.step.options.map((option) => {
    const { id, to, shown, when } = option;
    const guard = chart.phrases.guards.get(`may ${encounter.id}.${node.id}.${id}`);
    return {
      id,
      may: (w) => guard === undefined || guard(w, NEVER),
      shown: shown === undefined ? undefined : model.expr(shown),
      outlook: outlookFrom(model, encounter, to),
      written: writtenOddsFrom(encounter, to),
      offers: leadsToOffer(encounter, option),
      when,
    };
  });
}

function askedOf({ encounters }: Scenario, options: Program["options"], ranges: Program["ranges"]): Program["asked"] {
  const at = (name: string): NodeAsk => ({ options: options.get(name) ?? [], range: ranges.get(name) });
  return new Map(
    encounters.map(({ id, nodes }) => [id, new Map(nodes.map((node) => [node.id, at(`${id}.${node.id}`)]))]),
  );
}

export function buildProgram(scenario: Scenario, options: ModelOptions = {}): Program {
  const model = buildModel(scenario, options);
  const chart = campaignChart(model);
  const nodes = eachNode(scenario);
  const ranges = nodes.flatMap(({ name, encounter, node: { step } }) => {
    if (step.kind !== "ask") return [];
    const outlook = outlookFrom(model, encounter, step.then.to);
    const written = writtenOddsFrom(encounter, step.then.to);
    const offers = leadsToOffer(encounter, step.then);
    const { dims } = scenario.variables.find(({ id }) => id === step.number) ?? { dims: {} };
    return [[name, { number: step.number, dims, ...boundsOf(model, step), outlook, written, offers }] as const];
  });
  const [choices, questions] = [
    new Map(nodes.map(({ name, encounter, node }) => [name, optionsOf(model, chart, encounter, node)])),
    new Map(ranges),
  ];
  const finishes = scenario.endings.flatMap((ending, index) => {
    const guard = chart.phrases.guards.get(`may end ${ending.id}`);
    return guard === undefined
      ? []
      : [{ id: ending.id, may: (w: World) => guard(w, { type: "finish", a: index }), when: ending.when }];
  });
  const outlooks = nodes.flatMap(({ name, encounter, node }) => {
    const outlook = node.step.kind === "roll" ? outlookFrom(model, encounter, node.id) : undefined;
    return outlook === undefined ? [] : [[name, outlook] as const];
  });
  return {
    model,
    chart,
    machine: machineOf(chart),
    options: choices,
    ranges: questions,
    asked: askedOf(scenario, choices, questions),
    outlooks: new Map(outlooks),
    finishes,
    work: workViews(model),
  };
}
