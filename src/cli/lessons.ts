import { language, t } from "../language/index.js";
import {
  type Lesson,
  type LessonLibrary,
  readConcepts,
  readLesson,
  type TranslatedLesson,
  translateLesson,
} from "../lessons/index.js";
import { ScenarioError, wordsOf } from "../scenario/index.js";
import { conceptsFile, lessonFiles, lessonTexts, scenarioIds } from "../store/index.js";
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
  /** What of a lesson's texts is not in the reader's language; empty where all is. */
  readonly untranslated: (name: string) => string;
  readonly ids: readonly string[];
} {
  const files = lessonFiles();
  const concepts = readConcepts(conceptsFile());
  const sources = loadSources();
  const words = { concepts: [...concepts.keys()], sources, scenarios: scenarioIds() };
  const spoken = (name: string): TranslatedLesson => {
    const file = files.get(name);
    if (file === undefined)
      throw new UsageError(t("there is no lesson '{name}' ({remedy})", { name, remedy: remedy(name, files.keys()) }));
    const result = readLesson(file, words);
    if (!result.ok) throw new ScenarioError(result.problems);
    const of = language();
    if (of === "en") return { lesson: result.lesson, left: 0, all: 0, problems: [] };
    const translated = translateLesson(result.lesson, lessonTexts(name, of));
    if (translated.problems.length > 0) throw new ScenarioError(translated.problems);
    return translated;
  };
  const untranslated = (name: string): string => {
    const { left, all } = spoken(name);
    if (left === 0) return "";
    if (left === all) return t("The texts of this lesson are in English: nobody has translated them yet.");
    return t("Of the {all} texts of this lesson {left} are still in English.", { all, left });
  };
  return { concepts, sources, lesson: (name) => spoken(name).lesson, untranslated, ids: [...files.keys()] };
}
