import { describe, expect, it } from "vitest";
import { type Lesson, readConcepts, readLesson, translateLesson } from "../../src/lessons/index.js";
import { Problems, readSources } from "../../src/scenario/index.js";
import { conceptsFile, lessonFiles, lessonTexts, scenarioIds, sourceFiles } from "../../src/store/index.js";
import { jangmadang } from "../support/command.js";

const TRANSLATED = "all-on-one-truck";
const words = {
  concepts: [...readConcepts(conceptsFile()).keys()],
  sources: readSources(sourceFiles(), new Problems()),
  scenarios: scenarioIds(),
};
function lessonOf(id: string): Lesson {
  const file = lessonFiles().get(id);
  const result = file === undefined ? undefined : readLesson(file, words);
  if (result?.ok !== true) throw new Error(`no lesson ${id}`);
  return result.lesson;
}
const told = (text: string): readonly string[] =>
  translateLesson(lessonOf(TRANSLATED), { name: "lesson.ko.yaml", text }).problems.map(
    ({ file, line, col, path, what }) => `${file}:${line}:${col} ${path}: ${what}`,
  );

describe("a lesson in another language", () => {
  it("is the same lesson in other words: every translation that is there fits its lesson", () => {
    const all = [...lessonFiles().keys()].flatMap((id) => {
      const file = lessonTexts(id, "ko");
      return file === undefined ? [] : [{ id, ...translateLesson(lessonOf(id), file) }];
    });
    expect(all.map(({ id, problems }) => [id, problems])).toEqual(all.map(({ id }) => [id, []]));
    const whole = all.find(({ id }) => id === TRANSLATED);
    expect(whole?.left).toBe(0);
    expect(whole?.lesson.title).toBe("한 트럭에 모두");
    expect({ ...whole?.lesson.play, says: "" }).toEqual({ ...lessonOf(TRANSLATED).play, says: "" });
  });

  it.each([
    ["a text that belongs to nothing", "titel: 제목", "lesson.ko.yaml:1:8 titel: is not in the lesson"],
    ["a part of its form", "play: {seed: 다른}", "play.seed: is no text of the lesson"],
    ["a list of another length", "observe: [하나]", "observe: the lesson has a list of 3 here"],
    ["a number left out", "teacher: 동전을 던집니다.", "teacher: leaves out 100, 40"],
  ])("is told %s, with line and column", (_what, text, says) => {
    expect(told(text).join("\n")).toContain(says);
  });

  it("is walked in Korean, and one that is not translated says so", () => {
    const korean = jangmadang(["lesson", TRANSLATED, "--lang", "ko"], { input: "1\n1\n그만\n" });
    expect(korean.out).toContain("--- 한 트럭에 모두 ---");
    expect(korean.out).toContain("기회마다 가진 것을 모두 겁니다.");
    expect(korean.out).not.toContain("영어");
    const english = jangmadang(["lesson", "take-and-let-go", "--lang", "ko"], { input: "" });
    expect(english.out).toContain("이 수업의 글은 영어입니다.");
  });
});
