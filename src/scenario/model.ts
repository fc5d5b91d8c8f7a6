import type { Expr, ExprType } from "../expr/index.js";
import type { Dims, Literal, UnitTable } from "../units/index.js";
import type { Contested } from "./contested.js";
import type { Encounter } from "./model-encounters.js";
import type { Enforcement } from "./model-enforcement.js";
import type { Activity, Demand, Recipe, Shut } from "./model-work.js";
import type { Spot } from "./problems.js";

export type * from "./model-encounters.js";
export type * from "./model-enforcement.js";
export type * from "./model-work.js";
export type { Contested };

/** Position of a number in `Scenario.parameters`; the engine reads it from the world's parameter array. */
export type ParameterIndex = number;

/** One sourced number of the scenario. `name` is its path, which `--set` and the lab use. */
export interface Parameter {
  readonly name: string;
  readonly dims: Dims;
  /** Base id -> literal; the same literal for all bases unless the file gives one each. */
  readonly literals: ReadonlyMap<string, Literal>;
  readonly spot: Spot;
  /** The source where the literal itself names none: the file's declared default. */
  readonly defaultSource: string | undefined;
}

/** A number that follows the calendar: per base, points (days since 1970-01-01, ascending) joined by straight lines. */
export interface Curve {
  readonly points: ReadonlyMap<string, readonly { readonly day: number; readonly at: ParameterIndex }[]>;
  readonly dims: Dims;
}

export interface CheckedExpr {
  readonly text: string;
  readonly tree: Expr;
  readonly type: ExprType;
}

/** Money, goods and debts alike: what an account can hold. */
export interface Commodity {
  readonly id: string;
  readonly kind: "currency" | "good" | "claim";
  /** The base symbol of its smallest unit. */
  readonly dims: Dims;
  /** Good: the unit it is declared in and how many smallest units that is. */
  readonly unit: { readonly text: string; readonly factor: number };
}

export interface Good {
  readonly id: string;
  readonly commodity: number;
  readonly banned: boolean;
  readonly kcal: ParameterIndex | undefined;
  readonly fenced: ParameterIndex | undefined;
  /** Grams in a smallest unit: 1 where the good is counted by weight; undefined where nothing is said. */
  readonly weight: ParameterIndex | 1 | undefined;
  /** Share that spoils in a day. */
  readonly spoils: Curve | undefined;
  readonly cold: Cold | undefined;
}

export interface Cold {
  readonly all: ParameterIndex;
  readonly part: ParameterIndex;
  readonly belief: number;
  readonly becomes: number | undefined;
}

export interface Market {
  readonly id: string;
  readonly place: number;
  readonly good: number;
  readonly currency: number;
  readonly side: "ask" | "bid" | "mid";
  readonly price: Curve;
  readonly spread: ParameterIndex;
  readonly noise: ParameterIndex;
  readonly pull: ParameterIndex;
  readonly depth: ParameterIndex | undefined;
  readonly recovery: ParameterIndex | undefined;
  readonly stock: ParameterIndex | undefined;
  readonly expected: ParameterIndex | undefined;
  readonly demand: Demand | undefined;
  readonly shut: Shut | undefined;
  /** Positions of the timed episodes it belongs to; none for what is there always. */
  readonly episodes: readonly number[];
}

export interface Offer {
  readonly id: string;
  readonly by: number;
  readonly place: number;
  readonly good: number;
  readonly currency: number;
  readonly price: Curve;
  readonly upTo: ParameterIndex;
  readonly noise: ParameterIndex;
  readonly pull: ParameterIndex;
}

export interface Officer {
  readonly person: number;
  readonly fences: ParameterIndex;
  readonly seizingCosts: ParameterIndex;
  readonly bribeCosts: ParameterIndex;
  readonly reportingPays: ParameterIndex;
  /** What carrying off a gram costs him; undefined for nothing. */
  readonly carrying: ParameterIndex | undefined;
  /** Position of the enforcement whose regime moves his payoffs; -1 for none. */
  readonly under: number;
  readonly belief: number;
}

/** A person who can be trusted with something. His patience, fencing and costs are hidden from the trader. */
export interface Contact {
  readonly person: number;
  readonly patience: ParameterIndex;
  readonly elsewhere: ParameterIndex;
  readonly fences: ParameterIndex;
  readonly betrayalCosts: ParameterIndex;
  readonly belief: number;
}

/** Outcomes a trader holds odds about: a declared prior worth `weight` observations, moved only by what he saw. */
export interface Belief {
  readonly id: string;
  readonly outcomes: readonly string[];
  readonly prior: readonly ParameterIndex[];
  readonly weight: ParameterIndex;
}

export type Person = { readonly id: string; readonly outside: boolean };

export interface Sky {
  readonly id: string;
  readonly snow: Curve;
  readonly belief: number;
}

export interface Hiding {
  readonly id: string;
  readonly found: ParameterIndex;
  readonly amount: ParameterIndex;
  readonly belief: number;
}

export interface Post {
  readonly id: string;
  readonly stops: ParameterIndex;
  readonly heat: ParameterIndex;
  readonly officer: number;
  /** What a stop opens; undefined for a patrol, which an encounter's roll meets. */
  readonly encounter: number | undefined;
  /** Chance that it comes on a day; only patrols have one. */
  readonly comes: Curve | undefined;
  /** Position of the enforcement whose regime moves its chances; -1 for none. */
  readonly under: number;
  readonly belief: number;
}

export interface Leg {
  readonly id: string;
  readonly days: ParameterIndex;
  readonly sky: number | undefined;
  readonly post: number | undefined;
}

export interface Route {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly legs: readonly Leg[];
  readonly episodes: readonly number[];
}

export interface Credit {
  readonly id: string;
  readonly lender: number;
  readonly good: number;
  readonly currency: number;
  readonly claim: number;
  readonly cost: ParameterIndex;
  readonly term: ParameterIndex;
}

export interface Household {
  readonly members: readonly { readonly id: string; readonly needs: Curve; readonly trader: boolean }[];
  /** Goods bought when food is short, the cheapest calories first; the state issues the first. */
  readonly staples: readonly number[];
  readonly rations: readonly { readonly id: string; readonly share: ParameterIndex }[];
  readonly fedAway: boolean;
  readonly issue: Curve | undefined;
  readonly wage: Curve | undefined;
  readonly recovery: ParameterIndex;
  readonly diesAfter: ParameterIndex;
  readonly deathChance: ParameterIndex;
}

/** When an episode of a campaign is open: campaign days, both included, and a condition. */
export interface Episode {
  readonly id: string;
  readonly from: number;
  readonly until: number;
  readonly when: CheckedExpr | undefined;
  /** What keeps it open after its last day. */
  readonly while: CheckedExpr | undefined;
}

export interface Variable {
  readonly id: string;
  readonly dims: Dims;
  /** Undefined for a number the player is asked for. */
  readonly start: ParameterIndex | undefined;
  readonly low: ParameterIndex | undefined;
  readonly high: ParameterIndex | undefined;
}

export interface Ending {
  readonly id: string;
  readonly kind: "ruin" | "choice" | "time";
  readonly when: CheckedExpr | undefined;
}

export type Opening = { readonly account: "you" | "home"; readonly commodity: number; readonly amount: ParameterIndex };

/** A checked scenario: every name resolved to a position, every number sourced, every expression of the right unit. */
export interface Scenario {
  readonly id: string;
  readonly bases: readonly string[];
  readonly defaultBase: string;
  readonly units: UnitTable;
  readonly parameters: readonly Parameter[];
  readonly numbers: ReadonlyMap<string, ParameterIndex>;
  readonly variables: readonly Variable[];
  readonly commodities: readonly Commodity[];
  readonly goods: readonly Good[];
  readonly places: readonly string[];
  readonly home: number;
  /** Position in `goods` of what real value is counted in, and in `commodities` of the money it is bought with at home. */
  readonly numeraire: { readonly good: number; readonly market: number; readonly currency: number };
  readonly skies: readonly Sky[];
  readonly markets: readonly Market[];
  readonly offers: readonly Offer[];
  readonly people: readonly Person[];
  readonly officers: readonly Officer[];
  readonly contacts: readonly Contact[];
  readonly hiding: readonly Hiding[];
  readonly posts: readonly Post[];
  readonly enforcement: readonly Enforcement[];
  readonly routes: readonly Route[];
  readonly credit: readonly Credit[];
  readonly beliefs: readonly Belief[];
  readonly household: Household;
  readonly exposureFades: ParameterIndex;
  readonly recipes: readonly Recipe[];
  readonly activities: readonly Activity[];
  readonly encounters: readonly Encounter[];
  /** Those with a time of their own. Encounters, activities, routes, markets and enforcement tell by `episodes` to which they belong. */
  readonly episodes: readonly Episode[];
  /** How many bounded ways there are; each has a counter, cleared when its encounter opens. */
  readonly counters: number;
  readonly endings: readonly Ending[];
  readonly waitUpTo: ParameterIndex;
  /** What ends a wait early: any encounter, or only one that asks something. */
  readonly wokenBy: "encounter" | "question";
  readonly start: { readonly day: number; readonly days: ParameterIndex; readonly opening: readonly Opening[] };
  readonly texts: ReadonlyMap<string, Template>;
  readonly assumptions: ReadonlyMap<string, string>;
  /** Figures the sources disagree about, for the debrief. */
  readonly contested: readonly Contested[];
  /** Ways of the chart (`encounter.node.way`) that play takes too seldom for a search to meet, or never, with the reason. */
  readonly rare: ReadonlyMap<string, string>;
  /** Options (`encounter.node.option`; of a quantity `none`, `half`, `all`) that are no real choice, with the reason. */
  readonly oneSided: ReadonlyMap<string, string>;
  /** Digest of structure and numbers, not of prose. */
  readonly hash: string;
}

/** Words said only where something holds: `{if EXPRESSION}words{else}others{end}`; `else` may be left out. */
export type Mark = { readonly mark: "if"; readonly when: CheckedExpr } | { readonly mark: "else" | "end" };

/** A text with `{expression}` holes and marks, in order. */
export type Template = readonly (string | CheckedExpr | Mark)[];
