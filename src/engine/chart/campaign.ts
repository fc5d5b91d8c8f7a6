import { post } from "../ledger.js";
import { pick } from "../lookup.js";
import type { Model } from "../model.js";
import { comeBack, orderOf, workDue } from "../rules/activity.js";
import { closeDay, openDay } from "../rules/day.js";
import { conditionsOf } from "../rules/encounter.js";
import { meetPost } from "../rules/inspection.js";
import { craftOf } from "../rules/making.js";
import { lookAround } from "../rules/market.js";
import * as plan from "../rules/plan.js";
import { drive, goOn } from "../rules/road.js";
import type { World } from "../world.js";
import { EncounterStates } from "./encounter.js";
import { Phrases, type State, type Way } from "./vocabulary.js";

/** A scenario's chart as data, with what its phrases do. Executors turn it into something that runs. */
export interface Chart {
  readonly root: { readonly initial: string; readonly states: Readonly<Record<string, State>> };
  readonly phrases: Phrases;
}

const PLAN = "#campaign.day.plan";
const DUSK = "#campaign.day.dusk";
/** Stand beside encounters, so they are no names a scenario can give one. */
const HUB = "_hub";
const CHECK = "_check";
const BACK = "_back-from-";

function openBooks(w: World): void {
  const { account, scenario } = w.model;
  for (const { account: name, commodity, amount } of scenario.start.opening) {
    post(w, account.origin, account[name], commodity, Math.round(w.parameter(amount)), "opening");
  }
  lookAround(w);
}

/** What a trader may do with his day, each guarded by the reason that would refuse it. */
function planWays(model: Model, phrases: Phrases): Readonly<Record<string, readonly Way[]>> {
  const { account } = model;
  const allowed = (name: string, why: (w: World, a: number, b: number) => unknown): string =>
    phrases.when(name, (w, { a = -1, b = 0 }) => why(w, a, b) === undefined);
  const act = (name: string, rule: (w: World, a: number, b: number) => void): string[] => [
    phrases.act(name, (w, { a = -1, b = 0 }) => rule(w, a, b)),
  ];
  return {
    buy: [{ guard: allowed("can buy", plan.whyNotBuy), actions: act("buy", plan.buy) }],
    sell: [{ guard: allowed("can sell", plan.whyNotSell), actions: act("sell", plan.sell) }],
    repay: [{ guard: allowed("can repay", plan.whyNotRepay), actions: act("repay", plan.repay) }],
    leave: [
      {
        guard: allowed("can leave", (w, a, b) => plan.whyNotMove(w, a, b, account.you)),
        actions: act("leave at home", plan.leaveAtHome),
      },
    ],
    take: [
      {
        guard: allowed("can take", (w, a, b) => plan.whyNotMove(w, a, b, account.home)),
        actions: act("take along", plan.takeAlong),
      },
    ],
    ration: [{ guard: allowed("can set ration", plan.whyNotRation), actions: act("set ration", plan.setRation) }],
    ...makeWays(model, phrases),
    ...orderWays(model, phrases),
    wait: [
      {
        guard: allowed("can wait", plan.whyNotWait),
        target: restOfDay(model),
        actions: act("start to wait", plan.startWait),
      },
    ],
    travel: [
      {
        guard: allowed("can travel", plan.whyNotTravel),
        target: "#campaign.road",
        actions: act("depart", plan.travel),
      },
    ],
    finish: model.scenario.endings.flatMap((ending, index) => {
      if (ending.kind !== "choice") return [];
      const when = ending.when === undefined ? undefined : model.expr(ending.when);
      const guard = phrases.when(
        `may end ${ending.id}`,
        (w, { a }) => a === index && (when === undefined || when(w) !== 0),
      );
      return [{ guard, target: `#campaign.ended-${ending.id}`, description: `finish ${ending.id}` }];
    }),
  };
}

/** Ways of the plan that nobody has named are called after what is decided. */
const named = (ways: Readonly<Record<string, readonly Way[]>>): Readonly<Record<string, readonly Way[]>> =>
  Object.fromEntries(
    Object.entries(ways).map(([event, of]) => [event, of.map((way) => ({ description: `plan ${event}`, ...way }))]),
  );

/** Where a day that stays in one place goes on after the plan: to work where there is any. */
const restOfDay = (model: Model): string => (model.scenario.activities.length > 0 ? "work" : "dusk");

function makeWays(model: Model, phrases: Phrases): Readonly<Record<string, readonly Way[]>> {
  const crafts = model.scenario.recipes.map((_recipe, index) => craftOf(model, index));
  if (crafts.length === 0) return {};
  const guard = phrases.when("can make", (w, { a = -1, b = 0 }) => {
    const craft = crafts[a];
    return craft !== undefined && plan.whyNotMake(w, a, b, craft) === undefined;
  });
  return { make: [{ guard, actions: [phrases.act("make", (w, { a = -1, b = 0 }) => crafts[a]?.make(w, b))] }] };
}

/** One event per activity and level, `off` among them. */
function orderWays(model: Model, phrases: Phrases): Readonly<Record<string, readonly Way[]>> {
  const ways = model.scenario.activities.flatMap((activity, index) =>
    ["off", ...activity.levels].map((level, position): [string, readonly Way[]] => {
      const name = `order ${activity.id} ${level}`;
      const order = orderOf(model, index, position);
      const guard = phrases.when(`can ${name}`, (w, { b = 0 }) => order.why(w, b) === undefined);
      return [
        `order.${activity.id}.${level}`,
        [{ guard, actions: [phrases.act(name, (w, { b = 0 }) => order.order(w, b))] }],
      ];
    }),
  );
  return Object.fromEntries(ways);
}

/** Between the plan and the evening: each ordered activity once, at its place, then back. */
function workStates(model: Model, phrases: Phrases, encounters: EncounterStates): Readonly<Record<string, State>> {
  const states: Record<string, State> = {};
  const ways = model.scenario.activities.flatMap((activity, index): readonly Way[] => {
    const encounter = model.scenario.encounters[activity.encounter];
    if (encounter === undefined) return [];
    states[activity.id] = encounters.state(encounter, `${BACK}${activity.id}`);
    states[`${BACK}${activity.id}`] = {
      entry: [phrases.act(`come back from ${activity.id}`, (w) => comeBack(w, index))],
      always: [{ target: HUB }],
    };
    const guard = phrases.when(`${activity.id} is to be done`, workDue(model, index));
    const actions = [encounters.working(index, activity.encounter, encounter)];
    return [{ guard, target: activity.id, actions, description: activity.id }];
  });
  return { [HUB]: { always: [...ways, { target: DUSK }] }, ...states };
}

/** Endings looked at every evening, in the scenario's order; the one of time on the last day. */
function duskWays(model: Model, phrases: Phrases): readonly Way[] {
  const ways = model.scenario.endings.flatMap((ending): readonly Way[] => {
    if (ending.kind !== "ruin" || ending.when === undefined) return [];
    const when = model.expr(ending.when);
    return [
      {
        guard: phrases.when(`${ending.id} holds`, (w) => when(w) !== 0),
        target: `#campaign.ended-${ending.id}`,
        description: `ending ${ending.id}`,
      },
    ];
  });
  const last = model.scenario.endings.find((ending) => ending.kind === "time");
  const over = phrases.when("time is over", (w) => w.day >= Math.round(w.parameter(model.scenario.start.days)));
  return [
    ...ways,
    ...(last === undefined
      ? []
      : [{ guard: over, target: `#campaign.ended-${last.id}`, description: `ending ${last.id}` }]),
    { target: "dawn" },
  ];
}

/** A hub and the encounters that can open there; when none is due the day goes on to `next`. */
function hubStates(
  model: Model,
  encounters: EncounterStates,
  next: string,
  belongs: (index: number) => boolean,
): Readonly<Record<string, State>> {
  const here = model.scenario.encounters
    .map((encounter, index) => ({ encounter, index }))
    .filter(({ index }) => belongs(index));
  const states: Record<string, State> = {
    [HUB]: { always: [...here.map(({ encounter, index }) => encounters.opening(index, encounter)), { target: next }] },
  };
  for (const { encounter } of here) states[encounter.id] = encounters.state(encounter, HUB);
  return states;
}

/** What is opened by a post's stop. */
function stopStates(model: Model, phrases: Phrases, encounters: EncounterStates): Readonly<Record<string, State>> {
  const opened = [...new Set(model.scenario.posts.flatMap((of) => of.encounter ?? []))];
  const ways = opened.flatMap((index): readonly Way[] => {
    const encounter = model.scenario.encounters[index];
    if (encounter === undefined) return [];
    const holds = conditionsOf(model, encounter);
    const guard = phrases.when(
      `stopped for ${encounter.id}`,
      (w) => pick(model.scenario.posts, w.post)?.encounter === index && holds(w),
    );
    return [
      { guard, target: encounter.id, actions: [encounters.meeting(index, encounter)], description: encounter.id },
    ];
  });
  const states: Record<string, State> = {
    [CHECK]: { entry: [phrases.act("meet the post", meetPost)], always: [...ways, { target: "#campaign.road.on" }] },
  };
  for (const index of opened) {
    const encounter = model.scenario.encounters[index];
    if (encounter !== undefined) states[encounter.id] = encounters.state(encounter, "#campaign.road.on");
  }
  return states;
}

/** The statechart of a scenario. What may happen when is decided here and nowhere else. */
export function campaignChart(model: Model): Chart {
  const phrases = new Phrases();
  const encounters = new EncounterStates(model, phrases);
  const { encounters: all, endings } = model.scenario;
  const atPlace = (index: number): boolean => all[index]?.place !== undefined;
  const onLeg = (index: number): boolean => all[index]?.leg !== undefined;
  const states: Record<string, State> = {
    briefing: {
      meta: { rest: { kind: "begin" } },
      on: { begin: { target: "day", actions: [phrases.act("open the books", openBooks)] } },
    },
    day: {
      initial: "dawn",
      states: {
        dawn: {
          entry: [phrases.act("open the day", openDay)],
          always: [
            { guard: phrases.when("on the road", (w) => w.place < 0), target: "#campaign.road" },
            { target: "morning" },
          ],
        },
        morning: { initial: HUB, states: hubStates(model, encounters, PLAN, atPlace) },
        plan: {
          meta: { rest: { kind: "plan" } },
          always: [{ guard: phrases.when("a wait still runs", (w) => w.waiting > 0), target: restOfDay(model) }],
          on: named(planWays(model, phrases)),
        },
        ...(model.scenario.activities.length > 0
          ? { work: { initial: HUB, states: workStates(model, phrases, encounters) } }
          : {}),
        dusk: { entry: [phrases.act("close the day", closeDay)], always: duskWays(model, phrases) },
      },
    },
    road: {
      initial: "leg",
      states: {
        leg: { entry: [phrases.act("drive", drive)], always: [{ target: "way" }] },
        way: { initial: HUB, states: hubStates(model, encounters, "#campaign.road.post", onLeg) },
        post: { initial: CHECK, states: stopStates(model, phrases, encounters) },
        on: { entry: [phrases.act("go on", goOn)], always: [{ target: DUSK }] },
      },
    },
  };
  for (const ending of endings)
    states[`ended-${ending.id}`] = { type: "final", meta: { rest: { kind: "ended", ending: ending.id } } };
  return { root: { initial: "briefing", states }, phrases };
}
