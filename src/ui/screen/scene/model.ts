import type { Decision } from "../../../engine/index.js";
import type { Dims, UnitTable } from "../../../units/index.js";
import type { Line } from "../text.js";

/** The panels of the plan, in the order of their numbers. */
export const PANELS = ["do", "prices", "roads", "household", "night", "risks", "debts", "log", "ledger"] as const;
export type PanelId = (typeof PANELS)[number];

/** A number a person is asked for before a decision is made of it. Amounts are smallest units. */
export interface Question {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Smallest units in the unit a bare number is taken to be in. */
  readonly factor: number;
  readonly dims: Dims;
  readonly units: UnitTable;
  readonly decide: (amount: number) => Decision;
  /** What the amount comes to, in words: the cost of a purchase, what a sale brings. */
  readonly comesTo: (amount: number) => string;
  readonly write: (amount: number) => string;
}

/** What a row or a key leads to. */
export type Act =
  | { readonly kind: "decide"; readonly decision: Decision; readonly confirm?: string }
  | { readonly kind: "ask"; readonly question: Question }
  | { readonly kind: "closed"; readonly why: string }
  | { readonly kind: "explain"; readonly about: string }
  | { readonly kind: "start"; readonly scenario: string }
  | { readonly kind: "resume"; readonly save: SaveCard };

/** One row of a panel: what it says at some width, what it is found by, what its keys do. */
export interface Row {
  readonly search: string;
  readonly line: (columns: number) => Line;
  /** Further lines under it, wrapped to the width. */
  readonly under?: (columns: number) => readonly Line[];
  /** What is told of it at the foot of the panel while the cursor is on it. */
  readonly detail?: string;
  readonly enter?: Act;
  readonly buy?: Act;
  readonly sell?: Act;
  /** The name `why` is asked about. */
  readonly about?: string;
}

/** The decisions one can take now, by the kind the engine gives them. */
export interface ActionRow extends Row {
  readonly decision: Decision["do"];
}

export interface PanelScene {
  readonly title: string;
  readonly head?: (columns: number) => readonly Line[];
  readonly rows: readonly Row[];
  /** What stands there when there is no row. */
  readonly empty: string;
}

/** Who stands before the trader, and what can be seen. */
export interface Encounter {
  readonly title: string;
  /** `brief` is told even where there is little room. */
  readonly facts: readonly { readonly label: string; readonly text: string; readonly brief?: boolean }[];
}

/** A piece of the header, and what stands for it where there is less room, ever shorter; `""` leaves it out. */
export interface Part {
  readonly text: string;
  readonly shorter?: readonly string[];
}

/** Everything a screen shows of a campaign at one rest, in words: built anew after each decision, never by a key. */
export interface PlayScene {
  readonly rest: "begin" | "plan" | "choose" | "ask" | "ended";
  readonly title: string;
  /** The two lines at the top of every screen, in parts; the first always tells the days left. */
  readonly header: readonly (readonly Part[])[];
  /** What happened since the last decision. */
  readonly news: readonly string[];
  readonly panels: Readonly<Record<PanelId, PanelScene>>;
  readonly encounter: Encounter | undefined;
  /** The options of an encounter, or the one question it asks. */
  readonly choices: readonly Row[];
  readonly question: Question | undefined;
  /** What is told at length: the briefing before the first day, an encounter's text, the debrief after the last. */
  readonly story: readonly Row[];
}

/** What a picker knows of a scenario. What is undefined has not been read yet. */
export interface ScenarioCard {
  readonly id: string;
  readonly title: string;
  readonly summary?: string;
  readonly contentNote?: string;
  readonly goods?: string;
  readonly places?: string;
  readonly numbers?: { readonly memoir: number; readonly evidence: number; readonly assumed: number };
  /** The fewest and the most decisions its own strategies took in one world. */
  readonly decisions?: readonly [number, number];
  readonly days?: number;
  /** Why it cannot be played, when it cannot. */
  readonly fault?: string;
}

export interface SaveCard {
  readonly name: string;
  readonly path: string;
  /** `2026-11-24 19:48` */
  readonly written: string;
  readonly scenario?: string;
  readonly seed?: string;
  readonly decisions?: number;
  readonly fault?: string;
}

export interface PickerScene {
  readonly rest: "picker";
  readonly scenarios: readonly ScenarioCard[];
  readonly saves: readonly SaveCard[];
  readonly seed: string;
}

export type Scene = PickerScene | PlayScene;
