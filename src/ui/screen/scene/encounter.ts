import { paragraph } from "../text.js";
import { ask, type Showing } from "./actions.js";
import type { Encounter, Question, Row } from "./model.js";

type Odds = readonly { readonly id: string; readonly odds: number }[];

const oddsText = (outlook: Odds): string =>
  outlook.map(({ id, odds }) => `${id} ${(odds * 100).toFixed(0)} %`).join(", ");

/** Who stands there and what he can see; elsewhere, what the trader has with him. */
export function encounterFacts({ view, words }: Showing): Encounter | undefined {
  const { rest, post, goods, money, debts } = view;
  if (rest.kind !== "choose" && rest.kind !== "ask") return undefined;
  const held = goods.filter(({ has }) => has > 0);
  const list = (parts: readonly string[]): string => (parts.length === 0 ? "nothing" : parts.join(", "));
  const open = held.filter(({ hidden }) => !hidden).map(({ id, has }) => words.holding(id, has));
  const hidden = held.filter((of) => of.hidden).map(({ id, has }) => words.holding(id, has));
  const purse = money.filter(({ has }) => has > 0).map(({ id, has }) => words.holding(id, has));
  const owing = debts
    .filter(({ owed }) => owed > 0)
    .map(({ owed, daysLeft }) => `${words.money(owed)}, ${daysLeft} days left`);
  const believed = view.beliefs.find(({ id }) => id === post?.officer);
  const who =
    post === undefined
      ? []
      : [
          { label: "Who", text: `${words.name("people", post.officer)}, at ${words.name("posts", post.id)}` },
          { label: "You believe", text: believed === undefined ? "nothing of him" : oddsText(believed.outcomes) },
        ];
  return {
    title: post === undefined ? "What happens" : `Stopped: ${words.name("posts", post.id)}`,
    facts: [
      ...who,
      { label: post === undefined ? "In the open" : "He can see", text: list(open) },
      { label: "Hidden", text: list(hidden) },
      { label: "Purse", text: list(purse) },
      ...(owing.length === 0 ? [] : [{ label: "You owe", text: owing.join("; ") }]),
      { label: "Time", text: `${view.daysLeft} days left` },
    ],
  };
}

/** The options of an encounter with their believed odds; a closed one says what it needs. */
export function encounterChoices({ view, words }: Showing): readonly Row[] {
  const { rest } = view;
  if (rest.kind !== "choose") return [];
  return view.options.map(({ id, open, outlook, needs }, index): Row => {
    const label = words.text(`encounters.${rest.encounter}.${rest.node}.${id}`, view) ?? id;
    const odds = outlook === undefined || outlook.length === 0 ? "" : `you believe: ${oddsText(outlook)}`;
    const why =
      needs === undefined ? "not possible now" : `not possible now; it needs: ${words.condition(needs, view)}`;
    const under = open ? odds : why;
    const first = `${index + 1}  ${label}`;
    return {
      search: label,
      enter: open
        ? { kind: "decide", decision: { do: "choose", option: id } }
        : { kind: "closed", why: `That is ${why}.` },
      line: (columns) => [{ text: paragraph(first, columns)[0]?.[0]?.text ?? "", look: open ? "plain" : "dim" }],
      under: (columns) => [
        ...paragraph(first, columns).slice(1),
        ...(under === "" ? [] : paragraph(`   ${under}`, columns, open ? "good" : "warn")),
      ],
    };
  });
}

/** The number an encounter asks for. */
export function encounterQuestion(showing: Showing): Question | undefined {
  const { view, words } = showing;
  const { range, rest } = view;
  if (range === undefined || rest.kind !== "ask") return undefined;
  const odds =
    range.outlook === undefined || range.outlook.length === 0 ? "" : ` You believe: ${oddsText(range.outlook)}.`;
  const text = words.text(`encounters.${rest.encounter}.${rest.node}.ask`, view) ?? "How much?";
  const asked = ask(showing, {
    text: `${text} From ${words.quantity(range.from, range.dims)} to ${words.quantity(range.to, range.dims)}.${odds}`,
    from: range.from,
    to: range.to,
    unit: words.askedUnit(range.dims),
    decide: (amount) => ({ do: "answer", amount }),
  });
  return asked.kind === "ask" ? asked.question : undefined;
}
