import * as z from "zod";
import { msg } from "../language/index.js";
import { id, named, number, pair, ref, sentence, truth } from "./schema-basics.js";
import { encounter, ending } from "./schema-encounters.js";
import { enforcement } from "./schema-enforcement.js";
import * as things from "./schema-things.js";
import * as work from "./schema-work.js";

/**
 * The shape of the scenario language, version 1. One schema checks files and makes the JSON Schema for editors.
 * What a shape cannot say (names that exist, units that fit, sources that agree) is checked after it.
 */

/** When an episode is open in a scenario that holds several. */
const episodeTime = z.strictObject({
  from: sentence("the first day it is open, YYYY-MM-DD").optional(),
  until: sentence("the last day it is open, YYYY-MM-DD").optional(),
  when: truth("only open while this holds").optional(),
  while: truth("still open after its last day while this holds, so that what was begun can end").optional(),
});

/** Keys that say what a file is; they do not merge. */
const header = {
  format: z.literal(1).meta({ description: "the version of this language" }),
  kind: z.enum(["world", "episode", "scenario"]).meta({ description: "what this file is" }),
  id: ref("its own name"),
  extends: ref("scenario: the base world").optional(),
  episodes: z
    .union([things.names, named(episodeTime)], { error: msg("write a list of episodes, or for each when it opens") })
    .optional()
    .meta({ description: "scenario: the episodes it holds, and when each is open" }),
  opens: truth("episode: only then its encounters may open").optional(),
  source: sentence("one default source for the numbers of this file that cite none; shown as such").optional(),
  text: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: "the catalogue, where it does not stand in text.en.yaml" }),
};

/** Sections any file may hold; an episode's and a scenario's merge over the base world's. */
const sections = {
  bases: z.array(id).min(1).optional().meta({ description: "the sets of prices there are" }),
  base: ref("scenario: the base it plays in unless told otherwise").optional(),
  currencies: named(things.currency).optional().meta({ description: "the money there is" }),
  counts: things.names.optional().meta({ description: "units that are counted one by one, such as sack" }),
  numeraire: ref("the good real value is counted in").optional(),
  assume: named(z.string().meta({ description: "why this is assumed" }))
    .optional()
    .meta({ description: "assumptions by name with their reason, cited as @A.name" }),
  rare: z
    .record(
      z
        .string()
        .regex(
          /^(finish |ending |plan )?[a-z0-9-]+(\.[a-z0-9-]+)*$/,
          msg("write the way as `check --exhaustive` tells it"),
        ),
      sentence("why play takes it so seldom, or never"),
    )
    .optional()
    .meta({ description: "ways that `check --exhaustive` does not expect play to take, with the reason" }),
  "one-sided": z
    .record(
      z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+\.[a-z0-9-]+$/, msg("write encounter.node.option")),
      sentence("the reason it has in history"),
    )
    .optional()
    .meta({ description: "options that `balance` may find nearly never or nearly always best, with the reason" }),
  numbers: named(number("a number with its unit and source"))
    .optional()
    .meta({ description: "numbers that expressions use by name" }),
  variables: named(things.variable).optional().meta({ description: "what encounters remember" }),
  goods: named(things.good).optional().meta({ description: "what can be owned, eaten, traded" }),
  places: named(things.place).optional().meta({ description: "where one can be" }),
  skies: named(things.sky).optional().meta({ description: "weather of a region" }),
  markets: z
    .record(pair(msg("a market is named place/good")), things.market)
    .optional()
    .meta({ description: "place/good -> its price" }),
  offers: named(things.offer).optional().meta({ description: "buyers of whole lots, apart from the market" }),
  people: named(things.person).optional().meta({ description: "persons outside the household" }),
  hiding: named(things.hiding).optional().meta({ description: "places to hide goods in" }),
  posts: named(things.post).optional().meta({ description: "control posts on the road" }),
  enforcement: named(enforcement).optional().meta({ description: "how hard the state presses, and how that changes" }),
  routes: named(things.route).optional().meta({ description: "ways from place to place" }),
  credit: named(things.credit).optional().meta({ description: "goods now, to be paid later" }),
  recipes: named(work.recipe).optional().meta({ description: "how goods are made of goods" }),
  activities: named(work.activity).optional().meta({ description: "what is done day after day once it is ordered" }),
  household: things.household.optional().meta({ description: "who eats at home, what and how much" }),
  contested: named(things.contested)
    .optional()
    .meta({ description: "figures the sources disagree about; the debrief shows what each says" }),
  exposure: things.exposure.optional().meta({ description: "attention the trader draws" }),
  plan: things.plan.optional().meta({ description: "what the trader may plan" }),
  encounters: named(encounter).optional().meta({ description: "what happens to the trader" }),
  endings: named(ending).optional().meta({ description: "how it can end" }),
  start: things.start.optional().meta({ description: "scenario: the first day and what there is" }),
};

export const headerSchema = z.strictObject(header);
export const HEADER_KEYS: readonly string[] = Object.keys(header);
/** Every section and key a file may hold. */
export const TOP_KEYS: readonly string[] = [...Object.keys(header), ...Object.keys(sections)];
/** What is left of all files once they are merged. */
export const sectionsSchema = z.strictObject(sections);

export type FileShape = z.infer<typeof sectionsSchema>;
export type MarketShape = z.infer<typeof things.market>;
export type OfficerShape = NonNullable<z.infer<typeof things.person>["officer"]>;
export type EnforcementShape = z.infer<typeof enforcement>;
export type PostShape = z.infer<typeof things.post>;
export type ColdShape = NonNullable<z.infer<typeof things.good>["cold"]>;

const fileSchema = z.strictObject({ ...header, ...sections });

/** The schema as data, written out in full: what problems take their suggestions and explanations from. */
export const schemaInFull = (): unknown => z.toJSONSchema(fileSchema, { io: "input" });

/** The JSON Schema editors use to complete and check scenario files. */
export const jsonSchema = (): unknown => ({
  ...z.toJSONSchema(fileSchema, { io: "input", reused: "ref" }),
  title: "Jangmadang scenario language, version 1",
});
