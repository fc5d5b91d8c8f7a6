import { type BoardRow, type Journal, priceBoard } from "../../../engine/index.js";
import { msg, t } from "../../../language/index.js";
import type { Words } from "../../words.js";
import { columnsOf, inColumns, type Line, type Look, plain } from "../text.js";
import type { Theme } from "../theme.js";
import { buying, type Showing, selling } from "./actions.js";
import type { PanelScene, Row } from "./model.js";

interface Column {
  readonly head: string;
  readonly side: "left" | "right";
  readonly text: (row: BoardRow) => string;
  readonly look?: (row: BoardRow) => Look;
  /** Where it stands among the others; they are listed by how much they are needed. */
  readonly place: number;
}

const sign = (value: number): string => (value > 0 ? "+" : "");
const percent = (share: number): string => `${sign(share)}${(share * 100).toFixed(0)}%`;

/** `rising +12%`: the trend in a word. */
const trend = ({ change }: BoardRow): string => {
  if (change === undefined) return "";
  if (Math.abs(change) < 0.005) return t("steady");
  return `${change > 0 ? t("rising") : t("falling")} ${percent(change)}`;
};

const amount = (words: Words, id: string, of: number): string => words.quantity(of, words.tradeUnit(id).dims);

function have({ good }: BoardRow, words: Words): string {
  if (good.has === 0 && good.stored === 0) return "-";
  if (good.has === 0) return t("{amount} home", { amount: amount(words, good.id, good.stored) });
  return `${amount(words, good.id, good.has)}${good.hidden ? t(" hidden") : ""}`;
}

/** The board's columns, the most needed first; a panel shows as many as fit, in this order. */
function columnsFor(words: Words, theme: Theme): readonly Column[] {
  const price = (value: number, id: string): string => (value > 0 ? words.price(value, id) : "-");
  return [
    { place: 0, head: t("good"), side: "left", text: ({ good }) => words.name("goods", good.id) },
    { place: 1, head: t("buy at"), side: "right", text: ({ good }) => price(good.ask, good.id) },
    { place: 2, head: t("sell at"), side: "right", text: ({ good }) => price(good.bid, good.id) },
    { place: 4, head: t("you have"), side: "right", text: (row) => have(row, words) },
    {
      place: 6,
      head: t("gain"),
      side: "right",
      text: ({ profit, good }) => (profit === undefined ? "-" : `${sign(profit)}${words.price(profit, good.id)}`),
      look: ({ profit = 0 }) => (profit < 0 ? "warn" : profit > 0 ? "good" : "plain"),
    },
    {
      place: 3,
      head: t("14 days"),
      side: "left",
      text: ({ seen }) => theme.sparkline(seen.map(({ bid }) => bid)),
    },
    { place: 3.5, head: t("trend"), side: "left", text: trend },
    {
      place: 7,
      head: t("worth"),
      side: "right",
      text: ({ real }) => (real === undefined ? "-" : words.real(real)),
    },
    {
      place: 5,
      head: t("paid"),
      side: "right",
      text: ({ cost, good }) => (cost === undefined ? "-" : words.price(cost, good.id)),
    },
    {
      place: 8,
      head: t("best price seen"),
      side: "left",
      text: ({ best, good }) =>
        best === undefined
          ? "-"
          : t("{price} {place} day {day}", {
              price: words.price(best.bid, good.id),
              place: words.name("places", best.place),
              day: best.day,
            }),
    },
  ];
}

/** Narrower than this the prices stand in one column, without their units. */
const WITH_UNITS = 40;

/** The least that is worth showing: both prices in one column. */
function fewColumns(words: Words): readonly Column[] {
  const bare = (value: number, id: string): string => (value > 0 ? (words.price(value, id).split(" ")[0] ?? "") : "-");
  return [
    { place: 0, head: t("good"), side: "left", text: ({ good }) => words.name("goods", good.id) },
    {
      place: 1,
      head: t("buy / sell"),
      side: "right",
      text: ({ good: { id, ask, bid } }) => `${bare(ask, id)} / ${bare(bid, id)}`,
    },
  ];
}

/** As many columns as fit, each as wide as what it holds. */
function shown(
  all: readonly Column[],
  board: readonly BoardRow[],
  width: number,
): readonly (Column & { readonly columns: number })[] {
  let left = width + 1;
  return all
    .map((column) => ({
      ...column,
      columns: Math.max(...[column.head, ...board.map(column.text)].map((text) => columnsOf(plain(text)))),
    }))
    .filter(({ columns }) => {
      if (columns + 2 > left) return false;
      left -= columns + 2;
      return true;
    })
    .sort((a, b) => a.place - b.place);
}

/** Everything known of a good, in one sentence, for where columns do not fit. */
function whole(row: BoardRow, words: Words): string {
  const { good, best, cost, profit, real } = row;
  const parts = [
    cost === undefined ? "" : t("paid {price}", { price: words.price(cost, good.id) }),
    profit === undefined ? "" : t("gain {sign}{price}", { sign: sign(profit), price: words.price(profit, good.id) }),
    real === undefined ? "" : t("worth {real} each", { real: words.real(real) }),
    best === undefined
      ? ""
      : t("best seen {price} in {place} on day {day}", {
          price: words.price(best.bid, good.id),
          place: words.name("places", best.place),
          day: best.day,
        }),
    trend(row) === "" ? "" : t("{trend} in the days seen", { trend: trend(row) }),
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
  const known = new Map<number, ReturnType<typeof shown>>();
  const columnsAt = (width: number): ReturnType<typeof shown> => {
    const columns = known.get(width) ?? shown(width < WITH_UNITS ? few : all, board, width);
    known.set(width, columns);
    return columns;
  };
  const line = (width: number, cell: (column: Column) => readonly [string, Look]): Line =>
    columnsAt(width).flatMap((column, at) => {
      const [text, look] = cell(column);
      return [{ text: at === 0 ? "" : "  " }, { text: inColumns(text, column.columns, column.side), look }];
    });
  const rows = board.map((row, at): Row => {
    const shownAs = priceRow(showing, row, (width) =>
      line(width, ({ text, look }) => [text(row), look?.(row) ?? "plain"]),
    );
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
    head: (width) => [line(width, ({ head }) => [head, "dim"])],
    rows,
    empty: t("Nothing is traded here."),
  };
}
