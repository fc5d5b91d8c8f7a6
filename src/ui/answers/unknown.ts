import { t } from "../../language/index.js";
import { amountLines } from "./amounts.js";
import type { Asked } from "./asked.js";
import { concordance, ofStory } from "./concordance.js";
import { askableIn, nearest } from "./lookup.js";
import { rangeLines } from "./range.js";
import { numbersHere } from "./sources.js";

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

/** A figure as it stands in a line: not a part of a longer one. */
function holds(line: string, figure: string): boolean {
  for (let at = line.indexOf(figure); at >= 0; at = line.indexOf(figure, at + 1))
    if (!/[\d.,]/.test(line.charAt(at - 1)) && !/[\d\p{L}]/u.test(line.charAt(at + figure.length))) return true;
  return false;
}

/** For a figure by which nothing stands now: the line it was last read in, and what of that can be asked about. */
function whereRead({ printed = [], program, words }: Asked, figure: string): readonly string[] {
  const line = printed.findLast((of) => holds(of, figure));
  if (line === undefined || !/\d/.test(figure) || /^\d$/.test(figure)) return [];
  const askable = [...new Set(askableIn(program, words, line))].slice(0, MOST_NEAR);
  return [
    t("{figure} was told here:", { figure }),
    `  ${line.trim()}`,
    ...(askable.length === 0 ? [] : [t("Of that you can ask about: {names}.", { names: askable.join(", ") })]),
  ];
}

const MOST_NEAR = 10;

/** For a word under which nothing is told: what is near it, and what stands before the player. */
export function notKnown(asked: Asked, word: string): readonly string[] {
  const { program, view, words } = asked;
  const read = whereRead(asked, word);
  if (read.length > 0) return read;
  const used = concordance(program, view, words, word);
  if (used.length > 0) return used;
  const story = ofStory(asked, word);
  if (story.length > 0) return story;
  const near = nearest(program, words, word).map((of) => `\`why ${of}\``);
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

/** What an amount is: without a unit only what stands, has moved, or belongs to the question of the moment. */
export const amountsHere = (asked: Asked, word: string): readonly string[] =>
  amountLines({ ...asked, here: numbersHere(asked) }, word);

/** A number alone: an amount to be answered with, or nothing by itself. */
export function ofNumber(asked: Asked, word: string): readonly string[] | undefined {
  if (!/^[\d.,]+( ?(?!numbers)[a-z]+)?$/i.test(word)) return undefined;
  const { view } = asked;
  const many = view.options.length;
  const lines = amountsHere(asked, word);
  const none =
    many > 0 && /^\d$/.test(word) ? [t("There is no choice {word}; there are 1 to {many}.", { word, many })] : [];
  if (view.rest.kind === "ask") return [...outOfRange(asked), ...lines];
  if (none.length > 0) return none;
  if (lines.length > 0) return lines;
  const read = whereRead(asked, word);
  if (read.length > 0) return read;
  return [
    many > 0
      ? t("There is no choice {word}; there are 1 to {many}.", { word, many })
      : t("There is no choice {word}.", { word }),
    t("Of an amount, ask by what it counts: `why worth`, `why debt`, `why` and the good; `odds` for per cent."),
  ];
}

/** For an amount that cannot be answered: what can, and what the bounds hang on. */
function outOfRange({ program, view, words }: Asked): readonly string[] {
  const { range } = view;
  if (range === undefined) return [];
  const { dims, from, to } = range;
  return [
    t("From {from} to {to} is possible here.", { from: words.quantity(from, dims), to: words.quantity(to, dims) }),
    ...rangeLines(program, view, words),
  ];
}
