import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PANELS } from "../../../src/ui/screen/scene/model.js";
import { type Stage, stage, TestDesk } from "../../support/desk.js";
import { ROOT } from "../../support/scenarios.js";

const SIZES = [
  [120, 40],
  [100, 30],
  [80, 24],
  [60, 20],
] as const;

/** The way from the picker to each screen, as keys; what stands on it at every size. */
const SCREENS: Readonly<Record<string, { readonly keys: readonly string[]; readonly shows: readonly string[] }>> = {
  picker: { keys: [], shows: ["Scenarios", "What you will see", "The Hamhung trip", "34"] },
  "picker-seed": { keys: ["e", '"class'], shows: ["class_"] },
  "picker-delete": { keys: ["tab", "d"], shows: ["for good?", "y yes"] },
  briefing: { keys: ["enter"], shows: ["What it deals with", "famine", "enter begins"] },
  encounter: { keys: ["enter", "enter"], shows: ["truck stands ready", "59 left", "Purse", "1  Take all"] },
  question: {
    keys: ["enter", "enter", "2", "enter", '"1000'],
    shows: ["How much stays at home?", "1000_", "1,000 won"],
  },
  aside: {
    keys: ["enter", "enter", "2", "enter", '"12', "tab", "tab", "tab", "tab"],
    shows: ["Household", "How much?", "12_", "Food lasts"],
  },
  plan: {
    keys: ["enter", "enter", "1", "enter"],
    shows: ["59 left", "What do you do?", "Travel by the road to Hamhung"],
  },
  prices: { keys: ["enter", "enter", "1", "enter", "2"], shows: ["Prices in Hyesan", "> rice", "sell at"] },
  buying: {
    keys: ["enter", "enter", "1", "enter", "2", "b", '"20'],
    shows: ["How much rice to buy", "20_", "would cost"],
  },
  roads: {
    keys: ["enter", "enter", "1", "enter", "3"],
    shows: ["Roads", "* Hyesan", "Hamhung by the road", "2 days", "the county post", "20 % mid"],
  },
  household: {
    keys: ["enter", "enter", "1", "enter", "4"],
    shows: ["Your small child", "fed", "Food lasts", "8 kg rice"],
  },
  night: {
    keys: ["enter", "enter", "1", "enter", "n", '"2', "enter", "5"],
    shows: ["Night: who eats what", "eats", "(x) full meals", "lean meals", "about"],
  },
  risks: { keys: ["enter", "enter", "1", "enter", "6"], shows: ["Risks as you believe them", "mid"] },
  debts: { keys: ["enter", "enter", "1", "enter", "7"], shows: ["You owe nothing."] },
  log: {
    keys: ["enter", "enter", "1", "enter", "8"],
    shows: ["Log (latest first)", "Day 1, 1996-03-20", "The truck stands"],
  },
  ledger: { keys: ["enter", "enter", "1", "enter", "9"], shows: ["Ledger", "opening", "3,000 won"] },
  help: { keys: ["enter", "enter", "1", "enter", "?", '"price'], shows: ["price_", "off: Go to the prices first"] },
  palette: {
    keys: ["enter", "enter", "1", "enter", ":", '"tra'],
    shows: ["Commands and choices", "Travel by the road to Hamhung"],
  },
  "palette-picker": { keys: [":", '"hamhung-t'], shows: ["Play The Hamhung trip (hamhung-trip)"] },
  undo: {
    keys: ["enter", "enter", "1", "enter", "2", "b", '"20', "enter", "x", "x"],
    shows: ["Take back? (3 left)", "buy 20 kg rice", "Take all the money", "The same luck comes again"],
  },
  undone: {
    keys: ["enter", "enter", "1", "enter", "2", "b", '"20', "enter", "x", "y"],
    shows: ["Taken back; 2 left.", "foreseen"],
  },
  why: { keys: ["enter", "enter", "1", "enter", "2", "w"], shows: ["Why: rice", "came about like this"] },
  source: { keys: ["enter", "enter", "1", "enter", "2", "i"], shows: ["Sources: rice", "(M335)"] },
};

const withSave = (): TestDesk => {
  const desk = new TestDesk();
  desk.saves_ = [
    {
      name: "trip-7",
      path: "/saves/trip-7",
      written: "2026-11-24 19:48",
      scenario: "hamhung-trip",
      seed: "7",
      decisions: 4,
    },
    {
      name: "trip-8",
      path: "/saves/trip-8",
      written: "2026-11-25 08:15",
      scenario: "hamhung-trip",
      seed: "8",
      decisions: 21,
      ended: true,
    },
  ];
  return desk;
};

async function at(columns: number, rows: number, keys: readonly string[]): Promise<Stage> {
  return (await stage(columns, rows, { desk: withSave() })).press(...keys);
}

/** The same screen at every size, one after another. */
async function atEverySize(of: Stage, look: (text: string, size: string) => void): Promise<string> {
  const frames: string[] = [];
  for (const [columns, rows] of SIZES) {
    of.terminal.resize(columns, rows);
    await of.terminal.settle();
    expect(of.text.split("\n")).toHaveLength(rows);
    expect(of.text).not.toContain("#");
    look(of.text, `${columns}x${rows}`);
    frames.push(`${columns}x${rows}\n${of.text}`);
  }
  return frames.join("\n\n");
}

/** To the post on the way home: the metal taken, hidden in the sand, searched and found (world 34). */
const CHECKPOINT = [
  ...["enter", "enter", "1", "enter", "t", "enter", "1", "enter", "1", "enter"],
  ...['"0', "enter", '"50', "enter", "t", "enter", "2", "enter"],
];
/** To an ending: nothing taken, and days let pass until it is over. */
async function toEnding(of: Stage): Promise<Stage> {
  await of.press("enter", "enter", "1", "enter");
  for (let turn = 0; turn < 12 && !of.text.includes("how it ended"); turn += 1) await of.press("n", '"10', "enter");
  return of;
}

describe.each(Object.entries(SCREENS))("the screen '%s'", (name, { keys, shows }) => {
  it("is whole at every size", async () => {
    const frames = await atEverySize(await at(80, 24, keys), (text, size) => {
      for (const words of shows) expect(text, size).toContain(words);
    });
    await expect(frames).toMatchFileSnapshot(`../../golden/screens/${name}.txt`);
  });
});

describe("screens deep in a play", () => {
  it("the checkpoint tells who stands there and what he can see", async () => {
    const shown = await at(120, 40, CHECKPOINT);
    const frames = await atEverySize(shown, (text, size) => {
      for (const words of ["an inspector, at the", "He can see", "Offer him money", "left"])
        expect(text, size).toContain(words);
    });
    await shown.press("tab", "G");
    for (const words of ["Has found    50 kg pobedit", "100,000 won, due in 30 days"])
      expect(shown.text).toContain(words);
    await expect(frames).toMatchFileSnapshot("../../golden/screens/checkpoint.txt");
  });

  it("the debrief tells of each person and scrolls to its end", async () => {
    const shown = await toEnding(await at(80, 24, []));
    const frames = await atEverySize(shown, (text, size) => {
      expect(text, size).toContain("how it ended");
      expect(text, size).toMatch(/your spouse: (alive|died)/);
    });
    await shown.press("G");
    expect(shown.text).toContain("Hash");
    await expect(frames).toMatchFileSnapshot("../../golden/screens/debrief.txt");
  });

  it("below 60x20 one sentence says what can be done", async () => {
    const frames: string[] = [];
    for (const [columns, rows] of [
      [59, 20],
      [60, 19],
      [20, 5],
    ] as const) {
      const { text } = await at(columns, rows, []);
      expect(text.replace(/\s+/g, " ")).toContain("The screens need 60 columns and 20 rows");
      frames.push(`${columns}x${rows}\n${text}`);
    }
    await expect(frames.join("\n\n")).toMatchFileSnapshot("../../golden/screens/small.txt");
  });
});

describe("components", () => {
  it("have a whole-frame test each: every screen and every panel stands in some golden frame", () => {
    const stands: Readonly<Record<string, string>> = {
      picker: "picker",
      telling: "briefing",
      plan: "plan",
      meeting: "checkpoint",
      lookup: "help",
      page: "why",
      small: "small",
      undo: "undo",
      report: "mattered",
    };
    const screens = readdirSync(join(ROOT, "src/ui/screen/screens")).map((name) => name.replace(".tsx", ""));
    expect(Object.keys(stands).sort()).toEqual(screens.sort());
    const golden: readonly string[] = readdirSync(join(ROOT, "tests/golden/screens")).map((name) =>
      name.replace(".txt", ""),
    );
    for (const name of Object.values(stands)) expect(golden).toContain(name);
    for (const panel of PANELS) expect(golden.map((name) => (name === "plan" ? "do" : name))).toContain(panel);
  });
});

describe("without colour and without drawn signs", () => {
  it("everything is still said: the row under the cursor, the panel with the keys, closed and open", async () => {
    const shown = await (await stage(80, 24, { ascii: true, desk: withSave() })).press(
      "enter",
      "enter",
      "1",
      "enter",
      "6",
    );
    expect(shown.text).toContain("[6 Risks]");
    expect(shown.text).toContain("> Risks as you believe them");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: nothing but ASCII
    expect(shown.text).toMatch(/^[\x0a\x20-\x7e]*$/);
  });

  it("with colour the words are the same", async () => {
    const [bare, coloured] = await Promise.all(
      [false, true].map((color) => stage(100, 30, { color, desk: withSave() })),
    );
    await bare?.press("enter", "enter", "1", "enter");
    await coloured?.press("enter", "enter", "1", "enter");
    expect(coloured?.text).toBe(bare?.text);
  });
});
