import { availableParallelism } from "node:os";
import type { Program, RunRecord } from "../engine/index.js";
import {
  asKept,
  countsOf,
  Gathered,
  mean,
  meanBootstrap,
  namesOf,
  type Outcomes,
  playInOrder,
  quantile,
  shareInterval,
  verdict,
} from "../lab/index.js";
import { wealthUnit, wordsOf } from "../scenario/index.js";
import { type Located, strategyFiles } from "../store/index.js";
import type { ComparisonFindings } from "../ui/screens.js";
import { cautionOf, markedUnit } from "./real-value.js";
import { readRoster, strategiesOf } from "./roster.js";

/** What is compared: the strategies beside a scenario and `idle`; with a record, the recorded play too. */
export interface Compared {
  readonly program: Program;
  readonly located: Located;
  readonly seed: string;
  /** Where a record lies, and what it holds. */
  readonly recorded?: { readonly path: string; readonly record: RunRecord } | undefined;
  readonly worlds: number;
}

/** A player is told one measure wherever runs are held against each other: what is kept. */
const keptOf = (gathered: Gathered, id: string): Outcomes => asKept(gathered.of(id));

/** The first by the mean of what is kept against the second. */
function verdictOf(gathered: Gathered): ComparisonFindings["verdict"] {
  const all = gathered.names.strategies
    .map((id) => keptOf(gathered, id))
    .map((of) => ({ of, mean: mean(of.wealth) }))
    .sort((x, y) => y.mean - x.mean);
  const [first, second] = all;
  if (first === undefined || second === undefined) return undefined;
  const { decided, ...of } = verdict(first.of, second.of);
  const { a, b, worlds, aBeatsB, ruin, hungerDays } = of;
  return { a, b, worlds, mean: of.mean, aBeatsB, ruin, hungerDays, ...decided.wealth };
}

/** How all strategies stand by now. */
function standNow(gathered: Gathered): Pick<ComparisonFindings, "strategies" | "low" | "high"> {
  const all = gathered.names.strategies.map((id) => keptOf(gathered, id));
  const values = Float64Array.from(all.flatMap(({ wealth }) => [...wealth])).sort();
  const [low, high] = [quantile(values, 0.01), quantile(values, 0.99)];
  const strategies = all.map(({ strategy, wealth, ruined, hungerDays }) => {
    const hits = ruined.reduce((sum, one) => sum + one, 0);
    const of = Math.max(1, ruined.length);
    return {
      id: strategy,
      mean: { value: mean(wealth), ...meanBootstrap(wealth) },
      ruined: { value: hits / of, ...shareInterval(hits, ruined.length) },
      hungerDays: hungerDays.reduce((sum, one) => sum + one, 0) / of,
      bars: countsOf(wealth, low, high),
    };
  });
  return { strategies, low, high };
}

/** Numbers of worlds at which the two first are held against each other: fixed before, as a look costs a resampling. */
const LOOKS = new Set([100, 200, 400, 800]);

/**
 * Lets strategies play the same worlds on threads of their own. `tell` hears how they stand after every piece of work.
 * Ends early once `stop` is aborted, with the worlds played by then.
 */
export async function compareLive(
  { program, located, seed, recorded, worlds }: Compared,
  tell: (so: ComparisonFindings) => void,
  stop: AbortSignal,
): Promise<ComparisonFindings> {
  const { scenario, base, changes } = program.model;
  const beside = [...strategyFiles(located.at).keys(), "idle"].join(",");
  const roster = await readRoster(located, program, recorded === undefined ? beside : `${beside},@${recorded.path}`);
  const strategies = strategiesOf(roster, program);
  const pool = new (await import("./pool.js")).WorkerPool(Math.max(2, availableParallelism()));
  try {
    pool.begin({ scenario, options: { base, changes }, roster, seed, study: { nights: false } });
    const gathered = new Gathered(namesOf(program, strategies), wealthUnit(scenario).factor);
    const { text = "" } = scenario.commodities[scenario.goods[scenario.numeraire.good]?.commodity ?? -1]?.unit ?? {};
    const name = wordsOf(scenario.texts.get(`goods.${scenario.goods[scenario.numeraire.good]?.id}`));
    const unit = markedUnit({ unit: `${text} ${name}`, caution: cautionOf(scenario, base) });
    let so: ComparisonFindings = {
      scenario: scenario.id,
      base,
      seed,
      done: 0,
      all: worlds,
      unit,
      strategies: [],
      low: 0,
      high: 0,
      verdict: undefined,
    };
    const done = await playInOrder(
      pool,
      worlds,
      (part) => {
        gathered.add(part);
        const seen = LOOKS.has(part.to) ? verdictOf(gathered) : so.verdict;
        so = { ...so, done: part.to, ...standNow(gathered), verdict: seen };
        tell(so);
      },
      stop,
    );
    return done === 0 ? so : { ...so, verdict: verdictOf(gathered) };
  } finally {
    await pool.close();
  }
}
