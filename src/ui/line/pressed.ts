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

/** What moved the odds of how hard the state presses since they were told: of the days since, those on which one came or it was heard of, and those without; and that it may have changed. */
export function sinceText(program: Program, words: Words, journal: Known, view: View, then: LastTold): string {
  const now = view.enforcement.find(({ id }) => id === then.of.id);
  const told = comings(program, words, journal, then).filter(([, days]) => days.length > 0);
  const marked = new Set(told.flatMap(([, days]) => days));
  const quiet = daysWithout(view, then, marked);
  const days = quiet + marked.size;
  const changed = now !== undefined && now.reviewedOn > then.day ? now.reviewedOn : undefined;
  if (told.length === 0 && quiet > 0)
    return `${tn(quiet, " None came and nothing was heard on the {days} day since.", " None came and nothing was heard on the {days} days since.", { days: quiet })}${changedText(changed)}`;
  const parts = [
    ...told.map(([what, of]) => `${what} ${onDays(of)}`),
    ...(quiet === 0 ? [] : [tn(quiet, "none on {days} day", "none on {days} days", { days: quiet })]),
  ];
  const since =
    parts.length === 0
      ? ""
      : tn(days, " In the {days} day since: {parts}.", " In the {days} days since: {parts}.", {
          days,
          parts: parts.join("; "),
        });
  return `${since}${changedText(changed)}`;
}

const changedText = (day: number | undefined): string =>
  day === undefined ? "" : t(" It may have changed on day {day}.", { day });

/** Days since the odds were told that are over, or on which work is done already, without what was marked. */
function daysWithout({ day, rest }: View, { day: told, early }: LastTold, marked: ReadonlySet<number>): number {
  const first = early ? told : told + 1;
  const last = rest.kind === "plan" ? day - 1 : day;
  const inside = [...marked].filter((of) => of >= first && of <= last).length;
  return Math.max(0, last - first + 1 - inside);
}
