import type { Program, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import { oddsPercent } from "../figures.js";

type Range = readonly [low: number, high: number];

/** Whether whoever stops one at a post searches. */
function searches({ model }: Program, post: string): boolean {
  const { encounters, posts } = model.scenario;
  const at = posts.find(({ id }) => id === post)?.encounter;
  const nodes = at === undefined ? [] : (encounters[at]?.nodes ?? []);
  return nodes.some(({ step }) => step.kind === "roll" && step.roll.kind === "search");
}

/** The odds of being stopped at a post: a range where attention has been drawn. */
function stopped(view: View, belief: number | undefined): Range {
  const of = view.beliefs[belief ?? -1];
  const odds = of?.outcomes[0]?.odds ?? 0;
  return of?.noticed === undefined ? [odds, odds] : [of.noticed.low, of.noticed.high];
}

/**
 * What all posts of a road come to together, by the odds believed: that one of them stops the trader and a search finds
 * what he has with him now. Nothing where he carries nothing that is sought, or nobody searches.
 */
export function passageLines(program: Program, view: View, route: string): readonly string[] {
  const [{ odds: found = 0 } = {}] = view.searchOutlook;
  const legs = view.roads.find(({ id }) => id === route)?.legs ?? [];
  const posts = legs.flatMap(({ post, beliefs }) =>
    post !== undefined && searches(program, post) ? [stopped(view, beliefs.post)] : [],
  );
  if (found <= 0 || posts.length === 0) return [];
  const caught = (at: 0 | 1): string => oddsPercent(1 - posts.reduce((left, of) => left * (1 - of[at] * found), 1));
  const [low, high] = [caught(0), caught(1)];
  const odds = low === high ? low : t("{low} to {high}", { low, high });
  return [
    t("All posts of this road together stop you and find something of what you carry now with odds of {odds}.", {
      odds,
    }),
  ];
}
