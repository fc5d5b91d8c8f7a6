import { type Compiled, namesIn } from "../../expr/index.js";
import type { Verb } from "../../scenario/index.js";
import { fullUnits } from "../../units/index.js";
import { available, post } from "../ledger.js";
import type { Model } from "../model.js";
import type { World } from "../world.js";
import { borrow, extend, forgive, repay } from "./credit.js";
import { showRegime } from "./enforcement.js";
import { craftOf } from "./making.js";
import { affordable, buy, deal, marketAt, mostTaken, sell } from "./market.js";
import { lose } from "./road.js";

/** A verb of an encounter as an action on the world. Amounts are capped at what the giver has. */
export type Deed = (w: World) => void;

type SetVerb = Extract<Verb, { verb: "set" }>;

function accountOf(model: Model, name: string): number {
  return name === "you" ? model.account.you : name === "home" ? model.account.home : model.accounts.indexOf(name);
}

/** Numbers of the scenario an expression names: what moved something is told by them. */
const numbersOf = (model: Model, { amount }: SetVerb): readonly string[] =>
  namesIn(amount.tree).filter((name) => model.scenario.numbers.has(name));

/** Sets the attention drawn, by the numbers its expression names. */
function setExposure(model: Model, verb: SetVerb): Deed {
  const amount = model.expr(verb.amount);
  const numbers = numbersOf(model, verb);
  return (w) => {
    const before = w.exposure;
    w.exposure = Math.max(0, amount(w));
    if (w.exposure !== before) w.watch?.stirred?.("exposure", w.exposure - before, numbers, w.day);
  };
}

function setVariable(model: Model, verb: SetVerb): Deed {
  const { variable: id } = verb;
  const { texts, variables } = model.scenario;
  const amount = model.expr(verb.amount);
  const at = variables.findIndex((variable) => variable.id === id);
  const { low, high } = variables[at] ?? {};
  const numbers = texts.has(`variables.${id}`) ? numbersOf(model, verb) : undefined;
  return (w) => {
    const before = w.variables[at] ?? 0;
    const bounded = low === undefined ? amount(w) : Math.max(w.parameter(low), amount(w));
    const now = high === undefined ? bounded : Math.min(w.parameter(high), bounded);
    w.variables[at] = now;
    if (numbers !== undefined && now !== before) w.watch?.stirred?.(id, now - before, numbers, w.day);
  };
}

function trade(verb: "buy" | "sell", good: number, amount: Compiled<World>): Deed {
  return (w) => {
    const market = marketAt(w, w.place, good);
    const commodity = w.model.scenario.goods[good]?.commodity ?? 0;
    const { you } = w.model.account;
    if (market < 0) return;
    const wanted = Math.max(0, fullUnits(amount(w)));
    if (verb === "buy") buy(w, market, affordable(w, market, you, wanted), you);
    else sell(w, market, Math.min(available(w, you, commodity, wanted), mostTaken(w, market)));
  };
}

const CREDIT_DEEDS = { borrow, repay, forgive, extend } as const;

/** Binds one verb. */
export function deedOf(model: Model, verb: Verb): Deed {
  const { you, people } = model.account;
  switch (verb.verb) {
    case "give": {
      const [from, to, amount] = [accountOf(model, verb.from), accountOf(model, verb.to), model.expr(verb.amount)];
      return (w) => post(w, from, to, verb.commodity, available(w, from, verb.commodity, amount(w)), "given");
    }
    case "hand": {
      const amount = model.expr(verb.amount);
      return (w) =>
        post(w, you, people + verb.person, verb.commodity, available(w, you, verb.commodity, amount(w)), "handed over");
    }
    case "borrow":
    case "repay":
    case "forgive":
    case "extend": {
      const amount = model.expr(verb.amount);
      const act = CREDIT_DEEDS[verb.verb];
      return (w) => act(w, verb.credit, amount(w));
    }
    case "buy":
    case "sell":
      return trade(verb.verb, verb.good, model.expr(verb.amount));
    case "make": {
      const amount = model.expr(verb.amount);
      const craft = craftOf(model, verb.recipe);
      return (w) => craft.make(w, amount(w));
    }
    case "deal": {
      const amount = model.expr(verb.amount);
      return (w) => deal(w, verb.offer, amount(w));
    }
    case "hide":
      return (w) => {
        w.hidden[verb.good] = verb.hiding;
      };
    case "offer": {
      const amount = model.expr(verb.amount);
      return (w) => {
        w.offered = verb.commodity;
        w.offeredAmount = available(w, you, verb.commodity, amount(w));
      };
    }
    case "show":
      return (w) => showRegime(w, verb.enforcement);
    case "wait": {
      const amount = model.expr(verb.amount);
      return (w) => lose(w, amount(w));
    }
    case "set":
      return verb.variable === "exposure" ? setExposure(model, verb) : setVariable(model, verb);
  }
}

const NOTHING: Deed = () => undefined;

/** Several verbs in order. */
export function deedsOf(model: Model, verbs: readonly Verb[]): Deed {
  const deeds = verbs.map((verb) => deedOf(model, verb));
  const [first] = deeds;
  if (first === undefined) return NOTHING;
  if (deeds.length === 1) return first;
  return (w) => {
    for (let at = 0; at < deeds.length; at += 1) deeds[at]?.(w);
  };
}
