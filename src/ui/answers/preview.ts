import type { Decision, Program, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import { larderLine } from "../larder.js";
import type { Words } from "../words.js";
import { ofAnswer } from "./consequences.js";
import { debtLines } from "./ruin.js";
import { workLines } from "./work.js";

/** What a holding comes to, with the trader and at home. */
function heldLine(words: Words, after: View, id: string): string {
  const { has, stored } = after.held(id);
  const here = words.holding(id, has);
  return stored > 0
    ? t("{here} with you, {home} at home", { here, home: words.holding(id, stored) })
    : t("{here} with you", { here });
}

/** What there is afterwards of what a decision of the plan moves, and how long the food lasts where that changes. */
function movedLines(view: View, words: Words, decision: Decision): readonly string[] {
  const after = view.planning(decision);
  if (after === undefined) return [];
  const ids = [...view.money, ...view.goods].map(({ id }) => id).filter((id) => view.movedUntil(after, id) > 0);
  const held = ids.map((id) => heldLine(words, after, id)).join("; ");
  const [before, then] = [larderLine(view, words), larderLine(after, words)];
  return [
    ...(held === "" ? [] : [t("Afterwards: {held}.", { held })]),
    ...(decision.do === "repay" ? debtLines(after, words) : []),
    ...(before === then ? [] : [then]),
  ];
}

/** What a decision with its amount would do, as far as a trader could foresee it; empty where nothing is to be told. */
export function previewLines(program: Program, view: View, words: Words, decision: Decision): readonly string[] {
  const { rest } = view;
  if (decision.do === "answer" && rest.kind === "ask")
    return ofAnswer(program, view, words, rest, decision.amount)?.lines ?? [];
  if (decision.do === "order" && decision.level !== "off") return workLines(program, view, words, decision);
  return movedLines(view, words, decision);
}
