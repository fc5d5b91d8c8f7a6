import { describe, expect, it } from "vitest";
import { FrameSink } from "../../../src/ui/screen/sink.js";
import { StandIns } from "../../../src/ui/screen/stand-ins.js";
import { stage } from "../../support/desk.js";
import { randomFrom, randomInput, randomInputs, randomSize } from "../../support/random-keys.js";
import { TestTerminal } from "../../support/screen.js";

describe("random keys on a drawn screen", () => {
  it("leave every frame whole at every size: what was changed is what a whole new frame shows", async () => {
    const random = randomFrom(7);
    const next = randomInputs(random);
    const keys = Number(process.env["SCREEN_DRAWN"] ?? 150);
    let left = true;
    let terminal = new TestTerminal(80, 24);
    for (let count = 0; count < keys; count += 1) {
      if (left) {
        const shown = await stage(80, 24, { color: true });
        terminal = shown.terminal;
        left = false;
        void shown.left.then(() => {
          left = true;
        });
      }
      terminal.input(next());
      terminal.flush();
      if (random(25) === 0) terminal.resize(...(random(3) === 0 ? randomSize(random) : ([80, 24] as const)));
      if (count % 20 === 0) await terminal.settle();
      if (count % 50 !== 49 || left) continue;
      await terminal.settle();
      const before = terminal.picture;
      terminal.resize(terminal.columns, terminal.rows);
      await terminal.settle();
      if (!left) expect(terminal.picture).toBe(before);
    }
    const whole = await (await stage(80, 24)).press("enter", "enter", "1", "enter");
    terminal = whole.terminal;
    terminal.resize(300, 120);
    terminal.resize(80, 24);
    await terminal.settle();
    expect(terminal.text).not.toContain("#");
  });

  it("draws one frame for a burst of keys, and nothing at all while nothing happens", async () => {
    const { terminal } = await (await stage(100, 30)).press("enter", "enter", "1", "enter");
    const before = terminal.writes;
    await terminal.settle();
    expect(terminal.writes).toBe(before);
    for (let count = 0; count < 30; count += 1) terminal.input(randomInput(randomFrom(3)));
    await terminal.settle();
    expect(terminal.writes).toBeLessThanOrEqual(before + 2);
  });
});

describe("the frame sink", () => {
  const sinkOn = () => {
    const terminal = new TestTerminal(20, 5);
    const standIns = new StandIns();
    const sink = new FrameSink(terminal, standIns);
    const draw = (...lines: readonly string[]): void => {
      standIns.begin();
      sink.write(standIns.for(lines));
      sink.show();
    };
    return { terminal, sink, standIns, draw };
  };

  it("writes only the lines that changed, at their places, and never scrolls", () => {
    const { terminal, draw } = sinkOn();
    draw("one", "two", "three", "four", "five");
    const { sent } = terminal;
    draw("one", "two", "THREE", "four", "five");
    expect(terminal.text).toBe("one\ntwo\nTHREE\nfour\nfive");
    expect(terminal.sent - sent).toBeLessThan(50);
    draw("one");
    expect(terminal.text).toBe("one\n\n\n\n");
  });

  it("puts the lines of blocks in the places of their letters, also when the layout stayed the same", () => {
    const { terminal, sink, standIns } = sinkOn();
    const blocks = (...of: readonly (readonly string[])[]): void => {
      standIns.begin();
      expect(of.map((lines) => standIns.for(lines))).toEqual(["A\nA", "B\nB", "C"]);
    };
    blocks(["a1 ", "a2 "], ["b1", "b2"], ["\u001b[7mlow\u001b[0m"]);
    sink.write("AB\nAB\nC");
    sink.show();
    expect(terminal.text).toBe("a1 b1\na2 b2\nlow\n\n");
    blocks(["A1 ", "A2 "], ["B1", "B2"], ["LOW"]);
    sink.show();
    expect(terminal.text).toBe("A1 B1\nA2 B2\nLOW\n\n");
  });

  it("cuts what is taller than the window and is silent once closed", () => {
    const { terminal, sink, draw } = sinkOn();
    draw("1", "2", "3", "4", "5", "6", "7");
    expect(terminal.text).toBe("1\n2\n3\n4\n5");
    sink.close();
    draw("x");
    sink.forget();
    expect(terminal.text).toBe("1\n2\n3\n4\n5");
  });

  it("is held by a terminal that throws at a torn frame", () => {
    const { draw } = sinkOn();
    expect(() => draw("x".repeat(21))).toThrow("runs over");
    expect(() => draw("a\u0007b")).toThrow("foreign byte");
    expect(() => draw("\u001b[3J")).toThrow("unknown code");
  });
});
