import { isForeseen, type Session, type View } from "../../../engine/index.js";
import { t } from "../../../language/index.js";
import { formatDate } from "../../../units/index.js";
import type { Words } from "../../words.js";
import type { Part, PlayScene } from "./model.js";

const list = (parts: readonly string[], none: string): string => (parts.length === 0 ? none : parts.join(", "));

function whereText(view: View, words: Words): string {
  const { road, place } = view;
  if (road === undefined) return words.name("places", place ?? "");
  return t("on {route}, {leg}", {
    route: words.name("routes", road.route),
    leg: words.name("legs", `${road.route}.${road.leg}`),
  });
}

/** The two lines at the top: the days left, the date, where one is; what one has, owes, carries, and is worth. */
export function headerOf(view: View, words: Words, session: Session, lastDay: number): PlayScene["header"] {
  const road = view.road === undefined ? [] : [t("on {route}", { route: words.name("routes", view.road.route) })];
  const signs = `${view.atHome ? t(" (home)") : ""}${view.snowing ? t(", snow") : ""}`;
  const date = formatDate(view.date);
  const money = view.money.filter(({ has }) => has > 0).map(({ id, has }) => words.holding(id, has));
  return [
    [
      {
        text: t("Day {day} of {lastDay}, {daysLeft} left", {
          day: view.day,
          lastDay,
          daysLeft: Math.max(0, lastDay - view.day),
        }),
      },
      { text: date, shorter: [""] },
      { text: `${whereText(view, words)}${signs}`, shorter: road.map((of) => `${of}${signs}`) },
      isForeseen(session.hindsight)
        ? { text: t("seed {seed}, foreseen", { seed: session.choice.seed }), shorter: ["foreseen"] }
        : { text: t("seed {seed}", { seed: session.choice.seed }), shorter: [""] },
    ],
    [
      { text: list(money, t("no money with you")) },
      debtPart(view, words),
      loadPart(view, words),
      worthPart(view, words),
    ],
  ];
}

function worthPart(view: View, words: Words): Part {
  const real = words.reckoned(view.wealth);
  return { text: t("worth about {real}", { real }), shorter: [t("worth {real}", { real }), ""], stays: true };
}

function debtPart(view: View, words: Words): Part {
  const debts = view.debts.filter(({ owed }) => owed > 0);
  const texts = debts.map(({ id, owed, daysLeft }) =>
    t("owe {owed}, {due}", { owed: words.owed(id, owed), due: words.due(daysLeft) }),
  );
  const first = Math.min(...debts.map(({ daysLeft }) => daysLeft));
  const [only] = debts;
  const briefly = only === undefined ? "" : t("owe {owed}", { owed: words.owed(only.id, only.owed) });
  return debts.length < 2
    ? { text: list(texts, t("no debt")), shorter: [briefly] }
    : {
        text: texts.join("; "),
        shorter: [t("{count} debts, the first {due}", { count: debts.length, due: words.due(first) })],
      };
}

function loadPart(view: View, words: Words): Part {
  const held = view.goods.filter(({ has }) => has > 0);
  const texts = held.map(
    ({ id, has, hidden }) =>
      `${words.holding(id, has)}${hidden ? (view.isFound(id) ? t(" (found)") : t(" (hidden)")) : ""}`,
  );
  return held.length < 2
    ? { text: t("carrying {texts}", { texts: list(texts, t("nothing")) }), shorter: held.length === 0 ? [""] : texts }
    : {
        text: t("carrying {texts}", { texts: texts.join(", ") }),
        shorter: [
          texts.join(", "),
          t("carrying {count} goods", { count: held.length }),
          t("{count} goods", { count: held.length }),
        ],
      };
}
