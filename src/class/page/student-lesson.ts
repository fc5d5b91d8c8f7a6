import type { ClassLesson, LessonQuestion, LessonQuiz } from "../lesson.js";
import { byId, made, sectionsOf } from "./dom.js";
import { t } from "./words.js";

const keyOf = (room: string): string => `jangmadang predicted ${room}`;

/** What this tab's student predicted, by question; it never leaves the browser. */
function predicted(room: string): Readonly<Record<number, number>> {
  try {
    return (JSON.parse(sessionStorage.getItem(keyOf(room)) ?? "{}") ?? {}) as Readonly<Record<number, number>>;
  } catch {
    return {};
  }
}

function predict(room: string, question: number, option: number): void {
  try {
    sessionStorage.setItem(keyOf(room), JSON.stringify({ ...predicted(room), [question]: option }));
  } catch {
    // written on paper, then
  }
}

/** How many of so many questions are not predicted yet. */
export const unpredicted = (room: string, questions: number): number =>
  Array.from({ length: questions }, (_of, at) => predicted(room)[at]).filter((of) => of === undefined).length;

/** A question with its options to choose from; `chosen` is told which. */
function choosing(
  { asks, options }: LessonQuestion,
  { name, checked }: { readonly name: string; readonly checked: number | undefined },
  chosen: (at: number) => void,
): HTMLElement {
  const field = made("fieldset");
  field.append(made("legend", asks));
  for (const [at, option] of options.entries()) {
    const input = made("input") as HTMLInputElement;
    input.type = "radio";
    input.name = name;
    input.checked = checked === at;
    input.addEventListener("change", () => chosen(at));
    const label = made("label", "", "option");
    label.append(input, made("span", option));
    field.append(label);
  }
  return field;
}

const asked = (room: string, of: LessonQuestion, question: number): HTMLElement =>
  choosing(of, { name: `predicted-${question}`, checked: predicted(room)[question] }, (at) =>
    predict(room, question, at),
  );

/** A question of the quiz: each choice is told at once whether it is right, and why. Nothing is counted or sent. */
function quizzed(of: LessonQuiz, question: number): HTMLElement {
  const told = made("p", "", "because");
  told.setAttribute("role", "status");
  const field = choosing(of, { name: `quiz-${question}`, checked: undefined }, (at) => {
    told.textContent =
      at === of.right
        ? t("Yes: {because}", { because: of.because })
        : t("No. {right}: {because}", { because: of.because, right: of.options[of.right] ?? "" });
  });
  field.append(told);
  return field;
}

/** A question with what was predicted and what comes out. */
function answered(room: string, { asks, options }: LessonQuestion, question: number, came: string): HTMLElement {
  const section = made("section");
  const chosen = options[predicted(room)[question] ?? -1];
  section.append(
    made("p", asks, "asks"),
    made("p", chosen === undefined ? t("You predicted nothing.") : t("You predicted: {option}.", { option: chosen })),
    made("p", t("What comes out: {what}", { what: came })),
  );
  return section;
}

/** Writes the lesson into its window: objective and predictions before the reveal, what came out and what to discuss after it. */
export function showLesson(
  room: string,
  {
    title,
    before,
    after,
  }: Pick<ClassLesson, "title" | "before"> & { readonly after: ClassLesson["after"] | undefined },
): void {
  const parts =
    after === undefined
      ? [
          ...sectionsOf(before.sections),
          made("h2", t("Predict")),
          made("p", t("Choose before you play. Nobody else sees it."), "small"),
          ...before.predict.map((question, at) => asked(room, question, at)),
        ]
      : [
          made("h2", t("What you predicted, and what came out")),
          ...before.predict.map((question, at) => answered(room, question, at, after.came[at] ?? "")),
          ...sectionsOf(after.sections),
          made("h2", t("Quiz")),
          made("p", t("For you alone: nothing is counted, and nobody else sees it."), "small"),
          ...after.quiz.map(quizzed),
        ];
  const heading = made("h1", title);
  heading.tabIndex = -1;
  heading.autofocus = true; // else the window opens at its first button, below what is to be read
  byId("lesson-text").replaceChildren(heading, ...parts);
}
