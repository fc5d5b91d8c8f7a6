import type { View } from "../engine/index.js";
import { t, tn } from "../language/index.js";
import { percent } from "./figures.js";
import { atTable, memberLine } from "./hunger.js";
import type { Words } from "./words.js";

const LONG = 365;
/** How long food lasts: `about 12 days`. */
export function lastsText(lasts: number): string {
  if (lasts > LONG) return t("a long time");
  const days = lasts.toFixed(0);
  return days === "0" ? t("less than a day") : tn(Number(days), "about {days} day", "about {days} days", { days });
}

/** `about 12 days, about 25 with the money there`. */
function withMoney(lasts: number, bought: number, whose: string): string {
  const [food, all] = [lastsText(lasts), lastsText(bought)];
  return food === all ? food : t("{food}, with the money {whose} {all}", { food, all, whose });
}

/** How long the food at home lasts as it is cooked now, and with what money could buy. */
export function larderLine(view: View, words: Words): string {
  const { lasts, bought, ration, kitchen } = view.household;
  const share = kitchen.find(({ id }) => id === ration)?.share ?? 1;
  const of = share < 1 ? t(", {percent} of what everyone needs", { percent: percent(share) }) : "";
  const now = withMoney(lasts, bought, view.atHome ? t("there and with you") : t("there"));
  return t("Food at home ({ration}{of}) lasts {now}.", { ration: words.name("rations", ration), of, now });
}

/** What a day without food or money left comes to, where they do not last so many days. */
export function emptyLines({ household }: View, days: number): readonly string[] {
  const { bought, incomeShare } = household;
  if (bought >= days || incomeShare > 0.995) return [];
  const of = { share: percent(incomeShare), missed: percent(1 - incomeShare) };
  return [
    incomeShare > 0
      ? t(
          "Once nothing else is left to eat or to buy it with, what the state hands out and what the wage buys come to {share} of a full day's meals: {missed} of a day's food is missed each day, if nothing else is brought (`why hunger`).",
          of,
        )
      : t("Once nothing is left to eat or to buy it with, a day's food is missed each day (`why hunger`)."),
  ];
}

/** The same for the days on which the trader is away, where he is at home now. */
export function awayLines(view: View): readonly string[] {
  const { lastsAway, boughtAway } = view.household;
  const away = withMoney(lastsAway, boughtAway, t("there"));
  return view.atHome && view.routes.length > 0
    ? [
        t(
          "While you are away one fewer eats there, and what lies there now, without what you have with you, lasts {away}.",
          { away },
        ),
      ]
    : [];
}

/** Whether a standing order takes more food for its effort than it brings, chance in the mean. */
export const isAtALoss = (view: View, activity: string, level: string): boolean =>
  (view.feeds(activity, level, 0)?.net ?? 0) < 0;

/** What standing orders bring to eat, which the days above leave out. */
const gatheredLines = (view: View, words: Words): readonly string[] =>
  view.gathering.map(({ activity, level, food, table }) => {
    const feeds = view.feeds(activity, level, 0);
    const of = {
      order: words.order(activity, level, undefined),
      food: food.map(({ id, amount }) => words.holding(id, amount)).join(", "),
      holding: words.holding(view.household.table, Math.abs(feeds?.table ?? table)),
    };
    return isAtALoss(view, activity, level)
      ? t(
          "Every day {order} brings about {food}. For the effort more is cooked than that: it takes {holding} a day more than it brings (`why {id}`).",
          { ...of, id: level },
        )
      : t(
          "Every day {order} brings about {food}; its effort taken off, as much food as {holding}. How long food lasts is told without it.",
          of,
        );
  });

/** What standing orders take to eat besides, which the days above leave out. */
const effortLines = (view: View, words: Words): readonly string[] =>
  view.efforts
    .filter(({ activity }) => !view.gathering.some((of) => of.activity === activity)) // told there with its effort taken off
    .map(({ activity, table }) =>
      t(
        "Every day of {activity} is hard work: {holding} more is cooked on it; how long food lasts is told without it.",
        {
          activity: words.name("activities", activity),
          holding: words.holding(view.household.table, table),
        },
      ),
    );

/** What is held that becomes food only when something is made of it: the days above leave it out. */
function rawLines(view: View, words: Words): readonly string[] {
  const held = words.rawFood.flatMap((id) => {
    const { has, stored } = view.held(id);
    return [has, stored].filter((amount) => amount > 0).map((amount) => words.holding(id, amount));
  });
  return held.length === 0
    ? []
    : [t("Not counted as food, since something has to be made of it first: {what}.", { what: held.join(", ") })];
}

/** The kitchen and the larder: who eats what, what comes in, who pays. */
export function kitchenLines(view: View, words: Words): readonly string[] {
  const { buys, cooked, forWork, issued, staple, table, ration } = view.household;
  return [
    ...atTable(view).map((member) => memberLine(member, view, words)),
    larderLine(view, words),
    ...emptyLines(view, 1),
    ...awayLines(view),
    ...rawLines(view, words),
    t("The kitchen cooks {ration}: about {day} a day for those at home now. The state hands out {day2} a day.", {
      ration: words.name("rations", ration),
      day: words.holding(table, cooked),
      day2: issued > 0 ? words.holding(staple, issued) : t("nothing"),
    }),
    ...(view.wage > 0
      ? [
          t("The wage brings about {money} a day; how long food lasts is told without it.", {
            money: words.money(view.wage),
          }),
        ]
      : []),
    ...(forWork <= 0
      ? []
      : [
          t("Of that {much} are for the hard work of today, beyond what everyone needs.", {
            much: words.holding(table, forWork),
          }),
        ]),
    ...gatheredLines(view, words),
    ...(forWork > 0 ? [] : effortLines(view, words)),
    buys
      ? t("What is missing is bought, first with the money there (`why larder`).")
      : t("What is missing is not bought by itself (`why larder`)."),
  ];
}

/** How food comes into the larder, and how what is missing there. */
export const larderWay = ({ household }: View): string =>
  household.buys
    ? t(
        "Food you bring goes into the larder in the evening. What is missing is bought at the market at home, first with the money kept there, then, when you are there, with yours.",
      )
    : t(
        "Food you bring goes into the larder in the evening. What is missing is not bought by itself: what is to be eaten you buy.",
      );
