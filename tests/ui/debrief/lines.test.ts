import { describe, expect, it } from "vitest";
import { Session } from "../../../src/engine/index.js";
import { playOn, playWith } from "../../../src/strategies/index.js";
import { calibrationLines } from "../../../src/ui/debrief/calibration.js";
import type { Inquire } from "../../../src/ui/debrief/findings.js";
import { distributionLines, standingLines } from "../../../src/ui/debrief/standing.js";
import { LinePlay, Words } from "../../../src/ui/index.js";
import { FOUND, STANDING } from "../../support/findings.js";
import { strategies, trip } from "../../support/scenarios.js";

const program = trip("memoir");
const cautious = strategies(program).find(({ id }) => id === "cautious");
if (cautious === undefined) throw new Error("no strategy 'cautious'");
const session = playWith(program, { seed: "34", base: "memoir" }, cautious);

async function told(inquire: Inquire, typed = "decisions"): Promise<string> {
  const lines: string[] = [];
  const line = new LinePlay(session, { print: (text) => lines.push(text), save: () => undefined, inquire });
  line.open(true);
  lines.length = 0;
  line.take(typed);
  await line.looking?.done;
  return lines.join("\n");
}

describe("`decisions` in plain lines", () => {
  it("tells each decision in words, what it was held against, and what that came to, with intervals", async () => {
    const text = await told(async (tell) => {
      for (const done of [100, 1000, 1900, 3688])
        if (FOUND.decisions !== undefined) tell({ ...FOUND, decisions: { ...FOUND.decisions, done } });
      return FOUND;
    });
    for (const part of [
      "Futures of this run are played now; that takes some seconds. Ctrl-C ends it with what is found.",
      "1000 of about 3688 futures are played.",
      "1900 of about 3688 futures are played.",
      "1  Day 3, Hamhung (decision 5)",
      "     You: Take half of it, 25 kg. Otherwise: Take the whole 50 kg on credit.",
      "Ruin in 3 % of them, otherwise in 15 %: 12 points less often [8 .. 16].",
      "7,300 kg rice* less kept in the mean [6,589 .. 7,898].",
      "   Day 11, Hyesan (decision 18)",
      "You: end here. Otherwise: let 10 days pass.",
      "Undecided: in 200 futures no difference was found between the two ways:",
      "the strategy 'cautious' alone, which would have decided as you did 17 of 17 times",
      "Luck: +3,160 kg rice* [+2,650 kg rice* .. +3,700 kg rice*].",
      "Decision: -1,360 kg rice*.",
    ])
      expect(text).toContain(part);
    expect(text.match(/futures are played/g)).toHaveLength(2); // at the quarters that were reached, not at each piece of work
  });

  it("tells the place and who leads once before the rest is played, and marks the final figures", async () => {
    const { decisions, standing } = FOUND;
    if (decisions === undefined || standing === undefined) throw new Error("nothing found");
    const text = await told(async (tell) => {
      tell({ standing: { ...standing, worlds: 20 } });
      const [first, ...rest] = decisions.found.map((of) => ({ ...of, worlds: 20 }));
      if (first === undefined) throw new Error("nothing found");
      tell({ standing, decisions: { ...decisions, done: 50, leading: decisions.found, found: [] } });
      for (const worlds of [20, 70, 120])
        tell({ standing, decisions: { ...decisions, done: 50, found: [{ ...first, worlds }, ...rest] } });
      return FOUND;
    });
    for (const part of [
      "So far, beside 20 worlds: this run kept",
      "In the lead after few futures",
      "this is what stands at the end",
    ])
      expect(text.split(part), part).toHaveLength(2);
    expect(text).not.toContain("So far, from"); // figures of the futures that chose would flatter
  });

  it("tells a decision whose differences round to nothing as level, and beside ruin alone what is kept", async () => {
    const { decisions } = FOUND;
    const [first] = decisions?.found ?? [];
    if (decisions === undefined || first === undefined) throw new Error("nothing found");
    const level = { value: 0, low: -1, high: 1 };
    const nothing = { a: 0, b: 0, difference: level };
    const of = { ...first, wealth: level, deaths: nothing, hungerDays: level };
    const found = [{ ...of, at: 5, ruin: nothing, hungerDays: { value: 0.01, low: 0.001, high: 0.02 } }, of];
    const text = await told(async () => ({ ...FOUND, decisions: { ...decisions, found } }));
    expect(text).toContain("1  Day 3, Hamhung (decision 5)");
    expect(text).toContain("What is kept: no difference found, at most");
    expect(text).not.toContain("[0 .. 0]");
    expect(text.indexOf("decision 6)")).toBeGreaterThan(text.indexOf("Undecided: "));
  });

  it("tells what was done nowhere as that, and decisions of one kind in one row", async () => {
    const [first, second] = FOUND.decisions?.found ?? [];
    if (FOUND.decisions === undefined || first === undefined || second === undefined) throw new Error("nothing found");
    const found = [
      { ...first, never: true, alike: [5] },
      { ...second, alike: [4, 6, 8, 10, 12, 14, 16] },
    ];
    const text = await told(async () => ({
      ...FOUND,
      decisions: { ...FOUND.decisions, found } as typeof FOUND.decisions,
    }));
    expect(text).toContain("Take half of it, 25 kg. What you never did: Take the whole 50 kg on credit.");
    expect(text).toMatch(/1 more decision of this kind seemed to matter less: day \d+ \(decision \d+\)\./);
    expect(text).toMatch(/7 more decisions of this kind seemed to matter less: days [\d, ()a-z]+(\.|, \.\.\.)/);
  });

  it("says what was found by then when it is stopped, and why when it fails", async () => {
    const lines: string[] = [];
    const line = new LinePlay(session, {
      print: (text) => lines.push(text),
      save: () => undefined,
      inquire: (_tell, stop) =>
        new Promise((done) => stop.addEventListener("abort", () => done({ standing: STANDING }))),
    });
    line.open(true);
    line.take("decisions");
    const { looking } = line;
    looking?.stop();
    await looking?.done;
    expect(lines.join("\n")).toContain("Stopped; this is what was found by then.");
    expect(line.looking).toBeUndefined();
    expect(await told(() => Promise.reject(new Error("worker 1 of 2 ended")))).toContain("worker 1 of 2 ended");
  });

  it("is not there before the end, nor where nobody can look", async () => {
    const lines: string[] = [];
    const open = new LinePlay(playWith(program, { seed: "34" }, cautious), {
      print: (text) => lines.push(text),
      save: () => undefined,
    });
    open.open(true);
    open.take("decisions");
    expect(lines.at(-1)).toContain("`jangmadang debrief` does");
  });
});

describe("luck and decision", () => {
  const { choice, decisions } = session;
  const run = { program, choice, decisions, foreseen: false };
  const lines = (of: typeof run): string => standingLines(of, new Words(program), STANDING).join("\n");

  it("are told of a run nobody knew beforehand, and of no other", () => {
    expect(lines(run)).toContain("Luck: ");
    const foreseen = lines({ ...run, foreseen: true });
    expect(foreseen).not.toContain("Luck: ");
    expect(foreseen).toContain("This run is foreseen");
    const forced = lines({ ...run, choice: { ...choice, forced: [{ draw: "snow:pass", is: "no" }] } });
    expect(forced).not.toContain("Luck: ");
    expect(forced).toContain("draws were fixed beforehand");
  });

  it("stand beside where the run lies among the plays", () => {
    expect(distributionLines(STANDING, String)).toEqual(["|#=:|  0 to 15000", "  ^ this run, 8930"]);
  });
});

describe("the odds shown and what came", () => {
  it("are told by bands with their counts, and as too few to say where they are", () => {
    expect(calibrationLines(session)).toEqual([
      "The odds you were shown, and what came (5 put to the test; 1.1 should have come, 1 came):",
      "  0 % to 20 %: shown 2 times, 11 % in the mean; came 0 times (too few to say)",
      "  20 % to 40 %: shown 3 times, 28 % in the mean; came 1 time (too few to say)",
      "  4 by what you believe of stops, searches, weather and people, which moves with what you see; 1 by odds a choice states, which do not.",
      "  Counted are odds you believed and odds told with a choice, as they stood when it was taken. Not counted: what `why` told of another day, odds further down a choice than its first, what comes by itself from day to day, and what was not asked again but went as you had answered it before. Of a search what came is that something was found.",
    ]);
  });
});

describe("what is found of an end that is taken back", () => {
  it("is told of no other", async () => {
    const of = playOn(
      new Session(program, { seed: "34", base: "memoir" }, { rewinds: 0, rewindLimit: 3, replayed: false }),
      cautious,
    );
    const lines: string[] = [];
    const line = new LinePlay(of, {
      print: (text) => lines.push(text),
      save: () => undefined,
      inquire: async () => FOUND,
    });
    const ask = (typed: string): string => {
      const from = lines.length;
      line.take(typed);
      return lines.slice(from).join("\n");
    };
    line.open(true);
    line.take("decisions");
    await line.looking?.done;
    expect(ask("why decision 5")).toContain("7,300 kg rice* less kept");
    const row = ask("why row 1");
    const lucky = ask("why 3,160");
    expect(lucky).toContain("Luck: +3,160 kg rice");
    for (const typed of ["undo 1", "undo 1", "wait 1"]) ask(typed);
    for (let at = 0; at < 20 && !line.ended; at += 1) ask("end");
    expect(line.ended).toBe(true);
    const decision = ask("why decision 5");
    expect(decision).toMatch(/^Decision 5\. Day 3, Hamhung, you: Take half of it, 25 kg\.\n/);
    expect(decision).not.toContain("less kept");
    expect(ask("why row 1")).not.toBe(row);
    expect(ask("why 3,160")).not.toContain("Luck: ");
  });
});

describe("what is found stays to be asked about", () => {
  async function asked(found: typeof FOUND, ...typed: readonly string[]): Promise<readonly string[]> {
    const lines: string[] = [];
    const line = new LinePlay(session, {
      print: (text) => lines.push(text),
      save: () => undefined,
      inquire: async () => found,
    });
    line.open(true);
    line.take("decisions");
    await line.looking?.done;
    for (let at = 0; at < 20; at += 1) line.take("ledger all");
    return typed.map((text) => {
      const from = lines.length;
      line.take(text);
      return lines.slice(from).join("\n");
    });
  }

  it("a figure of it tells its line and the measure it is of, however much was told since", async () => {
    const [luck = "", signed, decided = "", place = ""] = await asked(
      FOUND,
      "why 3,160",
      "why +3,160 kg rice",
      "why 7,300 kg",
      "why 65 %",
    );
    expect(luck).toMatch(
      /^3,160 was told here:\n {2}Luck: \+3,160 kg rice[\s\S]*\nLuck is what chance made of your run/,
    );
    expect(signed).toContain("Luck is what chance made of your run");
    expect(decided).toMatch(/^7,300 kg was told here:\n {2}1 {2}Day 3, Hamhung \(decision 5\)\n/);
    expect(decided).toContain("`decisions`, once it has ended, holds what you decided");
    expect(place).toMatch(/^65 % was told here:\n[\s\S]*more than 65 % of these plays[\s\S]*\nWhere a run sits:/);
  });

  it("a decision by its number tells its row, and where it has none that", async () => {
    const [row = "", none, no] = await asked(FOUND, "why decision 5", "why decision 3", "why decision 99");
    expect(row).toMatch(/^Decision 5\. Day 3, Hamhung, you: Take half of it, 25 kg\.\n/);
    expect(row).toContain("7,300 kg rice* less kept in the mean");
    expect(row).toContain("`what-if 5` tells what else could be decided there");
    expect(none).toContain("No row is about it");
    expect(no).toMatch(/^There is no decision '99'/);
  });

  it("too few to say is told with how many are not", async () => {
    expect((await asked(FOUND, "why too few to say"))[0]).toContain("less than 10 times no share is told");
  });
});

it("what is kept is told no more exactly than its interval, and a share of plays that is not all never as all", () => {
  const { choice, decisions } = session;
  const [idle] = STANDING.strategies;
  if (idle === undefined) throw new Error("no strategies");
  const standing = {
    ...STANDING,
    beats: { value: 0.997, low: 0.9, high: 1 },
    strategies: [{ ...idle, here: 0.00076, mean: { value: 0.00089, low: 0.0007, high: 0.001 } }],
  };
  const run = { program, choice, decisions, foreseen: false };
  const text = standingLines(run, new Words(program), standing).join("\n");
  expect(text).toMatch(/here under 0\.10? kg rice\*; in the mean under 0\.10? kg rice\*, ruined in/);
  expect(text).toContain("more than 99 % of these plays [90 % .. 100 %]");
});

it("what is owed in the end, or kept less, is never told as kept, however little it is", () => {
  const { choice, decisions } = session;
  const [idle] = STANDING.strategies;
  if (idle === undefined) throw new Error("no strategies");
  const standing = {
    ...STANDING,
    run: { ...STANDING.run, wealth: -0.02 },
    strategies: [{ ...idle, here: -0.001, mean: { value: -0.04, low: -0.3, high: 0.2 } }],
    apart: { ...STANDING.apart, decision: -0.01, luck: { value: 0.02, low: -0.03, high: 0.4 } },
  };
  const run = { program, choice, decisions, foreseen: false };
  const text = standingLines(run, new Words(program), standing).join("\n");
  const least = "0\\.10? kg rice\\*";
  expect(text).toMatch(new RegExp(`It kept less than ${least} below nothing, more than`));
  expect(text).toMatch(
    new RegExp(`here less than ${least} below nothing; in the mean less than ${least} below nothing `),
  );
  expect(text).toMatch(new RegExp(`Luck: under ${least} \\[less than ${least} below nothing \\.\\. \\+0\\.40? kg`));
  expect(text).toMatch(new RegExp(`Decision: less than ${least} below nothing\\. This run kept that much less`));
});
