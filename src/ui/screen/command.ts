import { msg, t } from "../../language/index.js";
import { type Act, PANELS, type Scene } from "./scene/model.js";
import { askedAbout, listsOf, replayOf, rowAtCursor, type UiState } from "./state.js";

export type CommandId =
  | "up"
  | "down"
  | "top"
  | "end"
  | "page-up"
  | "page-down"
  | "left"
  | "right"
  | "enter"
  | "back"
  | "help"
  | "palette"
  | "filter"
  | "buy"
  | "sell"
  | "travel"
  | "wait"
  | "repay"
  | "why"
  | "source"
  | "undo"
  | "step"
  | "step-back"
  | "first"
  | "last"
  | "jump"
  | "fork"
  | "replay"
  | "seed"
  | "base"
  | "strict"
  | "reroll"
  | "delete"
  | "inquire"
  | "turns"
  | "compare"
  | "picker"
  | "lines"
  | "quit"
  | "interrupt";

/** What a key does, and why it may be off. */
export interface Command {
  readonly id: CommandId;
  readonly keys: readonly string[];
  readonly says: string;
  /** The one word at the foot of a screen; none where the key is not shown there. */
  readonly short?: string | ((scene: Scene) => string);
  readonly off: (scene: Scene, state: UiState) => string | undefined;
}

export const never = (): undefined => undefined;

const where =
  (rest: readonly Scene["rest"][], why: string): Command["off"] =>
  (scene) => {
    if (rest.includes(scene.rest)) return undefined;
    return scene.rest === "picker" ? t("Only in a play.") : t(why);
  };

const onPlan = where(["plan"], msg("The day is not yours to plan now."));
export const inPicker = where(["picker"], msg("Only where a scenario is picked."));

/** Off until a play has ended, and where one is only looked at. */
export const ended = (scene: Scene): string | undefined => {
  return scene.rest === "ended" ? undefined : t("Only once the play has ended.");
};

export const hasRows: Command["off"] = (scene, { list }) =>
  listsOf(scene).length === 0 || list === "question" ? t("There is nothing to move in here.") : undefined;

export const hasPanels: Command["off"] = (scene) => (listsOf(scene).length < 2 ? t("There is only this.") : undefined);

/** Off where no row of the plan leads to such a decision. */
export const offered =
  (decision: string, why: string): Command["off"] =>
  (scene, state) =>
    onPlan(scene, state) ??
    (scene.rest === "plan" && scene.actions.some((row) => row.decision === decision) ? undefined : t(why));

export const onPrices =
  (side: "buy" | "sell"): Command["off"] =>
  (scene, state) => {
    const off = onPlan(scene, state);
    if (off !== undefined) return off;
    if (state.list !== "prices")
      return t("Go to the prices first (key {number}).", { number: PANELS.indexOf("prices") + 1 });
    const act = rowAtCursor(state, scene)?.[side];
    return act?.kind === "closed" ? act.why : undefined;
  };

export const ANSWER_FIRST = msg("Answer what happens here first; Tab leads back to it.");

/** Whether what a row decides has to wait for an answer that stands elsewhere. */
export const waitsFor = ({ rest }: Scene, { list }: UiState, act: Act | undefined): boolean =>
  (act?.kind === "decide" || act?.kind === "ask") && (rest === "choose" || rest === "ask") && list !== "choices";

/** Why there is nothing to choose under the cursor, where a row lies there that leads to nothing. */
export const choosable: Command["off"] = (scene, state) => {
  if (state.list === "story" || replayOf(scene) !== undefined) return undefined;
  const row = rowAtCursor(state, scene);
  if (waitsFor(scene, state, row?.enter)) return t(ANSWER_FIRST);
  return row === undefined || row.enter !== undefined ? undefined : t("There is nothing to choose in this row.");
};

/** Why there is nothing to ask about under the cursor. */
export const askable: Command["off"] = (scene, state) => {
  if (scene.rest === "picker") return undefined;
  if (scene.rest === "begin") return t("Nothing has happened yet: Enter begins.");
  const asked = scene.rest === "choose" || scene.rest === "ask" || askedAbout(rowAtCursor(state, scene)) !== undefined;
  return asked ? undefined : t("This row tells all there is: go to a good, a person, a road or a number.");
};
