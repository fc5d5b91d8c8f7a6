import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import {
  burdenOf,
  Gathered,
  histogramsOf,
  moneyFlows,
  namesOf,
  Portrait,
  playWorlds,
  prepareStudy,
  Tally,
} from "../../src/lab/index.js";
import {
  columnsOf,
  csvLine,
  curveLines,
  ParquetTable,
  readFinding,
  reportPage,
  rowsOf,
  type StudyReport,
  shareLines,
  stripLines,
} from "../../src/report/index.js";
import { strategies, trip } from "../support/scenarios.js";

const program = trip("memoir");
const files = strategies(program);
const study = prepareStudy(program, files, "report");
const names = namesOf(program, files);
const WORLDS = 60;
const played = playWorlds(study, 0, WORLDS);
const KG = 1000;

describe("the table of plays", () => {
  const set = ["start.days=20", "cab-room=9 bird"];
  const versions = { scenarioHash: "5c", rulesHash: "9a", program: "0.1.0+c0de", digests: new Map([["loyal", "d1"]]) };
  const plays = { names, unit: KG, about: { scenario: "trip", base: "memoir", seed: "report", set, ...versions } };
  const columns = columnsOf(plays).map(({ name }) => name);
  const rows = [...rowsOf(plays, played)];

  it("has a row for each world and strategy and a cell for each column", () => {
    expect(columns.slice(0, 11)).toEqual([
      "world",
      "strategy",
      "ending",
      "kind",
      "ruined",
      "day",
      "real_wealth",
      "hunger_days",
      "deaths",
      "drawdown",
      "fault",
    ]);
    expect(columns).toEqual(expect.arrayContaining(["missed_child", "died_child", "unpaid_consignment"]));
    const cited = ["scenario", "base", "seed", "set", "until", "scenario_hash", "rules_hash", "program"];
    expect(columns.slice(-9)).toEqual([...cited, "strategy_digest"]);
    const said = ["trip", "memoir", "report", "start.days=20; cab-room=9 bird", "", "5c", "9a", "0.1.0+c0de"];
    for (const row of rows) expect(row.slice(-9)).toEqual([...said, row[1] === "loyal" ? "d1" : ""]);
    expect(rows).toHaveLength(WORLDS * files.length);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  it("is CSV that a spreadsheet cannot be made to run", () => {
    expect(csvLine(["a", 1.5, 'say "no"', "x,y", "two\nlines"])).toBe('a,1.5,"say ""no""","x,y","two\nlines"\n');
    expect(["=1+1", "+1", "-1", "@x", "\tx"].map((cell) => csvLine([cell]).trim())).toEqual([
      "'=1+1",
      "'+1",
      "'-1",
      "'@x",
      "'\tx",
    ]);
    expect(csvLine([-1])).toBe("-1\n");
  });

  it("is Parquet that reads back to the same rows, the same bytes each time, with where it comes from", async () => {
    const written = [0, 1].map(() => {
      const table = new ParquetTable(plays);
      table.add(playWorlds(study, 0, 20));
      table.add(playWorlds(study, 20, WORLDS));
      return table.finish({ seed: "report" });
    });
    const [bytes = new Uint8Array(), again] = written;
    expect(bytes).toEqual(again);
    const file = bytes.buffer as ArrayBuffer;
    const found = await parquetReadObjects({ file });
    expect(found.map((row) => columns.map((name) => row[name]))).toEqual(rows);
    const types = new Map(parquetMetadata(file).schema.map(({ name, type }) => [name, type]));
    expect(["world", "day", "ruined", "deaths"].map((name) => types.get(name))).toEqual(Array(4).fill("INT32"));
    expect(parquetMetadata(file).key_value_metadata).toEqual([{ key: "seed", value: "report" }]);
  });
});

describe("what is drawn of a study", () => {
  const portrait = new Portrait(names, WORLDS, KG);
  portrait.add(played);
  const likenesses = portrait.likenesses();
  const tally = new Tally(names, WORLDS, KG);
  tally.add(played);
  const plays = new Gathered(names, KG);
  plays.add(played);
  const { strategies: summaries } = tally.comparison();

  it("agrees with the figures: ruin at the last week, endings, wealth", () => {
    for (const [index, of] of likenesses.entries()) {
      const summary = summaries[index];
      expect((of.ruinedByWeek.at(-1) ?? 0) / WORLDS).toBe(summary?.ruined);
      expect(of.endings.reduce((sum, count) => sum + count, 0)).toBe(WORLDS);
      expect(of.wealth[0]).toBeLessThanOrEqual(summary?.p05 ?? 0);
      const { members } = burdenOf(names, plays.of(of.strategy));
      expect(members.reduce((sum, { hungerDays }) => sum + hungerDays, 0)).toBeCloseTo(summary?.hungerDays ?? 0, 9);
    }
  });

  it("counts every world in one bar of its histogram, bars with round bounds", () => {
    for (const bars of histogramsOf(likenesses.map(({ wealth }) => wealth))) {
      expect(bars.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
      for (const { from, to } of bars) expect((to - from) % 500).toBe(0);
    }
    expect(histogramsOf([Float64Array.of(3, 3, 3)])).toEqual([[{ from: 3, to: 4, share: 1 }]]);
  });

  it("accounts for the money: what came and went is what the purse holds more or less than at first", () => {
    const flows = moneyFlows(study, 5);
    for (const { came, went } of flows) {
      for (const { amount, value, foreign } of [...came.values(), ...went.values()]) {
        expect(foreign).toBe(false);
        expect(value).toBe(amount);
        expect(amount).toBeGreaterThan(0);
      }
      expect([...came.keys()].some((reason) => reason.startsWith("opening"))).toBe(false);
    }
    expect(flows.map(({ strategy }) => strategy)).toEqual(names.strategies);
  });
});

describe("charts in plain lines", () => {
  it("show quantiles on one scale", () => {
    const strip = { name: "a", p05: -10, p25: 0, median: 20, p75: 30, p95: 49 };
    expect(stripLines([strip, { name: "long", p05: 5, p25: 5, median: 5, p75: 5, p95: 5 }])).toEqual([
      "a     |---------[-------------------O=========]------------------|"
        .replace("[-------------------", "[===================")
        .replace("O=========]", "O=========]"),
      "long            :    O",
      "      -10                                                       49",
    ]);
  });

  it("show curves from their lowest round share to 100 %, meeting where they meet", () => {
    const lines = curveLines([
      { name: "up", values: [1, 1, 0.8] },
      { name: "down", values: [1, 0.7, 0.6] },
    ]);
    expect(lines).toHaveLength(13);
    expect(lines[0]).toBe(` 100 % |${"*".repeat(20)}${"a".repeat(20)}`);
    expect(lines[6]).toBe(`  70 % |${" ".repeat(20)}${"b".repeat(20)}`);
    expect(lines[12]).toContain("a up   b down   * several; below 50 % is cut off");
  });

  it("show shares as bars, and only ASCII", () => {
    const lines = shareLines([
      { name: "a", part: "sold", share: 0.5 },
      { name: "a", part: "dealt", share: 0.25 },
    ]);
    expect(lines).toEqual([`a  sold    50 %  ${"#".repeat(20)}`, `   dealt   25 %  ${"#".repeat(10)}`]);
    const all = [...lines, ...curveLines([{ name: "a", values: [0, 1] }]), ...stripLines([])];
    expect(all.join("")).toMatch(/^[\x20-\x7e]*$/);
  });
});

const EVIL = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>&amp;\u202e\u0007`;

/** What `lab breakeven --json` prints, of two strategies that cross at 18 %. */
const breakEven = (a: string): object => ({
  schemaVersion: 1,
  scenario: "small",
  base: EVIL,
  seed: EVIL,
  set: [EVIL],
  unit: "%",
  caution: null,
  worlds: 200,
  finished: true,
  command: `lab breakeven ${EVIL}`,
  failures: [{ strategy: EVIL, failed: 1, plays: 2 }],
  a,
  b: "second",
  of: "wealth",
  number: "posts.bridge.stops",
  source: "A.stops",
  curve: [10, 15, 20, 25].map((value) => ({
    value,
    difference: 90 - 5 * value,
    low: 80 - 5 * value,
    high: 100 - 5 * value,
  })),
  changes: 1,
  crossing: { value: 18, low: 16, high: 21, ends: true, crosses: 1 },
});

/** A report in which every text is hostile. */
function hostile(): StudyReport {
  const tally = new Tally({ ...names, strategies: [EVIL, `${EVIL}2`, "c", "d"] }, WORLDS, KG);
  tally.add(played);
  return {
    title: EVIL,
    says: EVIL,
    contentNote: EVIL,
    unit: EVIL,
    caution: EVIL,
    seed: "report",
    worlds: WORLDS,
    facts: [[EVIL, EVIL]],
    commands: [EVIL],
    strategies: [{ name: EVIL, says: EVIL, digest: EVIL }],
    files: [{ name: EVIL, text: EVIL }],
    comparison: tally.comparison(),
    bins: [{ name: EVIL, at: 0, from: 0, to: 1, share: 1 }],
    ruin: [{ name: EVIL, week: 1, value: 0.1, low: 0, high: 0.2 }],
    endings: [{ name: EVIL, part: EVIL, share: 1 }],
    endingNames: [EVIL],
    costs: [{ name: EVIL, who: EVIL, share: EVIL, amount: EVIL }],
    sample: 5,
    weekly: [{ name: EVIL, week: 1, value: 5 }],
    moneyIn: [{ name: EVIL, part: EVIL, share: 1 }],
    moneyOut: [{ name: EVIL, part: EVIL, share: 1 }],
    foreign: [{ name: EVIL, way: "in", reason: EVIL, amount: 5, unit: EVIL, value: 9, homeUnit: EVIL }],
    findings: [EVIL, "b"].flatMap((a) => readFinding(JSON.stringify(breakEven(a))) ?? []),
    faults: [EVIL],
    numbers: [{ name: EVIL, value: EVIL, source: "A.x", says: EVIL }],
  };
}

describe("a report", () => {
  it("shows hostile text as text, wherever it stands, and loads nothing", async () => {
    const page = await reportPage(hostile());
    const has = (what: string | RegExp): boolean => (typeof what === "string" ? page.includes(what) : what.test(page));
    expect(has(/<script|<img|<iframe|<link|<object/i)).toBe(false);
    expect(has("&lt;script&gt;alert(1)&lt;/script&gt;")).toBe(true);
    const tags = [...page.matchAll(/<[a-z][^<>]*>/gi)].map(([tag]) => tag);
    for (const tag of tags) expect(tag.replace(/"[^"]*"/g, "")).not.toMatch(/\son\w+\s*=|javascript:/i);
    expect(has(/[^\P{Cc}\n\t]|\p{Cf}/u)).toBe(false);
    expect(has(`content="default-src 'none'; style-src 'unsafe-inline'"`)).toBe(true);
    expect(
      [...page.matchAll(/https?:\/\/[^\s"<]+/g)].map(([url]) => url).filter((url) => !url.includes("w3.org")),
    ).toEqual([]);
  });

  it("holds what further studies found, each with its interval, its source and its seed", async () => {
    const page = await reportPage(hostile());
    expect(page).toContain(
      "b stops having more real wealth in the mean than second when posts.bridge.stops exceeds 18 [16 .. 21] %.",
    );
    expect(page).toContain("Its source: A.stops.");
    expect(readFinding('{"schemaVersion":1}')).toBeUndefined();
    expect(readFinding("{")).toBeUndefined();
  });

  it("says what it may not be used for, and is the same to the last byte each time", async () => {
    const page = await reportPage(hostile());
    expect(page.includes("It may not be used as evidence of how many people starved")).toBe(true);
    expect(page.includes("1 numbers: 1 on an assumption, with a range.")).toBe(true);
    expect((await reportPage(hostile())) === page).toBe(true);
  });
});
