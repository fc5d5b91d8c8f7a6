import { type PlayedWorlds, playsOf, type StudyNames } from "../lab/index.js";

/** One value of a tidy table. */
export type Cell = string | number;

/** A column of a tidy table: its name and whether it holds text. */
interface Column {
  readonly name: string;
  readonly text: boolean;
}

/** Columns of the table of plays: one row for each world and strategy. */
export function columnsOf({ members, credits }: StudyNames): readonly Column[] {
  const texts = new Set(["strategy", "ending", "kind", "fault"]);
  const names = [
    ...["world", "strategy", "ending", "kind", "ruined", "day", "real_wealth", "hunger_days", "deaths", "drawdown"],
    "fault",
    ...members.flatMap((id) => [`missed_${id}`, `died_${id}`]),
    ...credits.map((id) => `unpaid_${id}`),
  ];
  return names.map((name) => ({ name, text: texts.has(name) }));
}

/** Rows of the table of plays, in world order. Wealth and drawdown are in `unit` smallest units; unpaid in smallest units. */
export function* rowsOf(names: StudyNames, played: PlayedWorlds, unit: number): Generator<readonly Cell[]> {
  for (const of of playsOf(names, played)) {
    yield [
      ...[of.world, of.strategy, of.ending, of.kind, of.ruined ? 1 : 0, of.day, of.wealth / unit, of.hungerDays],
      ...[of.deaths, of.drawdown / unit, of.fault ?? ""],
      ...names.members.flatMap((_id, index) => [of.missed[index] ?? 0, of.died[index] ?? 0]),
      ...names.credits.map((_id, index) => of.unpaid[index] ?? 0),
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
