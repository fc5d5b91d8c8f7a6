import { believed } from "./rules/belief.js";
import { searchOdds } from "./rules/inspection.js";
import { wholeDays } from "./rules/road.js";
import { noticedAt } from "./view-beliefs.js";
import type { World } from "./world.js";

/** A part of a road: its days, the sky that may close over it, the post at its end. Positions are ids. */
export interface LegView {
  readonly id: string;
  readonly days: number;
  readonly sky: string | undefined;
  readonly post: string | undefined;
  /** Positions among the view's beliefs of what is believed of them. */
  readonly beliefs: { readonly sky: number | undefined; readonly post: number | undefined };
  /** The trader is on it now. */
  readonly here: boolean;
}

/** A road as everybody knows it, wherever the trader stands. */
export interface RoadView {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly legs: readonly LegView[];
}

/** All roads, those that start where the trader stands first, then by the place they start from. */
export function roadViews(w: World): readonly RoadView[] {
  const { places, posts, routes, skies } = w.model.scenario;
  const order = (from: number): number => (from === w.place ? -1 : from);
  return routes
    .map((route, index) => ({ ...route, index }))
    .sort((a, b) => order(a.from) - order(b.from))
    .map(({ id, from, to, legs, index }) => ({
      id,
      from: places[from] ?? "",
      to: places[to] ?? "",
      days: legs.reduce((sum, leg) => sum + wholeDays(w, leg), 0),
      legs: legs.map((leg, at) => ({
        id: leg.id,
        days: wholeDays(w, leg),
        sky: skies[leg.sky ?? -1]?.id,
        post: posts[leg.post ?? -1]?.id,
        beliefs: { sky: skies[leg.sky ?? -1]?.belief, post: posts[leg.post ?? -1]?.belief },
        here: w.route === index && w.leg === at,
      })),
    }));
}

/** Whether whoever stops one at a post searches. */
function searches({ model: { scenario } }: World, post: number): boolean {
  const nodes = scenario.encounters[scenario.posts[post]?.encounter ?? -1]?.nodes ?? [];
  return nodes.some(({ step }) => step.kind === "roll" && step.roll.kind === "search");
}

/** Odds, 0 to 1, least and most where attention has been drawn. */
export interface Between {
  readonly low: number;
  readonly high: number;
}

/** What a road's posts come to, as the trader believes. */
export interface PassageView extends Between {
  /** That a search finds something of what he has with him now. */
  readonly found: number;
  /** Those that search, in the order of the road: that each stops him, and that it does and finds something. */
  readonly posts: readonly { readonly id: string; readonly stops: Between; readonly finds: Between }[];
}

const times = ({ low, high }: Between, by: number): Between => ({ low: low * by, high: high * by });

/**
 * The chance that one of a road's posts stops the trader and a search finds what he has with him now, as he believes, with
 * what it is made of. Undefined where nothing he has is sought or nobody searches.
 */
export function passageOdds(w: World, id: string): PassageView | undefined {
  const { posts, routes } = w.model.scenario;
  const legs = routes.find((of) => of.id === id)?.legs ?? [];
  const found = searchOdds(w);
  const searching = legs.flatMap(({ post = -1 }) => {
    const { id: name, belief } = posts[post] ?? {};
    if (name === undefined || belief === undefined || !searches(w, post)) return [];
    const odds = believed(w, belief, 0);
    const stops = noticedAt(w, belief) ?? { low: odds, high: odds };
    return [{ id: name, stops, finds: times(stops, found) }];
  });
  if (found <= 0 || searching.length === 0) return undefined;
  const caught = (at: keyof Between): number => 1 - searching.reduce((left, { finds }) => left * (1 - finds[at]), 1);
  return { low: caught("low"), high: caught("high"), found, posts: searching };
}
