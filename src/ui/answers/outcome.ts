import type { View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import { oddsPercent } from "../figures.js";
import type { Asked } from "./asked.js";

/** Odds of an outcome where its encounter is the one that stands before the trader, as they are shown; nothing elsewhere. */
function oddsOfOutcome({ rest, outlooks }: View, encounter: string, node: string, outcome: string): string {
  const here = (rest.kind === "choose" || rest.kind === "ask") && rest.encounter === encounter;
  const odds = here ? (outlooks.get(`${encounter}.${node}`)?.find(({ id }) => id === outcome)?.odds ?? 0) : 0;
  return odds === 0 ? "" : t(", here with odds of {percent}", { percent: oddsPercent(odds) });
}

/** What an outcome of chance is an outcome of, with what is said when it comes; of several such, those the moment leads to. */
export function outcomeLines({ program, view, words }: Asked, outcome: string): readonly string[] {
  const falls = program.model.scenario.encounters.flatMap(({ id, nodes }) =>
    nodes.flatMap(({ id: node, step }) =>
      step.kind === "roll" && step.roll.outcomes.some((of) => of === outcome)
        ? [{ id, node, outcomes: step.roll.outcomes, more: oddsOfOutcome(view, id, node, outcome) }]
        : [],
    ),
  );
  const here = falls.filter(({ more }) => more !== "");
  return (here.length > 0 ? here : falls).map(({ id, node, outcomes, more }) => {
    const said = words.text(`encounters.${id}.${node}.${outcome}`, view);
    const others = outcomes.filter((of) => of !== outcome).map((of) => words.outcome(id, of));
    return t("'{outcome}' is a way chance can fall{more}; otherwise: {others}.{more2}", {
      outcome: words.outcome(id, outcome),
      more,
      others: others.join(t(" or ")),
      more2: said === undefined ? "" : t(" When it comes: {said}", { said }),
    });
  });
}
