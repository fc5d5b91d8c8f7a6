import type { Program, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import type { Encounter } from "../../scenario/index.js";
import { capital } from "../figures.js";
import { holdingLines } from "../holdings.js";
import { larderLine } from "../larder.js";
import type { Words } from "../words.js";
import { hazardLine, hazardsOf } from "./hazards.js";
import { attentionText, beliefWords, oddsText } from "./odds.js";
import { debtLines, ruinLines } from "./ruin.js";

/** Positions of the beliefs about what still lies on the road: posts and skies from the leg of the moment on, the cold where it can snow. */
function onTheRoad({ model: { scenario } }: Program, view: View): readonly number[] {
  const route = scenario.routes.find(({ id }) => id === view.road?.route);
  if (route === undefined) return [];
  const from = route.legs.findIndex(({ id }) => id === view.road?.leg);
  const legs = route.legs.slice(Math.max(0, from));
  const skies = legs.flatMap(({ sky }) => scenario.skies[sky ?? -1]?.belief ?? []);
  const posts = legs.flatMap(({ post }) => scenario.posts[post ?? -1]?.belief ?? []);
  const suffers = scenario.goods.filter(({ id, cold }) => cold !== undefined && view.held(id).has > 0);
  const colds = skies.length === 0 ? [] : suffers.flatMap(({ cold }) => cold?.belief ?? []);
  return [...posts, ...skies, ...colds];
}

/** Beliefs about what would find goods a search looks for, as they lie now. */
function ofSearches({ model: { scenario } }: Program, view: View): readonly number[] {
  const carried = view.goods.filter(({ id, has }) => has > 0 && scenario.goods.some((of) => of.id === id && of.banned));
  return carried.flatMap(({ hiding }) => scenario.hiding.find(({ id }) => id === hiding)?.belief ?? []);
}

/** Positions of the beliefs about what lies ahead on the road one is on, and of what a search there would find. */
export function aheadBeliefs(program: Program, view: View): readonly number[] {
  const road = onTheRoad(program, view);
  return road.length === 0 ? [] : [...road, ...ofSearches(program, view)];
}

function believed(program: Program, view: View, words: Words, beliefs: readonly number[]): string {
  return beliefs
    .map((at) => {
      const belief = beliefWords(program, words, at);
      const of = view.beliefs[at];
      return of === undefined ? "" : `${belief.says} ${oddsText(belief, of.outcomes)}${attentionText(of)}`;
    })
    .join("; ");
}

/** What the road still ahead may bring, as it is believed; nothing where one is on none. */
export function roadLines(program: Program, view: View, words: Words): readonly string[] {
  const road = aheadBeliefs(program, view);
  if (road.length === 0) return [];
  return [
    t("Still ahead on this road, as you believe: {believed}.", { believed: believed(program, view, words, road) }),
  ];
}

/** What stands open where nothing is done: what comes by chance (`but` left out), debts and what they come to, the food at home. The road still ahead is told before it. */
export function aheadLines(program: Program, view: View, words: Words, but?: Encounter): readonly string[] {
  const open = view.goods.filter(
    ({ id, has, hidden }) => has > 0 && !hidden && program.model.scenario.goods.some((of) => of.id === id && of.banned),
  );
  return [
    ...open.map(({ id }) =>
      t("{good}: it lies open, and a search would find it.", { good: capital(words.name("goods", id)) }),
    ),
    ...holdingLines(view, words),
    ...hazardsOf(program, words, view, but).map((of) => hazardLine(program, words, view, of)),
    ...debtLines(view, words),
    ...ruinLines(view, words),
    larderLine(view, words),
  ];
}
