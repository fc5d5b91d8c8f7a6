import { describe, expect, it } from "vitest";
import { replayOn, Session } from "../../../src/engine/index.js";
import { playOn } from "../../../src/strategies/index.js";
import { toldOf, waysReport } from "../../../src/ui/screen/scene/report.js";
import type { OpenPlay } from "../../../src/ui/screens.js";
import { type Stage, stage, TestDesk } from "../../support/desk.js";
import { COMPARISON, FOUND } from "../../support/findings.js";
import { take } from "../../support/play.js";
import { strategies, trip } from "../../support/scenarios.js";

const SIZES = [
  [120, 40],
  [100, 30],
  [80, 24],
  [60, 20],
] as const;

const program = trip("memoir");
const cautious = strategies(program).find(({ id }) => id === "cautious");
if (cautious === undefined) throw new Error("no strategy 'cautious'");
const session = playOn(new Session(program, { seed: "34", base: "memoir" }), cautious);

const LEDGERS = {
  rows: [
    ["dealt pobedit", "238,798 won", "477,597 won", "238,798 won"],
    ["in all", "98,915 won", "193,111 won", "94,196 won"],
    ["worth", "8,930 kg rice*", "19,971 kg rice*", "11,041 kg rice*"],
    ["ending", "chosen", "last day", ""],
  ],
  apart: { kept: "11,041 kg rice* less kept.", later: 2, dropped: 0 },
  told: ["All your 2 later decisions were taken there too."],
} as const;

const QUICK: Partial<OpenPlay> = {
  inquire: (tell) => {
    tell({ standing: FOUND.standing });
    return Promise.resolve(FOUND);
  },
  otherwise: () => Promise.resolve(LEDGERS),
  compare: (tell) => {
    tell({ ...COMPARISON, done: 100 });
    return Promise.resolve(COMPARISON);
  },
};

const ended = async (columns: number, rows: number, more: Partial<OpenPlay> = QUICK): Promise<Stage> =>
  stage(columns, rows, {
    open: { session, path: "/saves/trip-34", resumed: true, note: "", save: () => undefined, ...more },
  });

/** A promise that is settled by hand. */
function byHand<T>(): {
  readonly promise: Promise<T>;
  readonly done: (value: T) => void;
  readonly fail: (why: Error) => void;
} {
  let [done, fail]: [(value: T) => void, (why: Error) => void] = [() => undefined, () => undefined];
  const promise = new Promise<T>((resolve, reject) => {
    [done, fail] = [resolve, reject];
  });
  return { promise, done, fail };
}

/** The way from the ended play to each screen; what stands on it at every size. */
const SCREENS = {
  mattered: {
    keys: ["m"],
    shows: [
      "Which decisions mattered",
      "> 1  Day 3, Hamhung (decision 5)",
      "Take half of it",
      "enter sees it otherwise",
    ],
  },
  otherwise: { keys: ["m", "enter"], shows: ["Day 3, Hamhung", "as played", "otherwise", "477,597 won", "Esc closes"] },
  turns: { keys: ["a"], shows: ["which is to be another?", ">  2  Day 1, Hyesan: Leave some of it at home"] },
  ways: { keys: ["a", "down", "down", "enter"], shows: ["Day 1, Hyesan: what instead?", "> buy "] },
  compared: { keys: ["c"], shows: ["Strategies compared", "'memoir' against 'greedy'", "[4,696 .. 6,202]"] },
} as const;

/** What of a frame is told between its edges, without the cursor's mark. */
const inside = (text: string): readonly string[] =>
  text.split("\n").flatMap((line) => /^│ [> ] (.*?) *│$/.exec(line)?.[1] ?? /^│ (.*?) *│$/.exec(line)?.[1] ?? []);

describe("a page further", () => {
  it.each([
    [80, 24, "m"],
    [60, 20, "m"],
    [80, 24, "log"],
  ] as const)("leaves no line out at %ix%i (%s)", async (columns, rows, what) => {
    const open = async (): Promise<Stage> => {
      if (what === "m") {
        const shown = await ended(columns, rows);
        await shown.press("m");
        return shown;
      }
      const decisions = session.decisions.slice(0, -1);
      const { session: before } = replayOn(program, { ...session.record(), decisions });
      return stage(columns, rows, {
        open: { session: before, path: "/saves/trip-34", resumed: true, note: "", save: () => undefined },
      });
    };
    const [slow, quick] = [await open(), await open()];
    if (what === "log") for (const shown of [slow, quick]) await shown.press("8");
    const lines = new Set<string>();
    for (let turn = 0; turn < 80; turn += 1) {
      for (const line of inside(slow.text)) lines.add(line);
      await slow.press("down");
    }
    const seen = new Set<string>();
    for (let turn = 0; turn < 30; turn += 1) {
      for (const line of inside(quick.text)) seen.add(line);
      await quick.press("pgdn");
    }
    expect([...lines].filter((line) => !seen.has(line))).toEqual([]);
    expect(lines.size).toBeGreaterThan(rows);
    const back = new Set<string>();
    for (let turn = 0; turn < 30; turn += 1) {
      for (const line of inside(quick.text)) back.add(line);
      await quick.press("pgup");
    }
    expect([...lines].filter((line) => !back.has(line))).toEqual([]);
  });

  it("of an answer goes on where the last ended", async () => {
    const shown = await ended(60, 20, {});
    await shown.press("g", "down", "w");
    const lines: string[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      lines.push(...inside(shown.text));
      await shown.press("pgdn");
    }
    const whole = await ended(120, 60, {});
    await whole.press("g", "down", "w");
    const words = inside(whole.text).join(" ").split(/\s+/);
    const told = lines.join(" ").replace(/\s+/g, " ");
    expect(words.length).toBeGreaterThan(30);
    for (let at = 0; at + 6 < words.length; at += 6)
      expect(told).toContain(
        words
          .slice(at, at + 6)
          .join(" ")
          .trim(),
      );
  });
});

describe("w and i on what is found out", () => {
  it("tell what the screen is about, from each kind of it", async () => {
    for (const [name, { keys }] of Object.entries(SCREENS)) {
      const shown = await ended(80, 24);
      await shown.press(...keys);
      await shown.press("w");
      expect(shown.text, name).toContain("Why: ");
      await shown.press("i");
      expect(shown.text, name).toContain("Sources: ");
      await shown.press("esc");
      expect(shown.text, name).not.toContain("Sources: ");
    }
  });
});

describe.each(Object.entries(SCREENS))("the screen '%s'", (name, { keys, shows }) => {
  it("is whole at every size", async () => {
    const frames: string[] = [];
    for (const [columns, rows] of SIZES) {
      const shown = await (await ended(columns, rows)).press(...keys);
      for (const words of shows) expect(shown.text, `${columns}x${rows}`).toContain(words);
      frames.push(`${columns}x${rows}\n${shown.text}`);
    }
    await expect(frames.join("\n\n")).toMatchFileSnapshot(`../../golden/screens/${name}.txt`);
  });
});

describe("what is found out beside the keys", () => {
  it("is shown as it comes, and keys are answered meanwhile", async () => {
    const { promise, done } = byHand<typeof FOUND>();
    let tell: (so: typeof FOUND) => void = () => undefined;
    const frames: string[] = [];
    for (const [columns, rows] of SIZES) {
      const shown = await ended(columns, rows, {
        inquire: (so) => {
          tell = so;
          return promise;
        },
      });
      await shown.press("m");
      expect(shown.text).toContain("[..........] The strategies play worlds beside it.");
      if (FOUND.decisions !== undefined) tell({ ...FOUND, decisions: { ...FOUND.decisions, done: 1844 } });
      await shown.press("down");
      await shown.press("down");
      expect(shown.text).toMatch(/\[.{5}\.{5}\] 1844 of about 3688 futures are played\./);
      expect(shown.text).toContain(">    Day 11, Hyesan (decision 18)"); // the cursor moved while it ran
      expect(shown.text).toContain("Esc ends it");
      frames.push(`${columns}x${rows}\n${shown.text}`);
    }
    await expect(frames.join("\n\n")).toMatchFileSnapshot("../../golden/screens/mattered-running.txt");
    done(FOUND);
  });

  it("ends with what is found when Esc is pressed, and closes with the next", async () => {
    let stopped = false;
    const shown = await ended(80, 24, {
      inquire: (tell, stop) =>
        new Promise((done) => {
          tell({ standing: FOUND.standing });
          stop.addEventListener("abort", () => {
            stopped = true;
            done({ standing: FOUND.standing });
          });
        }),
    });
    await shown.press("m", "esc");
    expect(stopped).toBe(true);
    expect(shown.text).toContain("Where this run sits");
    expect(shown.text).toContain("Esc closes");
    await shown.press("esc");
    expect(shown.text).toContain("how it ended");
  });

  it("is asked for once: opened again it is there", async () => {
    let asked = 0;
    const shown = await ended(80, 24, {
      inquire: () => {
        asked += 1;
        return Promise.resolve(FOUND);
      },
    });
    await shown.press("m", "esc", "m");
    expect(shown.text).toContain("decision 5");
    expect(asked).toBe(1);
  });

  it("is asked for anew of an end that was come to with other decisions, though as many", async () => {
    let asked = 0;
    const of = playOn(
      new Session(program, { seed: "34", base: "memoir" }, { rewinds: 0, rewindLimit: 3, replayed: false }),
      cautious,
    );
    const { length } = of.decisions;
    const shown = await ended(80, 24, {
      session: of,
      inquire: () => {
        asked += 1;
        return Promise.resolve(FOUND);
      },
    });
    await shown.press("m", "esc");
    const at = of.decisions.findLastIndex(({ do: kind }) => kind === "sell");
    const [sale, ...later] = of.decisions.slice(at);
    if (sale?.do !== "sell") throw new Error("nothing was sold");
    of.rewind(length - at);
    take(of, { ...sale, amount: sale.amount - 1 }, ...later);
    expect([of.decisions.length, of.campaign.ended]).toEqual([length, true]);
    await shown.press("m");
    expect(asked).toBe(2);
  });

  it("tells both ledgers with whole names, whatever the room", async () => {
    const what = "from the people who buy up household things after dark";
    const rows = [[what, "6,000 won", "0 won", "-6,000 won"], ...LEDGERS.rows] as const;
    const otherwise = (): ReturnType<NonNullable<OpenPlay["otherwise"]>> => Promise.resolve({ ...LEDGERS, rows });
    for (const [columns, high] of SIZES) {
      const shown = await ended(columns, high, { ...QUICK, otherwise });
      await shown.press("m");
      await shown.terminal.settle();
      await shown.press("enter");
      await shown.terminal.settle();
      for (const word of what.split(" ")) expect(shown.text, `${columns}`).toContain(word);
      expect(shown.text.split("\n").filter((line) => line.includes("~") && !line.includes("┌"))).toEqual([]);
    }
  });

  it("opened from a row says what the row counted and what it is itself, and that missing decisions are no comparison", async () => {
    const apart = { kept: "19,198 kg rice* more kept.", later: 14, dropped: 13 };
    const shown = await ended(120, 40, { ...QUICK, otherwise: () => Promise.resolve({ ...LEDGERS, apart }) });
    await shown.press("m");
    await shown.terminal.settle();
    await shown.press("enter");
    await shown.terminal.settle();
    const text = inside(shown.text).join(" ");
    expect(text).toContain(
      "The row before: Played on in 200 futures, after both ways by you as you did. Yours came to:",
    );
    expect(text).toContain("7,300 kg rice* less kept in the mean [6,589 .. 7,898].");
    expect(text).toContain(
      "This page: the one world you played, with its luck. There yours came to: 19,198 kg rice* more",
    );
    expect(text).toContain("13 of your 14 later decisions found no place in the other run");
    await shown.press("esc", "esc", "a", "enter", "enter");
    await shown.terminal.settle();
    expect(shown.text).not.toContain("The row before");
  });

  it("offers Enter only on a row on which it does something", async () => {
    const shown = await ended(80, 24);
    await shown.press("m");
    await shown.terminal.settle();
    expect(shown.text).toContain("enter sees it otherwise");
    await shown.press("G");
    expect(shown.text).not.toContain("enter sees it otherwise");
  });

  it("offers a question's answers in steps from the least to the most", () => {
    const bribed = playOn(new Session(program, { seed: "34", base: "memoir" }), cautious);
    const at = bribed.decisions.findIndex(({ do: kind }) => kind === "answer");
    const told = toldOf(bribed);
    expect(at).toBeGreaterThan(0);
    const { from, to } = told.situations.at(at)?.range ?? { from: 0, to: 0 };
    expect(to).toBeGreaterThan(from + 10);
    expect(waysReport(told, at).rows.length).toBeGreaterThanOrEqual(10);
  });

  it("tells of the account's rows under their own words", async () => {
    const shown = await ended(80, 24);
    await shown.press("g", "w");
    expect(shown.text).toContain("How it ended");
    expect(shown.text).not.toContain("---");
  });

  it("says why it failed, and is ended when the play is left", async () => {
    const failing = byHand<never>();
    let aborted = false;
    const shown = await ended(80, 24, {
      inquire: () => failing.promise,
      compare: (_tell, stop) => {
        stop.addEventListener("abort", () => {
          aborted = true;
        });
        return new Promise(() => undefined);
      },
    });
    await shown.press("m");
    failing.fail(new Error("worker 1 of 2 ended before its work was done"));
    await shown.press("down");
    expect(shown.text).toContain("worker 1 of 2 ended");
    await shown.press("esc", "esc", "c", "ctrl-c");
    await shown.left;
    expect(aborted).toBe(true);
  });

  it("is off before the end, where a record is looked at, and where nobody can look", async () => {
    const shown = await stage(80, 24);
    await shown.press("enter", "m");
    expect(shown.text).toContain("Only once the play has ended.");
    const alone = await ended(80, 24, {});
    await alone.press("m");
    expect(alone.text).toContain("Runs are not looked into here.");
    await alone.press("a");
    expect(alone.text).toContain("Runs are not played otherwise here.");
  });

  it("tells how far it is in whole sentences, however narrow the window", async () => {
    const shown = await ended(60, 20, {
      compare: (tell, stop) => {
        tell({ ...COMPARISON, done: 100 });
        return new Promise((done) => stop.addEventListener("abort", () => done(COMPARISON)));
      },
    });
    await shown.press("c");
    expect(shown.text).toContain("each played by all.");
    await shown.press("esc");
  });

  it("compares the strategies of the scenario under the picker's cursor, in the prices chosen there", async () => {
    const desk = new TestDesk();
    const asked: (string | undefined)[] = [];
    desk.compare = (id, base) => {
      asked.push(id, base);
      return () => Promise.resolve(COMPARISON);
    };
    const shown = await stage(80, 24, { desk });
    await shown.press("o", "c");
    expect(asked).toEqual(["hamhung-trip", "historical"]);
    expect(shown.text).toContain("Strategies compared: The Hamhung trip");
    await shown.press("esc");
    expect(shown.text).toContain("Scenarios");
  });
});

describe("the end of a recorded play", () => {
  const of = {
    session,
    note: "",
    fork: () => {
      throw new Error("nobody takes over");
    },
  };
  const at = session.decisions.length;

  it("is looked into, played otherwise and compared as the end of a play is", async () => {
    const shown = await stage(100, 30, { replay: { of: { ...of, ended: { session, ...QUICK } }, at } });
    expect(shown.text).toContain("m mattered");
    await shown.press("m");
    await shown.terminal.settle();
    expect(shown.text).toContain("Which decisions mattered");
    await shown.press("esc", "a");
    await shown.terminal.settle();
    expect(shown.text).toContain("which is to be another?");
    await shown.press("esc", "c");
    await shown.terminal.settle();
    expect(shown.text).toContain("greedy");
  });

  it("says so where a record cannot be looked into, and before its end", async () => {
    const shown = await stage(100, 30, { replay: { of, at } });
    await shown.press("m");
    expect(shown.text).toContain("Runs are not looked into here.");
    await shown.press("home", "m");
    expect(shown.text).toContain("Only once the play has ended.");
  });
});
