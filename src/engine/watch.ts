import type { World } from "./world.js";

/**
 * What an executor may listen to. Nothing in the rules depends on it; play and replay build the journal, the story and
 * the reasons from it, the lab listens to dusk alone. What nobody listens to is not put together and costs nothing.
 */
export interface Watch {
  posted?(posting: Posting): void;
  /** A text of the catalogue became due. */
  told?(key: string, day: number): void;
  /** A chance was drawn. `chances` of its outcomes in their order; they are not kept by whoever draws. */
  drawn?(draw: Draw, chances: readonly number[]): void;
  /** The trader has seen an outcome of something he holds a belief about. Positions in the scenario; `weight` is 1 for a full observation. */
  learned?(belief: number, outcome: number, day: number, weight: number): void;
  /** A single buyer has named his price: smallest units of money per smallest unit of the good. */
  quoted?(offer: number, price: number, day: number): void;
  /** What was offered to an officer was left with the trader: a position among the commodities, and how much. */
  left?(commodity: number, amount: number, day: number): void;
  /** The trader looked at a market's prices. */
  saw?(price: SeenPrice): void;
  /** The attention drawn went up or down by so much; `numbers` are those of the scenario it went by, none where it fades by itself. */
  stirred?(of: string, by: number, numbers: readonly string[], day: number): void;
  /** A patrol came today: told when the trader meets it, else in the evening, when everyone has heard. A position in the scenario. */
  patrolled?(post: number, day: number): void;
  /** A day of an activity begins, or is over. A position in the scenario. */
  worked?(activity: number, begins: boolean, day: number): void;
  /** A day is over: the world as it stands that night. It must not be changed. */
  dusk?(world: World): void;
}

/** Prices at a market on a day, as the trader saw them: smallest units of money per smallest unit of the good. */
export interface SeenPrice {
  readonly day: number;
  /** Position of the market in the scenario. */
  readonly market: number;
  readonly ask: number;
  readonly bid: number;
}

/** Why something changed hands; the ledger's categories. */
export type Reason =
  | "opening"
  | "bought"
  | "sold"
  | "dealt"
  | "given"
  | "borrowed"
  | "repaid"
  | "forgiven"
  | "eaten"
  | "perished"
  | "used"
  | "made"
  | "seized"
  | "bribed"
  | "handed over"
  | "wage"
  | "issued"
  | "left at home"
  | "taken along";

/** One line of double entry: an amount of a commodity's smallest units moves between two accounts. */
export interface Posting {
  readonly day: number;
  readonly from: number;
  readonly to: number;
  readonly commodity: number;
  readonly amount: number;
  readonly reason: Reason;
  /** The other side of a trade: the good money was paid for, the credit a repayment belongs to. Undefined where there is none. */
  readonly about: string | undefined;
}

export interface Draw {
  readonly day: number;
  readonly subject: string;
  /** The day or the visit the draw belongs to. */
  readonly index: number;
  readonly outcome: string;
  /** The chance this outcome had. */
  readonly chance: number;
}
