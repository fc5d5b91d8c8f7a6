import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildProgram, replayOn, type Session, View } from "../../src/engine/index.js";
import {
  MemoirFault,
  type MemoirRun,
  readMemoir,
  replayRun,
  type Scaling,
  scaledChanges,
  standingOf,
  unusedInputs,
} from "../../src/memoir/index.js";
import { Problems, readSources, showProblem } from "../../src/scenario/index.js";
import { playWith } from "../../src/strategies/index.js";
import { shelf, shipped, strategies, TRIP, trip } from "../support/scenarios.js";

const NAME = `scenarios/${TRIP}/memoir.yaml`;
const TEXT = readFileSync(NAME, "utf8");
const SOURCES = readSources(shelf().sources, new Problems());

function read(text = TEXT, scaling?: Scaling, program = trip("memoir")): MemoirRun {
  const result = readMemoir({ name: NAME, text }, program, SOURCES, scaling);
  if (!result.ok) throw new Error(result.problems.map(showProblem).join("\n"));
  return result.run;
}

/** Problems of a script changed in one place. */
function problemsOf(from: string, to: string): string {
  expect(TEXT).toContain(from);
  const result = readMemoir({ name: NAME, text: TEXT.replace(from, to) }, trip("memoir"), SOURCES);
  return result.ok ? "" : (result.problems.map(showProblem)[0] ?? "");
}

const run = read();
const replayed = replayRun(trip("memoir"), run);

describe("the memoir's run", () => {
  it("gives every printed figure, at least six of them counted", () => {
    expect(replayed.figures.filter(({ holds }) => !holds).map(({ figure }) => figure.id)).toEqual([]);
    expect(replayed.figures.filter(({ figure }) => figure.counted).length).toBeGreaterThanOrEqual(6);
    const figure = (id: string): number => replayed.figures.find((of) => of.figure.id === id)?.simulated ?? Number.NaN;
    expect([figure("metal-sold"), figure("debt-repaid"), figure("metal-kept")]).toEqual([
      50_000_000, 10_000_000, 40_000_000,
    ]);
    expect(figure("birds-cost")).toBe(300_000);
    expect(figure("debt-left")).toBe(0);
  });

  it("counts nothing that was fed in or forced", () => {
    const kinds = new Set(replayed.figures.filter(({ figure }) => figure.counted).map(({ figure }) => figure.kind));
    expect([...kinds].sort()).toEqual(["arithmetic", "outcome"]);
  });

  it("is a record like any other: it replays to the same hash", () => {
    const { session } = replayed;
    expect(replayOn(trip("memoir"), session.record()).session.campaign.hash()).toBe(session.campaign.hash());
  });

  it("is what the strategy of the same name does in the same luck", () => {
    const program = trip("memoir");
    const strategy = strategies(program).find(({ id }) => id === run.strategy);
    if (strategy === undefined) throw new Error("no strategy of that name");
    const played = playWith(program, replayed.session.choice, strategy);
    const marked = (session: Session): unknown[] =>
      session.decisions.filter((of) => ["choose", "answer", "travel", "finish"].includes(of.do));
    expect(marked(played)).toEqual(marked(replayed.session));
  });

  it("tells the prior chance of its luck as the product of its draws", () => {
    const product = replayed.luck.reduce((sum, { chance }) => sum * chance, 1);
    expect(replayed.priorChance).toBeCloseTo(product, 12);
    expect(replayed.priorChance).toBeGreaterThan(0);
    expect(replayed.luck.map(({ subject }) => subject)).toContain("snow:pass");
  });

  it("stands somewhere among its own strategy's worlds", () => {
    const strategy = strategies(trip("memoir")).find(({ id }) => id === run.strategy);
    if (strategy === undefined) throw new Error("no strategy of that name");
    const at = standingOf(trip("memoir"), strategy, 0, 40, "test");
    expect(at.worlds).toBe(40);
    expect(at.percentile).toBeCloseTo(at.ruined, 1); // with nothing as the result, those below are the ruined ones
  });
});

describe("what the counted figures depend on", () => {
  const counted = run.figures.filter((figure) => figure.counted);
  const cases = counted.flatMap((figure) =>
    figure.from.flatMap((source) => [0.8, 1.2].map((factor) => ({ id: figure.id, source, factor }))),
  );

  it.each(cases)("$id breaks when $source is turned by $factor", ({ id, source, factor }) => {
    const scenario = shipped(TRIP);
    const scaling = { source, factor };
    const changes = scaledChanges(scenario, "memoir", scaling);
    const program = buildProgram(scenario, { base: "memoir", changes });
    const turned = read(TEXT, scaling, program);
    const isUsed =
      Object.keys(changes).length > 0 || [...turned.numbers.values()].some((literal) => literal.source === source);
    expect(isUsed, `${source} stands behind nothing`).toBe(true);
    const holds = (): boolean =>
      replayRun(program, turned).figures.find(({ figure }) => figure.id === id)?.holds ?? false;
    let held = false;
    try {
      held = holds();
    } catch (error) {
      expect(error).toBeInstanceOf(MemoirFault); // the narrator's own decision no longer fits: that breaks it too
    }
    expect(held).toBe(false);
  });

  it("lists the cited inputs that stand behind none", () => {
    const unused = unusedInputs(trip("memoir"), run).map(({ source }) => source);
    expect(unused).toContain("M317");
    for (const source of counted.flatMap(({ from }) => from)) expect(unused).not.toContain(source);
  });
});

describe("forced luck", () => {
  const edited = (from: string, to: string): MemoirRun => {
    expect(TEXT).toContain(from);
    return read(TEXT.replace(from, to));
  };

  it("that is never asked for is an error", () => {
    const never = edited("{draw: snow:pass, is: no, at: 15,", "{draw: snow:pass, is: no, at: 40,");
    expect(() => replayRun(trip("memoir"), never)).toThrow("the forced draw 'snow:pass' (40) is never asked for");
  });

  it("that could not have come is an error", () => {
    const dry = buildProgram(shipped(TRIP), {
      base: "memoir",
      changes: { "skies.pass.snow.1996-03-20": 0, "skies.pass.snow.1996-04-20": 0, "skies.pass.snow.1996-05-20": 0 },
    });
    expect(() => replayRun(dry, read(TEXT, undefined, dry))).toThrow(
      "a forced draw could not have come: 'snow:pass' cannot come out 'yes'",
    );
  });

  it("names the scenario at hand", () => {
    expect(problemsOf("for: hamhung-trip", "for: elsewhere")).toMatch(
      /:\d+:6 for: a memoir run for 'elsewhere', but the scenario is 'hamhung-trip' /,
    );
  });

  it("that nothing draws, or that never comes out so, is a problem of the file", () => {
    expect(problemsOf("draw: stop:county,", "draw: stop:conty,")).toMatch(
      /memoir\.yaml:\d+:\d+ luck\.draws\.0\.draw: nothing called 'stop:conty' is drawn \(did you mean 'stop:county'\?\)/,
    );
    expect(problemsOf("{draw: cold:duckling, is: all,", "{draw: cold:duckling, is: most,")).toContain(
      "'cold:duckling' never comes out 'most'",
    );
  });
});

describe("a script that does not fit", () => {
  it("names the decision that is made elsewhere", () => {
    const moved = read(
      TEXT.replace("{at: packing.start, do: {choose: open}}", "{at: hawker.start, do: {choose: open}}"),
    );
    expect(() => replayRun(trip("memoir"), moved)).toThrow(
      /decision 10 is made at 'hawker\.start', but on day 13 the campaign waits at 'packing\.start'/,
    );
  });

  it("names the decision that is refused", () => {
    const strange = read(
      TEXT.replace("{at: packing.start, do: {choose: open}}", "{at: packing.start, do: {choose: straw}}"),
    );
    expect(() => replayRun(trip("memoir"), strange)).toThrow(/decision 10 .* is refused: not yet possible/);
  });

  it("is checked against its sources", () => {
    expect(problemsOf("memoir: 500000 won @M347", "memoir: 510000 won @M347")).toContain(
      "510000 won @M347 is not what source M347 says",
    );
    expect(problemsOf("    from: [D001, M315]\n", "")).toContain("a counted figure that names no inputs");
    expect(problemsOf("is: earned(pobedit)\n", "is: earned(pobedid)\n")).toContain("did you mean 'pobedit'?");
  });
});

it("sees no more than a trader: the script reads the view", () => {
  const { campaign, program } = replayed.session;
  expect(new View(program, campaign.world, campaign.rest).rest.kind).toBe("ended");
});
