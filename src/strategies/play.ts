import {
  type CompiledOptions,
  type CompiledProgram,
  type CompiledRun,
  cutAt,
  type Decision,
  forcedDraws,
  hashOf,
  Journal,
  type Played,
  type Program,
  type Refusal,
  RefusedDecision,
  type Rest,
  restName,
  runCompiled,
  Session,
  View,
  type World,
  type WorldChoice,
  worldKey,
} from "../engine/index.js";
import { type FaultKind, StrategyError, StrategyFault } from "./error.js";
import { ownLuck } from "./own-luck.js";
import { fallback, mostDecided, type Strategy } from "./strategy.js";

const complain = (strategy: Strategy, session: Session, decision: Decision, why: Refusal): StrategyError =>
  new StrategyError(
    `strategy '${strategy.id}' decided ${JSON.stringify(decision)} at '${restName(session.campaign.rest)}' on day ${session.campaign.world.day}: ${why}`,
  );

/** Lets a strategy play a session on from where it stands, to the ending: a decision at a time, so that others may come between. */
export function* decidesOn(session: Session, strategy: Strategy): Generator<Decision, void> {
  const memory = strategy.start(ownLuck(worldKey(session.choice.seed)));
  for (let count = 0; !session.campaign.ended; count += 1) {
    if (count >= mostDecided(strategy))
      throw new StrategyError(`strategy '${strategy.id}' made more than ${count} decisions`);
    const view = new View(session.program, session.campaign.world, session.campaign.rest);
    const decision = strategy.decide(view, memory);
    const answer = session.decide(decision);
    if (!answer.ok) throw complain(strategy, session, decision, answer.why);
    yield decision;
  }
}

/** The same in one go. */
export function playOn(session: Session, strategy: Strategy): Session {
  for (const _decision of decidesOn(session, strategy));
  return session;
}

/** One campaign by one strategy. */
export const playWith = (program: Program, choice: WorldChoice, strategy: Strategy): Session =>
  playOn(new Session(program, choice), strategy);

/** A campaign on a compiled chart, and of a recorded play the share that was followed. */
export type PlayedCompiled = CompiledRun & { readonly followed: number | undefined };

/** One campaign on a compiled chart: the same hash, many times faster; keeps no record. */
export function playCompiled(compiled: CompiledProgram, options: CompiledOptions, strategy: Strategy): PlayedCompiled {
  const memory = strategy.start(ownLuck(options.nature.key));
  let count = 0;
  try {
    const run = runCompiled(compiled, options, (view) => {
      count += 1;
      if (count > mostDecided(strategy))
        throw new StrategyError(`strategy '${strategy.id}' made more than ${count - 1} decisions`);
      return strategy.decide(view, memory);
    });
    return { ...run, followed: strategy.followed?.(memory) };
  } catch (error) {
    if (error instanceof RefusedDecision) throw new StrategyError(`strategy '${strategy.id}' decided ${error.message}`);
    throw error;
  }
}

/** How a strategy failed a campaign: the first failure, after which the trader decided as one who has no rule. */
export interface PlayFault {
  readonly kind: FaultKind;
  readonly day: number;
  /** The rest it failed at. */
  readonly at: string;
  readonly says: string;
}

/** A campaign that was played to its end whatever the strategy did. */
export type PlayedThrough = PlayedCompiled & { readonly fault: PlayFault | undefined };

/** A strategy asked until it fails; from then on the fallback decides. */
export class GuardedStrategy {
  fault: PlayFault | undefined;
  /** How often it has been asked. */
  count = 0;
  memory: unknown;
  private readonly strategy: Strategy;

  constructor(strategy: Strategy) {
    this.strategy = strategy;
  }

  /** Another asked on from what this one remembers now; neither moves the other. */
  copy(): GuardedStrategy {
    const copy = new GuardedStrategy(this.strategy);
    copy.fault = this.fault;
    copy.count = this.count;
    copy.memory = structuredClone(this.memory);
    return copy;
  }

  start(options: CompiledOptions): void {
    try {
      this.memory = this.strategy.start(ownLuck(options.nature.key));
    } catch (error) {
      this.fault = { kind: kindOf(error), day: 0, at: "start", says: messageOf(error) };
    }
  }

  private fail(view: View, kind: FaultKind, says: string): Decision {
    this.fault ??= { kind, day: view.day, at: restName(view.rest), says };
    return fallback(view);
  }

  readonly decide = (view: View): Decision => {
    this.count += 1;
    const most = mostDecided(this.strategy);
    if (this.fault !== undefined) {
      if (this.count <= 2 * most) return fallback(view);
      throw new StrategyError(`waiting does not end the campaign at '${restName(view.rest)}'`);
    }
    if (this.count > most) return this.fail(view, "endless", `more than ${most} decisions`);
    try {
      return this.strategy.decide(view, this.memory);
    } catch (error) {
      return this.fail(view, kindOf(error), messageOf(error));
    }
  };

  readonly otherwise = (view: View, refused: RefusedDecision): Decision => {
    if (this.fault !== undefined) throw new StrategyError(`one who has no rule decided ${refused.message}`);
    return this.fail(view, "illegal", refused.message);
  };

  followed(): number | undefined {
    return this.fault === undefined ? this.strategy.followed?.(this.memory) : undefined;
  }
}

const kindOf = (error: unknown): FaultKind => (error instanceof StrategyFault ? error.kind : "error");
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * One campaign on a compiled chart that ends whatever the strategy does. One that throws, is refused, answers late or
 * decides without end has failed it, which is an outcome: from there on the trader decides as one who has no rule.
 * `until`: the last day that is played. Then the campaign is left as it stands, on the morning after or where a road leads out later.
 */
export function playThrough(
  compiled: CompiledProgram,
  options: CompiledOptions,
  strategy: Strategy,
  until?: number,
): PlayedThrough {
  const asked = new GuardedStrategy(strategy);
  asked.start(options);
  const { world, rest } = playedTo(compiled, options, asked, until);
  return {
    world,
    rest,
    hash: () => hashOf(world, JSON.stringify(rest)),
    followed: asked.followed(),
    fault: asked.fault,
  };
}

/** Thrown to leave a campaign as it stands, nothing more decided. */
class LeftAt extends Error {
  readonly world: World;
  readonly rest: Rest;

  constructor(world: World, rest: Rest) {
    super("the campaign is left where it stands");
    this.world = world;
    this.rest = rest;
  }
}

function playedTo(
  compiled: CompiledProgram,
  options: CompiledOptions,
  { decide, otherwise }: GuardedStrategy,
  until: number | undefined,
): Pick<CompiledRun, "world" | "rest"> {
  if (until === undefined) return runCompiled(compiled, options, decide, otherwise);
  try {
    const within = (view: View, _at: number, world: World): Decision => {
      if (view.day > until) throw new LeftAt(world, view.rest);
      return cutAt(until, decide(view), view.day);
    };
    return runCompiled(compiled, options, within, otherwise);
  } catch (error) {
    if (error instanceof LeftAt) return error;
    throw error;
  }
}

/** As `playCompiled`, with journal and decisions kept, for looking at one campaign. */
export function watchCompiled(
  compiled: CompiledProgram,
  executor: CompiledOptions["executor"],
  choice: WorldChoice,
  strategy: Strategy,
): Played {
  const journal = new Journal();
  const decisions: Decision[] = [];
  const noting: Strategy = {
    ...strategy,
    decide(view, memory) {
      const decision = strategy.decide(view, memory);
      decisions.push(decision);
      return decision;
    },
  };
  const nature = { key: worldKey(choice.seed), options: choice.nature };
  const run = playCompiled(
    compiled,
    { executor, nature, forced: forcedDraws(choice.forced ?? []), watch: journal },
    noting,
  );
  return { program: compiled.program, choice, world: run.world, rest: run.rest, hash: run.hash(), journal, decisions };
}
