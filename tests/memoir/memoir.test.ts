import { describe, expect, it } from "vitest";
import { buildProgram, replayOn, View } from "../../src/engine/index.js";
import {
  type MemoirRun,
  memoirBase,
  percentileAmong,
  readMemoir,
  replayRun,
  unusedInputs,
} from "../../src/memoir/index.js";
import { showProblem } from "../../src/scenario/index.js";
import { nameOf, readRun, SOURCES, textOf } from "../support/memoir.js";
import { shipped, strategies, TRIP, trip } from "../support/scenarios.js";

const RUN = { id: TRIP, file: "memoir" };
const TEXT = textOf(RUN);

const read = (text = TEXT, program = trip("memoir")): MemoirRun => readRun(RUN, program, { text });

/** Problems of a script changed in one place. */
function problemsOf(from: string, to: string): string {
  expect(TEXT).toContain(from);
  const result = readMemoir({ name: nameOf(RUN), text: TEXT.replace(from, to) }, trip("memoir"), SOURCES);
  return result.ok ? "" : (result.problems.map(showProblem)[0] ?? "");
}

const run = read();
const replayed = replayRun(trip("memoir"), run);

describe("the memoir's run", () => {
  it("sells for 500,000 won, pays the debt, keeps 400,000, and carries birds for 300 kg of rice", () => {
    const figure = (id: string): number => replayed.figures.find((of) => of.figure.id === id)?.simulated ?? Number.NaN;
    expect([figure("metal-sold"), figure("debt-repaid"), figure("metal-kept")]).toEqual([
      50_000_000, 10_000_000, 40_000_000,
    ]);
    expect(figure("birds-cost")).toBe(300_000);
    expect(figure("debt-left")).toBe(0);
  });

  it("is a record like any other: it replays to the same hash", () => {
    const { session } = replayed;
    expect(replayOn(trip("memoir"), session.record()).session.campaign.hash()).toBe(session.campaign.hash());
  });

  it("needs a pass without snow", () => {
    expect(replayed.luck.map(({ subject }) => subject)).toContain("snow:pass");
  });

  it("stands somewhere among its own strategy's worlds", () => {
    const strategy = strategies(trip("memoir")).find(({ id }) => id === run.strategy);
    if (strategy === undefined) throw new Error("no strategy of that name");
    const at = percentileAmong(trip("memoir"), strategy, 0, 40, "test");
    expect(at.worlds).toBe(40);
    expect(at.percentile).toBeCloseTo(at.ruined, 1); // with nothing as the result, those below are the ruined ones
  });
});

describe("inputs", () => {
  it("lists the cited inputs that stand behind none", () => {
    const unused = unusedInputs(trip("memoir"), run).map(({ source }) => source);
    expect(unused).toContain("M317");
    for (const source of run.figures.flatMap(({ counted, from }) => (counted ? from : [])))
      expect(unused).not.toContain(source);
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
    expect(() => replayRun(dry, read(TEXT, dry))).toThrow(
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

  it("names its base in whatever form YAML has, and one that is not there by its line", () => {
    const base = (text: string): string => memoirBase({ name: "memoir.yaml", text }, shipped(TRIP));
    expect(base('base: "historical" # as told elsewhere')).toBe("historical");
    expect(base("run: told\n")).toBe(shipped(TRIP).defaultBase);
    expect(() => base("run: told\nbase: historic")).toThrow(
      "memoir.yaml:2:7 base: no base 'historic' (did you mean 'historical'?)",
    );
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
