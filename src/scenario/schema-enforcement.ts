import * as z from "zod";
import { named, number, ref } from "./schema-basics.js";

/** How hard the state presses: a regime that changes by itself and is only partly seen. */

const regime = z.strictObject({
  starts: number("how often it is the first one, beside the others (a plain number or %)"),
  to: named(number("chance at a review of going over into that regime (%); may follow the calendar")).optional().meta({
    description: "regime -> chance at a review of going over into it (%); may follow the calendar. Else it stays",
  }),
  comes: number(
    "how many times as often patrols come (a plain number or %); as often where nothing is said",
  ).optional(),
  stops: number("how many times as likely a stop is, or being caught by a patrol (a plain number or %)").optional(),
  reporting: number("what a report brings an officer beyond what it pays else (money); may be below 0").optional(),
  bribes: number("how many times as much taking a bribe costs an officer (a plain number or %)").optional(),
  pressure: number("what `pressure(...)` reads while it holds (a plain number); 1 where nothing is said").optional(),
});

const signal = z.strictObject({
  at: ref("the place where it is heard; everywhere where nothing is said").optional(),
  chance: named(number("chance of hearing it on a day of that regime (%/day)")).meta({
    description: "regime -> chance of hearing it on a day (%/day); a regime that is not named never gives it",
  }),
});

export const enforcement = z.strictObject({
  review: number("how long a regime holds before it may change (day)"),
  regimes: named(regime).meta({ description: "the regimes there are" }),
  signals: named(signal).optional().meta({ description: "what is heard of it; its words stand under `signals:`" }),
});
