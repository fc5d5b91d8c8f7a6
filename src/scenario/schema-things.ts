import * as z from "zod";
import { msg } from "../language/index.js";
import { flag, id, literal, named, number, ref } from "./schema-basics.js";

/** Sections that are things and numbers. Every description says what a field means and, in brackets, its unit. */

export const currency = z.strictObject({
  minor: z.int().min(1).max(10_000).meta({ description: "how many smallest units one of it is (100: cents)" }),
  banned: flag("foreign money that is taken when found; true or false").optional(),
});

export const good = z.strictObject({
  unit: z.string().meta({ description: "the unit it is counted in: kg, l, or a word of `counts:`" }),
  kcal: number("food value (kcal per unit); only goods that have it are eaten").optional(),
  weight: number("what a unit weighs (kg per unit); goods counted by weight need none").optional(),
  spoils: number("share that spoils in a day (%/day); may follow the calendar").optional(),
  banned: flag("taken when found; true or false").optional(),
  fenced: number("share of its home price an officer gets for it (%); all of it where nothing is said").optional(),
  cold: z
    .strictObject({
      all: number("chance that a day of snow kills all that are not sheltered (%)"),
      part: number("share killed when not all are (%)"),
      prior: number("odds a trader starts with that all die (%)"),
      weight: number("how many observations that prior is worth"),
      becomes: ref("the good the dead turn into").optional(),
    })
    .optional()
    .meta({ description: "it dies of cold" }),
});

export const sky = z.strictObject({
  snow: number("chance of snow (%/day); may follow the calendar"),
  prior: number("odds a trader starts with (%)"),
  weight: number("how many observations that prior is worth"),
});

export const market = z.strictObject({
  ask: number("the price to buy at (money per unit)").optional(),
  bid: number("the price to sell at (money per unit)").optional(),
  mid: number("the middle between the two (money per unit)").optional(),
  spread: number("gap between the price to buy and the price to sell (%)"),
  noise: number("size of a day's chance movement of the price (%)"),
  pull: number("share of the way back to the price path covered in a day (%/day)"),
  depth: number("the sale that halves the price (units); without it one's own trade moves nothing").optional(),
  recovery: number("share of one's own effect on the price that fades in a day (%/day)").optional(),
  stock: number("what is for sale in a day (units/day); without it there is no limit").optional(),
  expected: number("the price a trader expects before he has seen one (money per unit)").optional(),
  demand: named(
    z.strictObject({
      share: number("how often such a day comes, beside the other kinds (a plain number or %)"),
      from: number("the least its buyers want (units/day)"),
      to: number("the most its buyers want (units/day)"),
    }),
  )
    .optional()
    .meta({ description: "kinds of day and how much buyers want on each; without it there is no limit" }),
  shut: z
    .strictObject({
      after: ref("the patrol"),
      days: number("how long it does not trade after the patrol has come (day)"),
    })
    .optional()
    .meta({ description: "it closes after a patrol" }),
});

export const offer = z.strictObject({
  by: ref("the person who buys"),
  at: ref("the place"),
  buys: ref("the good"),
  price: number("what he pays (money per unit); may follow the calendar"),
  "up-to": number("the most he takes at once (units)"),
  noise: number("size of a day's chance movement of the price (%)"),
  pull: number("share of the way back to the price path covered in a day (%/day)"),
});

const officer = z.strictObject({
  fences: number("share of their worth he gets for seized goods (%); hidden from the trader"),
  "seizing-costs": number("what keeping the goods costs him: risk of a complaint (money)"),
  "bribe-costs": number("what taking a bribe costs him: risk of being told on (money)"),
  "reporting-pays": number("what reporting brings him (money); below 0 when it costs him"),
  carrying: number("what carrying goods off costs him (money/kg); without it nothing").optional(),
  under: ref("the enforcement whose regime moves what he gains").optional(),
  prior: z
    .strictObject({
      releases: number("odds that he lets go (%)"),
      keeps: number("odds that he keeps the goods (%)"),
      reports: number("odds that he reports (%)"),
    })
    .meta({ description: "odds a trader starts with" }),
  weight: number("how many observations that prior is worth"),
});

const contact = z.strictObject({
  patience: number("what the next time is worth to him beside this one (%, below 100); hidden from the trader"),
  elsewhere: number("what he could earn without the trader, each time (money)"),
  fences: number("share of its worth he gets for what he keeps (%)"),
  "betrayal-costs": number("what keeping it costs him: his post, a beating, his name (money)"),
  prior: number("odds a trader starts with that he holds (%)"),
  weight: number("how many observations that prior is worth"),
});

export const person = z.strictObject({
  outside: flag("his purse and stores are not followed; he can always pay").optional(),
  officer: officer.optional().meta({ description: "he can search, take a bribe, keep goods or report" }),
  contact: contact.optional().meta({ description: "he can be trusted with something, and be tempted to keep it" }),
});

export const hiding = z.strictObject({
  found: number("chance that a search finds what is hidden there (%)"),
  amount: number("the load at which that chance is reached; a smaller one is found less often (units)"),
  prior: number("odds a trader starts with that it is found (%)"),
  weight: number("how many observations that prior is worth"),
});

export const post = z.strictObject({
  comes: number("a patrol: chance that it comes on a day (%/day); may follow the calendar").optional(),
  stops: number("chance of being stopped by a trader nobody talks about (%)"),
  heat: number("exposure that doubles that chance (a plain number)"),
  officer: ref("the person who searches"),
  opens: ref("the encounter a stop opens; a patrol has none, an encounter's roll meets it").optional(),
  under: ref("the enforcement whose regime moves its chances").optional(),
  prior: number("odds a trader starts with of being stopped (%)"),
  weight: number("how many observations that prior is worth"),
});

const leg = z.strictObject({
  days: number("how long it takes (day)"),
  sky: ref("whose weather it has").optional(),
  post: ref("the post at its end").optional(),
});

export const route = z.strictObject({
  from: ref("the place it starts at"),
  to: ref("the place it leads to"),
  legs: named(leg).meta({ description: "its parts in order" }),
});

export const credit = z.strictObject({
  from: ref("the person who lends"),
  good: ref("the good that is lent"),
  cost: number("what is owed for it (money per unit)"),
  term: number("when it is due (day, week or month)"),
});

export const place = z.strictObject({ home: flag("the trader's home; exactly one place is").optional() });

const member = z.strictObject({
  needs: number("food needed (kcal/person/day); may follow the calendar"),
  trader: flag("the one who trades; exactly one member is").optional(),
});

export const household = z.strictObject({
  members: named(member).meta({ description: "who eats at home" }),
  staple: z.union([id, z.array(id).min(1)], { error: msg("write a good, or a list of goods") }).meta({
    description:
      "the good bought when food is short; of several, the one that feeds most cheaply. The state issues the first",
  }),
  rations: named(number("share of the need that is cooked (%)")).meta({
    description: "standing orders, the fullest first",
  }),
  "fed-away": flag("whether the trader is fed when away; true or false"),
  issue: number("the staple the state hands out (units/person/day); may follow the calendar").optional(),
  wage: number("money the state pays the household (money/month); may follow the calendar").optional(),
  recovery: number("missed days of food made good by a full day (a plain number or %)"),
  dies: z
    .strictObject({
      after: number("missed days of food after which hunger kills (day)"),
      chance: number("chance of death from then on (%/day)"),
    })
    .meta({ description: "when hunger kills" }),
});

export const variable = z.strictObject({
  start: number("its first value, with its unit"),
  low: number("it never falls below (same unit)").optional(),
  high: number("it never rises above (same unit)").optional(),
});

export const start = z.strictObject({
  date: z.string().meta({ description: "the first day, YYYY-MM-DD" }),
  days: number("how long it lasts at most (day)"),
  you: named(number("what the trader has with him (unit of the good or money)")).optional().meta({
    description: "what the trader has with him: good or currency -> amount",
  }),
  home: named(number("what lies at home (unit of the good or money)")).optional().meta({
    description: "what lies at home: good or currency -> amount",
  }),
});

export const exposure = z.strictObject({ fades: number("share of the exposure that fades in a day (%/day)") });
export const plan = z.strictObject({
  "wait-up-to": number("the longest wait at one go (day)"),
  "woken-by": z.enum(["encounter", "question"]).optional().meta({
    description: "what ends a wait early: any `encounter` (unless told otherwise), or only a `question` in one",
  }),
});
export const names = z.array(id);

export const contested = z.strictObject({
  printed: literal.meta({ description: "what the memoir prints, with its source" }),
  others: z.array(literal).min(1).meta({ description: "what others say, each with its source: a list" }),
});
