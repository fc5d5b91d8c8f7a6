import { type Journal, lastMeal, namedPosting } from "../../../engine/index.js";
import { beliefWords } from "../../answers/odds.js";
import { hungerWord } from "../../hunger.js";
import { percent } from "../../words.js";
import type { Line } from "../text.js";
import type { Theme } from "../theme.js";
import { cells } from "../theme.js";
import { actionRows, PRESENTERS, type Showing } from "./actions.js";
import type { PanelScene, Row } from "./model.js";
import { textRow } from "./rows.js";

const note = textRow;

/** A text row that leads somewhere. */
const row = (text: string, more: Partial<Row> = {}): Row => ({ ...note(text), ...more });

/** `low`, `mid`, `high`: odds in a word. */
const odds = (share: number): string => (share < 0.15 ? "low" : share < 0.4 ? "mid" : "high");

/** All roads: those that start here can be taken, the others are told. */
export function roadsPanel(showing: Showing): PanelScene {
  const { view, words, program } = showing;
  const { routes, places, posts, skies } = program.model.scenario;
  const travel = PRESENTERS.travel(showing);
  const rows = routes.map(({ id, from, to, legs }): Row => {
    const here = view.routes.find((route) => route.id === id);
    const name = (at: number): string => words.name("places", places[at] ?? "");
    const on = view.road?.route === id ? "you are on it: " : "";
    const met = legs.flatMap((leg) => [
      ...(leg.post === undefined ? [] : [words.name("posts", posts[leg.post]?.id ?? "")]),
      ...(leg.sky === undefined ? [] : [words.name("skies", skies[leg.sky]?.id ?? "")]),
    ]);
    const time = here === undefined ? "" : `, ${words.days(here.days)}`;
    const way = met.length === 0 ? "" : `; on the way: ${met.join(", ")}`;
    const text = `${on}${name(from)} to ${name(to)} by ${words.name("routes", id)}${time}${way}`;
    const act = travel.find(({ about }) => about === id)?.act;
    const closed = { kind: "closed", why: `That road starts in ${name(from)}.` } as const;
    return row(text, { enter: act ?? closed, about: id });
  });
  const here =
    view.place === undefined ? "Roads (you are on one)" : `Roads (you are in ${words.name("places", view.place)})`;
  return { title: here, rows, empty: "No road leads anywhere." };
}

/** Each person of the household, the food, the money at home. */
export function householdPanel({ view, words }: Showing): PanelScene {
  const { members, foodDays, ration } = view.household;
  const people = members.map(({ id, hunger, missed, dead }): Row => {
    const name = words.name("members", id);
    if (dead) return note(`${name}: dead`, "bad");
    const state = hungerWord(hunger);
    const days = hunger >= 1 ? `, ${hunger.toFixed(0)} days of food behind` : "";
    const ever = missed >= 1 ? ` (${missed.toFixed(0)} missed in all)` : "";
    return note(`${name}: ${state}${days}${ever}`, state === "fed" ? "plain" : state === "hungry" ? "warn" : "bad");
  });
  const lasts = foodDays > 999 ? "a long time" : `about ${foodDays.toFixed(0)} days`;
  const stored = [...view.money, ...view.goods]
    .filter((of) => of.stored > 0)
    .map((of) => words.holding(of.id, of.stored));
  return {
    title: "Household",
    rows: [
      ...people,
      note(
        `Food at home lasts ${lasts}; the kitchen cooks ${words.name("rations", ration)}.`,
        foodDays < 3 ? "warn" : "plain",
      ),
      note(`At home: ${stored.length === 0 ? "nothing" : stored.join(", ")}.`),
    ],
    empty: "",
  };
}

/** Who eats what: the last evening's meal, who sits at it, and the standing order that can be changed. */
export function nightPanel(showing: Showing, journal: Journal): PanelScene {
  const { view, words, program } = showing;
  const meal = lastMeal(program, journal);
  const { members, ration } = view.household;
  const eaters = program.model.scenario.household.members.filter(
    ({ trader }, index) => members[index]?.dead === false && (!trader || view.atHome),
  );
  const table = eaters.map(({ id }) => words.name("members", id)).join(", ");
  const eaten = meal?.eaten.map(({ id, amount }) => words.holding(id, amount)).join(", ");
  const orders = [
    ...PRESENTERS.ration(showing).map(({ label, act }) => row(label, { enter: act })),
    ...actionRows(showing)
      .filter(({ decision }) => decision === "leave" || decision === "take")
      .map((of) => ({ ...of, line: note(of.search).line })),
  ];
  return {
    title: "Night: who eats what",
    rows: [
      note(
        meal === undefined
          ? "Nothing has been cooked yet."
          : `On the evening of day ${meal.day} the household ate ${eaten}.`,
      ),
      note(table === "" ? "Nobody sits at the table." : `At the table: ${table}, each in proportion to need.`),
      ...members
        .filter(({ dead }) => !dead)
        .map(({ id, hunger }) =>
          note(`${words.name("members", id)}: ${hungerWord(hunger)}`, hunger < 1 ? "plain" : "warn"),
        ),
      note(`The standing order is ${words.name("rations", ration)}; it repeats every evening until changed:`),
      ...orders,
    ],
    empty: "",
  };
}

/** Columns in which a belief stands on one line with its bar. */
const WHOLE_RISK = 72;

/** The odds the trader believes, each with a word and with what it rests on. */
export function risksPanel({ view, words, program }: Showing, theme: Theme): PanelScene {
  const rows = view.beliefs.flatMap(({ id, outcomes, seen }, index): Row[] => {
    const belief = beliefWords(program, words, index);
    const told = outcomes.filter((of) => Object.hasOwn(belief.outcomes, of.id));
    const rests = seen === 0 ? "hearsay" : `seen ${seen} x`;
    return told.map((outcome): Row => {
      const word = belief.outcomes[outcome.id] ?? "";
      const name = word === "" ? belief.says : `${belief.says}: ${word}`;
      const share = `${percent(outcome.odds).padStart(5)} ${odds(outcome.odds).padEnd(4)}`;
      return {
        search: name,
        about: id,
        enter: { kind: "explain", about: id },
        line: (columns): Line =>
          columns >= WHOLE_RISK
            ? cells([name, columns - 35], [theme.bar(outcome.odds), 12], [share, 10], [rests, 10, "left", "dim"])
            : cells([`${percent(outcome.odds)} ${odds(outcome.odds)}`, 9], [name, columns - 10]),
      };
    });
  });
  return { title: "Risks as you believe them", rows, empty: "There is nothing you hold odds about." };
}

export function debtsPanel(showing: Showing): PanelScene {
  const { view, words } = showing;
  const payments = PRESENTERS.repay(showing);
  const rows = view.debts
    .filter(({ owed }) => owed > 0)
    .map(({ id, owed, daysLeft }): Row => {
      const act = payments.find(({ about }) => about === id)?.act ?? {
        kind: "closed",
        why: "You have no money with you to pay with.",
      };
      const text = `${words.owed(id, owed)} for ${words.name("credit", id)}, ${words.due(daysLeft)}`;
      return { ...note(text, daysLeft <= 3 ? "warn" : "plain"), enter: act, about: id };
    });
  return { title: "Debts", rows, empty: "You owe nothing." };
}

export const doPanel = (showing: Showing): PanelScene => ({
  title: "What do you do?",
  rows: actionRows(showing),
  empty: "Nothing can be decided now.",
});

/** What happened, the latest first. */
export const logPanel = (lines: readonly string[]): PanelScene => ({
  title: "Log (latest first)",
  rows: lines.map((text) => note(text)).reverse(),
  empty: "Nothing has happened yet.",
});

/** Every posting, the latest first: double entry, from whom to whom. */
export function ledgerPanel({ words, program }: Showing, journal: Journal): PanelScene {
  const { model } = program;
  const account = (name: string): string => {
    const [kind = "", place = ""] = name.split(":");
    if (kind === "market") return `market of ${words.name("places", place)}`;
    return words.name("people", name);
  };
  const rows = [...journal.postings].reverse().map((posting): Row => {
    const { day, from, to, reason, amount } = namedPosting(model, posting);
    const what = words.held(posting.commodity, amount);
    const text = `day ${day} ${what} ${reason} ${account(from)} ${account(to)}`;
    return {
      search: text,
      line: (columns) =>
        cells(
          [`${day}`, 4, "right"],
          [what, 22, "right"],
          [reason, 14],
          [`${account(from)} to ${account(to)}`, Math.max(10, columns - 43)],
        ),
    };
  });
  return {
    title: `Ledger (${rows.length} postings, latest first)`,
    head: (columns) => [
      cells(
        ["day", 4, "right", "dim"],
        ["what", 22, "right", "dim"],
        ["why", 14, "left", "dim"],
        ["from whom to whom", Math.max(10, columns - 43), "left", "dim"],
      ),
    ],
    rows,
    empty: "Nothing has changed hands yet.",
  };
}
