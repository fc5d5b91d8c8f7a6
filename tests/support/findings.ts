import type { ComparisonFindings, DecisionFinding, Findings, StandingFindings } from "../../src/ui/debrief/findings.js";

const figure = (value: number, low: number, high: number) => ({ value, low, high });

const finding = (at: number, more: Partial<DecisionFinding> = {}): DecisionFinding => ({
  at,
  played: { do: "choose", option: "half" },
  instead: { do: "choose", option: "all" },
  never: false,
  before: false,
  alike: [],
  worlds: 200,
  goings: { taken: "own", other: "own" },
  wealth: figure(-7297, -7898, -6589),
  ruin: { a: 0.03, b: 0.15, difference: figure(-0.12, -0.16, -0.08) },
  deaths: { a: 0, b: 0, difference: figure(0, -0.02, 0.02) },
  hungerDays: figure(0.3, -0.1, 1.8),
  undecided: false,
  ...more,
});

export const STANDING: StandingFindings = {
  worlds: 200,
  run: { wealth: 8930, ruined: false, hungerDays: 0 },
  strategies: [
    {
      strategy: "cautious",
      here: 8930,
      ruinedHere: false,
      mean: figure(9210, 8820, 9500),
      ruined: figure(0, 0, 0.02),
      hungerHere: 0,
      hungerDays: 0,
    },
    {
      strategy: "greedy",
      here: 0,
      ruinedHere: true,
      mean: figure(9250, 7640, 10900),
      ruined: figure(0.13, 0.09, 0.18),
      hungerHere: 0,
      hungerDays: 2,
    },
  ],
  beats: figure(0.65, 0.63, 0.67),
  beatsHere: 1,
  bars: [
    { from: 0, to: 5000, plays: 200 },
    { from: 5000, to: 10000, plays: 150 },
    { from: 10000, to: 15000, plays: 50 },
  ],
  apart: { luck: figure(3160, 2650, 3700), decision: -1360, kinder: 0.81 },
};

/** What might be found out about the trip's run by its own cautious strategy in world 34. */
export const FOUND: Findings = {
  standing: STANDING,
  decisions: {
    policy: { id: "cautious", agrees: 17, of: 17 },
    horizon: 365,
    tested: 17,
    ways: 61,
    firstLook: { worlds: 2, days: 120 },
    done: 3688,
    all: 3688,
    leading: [],
    found: [
      finding(4),
      finding(17, {
        played: { do: "finish", ending: "settled" },
        instead: { do: "wait", days: 10 },
        ruin: { a: 0, b: 0, difference: figure(0, -0.02, 0.02) },
        wealth: figure(5, -20, 30),
        hungerDays: figure(0, 0, 0),
        undecided: true,
      }),
    ],
  },
};

/** What might be found where three strategies play the same worlds. */
export const COMPARISON: ComparisonFindings = {
  base: "historical",
  seed: "7",
  scenario: "hamhung-trip",
  done: 1000,
  all: 1000,
  unit: "kg rice*",
  strategies: [
    {
      id: "memoir",
      mean: figure(16517, 15941, 17093),
      ruined: figure(0.03, 0.02, 0.04),
      hungerDays: 2.2,
      bars: [1, 0, 4, 40, 9],
    },
    {
      id: "greedy",
      mean: figure(11048, 10254, 11841),
      ruined: figure(0.11, 0.09, 0.13),
      hungerDays: 2,
      bars: [9, 2, 20, 9, 14],
    },
    {
      id: "@trip-34",
      mean: figure(8978, 8802, 9154),
      ruined: figure(0.01, 0, 0.01),
      hungerDays: 1.1,
      bars: [0, 3, 50, 1, 0],
    },
  ],
  low: -9280,
  high: 31733,
  verdict: {
    a: "memoir",
    b: "greedy",
    worlds: 1000,
    mean: figure(5469, 4696, 6202),
    aBeatsB: figure(0.63, 0.6, 0.66),
    ruin: { a: 0.03, b: 0.11, difference: figure(-0.075, -0.094, -0.057) },
    hungerDays: figure(0.2, -0.1, 0.5),
    better: "memoir",
    moreWorlds: undefined,
  },
};
