import { type Decision, type Rest, type Session, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import type { Words } from "../words.js";

/** A decision as a reader would say it. */
export function decisionText(decision: Decision, before: Rest, view: View, words: Words): string {
  switch (decision.do) {
    case "begin":
      return t("The journey begins.");
    case "choose":
      return before.kind === "choose"
        ? (words.text(`encounters.${before.encounter}.${before.node}.${decision.option}`, view) ?? decision.option)
        : decision.option;
    case "answer": {
      const dims = view.range?.dims ?? {};
      return words.quantity(decision.amount, dims);
    }
    case "buy":
      return t("buy {holding}", { holding: words.holding(decision.good, decision.amount) });
    case "sell":
      return t("sell {holding}", { holding: words.holding(decision.good, decision.amount) });
    case "repay":
      return t("pay back {owed}", { owed: words.owed(decision.credit, decision.amount) });
    case "leave":
      return t("leave {holding}", { holding: words.holding(decision.what, decision.amount) });
    case "take":
      return t("take {holding}", { holding: words.holding(decision.what, decision.amount) });
    case "make":
      return t("make {made}", { made: words.made(decision.recipe, decision.amount) });
    case "order":
      return words.order(decision.activity, decision.level, decision.amount);
    case "ration":
      return words.name("rations", decision.level);
    case "wait":
      return t("let {days} pass", { days: words.days(decision.days) });
    case "travel":
      return words.name("routes", decision.route);
    case "finish":
      return t("end here");
  }
}

/** Decision `at` (from 0) of a session as a reader would say it where it was taken. */
export function textOfDecision(session: Session, at: number, words: Words): string {
  const { program, decisions } = session;
  const decision = decisions[at];
  if (decision === undefined) return "";
  const again = session.anew();
  for (const earlier of decisions.slice(0, at)) again.decide(earlier);
  const before = new View(program, again.campaign.world, again.campaign.rest);
  return decisionText(decision, before.rest, before, words);
}
