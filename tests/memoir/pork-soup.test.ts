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

const ID = "pork-soup";
const NAME = `scenarios/${ID}/memoir.yaml`;
const TEXT = readFileSync(NAME, "utf8");
const SOURCES = readSources(shelf().sources, new Problems());

function read(program: Program, scaling?: Scaling): MemoirRun {
  const result = readMemoir({ name: NAME, text: TEXT }, program, SOURCES, scaling);
  if (!result.ok) throw new Error(result.problems.map(showProblem).join("\n"));
  return result.run;
}

const program = trip("memoir", ID);
const run = read(program);
const replayed = replayRun(program, run);
const figure = (id: string): number => replayed.figures.find((of) => of.figure.id === id)?.simulated ?? Number.NaN;

describe("the memoir's winter", () => {
  it("gives every printed figure, at least four of them counted", () => {
    expect(replayed.figures.filter(({ holds }) => !holds).map(({ figure: { id } }) => id)).toEqual([]);
    expect(replayed.figures.filter(({ figure: { counted } }) => counted).length).toBeGreaterThanOrEqual(4);
    expect([figure("pig-taken"), figure("legs-taken"), figure("meat-cooked")]).toEqual([60_000, 1, 52_440]);
  });

  it("is what the strategy of the same name does in the same luck", () => {
    const strategy = strategies(program, ID).find(({ id }) => id === run.strategy);
    if (strategy === undefined) throw new Error("no strategy of that name");
    const marked = (session: Session): unknown[] =>
      session.decisions.filter((of) => ["choose", "answer", "order", "finish"].includes(of.do));
    expect(marked(playWith(program, replayed.session.choice, strategy))).toEqual(marked(replayed.session));
  });

  it("counts no forced draw twice in its prior chance", () => {
    const keys = replayed.luck.map(({ subject, index }) => `${subject} ${index}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(replayed.priorChance).toBeGreaterThan(0);
  });

  it("has the leg taken and the soup left by the officer's own payoff, not by a forced draw", () => {
    expect(run.forced.map(({ draw }) => draw)).not.toContain("verdict");
    const seized = replayed.session.journal.postings.filter(({ reason }) => reason === "seized");
    expect(seized.map(({ about, amount }) => [about, amount])).toEqual([["pork", 7_500]]);
  });
});

describe("what the counted figures depend on", () => {
  const cases = run.figures
    .filter(({ counted }) => counted)
    .flatMap(({ id, from }) => from.flatMap((source) => [0.8, 1.2].map((factor) => ({ id, source, factor }))));

  it.each(cases)("$id breaks when $source is turned by $factor", ({ id, source, factor }) => {
    const changes = scaledChanges(shipped(ID), "memoir", { source, factor });
    expect(Object.keys(changes).length).toBeGreaterThan(0);
    const turned = buildProgram(shipped(ID), { base: "memoir", changes });
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
