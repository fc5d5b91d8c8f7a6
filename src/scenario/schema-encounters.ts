import * as z from "zod";
import { msg } from "../language/index.js";
import { amount, expression, id, named, pair, ref, sentence, truth } from "./schema-basics.js";

/** Encounters, their nodes and ways, the verbs, and endings. */

const ofCredit = z.strictObject({ credit: ref("the credit"), amount: amount("how much (money)") });
const ofGood = z.strictObject({ good: ref("the good"), amount: amount("how much (its unit)") });

export const verb = z.union(
  [
    z.strictObject({
      give: z.strictObject({
        what: ref("good or currency"),
        amount: amount("how much (its unit)"),
        from: ref("`you`, `home`, `state` or a person"),
        to: ref("`you`, `home`, `state` or a person"),
      }),
    }),
    z.strictObject({
      borrow: z.strictObject({ credit: ref("the credit"), amount: amount("how much of its good (its unit)") }),
    }),
    z.strictObject({ repay: ofCredit }),
    z.strictObject({ forgive: ofCredit }),
    z.strictObject({ extend: z.strictObject({ credit: ref("the credit"), by: amount("how much longer (day)") }) }),
    z.strictObject({ buy: ofGood }),
    z.strictObject({ sell: ofGood }),
    z.strictObject({
      make: z.strictObject({ recipe: ref("the recipe"), amount: amount("how much of what it makes (its unit)") }),
    }),
    z.strictObject({
      deal: z.strictObject({ offer: ref("the offer"), amount: amount("how much (unit of its good)") }),
    }),
    z.strictObject({ hide: z.strictObject({ good: ref("the good"), in: ref("the hiding place") }) }),
    z.strictObject({ offer: z.strictObject({ what: ref("good or currency"), amount: amount("how much (its unit)") }) }),
    z.strictObject({
      hand: z.strictObject({
        over: ref("good or currency"),
        amount: amount("how much (its unit)"),
        to: ref("the person"),
      }),
    }),
    z.strictObject({ show: z.strictObject({ enforcement: ref("the enforcement whose regime shows itself") }) }),
    z.strictObject({ wait: amount("how long (day)") }),
    z.strictObject({ set: z.record(id, expression).meta({ description: "variable -> its new value (its unit)" }) }),
  ],
  {
    error: msg(
      "write one verb (give, borrow, repay, forgive, extend, buy, sell, make, deal, hide, offer, hand, show, wait, set)",
    ),
  },
);

const verbs = z.array(verb);

const edgeFields = {
  to: ref("the node it leads to, or `end`").optional(),
  ending: ref("the ending it leads to").optional(),
  do: verbs.optional().meta({ description: "verbs done on the way" }),
  max: z.int().min(1).max(9).optional().meta({ description: "how often it may be taken in one encounter, 1 to 9" }),
  else: ref("where it leads after that; `end` where nothing is said").optional(),
};
const edge = z.union([id, z.strictObject(edgeFields)], {
  error: msg("write a node's name, `end`, or {to, do, max, else, ending}"),
});
const option = z.union(
  [
    id,
    z.strictObject({
      ...edgeFields,
      shown: truth("not there at all unless this holds").optional(),
      when: truth("there, but closed, unless this holds").optional(),
    }),
  ],
  {
    error: msg("write a node's name, `end`, or {to, shown, when, do, max, else, ending}"),
  },
);

const roll = z.union(
  [
    z.strictObject({ odds: named(expression).meta({ description: "outcome -> its chance; one of them is `rest`" }) }),
    z.strictObject({ search: z.literal(true).meta({ description: "the load is searched: clean or found" }) }),
    z.strictObject({
      patrol: ref("the patrol that may come: away, missed or caught"),
      lookout: amount("share by which a lookout lowers the chance of being caught (a plain number)").optional(),
    }),
    z.strictObject({ officer: ref("the officer decides: releases, wants-more, keeps or reports") }),
    z.strictObject({
      contact: ref("the person decides: holds, or defects with what he was given"),
      entrusted: amount("what is in his hands (money)"),
      paid: amount("what he earns each time he holds (money)"),
    }),
    z.strictObject({
      cold: ref("the good that suffers: all or part die"),
      sheltered: amount("how many are sheltered (its unit)"),
    }),
  ],
  {
    error: msg(
      "write one of {odds: {outcome: chance}}, {search: true}, {patrol: post}, {officer: person}, {contact: person, entrusted: amount, paid: amount}, {cold: good, sheltered: amount}",
    ),
  },
);

const node = z.strictObject({
  do: verbs.optional().meta({ description: "verbs done first, in order" }),
  ask: z
    .strictObject({
      number: ref("the name under which the answer can be used from then on"),
      from: amount("the least that may be answered"),
      to: amount("the most that may be answered; the answer has its unit"),
      then: edge.meta({ description: "where it leads" }),
    })
    .optional()
    .meta({ description: "asks the player for a number" }),
  choose: named(option).optional().meta({ description: "lets the player choose: option -> where it leads" }),
  roll: roll.optional().meta({ description: "lets chance, an officer or a contact decide" }),
  on: named(edge).optional().meta({ description: "with roll: outcome -> where it leads" }),
  then: edge.optional().meta({ description: "goes on without asking" }),
  if: truth("with then and else: `then` is only taken when this holds").optional(),
  else: edge.optional().meta({ description: "with if: where it leads otherwise; `end` where nothing is said" }),
});

export const encounter = z.strictObject({
  at: ref("the place where it opens in the morning").optional(),
  on: pair(msg("write route/leg")).optional().meta({ description: "the route/leg on which it opens" }),
  from: sentence("the first day it may open, YYYY-MM-DD").optional(),
  until: sentence("the last day it may open, YYYY-MM-DD").optional(),
  when: truth("only opens when this holds").optional(),
  outlasts: z.boolean().optional().meta({
    description: "opens after its episode has closed too: what was begun in the episode and is still to come",
  }),
  again: z
    .enum(["never", "daily", "visit"])
    .optional()
    .meta({ description: "once (never, the default), every day (daily), or once each stay (visit)" }),
  nodes: named(node).meta({ description: "its nodes; the first one opens" }),
});

export const ending = z.strictObject({
  kind: z.enum(["ruin", "choice", "time"]).meta({
    description: "ruin: it befalls the trader; choice: he may choose it; time: the last day has come",
  }),
  when: truth("ruin: looked at every evening; choice: when it may be chosen").optional(),
});

export type VerbShape = z.infer<typeof verb>;
export type EdgeShape = z.infer<typeof edge>;
export type OptionShape = z.infer<typeof option>;
export type RollShape = z.infer<typeof roll>;
export type NodeShape = z.infer<typeof node>;
