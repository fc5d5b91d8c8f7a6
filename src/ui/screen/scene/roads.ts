import type { View } from "../../../engine/index.js";
import { t } from "../../../language/index.js";
import { looks } from "../../figures.js";
import { columnsOf, indented, type Line, type Look, paragraph, wrap } from "../text.js";
import type { Signs, Theme } from "../theme.js";
import { PRESENTERS } from "./actions.js";
import type { Showing } from "./asking.js";
import { oddsWord } from "./likely.js";
import type { PanelScene, Row } from "./model.js";

type Road = View["roads"][number];
type Leg = Road["legs"][number];

/** A text behind a mark that stands once; its further lines stand in under it. */
const marked = (mark: string, rail: string, text: string, columns: number, look: Look): readonly Line[] =>
  wrap(text, Math.max(8, columns - mark.length)).map(
    (part, at): Line => [
      { text: at === 0 ? mark : rail.padEnd(mark.length), look: "dim" },
      { text: part, look },
    ],
  );

/** What is believed of something on the way: how likely, and what that rests on. */
function believed({ view }: Showing, belief: number | undefined): string {
  const of = view.beliefs[belief ?? -1];
  const [first] = of?.outcomes ?? [];
  if (of === undefined || first === undefined) return "";
  const seen = looks(of.seen);
  return `: ${oddsWord(first.odds)}, ${seen === 0 ? t("by hearsay") : seen === 1 ? t("seen once") : t("seen {seen} times", { seen })}`;
}

/** A leg as pieces of the drawn road: the way with its days, the sky over it, the post at its end. */
function legLines(showing: Showing, road: Road, leg: Leg, signs: Signs, columns: number): readonly Line[] {
  const { words } = showing;
  const rail = `   ${signs.down}`;
  const name = words.name("legs", `${road.id}.${leg.id}`);
  const here = leg.here ? t(" (you are here)") : "";
  const sky =
    leg.sky === undefined
      ? []
      : marked(
          `${rail} ~ `,
          rail,
          `${words.name("skies", leg.sky)}${believed(showing, leg.beliefs.sky)}`,
          columns,
          "plain",
        );
  const post =
    leg.post === undefined
      ? []
      : marked(
          "   ! ",
          rail,
          t("stopped at {post}{believed}", {
            post: words.name("posts", leg.post),
            believed: believed(showing, leg.beliefs.post),
          }),
          columns,
          "warn",
        );
  return [...marked(`${rail} `, rail, `${name}, ${words.days(leg.days)}${here}`, columns, "plain"), ...sky, ...post];
}

/** The place a group of roads starts from; where both do not fit, what is to be said of it stands under its name. */
function placeLines(showing: Showing, place: string, columns: number): readonly Line[] {
  const [name, said] = placeLine(showing, place);
  if (name === undefined || said === undefined || columnsOf(name.text) + columnsOf(said.text) <= columns)
    return [placeLine(showing, place)];
  return [...paragraph(name.text, columns, "strong"), ...indented(said.text.trim(), columns)];
}

function placeLine({ view, words, program }: Showing, place: string): Line {
  const { places, home } = program.model.scenario;
  const signs = [...(places[home] === place ? [t("home")] : []), ...(view.place === place ? [t("you are here")] : [])];
  const name = words.name("places", place);
  return [
    { text: `${view.place === place ? "*" : "o"} ${name}`, look: "strong" },
    { text: signs.length === 0 ? "" : `  ${signs.join(", ")}` },
  ];
}

/** The map: each place with the roads that start there, drawn with their days, the posts and what is believed of them. */
export function roadsPanel(showing: Showing, { signs }: Theme): PanelScene {
  const { view, words } = showing;
  const { roads } = view;
  const travel = PRESENTERS.travel(showing);
  const rows = roads.map((road, at): Row => {
    const { id, from, to, days, legs } = road;
    const on = view.road?.route === id ? t(" (you are on it)") : "";
    const text = t("{place} by {route}, {days}{on}", {
      place: words.name("places", to),
      route: words.name("routes", id),
      days: words.days(days),
      on,
    });
    const last = roads[at + 1]?.from !== from;
    const mark = ` ${last ? signs.last : signs.branch}${signs.across}> `;
    const act = travel.find(({ about }) => about?.word === id)?.act;
    const head = (columns: number): readonly Line[] =>
      marked(mark, last ? "" : ` ${signs.down}`, text, columns, "plain");
    const plainWay = legs.length === 1 && legs[0]?.post === undefined && legs[0]?.sky === undefined;
    return {
      id,
      search: `${words.name("places", from)} ${text}`,
      ...(roads[at - 1]?.from === from ? {} : { above: (columns) => placeLines(showing, from, columns) }),
      line: (columns) => head(columns)[0] ?? [],
      under: (columns) => [
        ...head(columns).slice(1),
        ...(plainWay ? [] : legs.flatMap((leg) => legLines(showing, road, leg, signs, columns))),
      ],
      enter: act ?? { kind: "closed", why: t("That road starts in {place}.", { place: words.name("places", from) }) },
      about: { word: id, title: words.name("routes", id) },
    };
  });
  const where =
    view.place === undefined
      ? t("you are on the road")
      : t("you are in {place}", { place: words.name("places", view.place) });
  return { title: t("Roads: {where}", { where }), rows, empty: t("No road leads anywhere.") };
}
