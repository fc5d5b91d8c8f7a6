import { readFileSync } from "node:fs";
import { buildProgram, type Decision, type Program, type Session } from "../../src/engine/index.js";
import {
  MemoirFault,
  type MemoirRun,
  type ReplayedRun,
  readMemoir,
  replayRun,
  type Scaling,
  scaledChanges,
} from "../../src/memoir/index.js";
import { Problems, readSources, showProblem } from "../../src/scenario/index.js";
import { playWith, type Strategy } from "../../src/strategies/index.js";
import { shelf, shipped, strategies, trip } from "./scenarios.js";

export const SOURCES = readSources(shelf().sources, new Problems());

/** A memoir run beside a scenario: `memoir`, or another file of its kind. */
export interface RunFile {
  readonly id: string;
  readonly file: string;
}

export const nameOf = ({ id, file }: RunFile): string => `scenarios/${id}/${file}.yaml`;
export const textOf = (of: RunFile): string => readFileSync(nameOf(of), "utf8");

/** Reads a run for a program; `text` takes the place of the file's, `scaling` turns one of its sources. Throws its problems. */
export function readRun(
  of: RunFile,
  program: Program,
  { text = textOf(of), scaling }: { readonly text?: string; readonly scaling?: Scaling } = {},
): MemoirRun {
  const result = readMemoir({ name: nameOf(of), text }, program, SOURCES, scaling);
  if (!result.ok) throw new Error(result.problems.map(showProblem).join("\n"));
  return result.run;
}

/** A shipped run in the memoir's own base, and what it comes to there. */
export interface Replayed {
  readonly program: Program;
  readonly run: MemoirRun;
  readonly strategy: Strategy;
  readonly replayed: ReplayedRun;
}

/** Replays a shipped run; one that says `decisions: strategy` is given its strategy. */
export function replayOf(of: RunFile): Replayed {
  const program = trip("memoir", of.id);
  const run = readRun(of, program);
  const strategy = strategies(program, of.id).find(({ id }) => id === run.strategy);
  if (strategy === undefined) throw new Error(`no strategy '${run.strategy}' beside ${of.id}`);
  return { program, run, strategy, replayed: replayRun(program, run, strategyOf(of, program, run)) };
}

/** The strategy that decides for a run that writes no steps of its own. */
const strategyOf = ({ id }: RunFile, program: Program, run: MemoirRun): Strategy | undefined =>
  run.steps === undefined ? strategies(program, id).find((of) => of.id === run.strategy) : undefined;

/** Decisions of these kinds, in order. */
export const marked = ({ decisions }: Session, kinds: readonly Decision["do"][]): readonly unknown[] =>
  decisions.filter((decision) => kinds.includes(decision.do));

/** A whole play by a run's strategy in the luck the run met. */
export const byStrategy = ({ program, strategy, replayed }: Replayed): Session =>
  playWith(program, replayed.session.choice, strategy);

/** One source turned by a factor, and the counted figures that say they rest on it. */
export interface Turn extends Scaling {
  readonly figures: readonly string[];
}

/** Every source behind a counted figure, a fifth down and a fifth up. */
export function turnsOf({ figures }: MemoirRun): readonly Turn[] {
  const behind = new Map<string, string[]>();
  for (const { counted, id, from } of figures)
    if (counted) for (const source of from) behind.set(source, [...(behind.get(source) ?? []), id]);
  return [...behind].flatMap(([source, ids]) => [0.8, 1.2].map((factor) => ({ source, factor, figures: ids })));
}

/** The figures of a turn that hold all the same, and whether the source stands behind any number at all. */
export function heldThrough(of: RunFile, turn: Turn): { readonly held: readonly string[]; readonly used: boolean } {
  const { source, factor, figures } = turn;
  const scaling = { source, factor };
  const scenario = shipped(of.id);
  const changes = scaledChanges(scenario, "memoir", scaling);
  const program = buildProgram(scenario, { base: "memoir", changes });
  const run = readRun(of, program, { scaling });
  const used =
    Object.keys(changes).length > 0 || [...run.numbers.values()].some((literal) => literal.source === source);
  try {
    const came = replayRun(program, run, strategyOf(of, program, run)).figures;
    const held = came.filter(({ holds, figure }) => holds && figures.includes(figure.id));
    return { held: held.map(({ figure }) => figure.id), used };
  } catch (error) {
    if (error instanceof MemoirFault) return { held: [], used }; // the narrator's own decision no longer fits: that breaks it too
    throw error;
  }
}
