import { createHash } from "node:crypto";
import { type Comparison, type FailedStrategy, Failures, type PlayedWorlds, Tally } from "../../../lab/index.js";
import { msg, t } from "../../../language/index.js";
import { StreamedFile, type StudyStore, writeNamed } from "../../../store/index.js";
import { Finding } from "../../errors.js";
import { failureLines } from "../../failures.js";
import { print, printJson, say } from "../../output.js";
import { footnote, markedUnit, settingsOf, unitTold } from "../../real-value.js";
import { needsTrust } from "../../roster.js";
import { besideLines, cautionTold, chunksOfStudy, openStudy, PART, partOf, type StudyAbout } from "../../study.js";
import { programName } from "../../version.js";
import { tell } from "../compare.js";
import { kept, resumeCommand } from "./play.js";

export interface MergeOptions {
  readonly json?: boolean;
  /** Files for the table of plays. */
  readonly csv?: string;
  readonly parquet?: string;
}

/** A study folded: one hash of all plays in world order, and what they say. */
export interface Folded {
  readonly hash: string;
  readonly comparison: Comparison;
  readonly failures: readonly FailedStrategy[];
}

/** What is not there, in runs of neighbouring worlds. */
function gaps(store: StudyStore, about: StudyAbout): readonly string[] {
  const runs: { from: number; to: number }[] = [];
  for (const chunk of chunksOfStudy(about.spec)) {
    if (store.status(chunk) !== "absent") continue;
    const last = runs.at(-1);
    if (last?.to === chunk.from) last.to = chunk.to;
    else runs.push({ ...chunk });
  }
  return runs.map(({ from, to }) => t("{from} to {to}", { from, to: to - 1 }));
}

/** Refuses a study of which worlds are missing, and tells how to play them. */
export function complete(folder: string, store: StudyStore, about: StudyAbout): void {
  const missing = gaps(store, about);
  if (missing.length === 0) return;
  const some = `${missing.slice(0, 5).join(", ")}${missing.length > 5 ? ", ..." : ""}`;
  const again = resumeCommand("run", { study: about.file, out: folder, trust: about.spec.strategies.some(needsTrust) });
  throw new Finding(
    t("'{folder}' is not complete: worlds {some} of {all} are missing. Play them with:\n  {again}", {
      folder,
      some,
      all: about.spec.worlds,
      again,
    }),
  );
}

/** Worlds of a kept study in world order. @throws StoreError where one is damaged or another study's */
export function* worldsOf(store: StudyStore, about: StudyAbout): Generator<PlayedWorlds> {
  for (const chunk of chunksOfStudy(about.spec)) yield kept(store, chunk);
}

/** Folds all worlds in world order; never means of parts. `each` sees them as they come. */
export function fold(
  store: StudyStore,
  about: StudyAbout,
  each: (played: PlayedWorlds) => void = () => undefined,
): Folded {
  const hash = createHash("sha256").update(store.key);
  const failures = new Failures(about.names);
  const tally = new Tally(about.names, about.spec.worlds, about.unit.factor);
  for (const played of worldsOf(store, about)) {
    hash.update(littleEndian(played.cells));
    tally.add(played);
    failures.add(played);
    each(played);
  }
  return { hash: hash.digest("hex"), comparison: tally.comparison(), failures: failures.list() };
}

const littleEndian = (cells: Float64Array): Uint8Array => {
  const bytes = Buffer.alloc(cells.length * 8);
  for (const [index, value] of cells.entries()) bytes.writeDoubleLE(value, index * 8);
  return bytes;
};

/** What a file of plays says of itself. */
const provenance = ({ spec, base, scenarioId, unit, version }: StudyAbout, store: StudyStore) => ({
  ...{ study: spec.id, scenario: scenarioId, base, seed: spec.seed, worlds: String(spec.worlds) },
  ...{ real_wealth: unit.text, program: `jangmadang ${version}`, ...store.head.identity },
});

/** What stands in every row of a study's plays. */
function citedBy({ head: { identity } }: StudyStore, { names, scenarioId, base, spec, version }: StudyAbout) {
  const of = (part: string): string => identity[part] ?? "";
  return {
    ...{ scenario: scenarioId, base, seed: spec.seed, set: settingsOf(spec.set) },
    scenarioHash: of("scenario").replace(`${scenarioId} `, ""),
    rulesHash: of(PART.rules),
    program: programName(version, of(PART.code)),
    digests: new Map(names.strategies.map((id) => [id, of(partOf("strategy", id))])),
  };
}

/** Folds a study and writes the tables asked for on the way. */
async function foldWithTables(store: StudyStore, about: StudyAbout, { csv, parquet }: MergeOptions): Promise<Folded> {
  if (csv === undefined && parquet === undefined) return fold(store, about);
  const { columnsOf, csvLine, ParquetTable, rowsOf } = await import("../../../report/index.js");
  const plays = { names: about.names, unit: about.unit.factor, about: citedBy(store, about) };
  const lines = csv === undefined ? undefined : new StreamedFile(csv);
  const columns = parquet === undefined ? undefined : new ParquetTable(plays);
  lines?.write(csvLine(columnsOf(plays).map(({ name }) => name)));
  try {
    const folded = fold(store, about, (played) => {
      if (lines !== undefined) for (const row of rowsOf(plays, played)) lines.write(csvLine(row));
      columns?.add(played);
    });
    lines?.finish();
    if (parquet !== undefined && columns !== undefined)
      writeNamed(parquet, columns.finish({ ...provenance(about, store), hash: folded.hash }));
    return folded;
  } finally {
    lines?.discard();
  }
}

/** `lab merge`: verifies that a study is complete and whole, folds it and tells it. */
export async function merge(folder: string, options: MergeOptions): Promise<void> {
  const { store, about } = openStudy(folder);
  complete(folder, store, about);
  const { hash, comparison, failures } = await foldWithTables(store, about, options);
  const { spec, base, unit, caution } = about;
  if (options.json) {
    const { id, scenario, seed, worlds, set } = spec;
    return printJson({
      study: id,
      scenario,
      base,
      seed,
      worlds,
      set,
      unit: unit.text,
      caution,
      hash,
      beside: besideLines(store, about),
      faults: failures.map(({ first }) => first),
      failures,
      ...comparison,
    });
  }
  print(`${spec.id}: ${spec.says}`.replace(/: $/, ""));
  tell(comparison, whatPlayed(about), failures);
  for (const line of failureLines(failures)) print(line);
  print(t("\nHash of all plays: {hash}", { hash }));
  for (const line of besideLines(store, about)) print(line);
  if (caution !== null) print(footnote(await cautionTold(about)));
}

/** The unit of the figures, and what was played. */
function whatPlayed({ spec, base, unit, caution }: StudyAbout): string {
  const changed = settingsOf(spec.set).join(", ");
  const of = { unit: markedUnit({ unit: unitTold(unit), caution }), worlds: spec.worlds, seed: spec.seed, base };
  return changed === ""
    ? t("{unit}; {worlds} worlds of seed '{seed}', base {base}", of)
    : t("{unit}; {worlds} worlds of seed '{seed}', base {base}, with {changed}", { ...of, changed });
}

const STATUSES = {
  done: msg("done"),
  absent: msg("absent"),
  damaged: msg("damaged"),
  foreign: msg("foreign"),
} as const;

/** `lab status`: how far a study is, without changing anything. */
export function status(folder: string, options: MergeOptions): void {
  const { store, about } = openStudy(folder);
  const chunks = chunksOfStudy(about.spec);
  const found = chunks.map((chunk) => store.status(chunk));
  const counts = Object.fromEntries(Object.keys(STATUSES).map((of) => [of, found.filter((one) => one === of).length]));
  if (options.json)
    return printJson({
      study: about.spec.id,
      chunks: chunks.length,
      ...counts,
      key: store.key,
      beside: besideLines(store, about),
    });
  print(
    t("{study}: {chunks} chunks of {worlds} worlds", {
      study: about.spec.id,
      chunks: chunks.length,
      worlds: about.spec.chunk,
    }),
  );
  for (const [of, says] of Object.entries(STATUSES)) if ((counts[of] ?? 0) > 0) print(`  ${t(says)}: ${counts[of]}`);
  for (const line of besideLines(store, about)) print(`  ${line}`);
  for (const [at, chunk] of chunks.entries()) {
    const of = found[at];
    if (of === "damaged" || of === "foreign") say(store.fault(chunk, of));
  }
  const todo = gaps(store, about);
  if (todo.length > 0) say(t("Missing worlds: {worlds}", { worlds: todo.slice(0, 10).join(", ") }));
}
