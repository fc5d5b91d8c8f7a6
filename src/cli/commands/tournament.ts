import {
  Gathered,
  tournament as held,
  type Outcomes,
  type PlayedWorlds,
  playInOrder,
  playsOf,
  type StudyNames,
  type Tournament,
} from "../../lab/index.js";
import { t } from "../../language/index.js";
import { csvLine } from "../../report/index.js";
import { strategyFiles, writeNamed } from "../../store/index.js";
import { type Entries, type Entry, readEntries } from "../entries.js";
import { EXIT, Finding, UsageError } from "../errors.js";
import { faultTold } from "../failures.js";
import { type ManyOptions, progressOf, type Ready, sayStopped, withStudy } from "../many.js";
import { print, printJson } from "../output.js";
import { type Roster, readRoster } from "../roster.js";
import { untilStopped } from "../stopping.js";
import { csvRows, jsonOf } from "../tournament/data.js";
import { tellTournament } from "../tournament/lines.js";
import { pageOf } from "../tournament/page.js";

export interface TournamentOptions extends Omit<ManyOptions, "trust"> {
  readonly worlds: number;
  readonly baselines?: string;
  readonly secondSeed?: string;
  readonly csv?: string;
  readonly out?: string;
}

const MOST_PLAYS = 1_000_000;

/** The lists and what they are held against, as one roster. */
function rosterOf(entries: readonly Entry[], baselines: Roster): Roster {
  return {
    terms: [...entries.map(({ name }) => ({ kind: "name", name }) as const), ...baselines.terms],
    origins: new Map([
      ...entries.map(({ name, rules }) => [name, { kind: "rules", rules } as const] as const),
      ...baselines.origins,
    ]),
  };
}

/** All plays of one seed, by strategy, with what failed. */
export interface Played {
  readonly seed: string;
  readonly outcomes: readonly Outcomes[];
  readonly failed: ReadonlyMap<string, number>;
  readonly faults: readonly string[];
  readonly result: Tournament;
}

/** Failures of strategies, counted and the first of each told. */
class Failures {
  readonly counts = new Map<string, number>();
  readonly told = new Map<string, string>();

  add(names: StudyNames, played: PlayedWorlds): void {
    for (const { strategy, world, day, at, says } of played.faults ?? [])
      if (!this.told.has(strategy))
        this.told.set(
          strategy,
          t("{strategy} failed first in world {world} on day {day} at '{at}': {says}", {
            strategy,
            world,
            day,
            at,
            says: faultTold(says),
          }),
        );
    if ((played.faults ?? []).length === 0) return;
    for (const { strategy, fault } of playsOf(names, played))
      this.counts.set(strategy, (this.counts.get(strategy) ?? 0) + (fault === undefined ? 0 : 1));
  }
}

async function playAll({ names, players, unit, about }: Ready, wanted: number): Promise<Played> {
  const gathered = new Gathered(names, unit.factor);
  const failures = new Failures();
  const progress = progressOf(wanted, "world");
  const take = (played: PlayedWorlds): void => {
    gathered.add(played);
    failures.add(names, played);
    progress(played.to);
  };
  const { result: worlds } = await untilStopped((stop) => playInOrder(players, wanted, take, stop));
  sayStopped(worlds, wanted, "worlds");
  if (worlds === 0) throw new Finding(t("nothing was played"));
  const outcomes = names.strategies.map((id) => gathered.of(id));
  const { counts: failed, told } = failures;
  return { seed: about.seed, outcomes, failed, faults: [...told.values()], result: held(outcomes) };
}

function refuseMuch(worlds: number, strategies: number): void {
  if (worlds * strategies > MOST_PLAYS)
    throw new UsageError(
      t("{worlds} worlds for {strategies} strategies are more than {plays} plays (ask for at most --worlds {most})", {
        worlds,
        strategies,
        plays: MOST_PLAYS,
        most: Math.floor(MOST_PLAYS / strategies),
      }),
    );
}

/** `tournament SCENARIO PATH...`: students' rule lists in the same worlds, held against each other and against named strategies. */
export async function tournament(name: string, paths: readonly string[], options: TournamentOptions): Promise<void> {
  if (options.worlds < 20)
    throw new UsageError(t("fewer than 20 worlds tell nothing apart; write --worlds 200 or more"));
  if (options.secondSeed !== undefined && options.secondSeed === (options.seed ?? "1"))
    throw new UsageError(t("--second-seed must be another seed than the first"));
  let entries: Entries | undefined;
  let roster: Roster | undefined;
  const read: NonNullable<Parameters<typeof withStudy>[2]["roster"]> = async (located, program) => {
    if (roster !== undefined) return roster;
    const baselines = options.baselines ?? [...strategyFiles(located.at).keys(), "idle"].join(",");
    const against = await readRoster(located, program, baselines);
    const others = [...against.origins.keys()];
    entries = await readEntries(paths, located, program, { seed: options.seed ?? "1", others });
    refuseMuch(options.worlds, entries.playing.length + against.terms.length);
    roster = rosterOf(entries.playing, against);
    return roster;
  };
  const play = (seed: string | undefined): Promise<{ ready: Ready; played: Played }> =>
    withStudy(
      name,
      { ...options, json: true, ...(seed === undefined ? {} : { seed }) }, // the caution is told once, at the end
      { worlds: options.worlds, roster: read },
      async (ready) => ({ ready, played: await playAll(ready, options.worlds) }),
    );
  const { ready, played } = await play(undefined);
  const second = options.secondSeed === undefined ? undefined : (await play(options.secondSeed)).played;
  finish({ ready, played, second, entries: entries ?? { playing: [], refused: [], passedOver: [] } }, options);
}

/** All there is to tell. */
export interface Told {
  readonly ready: Ready;
  readonly played: Played;
  readonly second: Played | undefined;
  readonly entries: Entries;
}

function finish(told: Told, options: TournamentOptions): void {
  const { refused } = told.entries;
  if (options.csv !== undefined) writeNamed(options.csv, csvRows(told).map(csvLine).join(""));
  if (options.out !== undefined) writeNamed(options.out, pageOf(told));
  if (options.json) printJson(jsonOf(told));
  else tellTournament(told, print);
  for (const file of [options.csv, options.out])
    if (file !== undefined && !options.json) print(t("Written: '{file}'.", { file }));
  if (refused.length > 0 && process.exitCode !== EXIT.interrupted)
    throw new Finding(
      t("{refused} of {all} rule lists did not play: {names}", {
        refused: refused.length,
        all: refused.length + told.entries.playing.length,
        names: refused.map(({ name }) => name).join(", "),
      }),
    );
}
