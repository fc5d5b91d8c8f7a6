import type { Chart } from "../src/engine/chart/campaign.js";
import { type Decision, eventOf } from "../src/engine/decision.js";
import type { ChartEvent } from "../src/engine/kernel.js";
import type { Model } from "../src/engine/model.js";
import type { Program } from "../src/engine/program.js";
import type { Rest } from "../src/engine/rest.js";
import { comeBack, goToWork, orderOf, workDue } from "../src/engine/rules/activity.js";
import { closeDay, openDay } from "../src/engine/rules/day.js";
import { meetPost } from "../src/engine/rules/inspection.js";
import { craftOf } from "../src/engine/rules/making.js";
import * as plan from "../src/engine/rules/plan.js";
import { drive, goOn } from "../src/engine/rules/road.js";
import { View } from "../src/engine/view.js";
import type { World } from "../src/engine/world.js";
import type { Compiled } from "../src/expr/index.js";
import { type Ended, type Meeting, meetingOf, type Place, type Way } from "./graph.js";

/**
 * The campaign written by hand as loops, without a chart: what a simulation of one household would look like if nobody
 * had to draw, save or prove its order. It calls the same rules as the chart and must end with the same hash. It is the
 * measure of what the chart costs, and serves nothing else.
 */

type Decide = (view: View) => Decision;

const refused = (decision: Decision): never => {
  throw new Error(`the loop does not take ${JSON.stringify(decision)}`);
};

/** Takes a bounded way once more; false when it has been taken as often as it may. */
function counted(w: World, { counter, max }: NonNullable<Way["bound"]>): boolean {
  const taken = w.counters[counter] ?? 0;
  if (taken >= max) return false;
  w.counters[counter] = taken + 1;
  return true;
}

/** One scenario's campaigns by hand. Made once, played often. */
export class HandLoop {
  private readonly program: Program;
  private readonly model: Model;
  private readonly meetings: readonly Meeting[];
  private readonly morning: readonly Meeting[];
  private readonly onTheWay: readonly Meeting[];
  private readonly work: readonly { readonly due: (w: World) => boolean; readonly meeting: Meeting | undefined }[];
  private readonly changes: ReadonlyMap<string, Change>;
  private readonly ruins: readonly { readonly when: Compiled<World>; readonly ended: Ended }[];
  private readonly finishes: ReadonlyMap<number, Compiled<World> | undefined>;
  private readonly openBooks: (w: World) => void;

  constructor(program: Program) {
    const { model } = program;
    const { encounters, endings } = model.scenario;
    this.program = program;
    this.model = model;
    this.meetings = encounters.map((encounter, index) => meetingOf(model, encounter, index));
    this.morning = this.meetings.filter(({ place }) => place !== undefined);
    this.onTheWay = this.meetings.filter(({ leg }) => leg);
    this.work = model.scenario.activities.map(({ encounter }, index) => ({
      due: workDue(model, index),
      meeting: this.meetings[encounter],
    }));
    this.changes = changesOf(model);
    this.ruins = endings.flatMap(({ kind, when, id }) =>
      kind === "ruin" && when !== undefined ? [{ when: model.expr(when), ended: { ending: id } }] : [],
    );
    this.finishes = new Map(
      endings.flatMap(({ kind, when }, index) =>
        kind === "choice" ? [[index, when && model.expr(when)] as const] : [],
      ),
    );
    this.openBooks = openingOf(program.chart);
  }

  /** Plays a world to its end in place; answers the rest it ends in. */
  play(w: World, decide: Decide): Rest {
    if (decide(new View(this.program, w, { kind: "begin" })).do !== "begin") throw new Error("begin first");
    this.openBooks(w);
    for (;;) {
      openDay(w);
      const ended = (w.place < 0 ? this.road(w, decide) : this.dayAt(w, decide)) ?? this.dusk(w);
      if (ended !== undefined) return { kind: "ended", ending: ended.ending };
    }
  }

  private dusk(w: World): Ended | undefined {
    closeDay(w);
    for (const { when, ended } of this.ruins) if (when(w) !== 0) return ended;
    if (w.day < Math.round(w.parameter(this.model.scenario.start.days))) return undefined;
    const last = this.model.scenario.endings.find(({ kind }) => kind === "time");
    return last && { ending: last.id };
  }

  private dayAt(w: World, decide: Decide): Ended | undefined {
    const ended = this.meetAll(w, decide, this.morning);
    if (ended !== undefined) return ended;
    if (w.waiting > 0) return this.workDay(w, decide);
    for (;;) {
      const decision = decide(new View(this.program, w, { kind: "plan" }));
      const event = eventOf(this.model, decision);
      switch (event.type) {
        case "wait":
          this.change(w, decision, event);
          return this.workDay(w, decide);
        case "travel":
          this.change(w, decision, event);
          return this.road(w, decide);
        case "finish":
          return this.finish(w, decision, event);
        default:
          this.change(w, decision, event);
      }
    }
  }

  /** Between plan and evening: each ordered activity once. */
  private workDay(w: World, decide: Decide): Ended | undefined {
    for (let index = 0; index < this.work.length; index += 1) {
      const of = this.work[index];
      if (of === undefined || !of.due(w)) continue;
      goToWork(w, index);
      of.meeting?.begin(w);
      const ended = this.walk(w, decide, of.meeting?.first);
      if (ended !== undefined) return ended;
      comeBack(w, index);
      index = -1;
    }
    return undefined;
  }

  private finish(w: World, decision: Decision, { a = -1 }: ChartEvent): Ended {
    const when = this.finishes.get(a);
    if (!this.finishes.has(a) || (when !== undefined && when(w) === 0)) refused(decision);
    return { ending: this.model.scenario.endings[a]?.id ?? "" };
  }

  /** A change of plans that ends nothing. */
  private change(w: World, decision: Decision, { type, a = -1, b = 0 }: ChartEvent): void {
    const act = this.changes.get(type);
    if (act === undefined || act.whyNot(w, a, b) !== undefined) refused(decision);
    act?.rule(w, a, b);
  }

  private road(w: World, decide: Decide): Ended | undefined {
    drive(w);
    const ended = this.meetAll(w, decide, this.onTheWay);
    if (ended !== undefined) return ended;
    meetPost(w);
    const stopped = this.stop(w, decide);
    if (stopped !== undefined) return stopped;
    goOn(w);
    return undefined;
  }

  private stop(w: World, decide: Decide): Ended | undefined {
    const post = this.model.scenario.posts[w.post];
    const meeting = this.meetings[post?.encounter ?? -1];
    if (meeting === undefined || !meeting.holds(w)) return undefined;
    meeting.open(w);
    return this.walk(w, decide, meeting.first);
  }

  /** Every encounter that is due, one after the other, until none is. */
  private meetAll(w: World, decide: Decide, meetings: readonly Meeting[]): Ended | undefined {
    for (let index = 0; index < meetings.length; index += 1) {
      const meeting = meetings[index];
      if (meeting === undefined || !meeting.due(w)) continue;
      meeting.open(w);
      const ended = this.walk(w, decide, meeting.first);
      if (ended !== undefined) return ended;
      index = -1;
    }
    return undefined;
  }

  private walk(w: World, decide: Decide, first: Place | undefined): Ended | undefined {
    let place = first;
    while (place !== undefined) {
      place.deeds(w);
      if (place.stopsWait) w.waiting = 0;
      const way = this.leave(w, decide, place);
      if (way === undefined) return undefined;
      if (way.bound !== undefined && !counted(w, way.bound)) {
        place = way.bound.otherwise;
        continue;
      }
      way.deeds?.(w);
      if (way.ended !== undefined) return way.ended;
      place = way.to;
    }
    return undefined;
  }

  /** Which way a node is left by: by chance, by a decision, or by the only one. */
  private leave(w: World, decide: Decide, place: Place): Way | undefined {
    if (place.roll !== undefined) {
      place.roll(w);
      return place.ways[w.outcome];
    }
    if (place.holds !== undefined) return place.ways[place.holds(w) !== 0 ? 0 : 1];
    if (place.ask !== undefined) return this.answer(w, decide, place, place.ask);
    if (place.options.size === 0) return place.ways[0];
    const decision = decide(new View(this.program, w, place.rest));
    const option = decision.do === "choose" ? place.options.get(decision.option) : undefined;
    if (option === undefined || (option.may !== undefined && option.may(w) === 0)) return refused(decision);
    return option.way;
  }

  private answer(w: World, decide: Decide, place: Place, ask: NonNullable<Place["ask"]>): Way | undefined {
    const decision = decide(new View(this.program, w, place.rest));
    const amount = decision.do === "answer" ? decision.amount : Number.NaN;
    const fits =
      Number.isSafeInteger(amount) && amount >= Math.ceil(ask.from(w) - 1e-9) && amount <= Math.floor(ask.to(w) + 1e-9);
    if (!fits) return refused(decision);
    w.variables[ask.variable] = amount;
    return place.ways[0];
  }
}

interface Change {
  readonly whyNot: (w: World, a: number, b: number) => unknown;
  readonly rule: (w: World, a: number, b: number) => void;
}

const CHANGES: Readonly<Record<string, Change>> = {
  buy: { whyNot: plan.whyNotBuy, rule: plan.buy },
  sell: { whyNot: plan.whyNotSell, rule: plan.sell },
  repay: { whyNot: plan.whyNotRepay, rule: plan.repay },
  leave: { whyNot: (w, a, b) => plan.whyNotMove(w, a, b, w.model.account.you), rule: plan.leaveAtHome },
  take: { whyNot: (w, a, b) => plan.whyNotMove(w, a, b, w.model.account.home), rule: plan.takeAlong },
  ration: { whyNot: plan.whyNotRation, rule: plan.setRation },
  wait: { whyNot: plan.whyNotWait, rule: plan.startWait },
  travel: { whyNot: plan.whyNotTravel, rule: plan.travel },
};

/** The changes of plan there are, standing orders and making included. */
function changesOf(model: Model): ReadonlyMap<string, Change> {
  const crafts = model.scenario.recipes.map((_recipe, index) => craftOf(model, index));
  const make: Change = {
    whyNot: (w, a, b) => {
      const craft = crafts[a];
      return craft === undefined ? "unknown name" : plan.whyNotMake(w, a, b, craft);
    },
    rule: (w, a, b) => crafts[a]?.make(w, b),
  };
  const orders = model.scenario.activities.flatMap(({ id, levels }, index) =>
    ["off", ...levels].map((level, position): [string, Change] => {
      const order = orderOf(model, index, position);
      return [`order.${id}.${level}`, { whyNot: (w, _a, b) => order.why(w, b), rule: (w, _a, b) => order.order(w, b) }];
    }),
  );
  return new Map([...Object.entries(CHANGES), ["make", make], ...orders]);
}

/** The opening postings; the one rule that lives with the chart. */
function openingOf(chart: Chart): (w: World) => void {
  const open = chart.phrases.actions.get("open the books");
  if (open === undefined) throw new Error("the chart opens no books");
  return (w) => open(w, { type: "begin" });
}
