import { describe, expect, it } from "vitest";
import { type Decision, Session, View } from "../../src/engine/index.js";
import { asking } from "../support/asking.js";
import { trip } from "../support/scenarios.js";

/** Answers to what the way home with birds asks; what is not named here takes the first option, or all there is to take. */
const ANSWERS: Readonly<Record<string, Decision>> = {
  "consignment.offer": { do: "choose", option: "none" },
  "varnish.start": { do: "answer", amount: 0 },
  "hawker.start": { do: "answer", amount: 100 },
  "snow-on-birds.start": { do: "choose", option: "halt" },
};

/** Birds that come home of a hundred that waited out a night of snow, packed as told; undefined where it did not snow. */
function birdsHome(seed: string, packing: "straw" | "open"): number | undefined {
  const session = new Session(trip("memoir"), { seed });
  let snowed = false;
  for (let steps = 0; steps < 60; steps += 1) {
    const { rest } = session.campaign;
    const view = new View(session.program, session.campaign.world, rest);
    const { has } = view.held("duckling");
    if (view.atHome && view.day > 1) return snowed ? has : undefined;
    if (rest.kind === "ended") return undefined;
    if (rest.kind === "begin") session.decide({ do: "begin" });
    else if (rest.kind === "plan") session.decide({ do: "travel", route: has > 0 ? "home" : "out" });
    else {
      const key = `${rest.encounter}.${rest.node}`;
      snowed ||= key === "snow-on-birds.start";
      const first = view.options[0]?.id ?? "";
      const otherwise: Decision = rest.kind === "ask" ? { do: "answer", amount: 0 } : { do: "choose", option: first };
      session.decide(key === "packing.start" ? { do: "choose", option: packing } : (ANSWERS[key] ?? otherwise));
    }
  }
  return undefined;
}

describe("a hundred birds on the pass", () => {
  const seeds = Array.from({ length: 40 }, (_, index) => `pass-${index}`);
  const nights = seeds.map((seed) => ({ open: birdsHome(seed, "open"), straw: birdsHome(seed, "straw") }));
  const snowy = nights.filter(({ open }) => open !== undefined);

  it("live under straw and not in the open, in the same nights", () => {
    expect(snowy.length).toBeGreaterThan(5);
    for (const { open, straw } of snowy) {
      expect(straw).toBe(100);
      expect(open).toBeLessThan(100);
    }
  });
});

describe("the fire on the pass", () => {
  /** Met with so many dead birds, all of those bought, on one of the first worlds where the cold kills all. */
  function fire(birds: number): { readonly told: string; readonly why: string; readonly given: string } {
    const way = ["1", "travel out", "3", "0", `${birds}`, "travel home", "1", "1"];
    for (let seed = 0; seed < 60; seed += 1) {
      const ask = asking("hamhung-trip", `fire-${seed}`, ...way);
      const told = ask("");
      if (told.includes(`There are ${birds} dead birds`)) return { told, why: ask("why 1"), given: ask("1") };
    }
    return { told: "", why: "", given: "" };
  }

  it("has something shared of however few birds there are, as the choice says", () => {
    const few = fire(18);
    expect(few.told).toContain("Grill them for everyone and keep 9 for home");
    expect(few.why).toContain("You give 9 dead ducklings to the people on the truck");
    expect(few.given).toContain("- 9 dead ducklings (to the people on the truck)");
    expect(fire(1).told).toMatch(/Grill them for everyone$/m);
    expect(fire(300).told).toContain("Grill them for everyone and keep 50 for home");
  });
});
