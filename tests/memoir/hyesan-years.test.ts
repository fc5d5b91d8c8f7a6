import { describe, expect, it } from "vitest";
import { readMemoir, replayRun } from "../../src/memoir/index.js";
import { Problems, readSources } from "../../src/scenario/index.js";
import { memoirFiles } from "../../src/store/index.js";
import { shelf, strategies, trip } from "../support/scenarios.js";

const YEARS = "hyesan-years";
const SOURCES = readSources(shelf().sources, new Problems());

function read() {
  const program = trip("memoir", YEARS);
  const [file] = memoirFiles(`scenarios/${YEARS}`);
  if (file === undefined) throw new Error("no memoir run");
  const result = readMemoir(file, program, SOURCES);
  if (!result.ok) throw new Error(result.problems.map(({ what }) => what).join("\n"));
  return { program, run: result.run };
}

describe("the whole life as the memoir tells it", () => {
  const { program, run } = read();
  const strategy = strategies(program, YEARS).find(({ id }) => id === run.strategy);
  const replayed = replayRun(program, run, strategy);

  it("is lived to the last day, and every counted figure holds", () => {
    expect(replayed.session.campaign.rest).toEqual({ kind: "ended", ending: "years" });
    const counted = replayed.figures.filter(({ figure }) => figure.counted);
    expect(counted.length).toBeGreaterThanOrEqual(11);
    expect(counted.filter(({ holds }) => !holds).map(({ figure }) => figure.id)).toEqual([]);
  });

  it("does what its strategy does, and needs it", () => {
    expect(run.steps).toBeUndefined();
    expect(() => replayRun(program, run)).toThrow("the run does what its strategy 'memoir' does, and none was given");
  });

  it("breaks a figure when the narrator does otherwise", () => {
    const loyal = strategies(program, YEARS).find(({ id }) => id === "loyal");
    const unforced = { ...run, forced: [] };
    const { figures } = replayRun(program, unforced, loyal);
    expect(figures.filter(({ holds }) => !holds).length).toBeGreaterThan(5);
  });
});
