import type { View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import { oddsPercent } from "../figures.js";

/** What all posts of a road come to together, by the odds believed; nothing where nothing is at stake there. */
export function passageLines(view: View, route: string): readonly string[] {
  const passage = view.passage(route);
  if (passage === undefined) return [];
  const [low, high] = [oddsPercent(passage.low), oddsPercent(passage.high)];
  const odds = low === high ? low : t("{low} to {high}", { low, high });
  return [
    t("All posts of this road together stop you and find something of what you carry now with odds of {odds}.", {
      odds,
    }),
  ];
}
