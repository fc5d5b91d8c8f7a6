import type { Source, Sources } from "../scenario/index.js";
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
  readonly sources: Sources;
}

/** Where a source is to be read: the memoir's paragraph, or time and place of evidence. */
export function whereOf({ id, para, year, place, rests }: Source): string {
  switch (id.charAt(0)) {
    case "M":
      return `the memoir, paragraph ${para}`;
    case "D":
      return `worked out from ${rests.join(", ")}`;
    case "I":
      return "our reading of the memoir";
    default:
      return ["the record", place, year].filter((part) => part !== "").join(", ");
  }
}

/** What a source says; behind a fact of the memoir the figures it carries, for many are a name and a number. */
export function saidBy({ id, says, figures }: Source): string {
  const said = [...figures].map(([part, figure]) => (part === "" ? figure : `${part} ${figure}`));
  const told = said.join("; ").replaceAll("..", " to ");
  return /^[MD]/.test(id) && told !== "" ? `${says} [${told}]` : says;
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

function reading(lesson: Lesson, { sources }: LessonLibrary): Step {
  const lines = lesson.read.flatMap((id) => {
    const source = sources.get(id);
    return source === undefined ? [] : [`${id} (${whereOf(source)}): ${saidBy(source)}`];
  });
  return { kind: "tell", title: "Read", lines };
}

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
