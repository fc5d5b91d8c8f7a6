import type { Officer } from "../../scenario/index.js";
import { happens, nextVisit } from "../chance.js";
import { available, post } from "../ledger.js";
import { pick } from "../lookup.js";
import type { World } from "../world.js";
import { believed, learn, lookBehindPass } from "./belief.js";
import { bribesNow, noteStop, reportingNow, stopsNow } from "./enforcement.js";
import { bidPrice, marketAt } from "./market.js";
import { currentLeg } from "./road.js";
import { homeValue } from "./wealth.js";

/** Outcomes of an officer's verdict, in the order of the chart's ways. */
const RELEASES = 0;
const WANTS_MORE = 1;
const KEEPS = 2;
const REPORTS = 3;

/** Comes to the leg's post on its last day; being stopped grows likelier with exposure. */
export function meetPost(w: World): void {
  w.post = -1;
  const { posts, people } = w.model.scenario;
  const at = currentLeg(w)?.post;
  const post = at === undefined || w.legDays > 0 ? undefined : posts[at];
  if (at === undefined || post === undefined) return;
  const share = 1 + w.exposure / w.parameter(post.heat);
  const chance = w.parameter(post.stops) * share * stopsNow(w, post.under);
  const subject = w.model.lookup.chance.stop[at] ?? -1;
  const stopped = happens(w, subject, nextVisit(w, subject), chance);
  learn(w, post.belief, stopped ? 0 : 1);
  noteStop(w, at, share, stopped);
  if (stopped && people.length > 0) w.post = at;
}

/**
 * A search: a hiding place is found, with all that is in it, with a chance linear in its load (the
 * place's own at its reference amount, at most 1); what lies open is found. One draw for each place that holds something, keyed by place and visit,
 * so more cargo can only turn a pass into a find. Answers 0 clean, 1 found.
 */
export function search(w: World): number {
  const { scenario, account, lookup } = w.model;
  w.stake = 0;
  for (let good = 0; good < w.found.length; good += 1) w.found[good] = 0;
  const places = scenario.hiding.map((_hiding, place) => isPlaceFound(w, place));
  let any = 0;
  for (const { good, commodity } of lookup.banned) {
    const amount = w.balance(account.you, commodity);
    if (amount <= 0) continue;
    if (pick(places, w.hidden[good] ?? -1) ?? true) {
      any = 1;
      w.found[good] = 1;
      w.stake += resaleValue(w, good, amount);
    }
  }
  return any;
}

/**
 * The chance, 0 to 1, that a search now would find something, as the trader believes: one draw for each hiding place, at its
 * chance as believed times its load, and 1 where something banned lies open. What `search` does, by what he knows.
 */
export function searchOdds(w: World): number {
  const { scenario, account, lookup } = w.model;
  const open = lookup.banned.some(
    ({ good, commodity }) =>
      w.balance(account.you, commodity) > 0 && pick(scenario.hiding, w.hidden[good] ?? -1) === undefined,
  );
  const clean = scenario.hiding.reduce((left, _hiding, place) => left * (1 - findingOdds(w, place)), 1);
  return open ? 1 : 1 - clean;
}

/** The chance, 0 to 1, that a search finds what is in a hiding place now, as the trader believes; 0 for an empty one. */
export const findingOdds = (w: World, place: number): number =>
  Math.min(1, believed(w, w.model.scenario.hiding[place]?.belief ?? -1, 0) * loadOf(w, place));

/** Share of a full load that a hiding place holds of banned goods; above 1 where more was put in than goes unnoticed. */
export function loadOf(w: World, place: number): number {
  const { scenario, account, lookup } = w.model;
  const full = w.parameter(scenario.hiding[place]?.amount ?? -1);
  let sum = 0;
  for (const { good, commodity } of lookup.banned)
    if (w.hidden[good] === place) sum += w.balance(account.you, commodity) / full;
  return sum;
}

function isPlaceFound(w: World, place: number): boolean {
  const hiding = w.model.scenario.hiding[place];
  const load = loadOf(w, place);
  if (hiding === undefined || load <= 0) return false;
  const chance = w.parameter(hiding.found) * load;
  const subject = w.model.lookup.chance.found[place] ?? -1;
  const found = happens(w, subject, nextVisit(w, subject), chance);
  if (found) learn(w, hiding.belief, 0);
  else learn(w, hiding.belief, 1, lookBehindPass(Math.min(1, load), believed(w, hiding.belief, 0)));
  return found;
}

/** What goods would bring: at home, or, where nobody at home deals in them, at the market the trader stands in. */
function resaleValue(w: World, good: number, amount: number): number {
  const here = marketAt(w, w.model.scenario.home, good) >= 0 || w.place < 0 ? -1 : marketAt(w, w.place, good);
  return here < 0 ? homeValue(w, good, amount) : Math.floor(amount * bidPrice(w, here));
}

/** Banned goods with the trader at what they would bring as he reckons it: those found by the last search where he still has any of them, else all that a search could find. */
export function atStake(w: World): readonly { readonly id: string; readonly amount: number; readonly worth: number }[] {
  const has = (commodity: number): number => w.balance(w.model.account.you, commodity);
  const held = w.model.lookup.banned.filter(({ commodity }) => has(commodity) > 0);
  const found = held.filter(({ good }) => w.found[good] === 1);
  return (found.length > 0 ? found : held).map(({ good, commodity }) => ({
    id: w.model.scenario.goods[good]?.id ?? "",
    amount: has(commodity),
    worth: resaleValue(w, good, has(commodity)),
  }));
}

/** What an offer of so much is worth, as the trader reckons it. */
export function offerWorth(w: World, commodity: number, amount: number): number {
  const good = pick(w.model.lookup.good, commodity) ?? -1;
  return good < 0 ? amount : resaleValue(w, good, amount);
}

/** What a found good is worth to a man who must sell it on, less the trouble of carrying it off. */
function spoilsOf(w: World, officer: Officer, index: number): number {
  const good = w.model.scenario.goods[index];
  if (good === undefined || (w.found[index] ?? 0) === 0) return 0;
  const amount = w.balance(w.model.account.you, good.commodity);
  const skill = good.fenced === undefined ? 1 : w.parameter(good.fenced);
  const value = resaleValue(w, index, amount) * skill * w.parameter(officer.fences);
  if (officer.carrying === undefined || good.weight === undefined) return value;
  return value - amount * (good.weight === 1 ? 1 : w.parameter(good.weight)) * w.parameter(officer.carrying);
}

/** What the found goods are worth to him; those not worth their carrying he leaves. */
function fencedStake(w: World, officer: Officer): number {
  let value = 0;
  for (let index = 0; index < w.found.length; index += 1) value += Math.max(0, spoilsOf(w, officer, index));
  return value;
}

/** As much of what is offered as the trader has with him. */
const offeredNow = (w: World): number =>
  w.offered < 0 ? 0 : available(w, w.model.account.you, w.offered, w.offeredAmount);

function bribeValue(w: World, officer: Officer): number {
  const amount = offeredNow(w);
  if (amount <= 0) return 0;
  const good = w.model.lookup.good[w.offered] ?? -1;
  if (good < 0) return amount;
  const money = pick(w.model.scenario.commodities, w.offered)?.kind === "currency";
  return resaleValue(w, good, amount) * (money ? 1 : w.parameter(officer.fences));
}

/**
 * The officer's choice, by his own payoff (Becker & Stigler 1974; Mookherjee & Png 1995; memoir pattern E025):
 * release for the bribe less its risk (or for nothing, leaving a bribe that is not worth its risk), keep the goods for
 * what he gets for those worth carrying off less the risk of a complaint, or report for what reporting pays, which forfeits the goods
 * upward. The regime he serves under moves what a bribe costs and a report pays him. He asks for more when a bribe is at
 * least half of what would move him.
 */
export function payoffs(w: World, officer: Officer): { releases: number; keeps: number; reports: number } {
  return {
    releases: Math.max(0, bribeValue(w, officer) - w.parameter(officer.bribeCosts) * bribesNow(w, officer.under)),
    keeps: fencedStake(w, officer) - w.parameter(officer.seizingCosts),
    reports: w.parameter(officer.reportingPays) + reportingNow(w, officer.under),
  };
}

/** Takes what was found: all of it, or only what the officer thinks worth carrying off. */
function seize(w: World, to: number, worthIt: Officer | undefined): void {
  for (const [index, good] of w.model.scenario.goods.entries()) {
    if ((w.found[index] ?? 0) === 0 || (worthIt !== undefined && spoilsOf(w, worthIt, index) <= 0)) continue;
    post(w, w.model.account.you, to, good.commodity, w.balance(w.model.account.you, good.commodity), "seized", good.id);
    w.hidden[index] = -1;
  }
}

/** What was offered stays with the trader, who sees it. */
function leave(w: World): void {
  const amount = offeredNow(w);
  if (amount > 0) w.watch?.left?.(w.offered, amount, w.day);
}

/** Decides, and settles what passes hands. Answers the outcome's position. */
export function decideOfficer(w: World, at: number): number {
  const officer = w.model.scenario.officers[at];
  if (officer === undefined) return RELEASES;
  const { releases, keeps, reports } = payoffs(w, officer);
  const best = Math.max(keeps, reports);
  const { account, scenario } = w.model;
  const person = account.people + officer.person;
  if (releases >= best) {
    learn(w, officer.belief, 0);
    if (releases <= 0) leave(w);
    else post(w, account.you, person, w.offered, offeredNow(w), "bribed", scenario.people[officer.person]?.id);
    return RELEASES;
  }
  leave(w);
  if (releases > 0 && releases * 2 >= best) return WANTS_MORE;
  learn(w, officer.belief, keeps >= reports ? 1 : 2);
  if (keeps >= reports) seize(w, person, officer);
  else seize(w, account.state, undefined);
  return keeps >= reports ? KEEPS : REPORTS;
}
