import {
  type CompiledOptions,
  type CompiledProgram,
  compileProgram,
  deathCount,
  hungerDays,
  keyOfWorld,
  type Model,
  Nature,
  owed,
  type Program,
  type Rest,
  realWealth,
  rootKey,
  splitSeed,
  type Watch,
  World,
  type WorldKey,
} from "../engine/index.js";
import { FAULT_KINDS, type FaultKind, type PlayFault, playThrough, type Strategy } from "../strategies/index.js";

/** One campaign of a study: what a tidy table has a row for. */
export interface Play {
  readonly world: number;
  readonly strategy: string;
  readonly ending: string;
  /** How the ending came: by the trader's choice, as ruin, or because time was up; empty where it did not end. */
  readonly kind: string;
  readonly ruined: boolean;
  readonly day: number;
  /** Smallest units of the numeraire. */
  readonly wealth: number;
  /** Person-days of food missed. */
  readonly hungerDays: number;
  readonly deaths: number;
  /** Of a recorded play, the share of its decisions that was taken; undefined for other strategies. */
  readonly followed: number | undefined;
  /** The deepest fall of real wealth below an earlier height, looked at on the first night, every seventh and the last; NaN unless the study watches its nights. Smallest units. */
  readonly drawdown: number;
  /** How the strategy failed, after which the trader decided as one who has no rule; undefined where it did not. */
  readonly fault: FaultKind | undefined;
  /** By member of the household: days of food missed, and 1 where he or she died. */
  readonly missed: Float64Array;
  readonly died: Float64Array;
  /** By credit: what the lender had not got back at the end, in smallest units of its currency. */
  readonly unpaid: Float64Array;
  /** Real wealth on every seventh night, NaN after the end; undefined unless the study keeps it. Smallest units. */
  readonly weekly: Float64Array | undefined;
}

/** The last day a play saw over: the day it ended, or, left as it stood, the one before that morning. */
export const lastDayOf = ({ kind, day }: Pick<Play, "kind" | "day">): number => (kind === "" ? day - 1 : day);

/** Strategies in the worlds of one seed, made ready: the chart is compiled once. */
export interface Study {
  readonly compiled: CompiledProgram;
  readonly strategies: readonly Strategy[];
  readonly root: WorldKey;
  /** Weeks kept of each play; 0 where none are. */
  readonly weeks: number;
  readonly nights: boolean;
  /** The last day that is played. */
  readonly until: number | undefined;
}

/** Days of a week. */
export const WEEK = 7;

/** Full weeks in the longest campaign of a scenario as it stands. */
export function weeksOf({ scenario, values, varying }: Model): number {
  const { days } = scenario.start;
  return Math.floor(Math.round(varying.find(({ at }) => at === days)?.high ?? values[days] ?? 0) / WEEK);
}

export interface StudyOptions {
  /** Whether the deepest fall of wealth is watched for (unless told it is): a look at all home prices once a week. Without it `drawdown` is NaN. */
  readonly nights?: boolean;
  /** Whether the real wealth of every seventh night is kept. */
  readonly weekly?: boolean;
  /** The last day that is played: campaigns are left as they stand on the morning after. Strategies are not told of it. */
  readonly until?: number | undefined;
}

export const prepareStudy = (
  program: Program,
  strategies: readonly Strategy[],
  seed: string,
  { weekly = false, nights = true, until }: StudyOptions = {},
): Study => ({
  compiled: compileProgram(program),
  strategies,
  root: rootKey(splitSeed(seed).root),
  weeks: weekly ? weeksOf(program.model) : 0,
  nights: nights || weekly,
  until,
});

/** Numbers a play is packed into before those of members and credits. */
const FIXED = 8;

/** Worlds `from` to `to - 1` as played: world by world, strategy by strategy, so many numbers each. Plain data, to be handed between threads. */
export interface PlayedWorlds {
  readonly from: number;
  readonly to: number;
  readonly cells: Float64Array<ArrayBuffer>;
  /** Real wealth week by week, in the same order; empty unless the study keeps it. */
  readonly weekly: Float64Array<ArrayBuffer>;
  /** The first failure of each strategy in these worlds, in words. */
  readonly faults?: readonly FailedPlay[];
}

/** A strategy's failure in a world: what it was and where. Plain data. */
export interface FailedPlay extends PlayFault {
  readonly world: number;
  readonly strategy: string;
}

/** Watches one campaign from night to night: weekly wealth and the deepest fall. Costs one look at wealth a week. */
class Nights implements Watch {
  private peak = 0;
  fall = 0;
  private weekly: Float64Array | undefined;

  begin(weekly: Float64Array | undefined): void {
    this.peak = Number.NEGATIVE_INFINITY;
    this.fall = 0;
    this.weekly = weekly;
    weekly?.fill(Number.NaN);
  }

  dusk(world: World): void {
    if (world.day !== 1 && world.day % WEEK !== 0) return;
    const wealth = realWealth(world);
    this.note(wealth);
    if (world.day % WEEK === 0 && this.weekly !== undefined) this.weekly[world.day / WEEK - 1] = wealth;
  }

  note(wealth: number): void {
    if (wealth > this.peak) this.peak = wealth;
    else if (this.peak - wealth > this.fall) this.fall = this.peak - wealth;
  }
}

/** Writes how a campaign ended into its cells, which begin at `at`. */
function pack(cells: Float64Array, at: number, world: World, wealth: number, fall: number): void {
  const { household, credit } = world.model.scenario;
  const { missed, dead } = world;
  const people = household.members.length;
  const rest = at + FIXED;
  cells[at] = wealth;
  cells[at + 2] = world.day;
  cells[at + 3] = hungerDays(world);
  cells[at + 4] = deathCount(world);
  cells[at + 6] = fall;
  for (let index = 0; index < people; index += 1) {
    cells[rest + index] = missed[index] ?? 0;
    cells[rest + people + index] = dead[index] ?? 0;
  }
  for (let index = 0; index < credit.length; index += 1) cells[rest + 2 * people + index] = owed(world, index);
}

/** So many campaigns are over on the tables before the code is printed, read and warm. The hashes are the same. */
const HANDFUL = 16;

/** Whether so many campaigns are over before code made for them would serve. */
export const isHandful = (campaigns: number): boolean => campaigns <= HANDFUL;

/** Plays one campaign of a study and writes it into its cells, which begin at `at`; answers how the strategy failed, where it did. */
function playInto(
  { compiled, until }: Study,
  strategy: Strategy,
  options: CompiledOptions & { readonly watch: Nights | undefined },
  { cells, at }: { readonly cells: Float64Array; readonly at: number },
): PlayFault | undefined {
  const { world, rest, followed, fault } = playThrough(compiled, options, strategy, until);
  const { watch } = options;
  const wealth = realWealth(world);
  watch?.note(wealth);
  pack(cells, at, world, wealth, watch?.fall ?? Number.NaN);
  cells[at + 1] = endingOf(world.model.scenario.endings, rest);
  cells[at + 5] = followed ?? Number.NaN;
  return fault;
}

/**
 * Plays worlds `from` to `to - 1`, each by every strategy. World i is the seed text `seed#i`; the outside of a world is
 * worked out once and shared. `values` takes the place of the scenario's numbers (a point of a sweep).
 * A strategy that fails spoils its own campaign and no other's: see `playThrough`.
 */
export function playWorlds(study: Study, from: number, to: number, values?: Float64Array): PlayedWorlds {
  const playing = worldByWorld(study, from, to, values);
  for (;;) {
    const { done, value } = playing.next();
    if (done) return value;
  }
}

/** The same, which pauses after every world. */
export function* worldByWorld(
  study: Study,
  from: number,
  to: number,
  values?: Float64Array,
): Generator<void, PlayedWorlds> {
  const { strategies, root, weeks } = study;
  const { model } = study.compiled.program;
  const { household, credit } = model.scenario;
  const fields = FIXED + 2 * household.members.length + credit.length;
  const cells = new Float64Array((to - from) * strategies.length * fields);
  const weekly = new Float64Array((to - from) * strategies.length * weeks);
  const watch = study.nights ? new Nights() : undefined;
  const failed = new Map<string, FailedPlay>();
  const executor = isHandful((to - from) * strategies.length) ? "tables" : "compiled";
  for (const strategy of strategies) strategy.renew?.();
  let at = 0;
  let world: World | undefined;
  for (let index = from; index < to; index += 1) {
    const nature = new Nature(model, keyOfWorld(root, index), { values });
    world ??= new World(nature);
    for (const strategy of strategies) {
      watch?.begin(weeks === 0 ? undefined : weekly.subarray(at * weeks, (at + 1) * weeks));
      const fault = playInto(study, strategy, { executor, nature, watch, world }, { cells, at: at * fields });
      if (fault !== undefined)
        cells[at * fields + CELLS.fault] = noteFault(failed, { ...fault, world: index, strategy: strategy.id });
      at += 1;
    }
    yield;
  }
  return { from, to, cells, weekly, faults: [...failed.values()] };
}

const endingOf = (endings: readonly { readonly id: string }[], rest: Rest): number =>
  rest.kind === "ended" ? endings.findIndex(({ id }) => id === rest.ending) : -1;

/** Keeps a strategy's first failure; answers the failure's number. */
function noteFault(failed: Map<string, FailedPlay>, fault: FailedPlay): number {
  if (!failed.has(fault.strategy)) failed.set(fault.strategy, fault);
  return 1 + FAULT_KINDS.indexOf(fault.kind);
}

/** What a study is about, for reading its plays: strategies by id in the order played, the rest in the scenario's order. */
export interface StudyNames {
  readonly strategies: readonly string[];
  readonly endings: readonly { readonly id: string; readonly kind: string }[];
  /** Members of the household, and credits, by id. */
  readonly members: readonly string[];
  readonly credits: readonly string[];
}

export const namesOf = ({ model }: Program, strategies: readonly Strategy[]): StudyNames => ({
  strategies: strategies.map(({ id }) => id),
  endings: model.scenario.endings,
  members: model.scenario.household.members.map(({ id }) => id),
  credits: model.scenario.credit.map(({ id }) => id),
});

/** Numbers each play of a study is packed into. */
const fieldsOf = ({ members, credits }: StudyNames): number => FIXED + 2 * members.length + credits.length;

/** Where in its cells a play keeps what; members' missed days, their deaths and the credits follow from `rest` on. */
export const CELLS = {
  wealth: 0,
  ending: 1,
  day: 2,
  hungerDays: 3,
  deaths: 4,
  drawdown: 6,
  fault: 7,
  rest: FIXED,
} as const;

/** Calls `each` for every play of finished worlds, in order, with the place in `cells` where it begins: the quick way to read them. */
export function eachPlay(
  names: StudyNames,
  { from, to }: PlayedWorlds,
  each: (world: number, strategy: number, at: number) => void,
): void {
  const fields = fieldsOf(names);
  let at = 0;
  for (let world = from; world < to; world += 1) {
    for (let strategy = 0; strategy < names.strategies.length; strategy += 1) {
      each(world, strategy, at);
      at += fields;
    }
  }
}

/** The plays of finished worlds, in order. What has many numbers lies in the cells: copy it to keep it. */
export function* playsOf(names: StudyNames, { from, to, cells, weekly }: PlayedWorlds): Generator<Play> {
  const { strategies, endings, members } = names;
  const fields = fieldsOf(names);
  const weeks = weekly.length / Math.max(1, (to - from) * strategies.length);
  const people = FIXED + members.length;
  let at = 0;
  for (let world = from; world < to; world += 1) {
    for (const strategy of strategies) {
      const own = cells.subarray(at * fields, (at + 1) * fields);
      const [wealth = 0, ended = -1, day = 0, hungerDays = 0, deaths = 0, share = 0, drawdown = 0, fault = 0] = own;
      const { id = "", kind = "" } = endings[ended] ?? {};
      yield {
        world,
        strategy,
        ending: id,
        kind,
        ruined: kind === "ruin",
        day,
        wealth,
        hungerDays,
        deaths,
        followed: Number.isNaN(share) ? undefined : share,
        drawdown,
        fault: FAULT_KINDS[fault - 1],
        missed: own.subarray(FIXED, people),
        died: own.subarray(people, people + members.length),
        unpaid: own.subarray(people + members.length),
        weekly: weeks === 0 ? undefined : weekly.subarray(at * weeks, (at + 1) * weeks),
      };
      at += 1;
    }
  }
}
