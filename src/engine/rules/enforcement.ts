import type { ParameterIndex } from "../../scenario/index.js";
import { drawOutcome, happens } from "../chance.js";
import type { Jurisdiction } from "../jurisdiction.js";
import { type Dated, pick } from "../lookup.js";
import { uniform, type WorldKey } from "../luck.js";
import type { Nature } from "../nature.js";
import type { World } from "../world.js";

/**
 * Enforcement: how hard the state presses is a regime, a Markov chain that may go over into another at each review. It is
 * nature's: drawn by the count of reviews, so whoever plays a world meets the same regimes. The trader does not see it. He
 * holds odds of it, a Bayesian filter over the hidden chain (Baum & Petrie 1966; regimes: Hamilton 1989), moved by what
 * is heard, by patrols that came or stayed away, and by being stopped or passed.
 */

/** Nothing seen rules a regime out for good. */
const LEAST = 1e-6;

const times = (w: { parameter(at: number): number }, at: ParameterIndex | undefined): number =>
  at === undefined ? 1 : w.parameter(at);

const regimeNow = (w: World, enforcement: number) =>
  pick(w.model.enforcement, enforcement)?.regimes[w.regime[enforcement] ?? 0];

/** How many times as often patrols under an enforcement come now; 1 under none (-1). */
export const comesNow = (w: World, enforcement: number): number => times(w, regimeNow(w, enforcement)?.comes);
/** How many times as likely a stop under an enforcement is now. */
export const stopsNow = (w: World, enforcement: number): number => times(w, regimeNow(w, enforcement)?.stops);
/** How many times as much a bribe costs an officer under an enforcement now. */
export const bribesNow = (w: World, enforcement: number): number => times(w, regimeNow(w, enforcement)?.bribes);
/** What a report brings an officer under an enforcement now, beyond what it pays else. */
export function reportingNow(w: World, enforcement: number): number {
  const at = regimeNow(w, enforcement)?.reporting;
  return at === undefined ? 0 : w.parameter(at);
}

/** What `pressure(...)` reads: hidden from the trader. */
export const pressureOf = (w: World, enforcement: number): number => times(w, regimeNow(w, enforcement)?.pressure);

/** The odds the trader holds of a regime. */
export const regimeOdds = (w: World, enforcement: number, regime: number): number =>
  w.regimeOdds[(pick(w.model.enforcement, enforcement)?.first ?? 0) + regime] ?? 0;

/** What he expects `pressure(...)` to be. */
export function expectedPressure(w: World, enforcement: number): number {
  const { regimes = [] } = pick(w.model.enforcement, enforcement) ?? {};
  let sum = 0;
  for (let regime = 0; regime < regimes.length; regime += 1)
    sum += regimeOdds(w, enforcement, regime) * times(w.nature.reckoned, regimes[regime]?.pressure);
  return sum;
}

/** Numbers by regime, filled anew at each use and kept by nobody: a day makes no garbage. */
const CHANCES: number[] = [];
const LIKELIHOOD: number[] = [];
const NEXT: number[] = [];

/**
 * The chances that a review brings each regime, from one of them, as a nature has them; those of leaving at most 1. In
 * `CHANCES`, until it is asked again.
 */
function leaving(nature: Nature, { regimes }: Jurisdiction, from: number, day: number): readonly number[] {
  const to = regimes[from]?.to ?? [];
  CHANCES.length = to.length;
  let sum = 0;
  for (let at = 0; at < to.length; at += 1) {
    const points = to[at];
    const chance = points === undefined ? 0 : Math.max(0, nature.dated(points, day));
    CHANCES[at] = chance;
    sum += chance;
  }
  if (sum > 1) for (let at = 0; at < CHANCES.length; at += 1) CHANCES[at] = (CHANCES[at] ?? 0) / sum;
  CHANCES[from] = Math.max(0, 1 - sum);
  return CHANCES;
}

/** The chances of the first regime. */
function starting(nature: Nature, { regimes }: Jurisdiction): number[] {
  const shares = regimes.map(({ starts }) => Math.max(0, nature.parameter(starts)));
  const sum = shares.reduce((all, of) => all + of, 0);
  return shares.map((of) => (sum > 0 ? of / sum : 1 / shares.length));
}

/** What the trader reckons with when a review has passed: he knows the chain, not where it stands. */
function foresee(w: World, of: Jurisdiction): void {
  const { reckoned } = w.nature;
  const count = of.regimes.length;
  for (let to = 0; to < count; to += 1) NEXT[to] = 0;
  for (let from = 0; from < count; from += 1) {
    const chances = leaving(reckoned, of, from, w.day);
    const held = w.regimeOdds[of.first + from] ?? 0;
    for (let to = 0; to < count; to += 1) NEXT[to] = (NEXT[to] ?? 0) + held * (chances[to] ?? 0);
  }
  for (let to = 0; to < count; to += 1) w.regimeOdds[of.first + to] = NEXT[to] ?? 0;
}

/** Something was seen that is as likely in each regime as `LIKELIHOOD` says (Bayes). */
function observe(w: World, of: Jurisdiction): void {
  let sum = 0;
  for (let regime = 0; regime < of.regimes.length; regime += 1) {
    const cell = of.first + regime;
    const weighed = (w.regimeOdds[cell] ?? 0) * Math.max(LEAST, LIKELIHOOD[regime] ?? 0);
    w.regimeOdds[cell] = weighed;
    sum += weighed;
  }
  if (sum <= 0) return;
  for (let regime = 0; regime < of.regimes.length; regime += 1) {
    const cell = of.first + regime;
    w.regimeOdds[cell] = (w.regimeOdds[cell] ?? 0) / sum;
  }
}

/** Something came about or did not that is as likely as `odds` times what a regime makes of it. */
function observeWhether(w: World, of: Jurisdiction, what: "comes" | "stops", odds: number, came: boolean): void {
  for (let regime = 0; regime < of.regimes.length; regime += 1) {
    const chance = Math.min(1, odds * times(w.nature.reckoned, of.regimes[regime]?.[what]));
    LIKELIHOOD[regime] = came ? chance : 1 - chance;
  }
  observe(w, of);
}

/** Whether an enforcement is there today: one that belongs to episodes, while any of them is open. */
export const isInForce = (w: World, enforcement: number): boolean => w.model.open.enforcement[enforcement]?.(w) ?? true;

/** Which regime a review brings; in a nature that stands still the likeliest first one stays. */
function review(w: World, { subject }: Jurisdiction, at: number, index: number, chances: readonly number[]): void {
  if (!w.nature.still) w.regime[at] = drawOutcome(w, subject, index, chances);
  else if (index === 0) w.regime[at] = chances.indexOf(Math.max(...chances));
}

const daysBetween = (w: World, { review: every }: Pick<Jurisdiction, "review">): number =>
  Math.max(1, Math.round(w.parameter(every)));

/** The day of the last review so far; 0 before the first. */
export function reviewedOn(w: World, enforcement: number): number {
  const of = pick(w.model.enforcement, enforcement);
  if (of === undefined) return 0;
  const every = daysBetween(w, of);
  const last = Math.floor((w.day - 1) / every) * every;
  return last === 0 ? 0 : last + 1;
}

/** Dawn: on the first day and at each review nature says which regime it is; then what is heard of it. */
export function openRegimes(w: World): void {
  const { enforcement } = w.model;
  for (let at = 0; at < enforcement.length; at += 1) {
    const of = enforcement[at];
    if (of === undefined) continue;
    const every = daysBetween(w, of);
    if (w.day === 1) {
      review(w, of, at, 0, starting(w.nature, of));
      w.regimeOdds.set(starting(w.nature.reckoned, of), of.first);
    } else if ((w.day - 1) % every === 0) {
      review(w, of, at, (w.day - 1) / every, leaving(w.nature, of, w.regime[at] ?? 0, w.day));
      foresee(w, of);
    }
    if (of.signals.length > 0 && isInForce(w, at)) listen(w, of, w.regime[at] ?? 0);
  }
}

const chanceIn = (w: { parameter(at: number): number }, at: ParameterIndex | undefined): number =>
  at === undefined ? 0 : w.parameter(at);

/** Whoever is where a signal is heard hears it, or hears that all is quiet. */
function listen(w: World, of: Jurisdiction, now: number): void {
  const { reckoned } = w.nature;
  for (const { chance, key, place, subject } of of.signals) {
    if (place >= 0 && w.place !== place) continue;
    const heard = happens(w, subject, w.day, chanceIn(w, chance[now]));
    if (heard) w.watch?.told?.(key, w.day);
    for (let regime = 0; regime < of.regimes.length; regime += 1) {
      const odds = chanceIn(reckoned, chance[regime]);
      LIKELIHOOD[regime] = heard ? odds : 1 - odds;
    }
    observe(w, of);
  }
}

/** Dusk: everyone has heard which patrols came. */
export function noteRegimes(w: World): void {
  const { enforcement } = w.model;
  for (let at = 0; at < enforcement.length; at += 1) {
    const of = enforcement[at];
    if (of !== undefined && of.patrols.length > 0 && isInForce(w, at)) notePatrols(w, of);
  }
}

function notePatrols(w: World, of: Jurisdiction): void {
  for (const { comes, post } of of.patrols)
    if (w.patrolToday[post] !== MET) notePatrol(w, of, comes, w.patrolToday[post] === 1);
}

function notePatrol(w: World, of: Jurisdiction, comes: Dated, came: boolean): void {
  observeWhether(w, of, "comes", w.nature.reckoned.dated(comes, w.day), came);
}

/** A patrol that came today and was met, which has been noted. */
const MET = 2;

/** The trader sees a patrol come: he knows it at once, before he knows whether it catches him. */
export function notePatrolMet(w: World, post: number): void {
  if (w.patrolToday[post] !== 1) return;
  w.patrolToday[post] = MET;
  w.watch?.patrolled?.(post, w.day);
  const of = pick(w.model.enforcement, w.model.scenario.posts[post]?.under ?? -1);
  const comes = of?.patrols.find((patrol) => patrol.post === post)?.comes;
  if (of !== undefined && comes !== undefined) notePatrol(w, of, comes, true);
}

/**
 * He was stopped at a post (or caught by its patrol), or passed: as likely as the post's declared chance times what each
 * regime makes of it. `share` is what attention and a lookout made of that chance.
 */
export function noteStop(w: World, post: number, share: number, stopped: boolean): void {
  const { stops, under = -1 } = w.model.scenario.posts[post] ?? {};
  const of = pick(w.model.enforcement, under);
  if (of === undefined || stops === undefined) return;
  observeWhether(w, of, "stops", w.nature.reckoned.parameter(stops) * share, stopped);
}

/** The regime in force shows itself: he knows it, until it may have changed. */
export function showRegime(w: World, enforcement: number): void {
  const { first = 0, regimes = [] } = pick(w.model.enforcement, enforcement) ?? {};
  for (let regime = 0; regime < regimes.length; regime += 1)
    w.regimeOdds[first + regime] = w.regime[enforcement] === regime ? 1 : 0;
}

/** In a copy on which days are rehearsed: the regimes he thinks likeliest, so that nothing of those in force shows. */
export function supposeRegimes(w: World): void {
  for (const [at, { first, regimes }] of w.model.enforcement.entries()) {
    let best = 0;
    for (let regime = 1; regime < regimes.length; regime += 1)
      if ((w.regimeOdds[first + regime] ?? 0) > (w.regimeOdds[first + best] ?? 0)) best = regime;
    w.regime[at] = best;
  }
}

/** In a twin of a world: other regimes behind the same odds, drawn from them. */
export function redrawRegimes(w: World, key: WorldKey): void {
  const { enforcement, subjects } = w.model;
  for (let at = 0; at < enforcement.length; at += 1) {
    const { first = 0, regimes = [], subject = -1 } = enforcement[at] ?? {};
    const u = uniform(key, (subjects[subject]?.number ?? 0) ^ TWIN, w.day);
    let [sum, regime] = [0, 0];
    for (; regime < regimes.length - 1; regime += 1) {
      sum += w.regimeOdds[first + regime] ?? 0;
      if (u < sum) break;
    }
    w.regime[at] = regime;
  }
}

/** Keeps a twin's draw apart from the reviews'. */
const TWIN = 0x7715;
