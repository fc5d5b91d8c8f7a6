import type { Decision } from "../../../engine/index.js";
import type { Dims, UnitTable } from "../../../units/index.js";
import type { Line } from "../text.js";

/** The panels of the plan, in the order of their numbers. */
export const PANELS = ["do", "prices", "roads", "household", "night", "risks", "debts", "log", "ledger"] as const;
export type PanelId = (typeof PANELS)[number];

/** What can be looked at while an encounter waits for its answer: all but what can be done with the day. */
export const ASIDE: readonly PanelId[] = PANELS.filter((id) => id !== "do");

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
  /** What the amount would do, as far as a trader can foresee it, in sentences. */
  readonly leads: (amount: number) => readonly string[];
  /** What `w` and `i` are asked about while it stands. */
  readonly about?: About;
}

/** What a row or a key leads to. */
export type Act =
  | { readonly kind: "decide"; readonly decision: Decision; readonly confirm?: string }
  /** `typed` stands there already. */
  | { readonly kind: "ask"; readonly question: Question; readonly typed?: string }
  | { readonly kind: "closed"; readonly why: string }
  | { readonly kind: "explain"; readonly about: About }
  | { readonly kind: "sources"; readonly about: About }
  | { readonly kind: "go"; readonly panel: PanelId }
  | { readonly kind: "seed" }
  | { readonly kind: "base" }
  | { readonly kind: "strict" }
  | { readonly kind: "start"; readonly scenario: string }
  | { readonly kind: "ways"; readonly at: number }
  | { readonly kind: "otherwise"; readonly at: number; readonly instead: Decision }
  | { readonly kind: "resume"; readonly save: SaveCard };

/** What is found out on other threads, as far as it is. */
export interface Report {
  readonly title: string;
  /** How far it is, while it runs; its share from 0 to 1. */
  readonly progress: { readonly text: string; readonly share: number } | undefined;
  /** What keys do on its rows, for the foot of the screen. */
  readonly keys: readonly string[];
  readonly rows: readonly Row[];
  readonly empty: string;
  /** What `w` and `i` are asked about on a row that is about nothing of its own. */
  readonly about: About;
}

/** One row of a panel: what it says at some width, what it is found by, what its keys do. */
export interface Row {
  /** What it is, so that the cursor stays on it when the list changes; its words where nothing else tells it apart. */
  readonly id?: string;
  readonly search: string;
  /** Lines above it that are not its own: the heading of the rows that begin with it. */
  readonly above?: (columns: number) => readonly Line[];
  readonly line: (columns: number) => Line;
  /** Further lines under it, wrapped to the width. */
  readonly under?: (columns: number) => readonly Line[];
  /** What stands in its way: under it where all rows have room, else at the foot of the panel while the cursor is on it. */
  readonly note?: string;
  /** What is told of it at the foot of the panel while the cursor is on it. */
  readonly detail?: string;
  readonly enter?: Act;
  readonly buy?: Act;
  readonly sell?: Act;
  /** What `why` is asked about. */
  readonly about?: About;
  /** What it is called: a filter puts those first whose name it finds. */
  readonly named?: string;
  /** Only shown when a filter finds it. */
  readonly quiet?: boolean;
}

/** What a row can be asked about: a word or thing by its name, an option of the moment, a lot to buy or sell. */
export interface About {
  readonly word: string;
  readonly title: string;
  readonly option?: string;
  readonly lot?: { readonly act: "buy" | "sell"; readonly good: string };
  /** Which of the things so called it is: a road may have the id of a word that means something else. */
  readonly thing?: { readonly section: string; readonly id: string };
  /** A standing order that could be given: what it would come to is told before what is known of the work. */
  readonly order?: { readonly activity: string; readonly level: string };
  /** What brought it about, said before all else: the cause of an event, the reason why something is closed. */
  readonly cause?: readonly string[];
  /** Whose numbers `i` tells, where that is another word. */
  readonly numbers?: string;
  /** Where what a row tells is from, said before the numbers behind it. */
  readonly from?: string;
  /** The amount typed where one is asked for, in smallest units. */
  readonly amount?: number;
  /** What was told last, all of it. */
  readonly happened?: true;
  /** Odds of a good that are believed, by their id: asked about as such, not the good. */
  readonly belief?: string;
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
  /** The post one is stopped at, where it is one. */
  readonly post?: string;
  /** `brief` is told even where there is little room. */
  readonly facts: readonly { readonly label: string; readonly text: string; readonly brief?: boolean }[];
}

/** A piece of the header, and what stands for it where there is less room, ever shorter; `""` leaves it out. */
export interface Part {
  readonly text: string;
  readonly shorter?: readonly string[];
  /** It is left out only once nothing else can be shorter. */
  readonly stays?: boolean;
}

/** What can be taken back, and what is known of how much the player could have foreseen. */
export interface HindsightScene {
  /** `2 left` */
  readonly left: string;
  /** Why nothing can be taken back. */
  readonly off: string | undefined;
  /** Decisions that can be taken back, in words, the latest first. */
  readonly last: readonly string[];
  /** What taking back means, said before it is done. */
  readonly means: string;
  /** Why the play is foreseen, where it is. */
  readonly foreseen: string | undefined;
}

/** A recorded play that is looked at again, between its decision `at` and the next. */
export interface ReplayScene {
  /** Decisions shown so far, of `count`. */
  readonly at: number;
  readonly count: number;
  /** What was decided here, in words; undefined after the last. */
  readonly next: string | undefined;
  /** The option that was chosen here, the amount that was answered. */
  readonly option?: string;
  readonly answer?: string;
  /** The row of the plan that was taken here, or the row in which it stands with others of its kind. */
  readonly row?: readonly [string, string];
}

/** Everything a screen shows of a campaign at one rest, in words: built anew after each decision, never by a key. */
export interface PlayScene {
  readonly rest: "begin" | "plan" | "choose" | "ask" | "ended";
  readonly title: string;
  /** The two lines at the top of every screen, in parts; the first always tells the days left. */
  readonly header: readonly (readonly Part[])[];
  /** What happened since the last decision. */
  readonly news: readonly string[];
  /** Lines of it that stand in the panels too: what changed hands, meals, attention. Where there is little room they go first. */
  readonly aside: readonly string[];
  /** Of these, odds that moved: told where there is room to spare. */
  readonly odds: readonly string[];
  readonly panels: Readonly<Record<PanelId, PanelScene>>;
  /** Everything that can be decided on the plan, one row each; its panel shows many of a kind as one. */
  readonly actions: readonly ActionRow[];
  /** Standing orders that run, in words. */
  readonly running: readonly string[];
  /** What is worth looking at on the plan once days have passed: the prices of a place just reached, else the log. */
  readonly worth: PanelId | undefined;
  readonly encounter: Encounter | undefined;
  /** The options of an encounter, or the one question it asks. */
  readonly choices: readonly Row[];
  readonly question: Question | undefined;
  readonly hindsight: HindsightScene;
  /** Where a recorded play is only looked at. */
  readonly replay?: ReplayScene;
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
  /** Sets of prices it can be played in, the first the one it is played in unless told otherwise; each with what is to be known of it. */
  readonly bases?: readonly { readonly id: string; readonly says: string }[];
  readonly numbers?: { readonly memoir: number; readonly evidence: number; readonly assumed: number };
  /** The fewest and the most decisions its own strategies took in one world. */
  readonly decisions?: readonly [number, number];
  /** They are being counted now. */
  readonly counting?: boolean;
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
  /** The set of prices it is played in. */
  readonly base?: string;
  readonly decisions?: number;
  /** The day it was left on, and where, once it has been played again beside the keys. */
  readonly reached?: { readonly day: number; readonly place: string };
  /** Its play has ended: it can be looked at, not gone on with. */
  readonly ended?: boolean;
  readonly fault?: string;
}

export interface PickerScene {
  readonly rest: "picker";
  readonly scenarios: readonly ScenarioCard[];
  /** Those that can be gone on with first. */
  readonly saves: readonly SaveCard[];
}

export type Scene = PickerScene | PlayScene;
