import type { Model } from "../src/engine/model.js";
import type { Rest } from "../src/engine/rest.js";
import { begin, conditionsOf, dueTest, meet, rollOf } from "../src/engine/rules/encounter.js";
import { type Deed, deedsOf } from "../src/engine/rules/verbs.js";
import type { World } from "../src/engine/world.js";
import type { Compiled } from "../src/expr/index.js";
import { type Edge, type Encounter, type Node, waysOf } from "../src/scenario/index.js";

/** Ends a campaign from inside an encounter. */
export interface Ended {
  readonly ending: string;
}

/** A way out of a node: where it leads, what it does, how often it may be taken. */
export interface Way {
  readonly to: Place | undefined;
  readonly ended: Ended | undefined;
  readonly deeds: Deed | undefined;
  readonly bound: { readonly max: number; readonly counter: number; readonly otherwise: Place | undefined } | undefined;
}

/** A node of an encounter, bound to its rules. */
export interface Place {
  readonly deeds: Deed;
  readonly rest: Rest;
  readonly options: ReadonlyMap<string, { readonly may: Compiled<World> | undefined; readonly way: Way }>;
  readonly ask: { readonly from: Compiled<World>; readonly to: Compiled<World>; readonly variable: number } | undefined;
  readonly roll: Deed | undefined;
  /** A condition: the first way when it holds, else the second. */
  readonly holds: Compiled<World> | undefined;
  /** A question ends a running wait that the encounter itself let run on. */
  readonly stopsWait: boolean;
  ways: readonly Way[];
}

export interface Meeting {
  readonly place: number | undefined;
  readonly leg: boolean;
  readonly due: (w: World) => boolean;
  /** The encounter's own conditions, for one that a post opens. */
  readonly holds: (w: World) => boolean;
  readonly open: (w: World) => void;
  /** The same for a day of work, which ends no wait. */
  readonly begin: (w: World) => void;
  readonly first: Place | undefined;
}

/** Nodes of one encounter, linked to each other. */
class Graph {
  private readonly model: Model;
  private readonly encounter: Encounter;
  private readonly places = new Map<string, Place>();

  /** A day of work, and where only questions wake who waits any encounter, lets a wait run on until it asks. */
  private readonly passes: boolean;

  constructor(model: Model, encounter: Encounter) {
    this.model = model;
    this.encounter = encounter;
    const { activities, encounters, wokenBy } = model.scenario;
    this.passes = wokenBy === "question" || activities.some((of) => encounters[of.encounter] === encounter);
  }

  at(id: string | undefined): Place | undefined {
    const node = this.encounter.nodes.find((other) => other.id === id);
    return node === undefined ? undefined : (this.places.get(node.id) ?? this.build(node));
  }

  private build(node: Node): Place {
    const { model, encounter } = this;
    const { step } = node;
    const options = new Map<string, { may: Compiled<World> | undefined; way: Way }>();
    const place: Place = {
      deeds: deedsOf(model, node.verbs),
      rest: { kind: step.kind === "ask" ? "ask" : "choose", encounter: encounter.id, node: node.id },
      options,
      ask: this.asked(step),
      roll: step.kind === "roll" ? rollOf(model, `${encounter.id}.${node.id}`, step.roll) : undefined,
      holds: step.kind === "if" ? model.expr(step.when) : undefined,
      stopsWait: this.passes && (step.kind === "ask" || step.kind === "choose"),
      ways: [],
    };
    this.places.set(node.id, place);
    place.ways = waysOf(node).map((edge) => this.way(edge));
    if (step.kind === "choose")
      for (const [index, { id, when }] of step.options.entries()) {
        const way = place.ways[index];
        if (way !== undefined) options.set(id, { may: when && model.expr(when), way });
      }
    return place;
  }

  private asked(step: Node["step"]): Place["ask"] {
    if (step.kind !== "ask") return undefined;
    const { model } = this;
    return {
      from: model.expr(step.from),
      to: model.expr(step.to),
      variable: model.scenario.variables.findIndex(({ id }) => id === step.number),
    };
  }

  private way({ to, ending, verbs, bound }: Edge): Way {
    return {
      to: this.at(to),
      ended: ending === undefined ? undefined : { ending },
      deeds: verbs.length === 0 ? undefined : deedsOf(this.model, verbs),
      bound: bound && { max: bound.max, counter: bound.counter, otherwise: this.at(bound.otherwise) },
    };
  }
}

export function meetingOf(model: Model, encounter: Encounter, index: number): Meeting {
  const counters = encounter.nodes
    .flatMap(waysOf)
    .flatMap((edge) => (edge.bound === undefined ? [] : [edge.bound.counter]));
  return {
    place: encounter.place,
    leg: encounter.leg !== undefined,
    due: dueTest(model, index, encounter),
    holds: conditionsOf(model, encounter),
    open: (w) => (model.scenario.wokenBy === "question" ? begin : meet)(w, index, counters),
    begin: (w) => begin(w, index, counters),
    first: new Graph(model, encounter).at(encounter.nodes[0]?.id),
  };
}
