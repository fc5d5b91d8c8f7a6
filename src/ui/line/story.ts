import { type Decision, type Rest, type Session, View } from "../../engine/index.js";
import { Words } from "../words.js";
import { debrief } from "./debrief.js";
import { News } from "./news.js";
import { placeLine } from "./status.js";

/** A decision as a reader would say it. */
export function decisionText(decision: Decision, before: Rest, view: View, words: Words): string {
  switch (decision.do) {
    case "begin":
      return "The journey begins.";
    case "choose":
      return before.kind === "choose"
        ? (words.text(`encounters.${before.encounter}.${before.node}.${decision.option}`, view) ?? decision.option)
        : decision.option;
    case "answer": {
      const dims = view.range?.dims ?? {};
      return words.quantity(decision.amount, dims);
    }
    case "buy":
    case "sell":
      return `${decision.do} ${words.holding(decision.good, decision.amount)}`;
    case "repay":
      return `pay back ${words.owed(decision.credit, decision.amount)}`;
    case "leave":
    case "take":
      return `${decision.do} ${words.holding(decision.what, decision.amount)}`;
    case "make":
      return `make ${words.made(decision.recipe, decision.amount)}`;
    case "order":
      return words.order(decision.activity, decision.level, decision.amount);
    case "ration":
      return words.name("rations", decision.level);
    case "wait":
      return `let ${words.days(decision.days)} pass`;
    case "travel":
      return words.name("routes", decision.route);
    case "finish":
      return "end here";
  }
}

/** Plays recorded decisions into a fresh session and tells them day by day. Stops where one no longer fits. */
export function tellStory(session: Session, decisions: readonly Decision[], print: (line: string) => void): void {
  const words = new Words(session.program);
  const news = new News(session, words);
  const look = (): View => new View(session.program, session.campaign.world, session.campaign.rest);
  let day = 0;
  for (const decision of decisions) {
    const before = look();
    const said = decisionText(decision, before.rest, before, words);
    if (!session.decide(decision).ok) return;
    const after = look();
    print(`> ${said}`);
    for (const line of news.takeBefore(after)) print(`  ${line}`);
    if (after.day !== day) {
      day = after.day;
      print(placeLine(after, words));
    }
    for (const line of news.take(after)) print(`  ${line}`);
  }
  if (!session.campaign.ended) return;
  for (const line of debrief(session, words)) print(line);
}
