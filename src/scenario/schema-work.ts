import { z } from "zod";
import { amount, id, named, number, ref, truth } from "./schema-basics.js";

/** What is made, and what is done day after day. */

export const recipe = z.strictObject({
  makes: ref("the good that is made"),
  uses: named(amount("how much of it a unit takes (its unit per unit made)")).meta({
    description: "good -> how much of it one unit made takes (its unit per unit made)",
  }),
});

export const activity = z.strictObject({
  from: ref("the place the day begins and ends at"),
  at: ref("the place of the work, near enough to be back by night; `from` where nothing is said").optional(),
  when: truth("only done on days on which this holds").optional(),
  makes: ref(
    "the recipe by which it makes something: not done on days on which not one unit can be made or is left of it, what is for sale at the place of the work bought with the money at hand, all else from home",
  ).optional(),
  pays: amount("money a day of it costs beside what it makes things of; only with `makes`").optional(),
  levels: z.array(id).min(1).meta({ description: "ways of doing it, of which one is ordered; `off` ends it" }),
  asks: z
    .strictObject({
      number: ref("the name under which the answer can be used from then on"),
      from: amount("the least that may be ordered"),
      to: amount("the most that may be ordered; the answer has its unit"),
    })
    .optional()
    .meta({ description: "a number that is named with the order" }),
  work: number("food it takes beyond the daily need, on days it is done (kcal/day)").optional(),
  opens: ref("the encounter each day of it opens"),
});
