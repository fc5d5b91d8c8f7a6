import { type Journal, lastMeal } from "../../../engine/index.js";
import { t } from "../../../language/index.js";
import { capital } from "../../figures.js";
import { atTable, hungerWord, stateText } from "../../hunger.js";
import { lastsText } from "../../larder.js";
import { type Look, paragraph } from "../text.js";
import type { Theme } from "../theme.js";
import { PRESENTERS } from "./actions.js";
import { moving, type Showing } from "./asking.js";
import type { About, PanelScene, Row } from "./model.js";
import { columnRow, labelRow, textRow } from "./rows.js";

type Member = Showing["view"]["household"]["members"][number];

const lookOf = ({ dead, hunger }: Member): Look => {
  const word = dead ? "dead" : hungerWord(hunger);
  return word === "fed" ? "plain" : word === "hungry" ? "warn" : "bad";
};

const aboutMember = (showing: Showing, { id }: Member): About => ({
  word: id,
  title: showing.words.name("members", id),
});

/** Columns in which a person stands on one line with a bar. */
const WITH_BAR = 50;

/** Each person with how far hunger has come: an empty bar is where it kills. */
function memberRow(showing: Showing, member: Member, theme: Theme): Row {
  const name = capital(showing.words.name("members", member.id));
  const state = `${stateText(member)}${member.away && !member.dead ? t(", on the road") : ""}`;
  const row = textRow(`${name}: ${state}`, lookOf(member));
  const bar = theme.bar(member.dead ? 0 : 1 - member.near);
  const barred = columnRow(
    (columns) => [
      [name, 18],
      [bar, 12],
      [state, columns - 32, "left", lookOf(member)],
    ],
    `${name}: ${state}`,
  );
  return {
    ...row,
    id: member.id,
    line: (columns) => (columns < WITH_BAR ? row : barred).line(columns),
    under: (columns) => (columns < WITH_BAR ? row : barred).under?.(columns) ?? [],
    about: aboutMember(showing, member),
  };
}

/** What lies at home or is carried, one row each: Enter fetches it or puts it away. */
function thingRows(showing: Showing, how: "leave" | "take"): readonly Row[] {
  const { view, words } = showing;
  const label = how === "take" ? t("At home") : t("With you");
  return [...view.money, ...view.goods]
    .map(({ id, has, stored }) => ({ id, amount: how === "take" ? stored : has }))
    .filter(({ amount }) => amount > 0)
    .map(({ id, amount }, at) => ({
      ...labelRow(at === 0 ? label : "", words.holding(id, amount)),
      id: `${how}:${id}`,
      enter: moving(showing, how, id),
      about: { word: id, title: words.label(id) },
    }));
}

/** Days below which food that lasts no longer would alarm one who has the money to buy more. */
const SOON = 7;

const moneyText = (lasts: number, bought: number): string =>
  lastsText(lasts) === lastsText(bought) ? "" : t(", with the money {lastsText}", { lastsText: lastsText(bought) });

/** Each person of the household, the food, what lies there and what could be put there. */
export function householdPanel(showing: Showing, theme: Theme): PanelScene {
  const { view, words } = showing;
  const { lasts, bought, lastsAway, boughtAway, ration } = view.household;
  const leaves = !view.atHome || view.routes.length > 0;
  const away =
    !leaves || lastsText(lasts) === lastsText(lastsAway)
      ? ""
      : t(", {lastsText} while you are away{money}", {
          lastsText: lastsText(lastsAway),
          money: moneyText(lastsAway, boughtAway),
        });
  const food = labelRow(
    t("Food lasts"),
    t("{lastsText} with {ration}{money}{away}", {
      lastsText: lastsText(lasts),
      ration: words.name("rations", ration),
      money: lasts < SOON || view.money.some(({ stored }) => stored > 0) ? moneyText(lasts, bought) : "",
      away,
    }),
  );
  return {
    title: t("Household"),
    rows: [
      ...atTable(view).map((member) => memberRow(showing, member, theme)),
      { ...food, id: "food", about: { word: "food", title: "food" } },
      ...thingRows(showing, "take"),
      ...(view.atHome ? thingRows(showing, "leave") : []),
    ],
    empty: "",
  };
}

/** One person at the table: what he eats this evening. */
function eaterRow(showing: Showing, member: Member): Row {
  const { words, view } = showing;
  const { table } = view.household;
  const eats = member.dead
    ? ""
    : member.away
      ? words.fedAway
        ? t("fed on the road")
        : t("without meals on the road")
      : t("eats {holding}", { holding: words.holding(table, member.eats) });
  const name = capital(words.name("members", member.id));
  const state = stateText(member);
  const told = [eats, state].filter((text) => text !== "").join("; ");
  return {
    id: member.id,
    ...columnRow(
      (columns) => [
        [name, 18],
        [eats, 26],
        [state, columns - 46, "left", lookOf(member)],
      ],
      t("{name}: {told}", { name, told }),
    ),
    about: aboutMember(showing, member),
  };
}

/** What the kitchen may cook: a day's food, and how long what is at home then lasts. Enter orders it. */
function rationRows(showing: Showing): readonly Row[] {
  const { view, words } = showing;
  const { kitchen, ration, table } = view.household;
  const orders = PRESENTERS.ration(showing);
  return kitchen.map(({ id, cooked, lasts }, at): Row => {
    const name = words.name("rations", id);
    const now = id === ration;
    const text = `${words.holding(table, cooked)}, ${lastsText(lasts)}`;
    return {
      id: `ration:${id}`,
      ...columnRow(
        (columns) => [
          [now ? "(x)" : "( )", 3],
          [name, 14, "left", now ? "strong" : "plain"],
          [text, columns - 19],
        ],
        `${now ? "(x)" : "( )"} ${name}: ${text}`,
      ),
      ...(at === 0
        ? {
            above: (columns) => paragraph(t("What the kitchen cooks a day, and how long food lasts:"), columns, "dim"),
          }
        : {}),
      enter: orders.find((of) => of.id === id)?.act ?? {
        kind: "closed",
        why: t("The kitchen cooks {name} already.", { name }),
      },
      about: { word: id, title: name },
    };
  });
}

/** Who eats what this evening, what was eaten on the last, who pays, and the order that can be changed. */
export function nightPanel(showing: Showing, journal: Journal): PanelScene {
  const { view, words, program } = showing;
  const meal = lastMeal(program, journal);
  const { buys, issued, staple } = view.household;
  const eaten = meal?.eaten.map(({ id, amount }) => words.holding(id, amount)).join(", ") ?? "";
  const before =
    meal === undefined
      ? t("Nothing has been cooked yet.")
      : t("On the evening of day {day} the household ate {eaten}.", { day: meal.day, eaten });
  const state =
    issued > 0 ? t("The state hands out {holding} a day. ", { holding: words.holding(staple, issued) }) : "";
  return {
    title: t("Night: who eats what"),
    rows: [
      ...atTable(view).map((member) => eaterRow(showing, member)),
      ...rationRows(showing),
      { ...textRow(before), id: "before", about: { word: "household", title: t("the last meal"), numbers: "food" } },
      {
        ...textRow(
          buys
            ? t("{state}What is missing is bought at the market at home, with the money kept there, then with yours.", {
                state,
              })
            : t("{state}What is missing is not bought by itself: what is to be eaten you buy.", { state }),
        ),
        about: { word: "household", title: t("who pays") },
      },
    ],
    empty: "",
  };
}
