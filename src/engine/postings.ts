import type { Posting } from "./watch.js";

/** Postings in order, those of one day alike in accounts, commodity, reason and subject as one, where the first of them stood; a single one is itself. */
export function postingsByDay(postings: readonly Posting[]): readonly Posting[] {
  const found = new Map<string, Posting>();
  for (const posting of postings) {
    const { day, from, to, commodity, reason, about } = posting;
    const key = [day, from, to, commodity, reason, about].join();
    const before = found.get(key);
    found.set(key, before === undefined ? posting : { ...before, amount: before.amount + posting.amount });
  }
  return [...found.values()];
}
