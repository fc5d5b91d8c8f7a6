import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { freshFolder, jangmadang, startJangmadang } from "../support/command.js";
import { ROOT, TRIP } from "../support/scenarios.js";

const folder = freshFolder();
mkdirSync(folder, { recursive: true });

/** A program that answers lines; `decide` is the body of what answers a question for a decision. */
function program(name: string, decide: string, limit = ""): string {
  const file = join(folder, `${name}.cjs`);
  writeFileSync(
    file,
    `const say = (value) => process.stdout.write(JSON.stringify(value) + "\\n");
let turn = false;
require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
  const { ask, view } = JSON.parse(line);
  if (ask === "start") return say({});
  ${decide}
});\n`,
  );
  return `cmd${limit}:${process.execPath} "${file}"`;
}

/** A module of JavaScript in place of a program. */
function modul(name: string, text: string): string {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, text);
  return file;
}

const FIRST = "say(view.moves.at(-1).decision);";
const WORLDS = 3;

function compared(strategies: readonly string[], ...more: readonly string[]) {
  const rows = join(freshFolder(), "rows.csv");
  const args = ["compare", TRIP, "--worlds", String(WORLDS), "--seed", "code", "--workers", "1", "--trust", "--json"];
  const ran = jangmadang([...args, "--strategies", strategies.join(","), "--rows", rows, ...more]);
  expect(ran.err).toBe("");
  return JSON.parse(ran.out).strategies;
}

const figures = ({ strategy: _strategy, ...rest }: Record<string, unknown>) => rest;

/** A limit no busy machine reaches by itself. */
const PATIENT = "[60]";

describe("a strategy in another language", () => {
  it("gets what a trader sees and decides: the same figures as the same rules inside", () => {
    const outside = program("last-move", FIRST, PATIENT);
    const inside = modul("last-move-inside", "export const decide = (view) => view.moves.at(-1).decision;");
    const [one, other] = compared([outside, inside]);
    expect(one).toMatchObject({ strategy: "last-move", failed: 0, worlds: WORLDS });
    expect(figures(one)).toEqual(figures(other));
  });

  const python = ((): boolean => {
    try {
      execFileSync("python3", ["--version"]);
      return true;
    } catch {
      return false;
    }
  })();

  it.runIf(python)("may be the Python that ships: it plays as the rule list it was written after", () => {
    const shipped = join(ROOT, "scenarios", TRIP, "strategies", "careful.py");
    const [rules, code] = compared(["cautious", `cmd${PATIENT}:python3 ${shipped}`]);
    expect(code.strategy).toBe("careful");
    expect(figures(code)).toEqual(figures(rules));
  });

  it("may be combined as any other, and played by many workers with the same bytes", () => {
    const outside = `timid(${program("last-move", FIRST, PATIENT)})`;
    const [one] = compared([outside]);
    expect(one.strategy).toBe("timid(last-move)");
    const args = ["compare", TRIP, "--worlds", "60", "--strategies", outside, "--trust", "--json", "--workers"];
    expect(jangmadang([...args, "2"]).out).toBe(jangmadang([...args, "1"]).out);
  });

  it("sees no more than the view has: no seed, no key, no hidden number", () => {
    const seen = join(folder, "seen.json");
    const spy = program("spy", `require("node:fs").writeFileSync(${JSON.stringify(seen)}, line); ${FIRST}`, PATIENT);
    compared([spy]);
    const { view } = JSON.parse(readFileSync(seen, "utf8"));
    expect(Object.keys(view)).not.toContain("seed");
    expect(JSON.stringify(view)).not.toMatch(/"(k0|k1|key|seed|nature|hiddenType)"/);
    expect(view.moves.length).toBeGreaterThan(0);
  });

  it("has a time limit of its own where one is told, and a wrong one is refused", () => {
    const { code, err } = jangmadang(["compare", TRIP, "--trust", "--strategies", program("m", FIRST, "[soon]")]);
    expect(code).toBe(2);
    expect(err).toContain("has no time limit of 0.1 to 600 seconds in its brackets; write cmd[5]:COMMAND");
  });

  it("is known by a digest of all files it imports by path, and is refused where these have no end", () => {
    const inner = modul("inner", "export const pick = (moves) => moves.at(-1);");
    const outer = modul("outer", 'export { pick } from "./inner.mjs"; // and back: "./outer.mjs"');
    const named = modul(
      "named",
      'import { pick } from "./outer.mjs"; export const decide = ({ moves }) => pick(moves).decision;',
    );
    const digest = (): string => {
      const rows = join(freshFolder(), "rows.csv");
      const { code } = jangmadang(["compare", TRIP, "--worlds", "1", "--trust", "--strategies", named, "--rows", rows]);
      expect(code).toBe(0);
      return readFileSync(rows, "utf8").trim().split(",").at(-1) ?? "";
    };
    const first = digest();
    expect(first).toMatch(/^[0-9a-f]{16}$/);
    expect(digest()).toBe(first);
    writeFileSync(inner, "export const pick = (moves) => moves.at(0);");
    expect(digest()).not.toBe(first);
    for (let at = 0; at < 100; at += 1) modul(`chain-${at}`, `import "./chain-${at + 1}.mjs";`);
    modul("chain-100", "export const none = 0;");
    writeFileSync(outer, 'import "./chain-0.mjs"; export { pick } from "./inner.mjs";');
    const { code, err } = jangmadang(["compare", TRIP, "--worlds", "1", "--trust", "--strategies", named]);
    expect(code).toBe(2);
    expect(err).toContain("is written in more than 100 files; bundle them into one");
  });

  it("does not run unless it is trusted", () => {
    for (const code of [program("last-move", FIRST, PATIENT), modul("m", "export const decide = () => ({});")]) {
      const { code: exit, err } = jangmadang(["compare", TRIP, "--worlds", "2", "--strategies", code]);
      expect(exit).toBe(2);
      expect(err).toContain("is code and would run with all your rights (add --trust if you know who wrote it");
    }
  });
});

const FAULTY: readonly (readonly [name: string, body: string, kind: string, says: RegExp])[] = [
  ["throws", "throw new Error('planted');", "error", /ended by itself \(1\)/],
  ["dies", "process.exit(3);", "error", /ended by itself \(3\)/],
  ["is silent", "", "late", /gave no answer within 1 s/],
  ["loops", "for (;;) ;", "late", /gave no answer within 1 s/],
  ["floods in one line", "process.stdout.write('x'.repeat(1e6));", "flood", /more than 65536 characters in one line/],
  [
    "answers twice at once",
    "process.stdout.write((JSON.stringify(view.moves.at(-1).decision) + '\\n').repeat(2));",
    "flood",
    /answers more than it was asked/,
  ],
  ["answers no JSON", "process.stdout.write('hello\\n');", "illegal", /answers what is no JSON: hello/],
  ["decides what is no decision", "say({ do: 'win' });", "illegal", /which is no decision/],
  ["decides what it may not", "say({ do: 'finish', ending: 'settled' });", "illegal", /is refused/],
  [
    "sells what it has not",
    `if (view.rest.kind !== "plan") return ${FIRST} say({ do: "sell", good: "rice", amount: 1e9 });`,
    "illegal",
    /is refused/,
  ],
  [
    "turns in circles",
    `if (view.rest.kind !== "plan") return ${FIRST} turn = !turn; say({ do: turn ? "leave" : "take", what: "won", amount: 1 });`,
    "endless",
    /more than 5000 decisions/,
  ],
];

const MODULES: readonly (readonly [name: string, text: string, kind: string, says: RegExp])[] = [
  ["throws in a module", "export const decide = () => { throw new Error('planted'); };", "error", /planted/],
  ["loops in a module", "export const decide = () => { for (;;) ; };", "late", /gave no answer within 1 s/],
  [
    "floods in a module",
    "export const decide = (view) => { console.log('x'.repeat(2e6)); return view.moves.at(-1).decision; };",
    "flood",
    /prints without end/,
  ],
  [
    "eats memory",
    "export const decide = () => { const all = []; for (;;) all.push(new Array(1e6).fill(1)); };",
    "late",
    /gave no answer/,
  ],
  ["has no decide", "export const other = 1;", "error", /exports no function `decide\(view\)`/],
  ["does not load", "import './nowhere.mjs';", "error", /Cannot find module/],
];

describe("what is told of code", () => {
  const faulty = modul("typo", "export const decide = (view) => view.mooves.at(-1).decision;");
  const trip = (...args: string[]) => jangmadang([...args, "--workers", "1"]);

  it("is its first error, whose it is and in how many plays, in `compare` and in a verdict", () => {
    const says = /typo failed in 3 of 3 plays, first in world 0 on day 0 at 'begin' \(error\): TypeError: .*undefined/;
    for (const words of [["compare"], ["lab", "verdict"]]) {
      const args = [...words, TRIP, "--worlds", "3", "--strategies", `memoir,${faulty}`, "--trust"];
      expect(trip(...args).out).toMatch(says);
      const { failures } = JSON.parse(trip(...args, "--json").out);
      expect(failures).toMatchObject([{ strategy: "typo", failed: 3, plays: 3, first: { world: 0, kind: "error" } }]);
    }
  });

  it("stands at its name wherever a figure is told that is not its own", () => {
    const marked = "typo (failed in 100 % of plays)";
    const two = [TRIP, "--worlds", "3", "--strategies", `memoir,${faulty}`, "--trust"];
    const found = (...words: string[]): string => trip(...words).out;
    expect(found("compare", ...two).split(marked)).toHaveLength(1 + 6);
    const card = found("lab", "verdict", ...two);
    expect(card).toContain(`memoir against ${marked}; differences are memoir less ${marked}`);
    expect(found("lab", "survival", ...two)).toContain(`\n${marked}\n`);
    const moved = ["--vary", "third=0.3..0.4"];
    expect(found("lab", "sweep", ...two, ...moved, "--steps", "2").split(marked).length).toBeGreaterThan(2);
    expect(found("lab", "breakeven", ...two, ...moved)).toContain(`memoir less ${marked}`);
    expect(found("lab", "sensitivity", ...two, "--trajectories", "2", "--rows", "0")).toContain(marked);
  });

  it.each([
    ["mine.py", "'mine.py' is a program, and how it is run is not told (write \"cmd:COMMAND mine.py\""],
    ["cmd:python3 mistyped.py", "there is no file 'mistyped.py' (paths start at "],
    ["./mistyped.mjs", "there is no file './mistyped.mjs' (paths start at "],
  ])("is, of %s that is not there, that it is not", (strategy, says) => {
    const { code, err } = trip("compare", TRIP, "--worlds", "2", "--trust", "--strategies", strategy);
    expect(code).toBe(2);
    expect(err).toContain(says);
  });

  it("is what `strategy check` and `check` of a study find, where it is trusted", () => {
    const good = modul("first-move", "export const decide = (view) => view.moves.at(-1).decision;");
    const held = (code: string, ...more: string[]) =>
      jangmadang(["strategy", "check", code, "--scenario", TRIP, "--worlds", "2", ...more]);
    expect(held(good).err).toContain("is code and would run with all your rights");
    expect(held(good, "--trust")).toMatchObject({ code: 0 });
    const faults = held(faulty, "--trust");
    expect(faults.code).toBe(1);
    expect(faults.out).toMatch(/FAULT {2}every decision is one that may be taken\n.*none came \(error\): TypeError/);
    const study = join(freshFolder(), "study.yaml");
    const spec = { format: 1, kind: "study", id: "code", scenario: TRIP, worlds: 2, seed: "code", strategies: [good] };
    writeFileSync(study, JSON.stringify(spec));
    expect(jangmadang(["check", study])).toMatchObject({ code: 1 });
    expect(jangmadang(["check", study, "--trust"])).toMatchObject({ code: 0, err: "" });
  });
});

describe("a program that is busy", () => {
  /** Whether a process still runs; one that has ended and was not asked about is none. */
  const runs = (pid: number): boolean => {
    try {
      return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
    } catch {
      return false;
    }
  };
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((done) => {
      const looking = setInterval(() => {
        if (!holds()) return;
        clearInterval(looking);
        done();
      }, 10);
    });

  it.runIf(process.platform === "linux").each(["SIGINT", "SIGKILL"] as const)(
    "does not outlive %s of the comparison it plays in",
    async (signal) => {
      const pids = join(freshFolder(), "pids");
      const told = `require("node:fs").writeFileSync(${JSON.stringify(pids)}, String(process.pid));`;
      const busy = program(`busy-${signal}`, `${told} for (;;) ;`, PATIENT);
      const args = ["compare", TRIP, "--worlds", "50", "--workers", "1", "--trust", "--strategies", busy];
      const child = startJangmadang(args, freshFolder());
      const ended = new Promise((done) => child.on("close", (code, by) => done(code ?? by)));
      await until(() => existsSync(pids) && readFileSync(pids, "utf8") !== "");
      const pid = Number(readFileSync(pids, "utf8"));
      expect(runs(pid)).toBe(true);
      child.kill(signal);
      expect(await ended).toBe(signal === "SIGINT" ? 130 : "SIGKILL");
      await until(() => !runs(pid));
    },
    30_000,
  );
});

describe("strategies that fail", () => {
  const dashed = (name: string): string => name.replaceAll(" ", "-");
  const code = [
    ...FAULTY.map(([name, body]) => program(dashed(name), body)),
    ...MODULES.map(([name, text]) => modul(dashed(name), text)),
  ];
  const study = join(freshFolder(), "study.yaml");
  const out = join(freshFolder(), "out");
  const spec = { format: 1, kind: "study", id: "faults", scenario: TRIP, worlds: 2, seed: "code" };
  writeFileSync(study, JSON.stringify({ ...spec, strategies: ["memoir", ...code] }));
  const ran = jangmadang(["lab", "run", "--study", study, "--out", out, "--trust", "--workers", "1"]);
  const merged = ran.code === 0 ? JSON.parse(jangmadang(["lab", "merge", out, "--json"]).out) : undefined;

  it("spoil no other's campaigns, and the study is whole", () => {
    expect(ran).toMatchObject({ code: 0, err: "" });
    const alone = JSON.parse(
      jangmadang(["compare", TRIP, "--worlds", "2", "--seed", "code", "--strategies", "memoir", "--json"]).out,
    );
    expect(merged.strategies[0]).toEqual(alone.strategies[0]);
  });

  it("are told by `run`, and marked by `merge`, `chart` and the report wherever they stand", () => {
    const [own, kept, page] = ["study.yaml", "out", "page.html"].map((name) => join(freshFolder(), name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(own, JSON.stringify({ ...spec, strategies: ["memoir", modul("bad", "export const decide = 1;")] }));
    const lab = (...words: string[]): string => jangmadang(["lab", ...words]).out;
    const why = /bad failed in 2 of 2 plays, first in world 0/;
    expect(lab("run", "--study", own, "--out", kept, "--trust", "--workers", "1")).toMatch(why);
    const marked = "bad (failed in 100 % of plays)";
    expect(lab("merge", kept).split(marked)).toHaveLength(1 + 6);
    const untrusted = jangmadang(["lab", "chart", kept]);
    expect(untrusted.code).toBe(2);
    expect(untrusted.err).toContain("plays its first worlds again to look at money and nights: add --trust");
    const chart = lab("chart", kept, "--trust");
    expect(chart).toMatch(why);
    expect(chart.split(marked).length).toBeGreaterThan(3);
    lab("report", kept, "--trust", "--out", page);
    const text = readFileSync(page, "utf8");
    expect(text.split(marked).length).toBeGreaterThan(8);
    expect(text.replaceAll(marked, "")).not.toMatch(/>bad</);
  });

  it.each([...FAULTY, ...MODULES])("are counted and told: one that %s", (name, _code, kind, says) => {
    const found = merged.faults.find(({ strategy }: { strategy: string }) => strategy === dashed(name));
    expect(found).toMatchObject({ kind });
    expect(found.says).toMatch(says);
    const { failed, worlds } = merged.strategies.find(
      ({ strategy }: { strategy: string }) => strategy === dashed(name),
    );
    expect({ failed, worlds }).toEqual({ failed: 1, worlds: 2 });
  });

  it("end `run` with a sentence", () => {
    const { code: exit, err } = jangmadang(["run", TRIP, "--strategy", code[0] ?? "", "--trust"]);
    expect(exit).toBe(1);
    expect(err).toMatch(/ended by itself \(1\).*planted/s);
  });
});
