import { t } from "../language/index.js";
import type { Source, Sources } from "../scenario/index.js";
import { type Lesson, minutesOf, wallOf } from "./lesson.js";

/** A concept as a lesson explains it. */
export interface Concept {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  readonly model: string;
  readonly reference: string;
}

/** One step of a lesson, in the order a student meets them. */
export type Step =
  | { readonly kind: "tell"; readonly title: string; readonly lines: readonly string[] }
  | {
      readonly kind: "ask";
      readonly title: string;
      readonly asks: string;
      readonly options: readonly string[];
      readonly answer: Answer | undefined;
    }
  | { readonly kind: "play"; readonly title: string; readonly says: string; readonly until: number | undefined }
  /** What came out of each prediction, in the order they were asked. */
  | { readonly kind: "came"; readonly title: string; readonly predictions: readonly Prediction[] };

/** A prediction with what the simulation does. */
export interface Prediction {
  readonly asks: string;
  readonly options: readonly string[];
  readonly answer: Answer;
}

/** What is said once a question is answered; a prediction is answered after the play. */
export interface Answer {
  /** Position of the right option, from 0. */
  readonly right: number;
  readonly because: string;
}

/** What sources and concepts say, by id. */
export interface LessonLibrary {
  readonly concepts: ReadonlyMap<string, Concept>;
  readonly sources: Sources;
}

/** Where a source is to be read: the memoir's paragraph, or time and place of evidence. */
export function whereOf({ id, para, year, place, rests }: Source): string {
  switch (id.charAt(0)) {
    case "M":
      return [t("the memoir, paragraph {para}", { para }), place].filter((part) => part !== "").join(", ");
    case "D":
      return t("worked out from {ids}", { ids: rests.join(", ") });
    case "I":
      return t("our reading of the memoir");
    default:
      return [t("the record"), place, year].filter((part) => part !== "").join(", ");
  }
}

const NUMBER_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

/** The numbers a text tells, in digits or in words up to twelve. */
function numbersIn(text: string): ReadonlySet<number> {
  const digits = text.replaceAll(/(?<=\d),(?=\d{3})/g, "").match(/\d+(\.\d+)?/g) ?? [];
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  return new Set([...digits.map(Number), ...words.map((of) => NUMBER_WORDS.indexOf(of))]);
}

/** What a source says; behind a fact of the memoir the figures with a unit that the sentence does not tell itself. */
export function saidBy({ id, says, figures }: Source): string {
  const known = numbersIn(says);
  const told = [...figures].filter(
    ([, figure], at, all) =>
      /[a-z%]/i.test(figure) &&
      [...numbersIn(figure.replace(/[a-z].*$/i, ""))].some((number) => number >= 0 && !known.has(number)) &&
      all.findIndex(([, other]) => other === figure) === at,
  );
  const behind = told.map(([part, figure]) => (part === "" ? figure : `${part} ${figure}`)).join("; ");
  return /^[MD]/.test(id) && behind !== "" ? `${says} [${behind.replaceAll("..", " to ")}]` : says;
}

const bullets = (lines: readonly string[]): readonly string[] => lines.map((line) => `- ${line}`);

/**
 * What a lesson deals with: first all its scenario warns of, then what the lesson adds. `played` is the scenario's own
 * content note.
 */
export const contentNoteOf = (lesson: Lesson, played: string): string => `${played.trim()} ${lesson["content-note"]}`;

/** The predictions of a lesson with what came out of them. */
export const predictionsOf = ({ predict }: Lesson): readonly Prediction[] =>
  predict.map(({ asks, options, right, because }) => ({ asks, options, answer: { right: right - 1, because } }));

function opening(lesson: Lesson, { concepts }: LessonLibrary, played: string): Step {
  const names = lesson.concepts.map((id) => concepts.get(id)?.name ?? id).join("; ");
  return {
    kind: "tell",
    title: lesson.title,
    lines: [
      t("Content note: {note}", { note: contentNoteOf(lesson, played) }),
      t("If you would rather not: {text}", { text: lesson["opt-out"] }),
      "",
      t("What you will be able to say afterwards: {objective}", { objective: lesson.objective }),
      t("It is about: {names}.", { names }),
      t("About {minutes} minutes; the play takes up to {decisions} decisions if you let weeks pass at a time.", {
        minutes: minutesOf(lesson),
        decisions: lesson.play.decisions,
      }),
    ],
  };
}

/** What is to be read first, a line for each source. */
export const readingOf = (lesson: Lesson, { sources }: Pick<LessonLibrary, "sources">): readonly string[] =>
  lesson.read.flatMap((id) => {
    const source = sources.get(id);
    return source === undefined ? [] : [`${id} (${whereOf(source)}): ${saidBy(source)}`];
  });

function explaining({ concepts: ids, explain }: Lesson, { concepts }: LessonLibrary): Step {
  const defined = ids.flatMap((id) => {
    const of = concepts.get(id);
    return of === undefined ? [] : [`${of.name}: ${of.definition} (${of.reference})`];
  });
  return {
    kind: "tell",
    title: t("Explain"),
    lines: [
      ...defined,
      "",
      t("Model: {model}", { model: explain.model }),
      explain.says,
      t("Reference: {reference}", { reference: explain.reference }),
    ],
  };
}

/**
 * A lesson step by step: read, predict, play, observe, what came of the predictions, explain, discuss, quiz. Teacher's
 * notes are not among them. `played` is the scenario's content note, `program` what a command begins with where it is typed.
 */
export function stepsOf(
  lesson: Lesson,
  library: LessonLibrary,
  played: string,
  program = "jangmadang",
): readonly Step[] {
  const commands = wallOf(lesson).flatMap(({ command, says }) => [`${says}:`, `  ${program} ${command}`]);
  return [
    opening(lesson, library, played),
    { kind: "tell", title: t("Read"), lines: readingOf(lesson, library) },
    ...lesson.predict.map(
      ({ asks, options }): Step => ({ kind: "ask", title: t("Predict"), asks, options, answer: undefined }),
    ),
    { kind: "play", title: t("The play"), says: lesson.play.says, until: lesson.play.until },
    { kind: "tell", title: t("Observe"), lines: bullets(lesson.observe) },
    { kind: "came", title: t("What you predicted, and what came out"), predictions: predictionsOf(lesson) },
    explaining(lesson, library),
    { kind: "tell", title: t("Discuss"), lines: bullets(lesson.discuss) },
    ...lesson.quiz.map(
      ({ asks, options, right, because }): Step => ({
        kind: "ask",
        title: t("Quiz"),
        asks,
        options,
        answer: { right: right - 1, because },
      }),
    ),
    ...(commands.length === 0
      ? []
      : [{ kind: "tell", title: t("To try for yourself afterwards"), lines: commands } as const]),
  ];
}
