import { describe, expect, it } from "vitest";
import { load, play, strategyFrom } from "../../src/index.js";
import { type Lesson, readConcepts, readLesson } from "../../src/lessons/index.js";
import { Problems, readSources, type Scenario } from "../../src/scenario/index.js";
import {
  conceptsFile,
  lessonFiles,
  locateScenario,
  scenarioIds,
  sourceFiles,
  strategyFiles,
} from "../../src/store/index.js";

const words = {
  concepts: [...readConcepts(conceptsFile()).keys()],
  sources: readSources(sourceFiles(), new Problems()),
  scenarios: scenarioIds(),
};
const lessons = [...lessonFiles()].flatMap(([id, file]) => {
  const result = readLesson(file, words);
  return result.ok ? [{ id, lesson: result.lesson }] : [];
});

/** Decisions of one whole play, counted up to the end of a day. */
function decisionsOf(scenario: Scenario, { play: { base, seed, until, set = [] } }: Lesson, text: string): number {
  const changes = Object.fromEntries(
    set.map((change) => change.split("=")).map(([name, value]) => [name, Number(value)]),
  );
  const choice = { base: base ?? scenario.defaultBase, seed, changes };
  const { decisions } = play(scenario, choice, (program) => strategyFrom(text, program));
  const again = play(scenario, choice);
  return decisions.filter((decision) => {
    const within = until === undefined || again.campaign.world.day <= until;
    again.decide(decision);
    return within;
  }).length;
}

describe("the play of a lesson", () => {
  it.each(lessons)("$id takes the decisions it says: the most any strategy beside the scenario takes", ({ lesson }) => {
    const located = locateScenario(lesson.play.scenario);
    if (located === undefined) throw new Error("no such scenario");
    const scenario = load(lesson.play.scenario);
    const counts = [...strategyFiles(located.at).values()].map(({ text }) => decisionsOf(scenario, lesson, text));
    expect(counts.length).toBeGreaterThanOrEqual(4);
    expect(Math.max(...counts)).toBe(lesson.play.decisions);
  });
});
