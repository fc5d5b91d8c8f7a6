import { describe, expect, it } from "vitest";
import { buildProgram, Session } from "../../../src/engine/index.js";
import type { Scenario } from "../../../src/scenario/index.js";
import { LinePlay } from "../../../src/ui/index.js";
import { columnsOf, inColumns, plain, wrap } from "../../../src/ui/screen/text.js";
import { stage, TestDesk } from "../../support/desk.js";
import { shipped, TRIP } from "../../support/scenarios.js";

const CODES = [
  ...[
    "\u001b[2J",
    "\u001b[3J",
    "\u001bc",
    "\u001b[31m",
    "\u001b]0;title\u0007",
    "\u001b]8;;http://x\u0007link\u001b]8;;\u0007",
    "\u001b[?1049l",
    "\u001b[5;5H",
  ],
  ...[
    "\u001b[6n",
    "\u001bP$q\u001b\\",
    "\u001b_x\u001b\\",
    "\u001b^x\u001b\\",
    "\u001b[c",
    "\u001b[9999C",
    "\u001b[999A",
    "\u001b[s\u001b[u",
    "\u001b#8",
    "\u001b(0",
  ],
  ...[
    "\u0000",
    "\u0007",
    "\b\b\b",
    "\t\t\t",
    "\n\n",
    "\r",
    "\u000b",
    "\u000c",
    "\u000e",
    "\u000f",
    "\u0018",
    "\u001a",
    "\u001b",
    "\u007f",
  ],
  ...[
    "\u0080",
    "\u0085",
    "\u0090q\u009c",
    "\u009b31m",
    "\u009d0;x\u009c",
    "\u009f",
    "\u00ad",
    "\u061c",
    "\u200b",
    "\u200d",
    "\u200e",
    "\u202e",
    "\u2028",
    "\u2029",
  ],
  ...[
    "\u2066",
    "\ufeff",
    "\ufff9",
    "\u{e0041}",
    "\u{e0100}",
    "\ud800",
    "\udc00",
    "\u0301".repeat(40),
    "👨‍👩‍👧‍👦",
    "🇰🇵",
    "☠️",
    "힣".repeat(80),
    "a".repeat(5000),
    "\u{10ffff}",
  ],
];

// biome-ignore lint/suspicious/noControlCharactersInRegex: what must not reach a terminal; tabs and line breaks are a file's own
const FOREIGN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;

/** The trip with a hostile piece in every text, put there behind the back of what cleans files at load; each text has another. */
function poisoned(scenario: Scenario, turn: number): Scenario {
  const piece = (at: number): string => CODES[(at + turn) % CODES.length] ?? "";
  const texts = new Map(
    [...scenario.texts].map(([id, template], at) => [id, [`a${piece(at)}`, ...template, piece(at)]]),
  );
  return { ...scenario, texts };
}

/** In `npm run proof` every text meets every one of them; here each meets one in ten. */
const EVERY = process.env["SCREEN_PROOF"] === undefined ? 10 : 1;
const turns = CODES.map((hostile, turn) => ({ hostile, turn })).filter(({ turn }) => turn % EVERY === 0);

const scenario = shipped(TRIP);

describe("sixty hostile texts", () => {
  it("are sixty, in every text of a scenario, and reach no frame at any size", async () => {
    expect(CODES.length).toBeGreaterThanOrEqual(60);
    for (const { hostile, turn } of turns) {
      const desk = new TestDesk();
      desk.program = buildProgram(poisoned(scenario, turn), { base: "memoir" });
      desk.cards = [
        {
          id: `x${hostile}`,
          title: `t${hostile}`,
          summary: hostile,
          contentNote: hostile,
          places: hostile,
          goods: hostile,
        },
      ];
      desk.saves_ = [
        { name: `s${hostile}`, path: "/s", written: "now", scenario: hostile, seed: hostile, fault: hostile },
      ];
      const size =
        [
          [120, 40],
          [80, 24],
          [60, 20],
        ][turn % 3] ?? [];
      // The terminal throws at any byte that is not the screens' own.
      const shown = await stage(size[0] ?? 80, size[1] ?? 24, { desk, color: true });
      await shown.press("j", "k", "enter", "enter", "1", "enter", "5", "8", "?", "esc", ":", "esc", "1");
      expect(shown.text).toMatch(/What do you do|What happens|How much/);
    }
  });

  it("written in a file are refused or made harmless at load, so that no line and no log holds one", () => {
    const printed: string[] = [];
    for (const { hostile } of turns) {
      const written = JSON.stringify(`Hamhung ${hostile.slice(0, 200)}`).replace(/[{}]/g, "");
      const edit = (name: string, text: string): string =>
        name.endsWith(`${TRIP}/text.en.yaml`)
          ? text.replace("places: {hamhung: Hamhung}", `places: {hamhung: ${written}}`)
          : text;
      let loaded: Scenario;
      try {
        loaded = shipped(TRIP, edit);
      } catch (error) {
        printed.push((error as Error).message);
        continue;
      }
      const lines = new LinePlay(new Session(buildProgram(loaded), { seed: "1" }), {
        print: (line) => printed.push(line),
        save: () => undefined,
      });
      lines.open(false);
      for (const line of ["1", "travel out", "status", "1"]) lines.take(line);
    }
    expect(printed.length).toBeGreaterThanOrEqual(turns.length);
    for (const line of printed) expect(FOREIGN.test(line), JSON.stringify(line)).toBe(false);
  });
});

describe("a text in so many columns", () => {
  it("takes exactly these, whatever it holds, and its wrapped lines no more", () => {
    for (const text of [...CODES, "plain", "", "함흥 가는 길", "x 힣힣힣 y"]) {
      for (const columns of [1, 2, 3, 7, 20, 61]) {
        expect(columnsOf(inColumns(text, columns)), JSON.stringify(text)).toBe(columns);
        for (const line of wrap(text, columns)) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
      }
      expect(FOREIGN.test(plain(text))).toBe(false);
    }
  });
});
