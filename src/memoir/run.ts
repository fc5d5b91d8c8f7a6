import {
  compileProgram,
  type Decision,
  type Draw,
  ImpossibleDraw,
  isRuin,
  keyOfWorld,
  type Program,
  realWealth,
  restName,
  rootKey,
  Session,
  View,
} from "../engine/index.js";
import { playCompiled, playOn, type Strategy } from "../strategies/index.js";
import type { Figure } from "./figures.js";
import type { MemoirRun, ScriptedStep } from "./file.js";

/** What stops a memoir run: the scenario no longer lets it happen. */
export class MemoirFault extends Error {
  override readonly name = "MemoirFault";
}

export interface CheckedFigure {
  readonly figure: Figure;
  readonly simulated: number;
  readonly holds: boolean;
}

export interface ReplayedRun {
  readonly session: Session;
  readonly figures: readonly CheckedFigure[];
  /** Forced draws with the chance each had under the model, in the order they came. */
  readonly luck: readonly (Draw & { readonly says: string })[];
  readonly priorChance: number;
}

function decide(session: Session, step: ScriptedStep, index: number): void {
  const { rest, world } = session.campaign;
  if (restName(rest) !== step.at) {
    throw new MemoirFault(
      `decision ${index + 1} is made at '${step.at}', but on day ${world.day} the campaign waits at '${restName(rest)}'`,
    );
  }
  const view = new View(session.program, world, rest);
  const decision: Decision | undefined = step.act === "begin" ? { do: "begin" } : step.act(view);
  if (decision === undefined)
    throw new MemoirFault(`decision ${index + 1} at '${step.at}' asks for nothing on day ${world.day}`);
  const answer = session.decide(decision);
  if (!answer.ok)
    throw new MemoirFault(
      `decision ${index + 1} ${JSON.stringify(decision)} on day ${world.day} is refused: ${answer.why}`,
    );
}

function follow(session: Session, run: MemoirRun, strategy: Strategy | undefined): void {
  if (run.steps !== undefined) for (const [index, step] of run.steps.entries()) decide(session, step, index);
  else if (strategy !== undefined) playOn(session, strategy);
  else throw new MemoirFault(`the run does what its strategy '${run.strategy}' does, and none was given`);
}

function play(program: Program, run: MemoirRun, strategy: Strategy | undefined): Session {
  const session = new Session(program, {
    seed: `memoir ${run.run}`,
    base: run.base,
    forced: run.forced,
    nature: run.nature,
  });
  try {
    follow(session, run, strategy);
  } catch (error) {
    if (error instanceof ImpossibleDraw) throw new MemoirFault(`a forced draw could not have come: ${error.message}`);
    throw error;
  }
  if (!session.campaign.ended)
    throw new MemoirFault(`after its last decision the run still waits at '${restName(session.campaign.rest)}'`);
  return session;
}

function luckOf(session: Session, run: MemoirRun): ReplayedRun["luck"] {
  // A draw forced by its index is not one of those forced for any.
  const singled = new Set(run.forced.map(({ draw, at }) => `${draw}@${at}`));
  const met = run.forced.flatMap(({ draw, at }) => {
    const found = session.journal.draws.filter(
      (drawn) =>
        drawn.subject === draw && (at === undefined ? !singled.has(`${draw}@${drawn.index}`) : drawn.index === at),
    );
    if (found.length === 0)
      throw new MemoirFault(`the forced draw '${draw}'${at === undefined ? "" : ` (${at})`} is never asked for`);
    return found.map((drawn) => ({ ...drawn, says: run.luckSays.get(`${draw}@${at ?? "any"}`) ?? "" }));
  });
  return met.sort((a, b) => a.day - b.day);
}

/**
 * Replays a memoir run through the ordinary engine and holds its figures beside the simulation's. `strategy` decides
 * where the run does what its strategy does. Throws MemoirFault.
 */
export function replayRun(program: Program, run: MemoirRun, strategy?: Strategy): ReplayedRun {
  const session = play(program, run, strategy);
  const { world } = session.campaign;
  const figures = run.figures.map((figure): CheckedFigure => {
    const simulated = figure.is({ world, journal: session.journal });
    return { figure, simulated, holds: Math.abs(simulated - figure.memoir) <= figure.tolerance + 1e-6 };
  });
  const luck = luckOf(session, run);
  return { session, figures, luck, priorChance: luck.reduce((product, { chance }) => product * chance, 1) };
}

export interface Percentile {
  readonly worlds: number;
  /** Share of simulated campaigns of the same strategy that ended with less real wealth. */
  readonly percentile: number;
  readonly ruined: number;
}

/** Where the memoir's result stands among what its own strategy would have met with in other worlds. */
export function percentileAmong(
  program: Program,
  strategy: Strategy,
  result: number,
  worlds: number,
  seed: string,
): Percentile {
  const compiled = compileProgram(program);
  const root = rootKey(seed);
  let below = 0;
  let ruined = 0;
  for (let index = 0; index < worlds; index += 1) {
    const { world, rest } = playCompiled(
      compiled,
      { executor: "compiled", nature: { key: keyOfWorld(root, index) } },
      strategy,
    );
    if (realWealth(world) < result) below += 1;
    if (isRuin(program.model.scenario, rest)) ruined += 1;
  }
  return { worlds, percentile: worlds === 0 ? 0 : below / worlds, ruined: worlds === 0 ? 0 : ruined / worlds };
}
