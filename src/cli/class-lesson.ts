import type { ClassLesson, LessonSection } from "../class/index.js";
import { t } from "../language/index.js";
import { contentNoteOf, type Lesson, planOf, predictionsOf } from "../lessons/index.js";

const section = (title: string, ...lines: readonly string[]): LessonSection => ({ title, lines });

/** What only the teacher is shown: notes, plan, commands, answers. */
const notesOf = (lesson: Lesson): readonly LessonSection[] => [
  section(t("The lesson, minute by minute"), ...planOf(lesson).map(([minutes, what]) => `${minutes}: ${what}`)),
  section(t("Teacher's notes"), lesson.teacher),
  section(
    t("To show on the wall"),
    ...(lesson.runs ?? []).flatMap(({ command, says }) => [`${says}:`, `npx jangmadang ${command}`]),
  ),
  section(
    t("Quiz, with answers"),
    ...lesson.quiz.map(({ asks, options, right, because }) => `${asks} ${options[right - 1] ?? ""}. ${because}`),
  ),
];

const untilSaid = ({ play: { until } }: Lesson): string =>
  until === undefined
    ? t("Your teacher tells you when to stop.")
    : t("Play to the end of day {until}; your teacher tells you when to stop.", { until });

/** A lesson as a class plays it. `played` is the scenario's content note. */
export function classLesson(lesson: Lesson, played: string): ClassLesson {
  const { title, objective, predict, play, observe, explain, discuss } = lesson;
  return {
    title,
    before: {
      sections: [
        section(t("Content note"), contentNoteOf(lesson, played), lesson["opt-out"]),
        section(t("Afterwards you will be able"), objective),
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
    },
    teacher: notesOf(lesson),
  };
}
