import { beliefLines, beliefWords } from "../../answers/odds.js";
import type { Showing } from "./asking.js";
import type { About } from "./model.js";

/** What `w` and `i` are asked about with odds the trader believes, by their index: they are told before all else. */
export function aboutBelief({ view, words, program }: Showing, index: number): About {
  const id = view.beliefs[index]?.id ?? "";
  const { says } = beliefWords(program, words, index);
  const cause = beliefLines(program, view, words, (at) => at === index).map((line) => line.trim());
  const ofGood = program.model.scenario.goods.some((good) => good.cold?.belief === index);
  return { word: id, title: says, cause, ...(ofGood ? { belief: id } : {}) };
}
