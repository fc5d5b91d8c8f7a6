import { type Decision, type View, withAmount } from "../engine/index.js";

/**
 * Decisions of one moment: at the plan, one after another, with no time between them and nothing met. What such decisions
 * set is what the last of them set, so a slip and its correction are one decision, or none.
 */

/** A decision where it was taken. */
export interface Taken {
  readonly decision: Decision;
  readonly day: number;
  readonly place: string | undefined;
  readonly atPlan: boolean;
  /** What stood before of what the decision sets; empty where it sets nothing. */
  readonly stood: string;
}

/** A decision with what stood before it, read from the view at once: the world under a view goes on. */
export const takenAt = (view: View, decision: Decision): Taken => ({
  decision,
  day: view.day,
  place: view.place,
  atPlan: view.rest.kind === "plan",
  stood: before(decision, view),
});

/** What a decision sets, whatever it sets it to; undefined for one that only moves or spends something. */
function settingOf(decision: Decision): string | undefined {
  if (decision.do === "ration") return "ration";
  return decision.do === "order" ? `order ${decision.activity}` : undefined;
}

/** What a decision sets or moves, whatever it sets it to and however much it moves. */
export const thingOf = (decision: Decision): string =>
  settingOf(decision) ?? movedOf(decision)?.[0] ?? JSON.stringify(withAmount(decision, 0));

const TAKES_TIME: readonly Decision["do"][] = ["wait", "travel", "finish"];

const takesTime = (decision: Decision): boolean => TAKES_TIME.includes(decision.do);

/**
 * Whether a decision may be held against the one taken: at a plan what takes time is no rival of what takes none, since it
 * leaves room for it; it is one of what then let the time pass.
 */
export const rivals = ({ rest }: Pick<View, "rest">, played: Decision, tried: Decision): boolean =>
  rest.kind !== "plan" || takesTime(played) || !takesTime(tried);

/** Whether a decision tried at a plan leaves room for the one taken there: it takes no time and is about something else. */
export const comesBefore = ({ rest }: Pick<View, "rest">, played: Decision, tried: Decision): boolean =>
  rest.kind === "plan" && !takesTime(tried) && thingOf(tried) !== thingOf(played);

const asOrdered = (level: string, amount: number | undefined): string =>
  level === "off" ? "off" : `${level} ${amount ?? ""}`;

/** Where something stands before a decision, and where the decision puts it. */
function before(decision: Decision, view: View): string {
  if (decision.do === "ration") return view.household.ration;
  if (decision.do !== "order") return "";
  const { level = "off", number } = view.activity(decision.activity) ?? {};
  return asOrdered(level, number?.ordered);
}

function after(decision: Decision): string {
  if (decision.do === "ration") return decision.level;
  if (decision.do !== "order") return "";
  return asOrdered(decision.level, decision.amount);
}

/** What is moved there and back, and how much of it: put away and fetched, bought and sold. */
function movedOf(decision: Decision): readonly [what: string, amount: number] | undefined {
  switch (decision.do) {
    case "leave":
      return [`kept ${decision.what}`, decision.amount];
    case "take":
      return [`kept ${decision.what}`, -decision.amount];
    case "buy":
      return [`traded ${decision.good}`, decision.amount];
    case "sell":
      return [`traded ${decision.good}`, -decision.amount];
    default:
      return undefined;
  }
}

const goesOn = ({ decision, atPlan, day, place }: Taken, next: Taken): boolean =>
  atPlan &&
  next.atPlan &&
  next.day === day &&
  next.place === place &&
  decision.do !== "wait" &&
  decision.do !== "travel";

/** Positions of the decisions of each moment. */
function momentsOf(taken: readonly Taken[]): readonly (readonly number[])[] {
  const moments: number[][] = [];
  for (const [at, of] of taken.entries()) {
    const last = taken[at - 1];
    if (last !== undefined && goesOn(last, of)) moments.at(-1)?.push(at);
    else moments.push([at]);
  }
  return moments;
}

const grouped = (all: readonly number[], keyOf: (at: number) => string | undefined): readonly (readonly number[])[] => {
  const groups = new Map<string, number[]>();
  for (const at of all) {
    const key = keyOf(at);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), at]);
  }
  return [...groups.values()];
};

/** Of settings of one thing in a moment all but the last are undone; so is the last where it puts back what stood. */
function unset(group: readonly number[], taken: readonly Taken[]): readonly number[] {
  const [first, last] = [taken[group[0] ?? -1], taken[group.at(-1) ?? -1]];
  if (group.length < 2 || first === undefined || last === undefined) return [];
  return first.stood === after(last.decision) ? group : group.slice(0, -1);
}

/** What was moved there and back in one moment, to nothing in all. */
function unmoved(group: readonly number[], decisionAt: (at: number) => Decision): readonly number[] {
  const net = group.reduce((sum, at) => sum + (movedOf(decisionAt(at))?.[1] ?? 0), 0);
  return group.length > 1 && net === 0 ? group : [];
}

/** Positions of decisions that other decisions of the same moment took back: they decided nothing. */
export function takenBack(taken: readonly Taken[]): ReadonlySet<number> {
  const decisionAt = (at: number): Decision => taken[at]?.decision ?? { do: "begin" };
  return new Set(
    momentsOf(taken).flatMap((moment) => [
      ...grouped(moment, (at) => settingOf(decisionAt(at))).flatMap((group) => unset(group, taken)),
      ...grouped(moment, (at) => movedOf(decisionAt(at))?.[0]).flatMap((group) => unmoved(group, decisionAt)),
    ]),
  );
}
