import { describe, expect, it } from "vitest";
import { buildProgram, type Program } from "../../../src/engine/index.js";
import { type Stage, stage, TestDesk } from "../../support/desk.js";
import { trip } from "../../support/scenarios.js";
import { type Change, smallScenario } from "../../support/small.js";
import { STALL } from "../../support/stall.js";

async function playing(program: Program, columns: number, rows: number, ...keys: readonly string[]): Promise<Stage> {
  const desk = new TestDesk();
  desk.program = program;
  return (await stage(columns, rows, { desk })).press("enter", "enter", ...keys);
}

const names = (count: number, word: string): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${word}${at + 1}`);

/** Twelve further places with a road each, forty further goods: ten in town, ten in the port, twenty nowhere yet. */
const MANY: readonly Change[] = [
  [
    "  meat: {unit: bird, kcal: 100 kcal/bird}",
    `  meat: {unit: bird, kcal: 100 kcal/bird}\n${names(40, "thing-")
      .map((id) => `  ${id}: {unit: kg}`)
      .join("\n")}`,
  ],
  [
    "port: {}}\nskies",
    `port: {}, ${names(12, "village-")
      .map((id) => `${id}: {}`)
      .join(", ")}}\nskies`,
  ],
  [
    "people:\n",
    `${names(20, "thing-")
      .map(
        (id, at) =>
          `  ${at < 10 ? "town" : "port"}/${id}: {ask: ${at + 2} mark/kg, spread: 10 %, noise: 0 %, pull: 10 %/day}`,
      )
      .join("\n")}\npeople:\n`,
  ],
  [
    "household:\n",
    `${names(12, "village-")
      .map((id) => `  to-${id}: {from: town, to: ${id}, legs: {path: {days: 1 day}}}`)
      .join("\n")}\nhousehold:\n`,
  ],
  [
    "meat: meat}",
    `meat: meat, ${names(40, "thing-")
      .map((id) => `${id}: ${id.replace("-", " ")}`)
      .join(", ")}}`,
  ],
  [
    "port: the port}",
    `port: the port, ${names(12, "village-")
      .map((id) => `${id}: ${id.replace("-", " ")}`)
      .join(", ")}}`,
  ],
  [
    "routes: {down: down, up: up}",
    `routes: {down: down, up: up, ${names(12, "village-")
      .map((id) => `to-${id}: the path`)
      .join(", ")}}`,
  ],
  [
    "up: {ridge: the ridge}}",
    `up: {ridge: the ridge}, ${names(12, "village-")
      .map((id) => `to-${id}: {path: the path}`)
      .join(", ")}}`,
  ],
];

describe("long lists", () => {
  it("stand as one row where they would hide the rest, scroll, and are found by a filter and the palette", async () => {
    const shown = await playing(buildProgram(smallScenario(...MANY)), 80, 24);
    expect(shown.text).toContain("Take one of 13 roads (key 3)");
    expect(shown.text).toContain("Buy one of 11 goods (key 2)");
    expect(shown.text).toContain("Let days pass");
    await shown.press("2");
    expect(shown.text).toMatch(/shows \d+ more/);
    expect(shown.text).not.toContain("thing 35");
    await shown.press("G");
    expect(shown.text).toMatch(/> \w+/);
    await shown.press("/", '"thing 35', "enter");
    expect(shown.text).toContain("> thing 35");
    await shown.press("esc", ":", '"buy thing 7', "enter");
    expect(shown.text).toContain("How much thing 7 to buy");
    await shown.press("esc", "3", "G");
    expect(shown.text).toContain("> ");
    for (const [columns, rows] of [
      [60, 20],
      [100, 30],
      [120, 40],
    ] as const) {
      shown.terminal.resize(columns, rows);
      await shown.terminal.settle();
      expect(shown.text).toContain("o the port");
    }
  });
});

/** A good whose name is a sentence. */
const LONG: Change = ["meat: meat}", "meat: 'meat of the birds that froze on the way over the pass last winter'}"];

describe("a long name of a good", () => {
  it("goes on in further lines and takes no column from the board", async () => {
    const long: Change = [
      "grain: grain,",
      "grain: 'grain of the last harvest but one from the far side of the hills',",
    ];
    const shown = await playing(buildProgram(smallScenario(long, LONG)), 120, 40, "2", "b", '"1', "enter");
    const [head = ""] = shown.text.split("\n").filter((line) => line.includes("buy at"));
    for (const column of ["unit", "buy at", "sell at", "history", "you have", "cost", "gain"])
      expect(head).toContain(column);
    expect(shown.text).toMatch(/> grain of .* mark\/kg +1 +0\.905 .* 1\.01 +-0\.105/);
    for (const [columns, rows] of [
      [100, 30],
      [80, 24],
      [60, 20],
    ] as const) {
      shown.terminal.resize(columns, rows);
      await shown.terminal.settle();
      for (const column of ["buy at", "sell at", "you have"]) expect(shown.text).toContain(column);
    }
  });
});

describe("the cursor", () => {
  it("stands on the plan where Enter lets no time pass, and on the first choice that is open", async () => {
    const shown = await playing(trip("memoir"), 80, 24, "1", "enter");
    expect(shown.text).toContain("> Buy rice");
    await shown.press("enter");
    expect(shown.text).toContain("How much rice to buy");
    await shown.press("esc", "up");
    expect(shown.text).toContain("> Travel by the road to Hamhung");
    await shown.press("enter");
    expect(shown.text).toContain("Day 3 of 60");
  });

  it("stays on its item when rows come and go above it", async () => {
    const shown = await playing(trip("memoir"), 80, 24, "1", "enter", "down");
    expect(shown.text).toContain("> Let days pass");
    await shown.press(":", '"buy rice', "enter", '"20', "enter");
    expect(shown.text).toContain("Sell rice");
    expect(shown.text).toContain("> Let days pass");
  });
});

describe("days that pass by themselves", () => {
  it("are told one by one in the log, in sum where that has no room beside, and the orders that run are named", async () => {
    const program = buildProgram(smallScenario(...STALL));
    const shown = await playing(program, 80, 24, ":", '"stand: small', "enter", '"4', "enter");
    expect(shown.text).toContain("Every day the stand: small, 4 loaves.");
    await shown.press("n", '"3', "enter");
    const { text } = shown;
    expect(text).toContain("What happened");
    expect(text).toContain("At home meanwhile:");
    expect(text).toContain("Every day the stand: small, 4 loaves.");
    await shown.press("8");
    expect(shown.text).toContain("Log (latest first)");
    await shown.press("9");
    // Loaves that were sold one after another on a day stand as one sum.
    const sold = shown.text.split("\n").filter((line) => /\b3 +\d+ loaves? +sold/.test(line));
    expect(sold.length).toBeLessThanOrEqual(1);
    await shown.press("8");
    shown.terminal.resize(120, 40);
    await shown.terminal.settle();
    for (const day of [3, 2]) expect(shown.text).toContain(`Day ${day}, 2001-01-0${day}`);
    await shown.press("G");
    expect(shown.text).toContain("Day 1, 2001-01-01");
    expect(shown.text).toMatch(/\+ 4 loaves \(made\)/);
  });
});

describe("a bribe", () => {
  it("that was left where it was is told so", async () => {
    const metal = ["1", "enter", "t", "enter", "1", "enter", "1", "enter", '"0', "enter", '"50', "enter"];
    const keys = [...metal, "t", "enter", "2", "enter"];
    const shown = await playing(trip("memoir"), 80, 24, ...keys, "1", "enter", '"200', "enter");
    await shown.press("tab");
    expect(shown.text).toContain("He does not take the 200 won that was offered.");
  });
});

describe("what is asked for an amount", () => {
  it("keeps its words and shows only keys that are on, at 60x20 too", async () => {
    const shown = await playing(trip("memoir"), 60, 20, "2", "enter");
    expect(shown.text).toContain("How much stays at home?");
    expect(shown.text).toContain("At most 3,000 won, or none.");
    expect(shown.text).not.toContain("Esc back");
    const bought = await playing(trip("memoir"), 60, 20, "1", "enter", "2", "b");
    expect(bought.text).toContain("Esc back");
  });
});

describe("more days than may pass at once", () => {
  it("pass wait after wait, each a decision of its own", async () => {
    const shown = await playing(trip("memoir"), 80, 24, "1", "enter", "n", "2", "5");
    expect(shown.text).toContain("one wait after another, of at most 10 days");
    await shown.press("enter");
    expect(shown.text).toContain("Day 26 of 60");
    await shown.press("x");
    expect(shown.text).toContain("let 5 days pass");
  });
});

describe("the key of the roads", () => {
  it("goes to one that starts here, wherever the cursor was left", async () => {
    const shown = await playing(trip("memoir"), 80, 24, "1", "enter", "3", "G", "1", "t");
    expect(shown.text).toMatch(/> .*> Hamhung by the road/);
  });
});

describe("ways of a standing order", () => {
  it("each tell with w what that way would come to", async () => {
    const program = trip("memoir", "pork-soup");
    const answers = ["enter", "1", "enter", "1", "enter", "1", "enter"];
    const told: string[] = [];
    for (const way of ["by day", "by lamplight"]) {
      const shown = await playing(program, 120, 40, "h", "a", "l", "f", ...answers);
      if (!shown.text.includes(way)) throw new Error(shown.text);
      await shown.press("/", ...way, "enter", "w");
      told.push(shown.text);
    }
    expect(told[0]).toContain("Why: ");
    expect(told[0]).not.toBe(told[1]);
  });
});

describe("every thing, person, road, risk and choice", () => {
  it("answers w, a row of the log too", async () => {
    const shown = await playing(trip("memoir"), 80, 24, "1", "w");
    expect(shown.text).toContain("Why: Take all the money");
    await shown.press("esc", "1", "enter");
    for (const [panel, title] of [
      ["1", "Why: buy rice"],
      ["2", "Why: rice"],
      ["3", "Why: the road to Hamhung"],
      ["4", "Why: you"],
      ["5", "Why: you"],
      ["6", "Why: a day of snow"],
      ["9", "Why: "],
    ] as const) {
      await shown.press(panel, "w");
      expect(shown.text, panel).toContain(title);
      await shown.press("esc");
    }
    await shown.press("8", "G", "w");
    expect(shown.text).toContain("Why: The truck stands ready");
  });
});

describe("the picker", () => {
  it("plays in the other set of prices when it is chosen", async () => {
    const desk = new TestDesk();
    const shown = await (await stage(80, 24, { desk })).press("o");
    expect(shown.text).toMatch(/Prices +historical +\(o: memoir\)/);
    await shown.press("enter", "enter");
    expect(desk.bases).toEqual(["historical"]);
  });
});
