import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type CampaignOptions, measureCampaigns, type Row } from "./campaigns.js";
import { type LabCost, measureLab } from "./lab.js";
import { type Memory, measureMemory } from "./memory.js";
import { serve } from "./player-process.js";
import { WAYS } from "./players.js";
import type { Spread } from "./spread.js";
import { measureStarts, type Start } from "./start.js";
import { measureWorkers, type Workers } from "./workers.js";

/** What `npm run bench -- --json` prints. */
export interface Report {
  readonly node: string;
  readonly cpu: string;
  readonly cores: number;
  /** Processes that wanted a processor, over the minute before and after: above `cores`, others worked beside. */
  readonly load: readonly [before: number, after: number];
  readonly rows: readonly Row[];
  readonly starts: readonly Start[];
  readonly workers: readonly Workers[];
  readonly memory: readonly Memory[];
  readonly lab: readonly LabCost[];
}

const ENTRY = fileURLToPath(import.meta.url);
const MOST_WORLDS = 20_000;
/** The two the goals are stated for; the others by `--all` or `--scenario`. */
const GOALS = ["hamhung-trip", "pork-soup"];

const { values } = parseArgs({
  options: {
    root: { type: "string", default: process.cwd() },
    json: { type: "boolean", default: false },
    scenario: { type: "string", multiple: true },
    all: { type: "boolean", default: false },
    days: { type: "string", default: "30,90,365" },
    rounds: { type: "string", default: "5" },
    starts: { type: "string", default: "5" },
    pairs: { type: "string", default: "1" },
    study: { type: "string", default: "12000" },
    slice: { type: "string", default: "100" },
    check: { type: "string", default: "20" },
    worlds: { type: "string", default: String(MOST_WORLDS) },
    // worlds of the study that the lab's own cost is measured on; 0 leaves it out
    lab: { type: "string", default: "1000" },
    // how the bench starts its own processes
    play: { type: "string" },
    memory: { type: "string" },
  },
});

const scenarioIds = (root: string): readonly string[] =>
  readdirSync(join(root, "scenarios")).filter((id) => existsSync(join(root, "scenarios", id, "scenario.yaml")));

const numbers = (text: string): readonly number[] => text.split(",").map(Number);

/** A hundredth, a tenth and all of the worlds, played in a process of their own. */
function memory(root: string, scenario: string, days: number, worlds: number): readonly Memory[] {
  const marks = [worlds / 100, worlds / 10, worlds].map(Math.ceil).join(",");
  const args = [
    "--expose-gc",
    ENTRY,
    "--root",
    root,
    "--memory",
    marks,
    "--scenario",
    scenario,
    "--days",
    String(days),
  ];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" })) as readonly Memory[];
}

async function report(): Promise<Report> {
  const { root } = values;
  const scenarios = values.scenario ?? (values.all ? scenarioIds(root) : GOALS);
  const [rounds, starts] = [Number(values.rounds), Number(values.starts)];
  const days = numbers(values.days);
  const options: CampaignOptions = {
    scenarios,
    days,
    rounds,
    sliceMs: Number(values.slice),
    checked: Number(values.check),
  };
  const bin = join(root, "dist", "bin.js");
  const before = loadavg()[0] ?? 0;
  const rows = await measureCampaigns(ENTRY, root, options);
  const [scenario] = scenarios;
  const longer = values.scenario === undefined && !values.all ? scenarios.slice(0, 1) : scenarios;
  const [shortest] = days;
  if (scenario === undefined || shortest === undefined) throw new Error("nothing to measure");
  return {
    node: process.version,
    cpu: cpus()[0]?.model ?? "",
    cores: cpus().length,
    rows,
    starts: starts === 0 ? [] : measureStarts(root, bin, starts),
    workers: longer.flatMap((id) => measureWorkers(root, bin, id, Number(values.study), Number(values.pairs)) ?? []),
    memory: memory(root, scenario, shortest, Number(values.worlds)),
    load: [before, loadavg()[0] ?? 0],
    lab:
      Number(values.lab) === 0
        ? []
        : longer.flatMap((id) =>
            [false, true].map((nights) => measureLab(root, id, Number(values.lab), rounds, nights)),
          ),
  };
}

const shown = ({ median, min, max }: Spread): string => `${median} [${min}..${max}]`;

function tell({ node, cpu, cores, load, rows, starts, workers, memory: held, lab }: Report): void {
  console.log(`Node ${node}, ${cores} cores of ${cpu}, load ${load.map((of) => of.toFixed(1)).join(" to ")}.`);
  console.log("Median [least..greatest] over rounds.\n");
  for (const row of rows) {
    console.log(
      `${row.scenario}, ${row.days} days (${row.strategy}: ${row.played.toFixed(1)} days, ${row.decisions.toFixed(1)} decisions)`,
    );
    for (const way of WAYS) console.log(`  ${way.padEnd(9)} ${shown(row[way])} campaigns/s`);
    console.log(`  compiled / actor ${shown(row.compiledToActor)}; compiled / loop ${shown(row.compiledToLoop)}`);
    console.log(`  ${shown(row.daysPerSecond)} days/s; ${row.checked} worlds with one hash in all four\n`);
  }
  for (const { command, ms, overNode, processorOverNode } of starts)
    console.log(
      `${command}: ${shown(ms)} ms, over Node ${shown(overNode)}, of processor time ${shown(processorOverNode)}`,
    );
  console.log("");
  for (const { scenario, worlds, one, two, scaling, steady, processor } of workers) {
    console.log(`compare ${scenario}, ${worlds} worlds: one worker ${shown(one)} worlds/s, two ${shown(two)}`);
    console.log(
      `  two / one ${shown(scaling)}, of the playing alone ${shown(steady)}; processor time of two / one ${shown(processor)}`,
    );
  }
  console.log("");
  for (const { worlds, heapMB, processMB } of held)
    console.log(`after ${worlds} worlds: heap ${heapMB} MB, process ${processMB} MB`);
  for (const { scenario, worlds, nights, ratio } of lab)
    console.log(
      `lab / bare executor, ${scenario}, ${worlds} worlds${nights ? ", nights watched" : ""}: ${shown(ratio)}`,
    );
}

const way = WAYS.find((name) => name === values.play);
if (way !== undefined) serve(values.root, way);
else if (values.memory !== undefined)
  console.log(
    JSON.stringify(measureMemory(values.root, values.scenario?.[0] ?? "", Number(values.days), numbers(values.memory))),
  );
else {
  const found = await report();
  if (values.json) console.log(JSON.stringify(found, null, 2));
  else tell(found);
}
