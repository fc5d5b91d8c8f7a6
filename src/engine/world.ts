import type { Model } from "./model.js";
import type { Nature } from "./nature.js";
import type { Watch } from "./watch.js";

/** Outcomes fixed in advance: subject id -> outcome, or index -> outcome. See memoir runs. */
export type ForcedDraws = ReadonlyMap<string, ReadonlyMap<number | "any", string>>;

/** Scalars of a world and what they start from, apart from its place, which is home. -1 stands for none; days count from 1. */
const START = {
  day: 0,
  place: -1,
  route: -1,
  leg: -1,
  legDays: 0,
  arrivedOn: 1,
  waiting: 0,
  exposure: 0,
  ration: 0,
  snowing: 0,
  outcome: -1,
  post: -1,
  stake: 0,
  offered: -1,
  offeredAmount: 0,
  leftHomeOn: 0,
  backHomeOn: 0,
} as const;
const SCALARS = Object.keys(START) as readonly (keyof typeof START)[];

/** Arrays of a world. */
const ARRAYS = [
  "balances",
  "variables",
  "impact",
  "takings",
  "boughtToday",
  "hunger",
  "missed",
  "dead",
  "hidden",
  "found",
  "visits",
  "metOn",
  "met",
  "counters",
  "evidence",
  "dueOn",
  "seenOn",
  "seenAsk",
  "seenBid",
] as const;

/** Arrays that are empty where a scenario has nothing of the kind; an empty one is not in the hash. */
const OPTIONAL_ARRAYS = [
  "orders",
  "workedOn",
  "daysDone",
  "buyersToday",
  "soldToday",
  "patrolToday",
  "patrolledOn",
  "regime",
  "regimeOdds",
] as const;

const NONE = new Float64Array(0);
/** Worlds without the kind share one empty array: copying them costs nothing. */
const sized = (length: number): Float64Array => (length === 0 ? NONE : new Float64Array(length));

/**
 * Everything a campaign has changed: what the rules write. Copying it copies the campaign; the luck and the prices are
 * nature's and shared. Balances lie at `account * commodities + commodity`, in smallest units.
 */
export class World {
  readonly model: Model;
  nature: Nature;
  /** Nature's, near at hand: what the rules read most. */
  #parameters: Float64Array;
  readonly #width: number;
  forced: ForcedDraws | undefined;
  watch: Watch | undefined;

  day: number = START.day;
  place: number = START.place;
  route: number = START.route;
  leg: number = START.leg;
  legDays: number = START.legDays;
  arrivedOn: number = START.arrivedOn;
  /** Days of a wait that still run. */
  waiting: number = START.waiting;
  exposure: number = START.exposure;
  ration: number = START.ration;
  snowing: number = START.snowing;
  /** Position of the last roll's outcome. */
  outcome: number = START.outcome;
  post: number = START.post;
  stake: number = START.stake;
  offered: number = START.offered;
  offeredAmount: number = START.offeredAmount;
  leftHomeOn: number = START.leftHomeOn;
  backHomeOn: number = START.backHomeOn;

  balances: Float64Array;
  variables: Float64Array;
  /** Per market: what the campaign itself has sold lately, fading. */
  impact: Float64Array;
  /** Per good: money its sales have brought. */
  takings: Float64Array;
  boughtToday: Float64Array;
  hunger: Float64Array;
  /** Per member: days of food missed in all, never won back. */
  missed: Float64Array;
  dead: Float64Array;
  /** Per good: position of its hiding place, or -1. */
  hidden: Float64Array;
  found: Float64Array;
  /** Per subject of chance: how often the campaign came to it. */
  visits: Float64Array;
  metOn: Float64Array;
  met: Float64Array;
  counters: Float64Array;
  /** Per belief and outcome: how often it was seen. */
  evidence: Float64Array;
  dueOn: Float64Array;
  /** Per market: the day its prices were last seen, and those prices; NaN until `settleSeen` where nobody has asked yet. */
  seenOn: Float64Array;
  seenAsk: Float64Array;
  seenBid: Float64Array;
  /** Per activity: 0, or the position of its ordered level from 1; the day it was last done; on how many days. */
  orders: Float64Array;
  workedOn: Float64Array;
  daysDone: Float64Array;
  /** Per market: what its buyers want today, and what they have got of it. */
  buyersToday: Float64Array;
  soldToday: Float64Array;
  /** Per post: whether the patrol comes today (1), and the last day before today on which it came. */
  patrolToday: Float64Array;
  patrolledOn: Float64Array;
  /** Per enforcement: the position of its regime, which the trader does not see; and the odds he holds of each. */
  regime: Float64Array;
  regimeOdds: Float64Array;

  constructor(nature: Nature) {
    const { model } = nature;
    const { scenario } = model;
    this.model = model;
    this.nature = nature;
    this.#parameters = nature.parameters;
    this.#width = scenario.commodities.length;
    this.forced = undefined;
    this.watch = undefined;
    this.balances = new Float64Array(model.accounts.length * scenario.commodities.length);
    this.variables = new Float64Array(scenario.variables.length);
    this.impact = new Float64Array(scenario.markets.length);
    this.takings = new Float64Array(scenario.goods.length);
    this.boughtToday = new Float64Array(scenario.markets.length);
    this.hunger = new Float64Array(scenario.household.members.length);
    this.missed = new Float64Array(scenario.household.members.length);
    this.dead = new Float64Array(scenario.household.members.length);
    this.hidden = new Float64Array(scenario.goods.length);
    this.found = new Float64Array(scenario.goods.length);
    this.visits = new Float64Array(model.subjects.length);
    this.metOn = new Float64Array(scenario.encounters.length);
    this.met = new Float64Array(scenario.encounters.length);
    this.counters = new Float64Array(scenario.counters);
    this.evidence = new Float64Array(model.beliefCells);
    this.dueOn = new Float64Array(scenario.credit.length);
    this.seenOn = new Float64Array(scenario.markets.length);
    this.seenAsk = new Float64Array(scenario.markets.length);
    this.seenBid = new Float64Array(scenario.markets.length);
    this.orders = sized(scenario.activities.length);
    this.workedOn = sized(scenario.activities.length);
    this.daysDone = sized(scenario.activities.length);
    this.buyersToday = sized(model.demands.length > 0 ? scenario.markets.length : 0);
    this.soldToday = sized(this.buyersToday.length);
    this.patrolToday = sized(model.patrols.length > 0 ? scenario.posts.length : 0);
    this.patrolledOn = sized(this.patrolToday.length);
    this.regime = sized(model.enforcement.length);
    this.regimeOdds = sized(model.regimeCells);
    this.open();
  }

  /** Back to before the first morning, in another nature of the same model: whoever plays campaign after campaign needs one world. */
  begin(nature: Nature): void {
    this.nature = nature;
    this.#parameters = nature.parameters;
    this.forced = undefined;
    this.watch = undefined;
    for (const name of SCALARS) this[name] = START[name];
    for (const name of ARRAYS) this[name].fill(0);
    for (const name of OPTIONAL_ARRAYS) if (this[name].length > 0) this[name].fill(0);
    this.open();
  }

  /** What does not start from nothing. */
  private open(): void {
    const { home, variables } = this.model.scenario;
    this.place = home;
    this.hidden.fill(-1);
    for (let index = 0; index < variables.length; index += 1) {
      const start = variables[index]?.start;
      if (start !== undefined) this.variables[index] = this.nature.parameter(start);
    }
  }

  /** An independent copy over the same nature (or another of the same model), with the same watch and forced draws. */
  copy(nature = this.nature): World {
    if (nature !== this.nature) this.settleSeen();
    const copy = new World(nature);
    copy.forced = this.forced;
    copy.watch = this.watch;
    for (const name of SCALARS) copy[name] = this[name];
    for (const name of ARRAYS) copy[name].set(this[name]);
    for (const name of OPTIONAL_ARRAYS) if (this[name].length > 0) copy[name].set(this[name]);
    return copy;
  }

  /** The trader sees a market today that he has not moved. */
  sawUntouched(market: number): void {
    this.seenOn[market] = this.day;
    this.seenAsk[market] = Number.NaN;
    this.seenBid[market] = Number.NaN;
  }

  /** The price to buy (`ask`) or sell last seen in a market; 0 where none was. */
  seen(market: number, side: "ask" | "bid"): number {
    if (Number.isNaN(this.seenAsk[market])) this.settleSeenAt(market);
    return (side === "ask" ? this.seenAsk : this.seenBid)[market] ?? 0;
  }

  /** Works out every price that was seen and not asked for. */
  settleSeen(): void {
    for (let market = 0; market < this.seenAsk.length; market += 1)
      if (Number.isNaN(this.seenAsk[market])) this.settleSeenAt(market);
  }

  private settleSeenAt(market: number): void {
    const day = this.seenOn[market] ?? 0;
    this.seenAsk[market] = this.nature.ask(market, day);
    this.seenBid[market] = this.nature.bid(market, day);
  }

  parameter(at: number): number {
    return this.#parameters[at] ?? 0;
  }

  balance(account: number, commodity: number): number {
    return this.balances[account * this.#width + commodity] ?? 0;
  }
}

class Digest {
  private low = 0x811c9dc5;
  private high = 0x2c9277b5;
  private readonly double = new Float64Array(1);
  private readonly words = new Uint32Array(this.double.buffer);

  number(value: number): void {
    this.double[0] = value === 0 ? 0 : value; // -0 and 0 are one value
    for (const word of this.words) {
      this.low = Math.imul(this.low ^ word, 0x01000193);
      this.high = Math.imul((this.high ^ word) + (this.low >>> 13), 0x85ebca6b);
    }
  }

  text(): string {
    return [this.high, this.low].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }
}

/** The final hash: every field and balance, and where the campaign rests. 16 hex digits. */
export function hashOf(world: World, rest: string): string {
  const digest = new Digest();
  world.settleSeen();
  for (const name of SCALARS) digest.number(world[name]);
  for (const name of ARRAYS) {
    digest.number(world[name].length);
    for (const value of world[name]) digest.number(value);
  }
  for (const name of OPTIONAL_ARRAYS) {
    if (world[name].length === 0) continue;
    digest.number(world[name].length);
    for (const value of world[name]) digest.number(value);
  }
  for (let index = 0; index < rest.length; index += 1) digest.number(rest.charCodeAt(index));
  return digest.text();
}
