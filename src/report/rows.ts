import { lastDayOf, type PlayedWorlds, playsOf, type StudyNames } from "../lab/index.js";

/** One value of a tidy table. */
export type Cell = string | number;

/** A column of a tidy table: its name, and whether it holds text, whole numbers below two thousand million, or any number. */
interface Column {
  readonly name: string;
  readonly holds: "text" | "count" | "number";
}

/** The plays of a study as a tidy table: one row for each world and strategy. */
export interface PlaysTable {
  readonly names: StudyNames;
  /** Smallest units of one shown unit of wealth. */
  readonly unit: number;
  /** What was played: it stands in every row, so that rows of several studies can stand in one table and each can be cited. */
  readonly about: {
    readonly scenario: string;
    readonly base: string;
    readonly seed: string;
    /** What was changed, as `name=value` each. */
    readonly set: readonly string[];
    /** The last day that was played; undefined where all were. */
    readonly until?: number | undefined;
    /** Of the scenario's checked structure and numbers, before anything was changed. */
    readonly scenarioHash: string;
    readonly rulesHash: string;
    /** Version and, after a `+`, a digest of all code a play hangs on. */
    readonly program: string;
    /** By strategy: a digest of its rules or code. */
    readonly digests: ReadonlyMap<string, string>;
  };
}

/** What makes a row citable by itself: columns, since a comment line or a file beside it is lost where tables are joined, and most readers stumble over the one. */
const CITED = ["scenario", "base", "seed", "set", "until", "scenario_hash", "rules_hash", "program", "strategy_digest"];

const TEXTS = ["strategy", "ending", "kind", "fault", ...CITED];
const COUNTS = /^(world|ruined|day|deaths|died_.*)$/;

export function columnsOf({ names: { members, credits } }: PlaysTable): readonly Column[] {
  const names = [
    ...["world", "strategy", "ending", "kind", "ruined", "day", "real_wealth", "hunger_days", "deaths", "drawdown"],
    "fault",
    ...members.flatMap((id) => [`missed_${id}`, `died_${id}`]),
    ...credits.map((id) => `unpaid_${id}`),
    ...CITED,
  ];
  return names.map((name) => ({
    name,
    holds: TEXTS.includes(name) ? "text" : COUNTS.test(name) ? "count" : "number",
  }));
}

/** Rows of the table, in world order. Wealth and drawdown are in the shown unit, what is unpaid in smallest units. */
export function* rowsOf({ names, unit, about }: PlaysTable, played: PlayedWorlds): Generator<readonly Cell[]> {
  const { scenario, base, seed, scenarioHash, rulesHash, program } = about;
  const until = about.until === undefined ? "" : String(about.until);
  const cited = [scenario, base, seed, about.set.join("; "), until, scenarioHash, rulesHash, program];
  for (const of of playsOf(names, played)) {
    yield [
      ...[of.world, of.strategy, of.ending, of.kind, of.ruined ? 1 : 0, lastDayOf(of), of.wealth / unit, of.hungerDays],
      ...[of.deaths, of.drawdown / unit, of.fault ?? ""],
      ...names.members.flatMap((_id, index) => [of.missed[index] ?? 0, of.died[index] ?? 0]),
      ...names.credits.map((_id, index) => of.unpaid[index] ?? 0),
      ...cited,
      about.digests.get(of.strategy) ?? "",
    ];
  }
}

/**
 * A field of a CSV row (RFC 4180), in quotes where it must be. A text that a spreadsheet would take for a formula gets a
 * quote mark in front.
 */
function field(cell: Cell): string {
  if (typeof cell === "number") return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of a CSV file. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(field).join(",")}\n`;
