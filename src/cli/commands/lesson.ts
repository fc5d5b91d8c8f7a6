import { t } from "../../language/index.js";
import { minutesOf, stepsOf } from "../../lessons/index.js";
import { contentNoteFor, lessonLibrary } from "../lessons.js";
import { print, printJson, say, table } from "../output.js";
import { runnable } from "../runnable.js";

export interface LessonOptions {
  readonly json?: boolean;
  readonly plain?: boolean;
  readonly anew?: boolean;
}

/** `lesson`: what there is. */
function list(json: boolean | undefined): void {
  const { ids, lesson, concepts } = lessonLibrary();
  const rows = ids.map(lesson).map((of) => ({
    id: of.id,
    title: of.title,
    minutes: minutesOf(of),
    decisions: of.play.decisions,
    scenario: of.play.scenario,
    concepts: of.concepts,
    claims: Object.keys(of.claims).length,
  }));
  if (json) return printJson({ lessons: rows });
  const names = (ofs: readonly string[]): string => ofs.map((id) => concepts.get(id)?.name ?? id).join("; ");
  for (const line of table([
    [t("id"), t("minutes"), t("title"), t("about")],
    ...rows.map((of) => [of.id, String(of.minutes), of.title, names(of.concepts)]),
  ]))
    print(line);
  print(`\n${t("Begin one with: {command}", { command: runnable("lesson", "ID") })}`);
}

/** `lesson [ID]`: the lessons there are, or one of them step by step. */
export async function lesson(name: string | undefined, options: LessonOptions): Promise<void> {
  if (name === undefined) return list(options.json);
  const library = lessonLibrary();
  const chosen = library.lesson(name);
  const steps = stepsOf(chosen, library, await contentNoteFor(chosen), options.json ? undefined : runnable());
  if (options.json) return printJson({ lesson: chosen, steps });
  if (process.stdin.isTTY !== true) say(t("Reading answers from standard input."));
  const { LessonWalk } = await import("../lesson-walk.js");
  const note = library.untranslated(name);
  if (note !== "") print(note);
  await new LessonWalk(chosen, steps, options.plain === true).walk(options.anew === true);
}
