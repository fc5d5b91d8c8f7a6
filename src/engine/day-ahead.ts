import type { Edge, Encounter, Node, Scenario } from "../scenario/index.js";
import { Nature } from "./nature.js";
import type { Foresee } from "./outlook.js";
import { goToWork } from "./rules/activity.js";
import { begin } from "./rules/encounter.js";
import { supposeRegimes } from "./rules/enforcement.js";
import { deedsOf } from "./rules/verbs.js";
import type { View } from "./view.js";
import type { Posting, Reason } from "./watch.js";
import { moneyIn, type Valued, valuedAtHome } from "./work-done.js";
import type { World } from "./world.js";

/** What trader and household got (above 0) or gave (below 0) for one reason, in smallest units. */
export interface WorkFlow {
  readonly reason: Reason;
  /** Id of the good or currency. */
  readonly id: string;
  readonly amount: number;
  /** The good a trade's money was for. */
  readonly about: string | undefined;
  /** Id of the person on the other side, if it is one. */
  readonly person: string | undefined;
  /** Of a trade's money: what one smallest unit of its good came to. */
  readonly each?: number;
}

/** One way a day of work can go: the chances it hangs on, what changes hands, what is more or less in the evening. */
export interface WorkDay {
  /** Outcomes of chance on the way, in order, with their odds in all. Patrols are taken not to come. */
  readonly outcomes: readonly string[];
  readonly odds: number;
  readonly flows: readonly WorkFlow[];
  /** By good or currency, what there is more or less of in all. */
  readonly net: readonly { readonly id: string; readonly amount: number }[];
  /** What money and goods come to more or less, goods at what one of them last sold for at home, in money's smallest units. */
  readonly worth: number;
  /** Goods there are fewer of in the evening, each at that price. */
  readonly spent: readonly Valued[];
  readonly exposure: number;
  /** Texts of the catalogue told before chance decides anything, by key, each with what is seen then. */
  readonly said: readonly { readonly key: string; readonly view: View }[];
  /** Patrols that may come, with the share of their catches a lookout prevents. */
  readonly patrols: readonly { readonly post: string; readonly lookout: number }[];
  /** Whether something is asked, or somebody else decides, before the day is over. */
  readonly open: boolean;
  readonly ending: string | undefined;
}

/** The days of one kind there are: how often it comes, what buyers want at least and at most, and how such days go. */
export interface WorkKind {
  /** Undefined where buyers are not counted. */
  readonly kind: { readonly id: string; readonly good: string; readonly share: number } | undefined;
  readonly wanted: readonly [number, number];
  readonly low: readonly WorkDay[];
  readonly high: readonly WorkDay[];
}

/** What a day comes to in the mean of its kinds, in money's smallest units: each kind in the middle of its least and its most. Undefined where there is one kind only. */
export function meanOf(
  kinds: readonly WorkKind[],
  currency: string,
): { readonly money: number; readonly worth: number } | undefined {
  if (kinds.length < 2 || kinds.some(({ kind }) => kind === undefined)) return undefined;
  const moneyOf = ({ net }: WorkDay): number => net.find(({ id }) => id === currency)?.amount ?? 0;
  const mean = (days: readonly WorkDay[], of: (day: WorkDay) => number): number => {
    const odds = days.reduce((sum, day) => sum + day.odds, 0);
    return odds === 0 ? 0 : days.reduce((sum, day) => sum + day.odds * of(day), 0) / odds;
  };
  const over = (of: (day: WorkDay) => number): number =>
    kinds.reduce((sum, { kind, low, high }) => sum + ((kind?.share ?? 0) * (mean(low, of) + mean(high, of))) / 2, 0);
  return { money: over(moneyOf), worth: over(({ worth }) => worth) };
}

const MOST_STEPS = 200;
const MOST_WAYS = 12;

const expected = new WeakMap<object, Nature>();

/** A nature of usual prices, every number that differs between worlds at its middle: what a trader could reckon with. */
function usual(w: World): Nature {
  const known = expected.get(w.model);
  if (known !== undefined) return known;
  const nature = new Nature(w.model, w.nature.key, { still: true, middle: true });
  expected.set(w.model, nature);
  return nature;
}

/** What a trader sees of a world; undefined where nobody reads what is told. */
type Seeing = ((w: World) => View) | undefined;

interface Walked {
  readonly w: World;
  readonly said: WorkDay["said"];
  readonly postings: Posting[];
  readonly outcomes: readonly string[];
  readonly odds: number;
  readonly patrols: readonly { readonly post: string; readonly lookout: number }[];
}

/** Follows a day's work on copies of the world, one for each way chance can fall; nothing is drawn. */
class Rehearsal {
  readonly days: WorkDay[] = [];
  private readonly encounter: Encounter;
  private readonly outlooks: ReadonlyMap<string, Foresee>;
  private readonly before: World;
  /** The world as it stands, whose prices at home value goods. */
  private readonly now: World;
  private readonly see: Seeing;
  private steps = 0;

  constructor(
    encounter: Encounter,
    outlooks: ReadonlyMap<string, Foresee>,
    { before, now }: { readonly before: World; readonly now: World },
    see: Seeing,
  ) {
    this.now = now;
    this.encounter = encounter;
    this.outlooks = outlooks;
    this.before = before;
    this.see = see;
  }

  from(w: World): void {
    const [first] = this.encounter.nodes;
    if (first !== undefined) this.at(first, { ...watched(w), outcomes: [], odds: 1, patrols: [], said: [] });
  }

  private at(node: Node, before: Walked): void {
    this.steps += 1;
    if (this.steps > MOST_STEPS) return this.end(before, true, undefined);
    deedsOf(before.w.model, node.verbs)(before.w);
    const { step } = node;
    const of = this.told(node, before);
    switch (step.kind) {
      case "then":
        return this.along(step.then, of);
      case "if":
        return this.along(of.w.model.expr(step.when)(of.w) === 0 ? step.otherwise : step.then, of);
      case "roll":
        return this.roll(node, of);
      case "ask":
      case "choose":
        return this.end(of, true, undefined);
    }
  }

  /** What a node says on the way, where nothing has been left to chance yet. */
  private told({ id, step }: Node, of: Walked): Walked {
    const key = `encounters.${this.encounter.id}.${id}.say`;
    const asks = step.kind === "choose" || step.kind === "ask";
    if (asks || of.outcomes.length > 0 || !of.w.model.scenario.texts.has(key)) return of;
    const view = this.see?.(of.w.copy());
    return view === undefined ? of : { ...of, said: [...of.said, { key, view }] };
  }

  private roll(node: Node, of: Walked): void {
    const { step } = node;
    if (step.kind !== "roll") return;
    const { model } = of.w;
    if (step.roll.kind === "patrol") {
      const { post, lookout } = step.roll;
      const watched = lookout === undefined ? 0 : Math.min(1, Math.max(0, model.expr(lookout)(of.w)));
      const patrols = [...of.patrols, { post: model.scenario.posts[post]?.id ?? "", lookout: watched }];
      return this.along(step.on[0], { ...of, patrols });
    }
    const outlook = this.outlooks.get(`${this.encounter.id}.${node.id}`)?.(of.w) ?? [];
    if (step.roll.kind !== "odds" || outlook.length === 0) return this.end(of, true, undefined);
    for (const [index, { id, odds }] of outlook.entries()) {
      if (odds <= 0 || this.days.length >= MOST_WAYS) continue;
      const copy = watched(of.w, of.postings);
      this.along(step.on[index], { ...of, ...copy, outcomes: [...of.outcomes, id], odds: of.odds * odds });
    }
  }

  private along(edge: Edge | undefined, of: Walked): void {
    if (edge === undefined) return this.end(of, false, undefined);
    deedsOf(of.w.model, edge.verbs)(of.w);
    const next = this.encounter.nodes.find(({ id }) => id === edge.to);
    return next === undefined ? this.end(of, false, edge.ending) : this.at(next, of);
  }

  private end({ w, postings, outcomes, odds, patrols, said }: Walked, open: boolean, ending: string | undefined): void {
    const flows = flowsIn(w, postings);
    const net = netOf(flows);
    const goods = valuedAtHome(this.now, net);
    this.days.push({
      outcomes,
      odds,
      patrols,
      said,
      open,
      ending,
      flows,
      net,
      worth: goods.reduce((sum, { value }) => sum + value, moneyIn(this.before, net)),
      spent: goods.filter(({ amount }) => amount < 0).map((of) => ({ ...of, amount: -of.amount, value: -of.value })),
      exposure: w.exposure - this.before.exposure,
    });
  }
}

/** A copy whose movements are kept, after those there were. */
function watched(w: World, earlier: readonly Posting[] = []): { readonly w: World; readonly postings: Posting[] } {
  const postings = [...earlier];
  const copy = w.copy();
  copy.watch = { posted: (posting) => postings.push(posting) };
  return { w: copy, postings };
}

function flowsIn({ model }: World, postings: readonly Posting[]): readonly WorkFlow[] {
  const { account, scenario } = model;
  const own = (at: number): boolean => at === account.you || at === account.home;
  const sums = new Map<string, WorkFlow>();
  for (const { from, to, commodity, amount, reason, about } of postings) {
    const of = scenario.commodities[commodity];
    if (of === undefined || of.kind === "claim" || own(from) === own(to)) continue;
    const person = scenario.people[(own(from) ? to : from) - account.people]?.id;
    const key = [reason, of.id, about, person].join(" ");
    const signed = own(to) ? amount : -amount;
    sums.set(key, { reason, id: of.id, about, person, amount: (sums.get(key)?.amount ?? 0) + signed });
  }
  const all = [...sums.values()].filter(({ amount }) => amount !== 0);
  return all.map((flow) => {
    const { id, about, reason, amount } = flow;
    const good =
      id === about ? undefined : all.find((of) => of.id === about && of.about === about && of.reason === reason);
    return good === undefined ? flow : { ...flow, each: -amount / good.amount };
  });
}

function netOf(flows: readonly WorkFlow[]): WorkDay["net"] {
  const sums = new Map<string, number>();
  for (const { id, amount } of flows) sums.set(id, (sums.get(id) ?? 0) + amount);
  return [...sums].filter(([, amount]) => amount !== 0).map(([id, amount]) => ({ id, amount }));
}

/** The world as it would stand at the place of the work, the activity ordered so, at usual prices. */
function gone(w: World, activity: number, level: number, amount: number): World {
  const of = w.model.scenario.activities[activity];
  const copy = w.copy(usual(w));
  copy.watch = undefined;
  supposeRegimes(copy);
  copy.orders[activity] = level;
  const asked = w.model.scenario.variables.findIndex(({ id }) => id === of?.asks?.number);
  if (asked >= 0) copy.variables[asked] = amount;
  goToWork(copy, activity);
  begin(copy, of?.encounter ?? -1, []);
  return copy;
}

/** What a day of an activity would come to at a level (its position from 1), with the number named with it: by kind of day where buyers are counted. */
export function dayOfWork(
  w: World,
  outlooks: ReadonlyMap<string, Foresee>,
  activity: number,
  level: number,
  amount: number,
  see?: Seeing,
): readonly WorkKind[] {
  const { scenario } = w.model;
  const of = scenario.activities[activity];
  const encounter = scenario.encounters[of?.encounter ?? -1];
  if (of === undefined || encounter === undefined) return [];
  const start = gone(w, activity, level, amount);
  const days = (wanted?: { readonly market: number; readonly of: number }): readonly WorkDay[] => {
    const copy = start.copy();
    for (let at = 0; at < copy.soldToday.length; at += 1) copy.soldToday[at] = 0;
    if (wanted !== undefined) copy.buyersToday[wanted.market] = wanted.of;
    const rehearsal = new Rehearsal(encounter, outlooks, { before: start, now: w }, see);
    rehearsal.from(copy);
    return rehearsal.days;
  };
  const market = scenario.markets.findIndex(({ place, demand }) => place === of.at && demand !== undefined);
  const kinds = scenario.markets[market]?.demand;
  if (kinds === undefined) {
    const all = days();
    return [{ kind: undefined, wanted: [0, 0], low: all, high: all }];
  }
  const good = scenario.goods[scenario.markets[market]?.good ?? -1]?.id ?? "";
  const sum = kinds.reduce((total, { share }) => total + start.parameter(share), 0);
  return kinds.map((kind) => {
    const wanted = wantedOn(start, kind);
    const [low, high] = [days({ market, of: wanted[0] }), days({ market, of: wanted[1] })];
    return { kind: { id: kind.id, good, share: start.parameter(kind.share) / sum }, wanted, low, high };
  });
}

type Kind = NonNullable<Scenario["markets"][number]["demand"]>[number];

/** What buyers want on a day of a kind, at least and at most. */
const wantedOn = (w: World, { from, to }: Kind): readonly [number, number] => [
  Math.floor(w.parameter(from)),
  Math.ceil(w.parameter(to)),
];
