import { z } from "zod";

/**
 * The shape of the scenario language, version 1. One schema checks files and makes the JSON Schema for editors.
 * What a shape cannot say (names that exist, units that fit, sources that agree) is checked in `model/`.
 */

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const id = z
  .string()
  .regex(NAME, "a name is lower-case words joined by hyphens")
  .meta({ description: "the name of something declared" });
const named = <T extends z.ZodType>(value: T) => z.record(id, value);

const literal = z.union([z.string(), z.number()], { error: "expected a literal such as `10 won/kg @M335`" });
const dated = z.record(
  z.string().regex(/^(\d{4}-\d{2}-\d{2}|[a-z][a-z0-9-]*)$/),
  z.union([literal, z.record(z.string(), literal)]),
);

/** A literal; or one per base; or one per date (read along a straight line between dates); or dates per base. */
const quantity = z
  .union([literal, dated], { error: "expected a literal, or a map of bases or dates to literals" })
  .meta({
    description: "VALUE [(LOW..HIGH)] UNIT @SOURCE, LOW~HIGH where it differs between worlds; or a map base -> literal",
  });
const expression = z
  .union([z.string(), z.number()], { error: "expected an expression" })
  .meta({ description: "names, 0, 1, + - * /, comparisons, and, or, not" });
const truth = expression;
const sentence = z.string();

const currency = z.strictObject({
  minor: z.int().min(1).max(10_000).meta({ description: "how many smallest units one is" }),
});

const good = z.strictObject({
  unit: z.string().meta({ description: "the unit it is counted in" }),
  kcal: quantity.optional(),
  banned: z.boolean().optional().meta({ description: "seized when found" }),
  fenced: quantity.optional().meta({ description: "share of its price an officer gets for it" }),
  cold: z
    .strictObject({ all: quantity, part: quantity, prior: quantity, weight: quantity, becomes: id.optional() })
    .optional()
    .meta({ description: "dies of cold: chance that a day kills all, else the share it kills" }),
});

const chance = {
  prior: quantity.meta({ description: "the odds a trader starts with" }),
  weight: quantity.meta({ description: "how many observations the prior is worth" }),
};

const sky = z.strictObject({ snow: quantity, ...chance });

const market = z.strictObject({
  ask: quantity.optional(),
  bid: quantity.optional(),
  mid: quantity.optional(),
  spread: quantity,
  noise: quantity,
  pull: quantity,
  depth: quantity.optional().meta({ description: "the sale that halves the price" }),
  recovery: quantity.optional().meta({ description: "share of one's own impact that fades in a day" }),
  stock: quantity.optional().meta({ description: "what is for sale in a day" }),
  expected: quantity.optional().meta({ description: "the bid a trader expects before he has seen one" }),
});

const offer = z.strictObject({
  by: id,
  at: id,
  buys: id,
  price: quantity,
  "up-to": quantity,
  noise: quantity,
  pull: quantity,
});

const officer = z.strictObject({
  fences: quantity.meta({ description: "his skill in selling seized goods, hidden from the trader" }),
  "seizing-costs": quantity,
  "bribe-costs": quantity,
  "reporting-pays": quantity,
  prior: z.strictObject({ releases: quantity, keeps: quantity, reports: quantity }),
  weight: quantity,
});

const person = z.strictObject({ outside: z.boolean().optional(), officer: officer.optional() });
const hiding = z.strictObject({ found: quantity, amount: quantity, ...chance });
const post = z.strictObject({ stops: quantity, heat: quantity, officer: id, opens: id, ...chance });
const leg = z.strictObject({ days: quantity, sky: id.optional(), post: id.optional() });
const route = z.strictObject({ from: id, to: id, legs: named(leg) });
const credit = z.strictObject({ from: id, good: id, cost: quantity, term: quantity });

const household = z.strictObject({
  at: id,
  members: named(z.strictObject({ needs: quantity, trader: z.boolean().optional() })),
  staple: id,
  rations: named(quantity).meta({ description: "standing orders: share of the need that is cooked, most first" }),
  "fed-away": z.boolean().meta({ description: "whether the trader is fed when away" }),
  issue: quantity.optional().meta({ description: "the staple handed out by the state, per person and day" }),
  wage: quantity.optional(),
  recovery: quantity,
  dies: z.strictObject({ after: quantity, chance: quantity }),
});

const verb = z.union(
  [
    z.strictObject({ give: z.strictObject({ what: id, amount: expression, from: id, to: id }) }),
    z.strictObject({ borrow: z.strictObject({ credit: id, amount: expression }) }),
    z.strictObject({ repay: z.strictObject({ credit: id, amount: expression }) }),
    z.strictObject({ forgive: z.strictObject({ credit: id, amount: expression }) }),
    z.strictObject({ extend: z.strictObject({ credit: id, by: expression }) }),
    z.strictObject({ buy: z.strictObject({ good: id, amount: expression }) }),
    z.strictObject({ sell: z.strictObject({ good: id, amount: expression }) }),
    z.strictObject({ deal: z.strictObject({ offer: id, amount: expression }) }),
    z.strictObject({ hide: z.strictObject({ good: id, in: id }) }),
    z.strictObject({ offer: z.strictObject({ what: id, amount: expression }) }),
    z.strictObject({ hand: z.strictObject({ over: id, amount: expression, to: id }) }),
    z.strictObject({ wait: expression }),
    z.strictObject({ set: z.record(id, expression) }),
  ],
  {
    error:
      "expected one verb: give, borrow, repay, forgive, extend, buy, sell, deal, hide, offer, hand, wait or set, with its fields",
  },
);

const edgeFields = {
  to: id.optional().meta({ description: "a node, or `end`" }),
  ending: id.optional().meta({ description: "ends the campaign" }),
  do: z.array(verb).optional(),
  max: z.int().min(1).max(9).optional().meta({ description: "how often this way may be taken in one encounter" }),
  else: id.optional().meta({ description: "where it leads after that" }),
};
const edge = z.union([id, z.strictObject(edgeFields)], {
  error: "expected a node's name, `end`, or {to, do, max, else, ending}",
});
const option = z.union([id, z.strictObject({ ...edgeFields, when: truth.optional(), why: sentence.optional() })], {
  error: "expected a node's name, `end`, or {to, when, do, max, else, ending}",
});

const roll = z.union(
  [
    z.strictObject({ odds: named(expression) }),
    z.strictObject({ search: z.literal(true) }),
    z.strictObject({ officer: id }),
    z.strictObject({ cold: id, sheltered: expression }),
  ],
  {
    error:
      "expected one of: {odds: {outcome: chance, ...}}, {search: true}, {officer: person}, {cold: good, sheltered: amount}",
  },
);

const node = z.strictObject({
  do: z.array(verb).optional(),
  ask: z.strictObject({ number: id, from: expression, to: expression, then: edge }).optional(),
  choose: named(option).optional(),
  roll: roll.optional(),
  on: named(edge).optional(),
  then: edge.optional(),
});

const encounter = z.strictObject({
  at: id.optional().meta({ description: "a place where it opens in the morning" }),
  on: z
    .string()
    .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)
    .optional()
    .meta({ description: "route/leg on which it opens" }),
  when: truth.optional(),
  again: z.enum(["never", "daily", "visit"]).optional(),
  nodes: named(node),
});

const ending = z.strictObject({
  kind: z.enum(["ruin", "choice", "time"]),
  when: truth.optional().meta({ description: "looked at every evening; of kind choice: when the trader may end it" }),
});

/** Sections any file may hold; an episode's and a scenario's merge over the base world's. */
const sections = {
  format: z.literal(1),
  kind: z.enum(["world", "episode", "scenario"]),
  id,
  source: z.string().optional().meta({ description: "one default source for literals that cite none; shown as such" }),
  bases: z.array(id).optional(),
  currencies: named(currency).optional(),
  counts: z.array(id).optional(),
  numeraire: id.optional(),
  assume: named(sentence).optional().meta({ description: "assumptions by name with their reason, cited as @A.name" }),
  numbers: named(quantity).optional(),
  variables: named(z.strictObject({ start: quantity, low: quantity.optional(), high: quantity.optional() })).optional(),
  goods: named(good).optional(),
  places: named(z.strictObject({ home: z.boolean().optional() })).optional(),
  skies: named(sky).optional(),
  markets: z.record(z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, "a market is named place/good"), market).optional(),
  offers: named(offer).optional(),
  people: named(person).optional(),
  hiding: named(hiding).optional(),
  posts: named(post).optional(),
  routes: named(route).optional(),
  credit: named(credit).optional(),
  household: household.optional(),
  exposure: z.strictObject({ fades: quantity }).optional(),
  encounters: named(encounter).optional(),
  endings: named(ending).optional(),
  plan: z.strictObject({ "wait-up-to": quantity }).optional(),
  text: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: "the catalogue, where it does not stand in text.en.yaml" }),
};

export const fileSchema = z.strictObject({
  ...sections,
  extends: id.optional().meta({ description: "scenario: the base world" }),
  episodes: z.array(id).optional().meta({ description: "scenario: the episodes it holds" }),
  base: id.optional().meta({ description: "scenario: the base it plays in unless told otherwise" }),
  opens: truth.optional().meta({ description: "episode: when its encounters may open" }),
  start: z
    .strictObject({
      date: z.string(),
      days: quantity,
      you: named(quantity).optional(),
      home: named(quantity).optional(),
    })
    .optional()
    .meta({ description: "scenario: the first day, the longest duration, what you and the household hold" }),
});

export type FileShape = z.infer<typeof fileSchema>;
export type VerbShape = z.infer<typeof verb>;
export type EdgeShape = z.infer<typeof edge>;
export type OptionShape = z.infer<typeof option>;
export type RollShape = z.infer<typeof roll>;
export type NodeShape = z.infer<typeof node>;
export type QuantityShape = z.infer<typeof quantity>;
export type MarketShape = z.infer<typeof market>;

/** The JSON Schema editors use to complete and check scenario files. */
export const jsonSchema = (): unknown => ({
  ...z.toJSONSchema(fileSchema, { io: "input" }),
  title: "Jangmadang scenario language, version 1",
});
