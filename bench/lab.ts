import { readdirSync } from "node:fs";
import { join } from "node:path";
import { compileProgram, keyOfWorld, Nature, runCompiled } from "../src/engine/index.js";
import { Gathered, namesOf, playWorlds, prepareStudy, verdicts } from "../src/lab/index.js";
import { programOf, rulesFrom } from "./players.js";
import { type Spread, spreadOf } from "./spread.js";

/** What the lab costs over the bare compiled executor on the same worlds. */
export interface LabCost {
  readonly scenario: string;
  readonly worlds: number;
  /** Whether the deepest fall of wealth was watched for. */
  readonly nights: boolean;
  /** Processor time of a study (played, gathered, every two strategies held against each other) over that of the plays alone, by round. */
  readonly ratio: Spread;
}

const seconds = (run: () => void): number => {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

/** Worlds played by one before the other has its turn: short, so that other work on the machine meets both alike. */
const TURN = 50;

/** Both in turns of 50 worlds, the order changing from turn to turn, in one process. The first round warms and is left out. */
export function measureLab(root: string, scenario: string, worlds: number, rounds: number, nights: boolean): LabCost {
  const program = programOf(scenario);
  const folder = join(root, "scenarios", scenario, "strategies");
  const strategies = readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => rulesFrom(join(folder, name), program));
  const compiled = compileProgram(program);
  const study = prepareStudy(program, strategies, "bench", { nights });
  const bare = (from: number, to: number): void => {
    for (let world = from; world < to; world += 1) {
      const nature = new Nature(program.model, keyOfWorld(study.root, world));
      for (const strategy of strategies) {
        const memory = strategy.start();
        runCompiled(compiled, { executor: "compiled", nature }, (view) => strategy.decide(view, memory));
      }
    }
  };
  const ratioOf = (round: number): number => {
    const gathered = new Gathered(namesOf(program, strategies), 1000);
    let [ofLab, ofBare] = [0, 0];
    for (let from = 0; from < worlds; from += TURN) {
      const to = Math.min(worlds, from + TURN);
      const lab = (): number => seconds(() => gathered.add(playWorlds(study, from, to)));
      const labFirst = (from / TURN + round) % 2 === 0;
      if (labFirst) ofLab += lab();
      ofBare += seconds(() => bare(from, to));
      if (!labFirst) ofLab += lab();
    }
    return (ofLab + seconds(() => verdicts(strategies.map(({ id }) => gathered.of(id))))) / ofBare;
  };
  const ratios = Array.from({ length: rounds + 1 }, (_, round) => ratioOf(round));
  return { scenario, worlds, nights, ratio: spreadOf(ratios.slice(1)) };
}
