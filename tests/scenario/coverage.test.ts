import { describe, expect, it } from "vitest";
import { factCoverage, Problems, readSources } from "../../src/scenario/index.js";

const LEDGERS = `
M001: {value: 5 kg, says: A load.}
M002: {value: 3 day, says: A way.}
M003: {value: 7 person, says: A crew., narrative: Nobody counts the crew.}
M004: {value: 9 m, says: A height.}
M005: {says: A custom.}
M006: {value: 2 kg, says: Another load., narrative: Nobody carries it.}
M007: {value: 1 m, says: A wall., narrative: It stands outside.}
D001: {formula: M002 / M001, value: 0.6 day/kg, says: Days a kilogram.}
D002: {formula: D001 * 2, value: 1.2 day/kg, says: Twice that.}
I001: {what: Two heights., facts: [M004, M005], reading: The lower., why: It is printed twice.}
`;
const SCENARIO = `
numbers: {load: 5 kg @M001, pace: 1.2 day/kg @D002, other: 2 kg @M006}
assume: {wall: A wall stands there (M007).}
decisions: [{at: plan, do: begin, source: M001}]
`;
const coverage = factCoverage(readSources([{ name: "ledger.yaml", text: LEDGERS }], new Problems()), [
  { where: "trip", file: { name: "episode.yaml", text: SCENARIO } },
]);
const of = (id: string) => coverage.find((fact) => fact.id === id);

describe("coverage of the memoir's facts", () => {
  it("finds who cites a fact: numbers, decisions and words", () => {
    expect(of("M001")).toMatchObject({ status: "encoded", unexplained: false, outdated: false });
    expect(of("M001")?.citations.slice(0, 2)).toEqual([
      { where: "trip", name: "numbers.load", as: "number", through: [] },
      { where: "trip", name: "decisions.1.source", as: "decision", through: [] },
    ]);
    expect(of("M007")).toMatchObject({ status: "encoded", outdated: false, citations: [{ as: "words" }] });
  });

  it("follows what rests on a fact, over several steps", () => {
    expect(of("M002")).toMatchObject({
      status: "encoded",
      citations: [{ where: "trip", name: "numbers.pace", through: ["D001", "D002"] }],
    });
  });

  it("tells conflict from narrative, and who lacks a reason or has one too many", () => {
    expect(of("M003")).toMatchObject({ status: "narrative", reason: "Nobody counts the crew.", unexplained: false });
    expect(of("M004")).toMatchObject({
      status: "in conflict",
      readings: [{ id: "I001", why: "It is printed twice." }],
      unexplained: true,
    });
    expect(of("M005")).toMatchObject({ status: "in conflict", unexplained: false });
    expect(of("M006")).toMatchObject({ status: "encoded", outdated: true });
  });
});
