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

/** The runs played at home and in the department, with how many counted figures the text supports. */
const RUNS = [
  { id: "thin-porridge", counted: 0 },
  { id: "scrap-tools", counted: 5 },
  { id: "labour-day", counted: 6 },
] as const;

const SOURCES = readSources(shelf().sources, new Problems());

function read(id: string, program: Program, scaling?: Scaling): MemoirRun {
  const name = `scenarios/${id}/memoir.yaml`;
  const result = readMemoir({ name, text: readFileSync(name, "utf8") }, program, SOURCES, scaling);
  if (!result.ok) throw new Error(result.problems.map(showProblem).join("\n"));
  return result.run;
}

describe.each(RUNS)("the memoir's run of $id", ({ id, counted }) => {
  const program = trip("memoir", id);
  const run = read(id, program);
  const replayed = replayRun(program, run);

  it("gives every printed figure", () => {
    expect(replayed.figures.filter(({ holds }) => !holds).map(({ figure }) => figure.id)).toEqual([]);
    expect(replayed.figures.filter(({ figure }) => figure.counted)).toHaveLength(counted);
  });

  it("is what the strategy of the same name does in the same luck", () => {
    const strategy = strategies(program, id).find((of) => of.id === run.strategy);
    if (strategy === undefined) throw new Error("no strategy of that name");
    const marked = (session: Session): unknown[] =>
      session.decisions.filter((of) => ["choose", "answer", "order", "finish"].includes(of.do));
    expect(marked(playWith(program, replayed.session.choice, strategy))).toEqual(marked(replayed.session));
  });
});

const cases = RUNS.flatMap(({ id }) =>
  read(id, trip("memoir", id))
    .figures.filter((figure) => figure.counted)
    .flatMap((figure) =>
      figure.from.flatMap((source) => [0.8, 1.2].map((by) => ({ id, figure: figure.id, source, by }))),
    ),
);

describe("what the counted figures depend on", () => {
  it.each(cases)("$id: $figure breaks when $source is turned by $by", ({ id, figure, source, by }) => {
    const scaling = { source, factor: by };
    const changes = scaledChanges(shipped(id), "memoir", scaling);
    const inScript = readFileSync(`scenarios/${id}/memoir.yaml`, "utf8").includes(`@${source}`);
    expect(Object.keys(changes).length > 0 || inScript).toBe(true);
    const turned = buildProgram(shipped(id), { base: "memoir", changes });
    let held = false;
    try {
      const { figures } = replayRun(turned, read(id, turned, scaling));
      held = figures.find((of) => of.figure.id === figure)?.holds ?? false;
    } catch (error) {
      expect(error).toBeInstanceOf(MemoirFault); // the narrator's own decision no longer fits: that breaks it too
    }
    expect(held).toBe(false);
  });
});
