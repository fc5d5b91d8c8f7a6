import { keyOfWorld, Nature, type Posting, type Watch } from "../engine/index.js";
import { playThrough } from "../strategies/index.js";
import type { Study } from "./study.js";

/** What changed hands without being sold: means a world. */
export interface HandedOver {
  readonly reason: string;
  readonly from: string;
  readonly to: string;
  readonly commodity: string;
  /** Smallest units a world. */
  readonly amount: number;
  /** Share of worlds in which it came about. */
  readonly worlds: number;
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
  const sums = new Map<string, { posting: Posting; amount: number; worlds: Set<number> }>();
  let world = 0;
  const watch: Watch = {
    posted(posting) {
      if (!LOSSES.has(posting.reason)) return;
      const key = [posting.reason, posting.from, posting.to, posting.commodity].join(" ");
      const of = sums.get(key) ?? { posting, amount: 0, worlds: new Set() };
      of.amount += posting.amount;
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
  return [...sums.values()]
    .map(({ posting: { reason, from, to, commodity }, amount, worlds: in_ }) => ({
      reason,
      from: model.accounts[from] ?? "",
      to: model.accounts[to] ?? "",
      commodity: model.scenario.commodities[commodity]?.id ?? "",
      amount: amount / worlds,
      worlds: in_.size / worlds,
    }))
    .sort((a, b) => b.worlds - a.worlds);
}
