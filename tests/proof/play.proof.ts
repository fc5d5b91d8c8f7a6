import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { BIN, freshFolder, jangmadang } from "../support/command.js";
import { Tmux } from "./tmux.js";

let tmux: Tmux | undefined;
afterEach(() => {
  tmux?.close();
  tmux = undefined;
});

/** Plays like somebody who takes what stands first: the first choice, half where an amount is asked, the road, then days. */
async function drive(of: Tmux, turns: number): Promise<void> {
  const press = async (...names: readonly string[]): Promise<string> => {
    of.keys(...names);
    return of.calm();
  };
  let text = await of.calm();
  for (let turn = 0; turn < turns && !text.includes("how it ended"); turn += 1) {
    if (text.includes("How much?")) {
      if (text.includes("Write a number")) text = await press("Escape");
      text = await press("h", "a", "l", "f");
      if (text.includes("how it ended")) break;
      text = await press("Enter");
      if (text.includes("is possible")) text = await press("Escape");
    } else if (/│ [> ] 1 {2}/.test(text)) {
      text = await press(turn % 5 === 4 ? "2" : "1");
      for (let choice = 1; text.includes("That is not possible") && choice < 9; choice += 1)
        text = await press(`${choice}`);
    } else {
      text = await press("1", "G"); // the last row of what can be done
      if (text.includes("how it ended")) break; // a long wait was still going on; Enter would leave this screen
      if (text.includes("> End the campaign here")) text = await press("Enter", "y");
      else if (turn % 3 < 2) text = await press("g", "Enter");
      else text = await press("n", "PageUp", "Enter");
    }
  }
  if (!text.includes("how it ended")) throw new Error(`no ending:\n${text}`);
}

const PLAYS = [
  ["hamhung-trip", 120, 40, 150],
  ["pork-soup", 120, 40, 150],
  ["hamhung-trip", 80, 24, 150],
  ["pork-soup", 80, 24, 150],
  ["yen-courier", 80, 24, 150],
  ["compartment-nine", 100, 30, 150],
  ["hamhung-trip", 60, 20, 150],
] as const;

/** A whole life takes minutes of keys: `npm run proof` plays it, `npm run terminal` does not. */
const LONG = process.env["LONG_PLAYS"] === undefined ? [] : ([["hyesan-years", 80, 24, 1500]] as const);

describe.each([...PLAYS, ...LONG])("a play of %s under tmux at %ix%i", (scenario, columns, rows, turns) => {
  it("goes from the picker to an ending by keys alone, and the record replays to the hash on the screen", async () => {
    const data = freshFolder();
    tmux = new Tmux(`${process.execPath} ${BIN}`, columns, rows, { XDG_DATA_HOME: data });
    await tmux.until((text) => /Prices +memoir/.test(text), "the picker with its card");
    const { scenarios } = JSON.parse(jangmadang(["list", "--json"]).out) as {
      readonly scenarios: { readonly id: string }[];
    };
    for (const { id } of scenarios) {
      if (id === scenario) break;
      tmux.keys("Down");
    }
    await tmux.calm();
    tmux.keys("e", "BSpace", "BSpace", "BSpace", "BSpace", "BSpace", "BSpace", "3", "4", "Enter");
    await tmux.until((text) => /Seed +34/.test(text), "the seed");
    tmux.keys("Enter");
    await tmux.until((text) => text.includes("What it deals with"), "the briefing");
    tmux.keys("Enter");
    await drive(tmux, turns);
    tmux.keys("G");
    const text = await tmux.until((shown) => /Hash\s/.test(shown), "the hash");
    const hash = /Hash ([0-9a-f]{16})/.exec(text.replace(/[│\s]+/g, " "))?.[1];
    const folder = join(data, "jangmadang", "saves");
    const save = join(folder, readdirSync(folder).find((name) => name.endsWith(".json")) ?? "");
    expect(JSON.parse(jangmadang(["replay", save, "--json"], { data }).out).hash).toBe(hash);
    expect(JSON.parse(readFileSync(save, "utf8")).record).toMatchObject({ scenario, seed: "34" });
  });
});

describe("undo and replay under tmux", () => {
  it("take a purchase back, look at the record both ways and take over from its middle", async () => {
    const data = freshFolder();
    const records = (): readonly { readonly rewinds: number; readonly replayed: boolean }[] => {
      const folder = join(data, "jangmadang", "saves");
      const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
      return files.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")).record);
    };
    tmux = new Tmux(`${process.execPath} ${BIN} play --seed 34; exec cat`, 80, 24, { XDG_DATA_HOME: data });
    await tmux.until((text) => text.includes("What it deals with"), "the briefing");
    tmux.keys("Enter");
    await tmux.until((text) => text.includes("Take all the money"), "the first encounter");
    tmux.keys("1");
    await tmux.until((text) => text.includes("What do you do?"), "the plan");
    tmux.keys("2", "b", "2", "0", "Enter");
    await tmux.until((text) => text.includes("2,795 won"), "the purchase");
    tmux.keys("x");
    await tmux.until((text) => text.includes("Take back? (3 left)") && text.includes("buy 20 kg rice"), "the question");
    tmux.keys("y");
    await tmux.until((text) => text.includes("Taken back; 2 left.") && text.includes("3,000 won"), "the rewind");
    expect(records()).toMatchObject([{ rewinds: 1 }]);
    tmux.keys("b", "5", "Enter");
    await tmux.until((text) => text.includes("2,949 won") || text.includes("5 kg"), "another purchase");
    tmux.keys("q");
    await tmux.until((text) => text.includes("Your place is kept"), "the shell");
    tmux.close();
    const [file = ""] = readdirSync(join(data, "jangmadang", "saves")).filter((name) => name.endsWith(".json"));
    const save = join(data, "jangmadang", "saves", file);
    tmux = new Tmux(`${process.execPath} ${BIN} replay ${save}; exec cat`, 80, 24, { XDG_DATA_HOME: data });
    await tmux.until((text) => text.includes("Decision 1 of 3"), "the beginning of the record");
    tmux.keys("Right", "Right");
    await tmux.until((text) => text.includes("Decision 3 of 3: buy 5 kg rice"), "the last decision");
    tmux.keys("End");
    await tmux.until((text) => text.includes("After the last of 3 decisions"), "the end");
    tmux.keys("Left", "Left");
    await tmux.until((text) => text.includes("Decision 2 of 3: Take all"), "two back");
    tmux.keys("w");
    await tmux.until((text) => text.includes("Why: Take all the money"), "why");
    tmux.keys("Escape");
    await tmux.calm();
    tmux.keys("f");
    await tmux.until((text) => text.includes("It counts as foreseen"), "the take-over");
    tmux.keys("1");
    await tmux.until((text) => text.includes("What do you do?"), "a play of one's own");
    expect(records().filter(({ replayed }) => replayed)).toHaveLength(1);
  });
});

describe("the terminal", () => {
  it("keeps everything that stood above, through resizes, and takes no paste for keys", async () => {
    const script = `seq -f 'line %g of before' 200; ${process.execPath} ${BIN} play --seed 34; echo back; exec cat`;
    tmux = new Tmux(script, 100, 24, { XDG_DATA_HOME: freshFolder() });
    await tmux.until((text) => text.includes("What it deals with"), "the briefing");
    tmux.keys("Enter");
    await tmux.until((text) => text.includes("Take all the money"), "the first encounter");
    tmux.paste("1\nq\n");
    await tmux.until((text) => text.includes("Pasted text is not taken as keys"), "the answer to a paste");
    for (const [columns, rows] of [
      [80, 18],
      [110, 26],
      [60, 20],
      [100, 24],
    ] as const) {
      tmux.resize(columns, rows);
      await tmux.until(
        (text) => (rows < 20 ? text.includes("Make the window larger") : text.includes("What do you do?")),
        `${columns}x${rows}`,
      );
    }
    tmux.keys("q");
    await tmux.until((text) => text.includes("back"), "the shell");
    const { history } = tmux;
    for (let line = 1; line <= 200; line += 1) expect(history).toContain(`line ${line} of before`);
    expect(history).toContain("Your place is kept in");
  });

  it("goes on in plain lines when the window has become too small, and with --plain and TERM=dumb from the start", async () => {
    tmux = new Tmux(`${process.execPath} ${BIN} play --seed 34`, 100, 30, { XDG_DATA_HOME: freshFolder() });
    await tmux.until((text) => text.includes("What it deals with"), "the briefing");
    tmux.resize(50, 15);
    await tmux.until((text) => text.includes("L goes on in plain"), "the offer");
    tmux.keys("L");
    await tmux.until((text) => text.includes("You can:"), "lines");
    for (const [args, env] of [
      ["--plain", {}],
      ["", { TERM: "dumb" }],
      ["", { INK_SCREEN_READER: "true" }],
    ] as const) {
      tmux.close();
      const set = Object.entries(env)
        .map(([name, value]) => `${name}=${value} `)
        .join("");
      tmux = new Tmux(`${set}${process.execPath} ${BIN} play --seed 34 ${args}`, 100, 30, {
        XDG_DATA_HOME: freshFolder(),
      });
      await tmux.until((text) => text.includes("Enter goes on"), `the content note with ${args} ${set}`);
      tmux.keys("Enter");
      await tmux.until((text) => text.includes("You can:"), `lines with ${args} ${set}`);
    }
  });
});
