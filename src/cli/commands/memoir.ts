import { buildProgram, type Program, realWealth } from "../../engine/index.js";
import { msg, t, tn } from "../../language/index.js";
import {
  type CheckedFigure,
  type MemoirRun,
  memoirBase,
  type Percentile,
  percentileAmong,
  type ReplayedRun,
  readMemoir,
  replayRun,
  unusedInputs,
} from "../../memoir/index.js";
import { type Scenario, ScenarioError, type SourceFile } from "../../scenario/index.js";
import { memoirFiles, scenarioIds } from "../../store/index.js";
import { Words } from "../../ui/index.js";
import { Finding, UsageError } from "../errors.js";
import { print, printJson, table } from "../output.js";
import { findStrategy } from "../roster.js";
import { load, loadSources, locate } from "../scenario.js";

export interface MemoirOptions {
  readonly json?: boolean;
  readonly worlds: number;
}

/** A memoir run of one scenario, read and replayed. */
export interface Replay {
  readonly program: Program;
  readonly run: MemoirRun;
  readonly replayed: ReplayedRun;
}

/** The memoir's runs of one scenario, replayed in the order of their files; none where it has none. */
export async function replayMemoir(name: string): Promise<readonly Replay[]> {
  const located = locate(name);
  const files = memoirFiles(located.at);
  if (files.length === 0) return [];
  const scenario = await load(located);
  const replays: Replay[] = [];
  for (const file of files) replays.push(await replayFile(name, scenario, file));
  return replays;
}

async function replayFile(name: string, scenario: Scenario, file: SourceFile): Promise<Replay> {
  const program = buildProgram(scenario, { base: memoirBase(file, scenario) });
  const result = readMemoir(file, program, loadSources());
  if (!result.ok) throw new ScenarioError(result.problems);
  const { run } = result;
  const strategy = run.steps === undefined ? await findStrategy(locate(name), program, run.strategy) : undefined;
  return { program, run, replayed: replayRun(program, run, strategy) };
}

async function standing({ program, run, replayed }: Replay, name: string, worlds: number): Promise<Percentile> {
  const strategy = await findStrategy(locate(name), program, run.strategy);
  return percentileAmong(program, strategy, realWealth(replayed.session.campaign.world), worlds, "memoir standing");
}

function figureJson(id: string, words: Words, { figure, simulated, holds }: CheckedFigure) {
  const unit = words.unitOf(figure.dims);
  return {
    scenario: id,
    figure: figure.id,
    says: figure.says,
    kind: figure.kind,
    memoir: figure.memoir / unit.factor,
    simulated: simulated / unit.factor,
    unit: unit.text,
    source: figure.source,
    from: figure.from,
    tolerance: figure.tolerance / unit.factor,
    holds,
  };
}

const KINDS: Readonly<Record<string, string>> = {
  arithmetic: msg("arithmetic"),
  outcome: msg("outcome"),
  input: msg("input"),
  forced: msg("forced"),
};

const kindText = (kind: string): string => t(KINDS[kind] ?? kind);

/** Each figure of the memoir beside the simulation's. */
function figureTable({ run, replayed, program }: Replay): void {
  const words = new Words(program);
  print(
    t("{run} ({scenario}, base {base}): {says}", {
      run: run.run,
      scenario: run.scenario,
      base: run.base,
      says: run.says,
    }),
  );
  const head = ["", t("memoir"), t("simulation"), t("kind"), t("source"), ""];
  const rows = replayed.figures.map(({ figure, simulated, holds }) => [
    holds ? t("holds") : t("DIFFERS"),
    words.quantity(figure.memoir, figure.dims),
    words.quantity(simulated, figure.dims),
    kindText(figure.kind),
    figure.source,
    figure.says,
  ]);
  for (const line of table([head, ...rows])) print(`  ${line}`);
  const counted = replayed.figures.filter(({ figure }) => figure.counted);
  print(
    t(
      "  {holding} of {counted} counted figures hold (arithmetic and outcome; inputs and forced ones are shown, not counted).",
      { holding: counted.filter(({ holds }) => holds).length, counted: counted.length },
    ),
  );
}

function luckTold({ replayed }: Replay): void {
  print(t("  The luck it met, and the chance each had in this model:"));
  for (const { day, subject, outcome, chance, says } of replayed.luck)
    print(
      t("    day {day}: {subject} = {outcome}, {chance} %. {says}", {
        day,
        subject,
        outcome,
        chance: (chance * 100).toFixed(0),
        says,
      }),
    );
  print(t("    All of it together: {chance} %.", { chance: (replayed.priorChance * 100).toFixed(1) }));
}

function tell(replay: Replay, at: Percentile | undefined): void {
  figureTable(replay);
  luckTold(replay);
  if (at !== undefined)
    print(
      t(
        "  Of {worlds} simulated worlds in which the same was done, {less} % ended with less real wealth; {ruined} % in ruin.",
        { worlds: at.worlds, less: (at.percentile * 100).toFixed(0), ruined: (at.ruined * 100).toFixed(0) },
      ),
    );
  print(t("  Cited inputs behind no counted figure:"));
  for (const { source, names } of unusedInputs(replay.program, replay.run)) print(`    ${source}: ${names.join(", ")}`);
}

interface Told {
  readonly id: string;
  readonly replay: Replay;
  readonly at: Percentile | undefined;
}

/** One scenario's runs; a scenario asked for by name must have one. */
async function replaysOf(id: string, named: boolean, worlds: number): Promise<readonly Told[]> {
  const replays = await replayMemoir(id);
  if (replays.length === 0 && named) throw new UsageError(t("'{id}' has no memoir run", { id }));
  const told: Told[] = [];
  for (const replay of replays)
    told.push({ id, replay, at: worlds > 0 ? await standing(replay, id, worlds) : undefined });
  return told;
}

/** `memoir [SCENARIO]`: replays the narrator's own run and holds its figures beside the simulation's. */
export async function memoir(name: string | undefined, options: MemoirOptions): Promise<void> {
  const runs: Told[] = [];
  for (const id of name === undefined ? scenarioIds() : [name])
    runs.push(...(await replaysOf(id, name !== undefined, options.worlds)));
  if (options.json) {
    printJson({
      figures: runs.flatMap(({ id, replay }) =>
        replay.replayed.figures.map((figure) => figureJson(id, new Words(replay.program), figure)),
      ),
      runs: runs.map(({ id, replay, at }) => ({
        scenario: id,
        run: replay.run.run,
        base: replay.run.base,
        strategy: replay.run.strategy,
        hash: replay.replayed.session.campaign.hash(),
        priorChance: replay.replayed.priorChance,
        luck: replay.replayed.luck,
        standing: at ?? null,
        inputsBehindNoFigure: unusedInputs(replay.program, replay.run),
        record: replay.replayed.session.record(),
      })),
    });
  } else for (const { replay, at } of runs) tell(replay, at);
  const broken = runs.flatMap(({ replay }) => replay.replayed.figures).filter(({ holds }) => !holds);
  if (broken.length > 0)
    throw new Finding(
      tn(
        broken.length,
        "{count} figure differs from the memoir: {figures}",
        "{count} figures differ from the memoir: {figures}",
        { count: broken.length, figures: broken.map(({ figure }) => figure.id).join(", ") },
      ),
    );
}
