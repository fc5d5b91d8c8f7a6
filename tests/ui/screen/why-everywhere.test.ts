import { describe, expect, it } from "vitest";
import { buildProgram, Session } from "../../../src/engine/index.js";
import { COMMANDS } from "../../../src/ui/screen/commands.js";
import { initialState, meet } from "../../../src/ui/screen/state.js";
import { BASES, shipped, shippedIds, strategies, TRIP, trip } from "../../support/scenarios.js";
import { shown, unanswered, Walked, walkThrough } from "../../support/walk.js";

/** States walked of each of two plays; `npm run proof` walks as many as there are, in both bases. */
const STATES = 3;

describe("w and i", () => {
  it.each(shippedIds())("answer every number, price, risk and refusal on every panel of '%s'", (id) => {
    const program = buildProgram(shipped(id));
    const { faults, rows } = walkThrough(program, strategies(program, id).slice(0, 2), STATES);
    expect(faults).toEqual([]);
    expect(rows).toBeGreaterThan(20);
  });

  it("of a row that says nothing of its own are found out, and so is a refusal left without its reason", () => {
    const session = new Session(trip("memoir"), { seed: "34" });
    session.decide({ do: "begin" });
    session.decide({ do: "choose", option: "leave-none" });
    const { scene, asking } = shown(session);
    const faultsWith = (of: Partial<typeof asking>, at = scene): readonly string[] =>
      unanswered(at, { ...asking, ...of }, new Walked());
    expect(faultsWith({})).toEqual([]);
    const generic = faultsWith({ explain: () => asking.explain(undefined) });
    expect(generic.join()).toContain("prices: 'rice");
    expect(generic.join()).toContain("Nobody buys");
    expect(generic.join()).toContain("w does not tell 50 %");
    expect(faultsWith({ sources: () => [] }).length).toBeGreaterThan(10);
    const ruleless = faultsWith({
      explain: (about) => asking.explain(about).filter((line) => !/came about/.test(line)),
    });
    expect(ruleless.join()).toContain("w does not tell the price rule by rule");
    const { risks } = scene.panels;
    const bare = risks.rows.map(({ about: _about, enter: _enter, ...row }) => row);
    const without = faultsWith({}, { ...scene, panels: { ...scene.panels, risks: { ...risks, rows: bare } } });
    expect(without).toHaveLength(new Set(without).size);
    expect(without[0]).toMatch(/^risks: .* answers neither w nor i$/);
  });

  it("are there for every key that is off: a sentence says why", () => {
    for (const base of BASES) {
      const session = new Session(trip(base, TRIP), { seed: "34" });
      session.decide({ do: "begin" });
      const { scene } = shown(session);
      const state = meet(initialState("34", false), scene);
      const off = COMMANDS.flatMap(({ id, off }) => off(scene, state) ?? (id === "up" ? "Nothing." : []));
      expect(off.length).toBeGreaterThan(8);
      for (const why of off) expect(why).toMatch(/^[A-Z].*[.)]$/);
    }
  });
});
