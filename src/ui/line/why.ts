import type { Program, View } from "../../engine/index.js";
import type { Parameter } from "../../scenario/index.js";
import type { Words } from "../words.js";
import { beliefLines } from "./status.js";

const sourceOf = (parameter: Parameter, base: string): string => {
  const literal = parameter.literals.get(base);
  return `${literal?.text ?? ""}${literal?.source === undefined && parameter.defaultSource !== undefined ? ` (${parameter.defaultSource})` : ""}`;
};

/** True chances and payoffs, which a trader does not know: of these only what he believes is told in play. */
const HIDDEN = /^(posts|hiding|skies)\.|^people\.[^.]+\.officer\.|^goods\.[^.]+\.cold\./;
const BELIEVED = /\.(prior|weight)(\.|$)/;

const isKnown = ({ name, literals }: Parameter): boolean =>
  (!HIDDEN.test(name) || BELIEVED.test(name)) && ![...literals.values()].some(({ varies }) => varies);

/** Where the numbers behind a name stand, as the file writes them, as far as a trader could know them. */
function numbersAbout(program: Program, word: string): readonly string[] {
  const { scenario, base } = program.model;
  const wanted = word.toLowerCase();
  return scenario.parameters
    .filter(isKnown)
    .filter(({ name }) =>
      name
        .toLowerCase()
        .split(/[./]/)
        .some((part) => part === wanted),
    )
    .map((parameter) => {
      const { name } = parameter;
      const assumption = /@A\.([a-z0-9-]+)/.exec(sourceOf(parameter, base))?.[1];
      const reason = assumption === undefined ? "" : ` - assumed: ${scenario.assumptions.get(assumption) ?? ""}`;
      return `  ${name}: ${sourceOf(parameter, base)}${reason}`;
    });
}

function priceReason(view: View, words: Words, id: string): readonly string[] {
  const good = view.goods.find((of) => of.id === id);
  if (good === undefined) return [];
  if (good.ask === 0 && good.bid === 0) return [`${words.name("goods", id)} is not traded here.`];
  return [
    `${words.name("goods", id)}: a price here is the outside price of the day, moved by what you yourself sold or bought lately, and buyer and seller stand a spread apart.`,
    `  To buy ${good.ask > 0 ? words.price(good.ask, id) : "-"}, to sell ${words.price(good.bid, id)}. The numbers behind it:`,
  ];
}

/** Answers `why` for a good, a belief, a debt, or anything a number is named after. */
export function explain(program: Program, view: View, words: Words, word: string): readonly string[] {
  if (word === "") {
    return [
      "The odds you hold: what was told, moved only by what you have seen yourself.",
      ...beliefLines(view, words),
      "Ask `why NAME` for a good, a post, a debt or a person, to see each number with its source.",
    ];
  }
  const id = words.idOf(word);
  const numbers = numbersAbout(program, id);
  const debt = view.debts.find((of) => of.id === id);
  const owing =
    debt === undefined
      ? []
      : [
          `You owe ${words.money(debt.owed)}; ${debt.daysLeft >= 0 ? `${debt.daysLeft} days are left` : `it is ${-debt.daysLeft} days overdue`}.`,
        ];
  const lines = [...priceReason(view, words, id), ...owing, ...numbers];
  return lines.length === 0 ? [`Nothing here is called '${word}'. Try a good, a post, a person, a debt.`] : lines;
}
