import { TRUTH, type Vocabulary } from "../expr/index.js";
import { t } from "../language/index.js";
import { parseDate } from "../units/index.js";
import type { Context } from "./context.js";
import type { EpisodeSection, Gathered } from "./gather.js";
import type { CheckedExpr, Episode } from "./model.js";
import type { Problems } from "./problems.js";
import { type Scalar, valueAt } from "./tree.js";

/** When the episodes of a campaign are open, and what is there only then. */

const LAST = Number.MAX_SAFE_INTEGER;

function scalarIn(gathered: Gathered, id: string, field: string): Scalar | undefined {
  const found = gathered.timetable === undefined ? undefined : valueAt(gathered.timetable, [id, field]);
  return found?.kind === "scalar" ? found : undefined;
}

/** A date of the timetable as a day of the campaign, from 1. */
function dayOf(gathered: Gathered, id: string, field: string, start: number, problems: Problems): number | undefined {
  const date = scalarIn(gathered, id, field);
  if (date === undefined) return undefined;
  const day = parseDate(String(date.value));
  if (day === undefined)
    problems.add(
      date.spot,
      `episodes.${id}.${field}`,
      t("'{text}' is no date of the calendar", { text: String(date.value) }),
      t("write YYYY-MM-DD"),
    );
  return day === undefined ? undefined : day - start + 1;
}

/** The episodes of a scenario whose `episodes:` is a map; none where it is a list, which are open from first to last. */
export function episodesOf(context: Context, gathered: Gathered, start: number, vocabulary: Vocabulary): Episode[] {
  return gathered.episodes
    .filter(({ timed }) => timed)
    .map(({ id }) => {
      const from = dayOf(gathered, id, "from", start, context.problems) ?? 0;
      const until = dayOf(gathered, id, "until", start, context.problems) ?? LAST;
      const last = scalarIn(gathered, id, "until");
      if (until < from && last !== undefined)
        context.problems.add(
          last.spot,
          `episodes.${id}.until`,
          t("it closes before it opens"),
          t("write a later date"),
        );
      const truth = (field: "when" | "while"): CheckedExpr | undefined => {
        const text = scalarIn(gathered, id, field);
        const path = ["episodes", id, field];
        return text === undefined ? undefined : context.exprAt(text, path, String(text.value), TRUTH, vocabulary);
      };
      return { id, from, until, when: truth("when"), while: truth("while") };
    });
}

/** Name -> positions of the timed episodes that declare it; a name that is not among them is there always. */
export function holdersOf(gathered: Gathered, section: EpisodeSection): ReadonlyMap<string, readonly number[]> {
  const holders = new Map<string, number[]>();
  for (const [index, { holds }] of gathered.episodes.filter(({ timed }) => timed).entries())
    for (const name of holds[section]) holders.set(name, [...(holders.get(name) ?? []), index]);
  return holders;
}
