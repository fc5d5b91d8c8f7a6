import type { Program, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import type { Activity, CheckedExpr } from "../../scenario/index.js";
import { capital } from "../figures.js";
import { hungerLines, memberLine, shareLines } from "../hunger.js";
import { emptyLines, lastsText } from "../larder.js";
import type { Words } from "../words.js";
import { whyIdle } from "./closed.js";
import type { Tell } from "./tell.js";
import { effortLine, saidToday, workLines } from "./work.js";

export const ration: Tell = (program, view, words, id) => {
  const { household } = program.model.scenario;
  const share = program.model.values[household.rations.find((of) => of.id === id)?.share ?? -1] ?? 0;
  return [
    t("The kitchen cooks {quantity} of what everyone needs.", { quantity: words.quantity(share, {}) }),
    ...view.household.kitchen
      .filter((of) => of.id === id)
      .map(({ cooked, lasts }) =>
        t("That is {holding} a day now, and the food at home lasts {lasts}.", {
          holding: words.holding(view.household.table, cooked),
          lasts: lastsText(lasts),
        }),
      ),
    ...shareLines(program, words, share),
    ...emptyLines(view, 1),
    ...hungerLines(program, words),
  ];
};

export const member: Tell = (program, view, words, id) => {
  const of = view.household.members.find((other) => other.id === id);
  if (of === undefined) return [];
  return of.absent
    ? [t("Nobody so called is at your table now.")]
    : [capital(memberLine(of, view, words)), ...hungerLines(program, words)];
};

export const recipe: Tell = (program, view, words, id) => {
  const { goods, recipes } = program.model.scenario;
  const uses = recipes.find((of) => of.id === id)?.uses ?? [];
  const { most = 0, makes: made } = view.recipes.find((of) => of.id === id) ?? {};
  const of = uses.map(({ good }) => words.name("goods", goods[good]?.id ?? "")).join(", ");
  return [
    t("Made of {of}. {more}", {
      of,
      more:
        most > 0
          ? t("Now at most {made} of what you have with you.", { made: words.made(id, most) })
          : t("You have not enough with you to make any now."),
    }),
    ...(made === undefined ? [] : [t("What it brings is told by `why {made}`.", { made: words.name("goods", made) })]),
  ];
};

/** Where a standing order is done, and whether it is given. */
function orderedLine(
  { model }: Program,
  words: Words,
  { from, at }: Activity,
  { id, level, number }: View["activities"][number],
): string {
  const name = (of: number): string => words.name("places", model.scenario.places[of] ?? "");
  const [place, place2] = [name(from), name(at)];
  const more =
    level === undefined
      ? t("It is not ordered.")
      : t("Ordered: {order}.", { order: words.order(id, level, number?.ordered) });
  return from === at
    ? t("A standing order: done every day in {place2} until you end it. {more}", { place2, more })
    : t("A standing order: done every day from {place} in {place2} until you end it. {more}", { place, place2, more });
}

export const activity: Tell = (program, view, words, id) => {
  const { activities } = program.model.scenario;
  const facts = activities.find((of) => of.id === id);
  const of = view.activities.find((other) => other.id === id);
  if (facts === undefined || of === undefined) return [];
  return [
    orderedLine(program, words, facts, of),
    t("Done so far on {days}.", { days: words.days(of.daysDone) }),
    ...needsLines(id, of.needs, view, words),
    ...effortLine(program, words, id),
    ...(of.levels.length > 1
      ? [t("Ways of it: {ways}.", { ways: of.levels.map((at) => wayOf(words, id, at)).join("; ") })]
      : []),
    ...of.levels.flatMap((at) =>
      saidToday(view, words, id, at).map((said) =>
        t("Today, {way}: {said}", { way: words.name("levels", `${id}.${at}`), said }),
      ),
    ),
  ];
};

/** `by day, while you are at work (`why by-day`)`. */
const wayOf = (words: Words, activity: string, level: string): string =>
  `${words.name("levels", `${activity}.${level}`)} (\`why ${level}\`)`;

/** What a day of an activity needs, where the catalogue does not put that into words of its own, and what of it is missing today. */
function needsLines(id: string, needs: CheckedExpr | undefined, view: View, words: Words): readonly string[] {
  const why = whyIdle(words, view, id, needs);
  if (needs === undefined && why === undefined) return [];
  const isSaid = needs === undefined || words.about(`${id} needs`, view) !== undefined;
  return [
    ...(isSaid
      ? []
      : [t("A day of it is done only where this holds: {condition}.", { condition: words.condition(needs, view) })]),
    why === undefined ? t("Today it can be done.") : t("Today it cannot be done. {why}", { why }),
  ];
}

/** `stall.by-day`: a way of doing an activity. */
export const level: Tell = (program, view, words, id) => {
  const [of = "", at = ""] = id.split(".");
  const { needs } = view.activity(of) ?? {};
  return [
    t("A way of {activity} (`why {id}`).", { activity: words.name("activities", of), id: of }),
    ...workLines(program, view, words, { activity: of, level: at }),
    ...effortLine(program, words, of),
    ...needsLines(of, needs, view, words),
  ];
};
