import { post } from "../../src/engine/ledger.js";
import { worldKey } from "../../src/engine/luck.js";
import { buildModel, type Model } from "../../src/engine/model.js";
import { Nature, type NatureOptions } from "../../src/engine/nature.js";
import { World } from "../../src/engine/world.js";
import type { Scenario } from "../../src/scenario/index.js";
import { scenarioFrom } from "./scenarios.js";

/** A scenario of two towns, small enough to work its numbers out by hand. One currency of 100 minor units. */
const SMALL = `
format: 1
kind: scenario
id: small
source: made up for tests
bases: [plain]
base: plain
currencies: {mark: {minor: 100}}
counts: [bird]
numeraire: grain
goods:
  grain: {unit: kg, kcal: 3000 kcal/kg}
  metal: {unit: kg, banned: true}
  dust: {unit: kg, banned: true, fenced: 50 %}
  chick: {unit: bird, cold: {all: 50 %, part: 40 %, prior: 50 %, weight: 2, becomes: meat}}
  meat: {unit: bird, kcal: 100 kcal/bird}
places: {town: {home: true}, port: {}}
skies: {hill: {snow: 50 %/day, prior: 30 %, weight: 4}}
markets:
  town/grain: {ask: 1 mark/kg, spread: 10 %, noise: 0 %, pull: 10 %/day, depth: 1000 kg, recovery: 50 %/day}
  town/metal: {bid: 100 mark/kg, spread: 10 %, noise: 0 %, pull: 10 %/day, depth: 20 kg, recovery: 10 %/day}
  town/dust: {bid: 100 mark/kg, spread: 0 %, noise: 0 %, pull: 10 %/day}
  port/chick: {ask: 2 mark/bird, spread: 10 %, noise: 5 %, pull: 20 %/day, stock: 30 bird/day}
  port/metal: {mid: 50 mark/kg, spread: 20 %, noise: 5 %, pull: 20 %/day, depth: 20 kg, recovery: 10 %/day}
people:
  lender: {outside: true}
  buyer: {outside: true}
  poor-buyer: {}
  guard:
    officer: {fences: 50 %, seizing-costs: 200 mark, bribe-costs: 5 mark, reporting-pays: -50 mark, prior: {releases: 50 %, keeps: 40 %, reports: 10 %}, weight: 4}
offers:
  lot: {by: buyer, at: town, buys: metal, price: 90 mark/kg, up-to: 10 kg, noise: 0 %, pull: 10 %/day}
  poor-lot: {by: poor-buyer, at: town, buys: metal, price: 90 mark/kg, up-to: 10 kg, noise: 0 %, pull: 10 %/day}
credit: {loan: {from: lender, good: metal, cost: 20 mark/kg, term: 30 day}}
hiding:
  sack: {found: 50 %, amount: 10 kg, prior: 40 %, weight: 4}
  barrel: {found: 30 %, amount: 10 kg, prior: 30 %, weight: 4}
posts: {bridge: {stops: 20 %, heat: 100, officer: guard, opens: stopped, prior: 20 %, weight: 5}}
routes:
  down: {from: town, to: port, legs: {plain: {days: 1.5 day}, ridge: {days: 0.25 day, sky: hill}}}
  up: {from: port, to: town, legs: {ridge: {days: 2 day, sky: hill, post: bridge}}}
household:
  members: {trader: {needs: 1500 kcal/person/day, trader: true}, elder: {needs: 1500 kcal/person/day}}
  staple: grain
  rations: {full: 100 %, half: 50 %}
  fed-away: true
  issue: 100.5 g/person/day
  wage: 10 mark/month
  recovery: 50 %
  dies: {after: 3 day, chance: 50 %/day}
exposure: {fades: 10 %/day}
variables: {seen: {start: 0}, tries: {start: 0}}
encounters:
  morning: {at: town, nodes: {start: {do: [{set: {seen: seen + 1}}], then: end}}}
  stopped:
    nodes:
      start: {roll: {search: true}, on: {clean: end, found: asked}}
      asked: {choose: {pay: purse, plead: verdict}}
      purse: {ask: {number: bribe, from: 0, to: has(mark), then: {to: verdict, do: [{offer: {what: mark, amount: bribe}}]}}}
      verdict:
        roll: {officer: guard}
        on: {releases: end, wants-more: {to: asked, max: 2, else: end}, keeps: end, reports: {ending: arrested}}
endings:
  starved: {kind: ruin, when: deaths > 0}
  arrested: {kind: ruin}
  enough: {kind: choice, when: has(mark) > 0}
  over: {kind: time}
plan: {wait-up-to: 10 day}
start: {date: "2001-01-01", days: 40 day, you: {mark: 100 mark}, home: {grain: 2 kg}}
text:
  title: Small
  summary: Two towns.
  content-note: None.
  debrief: None.
  places: {town: the town, port: the port}
  goods: {grain: grain, metal: metal, dust: dust, chick: chicks, meat: meat}
  people: {lender: the lender, buyer: the buyer, poor-buyer: the poor buyer, guard: the guard}
  routes: {down: down, up: up}
  legs: {down: {plain: the plain, ridge: the ridge}, up: {ridge: the ridge}}
  posts: {bridge: the bridge}
  hiding: {sack: the sack, barrel: the barrel}
  credit: {loan: the loan}
  offers: {lot: the lot, poor-lot: the poor lot}
  skies: {hill: the hill}
  members: {trader: you, elder: the elder}
  rations: {full: full, half: half}
  endings: {starved: Starved., arrested: Arrested., enough: Enough., over: Over.}
  encounters: {stopped: {asked: {pay: Pay., plead: Plead.}, purse: {ask: How much?}}}
`;

/** `[what stands there, what stands there instead]`; every text must occur. */
export type Change = readonly [string, string];

export function changed(text: string, changes: readonly Change[]): string {
  let result = text;
  for (const [before, after] of changes) {
    if (!result.includes(before)) throw new Error(`'${before}' is not in the text to change`);
    result = result.replaceAll(before, after);
  }
  return result;
}

export const smallText = (...changes: readonly Change[]): string => changed(SMALL, changes);
export const smallScenario = (...changes: readonly Change[]): Scenario => scenarioFrom(changed(SMALL, changes));

export interface Small {
  readonly scenario: Scenario;
  readonly model: Model;
  /** A fresh world of a seed; the trader stands at home on day 1 with nothing. */
  world(seed?: string, nature?: NatureOptions): World;
  good(id: string): number;
  market(id: string): number;
  commodity(id: string): number;
  /** Puts something into an account, out of the world outside. */
  stock(w: World, account: number, id: string, amount: number): void;
}

/** The small scenario with some of its text changed, and ways to build its worlds. */
export function small(...changes: readonly Change[]): Small {
  const scenario = smallScenario(...changes);
  const model = buildModel(scenario);
  const commodity = (id: string): number => scenario.commodities.findIndex((of) => of.id === id);
  return {
    scenario,
    model,
    world(seed = "small", nature = {}) {
      const w = new World(new Nature(model, worldKey(seed), nature));
      w.day = 1;
      return w;
    },
    good: (id) => scenario.goods.findIndex((of) => of.id === id),
    market: (id) => scenario.markets.findIndex((of) => of.id === id),
    commodity,
    stock: (w, account, id, amount) => post(w, model.account.origin, account, commodity(id), amount, "opening"),
  };
}

/** Seeds of `count` worlds. */
export const seeds = (count: number, root = "tests"): string[] =>
  Array.from({ length: count }, (_, index) => `${root}#${index}`);
