import type { ClassLesson, LessonSection } from "../class/index.js";
import { t } from "../language/index.js";
import {
  contentNoteOf,
  type Lesson,
  type LessonLibrary,
  planOf,
  predictionsOf,
  readingOf,
  wallOf,
} from "../lessons/index.js";
import { writtenLine } from "./runnable.js";

const section = (title: string, ...lines: readonly string[]): LessonSection => ({ title, lines });

/** What only the teacher is shown: notes, plan, commands, answers. */
const notesOf = (lesson: Lesson): readonly LessonSection[] => [
  section(t("The lesson, minute by minute"), ...planOf(lesson).map(([minutes, what]) => `${minutes}: ${what}`)),
  section(t("Teacher's notes"), lesson.teacher),
  section(
    t("To show on the wall"),
    t("`Note:` above a table tells that a number was set outside the range its source gives; here that is meant."),
    ...wallOf(lesson).flatMap(({ command, says }) => [`${says}:`, writtenLine(command)]),
  ),
  section(
    t("What you predicted, and what came out"),
    ...lesson.predict.map(({ asks, options, right, because }) => `${asks} -> ${options[right - 1] ?? ""}. ${because}`),
  ),
  section(t("Observe"), ...lesson.observe),
  section(t("Explain"), lesson.explain.model, lesson.explain.says, lesson.explain.reference),
  section(t("Discuss"), ...lesson.discuss),
  section(
    t("Quiz, with answers"),
    ...lesson.quiz.map(({ asks, options, right, because }) => `${asks} -> ${options[right - 1] ?? ""}. ${because}`),
  ),
];

const untilSaid = ({ play: { until } }: Lesson): string =>
  until === undefined
    ? t("Your teacher tells you when to stop.")
    : t("The play stops by itself when day {until} is over; your teacher may stop it earlier.", { until });

/** A lesson as a class plays it. `played` is the scenario's content note, `note` what is to be said of its language. */
export function classLesson(
  lesson: Lesson,
  played: string,
  library: Pick<LessonLibrary, "sources">,
  note = "",
): ClassLesson {
  const { title, objective, predict, play, observe, explain, discuss, quiz } = lesson;
  return {
    title,
    before: {
      sections: [
        ...(note === "" ? [] : [section(t("Language"), note)]),
        section(t("Content note"), contentNoteOf(lesson, played), lesson["opt-out"]),
        section(t("Afterwards you will be able"), objective),
        section(t("Read"), ...readingOf(lesson, library)),
        section(t("The play"), play.says, untilSaid(lesson)),
      ],
      predict: predict.map(({ asks, options }) => ({ asks, options })),
    },
    after: {
      sections: [
        section(t("Observe"), ...observe),
        section(t("Explain"), explain.model, explain.says, explain.reference),
        section(t("Discuss"), ...discuss),
      ],
      came: predictionsOf(lesson).map(
        ({ options, answer: { right, because } }) => `${options[right] ?? ""}. ${because}`,
      ),
      quiz: quiz.map(({ asks, options, right, because }) => ({ asks, options, right: right - 1, because })),
    },
    teacher: notesOf(lesson),
  };
}
