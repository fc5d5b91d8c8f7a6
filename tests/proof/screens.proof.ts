import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { PANELS } from "../../src/ui/screen/scene/model.js";
import { BIN, freshFolder, jangmadang } from "../support/command.js";
import { ROOT } from "../support/scenarios.js";
import { Tmux } from "./tmux.js";

// Every screen the program has, on a terminal: one path to each.

let tmux: Tmux | undefined;
afterEach(() => {
  tmux?.close();
  tmux = undefined;
});

const seen = new Set<string>();

/** Presses keys and waits for a sight of the screen that is told. */
async function reach(screen: string, keys: readonly string[], sight: string | RegExp): Promise<void> {
  if (tmux === undefined) throw new Error("nothing is open");
  for (const key of keys) {
    tmux.keys(key);
    await tmux.calm(); // Escape and a key at once would be another key
  }
  await tmux.until(
    (text) => (typeof sight === "string" ? text.includes(sight) : sight.test(text)),
    `${screen}: ${sight}`,
  );
  seen.add(screen);
}

/** Escape ends what is still being found, then closes it. */
async function back(sight: string): Promise<void> {
  for (let turn = 0; turn < 4 && tmux?.text.includes(sight) !== true; turn += 1) {
    tmux?.keys("Escape");
    await tmux?.calm();
  }
}

const open = (args: string, columns = 120, rows = 40, data = freshFolder()): void => {
  tmux?.close();
  tmux = new Tmux(`${process.execPath} ${BIN} ${args}; exec cat`, columns, rows, { XDG_DATA_HOME: data });
};

/** What each panel of the plan says of itself. */
const PANEL_TITLES: Readonly<Record<(typeof PANELS)[number], RegExp>> = {
  do: /> What do you do\?/,
  prices: /> Prices in/,
  roads: /> Roads:/,
  household: /> Household/,
  night: /> Night: who eats what/,
  risks: /> Risks as you believe them/,
  debts: /> Debts and worth/,
  log: /> Log \(latest first\)/,
  ledger: /> Ledger/,
};

it("is reached under tmux: each screen, each panel of the plan, each report", async () => {
  open("");
  await reach("picker", [], /Prices +memoir/);
  await reach("page", ["w"], "Length");
  await reach("picker", ["Escape"], /Prices +memoir/);
  await reach("lookup", ["?"], /help|keys/i);
  open("play hamhung-trip --seed 34");
  await reach("briefing", [], "What it deals with");
  await reach("meeting", ["Enter"], "Take all the money");
  await reach("plan", ["1", "Enter"], "Prices in Hyesan");
  for (const [at, panel] of PANELS.entries()) await reach(`panel ${panel}`, [`${at + 1}`], PANEL_TITLES[panel]);
  await reach("page", ["1", "w"], "Why");
  await reach("page of sources", ["Escape", "2", "i"], /memoir|record|Assumed/);
  await reach("lookup", ["Escape", ":"], /Enter|enter/);
  await reach("plan", ["Escape", "2", "b"], "How much?");
  await reach("plan", ["5", "Enter"], "5 kg");
  await reach("undo", ["x"], "Take back?");
  await reach("plan", ["n"], "Nothing was changed");
  tmux?.resize(50, 15);
  await reach("small", [], "Make the window larger");
  tmux?.resize(60, 20);
  await reach("plan", [], "best");
  await reach("plan", ["1"], "What do you do?");
  await reach("meeting", ["t", "Enter"], /Enter goes on|What do you do/);
  for (let choice = 0; choice < 8 && tmux?.text.includes("Enter goes on") !== true; choice += 1) {
    for (const key of [tmux?.text.includes("[1Do]") ? "t" : "1", "Enter"]) {
      tmux?.keys(key);
      await tmux?.calm();
    }
    if (tmux?.text.includes("How much?")) tmux.keys("0", "Enter");
    await tmux?.calm();
  }
  await reach("telling", [], "Enter goes on");
});

it("is reached after an ending: account, decisions, a decision changed, a comparison, a replay", async () => {
  const data = freshFolder();
  const record = join(data, "run.json");
  jangmadang(["run", "hamhung-trip", "--strategy", "loyal", "--seed", "34", "--out", record]);
  open(`replay ${record}`, 120, 40, data);
  await reach("replay", [], /Decision 1 of \d+/);
  await reach("debrief", ["End"], "how it ended");
  await reach("report", ["m"], "Which decisions mattered");
  await back("how it ended");
  await reach("report of turns", ["a"], "which is to be another?");
  await back("how it ended");
  await reach("report of a comparison", ["c"], /cautious/);
});

it("leaves out no file of a screen", () => {
  const files = readdirSync(join(ROOT, "src", "ui", "screen", "screens")).map((name) => name.replace(/\.tsx$/, ""));
  expect(files.filter((name) => !seen.has(name))).toEqual([]);
});
