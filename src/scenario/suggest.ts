/** More letters than this are never taken for a slip. */
const MOST_SLIPS = 3;
/** Names looked through for the closest one, so that a file of very many names costs little. */
const MOST_NAMES = 1000;
const LONGEST_NAME = 60;

/** The next row of the table of edits (Levenshtein 1966). */
function nextRow(row: readonly number[], letter: string | undefined, word: string): number[] {
  const next = [(row[0] ?? 0) + 1];
  for (let at = 1; at < row.length; at += 1) {
    const swap = (row[at - 1] ?? 0) + (letter === word[at - 1] ? 0 : 1);
    next.push(Math.min((row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, swap));
  }
  return next;
}

/** Edits from one word to the other, or `limit` when there are at least as many; stops as soon as that is sure. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const letter of a) {
    row = nextRow(row, letter, b);
    if (Math.min(...row) >= limit) return limit;
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
  if (close !== undefined) return `did you mean '${close}'?`;
  return names.length === 0
    ? "none is declared yet"
    : `known: ${names.slice(0, 12).join(", ")}${names.length > 12 ? ", ..." : ""}`;
}
