import type { Change } from "./small.js";

/**
 * The small scenario (with its stall, see STALL) under a rule that tightens and eases: three regimes looked at every fifth
 * day, a rumour in town and a decree everywhere; the wardens, the bridge and the guard stand under it.
 */
export const DRIVE: readonly Change[] = [
  [
    "routes:\n",
    `enforcement:
  order:
    review: 5 day
    regimes:
      easy: {starts: 1, to: {usual: 40 %}, comes: 0.5, stops: 50 %}
      usual: {starts: 2, to: {easy: 20 %, drive: {"2001-01-01": 10 %, "2001-02-01": 50 %}}}
      drive: {starts: 1, to: {usual: 50 %}, comes: 2, stops: 2, reporting: 500 mark, bribes: 3, pressure: 4}
    signals:
      rumour: {at: town, chance: {usual: 5 %/day, drive: 60 %/day}}
      decree: {chance: {drive: 20 %/day}}
routes:
`,
  ],
  ["posts: {wardens: {", "posts: {wardens: {under: order, "],
  ["bridge: {stops", "bridge: {under: order, stops"],
  ["officer: {carrying", "officer: {under: order, carrying"],
  [
    "posts: {bridge: the bridge, wardens",
    "enforcement: {order: the order}\n  regimes: {order: {easy: easy, usual: as usual, drive: a drive}}\n  signals: {order: {rumour: They say a drive is on., decree: A decree is read out.}}\n  posts: {bridge: the bridge, wardens",
  ],
];
