import type { View } from "../../../engine/index.js";
import { t } from "../../../language/index.js";
import { looks } from "../../figures.js";
import { columnsOf, indented, type Line, type Look, paragraph, wrap } from "../text.js";
import type { Signs, Theme } from "../theme.js";
import { PRESENTERS } from "./actions.js";
import { aboutRoad, type Showing } from "./asking.js";
import { aboutBelief } from "./beliefs.js";
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

/** A line of the drawn road: the way with its days, or something on it that may happen, by its index among the beliefs. */
interface Piece {
  readonly id: string;
  readonly lines: (columns: number) => readonly Line[];
  readonly belief: number | undefined;
}

/** A leg as pieces of the drawn road: the way with its days, the sky over it, the post at its end. */
function legPieces(showing: Showing, road: Road, leg: Leg, signs: Signs): readonly Piece[] {
  const { words } = showing;
  const rail = `   ${signs.down}`;
  const name = words.name("legs", `${road.id}.${leg.id}`);
  const here = leg.here ? t(" (you are here)") : "";
  const piece = (id: string, mark: string, text: string, look: Look, belief?: number): Piece => ({
    id: `${road.id}.${leg.id}.${id}`,
    lines: (columns) => marked(mark, rail, text, columns, look),
    belief,
  });
  const sky =
    leg.sky === undefined
      ? []
      : [
          piece(
            "sky",
            `${rail} ~ `,
            `${words.name("skies", leg.sky)}${believed(showing, leg.beliefs.sky)}`,
            "plain",
            leg.beliefs.sky,
          ),
        ];
  const post =
    leg.post === undefined
      ? []
      : [
          piece(
            "post",
            "   ! ",
            t("stopped at {post}{believed}", {
              post: words.name("posts", leg.post),
              believed: believed(showing, leg.beliefs.post),
            }),
            "warn",
            leg.beliefs.post,
          ),
        ];
  return [piece("way", `${rail} `, `${name}, ${words.days(leg.days)}${here}`, "plain"), ...sky, ...post];
}

/** The way after a road's own row: each thing that may happen on it is a row, what else is drawn stands under the row before it. */
function wayRows(showing: Showing, head: Row, pieces: readonly Piece[]): readonly Row[] {
  const rows: Row[] = [head];
  for (const { id, lines, belief } of pieces) {
    const before = rows.at(-1) ?? head;
    if (belief === undefined) {
      rows[rows.length - 1] = {
        ...before,
        under: (columns) => [...(before.under?.(columns) ?? []), ...lines(columns)],
      };
      continue;
    }
    const about = aboutBelief(showing, belief);
    rows.push({
      id,
      search: `${head.search} ${about.title}`,
      line: (columns) => lines(columns)[0] ?? [],
      under: (columns) => lines(columns).slice(1),
      enter: { kind: "explain", about },
      about,
    });
  }
  return rows;
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
  const rows = roads.flatMap((road, at): readonly Row[] => {
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
    const row: Row = {
      id,
      search: `${words.name("places", from)} ${text}`,
      ...(roads[at - 1]?.from === from ? {} : { above: (columns) => placeLines(showing, from, columns) }),
      line: (columns) => head(columns)[0] ?? [],
      under: (columns) => head(columns).slice(1),
      enter: act ?? { kind: "closed", why: t("That road starts in {place}.", { place: words.name("places", from) }) },
      about: aboutRoad(words, id),
    };
    return plainWay
      ? [row]
      : wayRows(
          showing,
          row,
          legs.flatMap((leg) => legPieces(showing, road, leg, signs)),
        );
  });
  const where =
    view.place === undefined
      ? t("you are on the road")
      : t("you are in {place}", { place: words.name("places", view.place) });
  return { title: t("Roads: {where}", { where }), rows, empty: t("No road leads anywhere.") };
}
