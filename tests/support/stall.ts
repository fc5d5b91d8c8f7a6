import type { Change } from "./small.js";

/** The small scenario with a bakery: a recipe, a stand kept by standing order, counted buyers, a patrol, food that spoils. */
export const STALL: readonly Change[] = [
  ["counts: [bird]", "counts: [bird, loaf]"],
  [
    "  meat: {unit: bird, kcal: 100 kcal/bird}",
    "  meat: {unit: bird, kcal: 100 kcal/bird}\n  loaf: {unit: loaf, kcal: 1000 kcal/loaf, weight: 0.5 kg/loaf, spoils: 50 %/day, banned: true, fenced: 10 %}",
  ],
  ["port: {}}\nskies", "port: {}, square: {}}\nskies"],
  [
    "people:\n",
    `  square/loaf:
    bid: 2 mark/loaf
    spread: 0 %
    noise: 0 %
    pull: 10 %/day
    demand: {slow: {share: 1, from: 2 loaf/day, to: 3 loaf/day}, brisk: {share: 3, from: 6 loaf/day, to: 6 loaf/day}}
    shut: {after: wardens, days: 2 day}
people:
`,
  ],
  ["officer: {fences: 50 %,", "officer: {carrying: 1 mark/kg, fences: 50 %,"],
  [
    "posts: {bridge: {stops",
    "posts: {wardens: {comes: 30 %/day, stops: 50 %, heat: 100, officer: guard, prior: 10 %, weight: 5}, bridge: {stops",
  ],
  [
    "variables: {seen",
    `numbers: {flour: 0.4 kg/loaf, oven: 6 loaf, batch: 1 loaf, eyes: 50 %}
recipes: {baking: {makes: loaf, uses: {grain: flour}}}
activities:
  stand:
    from: town
    at: square
    when: has(mark) > 0
    levels: [small, large]
    asks: {number: loaves, from: batch, to: oven}
    work: 300 kcal/day
    opens: market-day
variables: {seen`,
  ],
  [
    "  stopped:\n    nodes:",
    `  market-day:
    nodes:
      start:
        do: [{give: {what: grain, amount: stored(grain), from: home, to: you}}, {make: {recipe: baking, amount: loaves}}, {sell: {good: loaf, amount: has(loaf)}}]
        if: ordered(stand, large)
        then: {to: far, do: [{set: {tries: tries + 1}}]}
        else: end
      far: {roll: {patrol: wardens, lookout: eyes}, on: {away: end, missed: end, caught: asked}}
      asked: {choose: {stay: end, stand: search}}
      search: {roll: {search: true}, on: {clean: end, found: verdict}}
      verdict: {roll: {officer: guard}, on: {releases: end, wants-more: end, keeps: end, reports: {ending: arrested}}}
  stopped:
    nodes:`,
  ],
  ["chick: chicks, meat: meat}", "chick: chicks, meat: meat, loaf: loaves}"],
  ["port: the port}", "port: the port, square: the square}"],
  ["posts: {bridge: the bridge}", "posts: {bridge: the bridge, wardens: the wardens}"],
  [
    "  encounters: {stopped",
    "  recipes: {baking: bread}\n  activities: {stand: the stand}\n  levels: {stand: {small: small, large: large}}\n  encounters: {market-day: {asked: {stay: Stay., stand: Stand.}}, stopped",
  ],
];
