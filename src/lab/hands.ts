import { keyOfWorld, Nature, type Posting, type Watch } from "../engine/index.js";
import { playThrough } from "../strategies/index.js";
import { notBelow0, toldMeans } from "./intervals.js";
import { mean, shareInterval } from "./statistics.js";
import type { Study } from "./study.js";

/** What changed hands without being sold: means a world. */
export interface HandedOver {
  readonly reason: Posting["reason"];
  readonly from: string;
  readonly to: string;
  readonly commodity: string;
  /** Smallest units a world, over all worlds looked at, with its 95 % interval. */
  readonly amount: number;
  readonly amountLow: number;
  readonly amountHigh: number;
  /** The mean over those worlds in which it came about. */
  readonly amountThere: number;
  /** Share of worlds in which it came about, with its 95 % interval. */
  readonly worlds: number;
  readonly worldsLow: number;
  readonly worldsHigh: number;
  /** How many worlds were looked at. */
  readonly of: number;
}

/** Movements that are somebody's loss or gain, and no trade. */
const LOSSES: ReadonlySet<string> = new Set([
  "seized",
  "bribed",
  "handed over",
  "perished",
  "forgiven",
  "given",
  "used",
]);

/**
 * Who gained and who lost apart from trade, over a study's first worlds: goods seized and bribes paid and to whom, what
 * perished, what was forgiven. The largest share of worlds first.
 */
export function handsOf({ compiled, strategies, root }: Study, id: string, worlds: number): readonly HandedOver[] {
  const strategy = strategies.find((of) => of.id === id);
  const { model } = compiled.program;
  const sums = new Map<string, { posting: Posting; amounts: Float64Array; worlds: Set<number> }>();
  let world = 0;
  const watch: Watch = {
    posted(posting) {
      if (!LOSSES.has(posting.reason)) return;
      const key = [posting.reason, posting.from, posting.to, posting.commodity].join(" ");
      const of = sums.get(key) ?? { posting, amounts: new Float64Array(worlds), worlds: new Set() };
      of.amounts[world] = (of.amounts[world] ?? 0) + posting.amount;
      of.worlds.add(world);
      sums.set(key, of);
    },
  };
  for (; strategy !== undefined && world < worlds; world += 1)
    playThrough(
      compiled,
      { executor: "compiled", nature: new Nature(model, keyOfWorld(root, world)), watch },
      strategy,
    );
  const all = [...sums.values()];
  const intervals = toldMeans(all.map(({ amounts }) => amounts)).map(notBelow0);
  return all
    .map(({ posting: { reason, from, to, commodity }, amounts, worlds: in_ }, at): HandedOver => {
      const [amount, share] = [mean(amounts), shareInterval(in_.size, worlds)];
      return {
        reason,
        from: model.accounts[from] ?? "",
        to: model.accounts[to] ?? "",
        commodity: model.scenario.commodities[commodity]?.id ?? "",
        amount,
        amountLow: intervals[at]?.low ?? amount,
        amountHigh: intervals[at]?.high ?? amount,
        amountThere: (amount * worlds) / in_.size,
        worlds: in_.size / worlds,
        worldsLow: share.low,
        worldsHigh: share.high,
        of: worlds,
      };
    })
    .sort((a, b) => b.worlds - a.worlds);
}
