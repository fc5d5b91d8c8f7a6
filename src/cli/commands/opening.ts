import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { buildProgram, recordOf, replayOn, Session, whatIsGone } from "../../engine/index.js";
import { msg, t } from "../../language/index.js";
import { type Sources, saidOf } from "../../scenario/index.js";
import { freshPlace, listSaves, openSave, placeAt, type SavePlace, scenarioIds, wasPlayed } from "../../store/index.js";
import type { Inquire, OpenPlay, OpenReplay } from "../../ui/screens.js";
import { UsageError } from "../errors.js";
import { runnable } from "../runnable.js";
import { load, loadSources, locate, ownFolder, prepare, type WorldOptions } from "../scenario.js";
import { freshSeed } from "../seed.js";

export interface OpenOptions extends WorldOptions {
  readonly resume?: string | boolean;
  readonly save?: string;
  readonly rewinds?: number;
  readonly strict?: boolean;
}

/** Rewinds a play has unless told otherwise: enough to mend a slip or try the other way thrice, too few to search. */
const REWINDS = 3;

const REPLAYED = msg("You have played this world before, so this play counts as foreseen.");

/** A play, new or gone on with, and where its place is kept. */
export interface Opened {
  readonly session: Session;
  readonly place: SavePlace;
  /** Folder of a scenario that is not shipped. */
  readonly at: string | undefined;
  readonly resumed: boolean;
  /** What the player should know of how it was opened; empty when there is nothing. */
  readonly said: string;
}

/** Goes on with a save, from the generation before it where it is damaged. */
export async function fromSave(path: string, options: OpenOptions): Promise<Opened> {
  const { record, scenarioAt: at, damage } = openSave(path);
  const said: string[] = damage === undefined ? [] : [t("{damage}. You go on from one decision before.", { damage })];
  const scenario = await load(locate(at ?? record.scenario));
  const gone = whatIsGone(scenario, record);
  if (gone !== undefined)
    throw new UsageError(t("the save uses {gone}; start again from its seed '{seed}'", { gone, seed: record.seed }));
  const program = buildProgram(scenario, { base: record.base, changes: record.changes });
  const { session, misfit, same } = replayOn(program, record);
  if (!same.scenario) said.push(t("The scenario has changed since this was saved."));
  const own = placeAt(options.save ?? path);
  if (misfit === undefined) return { session, place: own, at, resumed: true, said: said.join("\n") };
  const next = options.save === undefined ? freshPlace(record.scenario, record.seed) : placeAt(options.save);
  said.push(
    t(
      "Decision {number} no longer fits ({why}). You go on from just before it, in a save of its own; the old one stays as it is.",
      { number: misfit.at + 1, why: misfit.why },
    ),
  );
  return { session, place: next, at, resumed: true, said: said.join("\n") };
}

/** `--resume`: the latest save, or the one named. */
export async function resume(which: string | boolean, options: OpenOptions): Promise<Opened> {
  const other = [options.seed, options.base].some((option) => option !== undefined) || (options.set ?? []).length > 0;
  if (other) throw new UsageError(t("a save has its own world: --seed, --base and --set go with a new play"));
  if (options.rewinds !== undefined || options.strict)
    throw new UsageError(t("a save has its own rewinds: --rewinds and --strict go with a new play"));
  refuseExisting(options.save);
  const saves = listSaves();
  const [latest] = saves;
  if (typeof which !== "string") {
    if (latest === undefined)
      throw new UsageError(
        t("there is no save to go on with; start with `{start}`", { start: runnable("play", "SCENARIO") }),
      );
    return fromSave(latest.path, options);
  }
  const found = saves.find(({ name }) => name === which)?.path ?? (existsSync(which) ? which : undefined);
  if (found === undefined)
    throw new UsageError(
      t("there is no save '{which}' (saves: {saves})", {
        which,
        saves: saves.map(({ name }) => name).join(", ") || "none",
      }),
    );
  return fromSave(found, options);
}

function refuseExisting(save: string | undefined): void {
  if (save === undefined || !existsSync(save)) return;
  throw new UsageError(
    t("'{save}' exists already; name another file, or go on with `play --resume {save2}`", { save, save2: save }),
  );
}

/** A new play. */
export async function fresh(name: string | undefined, options: OpenOptions): Promise<Opened> {
  const [only] = scenarioIds();
  const chosen = name ?? only;
  if (chosen === undefined) throw new UsageError(t("no scenario is shipped; give the path of one"));
  refuseExisting(options.save);
  if (options.strict && options.rewinds)
    throw new UsageError(t("--strict allows no rewinds: leave one of the two out"));
  const { located, program, choice } = await prepare(chosen, { ...options, seed: options.seed ?? freshSeed() });
  const replayed = options.seed !== undefined && wasPlayed(recordOf(program, choice, []));
  const rewindLimit = options.strict ? 0 : (options.rewinds ?? REWINDS);
  return {
    session: new Session(program, choice, { rewinds: 0, rewindLimit, replayed }),
    place: options.save === undefined ? freshPlace(program.model.scenario.id, choice.seed) : placeAt(options.save),
    at: ownFolder(chosen, located),
    resumed: false,
    said: replayed ? t(REPLAYED) : "",
  };
}

/** A recorded play to be looked at; what of it no longer fits is said and left out. `scenarioAt`: a scenario to play it on instead. */
export async function replayed(path: string, scenarioAt?: string): Promise<OpenReplay> {
  const { record, scenarioAt: own } = openSave(path);
  const at = scenarioAt ?? own;
  const scenario = await load(locate(at ?? record.scenario));
  const gone = whatIsGone(scenario, record);
  if (gone !== undefined) throw new UsageError(t("the record uses {gone}", { gone }));
  const program = buildProgram(scenario, { base: record.base, changes: record.changes });
  const { session, misfit, same } = replayOn(program, record);
  const said = [
    ...(same.scenario ? [] : [t("The scenario has changed since this record was made.")]),
    ...(same.rules ? [] : [t("The rules have changed since this record was made.")]),
    ...(misfit === undefined
      ? []
      : [
          t("Decision {number} of {count} no longer fits ({why}); here is all before it.", {
            number: misfit.at + 1,
            count: record.decisions.length,
            why: misfit.why,
          }),
        ]),
  ];
  const place = { path, save: () => undefined };
  return {
    session,
    says: sayings(),
    note: said.join(" "),
    ...(session.campaign.ended ? { ended: asPlay({ session, place, at, resumed: true, said: "" }) } : {}),
    fork: (count) => asPlay(forked(session, count, at)),
  };
}

/** The first decisions of a play as a new one: whoever takes over has seen what came. */
function forked({ program, choice, hindsight, decisions }: Session, count: number, at: string | undefined): Opened {
  const session = new Session(program, choice, { ...hindsight, replayed: true });
  for (const decision of decisions.slice(0, count)) session.decide(decision);
  return {
    session,
    place: freshPlace(program.model.scenario.id, choice.seed),
    at,
    resumed: true,
    said: t("You take over after {count} decisions, in a save of its own. It counts as foreseen.", { count }),
  };
}

/** What a source says, read when it is first asked for. */
export function sayings(): (source: string) => string | undefined {
  let sources: Sources | undefined;
  return (source) => {
    sources ??= loadSources();
    const found = sources.get(source.split(".")[0] ?? "");
    return found === undefined ? undefined : saidOf(found);
  };
}

/** Worlds a comparison plays, and their seed: none of them is the played one. */
export const COMPARED = 1_000;
export const STUDY_SEED = "compare";

const ofRun = ({ program }: Session, at: string | undefined) => ({
  program,
  located: locate(at ?? program.model.scenario.id),
});

/** Worlds and futures a run is looked into with. */
const LOOKED_INTO = 200;

/** Looks into a run that has ended, on as many threads as there are cores. */
const inquirer =
  (session: Session, at: string | undefined): Inquire =>
  async (tell, stop) => {
    const { inquire } = await import("../inquiry.js"); // a play needs no lab before its end
    const { program, played } = session;
    const located = locate(at ?? program.model.scenario.id);
    const record = session.record();
    const asked = {
      program,
      located,
      record,
      played,
      worlds: LOOKED_INTO,
      workers: Math.max(2, availableParallelism()),
    };
    return inquire(asked, tell, stop);
  };

/** The same as the screens and the lines take it. */
export const asPlay = ({ session, place, at, resumed, said }: Opened): OpenPlay => ({
  session,
  get path() {
    return place.path;
  },
  resumed,
  note: said,
  save: () => place.save(session.record(), at, session.campaign.ended),
  says: sayings(),
  inquire: inquirer(session, at),
  otherwise: async (changed, instead) => {
    const { otherwise } = await import("../inquiry.js");
    return otherwise({ ...ofRun(session, at), record: session.record() }, changed, instead);
  },
  compare: async (tell, stop) => {
    const { compareLive } = await import("../comparison.js");
    const recorded = session.decisions.length > 0 ? { path: place.path, record: session.record() } : undefined;
    return compareLive({ ...ofRun(session, at), seed: STUDY_SEED, recorded, worlds: COMPARED }, tell, stop);
  },
});
