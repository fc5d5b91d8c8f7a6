import { type Dated, pick } from "./lookup.js";
import { exp, normal, streamOf, uniform, type WorldKey } from "./luck.js";
import type { Model, Series } from "./model.js";

/** What stands outside every campaign: the same for each strategy that plays the world. */
export interface NatureOptions {
  /** Keeps every price at its anchor and every regime at the likeliest first one (a memoir run's forced luck). */
  readonly still?: boolean;
  /** Numbers that vary between worlds stand at their middle. */
  readonly middle?: boolean;
  /** The scenario's numbers in place of the model's, by position: a point of a sweep, without building the program anew. */
  readonly values?: Float64Array | undefined;
}

/** Days nobody has looked at; only ever lengthened. */
const BLANK: number[] = [];

/** So many blank days: a copy of one piece, where days added one by one would leave several grown-out arrays behind. */
function blankDays(count: number): number[] {
  while (BLANK.length < count) BLANK.push(Number.NaN);
  return BLANK.slice(0, count);
}

/**
 * One price in one world: its anchor times mean-reverting noise, worked out as far as anyone has looked and kept. Days
 * nobody asks about have a step of the noise and no price.
 */
class Path {
  private readonly nature: Nature;
  private readonly points: Dated;
  private readonly keep: number;
  private readonly noise: number;
  private readonly stream: number;
  /** From the stated side to the middle: buyer and seller stand half the spread away from it. */
  private readonly beside: number;
  private deviations: number[];
  /** Days whose deviation is known: all before it. */
  private reached = 0;
  /** NaN where nobody has looked. */
  private readonly prices: number[];

  constructor(nature: Nature, { price, pull, noise, side, spread, subject }: Series) {
    const half = side === "mid" ? 0 : nature.parameter(spread) / 2;
    this.nature = nature;
    this.points = price;
    this.keep = 1 - nature.parameter(pull);
    this.noise = nature.parameter(noise);
    this.stream = streamOf(nature.key, subject);
    this.beside = side === "ask" ? 1 + half : 1 - half;
    this.deviations = nature.still ? [] : blankDays(nature.days);
    this.prices = blankDays(nature.days);
  }

  on(day: number): number {
    const { prices } = this;
    const known = prices[day] ?? Number.NaN;
    if (!Number.isNaN(known)) return known;
    while (prices.length <= day) prices.push(Number.NaN);
    const anchor = this.nature.dated(this.points, day);
    const price = (this.nature.still ? anchor : anchor * exp(this.deviation(day))) / this.beside;
    prices[day] = price;
    return price;
  }

  private deviation(day: number): number {
    const { deviations, keep, noise, stream } = this;
    if (day < this.reached) return deviations[day] ?? 0;
    let last = deviations[this.reached - 1] ?? 0;
    for (let next = this.reached; next <= day; next += 1) {
      last = last * keep + noise * normal(stream, next);
      deviations[next] = last;
    }
    this.reached = day + 1;
    return last;
  }

  /** Goes on from another path's days up to a day. */
  follow(other: Path, day: number): void {
    other.deviation(day); // paths grow when first asked
    this.deviations = other.deviations.slice(0, day + 1);
    this.reached = day + 1;
  }
}

/**
 * The prices, skies and varying numbers of one world, worked out when first asked and kept: they depend on the world
 * alone, so all strategies share them.
 */
export class Nature {
  readonly key: WorldKey;
  readonly model: Model;
  /** Values of the scenario's parameters in this world, in smallest units. */
  readonly parameters: Float64Array;
  /** Per market with counted buyers (`Model.demands`): the chances of its kinds of day. */
  readonly kindsOfDay: readonly (readonly number[])[];
  readonly still: boolean;
  /** Days of the longest campaign in this world, the one before it begins included: how long a path is made at once. */
  readonly days: number;
  private readonly paths: (Path | undefined)[];
  /** Per series: the day last asked about, and its price. A day's rules ask for one price again and again. */
  private readonly askedOn: Float64Array;
  private readonly asked: Float64Array;
  private readonly options: NatureOptions;
  private middle: Nature | undefined;

  constructor(model: Model, key: WorldKey, options: NatureOptions = {}) {
    this.options = options;
    this.key = key;
    this.model = model;
    this.still = options.still ?? false;
    this.parameters = (options.values ?? model.values).slice();
    if (!options.middle) {
      for (const vary of model.varying) {
        this.parameters[vary.at] = vary.low + (vary.high - vary.low) * uniform(key, vary.subject, 0);
      }
    }
    this.days = Math.round(this.parameter(model.scenario.start.days)) + 1;
    this.kindsOfDay = model.demands.map(({ of }) => {
      let sum = 0;
      for (const { share } of of) sum += this.parameter(share);
      return of.map(({ share }) => (sum > 0 ? this.parameter(share) / sum : 0));
    });
    this.paths = model.series.map(() => undefined);
    this.askedOn = new Float64Array(model.series.length).fill(-1);
    this.asked = new Float64Array(model.series.length);
  }

  parameter(at: number): number {
    return this.parameters[at] ?? 0;
  }

  /** The same as a trader reckons with it: numbers that differ between worlds stand at their middle. */
  get reckoned(): Nature {
    this.middle ??=
      this.options.middle || this.model.varying.length === 0
        ? this
        : new Nature(this.model, this.key, { ...this.options, middle: true });
    return this.middle;
  }

  /** A dated number on a day of the campaign, along a straight line between its points. */
  dated(points: Dated | undefined, day: number): number {
    const first = points?.[0];
    if (points === undefined || first === undefined) return 0;
    if (points.length === 1) return this.parameter(first.at);
    const date = this.model.scenario.start.day + day - 1;
    let next = 0;
    while (next < points.length && (points[next]?.day ?? 0) <= date) next += 1;
    const before = pick(points, next - 1) ?? first;
    const after = next === 0 ? undefined : points[next];
    const from = this.parameter(before.at);
    if (after === undefined) return from;
    return from + ((this.parameter(after.at) - from) * (date - before.day)) / (after.day - before.day);
  }

  /**
   * Reference price of a market (the middle between buying and selling) or an offer on a day, before anyone's own
   * impact; 0 for an unknown series.
   */
  price(series: number, day: number): number {
    return this.askedOn[series] === day ? (this.asked[series] ?? 0) : this.lookUp(series, day);
  }

  /** What one smallest unit costs a buyer in a market nobody has moved: half the spread above the middle. */
  ask(market: number, day: number): number {
    return this.price(market, day) * (1 + this.halfSpread(market));
  }

  /** What it brings a seller there: half the spread below the middle. */
  bid(market: number, day: number): number {
    return this.price(market, day) * (1 - this.halfSpread(market));
  }

  private halfSpread(market: number): number {
    return this.parameter(this.model.series[market]?.spread ?? -1) / 2;
  }

  private lookUp(series: number, day: number): number {
    const price = (this.paths[series] ?? this.path(series))?.on(day) ?? 0;
    this.askedOn[series] = day;
    this.asked[series] = price;
    return price;
  }

  private path(series: number): Path | undefined {
    const of = this.model.series[series];
    if (of === undefined) return undefined;
    const path = new Path(this, of);
    this.paths[series] = path;
    this.askedOn[series] = -1;
    return path;
  }

  /** Takes over what another nature shows of a price series up to a day: its path and the numbers behind it. */
  adopt(other: Nature, series: number, day: number): void {
    for (const { at } of this.model.series[series]?.price ?? []) this.parameters[at] = other.parameter(at);
    const [from, to] = [other.paths[series] ?? other.path(series), this.path(series)];
    if (from !== undefined) to?.follow(from, day);
  }
}
