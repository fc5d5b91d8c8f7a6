import {
  type CompiledOptions,
  type CompiledProgram,
  type CompiledRun,
  type Decision,
  forcedDraws,
  Journal,
  type Played,
  type Program,
  type Refusal,
  RefusedDecision,
  restName,
  runCompiled,
  Session,
  View,
  type WorldChoice,
  worldKey,
} from "../engine/index.js";
import { StrategyError } from "./error.js";
import { ownLuck } from "./own-luck.js";
import type { Strategy } from "./strategy.js";

/** Decisions of one campaign after which a strategy is taken to run in circles. */
export const MOST_DECISIONS = 5_000;

const complain = (strategy: Strategy, session: Session, decision: Decision, why: Refusal): StrategyError =>
  new StrategyError(
    `strategy '${strategy.id}' decided ${JSON.stringify(decision)} at '${restName(session.campaign.rest)}' on day ${session.campaign.world.day}: ${why}`,
  );

/** Lets a strategy play a session on from where it stands, to the ending. */
export function playOn(session: Session, strategy: Strategy): Session {
  const memory = strategy.start(ownLuck(worldKey(session.choice.seed)));
  for (let count = 0; !session.campaign.ended; count += 1) {
    if (count >= MOST_DECISIONS)
      throw new StrategyError(`strategy '${strategy.id}' made more than ${MOST_DECISIONS} decisions`);
    const view = new View(session.program, session.campaign.world, session.campaign.rest);
    const decision = strategy.decide(view, memory);
    const answer = session.decide(decision);
    if (!answer.ok) throw complain(strategy, session, decision, answer.why);
  }
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
      if (count > MOST_DECISIONS)
        throw new StrategyError(`strategy '${strategy.id}' made more than ${MOST_DECISIONS} decisions`);
      return strategy.decide(view, memory);
    });
    return { ...run, followed: strategy.followed?.(memory) };
  } catch (error) {
    if (error instanceof RefusedDecision) throw new StrategyError(`strategy '${strategy.id}' decided ${error.message}`);
    throw error;
  }
}

/** The same with journal and decisions kept, for looking at one campaign. */
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
