import type { Curve } from "../scenario/index.js";
import { exp, normal, uniform, type WorldKey } from "./luck.js";
import type { Model } from "./model.js";

/** What stands outside every campaign: the same for each strategy that plays the world. */
export interface NatureOptions {
  /** Keeps every price at its anchor (a memoir run's forced luck). */
  readonly still?: boolean;
  /** Numbers that vary between worlds stand at their middle. */
  readonly middle?: boolean;
  /** The scenario's numbers in place of the model's, by position: a point of a sweep, without building the program anew. */
  readonly values?: Float64Array | undefined;
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
  private readonly still: boolean;
  private readonly paths: number[][];
  /** Prices worked out already, by series and day; NaN where nobody has looked. */
  private readonly quotes: number[][];

  constructor(model: Model, key: WorldKey, options: NatureOptions = {}) {
    this.key = key;
    this.model = model;
    this.still = options.still ?? false;
    this.parameters = (options.values ?? model.values).slice();
    if (!options.middle) {
      for (const vary of model.varying) {
        this.parameters[vary.at] = vary.low + (vary.high - vary.low) * uniform(key, vary.subject, 0);
      }
    }
    this.paths = model.series.map(() => []);
    this.quotes = model.series.map(() => []);
  }

  parameter(at: number): number {
    return this.parameters[at] ?? 0;
  }

  /** A dated number on a day of the campaign, along a straight line between its points. */
  anchor(curve: Curve, day: number): number {
    const points = curve.points.get(this.model.base) ?? [];
    const [only] = points;
    if (points.length === 1 && only !== undefined) return this.parameter(only.at);
    const date = this.model.scenario.start.day + day - 1;
    const next = points.findIndex((point) => point.day > date);
    const before = points[next < 0 ? points.length - 1 : Math.max(0, next - 1)];
    if (before === undefined) return 0;
    const from = this.parameter(before.at);
    const after = next <= 0 ? undefined : points[next];
    if (after === undefined) return from;
    return from + ((this.parameter(after.at) - from) * (date - before.day)) / (after.day - before.day);
  }

  /** Reference price of a market or offer (its stated side), before anyone's own impact: anchor times mean-reverting noise. */
  price(series: number, day: number): number {
    const known = this.quotes[series];
    if (known === undefined) return 0;
    const quote = known[day] ?? Number.NaN;
    if (!Number.isNaN(quote)) return quote;
    while (known.length <= day) known.push(Number.NaN);
    const fresh = this.quote(series, day);
    known[day] = fresh;
    return fresh;
  }

  private quote(series: number, day: number): number {
    const of = this.model.series[series];
    if (of === undefined) return 0;
    const anchor = this.anchor(of.price, day);
    return this.still ? anchor : anchor * exp(this.deviation(series, day));
  }

  /** Takes over what another nature shows of a price series up to a day: its path and the numbers behind it. */
  adopt(other: Nature, series: number, day: number): void {
    other.price(series, day); // paths grow when first asked
    this.paths[series] = (other.paths[series] ?? []).slice(0, day + 1);
    this.quotes[series] = [];
    const curve = this.model.series[series]?.price;
    for (const { at } of curve?.points.get(this.model.base) ?? []) this.parameters[at] = other.parameter(at);
  }

  private deviation(series: number, day: number): number {
    const of = this.model.series[series];
    const path = this.paths[series];
    if (of === undefined || path === undefined) return 0;
    const keep = 1 - this.parameter(of.pull);
    const noise = this.parameter(of.noise);
    for (let next = path.length; next <= day; next += 1) {
      path.push((path[next - 1] ?? 0) * keep + noise * normal(this.key, of.subject, next));
    }
    return path[day] ?? 0;
  }
}
