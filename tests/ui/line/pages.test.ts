import { describe, expect, it } from "vitest";
import { buildProgram, Session } from "../../../src/engine/index.js";
import { LinePlay, Words } from "../../../src/ui/index.js";
import { Pager } from "../../../src/ui/line/pager.js";
import { shipped, trip } from "../../support/scenarios.js";

function open(scenario: string, seed: string, page?: { columns: number; rows: number }) {
  const lines: string[] = [];
  const session = new Session(buildProgram(shipped(scenario)), { seed });
  const print = (text: string): number => lines.push(text);
  const line = new LinePlay(session, { print, save: () => undefined, ...(page === undefined ? {} : { page }) });
  line.open(false);
  const take = (text: string): readonly string[] => {
    const from = lines.length;
    line.take(text);
    return lines.slice(from);
  };
  return { take, session };
}

const STALL = ["5", "1", "1", "1", "order stall by-day 12"];
const WAITS = ["wait 30", "3", "wait 30"];

describe("what happened in many days", () => {
  const whole = open("pork-soup", "8");
  for (const typed of STALL) whole.take(typed);
  const all = WAITS.map((typed) => whole.take(typed)).find((of) => of.length > 30) ?? [];

  it("comes in pages, none longer than the screen; Enter goes on to the question", () => {
    expect(all.length).toBeGreaterThan(30);
    const paged = open("pork-soup", "8", { columns: 400, rows: 24 });
    paged.take("");
    for (const typed of STALL) paged.take(typed);
    let page: readonly string[] = [];
    for (const typed of WAITS) if (page.at(-1) !== "(Enter goes on)") page = paged.take(typed);
    const told: string[] = [];
    for (; page.at(-1) === "(Enter goes on)"; page = paged.take("")) {
      expect(page.length).toBeLessThanOrEqual(23);
      told.push(...page.slice(0, -1));
    }
    expect([...told, ...page]).toEqual(all);
  });

  it("is told to its end where an answer is typed at once, and the answer is taken", () => {
    const paged = open("pork-soup", "8", { columns: 400, rows: 24 });
    paged.take("");
    for (const typed of STALL) paged.take(typed);
    let page: readonly string[] = [];
    for (const typed of WAITS) if (page.at(-1) !== "(Enter goes on)") page = paged.take(typed);
    const decisions = paged.session.decisions.length;
    const last = paged.take("4");
    expect(paged.session.decisions.length).toBe(decisions + 1);
    expect(last).not.toContain("(Enter goes on)");
  });
});

describe("an amount that is not possible", () => {
  it("is told what the bounds hang on, typed or asked about", () => {
    const { take } = open("hamhung-trip", "3");
    take("1");
    expect(take("buy rice 900").join("\n")).toMatch(
      /^That is more than is possible\..*\nThe money you have with you pays for no more\.$/,
    );
    expect(take("why 900").join("\n")).toContain("The money you have with you pays for no more.");
    take("");
    expect(take("wait 0").join("\n")).toContain("You are asked again at least so often");
  });
});

it("more days than pass at once go on, wait after wait, each a decision", () => {
  const { take, session } = open("hamhung-trip", "3");
  take("1");
  const before = session.decisions.length;
  const told = take("wait 25").join("\n");
  expect(session.decisions.slice(before)).toEqual([10, 10, 5].map((days) => ({ do: "wait", days })));
  expect(told).toMatch(/Day 11 of .*\n(.*\n)*Day 21 of .*\n(.*\n)*Day 26 of /);
});

it("a lot is told with its arithmetic: its first and last unit, and the amount at their mean", () => {
  const { take, session } = open("hamhung-trip", "34");
  for (const typed of ["1", "travel out", "3", "0", "200", "travel home"]) take(typed);
  for (let step = 0; step < 12 && session.campaign.rest.kind !== "plan"; step += 1) take("1");
  const told = take("why sell duckling").join("\n");
  const number = (text = ""): number => Number(text.replaceAll(",", ""));
  const [, amount, total, first, last, mean] =
    /The whole (\d+) ducklings at once would bring ([\d,]+) won.*first at ([\d,.]+) won.bird, the last at ([\d,.]+) won.bird.*mean, ([\d,.]+) won/.exec(
      told,
    ) ?? [];
  expect(number(mean)).toBeGreaterThan(0);
  expect(Math.abs((number(first) + number(last)) / 2 - number(mean))).toBeLessThan(0.02);
  expect(Math.abs(number(amount) * number(mean) - number(total)) / number(total)).toBeLessThan(0.001);
  const sum = total ?? "";
  expect(take(`why ${sum}`).join("\n")).toContain("what all your ducklings would bring here at once");
});

describe("things behind a number", () => {
  const words = new Words(buildProgram(shipped("pork-soup")));
  it.each([
    ["bowl", 1, "1 bowl of soup"],
    ["bowl", 2, "2 bowls of soup"],
    ["valuables", 10, "10 of your wife's things"],
  ] as const)("are called as they are there: %s, %s", (id, amount, told) => {
    expect(words.holding(id, amount)).toBe(told);
  });

  it("are asked for by number or by measure", () => {
    expect(words.howMuchOf("valuables")).toBe("How many of your wife's things");
    expect(new Words(trip("memoir")).howMuchOf("duckling")).toBe("How many ducklings");
    expect(words.howMuchOf("pork")).toBe("How much pork");
  });
});

describe("a long answer", () => {
  const answered = (count: number): readonly string[] => {
    const told: string[] = [];
    const pager = new Pager(
      (line) => told.push(line),
      { columns: 80, rows: 24 },
      () => undefined,
    );
    pager.answer(Array.from({ length: count }, (_, at) => `line ${at}`));
    return told;
  };

  it("is not broken before its last two lines: a footnote stays with its table", () => {
    expect(answered(22)).toHaveLength(22);
    expect(answered(23).at(-1)).toBe("(4 more lines: type `more`)");
  });
});
