import { buildProgram, compileProgram } from "../../engine/index.js";
import {
  type Attained,
  attain,
  type Broken,
  checkStructure,
  nameOf,
  playUntilBroken,
  type StructureReport,
  type Untaken,
} from "../../lab/index.js";
import { msg, t, tn } from "../../language/index.js";
import type { Scenario } from "../../scenario/index.js";
import { BASELINES } from "../../strategies/index.js";
import { Finding, UsageError } from "../errors.js";
import { print, printJson } from "../output.js";
import { findStrategies, findStrategy } from "../roster.js";
import { runnable } from "../runnable.js";
import { load, locate, readSeed } from "../scenario.js";

export interface ContentOptions {
  readonly exhaustive?: boolean;
  readonly random?: number;
  readonly decisions: number;
  readonly seed?: string;
  readonly json?: boolean;
}

/** Worlds each strategy plays as it is before the search strays. */
const WORLDS = 10;

/** What a fault of the chart is called. */
const KINDS: Readonly<Record<StructureReport["faults"][number]["kind"], string>> = {
  crash: msg("crash"),
  "dead end": msg("dead end"),
  unreachable: msg("unreachable"),
};

interface BaseReport {
  readonly base: string;
  readonly structure: StructureReport;
  readonly attained: Attained;
}

interface Report {
  readonly name: string;
  readonly scenario: Scenario;
  readonly bases: readonly BaseReport[];
  /** Entries of `rare:` that name no way. */
  readonly stale: readonly string[];
  /** Rare ways that this search took all the same in every base: a chance, no fault. */
  readonly rareTaken: readonly string[];
}

/** A study's seed as typed. */
function studySeed(seed: string | undefined): string {
  if (seed?.includes("#")) throw new UsageError(t("a study's seed has no '#'; its worlds are SEED#0, SEED#1, ..."));
  return readSeed(seed ?? "check");
}

async function examine(name: string, options: ContentOptions, seed: string): Promise<Report> {
  const located = locate(name);
  const scenario = await load(located);
  const stated = new Set(scenario.rare.keys());
  const bases: BaseReport[] = [];
  for (const base of scenario.bases) {
    const program = buildProgram(scenario, { base });
    const compiled = compileProgram(program);
    const strategies = [...(await findStrategies(located, program, undefined)), ...BASELINES.values()];
    const attained = attain(compiled, strategies, seed, { worlds: WORLDS, decisions: options.decisions }, stated);
    bases.push({ base, structure: checkStructure(compiled, attained.counts.samples), attained });
  }
  const untaken = new Set(
    bases.flatMap(({ attained }) => attained.untaken.map(({ transition }) => nameOf(transition))),
  );
  const known = new Set(bases.flatMap(({ attained }) => attained.counts.transitions.map(nameOf)));
  return {
    name,
    scenario,
    bases,
    stale: [...stated].filter((way) => !known.has(way)),
    rareTaken: [...stated].filter((way) => known.has(way) && !untaken.has(way)),
  };
}

const wayJson = ({ transition, why }: Untaken, { rare }: Scenario) => ({
  way: nameOf(transition),
  leaf: transition.leaf,
  why,
  stated: rare.get(nameOf(transition)) ?? null,
});

const reportJson = ({ scenario, bases, stale, rareTaken }: Report) => ({
  scenario: scenario.id,
  bases: bases.map(({ base, structure, attained: { counts, campaigns, decisions, broken, untaken } }) => ({
    base,
    structure,
    attained: {
      ways: counts.transitions.length,
      taken: counts.transitions.length - untaken.length,
      campaigns,
      decisions,
      broken,
      untaken: untaken.map((of) => wayJson(of, scenario)),
    },
  })),
  stale,
  rareTaken,
});

const brokenLine = ({ seed, base, day, at, says, record }: Broken): string =>
  t("  BROKEN in world {seed}, base {base}, day {day}, at '{at}', decision {decision}: {says}", {
    seed,
    base,
    day,
    at,
    decision: record.decisions.length,
    says,
  });

function tellBase({ base, structure, attained }: BaseReport, { scenario }: Report): void {
  const { counts, campaigns, decisions, broken, untaken } = attained;
  const ways = counts.transitions.length;
  print(
    t(
      "{scenario} ({base}): {forced} of {ways} ways forced, {faults} faults; {taken} of {ways} taken in {campaigns} campaigns, {decisions} decisions",
      {
        scenario: scenario.id,
        base,
        forced: structure.ways,
        ways,
        faults: structure.faults.length,
        taken: ways - untaken.length,
        campaigns,
        decisions,
      },
    ),
  );
  for (const { kind, at, says } of structure.faults)
    print(t("  FAULT {kind} at {at}: {says}", { kind: t(KINDS[kind]), at, says }));
  for (const of of broken) print(brokenLine(of));
  for (const of of untaken.filter(({ impossible }) => !impossible)) {
    const { way, why, stated } = wayJson(of, scenario);
    print(t("  never taken: {way}: {why}", { way, why }));
    if (stated !== null) print(`      ${stated}`);
  }
  const impossible = untaken.filter((of) => of.impossible);
  for (const why of new Set(impossible.map((of) => of.why)))
    print(t("  never taken: {count} ways, as {why}", { count: impossible.filter((of) => of.why === why).length, why }));
}

function faultsOf({ bases, stale }: Report): number {
  return bases.reduce(
    (sum, { structure, attained }) => sum + structure.faults.length + attained.broken.length,
    stale.length,
  );
}

function tellReport(report: Report): void {
  for (const of of report.bases) tellBase(of, report);
  for (const way of report.stale) print(t("  OUT OF DATE: rare.{way} names no way", { way }));
  for (const way of report.rareTaken) print(t("  rare, and taken this time: {way}", { way }));
}

/** `check --exhaustive`: every way of the chart forced once, then searched for by honest play. */
export async function checkExhaustive(names: readonly string[], options: ContentOptions): Promise<void> {
  const seed = studySeed(options.seed);
  const reports: Report[] = [];
  for (const name of names) {
    const report = await examine(name, options, seed);
    reports.push(report);
    if (!options.json) tellReport(report);
  }
  if (options.json) printJson({ seed, decisions: options.decisions, scenarios: reports.map(reportJson) });
  const faults = reports.reduce((sum, report) => sum + faultsOf(report), 0);
  if (faults > 0) throw new Finding(tn(faults, "{count} fault", "{count} faults", { count: faults }));
}

interface RandomPlay {
  readonly scenario: string;
  readonly base: string;
  readonly campaigns: number;
  readonly decisions: number;
  readonly broken: Broken | null;
  /** The command that plays what broke again. */
  readonly again: string | null;
}

/** A word as a shell takes it. */
async function playRandomly(name: string, worlds: number, seed: string): Promise<readonly RandomPlay[]> {
  const located = locate(name);
  const scenario = await load(located);
  const plays: RandomPlay[] = [];
  for (const base of scenario.bases) {
    const program = buildProgram(scenario, { base });
    const strategy = await findStrategy(located, program, "random");
    const { broken = null, ...played } = playUntilBroken(compileProgram(program), strategy, seed, worlds);
    const again =
      broken === null ? null : runnable("run", name, "--strategy", "random", "--seed", broken.seed, "--base", base);
    plays.push({ scenario: scenario.id, base, ...played, broken, again });
  }
  return plays;
}

function tellPlay({ scenario, base, campaigns, decisions, broken, again }: RandomPlay): void {
  const played = { scenario, base, campaigns, decisions };
  if (broken === null)
    return print(t("{scenario} ({base}): {campaigns} campaigns, {decisions} decisions, nothing broke", played));
  print(t("{scenario} ({base}): {campaigns} campaigns, {decisions} decisions", played));
  print(brokenLine(broken));
  print(t("  again: {command}", { command: again ?? "" }));
}

/** `check --random N`: random play in N worlds of every base, until something breaks, with the command that plays it again. */
export async function checkRandom(names: readonly string[], worlds: number, options: ContentOptions): Promise<void> {
  const seed = studySeed(options.seed);
  const plays: RandomPlay[] = [];
  for (const name of names) {
    const played = await playRandomly(name, worlds, seed);
    plays.push(...played);
    if (!options.json) played.forEach(tellPlay);
  }
  if (options.json) printJson({ seed, plays });
  const broken = plays.filter((of) => of.broken !== null).length;
  if (broken > 0) throw new Finding(t("play broke in {broken} of {all}", { broken, all: plays.length }));
}
