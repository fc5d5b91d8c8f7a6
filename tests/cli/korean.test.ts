import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { freshFolder, jangmadang } from "../support/command.js";
import { shipped } from "../support/scenarios.js";

const folder = freshFolder();
const RECORD = join(folder, "trip.json");
const TRIP = "hamhung-trip";

/** What stays Latin: names of scenarios, strategies, bases and endings, signs of units, letters of a table, commands in backticks. */
const KEPT = new Set(
  "hamhung trip cautious greedy loyal memoir historical idle kg won rice choice ruin time settled jangmadang replay seed base compare A B".split(
    " ",
  ),
);

/** What its strategies say of themselves, each in its own file. */
const STRATEGIES = `scenarios/${TRIP}/strategies`;
const SAYINGS = readdirSync(STRATEGIES).map(
  (name) => /^says: (.*)$/m.exec(readFileSync(join(STRATEGIES, name), "utf8"))?.[1] ?? "",
);

/** What the scenario says itself: parts of it are not translated. */
const SAID = [...[...shipped(TRIP).texts.values()].flat(), ...SAYINGS]
  .flatMap((piece) => (typeof piece === "string" ? [piece.trim().replace(/[.\s]+$/, "")] : []))
  .filter((text) => text.length > 3)
  .sort((a, b) => b.length - a.length);

const without = (line: string): string => SAID.reduce((left, text) => left.replaceAll(text, ""), line);

/** Latin words of an output that are none of those, each with its line. */
const latin = (out: string): readonly string[] =>
  out.split("\n").flatMap((line) =>
    (
      without(line)
        .replace(/`[^`]*`|\{".*?\}|\([MDIEA][^)]*\)|\S*\/\S*|\b[0-9a-f]{16}\b/g, "")
        .match(/[A-Za-z]{2,}/g) ?? []
    )
      .filter((word) => !KEPT.has(word))
      .map((word) => `${word}: ${line}`.slice(0, 120)),
  );

const korean = (...args: readonly string[]) => {
  const { out, err, code } = jangmadang([...args, "--lang", "ko"], { data: folder });
  expect(code, err).toBe(0);
  return out;
};

beforeAll(() => {
  expect(jangmadang(["run", TRIP, "--strategy", "cautious", "--seed", "34", "--out", RECORD]).code).toBe(0);
});

describe("the commands' own words in Korean", () => {
  it.each([
    ["run", [TRIP, "--strategy", "cautious", "--seed", "34"], "결정 18개"],
    ["replay", ["RECORD", "--plain"], "결정 18개를 다시 보았습니다"],
    ["what-if", ["RECORD", "--at", "2", "--do", "1", "--worlds", "20", "--workers", "1"], "앞날 20개"],
    ["debrief", ["RECORD", "--worlds", "20", "--workers", "1"], "가장 중요했던 결정"],
    ["compare", [TRIP, "--worlds", "20", "--workers", "1"], "평균"],
  ] as const)("%s says no English word", (command, args, says) => {
    const out = korean(command, ...args.map((arg) => (arg === "RECORD" ? RECORD : arg)));
    expect(out).toContain(says);
    expect([...new Set(latin(out))]).toEqual([]);
  });

  it("lab verdict says no English word, and its columns stand below each other", () => {
    const args = ["verdict", TRIP, "--worlds", "100", "--workers", "1", "--strategies", "cautious,greedy"];
    const out = korean("lab", ...args);
    expect([...new Set(latin(out))]).toEqual([]);
  });

  it("list says no English word of its own", () => {
    const lines = korean("list").split("\n");
    expect(lines[2]).toMatch(/^ {2}값 묶음: memoir, historical, 전략: /);
    expect(lines[3]).toMatch(/^ {2}숫자: 회고록에서 \d+개/);
  });

  it("strategy check says no English word: of what it plays, and of a file with faults", () => {
    const out = korean("strategy", "check", "cautious", "--scenario", TRIP, "--worlds", "2");
    expect(out).toContain("이상 없음  판이 모두 결정 5000개 안에 끝남");
    expect(latin(out.replace(/'[^']*'에서: \w+|끝남: .*/g, ""))).toEqual([]);
    const file = join(folder, "broken.yaml");
    writeFileSync(
      file,
      `format: 1\nkind: strategy\nid: x\nfor: ${TRIP}\nsays: x\nrules:\n  - {at: plan, do: {buy: {good: rice}}}\n`,
    );
    const refused = jangmadang(["strategy", "check", file, "--lang", "ko"], { data: folder });
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("문제 1개") });
    expect(refused.out).toContain("rules.0.do.buy.amount: 'amount'이(가) 빠졌습니다 (`amount:`을(를) 두십시오)");
    expect(JSON.parse(jangmadang(["check", file, "--lang", "ko", "--json"]).out)).toMatchObject({
      problems: [{ what: "'amount' is missing", remedy: "add `amount:`" }],
    });
  });

  it("check --exhaustive says no English word of why a way was not taken", () => {
    const out = korean("check", "--exhaustive", TRIP, "--decisions", "200");
    const why = out.split("\n").flatMap((line) => /가 보지 못함: \S+: (.*)$/.exec(line)?.[1] ?? []);
    expect(why.length).toBeGreaterThan(20);
    const own = why.map((line) => line.replace(/필요한 것: .*$|'[^']*'|^[\w.-]+(?=에 이르지 못함)/g, ""));
    expect(own.flatMap(latin)).toEqual([]);
  });

  it("would be caught with an English word", () => {
    expect(latin("실질 재산 kg, today")).toEqual(["today: 실질 재산 kg, today"]);
  });
});
