import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Campaign } from "../src/engine/campaign.js";
import {
  buildProgram,
  compileProgram,
  type Decision,
  hashOf,
  keyOfWorld,
  Nature,
  type Program,
  rootKey,
  runCompiled,
  View,
  type WorldKey,
} from "../src/engine/index.js";
import { World } from "../src/engine/world.js";
import { load, strategyFrom } from "../src/index.js";
import type { Strategy } from "../src/strategies/index.js";
import { HandLoop } from "./loop.js";

/** The ways a campaign can be played, slowest first. */
export const WAYS = ["actor", "tables", "compiled", "loop"] as const;
export type WayName = (typeof WAYS)[number];

export interface Outcome {
  readonly hash: string;
  readonly day: number;
  readonly decisions: number;
}

/** Plays one world to its end. The hash is worked out only where it is asked for. */
export type Player = (world: number, hashed?: boolean) => Outcome;

const STUDY = rootKey("bench");
const keyOf = (world: number): WorldKey => keyOfWorld(STUDY, world);

/** A scenario of a given length, by the ordinary change of its number of days; of its own length unless told. */
export const programOf = (scenario: string, days?: number): Program =>
  buildProgram(load(scenario), days === undefined ? {} : { changes: { "start.days": days } });

/** A rule list from its file. */
export const rulesFrom = (path: string, program: Program): Strategy =>
  strategyFrom(readFileSync(path, "utf8"), program, path);

/** The same strategy, which lets time pass instead of ending by choice: so that a campaign lasts its days. */
const lasting = (strategy: Strategy): Strategy => ({
  ...strategy,
  decide(view, memory) {
    const decision = strategy.decide(view, memory);
    return decision.do === "finish" ? { do: "wait", days: view.longestWait } : decision;
  },
});

/** The scenario's strategy for measuring (`bench/strategies/ID.yaml`), else the first beside it, made to last. */
export function strategyOf(root: string, scenario: string, program: Program): Strategy {
  const own = join(root, "bench", "strategies");
  if (readdirSync(own).includes(`${scenario}.yaml`)) return rulesFrom(join(own, `${scenario}.yaml`), program);
  const beside = join(root, "scenarios", scenario, "strategies");
  const [first] = readdirSync(beside)
    .filter((name) => name.endsWith(".yaml"))
    .sort();
  if (first === undefined) throw new Error(`'${scenario}' has no strategy to measure it with`);
  return lasting(rulesFrom(join(beside, first), program));
}

function actor(program: Program, strategy: Strategy): Player {
  return (world, hashed = false) => {
    const campaign = new Campaign(program, { key: keyOf(world) });
    const memory = strategy.start();
    let decisions = 0;
    for (let { rest } = campaign; rest.kind !== "ended"; { rest } = campaign) {
      const decision = strategy.decide(new View(program, campaign.world, rest), memory);
      const answer = campaign.decide(decision);
      if (!answer.ok) throw new Error(`${JSON.stringify(decision)} is refused: ${answer.why}`);
      decisions += 1;
    }
    return { hash: hashed ? campaign.hash() : "", day: campaign.world.day, decisions };
  };
}

function chart(program: Program, strategy: Strategy, executor: "tables" | "compiled"): Player {
  const compiled = compileProgram(program);
  return (world, hashed = false) => {
    const memory = strategy.start();
    let decisions = 0;
    const run = runCompiled(compiled, { executor, nature: { key: keyOf(world) } }, (view) => {
      decisions += 1;
      return strategy.decide(view, memory);
    });
    return { hash: hashed ? run.hash() : "", day: run.world.day, decisions };
  };
}

function loop(program: Program, strategy: Strategy): Player {
  const hand = new HandLoop(program);
  return (index, hashed = false) => {
    const world = new World(new Nature(program.model, keyOf(index)));
    const memory = strategy.start();
    let decisions = 0;
    const rest = hand.play(world, (view): Decision => {
      decisions += 1;
      return strategy.decide(view, memory);
    });
    return { hash: hashed ? hashOf(world, JSON.stringify(rest)) : "", day: world.day, decisions };
  };
}

export function playerOf(way: WayName, program: Program, strategy: Strategy): Player {
  switch (way) {
    case "actor":
      return actor(program, strategy);
    case "tables":
    case "compiled":
      return chart(program, strategy, way);
    case "loop":
      return loop(program, strategy);
  }
}
