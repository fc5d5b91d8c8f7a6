import { describe, expect, it } from "vitest";
import { replayOf } from "../support/memoir.js";

const seizedIn = (id: string): readonly unknown[] =>
  replayOf({ id, file: "memoir" })
    .replayed.session.journal.postings.filter(({ reason }) => reason === "seized")
    .map(({ about, amount }) => [about, amount]);

describe("what was taken was taken by the officer's own payoff", () => {
  it("in Compartment 9: nothing, while they are paid", () => {
    expect(seizedIn("compartment-nine")).toEqual([]);
  });

  it("on the way from Kimchaek: everything, and nobody held", () => {
    expect(seizedIn("kimchaek-fish")).toEqual([
      ["fish", 20_000],
      ["fish-metal", 4_000],
    ]);
    const { rest } = replayOf({ id: "kimchaek-fish", file: "memoir" }).replayed.session.campaign;
    expect(rest).toEqual({ kind: "ended", ending: "settled-down" });
  });

  it("at the soup stall: one hind leg, and the soup left", () => {
    expect(seizedIn("pork-soup")).toEqual([["pork", 7_500]]);
    const { figures } = replayOf({ id: "pork-soup", file: "memoir" }).replayed;
    const figure = (id: string) => figures.find((of) => of.figure.id === id)?.simulated;
    expect([figure("pig-taken"), figure("legs-taken"), figure("meat-cooked")]).toEqual([60_000, 1, 52_440]);
  });
});
