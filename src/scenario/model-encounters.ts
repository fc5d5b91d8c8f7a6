import type { CheckedExpr } from "./model.js";

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
  | { readonly verb: "make"; readonly recipe: number; readonly amount: CheckedExpr }
  | { readonly verb: "deal"; readonly offer: number; readonly amount: CheckedExpr }
  | { readonly verb: "hide"; readonly good: number; readonly hiding: number }
  | { readonly verb: "offer"; readonly commodity: number; readonly amount: CheckedExpr }
  | { readonly verb: "hand"; readonly commodity: number; readonly amount: CheckedExpr; readonly person: number }
  | { readonly verb: "show"; readonly enforcement: number }
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
      readonly kind: "patrol";
      readonly post: number;
      /** Share by which somebody on the watch lowers the chance of being caught. */
      readonly lookout: CheckedExpr | undefined;
      readonly outcomes: readonly ["away", "missed", "caught"];
    }
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
  /** There at all only while this holds: nobody is told of it before. */
  readonly shown: CheckedExpr | undefined;
  readonly when: CheckedExpr | undefined;
}

/** What ends a node: a question, a choice, a chance, a condition, or simply the next node. */
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
  | { readonly kind: "if"; readonly when: CheckedExpr; readonly then: Edge; readonly otherwise: Edge }
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
  readonly episodes: readonly number[];
  /** The first and last day of the campaign on which it opens. */
  readonly days: { readonly from: number; readonly until: number } | undefined;
  readonly again: "never" | "daily" | "visit";
  /** Opens by its own conditions alone, whether its episode is open or not: what was begun there and is still to come. */
  readonly outlasts: boolean;
  readonly nodes: readonly Node[];
}
