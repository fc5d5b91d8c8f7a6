import { describe, expect, it } from "vitest";
import { netsOf, sampleOf } from "../support/campaigns.js";
import { BASES } from "../support/scenarios.js";

const ID = "crackdown-squad";
const WORLDS = 200;
type Changes = Readonly<Record<string, number>>;

/** What letting people go leaves more than bringing everyone in, in kg of rice, in the same worlds. */
function leniency(base: string, changes: Changes = {}): ReturnType<typeof sampleOf> {
  const strict = netsOf(ID, "strict", { base, worlds: WORLDS, changes });
  const lenient = netsOf(ID, "memoir", { base, worlds: WORLDS, changes });
  return sampleOf(lenient.map((grams, index) => (grams - (strict[index] ?? Number.NaN)) / 1000));
}

describe.each(BASES)("leniency, in the base '%s'", (base) => {
  it("pays in loyalty: what is not written about is kept", () => {
    expect(leniency(base).low).toBeGreaterThan(5);
  });

  it("costs where loyalty keeps nobody silent, since standing is all that covers", () => {
    expect(leniency(base, { "numbers.hush": 0 }).high).toBeLessThan(0);
  });

  it("and where nobody thanks for being let go", () => {
    const thankless = { "numbers.release-thanks": 0, "numbers.pass-thanks": 0 };
    expect(leniency(base, thankless).low).toBeLessThan(leniency(base).low - 5);
  });
});
