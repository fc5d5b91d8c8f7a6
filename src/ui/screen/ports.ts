import type { Session } from "../../engine/index.js";
import type { Says } from "../answers/numbers.js";
import type { Compare, Inquire, Otherwise } from "../debrief/findings.js";
import type { Until } from "../until.js";
import type { Input } from "./keys.js";
import type { SaveCard, ScenarioCard } from "./scene/model.js";
import type { Surface } from "./sink.js";
import type { ThemeOptions } from "./theme.js";

/** A terminal the screens may use: full screen while they run, as it was before and after. */
export interface Terminal extends Surface {
  /** Calls back for every key, paste and change of size until the answer is called. */
  listen(to: { readonly input: (input: Input) => void; readonly resized: () => void }): () => void;
  /** Runs something once the current burst of input has been taken in. */
  soon(run: () => void): void;
}

/** A play that was opened, with the way to keep its place. */
export interface OpenPlay {
  readonly session: Session;
  /** Where the place is kept. */
  readonly path: string;
  readonly resumed: boolean;
  /** Called after every decision taken. Throws with a sentence when it cannot save. */
  readonly save: () => void;
  /** What a source says, by its id; for a reader who asks where a number comes from. */
  readonly says?: Says;
  /** Looks into the run once it has ended. */
  readonly inquire?: Inquire;
  /** Plays it again with one decision changed, once it has ended. */
  readonly otherwise?: Otherwise;
  /** Compares it with the strategies of its scenario. */
  readonly compare?: Compare;
  /** Where it stops by itself, if that is before the end of the campaign. */
  readonly until?: Until | undefined;
  /** What the player should know of how it was opened; empty when there is nothing. */
  readonly note: string;
}

/** A run that has ended, with the ways to look into it. */
export type EndedRun = Pick<OpenPlay, "session" | "inquire" | "otherwise" | "compare">;

/** A recorded play that is only looked at, played to its end or to where it no longer fits. */
export interface OpenReplay {
  readonly session: Session;
  readonly says?: Says;
  /** What is to be known of how it was opened; empty when there is nothing. */
  readonly note: string;
  /** The same to look into, where it has ended. */
  readonly ended?: EndedRun;
  /** A new play that stands after so many of its decisions, in a save of its own, and counts as foreseen. */
  readonly fork: (at: number) => OpenPlay;
}

/** Scenarios and saves, as the picker needs them. */
export interface Desk {
  scenarios(): readonly ScenarioCard[];
  /** What a card tells of a scenario, asked after the first frame; `length` also plays it to tell its decisions, which is slow. */
  describe(id: string, length: boolean): Promise<ScenarioCard>;
  saves(): readonly SaveCard[];
  describeSaves(): Promise<readonly SaveCard[]>;
  /** The day and the place a save was left on; undefined where that takes long to tell or cannot be told. */
  reached?(save: SaveCard): Promise<SaveCard["reached"]>;
  /** `strict`: nothing can be taken back. */
  start(id: string, seed: string, base: string | undefined, strict: boolean): Promise<OpenPlay>;
  resume(save: SaveCard): Promise<OpenPlay>;
  /** Opens the record at a path to be looked at. Where there is none, records are not replayed. */
  replay?(path: string): Promise<OpenReplay>;
  delete(save: SaveCard): void;
  /** Compares the strategies of a scenario in one set of prices. Where there is none, nothing is compared. */
  compare?(id: string, base: string | undefined): Compare;
  freshSeed(): string;
}

export interface ScreenPorts extends ThemeOptions {
  readonly terminal: Terminal;
  readonly desk: Desk;
  /** The play to open at once, without the picker. */
  readonly open?: OpenPlay | undefined;
  /** Only that play: there is no picker to go to; the sentence says so. */
  readonly alone?: string | undefined;
  /** The play is a part of something else, a lesson: where it would go to the scenarios, the screens are left. */
  readonly within?: boolean | undefined;
  /** The record to look at at once, after so many of its decisions. */
  readonly replay?: { readonly of: OpenReplay; readonly at: number } | undefined;
}

/** How the screens were left: the play that was open, if one was, and whether it goes on in plain lines. */
export interface ScreensLeft {
  readonly play: OpenPlay | undefined;
  readonly how: "quit" | "interrupted" | "lines";
}
