import { minutesOf, stepsOf } from "../../lessons/index.js";
import { lessonLibrary } from "../lessons.js";
import { print, printJson, say, table } from "../output.js";

export interface LessonOptions {
  readonly json?: boolean;
  readonly plain?: boolean;
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
    ["id", "minutes", "scenario", "about"],
    ...rows.map((of) => [of.id, String(of.minutes), of.scenario, names(of.concepts)]),
  ]))
    print(line);
  print("\nBegin one with: jangmadang lesson ID");
}

/** `lesson [ID]`: the lessons there are, or one of them step by step. */
export async function lesson(name: string | undefined, options: LessonOptions): Promise<void> {
  if (name === undefined) return list(options.json);
  if (options.json) {
    const library = lessonLibrary();
    printJson({ lesson: library.lesson(name), steps: stepsOf(library.lesson(name), library) });
    return;
  }
  const library = lessonLibrary();
  const chosen = library.lesson(name);
  if (process.stdin.isTTY !== true) say("Reading answers from standard input.");
  await new (await import("../lesson-walk.js")).LessonWalk(chosen, options.plain === true).walk(
    stepsOf(chosen, library),
  );
}
