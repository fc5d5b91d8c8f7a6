import { describe, expect, it } from "vitest";
import { jangmadang } from "../support/command.js";

describe("facts without a scenario", () => {
  const { code, err, out } = jangmadang(["facts", "--json"]);
  const { schemaVersion, counts, facts } = JSON.parse(out);
  const of = (id: string) => facts.find((fact: { readonly id: string }) => fact.id === id);

  it("lists every fact of the memoir by id, with where it is used", () => {
    expect(schemaVersion).toBe(1);
    expect(facts).toHaveLength(485);
    expect(counts.encoded + counts.inConflict + counts.narrative).toBe(485);
    expect(of("M315").citations).toContainEqual({
      where: "hamhung-trip",
      name: "numbers.consignment-size",
      as: "number",
      through: [],
    });
    expect(of("M335").citations.some(({ through }: { through: string[] }) => through.includes("D074"))).toBe(true);
  });

  it("every value is used, or says why not; no reason is out of date", () => {
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(counts.unexplained).toBe(0);
    expect(counts.withValue).toBe(counts.withValueUsed + counts.withReason);
    for (const { id, citations, reason, figures, outdated } of facts) {
      expect(outdated, id).toBe(false);
      if (Object.keys(figures).length > 0 && citations.length === 0) expect(reason, id).toMatch(/\w+ \w+/);
    }
  });

  it("says which reading decides where the text clashes, and why a value is not used", () => {
    expect(of("M178").readings).toContainEqual(
      expect.objectContaining({ id: "I002", why: expect.stringMatching(/./) }),
    );
    expect(of("M041")).toMatchObject({ status: "narrative", reason: expect.stringMatching(/mill/) });
  });

  it("says the same in plain text", () => {
    const plain = jangmadang(["facts"]);
    expect(plain.out).toContain("\nM315 encoded [50 kg]: ");
    expect(plain.out).toContain("    read by I002: ");
    expect(plain.out).toContain("    not used: ");
    expect(plain.out).toMatch(/485 facts: \d+ encoded, \d+ in conflict and not used, \d+ narrative\.\n/);
  });
});
