import { t } from "../language/index.js";
import { type Lesson, type LessonLibrary, readConcepts, readLesson } from "../lessons/index.js";
import { ScenarioError } from "../scenario/index.js";
import { conceptsFile, lessonFiles, scenarioIds } from "../store/index.js";
import { wordsOf } from "./commands/list.js";
import { UsageError } from "./errors.js";
import { remedy } from "./remedy.js";
import { load, loadSources, locate } from "./scenario.js";

/** The content note of the scenario a lesson plays. */
export async function contentNoteFor({ play }: Lesson): Promise<string> {
  return wordsOf((await load(locate(play.scenario))).texts.get("content-note"));
}

/** All that lessons name, read once. */
export function lessonLibrary(): LessonLibrary & {
  readonly lesson: (name: string) => Lesson;
  readonly ids: readonly string[];
} {
  const files = lessonFiles();
  const concepts = readConcepts(conceptsFile());
  const sources = loadSources();
  const words = { concepts: [...concepts.keys()], sources, scenarios: scenarioIds() };
  const lesson = (name: string): Lesson => {
    const file = files.get(name);
    if (file === undefined)
      throw new UsageError(t("there is no lesson '{name}' ({remedy})", { name, remedy: remedy(name, files.keys()) }));
    const result = readLesson(file, words);
    if (!result.ok) throw new ScenarioError(result.problems);
    return result.lesson;
  };
  return { concepts, sources, lesson, ids: [...files.keys()] };
}
