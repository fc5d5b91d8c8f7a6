import { t } from "../../language/index.js";
import { formatDate } from "../../units/index.js";
import { movement } from "../movement.js";
import type { Asked } from "./asked.js";
import { ruinLines } from "./ruin.js";
import { termOf } from "./terms.js";

/** Movements of a day that are told; of more, only how many there are. */
const MOST = 8;

/** The number of a day that is asked about: `day 47`. */
export function dayAsked(word: string): number | undefined {
  const [, number] = /^day (\d{1,6})$/i.exec(word.trim()) ?? [];
  return number === undefined ? undefined : Number(number);
}

/** What moved on a day that has been. */
function movedOn({ postings = [], program, words }: Asked, day: number): readonly string[] {
  const all = postings.filter((of) => of.day === day).map((of) => movement(program, words, of));
  if (all.length === 0) return [t("Nothing changed hands on that day.")];
  const left = all.length - MOST;
  return [
    ...all.slice(0, MOST).map((of) => `  ${of}`),
    ...(left > 0 ? [t("  {left} more of that day: `ledger all`.", { left })] : []),
  ];
}

/** What is known to come on a day that has not been: debts due, ruin if nothing changes, the last evening. */
function comesOn(asked: Asked, day: number): readonly string[] {
  const { view, words } = asked;
  const due = view.debts
    .filter(({ owed, dueOn }) => owed > 0 && dueOn === day)
    .map(({ id, owed }) =>
      t("{owed} is due for {credit}.", { owed: words.owed(id, owed), credit: words.name("credit", id) }),
    );
  const ruin = ruinLines(
    view,
    words,
    view.ruins.filter(({ on }) => on === day),
  );
  const last = day === view.lastDay ? (termOf("last day", asked)?.lines ?? []) : [];
  return [...due, ...ruin, ...last];
}

/** What a day of the campaign is: what moved on it, or what is known to come. */
export function dayLines(asked: Asked, day: number): readonly string[] {
  const { program, view, words } = asked;
  if (day > view.lastDay)
    return [t("The campaign ends on the evening of day {lastDay} at the latest.", { lastDay: view.lastDay })];
  const date = formatDate(program.model.scenario.start.day + day - 1);
  if (day < view.day || view.rest.kind === "ended")
    return [t("Day {day}, {date}:", { day, date }), ...movedOn(asked, day)];
  if (day === view.day) return termOf("last day", asked)?.lines ?? [];
  const comes = comesOn(asked, day);
  const head = t("Day {day} is {date}, in {days}.", { day, date, days: words.days(day - view.day) });
  return [head, ...(comes.length === 0 ? [t("Nothing that is known hangs on that day.")] : comes)];
}
