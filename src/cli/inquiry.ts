import {
  type Decision,
  hungerDays,
  isRuined,
  type Played,
  type Program,
  type RunRecord,
  realWealth,
  splitSeed,
} from "../engine/index.js";
import {
  type DecisionInFutures,
  decisionInFutures,
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
import { wealthUnit } from "../scenario/index.js";
import { type Located, strategyFiles } from "../store/index.js";
import type { LedgersSideBySide } from "../ui/screens.js";
import { readRoster, sayingsOf, strategiesOf } from "./roster.js";
import { futuresHere, oneThread } from "./workers.js";

/** What is asked about a finished run. */
export interface Inquired {
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
  /** Worlds beside the run played so far, and how many there will be. */
  readonly beside?: { readonly done: number; readonly all: number };
  /** What each strategy says of itself, by its id. */
  readonly sayings?: Readonly<Record<string, string>>;
}

type Asking = Players & FuturePlayers;

const ended = (stop: AbortSignal | undefined): boolean => stop?.aborted === true;

/** Worlds beside the run played before its decisions are looked at: a first answer comes soon, and a better one after it. */
const FIRST_LOOKS = [4, 20];
/** Worlds handed to a thread at once: few, as the first looks are. */
const PIECE = 2;
/** Worlds after which its place is told anew. */
const LOOK = 50;

/** The run's own world and those beside it of the same seed, as far as they are played. */
class Beside {
  private readonly asked: Inquired;
  private readonly names: StudyNames;
  private readonly players: Players;
  private readonly index: number;
  private ownPlayed: Promise<PlayedWorlds> | undefined;
  private own: PlayedWorlds | undefined;
  private readonly others: PlayedWorlds[] = [];
  private next = 0;

  constructor(asked: Inquired, names: StudyNames, players: Players) {
    this.asked = asked;
    this.names = names;
    this.players = players;
    this.index = splitSeed(asked.record.seed).index;
  }

  /** Worlds beside it that are played. */
  get done(): number {
    return this.next - (this.index < this.next ? 1 : 0);
  }

  /** Plays on until there are so many. */
  async playTo(worlds: number, stop: AbortSignal | undefined, each: () => void = () => undefined): Promise<void> {
    const { index, players, others } = this;
    this.ownPlayed ??= players.play(index, index + 1);
    this.ownPlayed.catch(() => undefined); // thrown below
    const take = (part: PlayedWorlds): void => {
      const inside = index >= part.from && index < part.to;
      const spans = inside ? [part.from, index, index + 1, part.to] : [part.from, part.to];
      for (let at = 0; at < spans.length; at += 2) {
        const [from = 0, to = 0] = spans.slice(at);
        if (from < to) others.push(cutOut(part, from, to));
      }
      this.next = part.to;
      each();
    };
    const end = worlds + (index < worlds ? 1 : 0);
    await playInOrder(players, end, take, stop, this.next, PIECE);
    this.own ??= await this.ownPlayed;
  }

  get standing(): Standing | undefined {
    const { asked, names, own, others } = this;
    const { program, played } = asked;
    if (own === undefined || others.length === 0) return undefined;
    const { world } = played;
    const ruined = isRuined({ program, campaign: played });
    const run = { wealth: realWealth(world), ruined, hungerDays: hungerDays(world) };
    return standingOf(names, run, own, others, wealthUnit(program.model.scenario).factor);
  }
}

/** Some of the worlds of a part. */
function cutOut(part: PlayedWorlds, from: number, to: number): PlayedWorlds {
  const each = part.cells.length / (part.to - part.from);
  return { ...part, from, to, cells: part.cells.slice((from - part.from) * each, (to - part.from) * each) };
}

type Asks = Pick<Inquired, "program" | "located" | "record" | "workers">;

/** Makes ready whoever plays worlds beside a run and its futures; they end when `use` has. */
async function withPlayers<T>(
  { program, located, record, workers }: Asks,
  use: (players: Asking, names: StudyNames, sayings: NonNullable<Found["sayings"]>) => Promise<T>,
): Promise<T> {
  const beside = [...strategyFiles(located.at).keys()];
  const pool = workers > 1 ? new (await import("./pool.js")).WorkerPool(workers) : undefined;
  try {
    const roster = await readRoster(located, program, [...beside, "idle"].join(","));
    const policies = Math.max(1, beside.length);
    const strategies = strategiesOf(roster, program);
    const kept = { nights: false };
    const { scenario } = program.model;
    const options = { base: record.base, changes: record.changes };
    pool?.begin({ scenario, options, roster, seed: record.seed, study: kept, run: { record, policies } });
    const here = (): Asking => {
      const study = prepareStudy(program, strategies, record.seed, kept);
      return { ...oneThread(study), ...futuresHere(study, record, policies) };
    };
    const said = sayingsOf(roster);
    const sayings = Object.fromEntries(strategies.map(({ id }, index) => [id, said[index] ?? ""]));
    return await use(pool ?? here(), namesOf(program, strategies), sayings);
  } finally {
    await pool?.close();
  }
}

/**
 * Finds out about a finished run: where it sits among plays by the strategies beside the scenario and by `idle`, in few
 * worlds first; which decisions mattered; then the other worlds. `tell` is called with what is found so far after every
 * piece of work. Ends early once `stop` is aborted.
 */
export function inquire(asked: Inquired, tell: (found: Found) => void, stop?: AbortSignal): Promise<Found> {
  const { program, worlds, most } = asked;
  return withPlayers(asked, async (players, names, sayings) => {
    const beside = new Beside(asked, names, players);
    let found: Found = { sayings };
    const note = (more: Found): void => {
      found = { ...found, ...more, beside: { done: beside.done, all: worlds } };
      tell(found);
    };
    for (const look of FIRST_LOOKS) {
      await beside.playTo(Math.min(look, worlds), stop);
      note({ standing: beside.standing });
      if (ended(stop)) return found;
    }
    const settings = {
      worlds,
      unit: wealthUnit(program.model.scenario).factor,
      ...(most === undefined ? {} : { most }),
    };
    note({ decisions: await decisionsThatMattered(players, settings, (decisions) => note({ decisions }), stop) });
    if (ended(stop)) return found;
    for (let look = LOOK; beside.done < worlds && !ended(stop); look += LOOK) {
      await beside.playTo(Math.min(look, worlds), stop, () => note({}));
      note({ standing: beside.standing });
    }
    return found;
  });
}

/** Holds one decision of a finished run against another in futures from there. @throws RangeError where it has none */
export const inFutures = (
  asked: Omit<Inquired, "most" | "played">,
  change: { readonly at: number; readonly instead: Decision },
  tell: (so: DecisionInFutures) => void,
  stop?: AbortSignal,
): Promise<DecisionInFutures> =>
  withPlayers(asked, (players) =>
    decisionInFutures(
      players,
      change,
      { worlds: asked.worlds, unit: wealthUnit(asked.program.model.scenario).factor },
      tell,
      stop,
    ),
  );

/** A finished run with one decision changed, on a thread of its own. @throws RangeError where that is not possible */
export async function otherwise(
  { program, located, record }: Pick<Inquired, "program" | "located" | "record">,
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
