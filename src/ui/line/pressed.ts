import type { Journal, Program, View } from "../../engine/index.js";
import { t, tn } from "../../language/index.js";
import type { Words } from "../words.js";

/** A look at how hard the state presses: on which day it was told, and whether its work was still ahead then. */
export interface LastTold {
  readonly day: number;
  /** Told before anybody could have come that day. */
  readonly early: boolean;
  readonly of: View["enforcement"][number];
}

export const toldOn = (view: View, of: View["enforcement"][number]): LastTold => ({
  day: view.day,
  early: view.rest.kind === "plan",
  of,
});

type Known = Pick<Journal, "patrols" | "texts" | "lessons">;

/** `on day 10`, `on days 10, 11`. */
const onDays = (days: readonly number[]): string =>
  tn(days.length, "on day {days}", "on days {days}", { days: days.join(", ") });

/** What came, was heard or stopped one of late, each with its days. */
function comings(
  { model: { scenario } }: Program,
  words: Words,
  journal: Known,
  then: LastTold,
): readonly (readonly [string, readonly number[]])[] {
  const at = scenario.enforcement.findIndex(({ id }) => id === then.of.id);
  const since = (day: number): boolean => day > then.day || (then.early && day === then.day);
  const under = scenario.posts.flatMap((post, index) => (post.under === at ? [{ ...post, index }] : []));
  const came = under.map(({ id, index, comes, belief }): readonly [string, readonly number[]] => {
    const stopped = journal.lessons.filter((of) => of.belief === belief && of.outcome === 0);
    const days = comes === undefined ? stopped : journal.patrols.filter(({ post }) => post === index);
    return [words.name("posts", id), days.map(({ day }) => day).filter(since)];
  });
  const heard = journal.texts.filter(({ key, day }) => key.startsWith(`signals.${then.of.id}.`) && day > then.day);
  const all = [...came, [t("it was heard of"), heard.map(({ day }) => day)] as const];
  return all.map(([what, days]): readonly [string, readonly number[]] => [what, [...new Set(days)]]);
}

/** What moved the odds of how hard the state presses since they were told: what came and was heard, days without, and that it may have changed. */
export function sinceText(program: Program, words: Words, journal: Known, view: View, then: LastTold): string {
  const now = view.enforcement.find(({ id }) => id === then.of.id);
  const told = comings(program, words, journal, then).filter(([, days]) => days.length > 0);
  const marked = new Set(told.flatMap(([, days]) => days));
  const quiet = Math.max(0, view.day - then.day - [...marked].filter((day) => day < view.day).length);
  const changed = now !== undefined && now.reviewedOn > then.day ? now.reviewedOn : undefined;
  const parts = [
    ...told.map(([what, days]) => `${what} ${onDays(days)}`),
    ...(quiet === 0
      ? []
      : [tn(quiet, "{days} day with nothing of it", "{days} days with nothing of it", { days: quiet })]),
    ...(changed === undefined ? [] : [t("it may have changed on day {day}", { day: changed })]),
  ];
  return parts.length === 0 ? "" : t("; since then: {parts}", { parts: parts.join("; ") });
}
