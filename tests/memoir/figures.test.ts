import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Decision } from "../../src/engine/index.js";
import { byStrategy, heldThrough, marked, type RunFile, replayOf, turnsOf } from "../support/memoir.js";
import { shippedIds } from "../support/scenarios.js";

/** Counted figures the chapter supports, at least. A run that is not listed fails. */
const COUNTED: Readonly<Record<string, number>> = {
  "hamhung-trip/memoir": 6,
  "pork-soup/memoir": 4,
  "kimchaek-fish/memoir": 6,
  "compartment-nine/memoir": 10,
  "thin-porridge/memoir": 0,
  "scrap-tools/memoir": 5,
  "labour-day/memoir": 6,
  "yen-courier/memoir": 6,
  "in-laws-rice/memoir": 3,
  "hoichang-gold/memoir": 9,
  "hoichang-gold/memoir-companions": 2,
  "hyesan-years/memoir": 11,
};

/** Where a strategy and the narrator may differ: one loads by a rule where he loaded a printed number, one lives on to the last day. */
const COMPARED: Readonly<Record<string, readonly Decision["do"][]>> = {
  "compartment-nine/memoir": ["choose", "travel", "finish"],
  "in-laws-rice/memoir": ["choose", "answer", "travel"],
};

const RUNS: readonly RunFile[] = shippedIds().flatMap((id) =>
  readdirSync(`scenarios/${id}`)
    .filter((name) => /^memoir.*\.yaml$/.test(name))
    .map((name) => ({ id, file: name.slice(0, -".yaml".length) })),
);

it("every run is listed with what it must count", () => {
  expect(RUNS.map(({ id, file }) => `${id}/${file}`).sort()).toEqual(Object.keys(COUNTED).sort());
});

describe.each(RUNS)("the memoir's run of $id ($file)", (of) => {
  const whole = replayOf(of);
  const { run, replayed } = whole;

  it("gives every printed figure, and counts as many as the chapter supports", () => {
    expect(replayed.figures.filter(({ holds }) => !holds).map(({ figure }) => figure.id)).toEqual([]);
    const counted = replayed.figures.filter(({ figure }) => figure.counted);
    expect(counted.length).toBeGreaterThanOrEqual(COUNTED[`${of.id}/${of.file}`] ?? Number.POSITIVE_INFINITY);
    for (const { figure } of counted) expect(["arithmetic", "outcome"]).toContain(figure.kind);
  });

  it("is what the strategy of the same name does in the same luck", () => {
    const kinds = COMPARED[`${of.id}/${of.file}`] ?? ["choose", "answer", "order", "travel", "finish"];
    expect(marked(byStrategy(whole), kinds)).toEqual(marked(replayed.session, kinds));
  });

  it("forces no choice of an officer or a contact", () => {
    const kinds = run.forced.map(({ draw }) => draw.split(":")[0]);
    expect(kinds.filter((kind) => kind === "contact" || kind === "verdict")).toEqual([]);
  });

  it("has a prior chance: the product of the draws it forces, each counted once", () => {
    const keys = replayed.luck.map(({ subject, index }) => `${subject} ${index}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(replayed.priorChance).toBeGreaterThan(0);
    expect(replayed.priorChance).toBeCloseTo(
      replayed.luck.reduce((product, { chance }) => product * chance, 1),
      12,
    );
  });

  it.each(turnsOf(run))("$figures break when $source is turned by $factor", (turn) => {
    const { held, used } = heldThrough(of, turn);
    expect(used, `${turn.source} stands behind nothing`).toBe(true);
    expect(held).toEqual([]);
  });
});
