import { BOARD_DAYS, type BoardRow, type Journal, priceBoard } from "../../../engine/index.js";
import { msg, t } from "../../../language/index.js";
import { percent } from "../../figures.js";
import type { Words } from "../../words.js";
import { columnsOf, inColumns, type Line, type Look, plain, wrap } from "../text.js";
import type { Theme } from "../theme.js";
import { buying, type Showing, selling } from "./asking.js";
import type { PanelScene, Row } from "./model.js";

interface Column {
  readonly head: (columns: number) => string;
  readonly side: "left" | "right";
  readonly text: (row: BoardRow, columns: number) => string;
  readonly look?: (row: BoardRow) => Look;
  /** Where it stands among the others; they are listed by how much they are needed. */
  readonly place: number;
  /** How narrow it may get where the others need the room; else it is as wide as what it holds. */
  readonly least?: number;
  /** How wide it is whatever it holds, so that the others stay in their places when it fills. */
  readonly broad?: number;
  /** Shown only where all others have what they need. */
  readonly spare?: boolean;
}

/** Columns between two columns. */
const GAP = 2;

const sign = (value: number): string => (value > 0 ? "+" : "");

/** `rising 12 %`: the trend in a word. */
const trend = ({ change }: BoardRow): string => {
  if (change === undefined) return "";
  if (Math.abs(change) < 0.005) return t("steady");
  return `${change > 0 ? t("rising") : t("falling")} ${percent(Math.abs(change))}`;
};

const amount = (words: Words, id: string, of: number): string => words.quantity(of, words.tradeUnit(id).dims);

function have({ good }: BoardRow, words: Words): string {
  if (good.has === 0 && good.stored === 0) return "-";
  if (good.has === 0) return t("{amount} home", { amount: amount(words, good.id, good.stored) });
  return `${amount(words, good.id, good.has)}${good.hidden ? t(" hidden") : ""}`;
}

/** The least room for the name of a good; a longer one goes on in further lines. */
const NAME = 14;
/** The fewest days of prices worth drawing. */
const FEW_DAYS = 7;
/** The least room for a figure that is there at some times and at others not. */
const FIGURE = 6;

/** The board's columns, the most needed first; a panel shows as many as fit, in this order. */
function columnsFor(words: Words, theme: Theme): readonly Column[] {
  const price = (value: number, id: string): string => (value > 0 ? words.bare(value, id) : "-");
  const head = (text: string) => (): string => text;
  return [
    nameColumn(words),
    { place: 1, head: head(t("unit")), side: "left", text: ({ good }) => words.pricedIn(good.id) },
    { place: 2, head: head(t("buy at")), side: "right", text: ({ good }) => price(good.ask, good.id) },
    { place: 3, head: head(t("sell at")), side: "right", text: ({ good }) => price(good.bid, good.id) },
    { place: 6, head: head(t("you have")), side: "right", text: (row) => have(row, words) },
    {
      place: 8,
      head: head(t("gain")),
      side: "right",
      text: ({ profit, good }) => (profit === undefined ? "-" : `${sign(profit)}${words.bare(profit, good.id)}`),
      broad: FIGURE,
      look: ({ profit = 0 }) => (profit < 0 ? "warn" : profit > 0 ? "good" : "plain"),
    },
    {
      place: 4,
      head: head(t("history")),
      side: "left",
      text: ({ seen }, columns) => theme.sparkline(seen.slice(-columns).map(({ bid }) => bid)),
      least: FEW_DAYS,
      broad: BOARD_DAYS,
    },
    {
      place: 7,
      head: head(t("cost")),
      side: "right",
      text: ({ cost, good }) => (cost === undefined ? "-" : words.bare(cost, good.id)),
      broad: FIGURE,
    },
    { place: 5, head: head(t("trend")), side: "left", text: trend, spare: true },
    {
      place: 9,
      head: head(t("worth")),
      side: "right",
      text: ({ real }) => (real === undefined ? "-" : words.real(real)),
      spare: true,
    },
    {
      place: 10,
      head: head(t("best price seen")),
      side: "left",
      text: ({ best, good }) =>
        best === undefined
          ? "-"
          : t("{price} {place} day {day}", {
              price: words.bare(best.bid, good.id),
              place: words.name("places", best.place),
              day: best.day,
            }),
      spare: true,
    },
  ];
}

const nameColumn = (words: Words): Column => ({
  place: 0,
  head: () => t("good"),
  side: "left",
  text: ({ good }) => words.name("goods", good.id),
  least: NAME,
});

/** Narrower than this the prices stand in one column, without their units. */
const WITH_UNITS = 40;

/** The least that is worth showing: both prices in one column. */
function fewColumns(words: Words): readonly Column[] {
  const price = (value: number, id: string): string => (value > 0 ? words.bare(value, id) : "-");
  return [
    nameColumn(words),
    {
      place: 1,
      head: () => t("buy / sell"),
      side: "right",
      text: ({ good: { id, ask, bid } }) => `${price(ask, id)} / ${price(bid, id)}`,
    },
  ];
}

type Fitted = Column & { readonly columns: number };

/** As many columns as fit. Those that may be narrow are so at first and get what the others leave; then come the spare ones. */
function fitted(all: readonly Column[], board: readonly BoardRow[], width: number): readonly Fitted[] {
  const measured = all.map((column) => {
    const texts = board.map((row) => column.text(row, width));
    const wide = Math.max(column.broad ?? 0, ...[column.head(width), ...texts].map((text) => columnsOf(plain(text))));
    return { ...column, wide, columns: Math.min(wide, column.least ?? wide) };
  });
  let left = width + GAP;
  const take = (of: typeof measured): typeof measured =>
    of.filter(({ columns }) => {
      if (columns + GAP > left) return false;
      left -= columns + GAP;
      return true;
    });
  const grown = take(measured.filter(({ spare }) => spare !== true));
  for (const column of grown.toReversed()) {
    const before = column.columns;
    column.columns = Math.min(column.wide, before + left);
    left -= column.columns - before;
  }
  return [...grown, ...take(measured.filter(({ spare }) => spare === true))].sort((a, b) => a.place - b.place);
}

/** Everything known of a good, in one sentence, for where columns do not fit. */
function whole(row: BoardRow, words: Words): string {
  const { good, best, cost, profit, real } = row;
  const parts = [
    cost === undefined ? "" : t("cost you {price}", { price: words.price(cost, good.id) }),
    profit === undefined ? "" : t("gain {sign}{price}", { sign: sign(profit), price: words.price(profit, good.id) }),
    real === undefined || good.id === words.measureId
      ? ""
      : t("worth {real} per {unit}", { real: words.real(real), unit: words.unitName(good.id) }),
    best === undefined
      ? ""
      : t("best seen {price} in {place} on day {day}", {
          price: words.price(best.bid, good.id),
          place: words.name("places", best.place),
          day: best.day,
        }),
    trend(row) === "" ? "" : t("{trend} in the days seen", { trend: trend(row) }),
    row.seen.length > 1 ? t("its history: a bar for each day it was seen to sell, the latest last") : "",
    good.homeBid > 0 && good.bid === 0
      ? t("at home it sells for about {price}", { price: words.price(good.homeBid, good.id) })
      : "",
  ];
  return parts.filter((part) => part !== "").join("; ");
}

/** How near a good is: traded here, in the trader's hands or at home, seen elsewhere, or none of it. */
function nearness({ good, best }: BoardRow): number {
  if (good.ask > 0 || good.bid > 0) return 0;
  if (good.has > 0 || good.stored > 0) return 1;
  return best === undefined ? 3 : 2;
}

const HEADS = ["", msg("Not traded here:"), msg("Seen elsewhere:"), msg("Not yet seen:")];

function priceRow(showing: Showing, row: BoardRow, line: Row["line"]): Row {
  const { words } = showing;
  const { id } = row.good;
  const name = words.name("goods", id);
  const [buy, sell] = [buying(showing, id), selling(showing, id)];
  return {
    id,
    search: name,
    about: { word: id, title: name },
    buy,
    sell,
    enter: sell.kind === "ask" ? sell : buy,
    line,
    ...(nearness(row) === 3 ? { quiet: true } : {}),
    detail: `${name}: ${whole(row, words) || t("nothing is known of its price")}.`,
  };
}

/** The price board: what is traded here first, held or not; then what is held or was seen elsewhere. The rest a filter finds. */
export function pricesPanel(showing: Showing, journal: Journal, theme: Theme): PanelScene {
  const { view, words, program } = showing;
  const [all, few] = [columnsFor(words, theme), fewColumns(words)];
  const board = [...priceBoard(program, journal, view)].sort((a, b) => nearness(a) - nearness(b));
  const plainly = board.filter((row) => nearness(row) < 3);
  const known = new Map<number, readonly Fitted[]>();
  const columnsAt = (width: number): readonly Fitted[] => {
    const columns = known.get(width) ?? fitted(width < WITH_UNITS ? few : all, plainly, width);
    known.set(width, columns);
    return columns;
  };
  const nameAt = ({ good }: BoardRow, width: number): readonly string[] =>
    wrap(words.name("goods", good.id), columnsAt(width)[0]?.columns ?? width);
  const line = (width: number, cell: (column: Fitted) => readonly [string, Look]): Line =>
    columnsAt(width).flatMap((column, at) => {
      const [text, look] = cell(column);
      return [{ text: at === 0 ? "" : " ".repeat(GAP) }, { text: inColumns(text, column.columns, column.side), look }];
    });
  const lineOf = (row: BoardRow, width: number): Line =>
    line(width, ({ text, look, columns, place }) => [
      place === 0 ? (nameAt(row, width)[0] ?? "") : text(row, columns),
      look?.(row) ?? "plain",
    ]);
  const rows = board.map((row, at): Row => {
    const shownAs: Row = {
      ...priceRow(showing, row, (width) => lineOf(row, width)),
      under: (width) =>
        nameAt(row, width)
          .slice(1)
          .map((text): Line => [{ text }]),
    };
    const near = nearness(row);
    const first = near > 0 && nearness(board[at - 1] ?? row) !== near;
    return first || (at === 0 && near > 0)
      ? { ...shownAs, above: () => [[{ text: t(HEADS[near] ?? ""), look: "dim" }]] }
      : shownAs;
  });
  return {
    title:
      view.place === undefined
        ? t("Prices (none on the road)")
        : t("Prices in {place}", { place: words.name("places", view.place) }),
    head: (width) => [line(width, ({ head, columns }) => [head(columns), "dim"])],
    rows,
    empty: t("Nothing is traded here."),
  };
}
