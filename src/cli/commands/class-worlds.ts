import type { Sample, Simulation } from "../../class/index.js";
import { Gathered, namesOf, playInOrder } from "../../lab/index.js";
import { wealthUnit } from "../../scenario/index.js";
import { explainError } from "../errors.js";
import { WorkerPool } from "../pool.js";
import { readRoster, sayingsOf, strategiesOf } from "../roster.js";
import type { Prepared } from "../scenario.js";

/** The study a class is held against: worlds of its own, never the class's. */
const STUDY = "class";

const samplesOf = (gathered: Gathered, says: readonly string[]): readonly Sample[] =>
  gathered.names.strategies.map((name, at) => {
    const { wealth, ruined, deaths } = gathered.of(name);
    const count = (column: Float64Array): number => column.filter((value) => value > 0).length;
    return { name, says: says[at] ?? "", wealth: [...wealth], ruined: count(ruined), withDeaths: count(deaths) };
  });

/** Worlds played by the strategies beside the scenario, to the day the class plays `until` if there is one, in a thread of their own, one treatment after another. */
export function simulating(worlds: number, until: number | undefined, changed: () => void) {
  const samples: (readonly Sample[])[] = [];
  let [done, all] = [0, worlds];
  let fault: string | undefined;
  let pool: WorkerPool | undefined;
  const stopping = new AbortController();

  async function play({ located, program, scenario }: Prepared, at: number): Promise<void> {
    const roster = await readRoster(located, program, undefined, {});
    const strategies = strategiesOf(roster, program);
    if (strategies.length === 0) return;
    const says = sayingsOf(roster);
    const gathered = new Gathered(namesOf(program, strategies), wealthUnit(program.model.scenario).factor);
    const { base, changes } = program.model;
    pool = new WorkerPool(1);
    try {
      pool.begin({ scenario, options: { base, changes }, roster, seed: STUDY, study: { nights: false, until } });
      const before = done;
      await playInOrder(
        pool,
        worlds,
        (played) => {
          gathered.add(played);
          done = before + played.to;
          samples[at] = samplesOf(gathered, says);
          changed();
        },
        stopping.signal,
      );
    } finally {
      await pool.close();
      pool = undefined;
    }
  }

  return {
    get now(): Simulation {
      return { samples, done, all, fault };
    },
    async run(variants: readonly Prepared[]): Promise<void> {
      all = worlds * variants.length;
      try {
        for (const [at, prepared] of variants.entries()) if (!stopping.signal.aborted) await play(prepared, at);
      } catch (error) {
        fault = explainError(error).text;
      }
      changed();
    },
    async stop(): Promise<void> {
      stopping.abort();
      await pool?.close();
    },
  };
}
