import type { CheckedExpr, Verb } from "../scenario/index.js";
import { dayOfWork, meanOf, type WorkKind } from "./day-ahead.js";
import type { Decision } from "./decision.js";
import type { Journal } from "./journal.js";
import { pick } from "./lookup.js";
import type { Outlook } from "./outlook.js";
import type { NodeAsk, Program } from "./program.js";
import type { Readable } from "./readable.js";
import { comesOn, planned, rehearse, ruinOn, supposing } from "./rehearsal.js";
import type { Rest } from "./rest.js";
import { roadOpen } from "./rules/episode.js";
import { wagePerDay } from "./rules/household.js";
import { atStake, offerWorth, searchOdds } from "./rules/inspection.js";
import { marketAt, proceedsOf } from "./rules/market.js";
import { longestWait, mostToBuy, mostToSell } from "./rules/plan.js";
import { type Lot, lotOf, type OfferQuote, type Quote, quoteOf } from "./rules/quote.js";
import { currentLeg, wholeDays } from "./rules/road.js";
import {
  accountedParts,
  type Elsewhere,
  elsewhere,
  realWealth,
  reckonedParts,
  reckonedWealth,
  type Worth,
} from "./rules/wealth.js";
import {
  askedOf,
  isSearched,
  type OptionView,
  optionsOf,
  postHere,
  type RangeView,
  rangeOf,
  workHere,
} from "./view-asked.js";
import { type BeliefView, beliefsOf, type EnforcementView, enforcementOf } from "./view-beliefs.js";
import {
  type EffortView,
  effortsOf,
  type FeedsView,
  feedsOf,
  type GatheringView,
  gatheringOf,
} from "./view-gathering.js";
import {
  costHere,
  costsItsPrice,
  type DebtView,
  debtsOf,
  type GoodView,
  goodsOf,
  type Held,
  heldOf,
  mostToRepay,
  offerQuoteHere,
  unpricedMoney,
} from "./view-goods.js";
import { type HouseholdView, householdView } from "./view-household.js";
import { passageOdds, type RoadView, roadViews } from "./view-roads.js";
import type { ActivityView, RecipeView } from "./view-work.js";
import { type WorkDone, workDone } from "./work-done.js";
import type { World } from "./world.js";

const NOTHING_GIVEN: ReadonlySet<string> = new Set();

/**
 * What a trader can see, and nothing else: his own holdings, the prices where he stands and those he remembers, the
 * odds he believes. Screens and strategies read this; hidden values behind the same history give the same view.
 */
export class View {
  readonly rest: Rest;
  readonly #program: Program;
  readonly #world: World;
  /** Answers supposed to have been given. */
  readonly #given: ReadonlySet<string>;

  constructor(program: Program, world: World, rest: Rest, given = NOTHING_GIVEN) {
    this.rest = rest;
    this.#program = program;
    this.#world = world;
    this.#given = given;
  }

  get day(): number {
    return this.#world.day;
  }

  get lastDay(): number {
    return Math.round(this.#world.parameter(this.#world.model.scenario.start.days));
  }

  /** Days after this one until the campaign's last. */
  get daysLeft(): number {
    return Math.max(0, this.lastDay - this.day);
  }

  /** The post whose stop stands open, and the person who stands there; one that is over is no place. */
  get post(): { readonly id: string; readonly officer: string } | undefined {
    return postHere(this.#world, this.rest);
  }

  /** Whether what he has of a good has been found by the search of what is asked now. */
  isFound(id: string): boolean {
    return isSearched(this.#world, this.rest) && this.#world.found[this.#indexOf(id)] === 1;
  }

  /** Days since 1970-01-01. */
  get date(): number {
    return this.#world.model.scenario.start.day + Math.max(0, this.#world.day - 1);
  }

  /** Id of the place, or undefined on the road. */
  get place(): string | undefined {
    return pick(this.#world.model.scenario.places, this.#world.place);
  }

  get atHome(): boolean {
    return this.#world.place === this.#world.model.scenario.home;
  }

  get road(): { readonly route: string; readonly leg: string } | undefined {
    const route = pick(this.#world.model.scenario.routes, this.#world.route);
    const leg = currentLeg(this.#world);
    return route === undefined || leg === undefined ? undefined : { route: route.id, leg: leg.id };
  }

  get snowing(): boolean {
    return this.#world.snowing === 1;
  }

  get exposure(): number {
    return this.#world.exposure;
  }

  /** Real wealth as the trader would reckon it, in smallest units of the numeraire; once it has ended, as the account counts it. */
  get wealth(): number {
    return this.rest.kind === "ended" ? realWealth(this.#world) : reckonedWealth(this.#world);
  }

  /** What that wealth is made of. */
  get worth(): Worth {
    return this.rest.kind === "ended" ? accountedParts(this.#world) : reckonedParts(this.#world);
  }

  /** Money that has no price here or anywhere; foreign money that is traded stands among the goods. */
  get money(): readonly (Held & { readonly id: string })[] {
    return unpricedMoney(this.#world);
  }

  /** Goods he has, and those dealt in at this time: what belongs to episodes that are not open is left out. */
  get goods(): readonly GoodView[] {
    return goodsOf(this.#world);
  }

  /** The most that can be bought here of one good: `goods` tells it of all, at more cost. 0 for an unknown one. */
  mostToBuy(id: string): number {
    return mostToBuy(this.#world, this.#indexOf(id));
  }

  /** The most that can be sold here of one good. 0 for an unknown one. */
  mostToSell(id: string): number {
    return mostToSell(this.#world, this.#indexOf(id));
  }

  /** What buying so much here would cost in all, the price moved by it; 0 where it is not for sale. Smallest units. */
  costToBuy(id: string, amount: number): number {
    return costHere(this.#world, this.#indexOf(id), amount);
  }

  /** Whether buying so much here costs its price, rounded up, and nothing for that it moves the price. */
  costsItsPrice(id: string, amount: number): boolean {
    return costsItsPrice(this.#world, this.#indexOf(id), amount);
  }

  /** What selling so much here would bring in all, the price moved by it; 0 where nobody buys it. Smallest units. */
  proceedsOfSelling(id: string, amount: number): number {
    return proceedsOf(this.#world, marketAt(this.#world, this.#world.place, this.#indexOf(id)), amount);
  }

  /** How the price of a good here comes about today; undefined where it has no market. */
  quote(id: string): Quote | undefined {
    return quoteOf(this.#world, marketAt(this.#world, this.#world.place, this.#indexOf(id)));
  }

  /** How the price of a single buyer comes about today; undefined unless he stands here and is dealt with in what is asked now. */
  offerQuote(id: string): OfferQuote | undefined {
    return offerQuoteHere(this.#world, this.rest, id);
  }

  /** What a lot of a good would cost or bring here at once, and how its price would move with it; undefined where nothing would. */
  lot(act: "buy" | "sell", id: string, amount: number): Lot | undefined {
    return lotOf(this.#world, marketAt(this.#world, this.#world.place, this.#indexOf(id)), act, amount);
  }

  /** Where else a good sold when its market there was last seen, or is said to sell, and what so much of it would bring there; the best price first. */
  elsewhere(id: string, amount: number): readonly (Omit<Elsewhere, "place"> & { readonly place: string })[] {
    const { places } = this.#world.model.scenario;
    return elsewhere(this.#world, this.#indexOf(id), amount).map((of) => ({ ...of, place: places[of.place] ?? "" }));
  }

  #indexOf(id: string): number {
    return this.#world.model.lookup.at.goods.get(id) ?? -1;
  }

  /** What the trader has with him and at home of a good or a currency; 0 of an unknown one. */
  held(id: string): Held {
    return heldOf(this.#world, id);
  }

  get debts(): readonly DebtView[] {
    return debtsOf(this.#world);
  }

  /** The most that can be paid back of one credit now. 0 of an unknown one. */
  mostToRepay(id: string): number {
    return mostToRepay(this.#world, this.#world.model.lookup.at.credit.get(id) ?? -1);
  }

  /** Id of the ration that is cooked now. */
  get ration(): string {
    return this.#world.model.scenario.household.rations[this.#world.ration]?.id ?? "";
  }

  get household(): HouseholdView {
    return householdView(this.#world);
  }

  /** What the state pays the household a day, in whole smallest units of money. */
  get wage(): number {
    return Math.round(wagePerDay(this.#world));
  }

  get beliefs(): readonly BeliefView[] {
    return beliefsOf(this.#world);
  }

  /** The odds he holds of each regime, of what is in force at this time. None before the first day. */
  get enforcement(): readonly EnforcementView[] {
    return enforcementOf(this.#world);
  }

  /** Routes that start here. */
  get routes(): readonly { readonly id: string; readonly to: string; readonly days: number }[] {
    const w = this.#world;
    return w.model.scenario.routes
      .filter((route, index) => route.from === w.place && roadOpen(w, index))
      .map(({ id, to, legs }) => ({
        id,
        to: w.model.scenario.places[to] ?? "",
        days: legs.reduce((sum, leg) => sum + wholeDays(w, leg), 0),
      }));
  }

  /** All roads there are, with what lies on them. */
  get roads(): readonly RoadView[] {
    return roadViews(this.#world);
  }

  get recipes(): readonly RecipeView[] {
    return this.#program.work.recipes(this.#world);
  }

  /** Standing orders, the ones not given included. */
  get activities(): readonly ActivityView[] {
    return this.#program.work.activities(this.#world);
  }

  /** The most that can be made of one recipe now. 0 of an unknown one. */
  mostToMake(id: string): number {
    return this.#program.work.mostToMake(this.#world, this.#world.model.lookup.at.recipes.get(id) ?? -1);
  }

  /** The standing order in the middle of whose day something is asked. */
  get working(): string | undefined {
    return workHere(this.#world, this.rest);
  }

  /** One standing order; undefined for an unknown one. */
  activity(id: string): ActivityView | undefined {
    return this.#program.work.activity(this.#world, this.#world.model.lookup.at.activities.get(id) ?? -1);
  }

  /**
   * What a day of an activity would come to at a level, with so many smallest units of the number named with it: at
   * usual prices, no patrol coming. Empty for an unknown one.
   */
  dayOf(id: string, level: string, amount: number): readonly WorkKind[] {
    const { index, position } = this.#levelOf(id, level);
    const see = (copy: World): View => new View(this.#program, copy, this.rest);
    return position === 0 ? [] : dayOfWork(this.#world, this.#program.outlooks, index, position, amount, see);
  }

  /** What days of work come to in the mean of their kinds, in money's smallest units; undefined where there is one kind only. */
  meanDay(kinds: readonly WorkKind[]): ReturnType<typeof meanOf> {
    const { commodities, numeraire } = this.#world.model.scenario;
    return meanOf(kinds, commodities[numeraire.currency]?.id ?? "");
  }

  /** What a day of an activity would feed at a level, chance in the mean; undefined where no food comes or goes in it. */
  feeds(id: string, level: string, amount: number): FeedsView | undefined {
    const { index, position } = this.#levelOf(id, level);
    return position === 0 ? undefined : feedsOf(this.#world, this.#program.outlooks, index, position, amount);
  }

  /** Where an activity stands, and which of its levels is named, counted from 1; 0 for an unknown one. */
  #levelOf(id: string, level: string): { readonly index: number; readonly position: number } {
    const { lookup, scenario } = this.#world.model;
    const index = lookup.at.activities.get(id) ?? -1;
    return { index, position: (pick(scenario.activities, index)?.levels.indexOf(level) ?? -1) + 1 };
  }

  /** What an officer could take, as the trader reckons it, and how an offer of so much (a position among the commodities) stands to it; nothing at stake gives a share of 0. */
  offered(
    commodity: number,
    amount: number,
  ): { readonly goods: ReturnType<typeof atStake>; readonly stake: number; readonly share: number } {
    const goods = atStake(this.#world);
    const stake = goods.reduce((sum, { worth }) => sum + worth, 0);
    return { goods, stake, share: stake > 0 ? offerWorth(this.#world, commodity, amount) / stake : 0 };
  }

  /** What the days of an activity so far have come to, by the journal; `from` leaves out those before it. */
  workDone(id: string, journal: Pick<Journal, "postings" | "prices" | "work">, from = 0): WorkDone {
    return workDone(this.#world, journal, this.#world.model.lookup.at.activities.get(id) ?? -1, from);
  }

  /** What the standing orders that can be done today take of food beyond what everyone needs. */
  get efforts(): readonly EffortView[] {
    return effortsOf(this.#world);
  }

  /** Food that the standing orders given bring on a day. */
  get gathering(): readonly GatheringView[] {
    return gatheringOf(this.#world, this.#program.outlooks);
  }

  /** Whether an episode of a campaign is open today; one without a time of its own always is. */
  isOpen(episode: string): boolean {
    const w = this.#world;
    return w.model.open.episodes.get(episode)?.(w) ?? true;
  }

  /** Days that may pass at once: no more than there are, with today. */
  get longestWait(): number {
    return longestWait(this.#world);
  }

  /** Endings the trader may choose now. */
  get finishes(): readonly string[] {
    return this.#program.finishes.filter(({ may }) => may(this.#world)).map(({ id }) => id);
  }

  /** Endings that can be chosen, those not yet open included, with what they need. */
  get endings(): readonly { readonly id: string; readonly open: boolean; readonly needs: CheckedExpr | undefined }[] {
    return this.#program.finishes.map(({ id, may, when }) => ({ id, open: may(this.#world), needs: when }));
  }

  /** The options of a choice, closed ones included; those not shown yet are left out. */
  get options(): readonly OptionView[] {
    return optionsOf(this.#asked("choose"), this.#world);
  }

  /** The first open option of a choice: `options` tells it of all, at more cost. Undefined where there is none. */
  get firstOpen(): string | undefined {
    for (const { id, may } of this.#asked("choose").options) if (may(this.#world)) return id;
    return undefined;
  }

  /** What the trader expects of every roll there is, by `encounter.node`, whether he stands before it or not. */
  get outlooks(): ReadonlyMap<string, Outlook> {
    return new Map([...this.#program.outlooks].map(([name, foresee]) => [name, foresee(this.#world)]));
  }

  /** What all posts of a road come to together for what he carries now; undefined where nothing is at stake there. */
  passage(route: string): ReturnType<typeof passageOdds> {
    return passageOdds(this.#world, route);
  }

  /** What the trader expects of a search now, by what he carries and where it is. */
  get searchOutlook(): Outlook {
    const found = searchOdds(this.#world);
    return [
      { id: "found", odds: found },
      { id: "clean", odds: 1 - found },
    ];
  }

  /** Whether an option of this choice is open: `options` tells it of all, with what a trader expects of them. */
  mayChoose(option: string): boolean {
    for (const { id, may } of this.#asked("choose").options) if (id === option) return may(this.#world);
    return false;
  }

  /** Whether a route starts here. */
  mayTravel(route: string): boolean {
    const w = this.#world;
    const index = w.model.lookup.at.routes.get(route) ?? -1;
    return pick(w.model.scenario.routes, index)?.from === w.place && roadOpen(w, index);
  }

  /** Whether an ending may be chosen now. */
  mayFinish(ending: string): boolean {
    return this.#program.finishes.find(({ id }) => id === ending)?.may(this.#world) ?? false;
  }

  /** The bounds of a question for a number, in smallest units. */
  get range(): RangeView | undefined {
    return rangeOf(this.#asked("ask"), this.#world);
  }

  /** The least that may be answered to a question for a number, in smallest units; 0 where nothing is asked. */
  get leastAnswer(): number {
    return this.#asked("ask").range?.from(this.#world) ?? 0;
  }

  /** The most that may be answered, likewise. */
  get mostAnswer(): number {
    return this.#asked("ask").range?.to(this.#world) ?? 0;
  }

  #asked(kind: "choose" | "ask"): NodeAsk {
    return askedOf(this.#program, this.rest, kind);
  }

  /** What would be seen once a verb were done, nothing drawn; undefined where a trader could not foresee it. */
  after(verb: Verb): View | undefined {
    const world = rehearse(this.#world, verb, this.#given);
    return world === undefined ? undefined : new View(this.#program, world, this.rest, this.#given);
  }

  /** What would be seen once a question were answered with so many smallest units. */
  supposing(number: string, amount: number): View {
    const world = supposing(this.#world, number, amount);
    return new View(this.#program, world, this.rest, new Set([...this.#given, number]));
  }

  /** What would be seen once something were traded, paid, made or moved on the plan; undefined where that is refused. */
  planning(decision: Decision): View | undefined {
    const world = planned(this.#world, decision);
    return world === undefined ? undefined : new View(this.#program, world, this.rest, this.#given);
  }

  /** How much of a holding is somewhere else in another view: with the trader, at home, or with others. */
  movedUntil(after: View, id: string): number {
    const [a, b] = [this.held(id), after.held(id)];
    return Math.max(Math.abs(a.has - b.has), Math.abs(a.stored - b.stored));
  }

  /** How many of a good with the trader find room where there is so much, and how many do not. */
  underCover(id: string, room: number): { readonly covered: number; readonly open: number } {
    const { has } = this.held(id);
    const covered = Math.max(0, Math.min(has, Math.floor(room)));
    return { covered, open: has - covered };
  }

  /** How often a bounded way has been taken in the encounter of the moment. */
  taken({ counter }: { readonly counter: number }): number {
    return this.#world.counters[counter] ?? 0;
  }

  /** Whether an answer not yet given is supposed. */
  supposes(number: string): boolean {
    return this.#given.has(number);
  }

  /** Ruins that come by days passing alone, each with its evening, the next first. */
  get ruins(): readonly { readonly id: string; readonly on: number }[] {
    const found = this.#world.model.scenario.endings.flatMap((ending) => {
      const on = ruinOn(this.#world, ending);
      return on === undefined ? [] : [{ id: ending.id, on }];
    });
    return found.sort((a, b) => a.on - b.on);
  }

  /** The first day on which an encounter would come by itself if days passed and nothing else changed; undefined where none is foreseen. */
  comesOn(encounter: string): number | undefined {
    const { encounters } = this.#world.model.scenario;
    const index = encounters.findIndex(({ id }) => id === encounter);
    const of = encounters[index];
    return of === undefined ? undefined : comesOn(this.#world, index, of);
  }

  read(expression: Readable): number {
    return expression.read(this.#world);
  }
}
