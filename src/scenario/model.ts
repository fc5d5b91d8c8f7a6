import type { Expr, ExprType } from "../expr/index.js";
import type { Dims, Literal, UnitTable } from "../units/index.js";
import type { Spot } from "./problems.js";

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
  readonly encounter: number;
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
  readonly place: number;
  readonly members: readonly { readonly id: string; readonly needs: ParameterIndex; readonly trader: boolean }[];
  readonly staple: number;
  readonly rations: readonly { readonly id: string; readonly share: ParameterIndex }[];
  readonly fedAway: boolean;
  readonly issue: ParameterIndex | undefined;
  readonly wage: ParameterIndex | undefined;
  readonly recovery: ParameterIndex;
  readonly diesAfter: ParameterIndex;
  readonly deathChance: ParameterIndex;
}

export interface Variable {
  readonly id: string;
  readonly dims: Dims;
  /** Undefined for a number the player is asked for. */
  readonly start: ParameterIndex | undefined;
  readonly low: ParameterIndex | undefined;
  readonly high: ParameterIndex | undefined;
}

/** The closed list of things an encounter can do; every one is postings or a stated change of a variable. */
export type Verb =
  | {
      readonly verb: "give";
      readonly commodity: number;
      readonly amount: CheckedExpr;
      readonly from: string;
      readonly to: string;
    }
  | { readonly verb: "borrow" | "repay" | "forgive" | "extend"; readonly credit: number; readonly amount: CheckedExpr }
  | { readonly verb: "buy" | "sell"; readonly good: number; readonly amount: CheckedExpr }
  | { readonly verb: "deal"; readonly offer: number; readonly amount: CheckedExpr }
  | { readonly verb: "hide"; readonly good: number; readonly hiding: number }
  | { readonly verb: "offer"; readonly commodity: number; readonly amount: CheckedExpr }
  | { readonly verb: "hand"; readonly commodity: number; readonly amount: CheckedExpr; readonly person: number }
  | { readonly verb: "wait"; readonly amount: CheckedExpr }
  | { readonly verb: "set"; readonly variable: string; readonly amount: CheckedExpr };

/** Where a way leads: to a node, out of the encounter (`to` undefined), or to an ending. */
export interface Edge {
  readonly to: string | undefined;
  readonly ending: string | undefined;
  readonly verbs: readonly Verb[];
  readonly bound:
    | { readonly max: number; readonly otherwise: string | undefined; readonly counter: number }
    | undefined;
}

export type Roll =
  | { readonly kind: "odds"; readonly outcomes: readonly string[]; readonly odds: readonly (CheckedExpr | undefined)[] }
  | { readonly kind: "search"; readonly outcomes: readonly ["clean", "found"] }
  | {
      readonly kind: "officer";
      readonly officer: number;
      readonly outcomes: readonly ["releases", "wants-more", "keeps", "reports"];
    }
  | {
      readonly kind: "contact";
      readonly contact: number;
      readonly entrusted: CheckedExpr;
      readonly paid: CheckedExpr;
      readonly outcomes: readonly ["holds", "defects"];
    }
  | {
      readonly kind: "cold";
      readonly good: number;
      readonly sheltered: CheckedExpr;
      readonly outcomes: readonly ["all", "part"];
    };

export interface Option extends Edge {
  readonly id: string;
  readonly when: CheckedExpr | undefined;
}

/** What ends a node: a question, a choice, a chance, or simply the next node. */
export type Step =
  | {
      readonly kind: "ask";
      readonly number: string;
      readonly from: CheckedExpr;
      readonly to: CheckedExpr;
      readonly then: Edge;
    }
  | { readonly kind: "choose"; readonly options: readonly Option[] }
  | { readonly kind: "roll"; readonly roll: Roll; readonly on: readonly Edge[] }
  | { readonly kind: "then"; readonly then: Edge };

export interface Node {
  readonly id: string;
  readonly verbs: readonly Verb[];
  readonly step: Step;
}

export interface Encounter {
  readonly id: string;
  readonly place: number | undefined;
  readonly leg: { readonly route: number; readonly leg: number } | undefined;
  readonly when: CheckedExpr | undefined;
  readonly opens: CheckedExpr | undefined;
  readonly again: "never" | "daily" | "visit";
  readonly nodes: readonly Node[];
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
  readonly routes: readonly Route[];
  readonly credit: readonly Credit[];
  readonly beliefs: readonly Belief[];
  readonly household: Household;
  readonly exposureFades: ParameterIndex;
  readonly encounters: readonly Encounter[];
  /** How many bounded ways there are; each has a counter, cleared when its encounter opens. */
  readonly counters: number;
  readonly endings: readonly Ending[];
  readonly waitUpTo: ParameterIndex;
  readonly start: { readonly day: number; readonly days: ParameterIndex; readonly opening: readonly Opening[] };
  readonly texts: ReadonlyMap<string, Template>;
  readonly assumptions: ReadonlyMap<string, string>;
  /** Digest of structure and numbers, not of prose. */
  readonly hash: string;
}

/** A text with `{expression}` holes. */
export type Template = readonly (string | CheckedExpr)[];
