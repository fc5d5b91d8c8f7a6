import { networkInterfaces } from "node:os";
import {
  Classroom,
  type ClassSetting,
  type ClassState,
  classStateSchema,
  digestOf,
  isLoopback,
  LIMITS,
  newToken,
  roomCode,
  type Serving,
  serveClass,
  type Treatment,
  unitOf,
  whatDiffers,
} from "../../class/index.js";
import { msg, t } from "../../language/index.js";
import type { Lesson } from "../../lessons/index.js";
import { ClassStore } from "../../store/index.js";
import { classLesson } from "../class-lesson.js";
import { EXIT, explainError, UsageError } from "../errors.js";
import { contentNoteFor, lessonLibrary } from "../lessons.js";
import { print, printJson, say } from "../output.js";
import { type Prepared, prepare, readSeed, type WorldOptions } from "../scenario.js";
import { classPages } from "./class-pages.js";
import { simulating } from "./class-worlds.js";
import { sayings } from "./opening.js";

export interface ServeOptions extends WorldOptions {
  readonly room: string;
  readonly scenario?: string;
  readonly lesson?: string;
  readonly port: number;
  readonly host?: string;
  readonly openToNetwork?: boolean;
  readonly treatment: readonly string[];
  readonly rounds: number;
  readonly worlds: number;
  readonly json?: boolean;
}

const MOST_ROUNDS = 20;

/** Where it listens. Anything but this machine must be asked for by name. */
function hostOf({ host, openToNetwork }: ServeOptions): string {
  if (host === undefined) return openToNetwork ? "0.0.0.0" : "127.0.0.1";
  if (isLoopback(host) || openToNetwork) return host;
  throw new UsageError(
    t("--host {host} would let everybody in who can reach this machine; add --open-to-network if that is meant", {
      host,
    }),
  );
}

interface Variant {
  readonly treatment: Treatment;
  readonly prepared: Prepared;
}

/** One `id: name=value; base=NAME`. */
function readTreatment(text: string): { readonly id: string; readonly base?: string; readonly set: readonly string[] } {
  const [, id, settings] = /^\s*([A-Za-z0-9][A-Za-z0-9 _-]{0,39}?)\s*:(.*)$/s.exec(text) ?? [];
  if (id === undefined || settings === undefined)
    throw new UsageError(
      t("--treatment {text}: write its name, a colon and its settings, such as 'dear: numbers.some-number=40'", {
        text,
      }),
    );
  const all = settings.split(";").map((part) => part.trim());
  const base = all.find((part) => part.startsWith("base="))?.slice("base=".length);
  const set = all.filter((part) => part !== "" && !part.startsWith("base="));
  return { id, set, ...(base === undefined ? {} : { base }) };
}

/** The command with what its lesson says filled in: scenario, base, first seed and treatments, where they are not told. */
interface Asked extends ServeOptions {
  readonly scenario: string;
  readonly played: Lesson | undefined;
}

function askedFor(options: ServeOptions): Asked {
  const { scenario, lesson } = options;
  if ((scenario === undefined) === (lesson === undefined))
    throw new UsageError(t("what does the class play? Write --scenario ID or --lesson ID, one of the two"));
  if (lesson === undefined) return { ...options, scenario: scenario ?? "", played: undefined };
  const played = lessonLibrary().lesson(lesson);
  const { seed, base, set = [], treatments = {}, scenario: own } = played.play;
  const declared = Object.entries(treatments).map(([id, set]) => `${id}: ${set.join("; ")}`);
  const filled = { seed, ...(base === undefined ? {} : { base }), ...defined(options) };
  const treatment = options.treatment.length > 0 ? options.treatment : declared;
  return { ...filled, scenario: own, set: [...set, ...(options.set ?? [])], treatment, played };
}

const defined = (options: ServeOptions): ServeOptions =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as unknown as ServeOptions;

/** What each part of the class plays; all the same where no treatment is named. */
async function variantsOf(options: Asked): Promise<readonly Variant[]> {
  const named = options.treatment.length === 0 ? ["all:"] : options.treatment;
  const read = named.map(readTreatment);
  const twice = read.find(({ id }, at) => read.findIndex((of) => of.id === id) !== at);
  if (twice !== undefined)
    throw new UsageError(t("two treatments are called '{id}'; give each a name of its own", { id: twice.id }));
  return Promise.all(
    read.map(async ({ id, set, base = options.base }) => {
      const all = [...(options.set ?? []), ...set];
      const prepared = await prepare(options.scenario, { set: all, ...(base === undefined ? {} : { base }) });
      const { model } = prepared.program;
      return { treatment: { id, base: model.base, set: all, changes: { ...model.changes } }, prepared };
    }),
  );
}

function settingOf(options: Asked, variants: readonly Variant[]): ClassSetting {
  const room = roomCode(options.room);
  if (room === undefined)
    throw new UsageError(
      t("'{room}' is no room code: 3 to 24 letters, digits and hyphens, such as ROOM-7", { room: options.room }),
    );
  const scenarioHash = variants[0]?.prepared.scenario.hash ?? "";
  return {
    ...{ room, scenario: options.scenario, scenarioHash },
    ...(options.lesson === undefined ? {} : { lesson: options.lesson }),
    treatments: variants.map(({ treatment }) => treatment),
  };
}

function roundsOf({ rounds }: ServeOptions): number {
  if (rounds < 1 || rounds > MOST_ROUNDS) throw new UsageError(t("--rounds is 1 to {most}", { most: MOST_ROUNDS }));
  return rounds;
}

function begun(options: ServeOptions, setting: ClassSetting): ClassState {
  const seeds = Array.from({ length: roundsOf(options) }, () => newToken().slice(0, 12));
  if (options.seed !== undefined) seeds[0] = readSeed(options.seed);
  return {
    version: 1,
    setting,
    teacher: newToken(),
    seeds,
    round: 1,
    paused: false,
    message: "",
    revealed: [],
    seats: [],
  };
}

/** The class as it was left, if it was begun with the same command. */
function goneOn(kept: unknown, options: ServeOptions, setting: ClassSetting): ClassState {
  const { room } = setting;
  const parsed = classStateSchema.safeParse(kept);
  if (!parsed.success)
    throw new UsageError(
      t(
        "room {room} was kept by another version of this program; use another --room, or the command it was begun with",
        { room },
      ),
    );
  const state = parsed.data;
  const differs = whatDiffers(state.setting, setting);
  if (differs !== undefined)
    throw new UsageError(
      t("room {room} has begun, and {differs}; use another --room, or the command it was begun with", {
        room,
        differs,
      }),
    );
  if (state.setting.scenarioHash !== setting.scenarioHash)
    throw new UsageError(
      t(
        "room {room} has begun, and its scenario has changed since; use another --room, or the command it was begun with",
        { room },
      ),
    );
  if (options.seed !== undefined && readSeed(options.seed) !== state.seeds[0])
    throw new UsageError(
      t("room {room} has begun with another seed; use another --room, or the command it was begun with", { room }),
    );
  const more = Array.from({ length: Math.max(0, roundsOf(options) - state.seeds.length) }, () =>
    newToken().slice(0, 12),
  );
  return { ...state, seeds: [...state.seeds, ...more] };
}

/** Addresses under which others on the network find this machine. */
const outwards = (): readonly string[] =>
  Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).filter(({ internal, family }) => !internal && family === "IPv4").map(({ address }) => address),
  );

const inUrl = (host: string): string => (host.includes(":") ? `[${host}]` : host);

/** Where students find it: every address it can be reached at. */
function addresses(host: string, port: number): readonly string[] {
  const hosts = host === "0.0.0.0" || host === "::" ? [...outwards(), "127.0.0.1"] : [host];
  return hosts.map((of) => `http://${inUrl(of)}:${port}/`);
}

function announce(host: string, port: number, { state }: Classroom, folder: string): void {
  const { setting, seeds, teacher, seats, round } = state;
  const [first = "", ...others] = addresses(host, port);
  const { room, lesson, scenario } = setting;
  const again =
    seats.length === 0
      ? ""
      : ` ${t("It goes on in round {round} with {students} students.", { round, students: seats.length })}`;
  const what = lesson === undefined ? scenario : t("lesson {lesson} ({scenario})", { lesson, scenario });
  print(`${t("Room {room}: {what}, {rounds} rounds.", { room, what, rounds: seeds.length })}${again}`);
  print(t("  Students  {addresses}   and the code {room}", { addresses: [first, ...others].join(t("  or  ")), room }));
  print(t("  Teacher   {address}   (for you alone)", { address: `${first}teacher#${teacher}` }));
  print(t("Every decision is kept in {folder}; the same command goes on after a stop.", { folder }));
  if (isLoopback(host)) print(t("Only this machine can reach it; --open-to-network lets a class in."));
  else
    print(
      t(
        "OPEN TO THE NETWORK: everybody who can reach this machine and knows the code can join. Nothing is encrypted; use a network you trust.",
      ),
    );
}

/** Resolves when the teacher at the terminal ends the class. */
const untilEnded = (): Promise<NodeJS.Signals> =>
  new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => done(signal));
  });

const portFault = (error: unknown, { port }: ServeOptions): Error => {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE")
    return new UsageError(t("port {port} is in use; name another with --port, or 0 for any", { port }));
  if (code === "EACCES")
    return new UsageError(t("port {port} is not yours to use; name one above 1023 with --port", { port }));
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return new UsageError(t("--host is no address of this machine; leave it out, or see your network settings"));
  return error instanceof Error ? error : new Error(message);
};

const LOST = msg("Another server has taken this room over after this one was silent for long; this one ends.");

/** The class as it was left or as it begins, in a room nobody else serves. */
async function opened(options: Asked, variants: readonly Variant[], told: () => (note: string) => void) {
  const setting = settingOf(options, variants);
  const store = new ClassStore(setting.room);
  store.take(() => {
    say(t(LOST));
    process.exit(EXIT.files);
  });
  try {
    const kept = store.read((what) => told()(what));
    const state = kept === undefined ? begun(options, setting) : goneOn(kept, options, setting);
    const programs = variants.map(({ prepared }) => prepared.program);
    const until = options.played?.play.until;
    const ports = { programs, keeper: store, until, newToken, digest: digestOf, told: (note: string) => told()(note) };
    const classroom = new Classroom(ports, state);
    store.write(state);
    return { store, classroom };
  } catch (error) {
    store.release();
    throw error;
  }
}

/** `serve --room CODE --scenario ID` or `--lesson ID`: a class plays together until Ctrl-C. */
export async function serve(given: ServeOptions): Promise<void> {
  const host = hostOf(given);
  const options = askedFor(given);
  roundsOf(options); // refused before anything is written
  const variants = await variantsOf(options);
  let told = say;
  const { store, classroom } = await opened(options, variants, () => told);
  const { setting, teacher } = classroom.state;
  const unit = unitOf(variants.map(({ prepared }) => prepared.program));
  const { played } = options;
  const library = lessonLibrary();
  const lesson =
    played === undefined
      ? undefined
      : classLesson(played, await contentNoteFor(played), library, library.untranslated(played.id));
  let serving: Serving | undefined;
  const simulation = simulating(options.worlds, played?.play.until, () => serving?.changed());
  try {
    serving = await serveClass({
      ...{ classroom, unit, host, lesson, port: options.port, pages: classPages(), says: sayings(), log: say },
      simulation: () => simulation.now,
    });
  } catch (error) {
    store.release();
    throw portFault(error, options);
  }
  told = serving.told;
  // One student's fault must not end the class: every decision is kept, and the others go on.
  process.on("uncaughtException", (error) =>
    say(t("A fault of the program: {text}", { text: explainError(error).text })),
  );
  const { port } = serving;
  if (options.json) printJson({ room: setting.room, port, urls: addresses(host, port), teacher, folder: store.folder });
  else announce(host, port, classroom, store.folder);
  const ended = untilEnded();
  void simulation.run(variants.map(({ prepared }) => prepared));
  const signal = await ended;
  await simulation.stop();
  await serving.close();
  await store.settled();
  store.release();
  say(
    t("The class is closed; its {students} students (of {seats} seats) keep their places.", {
      students: classroom.state.seats.length,
      seats: LIMITS.students,
    }),
  );
  process.exit(signal === "SIGINT" ? EXIT.interrupted : 0);
}
