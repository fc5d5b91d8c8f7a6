import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { buildProgram, Session } from "../../src/engine/index.js";
import { loadScenario, outlineOf, Problems, readSources, type Scenario } from "../../src/scenario/index.js";
import {
  keepRules,
  keepScenario,
  keepSources,
  noting,
  recallOutline,
  recallRules,
  recallScenario,
  recallSources,
} from "../../src/store/checked.js";
import { keep } from "../../src/store/keep.js";
import { keptFolder, keyOf, recall } from "../../src/store/kept.js";
import { type Located, sourceFiles } from "../../src/store/shelf.js";
import { bindRuleList, readRuleList } from "../../src/strategies/index.js";
import { freshFolder } from "../support/command.js";
import { play, seen } from "../support/play.js";
import { BASES, type Edit, located, ruleFiles, shippedIds, strategies, TRIP, trip } from "../support/scenarios.js";

const PROGRAM = "the program of now";

beforeEach(() => {
  vi.stubEnv("XDG_CACHE_HOME", freshFolder());
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** Checks a scenario as the command does, keeping it. */
function check(at: Located, program = PROGRAM): Scenario {
  const { shelf, asked } = noting(at.shelf);
  const loaded = loadScenario(at.folder, shelf);
  if (!loaded.ok) throw new Error("the scenario is not sound");
  keepScenario(program, at, asked, loaded.scenario);
  return loaded.scenario;
}

const entries = (): string[] => readdirSync(keptFolder()).map((name) => join(keptFolder(), name));
const onlyEntry = (): string => {
  expect(entries()).toHaveLength(1);
  return entries()[0] ?? "";
};

describe("a kept scenario", () => {
  it.each(shippedIds())("is the checked one to the last field: %s", (id) => {
    const fresh = check(located(id));
    expect(recallScenario(PROGRAM, located(id))).toStrictEqual(fresh);
    expect(recallOutline(PROGRAM, located(id))).toStrictEqual(outlineOf(fresh));
  });

  it.each(BASES)("is played to the same hash with the same views, in the base '%s'", (base) => {
    const fresh = check(located(TRIP));
    const kept = recallScenario(PROGRAM, located(TRIP));
    if (kept === undefined) throw new Error("nothing was kept");
    const [a, b] = [fresh, kept].map((scenario) => {
      const views: unknown[] = [];
      const program = buildProgram(scenario, { base });
      const [strategy] = strategies(program);
      if (strategy === undefined) throw new Error("no strategy");
      const session = new Session(program, { seed: "7", base });
      play(session, strategy, ({ view }) => views.push(seen(view)));
      return { hash: session.campaign.hash(), views };
    });
    expect(b).toEqual(a);
    expect(a?.views.length).toBeGreaterThan(10);
  });

  it("is found by the same files under other names, which it then goes by", () => {
    check(located(TRIP));
    const moved = recallScenario(PROGRAM, located(TRIP, undefined, "/elsewhere/"));
    expect(moved?.parameters.map(({ spot }) => spot.file).filter((file) => !file.startsWith("/elsewhere/"))).toEqual(
      [],
    );
    expect(moved).toStrictEqual(check(located(TRIP, undefined, "/elsewhere/")));
  });

  const files = ["scenario.yaml", "episode.yaml", "text.en.yaml"].map((name) => `${TRIP}/${name}`);
  it.each([...files, "hyesan/world.yaml", "hyesan/text.en.yaml", "sources/memoir.yaml", "sources/evidence.yaml"])(
    "is not taken once %s has changed",
    (changed) => {
      check(located(TRIP));
      const edit: Edit = (name, text) => (name === changed ? `${text}# one more line\n` : text);
      expect(recallScenario(PROGRAM, located(TRIP))).toBeDefined();
      expect(recallScenario(PROGRAM, located(TRIP, edit))).toBeUndefined();
      expect(recallOutline(PROGRAM, located(TRIP, edit))).toBeUndefined();
    },
  );

  it("is not taken from another version of the program, nor by one that does not know its version", () => {
    check(located(TRIP), "the program of last year");
    expect(recallScenario(PROGRAM, located(TRIP))).toBeUndefined();
    check(located(TRIP), "");
    expect(recallScenario("", located(TRIP))).toBeUndefined();
    expect(entries()).toHaveLength(1);
  });

  it("is not taken once its entry is damaged, cut, emptied or another's; the next check mends it", () => {
    const fresh = check(located(TRIP));
    const path = onlyEntry();
    const whole = readFileSync(path);
    const flipped = (at: number): Buffer => {
      const copy = Buffer.from(whole);
      copy[at] = (copy[at] ?? 0) ^ 1;
      return copy;
    };
    const places = [0, 3, 20, 60, 90, 130, 150, 1_000, whole.length >> 1, whole.length - 1];
    const other = Buffer.from(whole.toString("latin1").replace(/\n[0-9a-f]{64}\n/, `\n${"0".repeat(64)}\n`), "latin1");
    const broken = [...places.map(flipped), whole.subarray(0, 70), whole.subarray(0, -5), Buffer.alloc(0), other];
    for (const bytes of broken) {
      writeFileSync(path, bytes);
      expect(recallScenario(PROGRAM, located(TRIP))).toBeUndefined();
    }
    check(located(TRIP));
    expect(recallScenario(PROGRAM, located(TRIP))).toStrictEqual(fresh);
  });
});

describe("kept ledgers", () => {
  it("are those that were read, under the names of now, and are not taken once a text has changed", () => {
    const files = sourceFiles();
    const problems = new Problems();
    const sources = readSources(files, problems);
    expect(problems.any).toBe(false);
    keepSources(PROGRAM, files, sources);
    expect(recallSources(PROGRAM, files)).toStrictEqual(sources);
    const elsewhere = files.map((file) => ({ ...file, name: `/elsewhere/${file.name}` }));
    expect(recallSources(PROGRAM, elsewhere)).toStrictEqual(readSources(elsewhere, problems));
    const changed = files.map((file, at) => (at === 0 ? { ...file, text: `${file.text}# one more line\n` } : file));
    expect(recallSources(PROGRAM, changed)).toBeUndefined();
    expect(recallSources("the program of last year", files)).toBeUndefined();
    keepSources("", files, sources);
    expect(recallSources("", files)).toBeUndefined();
  });
});

describe("a kept rule list", () => {
  it("binds to the strategy its text gives, and is not taken once the text has changed", () => {
    const program = trip("memoir");
    for (const file of ruleFiles()) {
      const read = readRuleList(file, program);
      if (!("strategy" in read)) throw new Error("the rules are not sound");
      keepRules(PROGRAM, file, read.rules);
      const kept = recallRules(PROGRAM, file);
      expect(kept).toStrictEqual(read.rules);
      const again = bindRuleList(kept as typeof read.rules, program);
      expect(again?.id).toBe(read.strategy.id);
      const changed = { ...file, text: `${file.text}# one more line\n` };
      expect(recallRules(PROGRAM, changed)).toBeUndefined();
    }
  });

  it("is refused by a program its words do not fit", () => {
    const rules = { format: 1, kind: "strategy", id: "lost", for: TRIP, says: "", rules: [] } as const;
    const rule = { at: "nowhere.start", do: { choose: "nothing" } };
    expect(bindRuleList({ ...rules, rules: [] }, trip("memoir"))?.id).toBe("lost");
    expect(bindRuleList({ ...rules, rules: [rule] }, trip("memoir"))).toBeUndefined();
  });
});

describe("what is kept", () => {
  const many = 80;

  it("comes back with its shared parts, maps and signed zeros", () => {
    const part = { dims: {} };
    const value = { map: new Map([["a", part]]), same: part, zero: -0, none: undefined };
    keep(keyOf(["x"]), value, keptFolder());
    const back = recall(keyOf(["x"]), [keptFolder()]) as typeof value;
    expect(back).toStrictEqual(value);
    expect(back.map.get("a")).toBe(back.same);
  });

  it("stays within a number of entries, the oldest going first", () => {
    for (let index = 0; index < many; index += 1) keep(keyOf([String(index)]), index, keptFolder());
    expect(entries().length).toBeLessThanOrEqual(64);
    expect(recall(keyOf([String(many - 1)]), [keptFolder()])).toBe(many - 1);
  });

  it("is private, and an entry too large or not plain data is not kept", () => {
    keep(keyOf(["big"]), "x".repeat(9_000_000), keptFolder());
    keep(keyOf(["code"]), { run: () => 1 }, keptFolder());
    keep(keyOf(["plain"]), 1, keptFolder());
    expect(statSync(onlyEntry()).mode & 0o777).toBe(0o600);
  });

  it("is nothing, silently, where nothing can be written or read", () => {
    const file = join(freshFolder(), "file");
    writeFileSync(file, "");
    vi.stubEnv("XDG_CACHE_HOME", file);
    expect(check(located(TRIP)).id).toBe(TRIP);
    expect(recallScenario(PROGRAM, located(TRIP))).toBeUndefined();
    vi.stubEnv("XDG_CACHE_HOME", freshFolder());
    mkdirSync(keptFolder(), { recursive: true });
    mkdirSync(join(keptFolder(), `${keyOf(["x"])}.kept`));
    expect(recall(keyOf(["x"]), [keptFolder()])).toBeUndefined();
    chmodSync(keptFolder(), 0o500);
    expect(() => keep(keyOf(["y"]), 1, keptFolder())).not.toThrow();
    chmodSync(keptFolder(), 0o700);
  });

  it("has keys that tell the cuts between texts apart", () => {
    expect(keyOf(["ab", "c"])).not.toBe(keyOf(["a", "bc"]));
    expect(keyOf(["a"])).not.toBe(keyOf(["a", ""]));
  });
});
