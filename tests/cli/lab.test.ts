import { describe, expect, it } from "vitest";
import { freshFolder, jangmadang, startJangmadang } from "../support/command.js";

const json = (args: readonly string[]): Record<string, unknown> => {
  const { code, out, err } = jangmadang([...args, "--json"]);
  expect([code, err]).toEqual([0, ""]);
  return JSON.parse(out);
};

describe("lab verdict", () => {
  const args = ["lab", "verdict", "hamhung-trip", "--strategies", "cautious,memoir", "--worlds", "600"];

  it("tells how much better, how sure, and what the pairing saved", () => {
    const { code, out } = jangmadang(args);
    expect(code).toBe(0);
    expect(out).toContain("600 worlds of seed '1'");
    for (const words of ["mean difference", "median difference", "ruin", "variance ratio", "chances asked a world"])
      expect(out).toContain(words);
    expect(out).toMatch(/ruin .*cautious is ruined less often/);
    expect(out).toMatch(/mean difference .*memoir has more/);
  });

  it("is the same for one worker and for three", () => {
    expect(jangmadang([...args, "--workers", "1"]).out).toBe(jangmadang([...args, "--workers", "3"]).out);
  });

  it("stops by a rule fixed before, and says which", () => {
    const found = json([
      "lab",
      "verdict",
      "hamhung-trip",
      "--strategies",
      "cautious,memoir",
      "--until-half-width",
      "700",
      "--worlds",
      "3200",
    ]);
    expect(found).toMatchObject({
      finished: true,
      stopping: { rule: "half-width", halfWidth: 700, looks: [400, 800, 1600, 3200] },
    });
    expect([400, 800, 1600]).toContain(found["worlds"]);
  });

  it("says what is wrong with one strategy, none or no world", () => {
    const say = (more: readonly string[]) => jangmadang(["lab", "verdict", "hamhung-trip", ...more]);
    expect(say(["--strategies", "memoir"])).toMatchObject({
      code: 2,
      err: "a verdict needs two strategies; name them with --strategies a,b\n",
    });
    expect(say(["--worlds", "0"])).toMatchObject({ code: 2 });
    expect(say(["--strategies", "memoir,nobody"]).err).toContain("no strategy 'nobody'");
    expect(say(["--until-half-width", "0"]).err).toContain("above 0");
  });
});

describe("lab survival", () => {
  it("tells when ruin came, by which rule, and who bore it", () => {
    const { code, out } = jangmadang(["lab", "survival", "hamhung-trip", "--strategies", "memoir", "--worlds", "300"]);
    expect(code).toBe(0);
    for (const words of [
      "by week",
      "hounded",
      "owed(consignment) > 0",
      "worst 5 % of worlds",
      "seized: pobedit",
      "unpaid in",
    ])
      expect(out).toContain(words);
  });
});

const TWO = ["hamhung-trip", "--strategies", "memoir,cautious"];

describe("lab sweep", () => {
  it("plays each point as `--set` would, whatever the number of workers", () => {
    const args = ["lab", "sweep", ...TWO, "--vary", "hiding.sand.found=30..70%", "--steps", "3", "--worlds", "60"];
    const found = json(args) as {
      points: { numbers: Record<string, number>; strategies: { mean: { value: number } }[] }[];
    };
    expect(found.points.map(({ numbers }) => numbers["hiding.sand.found"])).toEqual(
      [30, 50, 70].map((at) => expect.closeTo(at, 9)),
    );
    const set = json(["compare", ...TWO, "--worlds", "60", "--set", "hiding.sand.found=50%"]) as {
      strategies: { mean: number }[];
    };
    expect(found.points[1]?.strategies.map(({ mean }) => mean.value)).toEqual(
      set.strategies.map(({ mean }) => expect.closeTo(mean, 6)),
    );
    expect(jangmadang([...args, "--workers", "2"]).out).toBe(jangmadang([...args, "--workers", "1"]).out);
  });

  it("moves a number that differs from world to world as `--set` would", () => {
    const args = [
      "lab",
      "sweep",
      ...TWO,
      "--vary",
      "people.inspector.officer.fences",
      "--steps",
      "2",
      "--worlds",
      "40",
    ];
    const found = json(args) as { points: { strategies: { mean: { value: number } }[] }[] };
    const set = json(["compare", ...TWO, "--worlds", "40", "--set", "people.inspector.officer.fences=45%"]) as {
      strategies: { mean: number }[];
    };
    expect(found.points[1]?.strategies.map(({ mean }) => mean.value)).toEqual(
      set.strategies.map(({ mean }) => expect.closeTo(mean, 6)),
    );
  });

  it("says what is wrong with a number that does not exist, has no range, the wrong unit, or is written twice", () => {
    const say = (...vary: readonly string[]) =>
      jangmadang(["lab", "sweep", ...TWO, ...vary.flatMap((one) => ["--vary", one])]);
    expect(say("hiding.sand.fund")).toMatchObject({ code: 2 });
    expect(say("hiding.sand.fund").err).toContain("no number 'hiding.sand.fund'");
    expect(say("markets.hyesan/rice.ask").err).toContain("no range of its own");
    expect(say("hiding.sand.found=1..2kg").err).toContain("that is in");
    expect(say("hiding.sand.found", "hiding.sand.found").err).toContain("written twice");
    expect(say().err).toContain("say what is moved");
    expect(jangmadang(["lab", "sweep", ...TWO, "--vary", "hiding.sand.found", "--steps", "20000"]).err).toContain(
      "points",
    );
  });
});

describe("a number moved beyond what is stated of it", () => {
  it("is played, and said aloud once, with what a bare number was read as", () => {
    const moved = (vary: string) =>
      jangmadang(["lab", "sweep", ...TWO, "--worlds", "2", "--steps", "2", "--vary", vary]).err;
    expect(moved("hiding.sand.found=0..1")).toBe(
      [
        "Note: hiding.sand.found=0..1 has no unit and was read as 0 % to 1 %.",
        "Note: hiding.sand.found=0..1 lies outside the stated range, 50 (25..75) % @A.searching.\n",
      ].join("\n"),
    );
    expect(moved("hiding.sand.found=0..100%")).toMatch(/^Note: .* lies in part outside the stated range, 50 .*\n$/);
    expect(moved("hiding.sand.found=30..60")).toBe("");
    const set = ["run", "hamhung-trip", "--strategy", "memoir", "--set", "hiding.sand.found=0.5"];
    expect(jangmadang(set).err).toContain("has no unit and was read as 0.5 %.\nNote: ");
  });
});

describe("a share or an amount that no field names", () => {
  it("is refused below 0 and a share above 100 %, as one that a field names", () => {
    const beyond = "it is a share, from 0 % to 100 % (0 to 1)";
    for (const vary of ["third=0.9..2", "third=-1..0.5", "partner-tells=50..120%"])
      expect(jangmadang(["lab", "sweep", ...TWO, "--worlds", "2", "--vary", vary])).toMatchObject({
        code: 2,
        err: expect.stringContaining(beyond),
      });
    const run = (set: string) => jangmadang(["run", "hamhung-trip", "--strategy", "memoir", "--set", set]);
    expect(run("third=50")).toMatchObject({ code: 2, err: expect.stringContaining(`--set third=50: ${beyond}`) });
    expect(run("third=1").code).toBe(0);
    expect(run("talk-much=20").code).toBe(0);
    expect(run("people.inspector.officer.reporting-pays=-9000").code).toBe(0);
    expect(run("straw-price=-5")).toMatchObject({ code: 2, err: expect.stringContaining("it must be at least 0") });
  });
});

describe("a figure that several numbers are", () => {
  const moved = (...vary: readonly string[]) =>
    jangmadang([
      ...["lab", "sweep", ...TWO, "--base", "historical", "--worlds", "20", "--steps", "2"],
      ...vary.flatMap((one) => ["--vary", one]),
    ]);

  it("is moved by its source's mark, as all of them set would, and its end is told", () => {
    const { out } = moved("E003.sale");
    expect(out).toContain("E003.sale (one figure: markets.hyesan/pobedit.bid, markets.hyesan/pobedit.expected, ");
    expect(out).toContain("the upper end of its range, 540 won/kg to 10,000 won/kg: all doubt about it lies below.");
    const numbers = ["markets.hyesan/pobedit.bid", "markets.hyesan/pobedit.expected", "offers.smuggler-lot.price"];
    const set = json([
      ...["compare", ...TWO, "--base", "historical", "--worlds", "20"],
      ...numbers.flatMap((name) => ["--set", `${name}=540`]),
    ]) as { strategies: { mean: number }[] };
    const found = json([
      ...["lab", "sweep", ...TWO, "--base", "historical", "--worlds", "20", "--steps", "2", "--vary", "E003.sale"],
    ]) as { points: { strategies: { mean: { value: number } }[] }[] };
    expect(found.points[0]?.strategies.map(({ mean }) => mean.value)).toEqual(
      set.strategies.map(({ mean }) => expect.closeTo(mean, 6)),
    );
  });

  it("is told by a verdict and by compare where it stands at an end of its range and the other end matters", () => {
    const of = [...TWO, "--base", "historical", "--worlds", "400"];
    const card = jangmadang(["lab", "verdict", ...of]).out;
    expect(card).toMatch(
      /E003.sale stands at 10,000 won\/kg, the upper end of its range, .* memoir less cautious is -\d+ \[-\d+ \.\. -\d+\] in the first 20 worlds/,
    );
    expect(card).not.toContain("household.rations.full"); // stands at an end too, and hardly moves the difference
    expect(jangmadang(["compare", ...of]).out).toContain(
      "1 of the numbers that matter stands at an end of its range, so that all doubt about it has one side: E003.sale at",
    );
    const { verdicts } = json(["lab", "verdict", ...of]) as { verdicts: { ends: { number: string; end: string }[] }[] };
    expect(verdicts[0]?.ends).toMatchObject([{ number: "E003.sale", end: "high" }]);
    expect(jangmadang(["lab", "verdict", ...of, "--set", "offers.smuggler-lot.price=5000"]).out).not.toContain(
      "offers.smuggler-lot.price stands",
    );
  });

  it("moved by one of them leaves the others, and says so", () => {
    expect(moved("offers.smuggler-lot.price").out).toContain(
      "markets.hyesan/pobedit.bid, markets.hyesan/pobedit.expected stay as they stand though they are the same figure; --vary E003.sale moves all of them.",
    );
    expect(moved("E003.sale", "offers.smuggler-lot.price").err).toContain("written twice");
  });
});

describe("lab breakeven", () => {
  it("tells where one strategy stops beating another", () => {
    const args = [
      "lab",
      "breakeven",
      "hamhung-trip",
      "--strategies",
      "greedy,cautious",
      "--vary",
      "hiding.sand.found=0..100%",
    ];
    const { code, out } = jangmadang([...args, "--worlds", "200"]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /greedy stops having more real wealth in the mean than cautious when hiding.sand.found exceeds [\d.]+ % \[[\d.]+ % \.\. open\)/,
    );
    expect(out).toMatch(/In \d+ % of resamples of the worlds there is no such crossing/);
    expect(out).toMatch(/ 50 % {2}[\d,]+ \[[\d,]+ \.\. [\d,]+\]/);
    const still = jangmadang(["lab", "breakeven", ...TWO, "--vary", "cab-room", "--worlds", "20"]).out;
    expect(still).toContain("No break-even: cab-room moves neither memoir nor cautious.");
    expect(jangmadang(["lab", "breakeven", ...TWO, "--vary", "hiding.sand.found", "--worlds", "60"]).out).toContain(
      "No break-even: memoir goes on",
    );
    const alike = ["lab", "breakeven", "hamhung-trip", "--strategies", "cautious,loyal", "--vary", "hiding.sand.found"];
    expect(jangmadang([...alike, "--worlds", "20", "--of", "ruin"]).out).toContain(
      "No break-even: hiding.sand.found moves neither cautious nor loyal",
    );
  });

  it("says what it needs", () => {
    expect(jangmadang(["lab", "breakeven", ...TWO]).err).toContain("name one number");
    expect(jangmadang(["lab", "breakeven", "hamhung-trip", "--vary", "hiding.sand.found"]).err).toContain(
      "between two strategies",
    );
  });
});

describe("lab sensitivity and lab doubt", () => {
  it("tell which doubtful numbers move the difference", () => {
    const found = json([
      "lab",
      "sensitivity",
      ...TWO,
      "--worlds",
      "5",
      "--trajectories",
      "2",
      "--top",
      "2",
      "--rows",
      "8",
    ]) as {
      morris: { number: string; size: { value: number } }[];
      sobol: { number: string }[];
    };
    expect(found.morris.length).toBeGreaterThan(90);
    expect(found.sobol.map(({ number }) => number)).toEqual(found.morris.slice(0, 2).map(({ number }) => number));
  });

  it("tell how often each strategy is first, and what it rests on", () => {
    const { code, out } = jangmadang(["lab", "doubt", ...TWO, "--worlds", "10", "--points", "30", "--rows", "8"]);
    expect(code).toBe(0);
    for (const words of [
      "first by real wealth",
      "undecided in these 10 worlds whether memoir or cautious is first",
      "rests on the",
      "assumed numbers",
      "2 more assumed numbers differ from world to world",
      "points are few: an interval wider than 20 points is not to be cited",
    ])
      expect(out).toContain(words);
    const cited = ["lab", "doubt", ...TWO, "--base", "historical", "--worlds", "10", "--points", "30", "--rows", "8"];
    for (const words of [
      "Drawn as one, since they are one figure of E003.sale: markets.hyesan/pobedit.bid",
      "E003.sale at 10,000 won/kg, the upper end of 540 won/kg to 10,000 won/kg",
      "A design of 8 rows is too small for these shares",
    ])
      expect(jangmadang(cited).out).toContain(words);
  });
});

describe("lab bounds", () => {
  const args = ["lab", "bounds", ...TWO, "--worlds", "6", "--rollouts", "6"];

  it("tells what hindsight and the policy found keep, and what each strategy is short of them", () => {
    const found = json(args) as {
      hindsight: { mean: { value: number } };
      policy: { mean: { value: number } };
      strategies: { strategy: string; regret: { value: number }; decisions: { value: number } }[];
    };
    expect(found.hindsight.mean.value).toBeGreaterThanOrEqual(found.policy.mean.value);
    expect(found.strategies.map(({ strategy }) => strategy)).toEqual(["memoir", "cautious"]);
    for (const { regret } of found.strategies) expect(regret.value).toBeGreaterThanOrEqual(0);
  });

  it("is the same for one worker and for two", () => {
    const out = (workers: string): string => jangmadang([...args, "--workers", workers]).out;
    expect(out("2")).toBe(out("1"));
  });
});

describe("a study of the lab that is interrupted", () => {
  it("tells what is finished and ends with 130", async () => {
    const long = ["lab", "sweep", ...TWO, "--vary", "hiding.sand.found", "--steps", "9000", "--worlds", "50"];
    const child = startJangmadang([...long, "--workers", "1", "--json"], freshFolder());
    let [out, err] = ["", ""];
    child.stdout.on("data", (data) => (out += data));
    child.stderr.on("data", (data) => (err += data));
    const code = await new Promise((ended) => {
      child.on("close", ended);
      // Interrupted before it listens, it would only end: asked again until it has heard.
      const asking = setInterval(() => (child.exitCode === null ? child.kill("SIGINT") : clearInterval(asking)), 2_500);
    });
    expect(code).toBe(130);
    expect(err).toMatch(/Stopped after \d+ of 9000 points/);
    expect(JSON.parse(out)).toMatchObject({ finished: false });
  });
});
