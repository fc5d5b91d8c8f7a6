import {
  type Decision,
  hungerDays,
  type Played,
  type Program,
  type RunRecord,
  realWealth,
  splitSeed,
} from "../engine/index.js";
import {
  decisionsThatMattered,
  type FuturePlayers,
  type Mattered,
  namesOf,
  type PlayedWorlds,
  type Players,
  playInOrder,
  prepareStudy,
  type Standing,
  type StudyNames,
  standingOf,
} from "../lab/index.js";
import { type Located, strategyFiles } from "../store/index.js";
import type { LedgersSideBySide } from "../ui/screens.js";
import { readRoster, strategiesOf } from "./roster.js";
import { futuresHere, oneThread } from "./workers.js";

/** What is asked about a finished run. */
export interface Asked {
  readonly program: Program;
  readonly located: Located;
  readonly record: RunRecord;
  readonly played: Played;
  readonly worlds: number;
  readonly most?: number | undefined;
  /** Threads; one plays in this one. */
  readonly workers: number;
}

/** What was found; what is undefined was not reached. */
export interface Found {
  readonly standing?: Standing | undefined;
  readonly decisions?: Mattered | undefined;
}

type Asking = Players & FuturePlayers;

/** Smallest units of one unit wealth is told in. */
export function unitOf({ model: { scenario } }: Program): number {
  return scenario.commodities[scenario.goods[scenario.numeraire.good]?.commodity ?? -1]?.unit.factor ?? 1;
}

/** The run's own world, then so many beside it of the same seed. */
async function standing(
  { program, record, played, worlds }: Asked,
  names: StudyNames,
  players: Players,
  stop: AbortSignal | undefined,
): Promise<Standing | undefined> {
  const { index } = splitSeed(record.seed);
  const own = await players.play(index, index + 1);
  const others: PlayedWorlds[] = [];
  const last = worlds + (index < worlds ? 1 : 0);
  await playInOrder(
    players,
    last,
    (part) => {
      for (const [from, to] of index < part.from || index >= part.to
        ? [[part.from, part.to]]
        : [
            [part.from, index],
            [index + 1, part.to],
          ])
        if (from !== undefined && to !== undefined && from < to) others.push(cutOut(part, from, to));
    },
    stop,
  );
  if (others.length === 0) return undefined;
  const { rest, world } = played;
  const kind = program.model.scenario.endings.find(({ id }) => rest.kind === "ended" && id === rest.ending)?.kind;
  const run = { wealth: realWealth(world), ruined: kind === "ruin", hungerDays: hungerDays(world) };
  return standingOf(names, run, own, others, unitOf(program));
}

/** Some of the worlds of a part. */
function cutOut(part: PlayedWorlds, from: number, to: number): PlayedWorlds {
  const each = part.cells.length / (part.to - part.from);
  return { ...part, from, to, cells: part.cells.slice((from - part.from) * each, (to - part.from) * each) };
}

/**
 * Finds out about a finished run: where it sits among plays by the strategies beside the scenario and by `idle`, then
 * which decisions mattered. `tell` is called with what is found so far after every piece of work. Ends early once `stop`
 * is aborted.
 */
export async function inquire(asked: Asked, tell: (found: Found) => void, stop?: AbortSignal): Promise<Found> {
  const { program, located, record, worlds, most, workers } = asked;
  const beside = [...strategyFiles(located.at).keys()];
  const roster = await readRoster(located, program, [...beside, "idle"].join(","));
  const policies = Math.max(1, beside.length);
  const strategies = strategiesOf(roster, program);
  const kept = { nights: false };
  const pool = workers > 1 ? new (await import("./pool.js")).WorkerPool(workers) : undefined;
  try {
    const { scenario } = program.model;
    const options = { base: record.base, changes: record.changes };
    pool?.begin({ scenario, options, roster, seed: record.seed, study: kept, run: { record, policies } });
    const study = prepareStudy(program, strategies, record.seed, kept);
    const players: Asking = pool ?? { ...oneThread(study), ...futuresHere(study, record, policies) };
    const found: Found = { standing: await standing(asked, namesOf(program, strategies), players, stop) };
    tell(found);
    if (stop?.aborted === true) return found;
    const settings = { worlds, unit: unitOf(program), ...(most === undefined ? {} : { most }) };
    const decisions = await decisionsThatMattered(players, settings, (so) => tell({ ...found, decisions: so }), stop);
    return { ...found, decisions };
  } finally {
    await pool?.close();
  }
}

/** A finished run with one decision changed, on a thread of its own. @throws RangeError where that is not possible */
export async function otherwise(
  { program, located, record }: Pick<Asked, "program" | "located" | "record">,
  at: number,
  instead: Decision,
): Promise<LedgersSideBySide> {
  const roster = await readRoster(located, program, "idle");
  const pool = new (await import("./pool.js")).WorkerPool(1);
  try {
    const options = { base: record.base, changes: record.changes };
    pool.begin({ scenario: program.model.scenario, options, roster, seed: record.seed, run: { record, policies: 1 } });
    return await pool.otherwise(at, instead);
  } finally {
    await pool.close();
  }
}
