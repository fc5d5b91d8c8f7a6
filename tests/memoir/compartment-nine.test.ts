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
import { shelf, strategies, trip } from "../support/scenarios.js";

const ID = "compartment-nine";
const NAME = `scenarios/${ID}/memoir.yaml`;
const TEXT = readFileSync(NAME, "utf8");
const SOURCES = readSources(shelf().sources, new Problems());

function read(program: Program, scaling?: Scaling): MemoirRun {
  const result = readMemoir({ name: NAME, text: TEXT }, program, SOURCES, scaling);
  if (!result.ok) throw new Error(result.problems.map(showProblem).join("\n"));
  return result.run;
}

const program = trip("memoir", ID);
const { scenario } = program.model;
const run = read(program);
const replayed = replayRun(program, run);

describe("the memoir's half year", () => {
  it("gives every printed figure, at least ten of them counted", () => {
    expect(replayed.figures.filter(({ holds }) => !holds).map(({ figure: { id } }) => id)).toEqual([]);
    expect(replayed.figures.filter(({ figure: { counted } }) => counted).length).toBeGreaterThanOrEqual(10);
  });

  it("is what the strategy of the same name does in the same luck", () => {
    const strategy = strategies(program, ID).find(({ id }) => id === run.strategy);
    if (strategy === undefined) throw new Error("no strategy of that name");
    const marked = (session: Session): unknown[] =>
      session.decisions.filter((of) => ["choose", "travel", "finish"].includes(of.do));
    expect(marked(playWith(program, replayed.session.choice, strategy))).toEqual(marked(replayed.session));
  });

  it("has a prior chance, forces no conductor and no officer", () => {
    expect(replayed.priorChance).toBeGreaterThan(0);
    expect(run.forced.map(({ draw }) => draw.split(":")[0])).not.toContain("contact");
    const kept = replayed.session.journal.postings.filter(({ reason }) => reason === "seized");
    expect(kept).toEqual([]);
  });
});

describe("what the counted figures depend on", () => {
  const cases = new Map<string, string[]>();
  for (const { counted, id, from } of run.figures)
    if (counted) for (const source of from) cases.set(source, [...(cases.get(source) ?? []), id]);
  const turns = [...cases].flatMap(([source, ids]) => [0.8, 1.2].map((factor) => ({ source, factor, ids })));

  it.each(turns)("$ids break when $source is turned by $factor", ({ source, factor, ids }) => {
    const changes = scaledChanges(scenario, "memoir", { source, factor });
    expect(Object.keys(changes).length).toBeGreaterThan(0);
    const turned = buildProgram(scenario, { base: "memoir", changes });
    let held: readonly string[] = [];
    try {
      const { figures } = replayRun(turned, read(turned, { source, factor }));
      held = figures.flatMap((of) => (of.holds ? [of.figure.id] : []));
    } catch (error) {
      expect(error).toBeInstanceOf(MemoirFault); // the narrator's own decision no longer fits: that breaks it too
    }
    expect(ids.filter((id) => held.includes(id))).toEqual([]);
  });
});
