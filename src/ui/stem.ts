/** Words that say nothing of what is meant. */
const SMALL = new Set(
  "the a an your some my his her their our of in on at to for and or with under by from is are it that this what who at into".split(
    " ",
  ),
);

/** Shorter words keep their endings: `red`, `king`, `bus`. */
const SHORT = 4;

/** A word without its plural, its past and its -ing, so that `bribed`, `bribes` and `bribe` are one (after Lovins 1968, a few endings only). */
function stem(word: string): string {
  if (word.length <= SHORT) return word.length > 2 ? word.replace(/([^s])s$/, "$1") : word;
  const single = word
    .replace(/ves$/, "f")
    .replace(/ies$/, "y")
    .replace(/([^s])s$/, "$1");
  const bare = single.replace(/^(.{3,})(?:ed|ing)$/, "$1");
  const undoubled = bare === single ? bare : bare.replace(/([bdgmnprt])\1$/, "$1");
  return undoubled.length > SHORT - 1 ? undoubled.replace(/e$/, "") : undoubled;
}

/** The words of a text that mean something, stemmed; all of them where none does. Accents, case, hyphens and marks do not matter. */
export function stemsOf(text: string): readonly string[] {
  const all = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  const meaning = all.filter((word) => !SMALL.has(word));
  return (meaning.length === 0 ? all : meaning).map(stem);
}

/** What two wordings of the same have in common: `in the moulding sand` and `Moulding sand`. */
export const keyOf = (text: string): string => stemsOf(text).join(" ");
