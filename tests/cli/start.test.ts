import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import { afterAll, describe, expect, it } from "vitest";
import { BIN, bundleInputs, freshFolder, jangmadang, startJangmadang } from "../support/command.js";
import { ROOT, TRIP } from "../support/scenarios.js";

const RUN = ["run", TRIP, "--strategy", "cautious", "--seed", "7", "--json"];
const kept = (cache: string): string[] =>
  existsSync(join(cache, "jangmadang")) ? readdirSync(join(cache, "jangmadang")).sort() : [];

/** A copy of the trip that a teacher might have changed. */
function ownTrip(): string {
  const folder = freshFolder();
  cpSync(join(ROOT, "scenarios", TRIP), folder, { recursive: true });
  return folder;
}

describe("a start", () => {
  const inputs = bundleInputs();
  const holds = (bundle: string, what: RegExp): boolean => (inputs[bundle] ?? []).some((input) => what.test(input));
  const part = (command: string): string => `parts/cli-commands-${command}.js`;

  it.each([
    "bin.js",
    "parts/cli-main.js",
    "parts/cli-bare.js",
    part("list"),
    part("run"),
    part("compare"),
    part("balance"),
  ])("loads neither the YAML reader nor the schemas: %s", (bundle) => {
    expect(inputs[bundle]?.length).toBeGreaterThan(0);
    expect((inputs[bundle] ?? []).filter((input) => /node_modules\/(zod|yaml)\//.test(input))).toEqual([]);
  });

  it("loads them where files are checked, so that the look above would find them", () => {
    for (const bundle of ["parts/cli-fresh.js", part("check")])
      expect(["yaml", "zod"].filter((name) => holds(bundle, new RegExp(`node_modules/${name}/`)))).toEqual([
        "yaml",
        "zod",
      ]);
  });

  it("loads XState and Ink for no list, and Ink for no campaign", () => {
    for (const bundle of ["bin.js", part("list")])
      expect(holds(bundle, /node_modules\/(xstate|ink|react)\//)).toBe(false);
    for (const bundle of [part("run"), part("compare")])
      expect(holds(bundle, /node_modules\/(ink|react)\//)).toBe(false);
  });

  it("builds no tables of widths for plain texts, and does for others", () => {
    const trap = join(freshFolder(), "trap.cjs");
    writeFileSync(trap, "Intl.Segmenter = class { constructor() { throw new Error('tables of widths'); } };");
    const compare = (...lang: string[]) =>
      spawnSync(process.execPath, ["--require", trap, BIN, "compare", TRIP, "--worlds", "1", ...lang], {
        encoding: "utf8",
      });
    const plain = compare();
    expect(plain.stdout).toMatch(/strategy +mean/);
    expect(plain.status).toBe(0);
    expect(compare("--lang", "ko").stderr).toContain("tables of widths");
  });

  it("never looks at what is kept when it checks", () => {
    expect(holds(part("check"), /src\/store\/(kept|keep|checked)\.ts$/)).toBe(false);
    const cache = freshFolder();
    expect(jangmadang(["check", TRIP], { cache }).code).toBe(0);
    expect(kept(cache)).toEqual([]);
  });
});

describe("a start with compiled code beside its parts", () => {
  const copy = mkdtempSync(join(dirname(BIN), "..", "jangmadang-compiled-")); // inside the package, where it finds the scenarios
  afterAll(() => rmSync(copy, { recursive: true }));
  cpSync(dirname(BIN), copy, { recursive: true, filter: (path) => !path.endsWith("cache") });
  const bin = join(copy, "bin.js");
  const code = (part: string): string => join(copy, "parts", `${part}.code`);
  execFileSync(process.execPath, [join(ROOT, "scripts", "compile-parts.mjs"), copy], { cwd: ROOT });
  const sound = jangmadang(RUN);

  /** Whether V8 took what is kept for a part, found by asking it as the loader does. */
  function taken(part: string): boolean {
    const file = join(copy, "parts", part);
    const { cachedDataRejected } = new Script(readFileSync(file, "utf8"), {
      filename: file,
      cachedData: readFileSync(code(part)).subarray(16),
    });
    return cachedDataRejected === false;
  }

  it("tells the same", () => {
    for (const part of ["cli-main.js", "cli-commands-run.js", "cli-commands-compare.js"])
      expect(taken(part)).toBe(true);
    expect(jangmadang(RUN, { bin })).toEqual(sound);
  });

  it.each([
    ["cut short", (bytes: Buffer) => bytes.subarray(0, 40_000)],
    ["of another source", (bytes: Buffer) => Buffer.concat([Buffer.from("0123456789abcdef"), bytes.subarray(16)])],
    [
      "of another V8",
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 20), Buffer.alloc(4, 7), bytes.subarray(24)]),
    ],
    ["empty", () => Buffer.alloc(0)],
  ])("takes no code that is %s, and tells the same", (_name, spoil) => {
    for (const part of ["cli-main.js", "cli-commands-run.js"]) {
      const whole = readFileSync(code(part));
      writeFileSync(code(part), spoil(whole));
      try {
        expect(jangmadang(RUN, { bin })).toEqual(sound);
      } finally {
        writeFileSync(code(part), whole);
      }
    }
  });
});

describe("the second start", () => {
  it("tells the same as the first, from what the first has kept", () => {
    const cache = freshFolder();
    const first = jangmadang(RUN, { cache });
    const after = kept(cache);
    expect(after).toHaveLength(2);
    const second = jangmadang(RUN, { cache });
    expect(second).toEqual(first);
    expect(first.code).toBe(0);
    expect(kept(cache)).toEqual(after);
  });

  it("tells of a fault put in since, with its place, and of the sound file again once it is mended", () => {
    const [cache, folder] = [freshFolder(), ownTrip()];
    const run = () => jangmadang(["run", folder, "--strategy", "cautious", "--seed", "7"], { cache });
    const [path, rules] = [join(folder, "episode.yaml"), join(folder, "strategies", "cautious.yaml")];
    const [text, list] = [readFileSync(path, "utf8"), readFileSync(rules, "utf8")];
    const sound = run();
    expect(sound.code).toBe(0);
    writeFileSync(path, text.replace("{from: hyesan, to: hamhung", "{from: hyesan, to: hamhugn"));
    const broken = run();
    expect(broken.code).toBe(1);
    expect(broken.err).toMatch(/episode\.yaml:\d+:\d+ routes\.out\.to: no place 'hamhugn'/);
    writeFileSync(path, text);
    writeFileSync(rules, list.replace("choose: drum", "choose: drums"));
    expect(run().err).toMatch(/cautious\.yaml:\d+:\d+ .*no 'drums' here/);
    writeFileSync(rules, list);
    expect(run()).toEqual(sound);
  });

  it("is as good where nothing can be kept, or what is kept is damaged", () => {
    const file = join(freshFolder(), "file");
    writeFileSync(file, "");
    const plain = jangmadang(RUN, { cache: freshFolder() });
    expect(jangmadang(RUN, { cache: file })).toEqual(plain);
    const cache = freshFolder();
    jangmadang(RUN, { cache });
    for (const name of kept(cache)) writeFileSync(join(cache, "jangmadang", name), "damaged");
    expect(jangmadang(RUN, { cache })).toEqual(plain);
    for (const name of kept(cache)) expect(readFileSync(join(cache, "jangmadang", name)).length).toBeGreaterThan(100);
  });

  it("may come while others start: every one ends well, and whole entries are left", async () => {
    const cache = freshFolder();
    const runs = Array.from({ length: 6 }, () => {
      const child = startJangmadang(RUN, freshFolder(), cache);
      child.stdin.end();
      const out: Buffer[] = [];
      child.stdout.on("data", (piece: Buffer) => out.push(piece));
      return new Promise<string>((done) => child.on("close", (code) => done(`${code} ${Buffer.concat(out)}`)));
    });
    const told = new Set(await Promise.all(runs));
    expect(told.size).toBe(1);
    expect([...told][0]).toMatch(/^0 \{/);
    expect(kept(cache).filter((name) => !/^[0-9a-f]{64}\.kept$/.test(name))).toEqual([]);
    expect(kept(cache)).toHaveLength(2);
  });
});
