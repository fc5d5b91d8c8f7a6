import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { BIN, freshFolder, jangmadang, startJangmadang } from "../support/command.js";
import { ROOT, TRIP } from "../support/scenarios.js";

const ROSTER = "memoir,random,timid(memoir),stopsAfter(10, greedy)";

describe("compare on the command line", () => {
  it("writes one row per world and strategy, and the same figures as JSON", () => {
    const rows = join(freshFolder(), "rows.csv");
    const { code, out, err } = jangmadang([
      "compare",
      TRIP,
      "--worlds",
      "30",
      "--seed",
      "lab",
      "--strategies",
      "memoir,loyal",
      "--rows",
      rows,
      "--json",
    ]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const { strategies: summaries, pairs } = JSON.parse(out);
    expect(pairs).toHaveLength(1);
    expect(summaries.map(({ strategy }: { strategy: string }) => strategy)).toEqual(["memoir", "loyal"]);
    for (const summary of summaries)
      for (const [key, value] of Object.entries(summary)) {
        // Thirty worlds bound no 5 % quantile from below: a limit of a quantile may be null.
        const kind = /^(p\d\d|median)(Low|High)$/.test(key) && value === null ? "object" : "number";
        if (key !== "strategy") expect(typeof value, key).toBe(kind);
      }
    const [head, ...lines] = readFileSync(rows, "utf8").trim().split("\n");
    const columns = head?.split(",") ?? [];
    expect(head).toMatch(
      /^world,strategy,ending,kind,ruined,day,real_wealth,hunger_days,deaths,drawdown,fault,missed_/,
    );
    expect(head).toMatch(/,scenario,base,seed,set,until,scenario_hash,rules_hash,program,strategy_digest$/);
    for (const line of lines)
      expect(line).toMatch(/,hamhung-trip,memoir,lab,,,[0-9a-f]+,[0-9a-f]+,0\.1\.0\+\w+,[0-9a-f]{16}$/);
    expect(lines).toHaveLength(60);
    const wealth = lines
      .filter((line) => /^\d+,memoir,/.test(line))
      .map((line) => Number(line.split(",")[columns.indexOf("real_wealth")]));
    expect(wealth.reduce((sum, value) => sum + value, 0) / wealth.length).toBeCloseTo(summaries[0].mean, 6);
  });

  it("tells what was set in each row too", () => {
    const file = join(freshFolder(), "rows.csv");
    const { code } = jangmadang([
      "compare",
      TRIP,
      "--worlds",
      "2",
      "--strategies",
      "loyal",
      "--rows",
      file,
      "--set",
      "start.days=20",
    ]);
    expect(code).toBe(0);
    const [, ...lines] = readFileSync(file, "utf8").trim().split("\n");
    expect(lines.map((line) => line.split(",").at(-6))).toEqual(["start.days=20", "start.days=20"]);
  });

  it("left on a day tells of no later one but by name, and of what is still to be shared", () => {
    const { out } = jangmadang(["compare", TRIP, "--worlds", "40", "--until", "12", "--strategies", "memoir,cautious"]);
    const [, memoir = "99"] = /in the mean on day (\d+) \(memoir\)/.exec(out) ?? [];
    const later = /Some plays of .*memoir.* stand on a later day/.test(out);
    expect(Number(memoir) <= 12 || later).toBe(true);
    expect(out).toContain("shared out or handed over only later is still counted");
  });

  it("tells every figure with its interval in 80 columns, and what the food of days between would be", () => {
    const { out } = jangmadang(["compare", TRIP, "--worlds", "300", "--strategies", "memoir,cautious"]);
    const tables = out.split("\n").filter((line) => /^ {2}(memoir|cautious) /.test(line));
    expect(tables).toHaveLength(8);
    for (const line of tables) expect(line.length).toBeLessThanOrEqual(80);
    const [, edges] = tables.filter((line) => line.startsWith("  memoir "));
    expect(edges).toMatch(/\[.* \.\. .*\].*\[.* \.\. .*\]/);
    expect(out).toMatch(/in full [\d.]+ kg of rice a day for the household, [\d.]+ from day 1\d to day [23]\d/);
  });

  it("says of two that never differ that they are tied, and gives no share", () => {
    const twice = ["--strategies", "loyal,stopsAfter(1000, loyal)"];
    const { out } = jangmadang(["compare", TRIP, "--worlds", "30", ...twice]);
    expect(out).toContain("tied in every world");
    const { out: card } = jangmadang(["lab", "verdict", TRIP, "--worlds", "30", ...twice]);
    expect(card).toMatch(/mean difference +0 .*none: tied in every world/);
  });

  it.each([
    [["--strategies", "memoir,memoir"], "strategy 'memoir' is named twice"],
    [["--strategies", "memoir,nobody"], "no strategy 'nobody'"],
    [["--worlds", "0"], "--worlds 0 plays nothing"],
  ])("%j ends with a sentence", (args, sentence) => {
    const { code, err } = jangmadang(["compare", TRIP, ...args]);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });
});

describe("compare with workers", () => {
  const study = (workers: number, roster = ROSTER) => {
    const rows = join(freshFolder(), "rows.csv");
    const args = [
      "compare",
      TRIP,
      "--worlds",
      "230",
      "--seed",
      "many",
      "--strategies",
      roster,
      "--rows",
      rows,
      "--json",
    ];
    const { code, out, err } = jangmadang([...args, "--workers", String(workers)]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    return { out: out.replaceAll(rows, "rows.csv"), rows: readFileSync(rows, "utf8") };
  };
  const alone = study(1);

  it.each([2, 3])("gives the same bytes with %i workers as with one", (workers) => {
    expect(study(workers)).toEqual(alone);
  });

  it("changes no figure of a strategy when the roster turns, whatever the workers", () => {
    const figures = (out: string) =>
      new Map(JSON.parse(out).strategies.map((of: { strategy: string }) => [of.strategy, of]));
    const turned = study(
      2,
      ROSTER.split(/,(?! )/)
        .reverse()
        .join(","),
    );
    expect([...figures(turned.out).keys()].reverse()).toEqual([...figures(alone.out).keys()]);
    expect(figures(turned.out)).toEqual(figures(alone.out));
  });

  it("quotes a strategy's name that holds a comma", () => {
    expect(alone.rows.split("\n")[4]).toMatch(/^0,"stopsAfter\(10, greedy\)",/);
  });

  it.each(["SIGINT", "SIGTERM"] as const)(
    "ends at %s with whole worlds from the first on, the same as a shorter study, exit 130",
    async (signal) => {
      const folder = freshFolder();
      const rows = join(folder, "rows.csv");
      const long = ["compare", TRIP, "--seed", "stop", "--strategies", "memoir,loyal", "--workers", "2"];
      const child = startJangmadang([...long, "--worlds", "1000000", "--rows", rows, "--json"], folder);
      let [out, err] = ["", ""];
      child.stdout.on("data", (data) => (out += data));
      child.stderr.on("data", (data) => (err += data));
      const code = await new Promise((ended) => {
        child.on("close", ended);
        // The first rows on disk say that worlds are being played; the file has its own name only when it is whole.
        const looking = setInterval(() => {
          const part = readdirSync(folder).find((name) => name.startsWith("rows.csv."));
          if (part === undefined || readFileSync(join(folder, part), "utf8") === "") return;
          clearInterval(looking);
          child.kill(signal);
        }, 20);
      });
      expect(code).toBe(130);
      const found = JSON.parse(out);
      expect(err).toBe(`Stopped after ${found.worlds} of 1000000 worlds; these are finished:\n`);
      expect(found.worlds).toBeGreaterThan(0);
      expect(readFileSync(rows, "utf8").trim().split("\n")).toHaveLength(1 + 2 * found.worlds);
      const again = jangmadang([...long, "--worlds", String(found.worlds), "--json"]);
      expect({ ...JSON.parse(again.out), command: "" }).toEqual({ ...found, finished: true, command: "" });
    },
  );

  /** The command in a folder of its own, with another worker in it. */
  function withWorker(text: string): string {
    const folder = join(dirname(BIN), "..", "jangmadang-test-planted");
    cpSync(dirname(BIN), folder, { recursive: true });
    writeFileSync(join(folder, "worker.js"), text);
    return join(folder, "bin.js");
  }

  it.each([
    ["process.exit(9);", "exit code 9"],
    ["throw new Error('planted');", "planted"],
  ])("whose worker dies (%s) ends with a sentence and exit 70, and leaves no rows behind", (text, why) => {
    const folder = freshFolder();
    const args = ["compare", TRIP, "--worlds", "500", "--workers", "2", "--rows", join(folder, "rows.csv")];
    const { code, out, err } = jangmadang(args, { bin: withWorker(text) });
    expect({ code, out }).toEqual({ code: 70, out: "" });
    expect(err).toMatch(/^This is a fault of the program, not yours: worker [12] of 2 ended before its work was done/);
    expect(err).toContain(why);
    expect(err).toContain("`--workers 1` plays without workers");
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    [["--workers", "0"], "write a whole number from 1 to 64"],
    [["--strategies", "timd(memoir)"], "no combinator 'timd' (did you mean 'timid'?)"],
    [["--strategies", "randm"], "no strategy 'randm' (did you mean 'random'?"],
  ])("%j ends with a sentence", (args, sentence) => {
    const { code, err } = jangmadang(["compare", TRIP, ...args]);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });
});

describe("a recorded play in a study", () => {
  const folder = freshFolder();
  const record = join(folder, "mine.json");
  jangmadang(["run", TRIP, "--strategy", "greedy", "--seed", "lab#4", "--out", record]);

  it("is in its own world what was played, and tells how far it could be followed", () => {
    const rows = join(folder, "rows.csv");
    const args = ["compare", TRIP, "--worlds", "60", "--seed", "lab", "--strategies", `greedy,@${record}`];
    const { code, out } = jangmadang([...args, "--rows", rows, "--json", "--workers", "2"]);
    expect(code).toBe(0);
    const [, person] = JSON.parse(out).strategies;
    expect(person.strategy).toBe("@mine");
    expect(person.followed).toBeGreaterThan(0.3);
    expect(person.followed).toBeLessThan(1);
    expect(person.followedWhole).toBeGreaterThan(0);
    const own = readFileSync(rows, "utf8")
      .split("\n")
      .filter((line) => line.startsWith("4,"))
      .map((line) => line.replace(/^4,[^,]*,/, "").replace(/,[^,]*$/, "")); // without name and digest
    expect(own[1]).toBe(own[0]);
    expect(jangmadang(args).out).toMatch(/@mine: \d+ % of its decisions could be taken/);
  });

  it("of another scenario is refused", () => {
    const other = join(folder, "other.json");
    const { record: whole, ...save } = JSON.parse(readFileSync(record, "utf8"));
    writeFileSync(other, JSON.stringify({ ...whole, scenario: "elsewhere" }));
    expect(save.format).toBe("jangmadang save");
    const { code, err } = jangmadang(["run", TRIP, "--strategy", `@${other}`]);
    expect(code).toBe(2);
    expect(err).toContain(`is a play of 'elsewhere', not of '${TRIP}'`);
  });
});

describe("strategy check", () => {
  const cautious = join(ROOT, "scenarios", TRIP, "strategies", "cautious.yaml");
  const edited = (before: string, after: string): string => {
    const file = join(freshFolder(), "mine.yaml");
    writeFileSync(file, readFileSync(cautious, "utf8").replace(before, after));
    return file;
  };

  it("finds nothing wrong with a shipped one, and says what it did", () => {
    const { code, out } = jangmadang(["strategy", "check", cautious, "--worlds", "10", "--json"]);
    expect(code).toBe(0);
    const { schemaVersion, strategy, scenario, problems, bases } = JSON.parse(out);
    expect({ schemaVersion, strategy, scenario, problems }).toEqual({
      schemaVersion: 1,
      strategy: "cautious",
      scenario: TRIP,
      problems: [],
    });
    expect(bases.map(({ base, campaigns, faults }: never) => [base, campaigns, faults])).toEqual([
      ["memoir", 10, []],
      ["historical", 10, []],
    ]);
  });

  it("takes a baseline or a combinator with --scenario", () => {
    const { code, out } = jangmadang(["strategy", "check", "timid(random)", "--scenario", TRIP, "--worlds", "5"]);
    expect(code).toBe(0);
    expect(out).toContain("timid(random), for hamhung-trip");
    expect(out.match(/ fine {3}/g)).toHaveLength(8);
  });

  it.each([
    [["choose: straw", "choose: strow"], 1, "mine.yaml:13:29 rules.6.do: no 'strow' here (did you mean 'straw'?)"],
    [["for: hamhung-trip", "for: hamhung-tripp"], 2, "there is no scenario 'hamhung-tripp' (did you mean"],
  ])("of a file with %j tells it", ([before = "", after = ""], code, sentence) => {
    const ran = jangmadang(["strategy", "check", edited(before, after)]);
    expect(ran.code).toBe(code);
    expect(ran.out + ran.err).toContain(sentence);
  });

  it("of a file for another scenario tells that", () => {
    const file = edited("for: hamhung-trip", "for: elsewhere");
    const { code, out } = jangmadang(["strategy", "check", file, "--scenario", TRIP, "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out).problems).toEqual([
      expect.objectContaining({
        line: 4,
        path: "for",
        what: "a strategy for 'elsewhere', but the scenario is 'hamhung-trip'",
      }),
    ]);
  });

  it.each([
    [["strategy", "check", "random"], 2, "for which scenario is 'random'?"],
    [["strategy", "check", "nothing.yaml"], 3, "there is no file 'nothing.yaml'"],
    [["strategy", "chek"], 2, "unknown command 'chek'"],
  ])("%j ends with a sentence", (args, code, sentence) => {
    const ran = jangmadang(args);
    expect(ran.err).toContain(sentence);
    expect(ran.code).toBe(code);
  });
});
