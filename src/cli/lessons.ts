import { type Lesson, type LessonLibrary, readConcepts, readLesson } from "../lessons/index.js";
import { remedyFor, ScenarioError } from "../scenario/index.js";
import { conceptsFile, lessonFiles, scenarioIds } from "../store/index.js";
import { UsageError } from "./errors.js";
import { loadSources } from "./scenario.js";

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
      throw new UsageError(`there is no lesson '${name}' (${remedyFor(name, [...files.keys()])})`);
    const result = readLesson(file, words);
    if (!result.ok) throw new ScenarioError(result.problems);
    return result.lesson;
  };
  return { concepts, sources, lesson, ids: [...files.keys()] };
}
