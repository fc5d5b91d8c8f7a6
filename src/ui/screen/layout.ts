/** How much room there is: everything at once, one panel beside what can be done, one panel at a time, or none. */
export type Room = "wide" | "middle" | "narrow" | "small";

/** The least window the screens need; below it there is the line mode. */
export const LEAST = { columns: 60, rows: 20 } as const;

export function roomFor(columns: number, rows: number): Room {
  if (columns < LEAST.columns || rows < LEAST.rows) return "small";
  if (columns >= 100 && rows >= 30) return "wide";
  return columns >= 80 ? "middle" : "narrow";
}

/** Splits a length into parts by weight, each at least 1; the last takes what is left. */
export function split(length: number, ...weights: readonly number[]): readonly number[] {
  const inAll = (of: readonly number[]): number => of.reduce((before, one) => before + one, 0);
  const parts = weights.slice(0, -1).map((of) => Math.max(1, Math.floor((length * of) / inAll(weights))));
  return [...parts, Math.max(1, length - inAll(parts))];
}
