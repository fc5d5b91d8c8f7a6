import type { Decision, Program, View } from "../../engine/index.js";
import { t, tn } from "../../language/index.js";
import { awayLines, emptyLines, larderLine } from "../larder.js";
import type { Words } from "../words.js";
import { ofAnswer } from "./consequences.js";
import { elsewhereLines } from "./elsewhere.js";
import { followingLines } from "./following.js";
import { hazardLine, hazardsOf } from "./hazards.js";
import { leftOwedLines, ruinLines } from "./ruin.js";
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
function movedLines(program: Program, view: View, words: Words, decision: Decision): readonly string[] {
  const after = view.planning(decision);
  if (after === undefined) return [];
  const ids = [...view.money, ...view.goods].map(({ id }) => id).filter((id) => view.movedUntil(after, id) > 0);
  const held = ids.map((id) => heldLine(words, after, id)).join("; ");
  const [before, then] = [larderLine(view, words), larderLine(after, words)];
  const [goneBefore, goneThen] = [awayLines(view), awayLines(after)];
  return [
    ...(held === "" ? [] : [t("Afterwards: {held}.", { held })]),
    ...(decision.do === "buy" ? elsewhereLines(view, words, decision.good, decision.amount) : []),
    ...(decision.do === "leave"
      ? [words.about(`${decision.do} ${decision.what}`, view)].flatMap((of) => of ?? [])
      : []),
    ...(decision.do === "repay" ? leftOwedLines(after, words, decision.credit) : []),
    ...followingLines(program, view, after, words),
    ...(before === then ? [] : [then]),
    ...(goneBefore.join() === goneThen.join() ? [] : goneThen),
  ];
}

/** What comes in so many days if nothing else is done: what is due, what comes by chance, what ends; and how long the food lasts. */
function waitLines(program: Program, view: View, words: Words, days: number): readonly string[] {
  const { lastDay } = view;
  const until = view.day + days;
  const due = view.debts.filter(({ owed, dueOn }) => owed > 0 && dueOn > view.day && dueOn <= until);
  return [
    until > lastDay
      ? tn(
          days,
          "{days} passes, to the evening of day {lastDay}, with which the campaign is over, if nothing asks you before.",
          "{days} pass, to the evening of day {lastDay}, with which the campaign is over, if nothing asks you before.",
          { days: words.days(days), lastDay },
        )
      : tn(
          days,
          "{days} passes, to the morning of day {until}, if nothing asks you before.",
          "{days} pass, to the morning of day {until}, if nothing asks you before.",
          { days: words.days(days), until },
        ),
    ...due.map(({ id, dueOn }) =>
      t("On day {dueOn} {credit} is due, and the wait ends.", { dueOn, credit: words.name("credit", id) }),
    ),
    ...hazardsOf(program, words, view)
      .filter(
        ({ on, encounter: { place } }) =>
          on <= until && (place === undefined || program.model.scenario.places[place] === view.place),
      )
      .map((of) => hazardLine(program, words, view, of)),
    ...(view.ruins.some(({ on }) => on < until) ? ruinLines(view, words) : []),
    larderLine(view, words),
    ...emptyLines(view, days),
  ];
}

/** What a decision with its amount would do, as far as a trader could foresee it; empty where nothing is to be told. */
export function previewLines(program: Program, view: View, words: Words, decision: Decision): readonly string[] {
  const { rest } = view;
  if (decision.do === "answer" && rest.kind === "ask") {
    const { lines = [], again = [] } = ofAnswer(program, view, words, decision.amount) ?? {};
    return lines.filter((line) => !again.includes(line));
  }
  if (decision.do === "order" && decision.level !== "off") return workLines(program, view, words, decision);
  if (decision.do === "wait") return waitLines(program, view, words, decision.days);
  return movedLines(program, view, words, decision);
}
