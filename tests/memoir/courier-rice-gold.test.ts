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

const SOURCES = readSources(shelf().sources, new Problems());

function read(id: string, file: string, program: Program, scaling?: Scaling): MemoirRun {
  const name = `scenarios/${id}/${file}.yaml`;
  const result = readMemoir({ name, text: readFileSync(name, "utf8") }, program, SOURCES, scaling);
  if (!result.ok) throw new Error(result.problems.map(showProblem).join("\n"));
  return result.run;
}

describe.each([
  { id: "yen-courier", file: "memoir", counted: 6 },
  { id: "in-laws-rice", file: "memoir", counted: 3 },
  { id: "hoichang-gold", file: "memoir", counted: 9 },
  { id: "hoichang-gold", file: "memoir-companions", counted: 2 },
])("the memoir's run of $id ($file)", ({ id, file, counted }) => {
  const scenario = shipped(id);
  const program = trip("memoir", id);
  const run = read(id, file, program);
  const replayed = replayRun(program, run);

  it(`gives every printed figure, at least ${counted} of them counted`, () => {
    expect(replayed.figures.filter(({ holds }) => !holds).map(({ figure }) => figure.id)).toEqual([]);
    expect(replayed.figures.filter(({ figure }) => figure.counted).length).toBeGreaterThanOrEqual(counted);
  });

  it("is what the strategy of the same name does in the same luck", () => {
    const strategy = strategies(program, id).find((of) => of.id === run.strategy);
    if (strategy === undefined) throw new Error("no strategy of that name");
    const marked = (session: Session): unknown[] =>
      session.decisions.filter((of) => ["choose", "answer", "travel"].includes(of.do));
    expect(marked(playWith(program, replayed.session.choice, strategy))).toEqual(marked(replayed.session));
  });

  it("forces no contact's and no officer's choice", () => {
    const rolled = run.forced.map(({ draw }) => draw);
    expect(rolled.filter((draw) => !/^(odds|stop|found|snow|cold|patrol|buyers):/.test(draw))).toEqual([]);
  });

  const cases = run.figures
    .filter((figure) => figure.counted)
    .flatMap((figure) =>
      figure.from.flatMap((source) => [0.8, 1.2].map((factor) => ({ figure: figure.id, source, factor }))),
    );

  it.each(cases)("$figure breaks when $source is turned by $factor", ({ figure, source, factor }) => {
    const changes = scaledChanges(scenario, "memoir", { source, factor });
    const turned = buildProgram(scenario, { base: "memoir", changes });
    const script = read(id, file, turned, { source, factor });
    const isUsed =
      Object.keys(changes).length > 0 || [...script.numbers.values()].some((literal) => literal.source === source);
    expect(isUsed, `${source} stands behind nothing`).toBe(true);
    let held = false;
    try {
      held = replayRun(turned, script).figures.find((of) => of.figure.id === figure)?.holds ?? false;
    } catch (error) {
      expect(error).toBeInstanceOf(MemoirFault); // the narrator's own decision no longer fits: that breaks it too
    }
    expect(held).toBe(false);
  });
});
