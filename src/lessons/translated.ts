import { t } from "../language/index.js";
import type { Problem } from "../scenario/index.js";
import { Problems, readYaml, type SourceFile, toPlain, valueAt } from "../scenario/index.js";
import type { Lesson } from "./lesson.js";

type Path = readonly (string | number)[];

/** The texts of a lesson that readers see, by their place in its file; all else is the lesson's form. */
const TEXTS = new RegExp(
  `^(${[
    ...["title", "objective", "content-note", "opt-out", "teacher", "play\\.(says|write\\.\\d+)"],
    ...["(predict|quiz)\\.\\d+\\.(asks|because|options\\.\\d+)", "runs\\.\\d+\\.says", "(observe|discuss)\\.\\d+"],
    ...["figures\\..+", "explain\\.(model|says|reference)", "claims\\.[a-z0-9-]+\\.((without\\.)?says|[ab]\\.is)"],
  ].join("|")})$`,
);

const isText = (path: Path): boolean => TEXTS.test(path.join("."));

/** Numbers in digits, as they are compared between languages. */
const digitsIn = (text: string): readonly string[] =>
  (text.match(/\d[\d,.]*/g) ?? []).map((number) => number.replaceAll(",", "").replace(/\.$/, ""));

/** Every text below a place, with where it stands. */
function textsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value === "string") return isText(path) ? [path] : [];
  if (Array.isArray(value)) return value.flatMap((of, at) => textsOf(of, [...path, at]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, of]) => textsOf(of, [...path, key]));
}

interface Merging {
  readonly report: (path: Path, what: string, remedy: string) => void;
  taken: number;
}

function mergedText(original: unknown, given: string, path: Path, merging: Merging): unknown {
  if (typeof original !== "string" || !isText(path)) {
    merging.report(path, t("is no text of the lesson"), t("translate only what a reader sees; leave this out"));
    return original;
  }
  const missing = digitsIn(original).filter((number) => !digitsIn(given).includes(number));
  if (missing.length > 0)
    merging.report(
      path,
      t("leaves out {numbers}", { numbers: missing.join(", ") }),
      t("say the same numbers as the lesson"),
    );
  merging.taken += 1;
  return given;
}

/** A part of a lesson with the texts that are given in the place of its own. */
function merged(original: unknown, given: unknown, path: Path, merging: Merging): unknown {
  if (typeof given === "string") return mergedText(original, given, path, merging);
  if (Array.isArray(original) && Array.isArray(given) && original.length === given.length)
    return original.map((of, at) => merged(of, given[at], [...path, at], merging));
  if (Array.isArray(original) || Array.isArray(given)) {
    const count = Array.isArray(original) ? original.length : 0;
    merging.report(
      path,
      t("the lesson has a list of {count} here", { count }),
      t("translate all of a list, in its order, or none"),
    );
    return original;
  }
  const [whole, parts] = [original, given].map((of) => (typeof of === "object" ? of : undefined)) as readonly (
    | Readonly<Record<string, unknown>>
    | null
    | undefined
  )[];
  if (whole === undefined || whole === null || parts === undefined || parts === null) {
    merging.report(path, t("is not what the lesson has here"), t("write the text, or leave it out"));
    return original;
  }
  for (const key of Object.keys(parts))
    if (!Object.hasOwn(whole, key))
      merging.report([...path, key], t("is not in the lesson"), t("see the lesson's own file"));
  return Object.fromEntries(
    Object.entries(whole).map(([key, of]) => [
      key,
      Object.hasOwn(parts, key) ? merged(of, parts[key], [...path, key], merging) : of,
    ]),
  );
}

/** A lesson in another language, and how many of its texts the file leaves in the first. */
export interface TranslatedLesson {
  readonly lesson: Lesson;
  readonly left: number;
  readonly all: number;
  readonly problems: readonly Problem[];
}

/**
 * The lesson with the texts of a file beside it, which has the lesson's own form with nothing but texts in it. Every text
 * that is left out stays; one that belongs to nothing, a list of another length or a number left out is a problem.
 */
export function translateLesson(lesson: Lesson, file: SourceFile | undefined): TranslatedLesson {
  const all = textsOf(lesson).length;
  if (file === undefined) return { lesson, left: all, all, problems: [] };
  const problems = new Problems();
  const tree = readYaml(file, problems);
  if (problems.any) return { lesson, left: all, all, problems: problems.list() };
  const merging: Merging = {
    report: (path, what, remedy) => problems.add(valueAt(tree, path)?.spot ?? tree.spot, path.join("."), what, remedy),
    taken: 0,
  };
  const spoken = merged(lesson, toPlain(tree), [], merging) as Lesson;
  return { lesson: spoken, left: all - merging.taken, all, problems: problems.list() };
}
