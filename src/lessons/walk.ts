import { type Lesson, minutesOf } from "./lesson.js";

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
  | { readonly kind: "play"; readonly says: string };

/** What is said once a question is answered; a prediction has none before the play. */
export interface Answer {
  /** Position of the right option, from 0. */
  readonly right: number;
  readonly because: string;
}

/** What sources and concepts say, by id. */
export interface LessonLibrary {
  readonly concepts: ReadonlyMap<string, Concept>;
  says(source: string): string | undefined;
}

const bullets = (lines: readonly string[]): readonly string[] => lines.map((line) => `- ${line}`);

function opening(lesson: Lesson, { concepts }: LessonLibrary): Step {
  const names = lesson.concepts.map((id) => concepts.get(id)?.name ?? id).join("; ");
  return {
    kind: "tell",
    title: lesson.title,
    lines: [
      `Content note: ${lesson["content-note"]}`,
      `If you would rather not: ${lesson["opt-out"]}`,
      "",
      `What you will be able to say afterwards: ${lesson.objective}`,
      `It is about: ${names}.`,
      `About ${minutesOf(lesson)} minutes, ${lesson.play.decisions} decisions of play.`,
    ],
  };
}

const reading = (lesson: Lesson, { says }: LessonLibrary): Step => ({
  kind: "tell",
  title: "Read",
  lines: lesson.read.map((id) => `${id}: ${says(id) ?? "no source of that name"}`),
});

function explaining({ concepts: ids, explain }: Lesson, { concepts }: LessonLibrary): Step {
  const defined = ids.flatMap((id) => {
    const of = concepts.get(id);
    return of === undefined ? [] : [`${of.name}: ${of.definition} (${of.reference})`];
  });
  return {
    kind: "tell",
    title: "Explain",
    lines: [...defined, "", `Model: ${explain.model}`, explain.says, `Reference: ${explain.reference}`],
  };
}

/** A lesson step by step: read, predict, play, observe, explain, discuss, quiz. Teacher's notes are not among them. */
export function stepsOf(lesson: Lesson, library: LessonLibrary): readonly Step[] {
  const commands = (lesson.runs ?? []).map(({ command, says }) => `${says}: jangmadang ${command}`);
  return [
    opening(lesson, library),
    reading(lesson, library),
    ...lesson.predict.map(
      ({ asks, options }): Step => ({ kind: "ask", title: "Predict", asks, options, answer: undefined }),
    ),
    { kind: "play", says: lesson.play.says },
    { kind: "tell", title: "Observe", lines: [...bullets(lesson.observe), ...commands] },
    explaining(lesson, library),
    { kind: "tell", title: "Discuss", lines: bullets(lesson.discuss) },
    ...lesson.quiz.map(
      ({ asks, options, right, because }): Step => ({
        kind: "ask",
        title: "Quiz",
        asks,
        options,
        answer: { right: right - 1, because },
      }),
    ),
  ];
}
