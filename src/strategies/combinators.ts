import { type Decision, movesOf, type View, withAmount } from "../engine/index.js";
import type { Strategy } from "./strategy.js";

/** A strategy out of another: the inner one decides, the outer one may decide otherwise. Memory is the inner one's. */
function over(id: string, inner: Strategy, decide: (view: View, decided: Decision) => Decision): Strategy {
  return {
    ...inner,
    id,
    start: (luck) => inner.start(luck),
    decide: (view, memory) => decide(view, inner.decide(view, memory)),
  };
}

/** The most of a decision's amount that is possible now. */
function mostOf(view: View, decision: Decision): number {
  const wanted = JSON.stringify(withAmount(decision, 0));
  return movesOf(view).find((move) => JSON.stringify(withAmount(move.decision, 0)) === wanted)?.to ?? 0;
}

/** An option that leads straight to a chance is given up for the first open one that does not. */
function surer(view: View, decided: Decision): Decision {
  if (decided.do !== "choose") return decided;
  const taken = view.options.find(({ id }) => id === decided.option);
  if (taken?.outlook === undefined) return decided;
  const sure = view.options.find(({ open, outlook }) => open && outlook === undefined);
  return sure === undefined ? decided : { do: "choose", option: sure.id };
}

/**
 * As `s`, but it commits at most half: what `s` buys and what it names when asked is cut to half of the most possible.
 * And it likes what is sure: an option that leads straight to a chance is given up for the first open one that does not.
 */
export const timid = (s: Strategy): Strategy =>
  over(`timid(${s.id})`, s, (view, decided) => {
    if (decided.do === "answer") {
      const { from, to } = view.range ?? { from: 0, to: 0 };
      return withAmount(decided, Math.min(decided.amount, from + Math.floor(Math.max(0, to - from) / 2)));
    }
    if (decided.do !== "buy") return surer(view, decided);
    return withAmount(decided, Math.min(decided.amount, Math.max(1, Math.floor(mostOf(view, decided) / 2))));
  });

/** As `s`, but wherever an officer can be offered something it takes the first such option, and offers the most it may. */
export const alwaysBribes = (s: Strategy): Strategy =>
  over(`alwaysBribes(${s.id})`, s, (view, decided) => {
    if (decided.do === "answer" && view.range?.offers === true)
      return withAmount(decided, Math.max(view.range.from, view.range.to));
    const bribe = view.options.find(({ open, offers }) => open && offers);
    return decided.do === "choose" && bribe !== undefined ? { do: "choose", option: bribe.id } : decided;
  });

/** A standing order that runs: it would go on through every wait, and an ending may ask that none does. */
const running = (view: View): Decision | undefined => {
  const order = view.activities.find(({ level }) => level !== undefined);
  return order && { do: "order", activity: order.id, level: "off" };
};

/** Whether a decision begins something: what is wound up begins nothing more. */
const begins = (view: View, decided: Decision): boolean =>
  decided.do === "buy" || decided.do === "order" || (decided.do === "travel" && view.atHome);

/**
 * As `s` up to day `days` of the campaign; then it winds up. It ends the campaign as soon as an ending may be chosen
 * (the first of them), calls off its standing orders, buys nothing more and does not set out from home; it waits
 * instead. What `s` sells, makes, repays, chooses and travels on the way home stays.
 */
export const stopsAfter = (days: number, s: Strategy): Strategy =>
  over(`stopsAfter(${days}, ${s.id})`, s, (view, decided) => {
    if (view.day <= days || view.rest.kind !== "plan") return decided;
    const [ending] = view.finishes;
    if (ending !== undefined) return { do: "finish", ending };
    return running(view) ?? (begins(view, decided) ? { do: "wait", days: view.longestWait } : decided);
  });
