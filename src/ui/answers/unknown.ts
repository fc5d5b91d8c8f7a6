import { t } from "../../language/index.js";
import type { Asked } from "./asked.js";
import { numbersHere } from "./behind-moment.js";
import { concordance, ofStory } from "./concordance.js";
import { figureLines, figureOf, notTold, whereRead } from "./figure.js";
import { askableIn, namesWithin, nearest } from "./lookup.js";
import { rangeLines } from "./range.js";

/** What a player has before him: what was said, what he may choose, what he holds. */
function screenOf({ view, words }: Asked): string {
  const { rest } = view;
  const held = view.goods.filter(({ has, stored }) => has > 0 || stored > 0).map(({ id }) => words.name("goods", id));
  const owed = view.debts.filter((of) => of.owed > 0).map(({ id }) => words.name("credit", id));
  if (rest.kind !== "choose" && rest.kind !== "ask")
    return [...held, ...owed, ...view.routes.map(({ id }) => words.name("routes", id))].join(". ");
  const key = `encounters.${rest.encounter}.${rest.node}`;
  const said = ["say", "ask", ...view.options.map(({ id }) => id)].map((of) => words.text(`${key}.${of}`, view) ?? "");
  return [...said, ...held, ...owed].join(". ");
}

const MOST_NEAR = 10;

/** Names inside a wording that are pointed to, and figures in it. */
const MOST_PARTS = 4;
const FIGURES = /\d[\d,]*(?:\.\d+)?(?: (?:%|\p{L}+))?/gu;

/** For a word under which nothing is told: what is near it, and what stands before the player. */
export function notKnown(asked: Asked, word: string): readonly string[] {
  const { program, view, words } = asked;
  const read = /\d/.test(word) ? whereRead(asked, word) : [];
  if (read.length > 0) return read;
  const used = concordance(program, view, words, word);
  if (used.length > 0) return used;
  const story = ofStory(asked, word);
  if (story.length > 0) return story;
  const figures = word.match(FIGURES) ?? [];
  const parts = [...namesWithin(program, words, word), ...(figures.length > 0 && figures[0] !== word ? figures : [])];
  const near = (parts.length > 0 ? parts.slice(0, MOST_PARTS) : nearest(program, words, word)).map(
    (of) => `\`${t("why {name}", { name: of })}\``,
  );
  const here = [...new Set(askableIn(program, words, screenOf(asked)))].slice(0, MOST_NEAR);
  return [
    t("Nothing is told under '{word}'.{more}", {
      word,
      more: near.length === 0 ? "" : t(" Do you mean {near}?", { near: near.join(t(" or ")) }),
    }),
    ...(here.length === 0 ? [] : [t("Of what is before you, you can ask about: {here}.", { here: here.join(", ") })]),
    t("Also about: odds, worth, debt, attention, hunger, household, market, end, ledger, base, source."),
  ];
}

/** What a figure is that was read, and, where an amount is asked for, which are possible; undefined for what is no figure. */
export function ofNumber(asked: Asked, word: string): readonly string[] | undefined {
  const figure = figureOf(word);
  if (figure === undefined) return undefined;
  const { view } = asked;
  const many = view.options.length;
  const none =
    many === 0 || !/^\d+$/.test(word) ? [] : [t("There is no choice {word}; there are 1 to {many}.", { word, many })];
  if (many > 0 && /^\d$/.test(word)) return none;
  const lines = [...figureLines(asked, figure, numbersHere(asked), "why"), ...possible(asked)];
  if (lines.length > 0) return lines;
  return [
    ...none,
    notTold(figure.text),
    t("Of an amount, ask by what it counts: `why worth`, `why debt`, `why` and the good; `odds` for per cent."),
  ];
}

/** Where an amount is asked for: what can be answered, and what the bounds hang on. */
function possible({ program, view, words }: Asked): readonly string[] {
  const { range } = view;
  if (range === undefined) return [];
  const { dims, from, to } = range;
  return [
    t("From {from} to {to} is possible here.", { from: words.quantity(from, dims), to: words.quantity(to, dims) }),
    ...rangeLines(program, view, words),
  ];
}
