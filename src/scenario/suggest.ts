import { t } from "../language/index.js";

/** More letters than this are never taken for a slip. */
const MOST_SLIPS = 3;
/** Names looked through for the closest one, so that a file of very many names costs little. */
const MOST_NAMES = 1000;
const LONGEST_NAME = 60;

/** The table's row for one more letter of `a`; two neighbouring letters swapped count as one edit (Damerau 1964). */
function nextRow(a: string, at: number, b: string, row: readonly number[], before: readonly number[]): number[] {
  const next = [at + 1];
  for (let j = 1; j <= b.length; j += 1) {
    const same = a[at] === b[j - 1];
    const swapped = a[at] === b[j - 2] && a[at - 1] === b[j - 1];
    const edits = [(row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1)];
    if (at > 0 && j > 1 && swapped) edits.push((before[j - 2] ?? 0) + 1);
    next.push(Math.min(...edits));
  }
  return next;
}

/** Edits from one word to the other, or `limit` when there are at least as many; stops as soon as that is sure. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  let before: readonly number[] = [];
  for (let at = 0; at < a.length; at += 1) {
    const next = nextRow(a, at, b, row, before);
    if (Math.min(...row, ...next) >= limit) return limit;
    before = row;
    row = next;
  }
  return Math.min(limit, row[b.length] ?? 0);
}

/** The known word closest to a mistyped one, if any is close enough to be meant. */
export function closest(word: string, known: Iterable<string>): string | undefined {
  const typed = word.slice(0, LONGEST_NAME);
  let best: string | undefined;
  let least = Math.min(MOST_SLIPS, Math.max(1, Math.floor(word.length / 3))) + 1;
  let looked = 0;
  for (const candidate of known) {
    looked += 1;
    if (looked > MOST_NAMES) break;
    const edits = distance(typed, candidate.slice(0, LONGEST_NAME), least);
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return best;
}

/** `did you mean 'x'?`, or the list of what there is. */
export function remedyFor(word: string, known: Iterable<string>): string {
  const names = [...known];
  const close = closest(word, names);
  if (close !== undefined) return t("did you mean '{close}'?", { close });
  return names.length === 0
    ? t("none is declared yet")
    : t("known: {names}", { names: `${names.slice(0, 12).join(", ")}${names.length > 12 ? ", ..." : ""}` });
}
