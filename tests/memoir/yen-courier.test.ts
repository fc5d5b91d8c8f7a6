import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildProgram, type Program, type Session } from "../../src/engine/index.js";
import {
  MemoirFault,
  type MemoirRun,
  readMemoir,
  replayRun,
  type Scaling,
  scaledChanges,
} from "../../src/memoir/index.js";
import { Problems, readSources, showProblem } from "../../src/scenario/index.js";
import { playWith } from "../../src/strategies/index.js";
import { shelf, shipped, strategies, trip } from "../support/scenarios.js";

const ID = "yen-courier";
const NAME = `scenarios/${ID}/memoir.yaml`;
const TEXT = readFileSync(NAME, "utf8");
const SOURCES = readSources(shelf().sources, new Problems());

function read(program: Program, scaling?: Scaling): MemoirRun {
  const result = readMemoir({ name: NAME, text: TEXT }, program, SOURCES, scaling);
  if (!result.ok) throw new Error(result.problems.map(showProblem).join("\n"));
  return result.run;
}

const scenario = shipped(ID);
const program = trip("memoir", ID);
const run = read(program);
const replayed = replayRun(program, run);

describe("the memoir's round of yen", () => {
  it("gives every printed figure, at least six of them counted", () => {
    expect(replayed.figures.filter(({ holds }) => !holds).map(({ figure: { id } }) => id)).toEqual([]);
    expect(replayed.figures.filter(({ figure: { counted } }) => counted).length).toBeGreaterThanOrEqual(6);
  });

  it("is what the strategy of the same name does in the same luck", () => {
    const strategy = strategies(program, ID).find(({ id }) => id === run.strategy);
    if (strategy === undefined) throw new Error("no strategy of that name");
    const marked = (session: Session): unknown[] =>
      session.decisions.filter((of) => ["choose", "answer"].includes(of.do));
    expect(marked(playWith(program, replayed.session.choice, strategy))).toEqual(marked(replayed.session));
  });

  it("has the parcel kept by the courier's own gain, not by a forced draw", () => {
    expect(run.forced.map(({ draw }) => draw).filter((draw) => draw.includes("knows"))).toEqual([]);
  });
});

describe("what the counted figures depend on", () => {
  const cases = run.figures
    .filter(({ counted }) => counted)
    .flatMap(({ id, from }) => from.flatMap((source) => [0.8, 1.2].map((factor) => ({ id, source, factor }))));

  it.each(cases)("$id breaks when $source is turned by $factor", ({ id, source, factor }) => {
    const changes = scaledChanges(scenario, "memoir", { source, factor });
    expect(Object.keys(changes).length).toBeGreaterThan(0);
    const turned = buildProgram(scenario, { base: "memoir", changes });
    let held = false;
    try {
      const { figures } = replayRun(turned, read(turned, { source, factor }));
      held = figures.find((of) => of.figure.id === id)?.holds ?? false;
    } catch (error) {
      expect(error).toBeInstanceOf(MemoirFault); // the narrator's own decision no longer fits: that breaks it too
    }
    expect(held).toBe(false);
  });
});
