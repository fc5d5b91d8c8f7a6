import { describe, expect, it } from "vitest";
import { counted } from "../../../src/ui/screen/amount.js";
import { isLong, isMore, metWithin, newsWithin } from "../../../src/ui/screen/news.js";
import type { PlayScene, Question } from "../../../src/ui/screen/scene/model.js";
import { logPanel } from "../../../src/ui/screen/scene/panels.js";

const DEATH = "One of the department has died at home. He had given his share away.";
const MEALS = "At home meanwhile: ate 16 kg rice; wages of 25 won; the state handed out 16 kg rice.";
const SCENE = {
  rest: "plan",
  news: [
    DEATH,
    MEALS,
    "+ 5 kg fish (bought)",
    "The group has come home, and each has brought a little for the family.",
  ],
  aside: [MEALS, "+ 5 kg fish (bought)"],
  odds: [],
} as unknown as PlayScene;

const textOf = (columns: number, room: number, scene = SCENE): string =>
  newsWithin(scene, columns, room, "...")
    .map((line) => line.map(({ text }) => text).join(""))
    .join(" ");

describe("what happened, where there is little room", () => {
  it("leaves out what the panels tell before anything that was said", () => {
    for (const room of [5, 6]) {
      const text = textOf(60, room);
      expect(text).toMatch(/^\.\.\. One of the department has died/);
      expect(text).not.toContain("At home meanwhile");
      expect(text).toContain("a little for the family.");
    }
    expect(textOf(60, 20)).toBe(SCENE.news.join(" "));
  });

  it("in an encounter says so where something of it is left out, without a line of its own", () => {
    const facts = [
      { label: "He can see", text: "fish", brief: true },
      { label: "Purse", text: "375 won" },
      { label: "You owe", text: "100,000 won" },
    ];
    const met: PlayScene = {
      ...SCENE,
      rest: "choose",
      news: ["You are back."],
      aside: [],
      odds: [],
      encounter: { title: "", facts } as never,
    };
    expect(metWithin(met, 76, 4, "...")).toMatchObject({ cut: false });
    const { lines, cut } = metWithin(met, 76, 3, "...");
    expect([lines.length, cut]).toEqual([3, true]);
  });

  it("is cut between sentences only", () => {
    const long = {
      ...SCENE,
      news: [`${DEATH} ${"He was a smith and had two children. ".repeat(6).trim()}`],
      aside: [],
    };
    for (let room = 2; room < 5; room += 1)
      expect(textOf(60, room, long)).toMatch(/^\.\.\.(( He was a smith and had two children\.)+)$/);
  });

  it("has a page of its own after days that passed, where what was said has no room, and only there", () => {
    const many = { ...SCENE, news: [...SCENE.news, ...Array<string>(9).fill(DEATH)] };
    const moves = Array.from({ length: 20 }, (_, at) => `+ ${at} kg fish (bought)`);
    const traded = { ...SCENE, news: moves, aside: moves };
    expect(isMore(many, 80, 24, true)).toBe(true);
    expect(isMore(traded, 80, 24, true)).toBe(false);
    expect(isMore(traded, 80, 24)).toBe(true);
    expect(isLong(traded, 80, 0)).toBe(false);
  });

  it("is told before the account where days ended the play, and what has to be told came in them", () => {
    expect(isMore({ ...SCENE, rest: "ended" }, 80, 24, true)).toBe(true);
    expect(isMore({ ...SCENE, rest: "ended" }, 80, 24)).toBe(false);
    expect(isMore({ ...SCENE, news: [MEALS], rest: "ended" }, 80, 24, true)).toBe(false);
  });
});

describe("the log", () => {
  const day = (of: number, text: string) => ({ day: of, head: `Day ${of}`, lines: [{ text, cause: "", word: "" }] });

  it("tells equal days as one, and no other", () => {
    const ate = "ate 1.14 kg rice; wages of 1.83 won";
    const { rows } = logPanel([
      day(1, ate),
      day(2, ate),
      day(3, "ate 1.14 kg rice; wages of 1.84 won"),
      day(4, "died"),
      day(6, "died"),
    ]);
    const heads = rows.map(({ above }) => above?.(60)[0]?.[0]?.text);
    expect(heads).toEqual(["Day 6", "Day 4", "Day 1 to Day 3, each day much the same"]);
  });
});

describe("up and down in an amount", () => {
  const kilos = {
    from: 1,
    to: 3_940,
    factor: 1_000,
    dims: { kg: 1 },
    units: new Map(),
    write: (amount: number) => `${amount}`,
  } as unknown as Question;

  it("never come below one of its unit, where there is as much", () => {
    expect(counted(kilos, "", 1)).toBe("1");
    expect(counted(kilos, "", -1)).toBe("3.94");
    expect(counted({ ...kilos, to: 500 }, "", 1)).toBe("0.5");
    expect(counted({ ...kilos, from: 0 }, "", 1)).toBe("0");
  });
});
