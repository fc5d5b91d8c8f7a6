import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../../src/ui/screen/commands.js";
import { step } from "../../../src/ui/screen/reduce.js";
import { entries, route } from "../../../src/ui/screen/router.js";
import { Undrawn } from "../../support/campaign-scenes.js";
import { randomFrom, randomInputs } from "../../support/random-keys.js";
import { BASES, shippedIds, TRIP } from "../../support/scenarios.js";
import { key, letters } from "../../support/screen.js";

const pressed = (...names: readonly string[]): Undrawn => {
  const of = new Undrawn();
  for (const name of names)
    for (const input of name.startsWith('"') ? letters(name.slice(1)) : [key(name)]) of.take(input);
  return of;
};

describe("keys", () => {
  it("stand for one thing each, and none for movement alone is taken by a command", () => {
    const keys = COMMANDS.flatMap((command) => command.keys);
    expect(new Set(keys).size).toBe(keys.length);
    const moving = ["up", "down", "left", "right"];
    for (const letter of "hjkl")
      expect(moving).toContain(COMMANDS.find((command) => command.keys.includes(letter))?.id);
  });

  it("Esc never leaves an encounter, and says so", () => {
    const of = pressed("enter");
    expect(of.scene.rest).toBe("choose");
    for (let time = 0; time < 3; time += 1) of.take(key("esc"));
    expect(of.scene.rest).toBe("choose");
    expect(of.state.note).toContain("Esc does not leave an encounter");
    const asked = pressed("enter", "2", "enter", "esc");
    expect(asked.scene.rest).toBe("ask");
    expect(asked.state.note).toContain("Esc does not leave an encounter");
  });

  it("pasted text is not keys: in a list nothing happens, in a field it is typed", () => {
    const of = pressed("enter");
    of.take({ kind: "paste", text: "1\nq" });
    expect(of.scene.rest).toBe("choose");
    expect(of.state.note).toContain("Pasted text is not taken as keys");
    of.take(key("2"));
    of.take(key("enter"));
    of.take({ kind: "paste", text: "\u001b[31m500\nq" });
    expect(of.state.mode).toMatchObject({ kind: "amount", typed: "[31m500" });
  });

  it("one that is off says why, by itself and in the help", () => {
    const of = pressed("enter", "1", "enter", "b");
    expect(of.state.note).toContain("Go to the prices first");
    for (const { id, off } of COMMANDS) expect(off(of.scene, of.state)?.length ?? 20, id).toBeGreaterThan(10);
    of.take(key("2"));
    of.take(key("s"));
    expect(of.state.note).toContain("You have no rice with you.");
  });

  it("only what cannot be undone is confirmed: an ending, never a trade", () => {
    const of = pressed("enter", "1", "enter", "2", "b", '"1', "enter");
    expect(of.record.decisions.at(-1)).toMatchObject({ do: "buy", good: "rice", amount: 1000 });
    expect(of.state.mode.kind).toBe("browse");
  });

  it("Enter on an amount not typed yet leaves it open, and says what to type", () => {
    const of = pressed("enter", "1", "enter", "2", "b", "enter");
    expect(of.state.mode.kind).toBe("amount");
    expect(of.state.note).toContain("Type an amount");
  });

  it("a filter hides rows until Esc, a palette finds by letters in order", () => {
    const of = pressed("enter", "1", "enter", "/", '"kitchen');
    expect(of.state.filter).toBe("kitchen");
    of.take(key("esc"));
    expect(of.state.filter).toBe("");
    for (const input of [key(":"), ...letters("trvlhmh"), key("enter")]) of.take(input);
    expect(of.record.decisions.at(-1)).toEqual({ do: "travel", route: "out" });
  });

  it("an amount typed behind a choice in the palette stands in its question", () => {
    const typed = (text: string) => {
      const of = pressed("enter", "1", "enter");
      for (const input of [key(":"), ...letters(text), key("enter")]) of.take(input);
      return of;
    };
    expect(typed("buy rice 5").state.mode).toMatchObject({ kind: "amount", typed: "5", asked: false });
    expect(typed("wait 4").state.mode).toMatchObject({ kind: "amount", typed: "4" });
    expect(typed("wait all").state.mode).toMatchObject({ kind: "amount", typed: "all" });
    expect(typed("buy rice").state.mode).toMatchObject({ kind: "amount", typed: "" });
  });

  it("in strict play nothing is asked where nothing can be taken back, while an amount is typed too", () => {
    const { state, scene } = pressed("enter", "2", "enter");
    if (scene.rest === "picker" || state.mode.kind !== "amount") throw new Error("no amount is asked");
    const strict = { ...scene, hindsight: { ...scene.hindsight, off: "This is strict play." } };
    const pressedX = step(state, strict, key("x")).state;
    expect(pressedX.mode.kind).toBe("amount");
    expect(pressedX.note).toBe("This is strict play.");
    expect(step(state, scene, key("x")).state.mode.kind).toBe("undo");
  });

  it("the palette finds letters at the start of words alone", () => {
    const { state, scene } = pressed("enter", "1", "enter");
    const found = (wanted: string) => entries("palette", state, scene, wanted).map(({ says }) => says);
    expect(found("trvlhmh")).toContain("Travel by the road to Hamhung (2 days)");
    expect(found("moscow")).toEqual([]);
  });

  it("the first play teaches three, each until it was used once", () => {
    const of = new Undrawn();
    of.state = { ...of.state, lessons: ["move", "enter", "help"] };
    for (const name of ["enter", "down", "?"]) of.take(key(name));
    expect(of.state.lessons).toEqual([]);
  });

  it("the same state, scene and key mean the same", () => {
    const of = pressed("enter", "1", "enter");
    const before = JSON.stringify(of.state);
    expect(route(of.state, of.scene, key("j"))).toEqual(route(of.state, of.scene, key("j")));
    expect(JSON.stringify(of.state)).toBe(before);
  });
});

/** `npm run proof` walks every shipped scenario, each run of the tests two. */
const WALKED = process.env["SCREEN_PROOF"] === undefined ? [TRIP, "kimchaek-fish"] : shippedIds();

describe("random keys, undrawn", () => {
  it("throw nothing, offer nothing that is refused, and leave a record that replays to the same hash", () => {
    const keys = Math.ceil(Number(process.env["SCREEN_KEYS"] ?? 20_000) / WALKED.length);
    const reached = WALKED.map((id, at) => {
      const next = randomInputs(randomFrom(20 + at));
      const of = new Undrawn(id, BASES[at % BASES.length]);
      for (let count = 0; count < keys; count += 1) {
        of.take(next());
        if (count % 5_000 === 0) expect(of.replayed).toBe(of.hash);
      }
      expect(of.decisions, id).toBeGreaterThan(keys / 200);
      expect(of.replayed).toBe(of.hash);
      return `${id} ${of.decisions}`;
    });
    if (WALKED.length > 2) process.stdout.write(`decisions reached by ${keys} keys each: ${reached.join(", ")}\n`);
  });
});
