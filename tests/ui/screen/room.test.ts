import { beforeAll, describe, expect, it } from "vitest";
import { columnRow } from "../../../src/ui/screen/scene/rows.js";
import { type Stage, stage, TestDesk } from "../../support/desk.js";
import { trip } from "../../support/scenarios.js";

/** The stall of the pork soup, on the morning after its orders: a leg at the stall, five bowls a day. */
async function stall(columns: number, rows: number, ...keys: readonly string[]): Promise<Stage> {
  const desk = new TestDesk();
  desk.program = trip("historical", "pork-soup");
  const shown = await stage(columns, rows, { desk });
  await shown.press("e", '"ed4a0b', "enter", "enter", "enter", '"4', "enter", "1", "enter", "1", "enter", "2", "enter");
  return shown.press(...keys);
}

/** The trip, its trader stopped on the road home and reported. */
async function reported(columns: number, rows: number): Promise<Stage> {
  const shown = await stage(columns, rows);
  await shown.press("enter", "enter", "1", "enter", "t", "enter", "1", "enter", "1", "enter");
  return shown.press('"0', "enter", '"50', "enter", "t", "enter", "2", "enter");
}

const ORDERED = ["down", "down", "enter", '"5', "enter"] as const;
const lineOf = (of: Stage, words: string): string => of.text.split("\n").find((line) => line.includes(words)) ?? "";
/** Rows of the panel of choices that are choices. */
const choices = (of: Stage): readonly string[] =>
  of.text
    .split("\n")
    .filter((line) => /^│ [> ] (From now on|Buy|Sell|The soup stall|Pay|Let days|Leave|Take)/.test(line));

describe("choices, where much else is to be told", () => {
  let shown: Stage;
  beforeAll(async () => {
    shown = await stall(80, 24, ...ORDERED, "n", '"10', "enter", "2", "enter");
  });

  it("are seen beside what happened, and why one is off stands under them, ended by what tells it all", () => {
    expect(shown.text).toContain("They turn off before they reach you.");
    expect(choices(shown).length).toBeGreaterThanOrEqual(2);
    expect(shown.text).toContain("Not done now.");
    expect(lineOf(shown, "Every day the soup stall")).not.toBe("");
    expect(shown.text).not.toMatch(/ \d+ days without a police +│\n│ +│/); // no sentence ends at the edge
  });

  it("have what is cut told by w on their row", async () => {
    await shown.press("w");
    expect(shown.text.replace(/\W+/g, " ")).toContain("nor for 2 days after a sweep");
    await shown.press("esc");
  });
});

describe("days that passed", () => {
  it("are told together: what changed hands once in all, each text under its day", async () => {
    const shown = await stall(120, 40, ...ORDERED, "n", '"10', "enter", "2", "enter", "n", '"30', "enter");
    await shown.press("esc", "tab", "home");
    const { text } = shown;
    expect(text).toMatch(/In \d+ days in all:/);
    expect(text.match(/bowls of soup \(made\)/g)).toHaveLength(1);
    expect(text).toMatch(/Days? \d+(, \d+)*: /);
  });
});

describe("a page", () => {
  it("counts the lines that are seen, to its last; a title too long for its edge stands in it whole", async () => {
    const shown = await stall(80, 24, ":", '"why stall', "enter");
    const counted = (): readonly number[] =>
      (/lines (\d+) to (\d+) of (\d+)/.exec(shown.text) ?? []).slice(1).map(Number);
    expect(counted()[0]).toBe(1);
    expect(counted()[1]).toBeLessThan(counted()[2] ?? 0);
    await shown.press("end");
    expect(counted()[1]).toBe(counted()[2]);
    expect(shown.text).toContain("up/down scroll");
    await shown.press("esc", "5", "w");
    expect(shown.text).not.toContain("up/down scroll");
    const long = "a word that is longer than the upper edge of any panel in eighty columns, the ends of it apart";
    await shown.press("esc", ":", `"why ${long}`, "enter");
    expect(shown.text).toMatch(/> Why: a word .* \.\.\. ─/);
    expect(shown.text.replace(/[│\s]+/g, " ")).toContain(`Why: ${long}`);
  });
});

describe("what has come of a decision, on its page", () => {
  it("is asked about with w and i, and Enter goes on from there", async () => {
    const shown = await reported(60, 20);
    expect(shown.text).toContain("Enter goes on");
    await shown.press("w");
    expect(shown.text).toContain("> Why: what happened");
    expect(shown.text).toContain("In the ledger: day");
    await shown.press("i");
    expect(shown.text).toContain("> Sources: what happened");
    await shown.press("esc");
    expect(shown.text).toContain("Enter goes on");
    shown.terminal.resize(120, 40);
    await shown.terminal.settle();
    expect(shown.text).not.toContain("Enter goes on"); // here is room for it
    expect(shown.text).toContain("What do you do?");
  });
});

describe("the picker", () => {
  it("is found again as it was left: the same scenario under the cursor, and the seed of a play not begun", async () => {
    const desk = new TestDesk();
    let drawn = 0;
    desk.freshSeed = () => `seed-${(drawn += 1)}`;
    const [card] = desk.cards;
    if (card !== undefined) desk.cards = [card, { ...card, id: "other", title: "Another" }];
    const shown = await (await stage(80, 24, { desk })).press("down", "enter");
    expect(shown.text).toContain("enter begins");
    await shown.press("esc");
    expect(shown.text).toContain("> Another");
    expect(shown.text).toContain("seed-1");
    await shown.press("enter", "enter", "P");
    expect(shown.text).toContain("> Another");
    expect(shown.text).toContain("seed-2");
  });

  it("says what is below of a card, and offers Enter only where a row leads somewhere", async () => {
    const desk = new TestDesk();
    desk.cards = desk.cards.map((card) => ({ ...card, summary: "Spring 1996. ".repeat(30).trim() }));
    const shown = await stage(80, 20, { desk });
    expect(shown.text).toMatch(/\d+ more below ─┘/);
    expect(shown.text).toContain("enter choose");
    await shown.press("tab", "end");
    expect(shown.text).not.toContain("enter choose");
    await shown.press("enter");
    expect(shown.text).toContain("There is nothing to choose in this row.");
    await shown.press("w");
    expect(shown.text).not.toContain("i source");
    await shown.press("i");
    expect(shown.text).toContain("> Why: the words of this screen");
  });
});

describe("a key that is typed into the help", () => {
  it("is found as the key first", async () => {
    const shown = await (await stage(80, 24)).press("?", '"G');
    expect(lineOf(shown, "> ")).toBeDefined();
    expect(shown.text).toMatch(/> G end /);
    await shown.press("erase", '"buy the good');
    expect(shown.text).toContain("off: Only in a play.");
  });
});

describe("columns", () => {
  const row = columnRow(
    (columns) => [
      ["4 of your wife's things", 15],
      ["sold", 14],
      ["you to market", columns - 31],
    ],
    "all of it",
  );
  const lines = (columns: number): readonly string[] =>
    [row.line(columns), ...(row.under?.(columns) ?? [])].map((line) =>
      line
        .map(({ text }) => text)
        .join("")
        .trimEnd(),
    );

  it("wrap what is longer than they are, and tell all as a sentence only where they are too narrow", () => {
    expect(lines(60)).toEqual(["4 of your       sold           you to market", "wife's things"]);
    expect(lines(36).join(" ")).toBe("all of it");
  });
});

describe("where one is", () => {
  it("is no post once that was passed: what is asked at home stops nobody", async () => {
    const shown = await reported(100, 30);
    expect(shown.text).toContain("Stopped: ");
    for (let turn = 0; turn < 12 && !shown.text.includes("The custom is to report"); turn += 1)
      await shown.press(...(shown.text.includes("How much?") ? ['"1', "enter"] : ["esc", "1", "enter"]));
    expect(shown.text).toContain("The custom is to report");
    expect(shown.text).not.toContain("Stopped: ");
    expect(shown.text).not.toContain("He can see");
  });
});

describe("panels", () => {
  it("tell of days away only where a road leads away, and with the money that is there", async () => {
    expect((await stall(80, 24, "4")).text).not.toContain("while you are away");
    const trips = await (await stage(80, 24)).press("enter", "enter", "2", "enter", '"200', "enter");
    await trips.press("4");
    expect(trips.text.replace(/[│\s]+/g, " ")).toMatch(/while you are away, with the money about \d+ days/);
  });

  it("ask how much of what is moved, tell what their headings mean, and count no row that a filter shows", async () => {
    const shown = await stall(80, 24, "4", "end", "up", "up", "enter");
    expect(shown.text).toMatch(/How (much|many) .+ do you (take from|leave with) the household\?/);
    await shown.press("esc", "2");
    expect(shown.text).toContain("/ shows");
    await shown.press("/");
    expect(shown.text).not.toContain("/ shows");
    await shown.press("esc", ":", '"why seen elsewhere', "enter");
    expect(shown.text.replace(/[│\s]+/g, " ")).toContain("in three parts: what you hold");
  });
});
