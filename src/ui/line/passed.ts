import type { Session, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import type { Words } from "../words.js";
import { events, happened, type Span, untitled } from "./happened.js";
import { moved } from "./moved.js";

/** The days of a text that came on several of them, in order. */
interface Dated {
  readonly text: string;
  readonly days: number[];
}

const datedText = ({ text, days }: Dated): string =>
  days.length === 1
    ? t("Day {day}: {text}", { day: days[0] ?? 0, text })
    : t("Days {days}: {text}", { days: days.join(", "), text });

/**
 * What happened over several days: first what changed hands in all of them together, then each text under its day, one that
 * came again once; those of the last morning stand last, as what is told of it now.
 */
export function overDays(session: Session, words: Words, view: View, span: Span, from: number): readonly string[] {
  const changed = moved(session, words, view, session.journal.postings.slice(...span.postings)).map(({ text }) => text);
  const dated: Dated[] = [];
  const now: string[] = [];
  for (const { text, day } of untitled(events(session, words, view, span))) {
    const again = dated.find((of) => of.text === text);
    if (day >= view.day) now.push(text);
    else if (again === undefined) dated.push({ text, days: [day] });
    else if (!again.days.includes(day)) again.days.push(day);
  }
  const head = changed.length === 0 ? [] : [inAll(words, view.day - from)];
  return [...head, ...changed, ...dated.map(datedText), ...now];
}

/** What happened, in order; of more than one day, each day named where its first text stands. */
export function underDays(session: Session, words: Words, view: View, span: Span): readonly string[] {
  const lines = untitled(happened(session, words, view, span));
  if (new Set(lines.flatMap(({ day }) => day ?? [])).size < 2) return lines.map(({ text }) => text);
  let last: number | undefined;
  return lines.map(({ day, text }) => {
    const isFirst = day !== undefined && day !== last;
    last = day ?? last;
    return isFirst ? t("Day {day}: {text}", { day, text }) : text;
  });
}

/** What stands over what changed hands in so many days. */
export const inAll = (words: Words, days: number): string => t("In {days} in all:", { days: words.days(days) });
