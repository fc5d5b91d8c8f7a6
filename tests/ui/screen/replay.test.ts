import { describe, expect, it } from "vitest";
import { type Decision, Session } from "../../../src/engine/index.js";
import { type Stage, stage, TestDesk } from "../../support/desk.js";

const SIZES = [
  [120, 40],
  [100, 30],
  [80, 24],
  [60, 20],
] as const;

/** To a question on the way, and on to an ending at home. */
const DECISIONS: readonly Decision[] = [
  { do: "begin" },
  { do: "choose", option: "leave-none" },
  { do: "buy", good: "rice", amount: 20_000 },
  { do: "travel", route: "out" },
  { do: "choose", option: "all" },
  { do: "choose", option: "sand" },
  { do: "answer", amount: 0 },
  { do: "answer", amount: 50 },
  { do: "travel", route: "home" },
];

/** A desk with one recorded play of so many of the decisions. */
function deskWith(count = DECISIONS.length): TestDesk {
  const desk = new TestDesk();
  const session = new Session(desk.program, { seed: "34", base: "memoir" });
  for (const decision of DECISIONS.slice(0, count)) {
    const { ok } = session.decide(decision);
    if (!ok) throw new Error(`${JSON.stringify(decision)} was refused`);
  }
  desk.kept.set("/saves/a", session.record());
  desk.saves_ = [{ name: "a", path: "/saves/a", written: "2026-11-24 19:48", scenario: "hamhung-trip", seed: "34" }];
  return desk;
}

async function looking(columns = 100, rows = 30, desk = deskWith()): Promise<Stage> {
  const shown = await (await stage(columns, rows, { desk })).press("tab", "v");
  for (let turn = 0; turn < 50 && !shown.text.includes("Decision 1"); turn += 1) await shown.terminal.settle();
  return shown;
}

/** The header and the sentence at the foot tell which decision comes next. */
const next = (of: Stage): string | undefined => /Decision (\d+ of \d+: .*)/.exec(of.text)?.[1]?.trim();

describe("a recorded play on the screens", () => {
  it("tells with w of the amount that was answered, and at a choice that it has been decided", async () => {
    const shown = await looking(80, 24);
    await shown.press("J", '"8', "enter");
    await shown.press("w");
    expect(shown.text).toContain("If you say 50:");
    await shown.press("esc", "home", "right", "1", "enter");
    expect(shown.text).toContain("This has been decided.");
    await shown.press("right", "right", "right", "enter");
    expect(shown.text).toContain("This has been decided.");
  });

  it("is stepped both ways and shows the same again", async () => {
    const shown = await looking();
    expect(next(shown)).toBe("1 of 9: The journey begins.");
    const seen = [shown.text];
    for (let at = 1; at <= DECISIONS.length; at += 1) {
      await shown.press(at % 2 === 0 ? "right" : ".");
      seen.push(shown.text);
    }
    expect(new Set(seen).size).toBe(DECISIONS.length + 1);
    await shown.press(".");
    expect(shown.text).toContain("This is its end.");
    for (let at = DECISIONS.length - 1; at >= 0; at -= 1) {
      await shown.press(at % 2 === 0 ? "left" : ",");
      expect(shown.text, `after ${at}`).toBe(seen[at]);
    }
    await shown.press("left");
    expect(shown.text).toContain("This is its beginning.");
    await shown.press("end", "home");
    expect(shown.text).toBe(seen[0]);
  });

  it("goes to a decision by its number, and says which there are", async () => {
    const shown = await (await looking()).press("J", '"3', "enter");
    expect(next(shown)).toBe("3 of 9: buy 20 kg rice");
    await shown.press("J", '"99', "enter");
    expect(shown.text).toContain("from 1 to 9");
    await shown.press("esc", "J", '"8', "enter");
    expect(shown.text).toContain("> 50");
  });

  it("puts the cursor on what was chosen, answers w, and decides nothing", async () => {
    const desk = deskWith();
    const shown = await (await looking(100, 30, desk)).press("J", '"2', "enter");
    expect(shown.text).toMatch(/> 1 {2}Take all the money/);
    await shown.press("w");
    expect(shown.text).toContain("Why: Take all the money");
    await shown.press("esc", "2", "enter");
    expect(shown.text).toContain("To decide otherwise, take over from here with f.");
    await shown.press(".", "2", "w");
    expect(shown.text).toContain("Why: rice");
    await shown.press("esc", "b");
    expect(shown.text).toContain("take over from here with f");
    await shown.press("x");
    expect(shown.text).toContain("A recorded play stays as it was");
    expect(desk.kept.get("/saves/a")?.decisions).toHaveLength(DECISIONS.length);
  });

  it("is taken over into a save of its own that counts as foreseen", async () => {
    const desk = deskWith();
    const shown = await (await looking(100, 30, desk)).press("J", '"3', "enter", "f");
    expect(desk.kept.get("/saves/a-2")).toMatchObject({ replayed: true, decisions: DECISIONS.slice(0, 2) });
    expect(shown.text).toContain("foreseen");
    await shown.press("2", "b", '"5', "enter");
    expect(desk.kept.get("/saves/a-2")?.decisions).toHaveLength(3);
    expect(desk.kept.get("/saves/a")?.decisions).toEqual(DECISIONS);
  });

  it("is opened from the end of a play", async () => {
    const shown = await (await stage(80, 24)).press("enter", "enter", "1", "enter", "v");
    expect(shown.text).toContain("Only once the play has ended");
    for (let turn = 0; turn < 12 && !shown.text.includes("how it ended"); turn += 1)
      await shown.press("n", '"10', "enter");
    await shown.press("v");
    expect(next(shown)).toContain("The journey begins.");
    await shown.press("end");
    expect(shown.text).toContain("how it ended");
    await shown.press("f");
    expect(shown.text).toContain("It has ended here");
  });

  it.each([
    ["replay-plan", ["J", '"3', "enter"], ["Decision 3 of 9: buy 20 kg rice", "left, right step", "f take over"]],
    ["replay-choice", ["J", '"2', "enter"], ["Decision 2 of 9: Take all", "> 1  Take all"]],
    ["replay-question", ["J", '"8', "enter"], ["Decision 8 of 9: How many do you buy? 50", "How much?"]],
    ["replay-jump", ["J", '"8'], ["Go to decision: 8_"]],
  ] as const)("'%s' is whole at every size", async (name, keys, shows) => {
    const shown = await (await looking(80, 24)).press(...keys);
    const frames: string[] = [];
    for (const [columns, rows] of SIZES) {
      shown.terminal.resize(columns, rows);
      await shown.terminal.settle();
      expect(shown.text.split("\n")).toHaveLength(rows);
      for (const words of shows) expect(shown.text, `${columns}x${rows}`).toContain(words);
      frames.push(`${columns}x${rows}\n${shown.text}`);
    }
    await expect(frames.join("\n\n")).toMatchFileSnapshot(`../../golden/screens/${name}.txt`);
  });
});
