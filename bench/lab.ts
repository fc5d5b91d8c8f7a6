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

/** Both in turn, the order changing from round to round, in one process. The first round warms and is left out. */
export function measureLab(root: string, scenario: string, worlds: number, rounds: number, nights: boolean): LabCost {
  const program = programOf(scenario);
  const folder = join(root, "scenarios", scenario, "strategies");
  const strategies = readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => rulesFrom(join(folder, name), program));
  const compiled = compileProgram(program);
  const study = prepareStudy(program, strategies, "bench", { nights });
  const bare = (): void => {
    for (let world = 0; world < worlds; world += 1) {
      const nature = new Nature(program.model, keyOfWorld(study.root, world));
      for (const strategy of strategies) {
        const memory = strategy.start();
        runCompiled(compiled, { executor: "compiled", nature }, (view) => strategy.decide(view, memory));
      }
    }
  };
  const lab = (): void => {
    const gathered = new Gathered(namesOf(program, strategies), 1000);
    for (let from = 0; from < worlds; from += 50) gathered.add(playWorlds(study, from, Math.min(worlds, from + 50)));
    verdicts(strategies.map(({ id }) => gathered.of(id)));
  };
  const ratios: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const labFirst = round % 2 === 0;
    const first = seconds(labFirst ? lab : bare);
    const second = seconds(labFirst ? bare : lab);
    if (round > 0) ratios.push(labFirst ? first / second : second / first);
  }
  return { scenario, worlds, nights, ratio: spreadOf(ratios) };
}
