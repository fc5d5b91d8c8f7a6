import { buildProgram, type Program } from "../engine/index.js";
import {
  chunkCount,
  type FailedStrategy,
  Failures,
  namesOf,
  prepareStudy,
  type Searchers,
  type Study,
  type StudyNames,
  type StudyOptions,
} from "../lab/index.js";
import { msg, t } from "../language/index.js";
import { wealthUnit } from "../scenario/index.js";
import { UsageError } from "./errors.js";
import { failureLines, namedBy } from "./failures.js";
import { print, say } from "./output.js";
import { cautionOf, footnote } from "./real-value.js";
import { needsTrust, type Roster, readRoster, strategiesOf } from "./roster.js";
import { optionWords, written } from "./runnable.js";
import { type Prepared, prepare, type WorldOptions } from "./scenario.js";
import { oneThread, workersFor } from "./workers.js";

/** Options shared by the commands that play many worlds. */
export interface ManyOptions extends WorldOptions {
  readonly strategies?: string;
  readonly workers?: number;
  readonly trust?: boolean;
  readonly json?: boolean;
}

/** A study made ready: who plays it, how its plays are read, in which unit wealth is told. */
export interface Ready extends Prepared {
  readonly names: StudyNames;
  readonly players: Searchers;
  /** The study itself, for what is looked at in this thread. */
  readonly study: Study;
  readonly roster: Roster;
  /** Strategies that have failed so far. */
  failures(): readonly FailedStrategy[];
  /** A strategy's name for a reader, by now: marked where it has failed. */
  named(strategy: string): string;
  /** The unit wealth is shown in: smallest units of it, and its words. */
  readonly unit: { readonly factor: number; readonly text: string };
  /** What every result starts with. */
  readonly about: {
    readonly scenario: string;
    readonly base: string;
    readonly seed: string;
    readonly set: readonly string[];
    readonly unit: string;
    /** Why real values in this base are not to be relied on; null where they are. */
    readonly caution: string | null;
    /** Of the scenario's checked structure and numbers, before anything was changed. */
    readonly scenarioHash: string;
    /** The command that gives the same answer again, with what was left to the program written out; undefined where it is not told. */
    readonly command: string | undefined;
  };
}

const PROGRESS_EVERY = 200;

/** What is counted while it is played. */
const COUNTED = {
  world: msg("world"),
  worlds: msg("worlds"),
  point: msg("point"),
  points: msg("points"),
  futures: msg("futures"),
  beside: msg("worlds beside it"),
} as const;
type Counted = keyof typeof COUNTED;

/** Tells how far it is and about how long it still takes, where a person looks on. */
export function progressOf(all: number, what: Counted): (done: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  const began = performance.now();
  let told = began;
  return (done) => {
    const now = performance.now();
    if (now - told < PROGRESS_EVERY && done < all) return;
    told = now;
    const left = ((now - began) / Math.max(1, done)) * (all - done);
    const progress = { what: t(COUNTED[what]), done, all, seconds: (left / 1000).toFixed(0) };
    process.stderr.write(`\r${t("{what} {done} of {all}, about {seconds} s left", progress)}   `);
    if (done >= all) process.stderr.write("\n");
  };
}

export function studySeed(seed: string | undefined): void {
  if (seed?.includes("#"))
    throw new UsageError(
      t("a study's seed has no '#': its worlds are SEED#0, SEED#1, ...; `run --seed {seed}` plays one of them", {
        seed,
      }),
    );
}

/** Players whose strategies' failures are counted. */
const noting = (players: Searchers, failures: Failures): Searchers => ({
  ahead: players.ahead,
  play: async (from, to, values) => {
    const played = await players.play(from, to, values);
    failures.add(played);
    return played;
  },
  search: (settings, from, to) => players.search(settings, from, to),
});

/** What stands below the figures of every study: who failed and why, and what the mark means. */
function tellBelow(failures: Failures, caution: string | null, { json }: ManyOptions): void {
  for (const line of failureLines(failures.list())) (json ? say : print)(line);
  if (caution !== null && !json) print(footnote(caution));
}

/** What a study is made ready for. */
export interface Wanted {
  /** The words of the command that asks, as `lab verdict`. */
  readonly command?: string;
  /** About how many worlds will be played, over all points of a sweep. */
  readonly worlds: number;
  readonly study?: StudyOptions;
  /** Who plays, where it is not what `strategies` says. */
  readonly roster?: (located: Prepared["located"], program: Program) => Promise<Roster>;
  /** Numbers that are to stand still, as changes: those a sweep moves must not differ from world to world. */
  readonly fixed?: (program: Program) => Readonly<Record<string, number>>;
}

/** Threads and the form of the answer change no figure. */
const commandOf = (
  command: string,
  name: string,
  { json: _json, workers: _workers, ...options }: ManyOptions,
): string => written(...command.split(" "), name, ...optionWords(options));

/** Makes a study ready, lets `run` play it, and ends the workers. `worlds` is about how many will be played. */
export async function withStudy<T>(
  name: string,
  options: ManyOptions,
  { worlds, command, study: kept = { nights: false }, fixed, roster: wanted }: Wanted,
  run: (ready: Ready) => Promise<T>,
): Promise<T> {
  studySeed(options.seed);
  const count = workersFor(options.workers, worlds, chunkCount(worlds));
  const isCode = needsTrust(options.strategies ?? ""); // waiting for code must not keep Ctrl-C waiting: threads ask it
  const beside = isCode ? count : count - 1; // else this thread is one
  const pool = beside > 0 ? new (await import("./pool.js")).WorkerPool(count, beside) : undefined;
  try {
    const prepared = await prepare(name, options);
    const { located, choice } = prepared;
    const { scenario, base } = prepared.program.model;
    const changes = { ...choice.changes, ...fixed?.(prepared.program) };
    const program = fixed === undefined ? prepared.program : buildProgram(scenario, { base, changes });
    const roster = await (wanted?.(located, program) ?? readRoster(located, program, options.strategies, options));
    const strategies = strategiesOf(roster, program);
    pool?.begin({ scenario, options: { base, changes }, roster, seed: choice.seed, study: kept });
    const study = prepareStudy(program, strategies, choice.seed, kept);
    const here = oneThread(study);
    if (!isCode) pool?.join(here);
    const unit = wealthUnit(scenario);
    const caution = cautionOf(scenario, base);
    const names = namesOf(program, strategies);
    const failures = new Failures(names);
    const result = await run({
      ...prepared,
      program,
      names,
      failures: () => failures.list(),
      named: (strategy) => namedBy(failures.list())(strategy),
      players: noting(pool ?? here, failures),
      study,
      roster,
      unit,
      about: {
        scenario: scenario.id,
        base,
        seed: choice.seed,
        set: options.set ?? [],
        unit: unit.text,
        caution,
        scenarioHash: scenario.hash,
        command:
          command === undefined
            ? undefined
            : commandOf(command, name, {
                ...options,
                ...{ seed: choice.seed, base, strategies: options.strategies ?? names.strategies.join(",") },
              }),
      },
    });
    tellBelow(failures, caution, options);
    return result;
  } finally {
    await pool?.close();
  }
}

/** Says that a study was cut short, where it was. */
export function sayStopped(done: number, wanted: number, what: Counted): void {
  const of = { done, wanted, what: t(COUNTED[what]) };
  if (done >= wanted) return;
  say(
    done === 0
      ? t("Stopped after {done} of {wanted} {what}.", of)
      : t("Stopped after {done} of {wanted} {what}; these are finished:", of),
  );
}
