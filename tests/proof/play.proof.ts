import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type Decision, type RunRecord, restName, Session, View } from "../../src/engine/index.js";
import { Words } from "../../src/ui/index.js";
import { Undrawn } from "../support/campaign-scenes.js";
import { BIN, freshFolder, jangmadang } from "../support/command.js";
import { trip } from "../support/scenarios.js";
import { keysOf, linesOf, press } from "../support/typed.js";
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
    if (text.includes("Enter goes on")) {
      text = await press("Enter");
    } else if (text.includes("How much?")) {
      if (text.includes("Write a number")) text = await press("Escape");
      text = await press("h", "a", "l", "f");
      if (text.includes("how it ended")) break;
      text = await press("Enter");
      if (text.includes("is possible")) text = await press("Escape");
    } else if (/│ [> ] 1 {2}/.test(text)) {
      text = await press(turn % 5 === 4 ? "2" : "1", "Enter");
      for (let choice = 1; text.includes("That is not possible") && choice < 9; choice += 1)
        text = await press(`${choice}`, "Enter");
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

/** From the picker to a scenario with seed 34, in its own set of prices. */
async function pick(of: Tmux, scenario: string): Promise<void> {
  const { scenarios } = JSON.parse(jangmadang(["list", "--json"]).out) as {
    readonly scenarios: { readonly id: string }[];
  };
  for (const { id } of scenarios) {
    if (id === scenario) break;
    of.keys("Down");
  }
  await of.calm();
  of.keys("e", "3", "4", "Enter");
  await of.until((text) => /Seed +34/.test(text), "the seed");
}

const saveIn = (data: string): string => {
  const folder = join(data, "jangmadang", "saves");
  return join(folder, readdirSync(folder).find((name) => name.endsWith(".json")) ?? "");
};

/** The hash at the end of what is told, and where the play is kept. */
async function shownHash(
  of: Tmux,
  data: string,
): Promise<{ readonly hash: string | undefined; readonly save: string }> {
  of.keys("G");
  const text = await of.until((shown) => /Hash\s/.test(shown), "the hash");
  return { hash: /Hash ([0-9a-f]{16})/.exec(text.replace(/[│\s]+/g, " "))?.[1], save: saveIn(data) };
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

describe.each(PLAYS)("a play of %s under tmux at %ix%i", (scenario, columns, rows, turns) => {
  it("goes from the picker to an ending by keys alone, and the record replays to the hash on the screen", async () => {
    const data = freshFolder();
    tmux = new Tmux(`${process.execPath} ${BIN}`, columns, rows, { XDG_DATA_HOME: data });
    await tmux.until((text) => /Prices +memoir/.test(text), "the picker with its card");
    await pick(tmux, scenario);
    tmux.keys("Enter");
    await tmux.until((text) => text.includes("What it deals with"), "the briefing");
    tmux.keys("Enter");
    await drive(tmux, turns);
    const { hash, save } = await shownHash(tmux, data);
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
    tmux.keys("1", "Enter");
    await tmux.until((text) => text.includes("Prices in Hyesan"), "the plan");
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
    tmux.keys("1", "Enter");
    await tmux.until((text) => text.includes("Prices in Hyesan"), "a play of one's own");
    expect(records().filter(({ replayed }) => replayed)).toHaveLength(1);
  });
});

const YEARS = "hyesan-years";

/** What of a frame is text: without borders, and as if no line had been broken. */
const read = (text: string): string => text.replace(/[│┌┐└┘─\s]+/g, " ");

/** The choices as they stand in the frame, each with its number and all its lines. */
function choicesIn(frame: string): readonly { readonly number: string; readonly says: string }[] {
  const found: { number: string; says: string }[] = [];
  for (const line of frame.split("\n")) {
    const [, number, first = ""] = /^│ [> ] ([1-9]) {2}(.*?) *│/.exec(line) ?? [];
    if (number !== undefined) found.push({ number, says: first });
    else if (found.length > 0) found[found.length - 1] = { ...last(found), says: `${last(found).says} ${read(line)}` };
  }
  return found;
}

const last = <T>(of: readonly T[]): T => of[of.length - 1] as T;

/** Whether the frame asks for what comes next, and under which number a choice stands in it. */
function asks(frame: string, decision: Decision, label: string): string | undefined {
  const text = read(frame);
  if (decision.do === "answer") return text.includes("How much?") ? "" : undefined;
  if (decision.do !== "choose") return text.includes("What do you do?") ? "" : undefined;
  // Where one choice begins like another, the shorter one is meant: the longer was looked for by more words.
  const rows = choicesIn(frame).filter(({ says }) => read(says).startsWith(label));
  return rows.sort((one, other) => one.says.length - other.says.length)[0]?.number;
}

/** The first words of a choice, which stand in one line of the narrowest window. */
const start = (label: string): string => read(label).slice(0, 40).trim();

/** The frame that asks; a page that tells what has come of the last decision is gone on from. */
async function asked(of: Tmux, does: (text: string) => boolean, what: string): Promise<string> {
  const goesOn = (text: string): boolean => text.includes("Enter goes on");
  const frame = await of.until((text) => does(text) || goesOn(text), what);
  if (!goesOn(frame)) return frame;
  of.press([{ key: "enter" }]);
  return of.until(does, what);
}

/** Plays decisions one by one as they stand in the frames; each is waited for in the save before the next. */
async function live(of: Tmux, data: string, decisions: readonly Decision[], base: string): Promise<void> {
  const program = trip(base, YEARS);
  const words = new Words(program);
  const beside = new Undrawn(YEARS, base, "34");
  for (const [count, decision] of decisions.entries()) {
    const { rest } = beside.session.campaign;
    const view = new View(program, beside.session.campaign.world, rest);
    const label =
      decision.do === "choose" && rest.kind === "choose"
        ? start(words.text(`encounters.${rest.encounter}.${rest.node}.${decision.option}`, view) ?? decision.option)
        : "";
    const keys = keysOf(decision, beside, words);
    if (decision.do !== "begin") {
      const frame = await asked(of, (text) => asks(text, decision, label) !== undefined, `${restName(rest)}: ${label}`);
      const number = asks(frame, decision, label);
      if (decision.do === "choose") expect([{ text: number }, { key: "enter" }]).toEqual(keys);
    }
    press(beside, keys);
    of.press(keys);
    await until(
      () => countIn(data) > count,
      `decision ${count + 1}, ${JSON.stringify(decision)}`,
      () => of.text,
    );
  }
}

function countIn(data: string): number {
  try {
    return (JSON.parse(readFileSync(saveIn(data), "utf8")) as { record: { decisions: unknown[] } }).record.decisions
      .length;
  } catch {
    return 0; // not written yet
  }
}

async function until(holds: () => boolean, what: string, shown: () => string): Promise<void> {
  for (let turn = 0; turn < 1_000; turn += 1) {
    if (holds()) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`never kept ${what}:\n${shown()}`);
}

describe("five years, lived as the careful strategy lives them", () => {
  const out = join(freshFolder(), "headless.json");
  const headless = JSON.parse(
    jangmadang(["run", YEARS, "--strategy", "cautious", "--seed", "34", "--out", out, "--json"]).out,
  ) as { readonly hash: string; readonly ending: string };
  const { decisions, base } = (JSON.parse(readFileSync(out, "utf8")) as { record: RunRecord }).record;

  it("end on the last day headless", () => {
    expect(headless.ending).toBe("years");
    expect(decisions.length).toBeLessThanOrEqual(200);
  });

  it("and with the same hash in plain lines through a pipe", () => {
    const program = trip(base, YEARS);
    const words = new Words(program);
    const session = new Session(program, { seed: "34", base });
    const lines = [""];
    for (const decision of decisions) {
      lines.push(...linesOf(decision, words, new View(program, session.campaign.world, session.campaign.rest)));
      session.decide(decision);
    }
    const save = join(freshFolder(), "lines.json");
    jangmadang(["play", YEARS, "--plain", "--seed", "34", "--save", save], { input: `${lines.join("\n")}\n` });
    expect(JSON.parse(jangmadang(["replay", save, "--json"]).out)).toMatchObject({ hash: headless.hash });
  });

  // The larger window shows the same choices in another layout: `npm run proof` plays it too, `npm run terminal` does not.
  const WINDOWS =
    process.env["LONG_PLAYS"] === undefined
      ? [[80, 24]]
      : [
          [80, 24],
          [120, 40],
        ];

  it.each(WINDOWS)("and on the screens at %ix%i", async (columns = 80, rows = 24) => {
    const data = freshFolder();
    tmux = new Tmux(`${process.execPath} ${BIN}`, columns, rows, { XDG_DATA_HOME: data });
    await tmux.until((text) => /Prices +memoir/.test(text), "the picker with its card");
    await pick(tmux, YEARS);
    tmux.keys("Enter");
    await tmux.until((text) => text.includes("What it deals with"), "the briefing");
    await live(tmux, data, decisions, base);
    await tmux.until((text) => /how it ended|What happened/.test(text), "what the last days brought");
    if (tmux.text.includes("What happened")) tmux.keys("Enter");
    await tmux.until((text) => text.includes("how it ended"), "the end");
    expect((await shownHash(tmux, data)).hash).toBe(headless.hash);
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
