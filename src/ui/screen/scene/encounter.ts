import { foundAt, type GoodView, type Journal, type View } from "../../../engine/index.js";
import { t } from "../../../language/index.js";
import { refusedHere } from "../../answers/bribe.js";
import { whyClosed } from "../../answers/closed.js";
import { outlookText } from "../../answers/odds.js";
import { optionLeads } from "../../answers/within.js";
import { indented, wrap } from "../text.js";
import { ask, type Showing } from "./asking.js";
import type { Encounter, Question, Row } from "./model.js";

const list = (parts: readonly string[]): string => (parts.length === 0 ? t("nothing") : parts.join(", "));

type Fact = Encounter["facts"][number];

/** The post of which the encounter of the moment is the stop; one passed stays known until the next is met. */
function stoppedAt({ program, view }: Showing): View["post"] {
  const { post, rest } = view;
  const { encounters, posts } = program.model.scenario;
  const { encounter = -1 } = posts.find(({ id }) => id === post?.id) ?? {};
  const now = rest.kind === "choose" || rest.kind === "ask" ? rest.encounter : undefined;
  return encounters[encounter]?.id === now ? post : undefined;
}

/** What lies open and what is hidden; before an officer, what he can see, what he has found, what he has not. */
function goodsFacts(showing: Showing, journal: Journal): readonly Fact[] {
  const { view, words } = showing;
  const post = stoppedAt(showing);
  const found = new Set(post === undefined ? [] : foundAt(journal, post.id));
  const held = view.goods.filter(({ has }) => has > 0);
  const told = (of: readonly GoodView[]): string => list(of.map(({ id, has }) => words.holding(id, has)));
  const open = held.filter(({ hiding }) => hiding === undefined);
  const seen = held.filter(({ hiding }) => hiding !== undefined && found.has(hiding));
  const hidden = held.filter(({ hiding }) => hiding !== undefined && !found.has(hiding));
  const fact = (label: string, of: readonly GoodView[]): readonly Fact[] =>
    of.length === 0 ? [] : [{ label, text: told(of), brief: true }];
  if (post === undefined) return [...fact(t("Not hidden"), open), ...fact(t("Hidden"), hidden)];
  return [
    { label: t("He can see"), text: told(open), brief: true },
    ...fact(t("Has found"), seen),
    ...fact(t("Not found"), found.size > 0 ? hidden : []),
    ...fact(t("Hidden"), found.size > 0 ? [] : hidden),
  ];
}

/** Who stands there and what he can see; elsewhere, what the trader has with him. */
export function encounterFacts(showing: Showing, journal: Journal): Encounter | undefined {
  const { view, words } = showing;
  const { rest, money, debts } = view;
  const post = stoppedAt(showing);
  if (rest.kind !== "choose" && rest.kind !== "ask") return undefined;
  const purse = money.filter(({ has }) => has > 0).map(({ id, has }) => words.holding(id, has));
  const owing = debts
    .filter(({ owed }) => owed > 0)
    .map(({ id, owed, daysLeft }) => `${words.owed(id, owed)}, ${words.due(daysLeft)}`);
  const believed = view.beliefs.find(({ id }) => id === post?.officer);
  const who: readonly Fact[] =
    post === undefined
      ? []
      : [
          {
            label: t("Who"),
            text: t("{person}, at {post}", {
              person: words.name("people", post.officer),
              post: words.name("posts", post.id),
            }),
            brief: true,
          },
        ];
  const odds: readonly Fact[] =
    believed === undefined ? [] : [{ label: t("You believe"), text: outlookText(believed.outcomes) }];
  const refused = refusedHere(view, words, journal);
  return {
    title: post === undefined ? t("What happens") : t("Stopped: {post}", { post: words.name("posts", post.id) }),
    ...(post === undefined ? {} : { post: post.id }),
    facts: [
      ...who,
      ...goodsFacts(showing, journal),
      ...(refused === "" ? [] : [{ label: t("Not taken"), text: refused, brief: true }]),
      ...odds,
      { label: t("Purse"), text: list(purse) },
      ...(owing.length === 0 ? [] : [{ label: t("You owe"), text: owing.join("; ") }]),
    ],
  };
}

/** The believed odds of each option; those of the option before are not told over again. */
function believedUnder({ program, view, words }: Showing, encounter: string): readonly string[] {
  let last = "";
  return view.options.map(({ id, open }) => {
    const { atOnce } = open ? optionLeads(program, view, words, id) : { atOnce: [] };
    const told = atOnce.length > 0 ? outlookText(atOnce, words, encounter) : "";
    const before = last;
    if (open) last = told;
    if (told === "") return "";
    return told === before ? t("you believe: as above") : t("you believe: {odds}", { odds: told });
  });
}

/** The options of an encounter with their believed odds; a closed one says what it needs. */
export function encounterChoices(showing: Showing): readonly Row[] {
  const { view, words } = showing;
  const { rest } = view;
  if (rest.kind !== "choose") return [];
  const odds = believedUnder(showing, rest.encounter);
  return view.options.map(({ id, open, needs }, index): Row => {
    const label = words.text(`encounters.${rest.encounter}.${rest.node}.${id}`, view) ?? id;
    const under = open ? (odds[index] ?? "") : whyClosed(words, view, id, needs);
    const first = `${index + 1}  ${label}`;
    return {
      id,
      search: label,
      about: { word: id, title: label, option: id },
      enter: open
        ? { kind: "decide", decision: { do: "choose", option: id } }
        : { kind: "closed", why: t("That is {why}.", { why: under }) },
      line: (columns) => [{ text: wrap(first, columns)[0] ?? "", look: open ? "plain" : "dim" }],
      under: (columns) => [
        ...indented(wrap(first, columns).slice(1).join(" "), columns, open ? "plain" : "dim"),
        ...indented(under, columns, open ? "good" : "warn"),
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
    range.outlook === undefined || range.outlook.length === 0
      ? ""
      : range.offers
        ? t(" You believe, of such men whatever is offered: {odds}.", {
            odds: outlookText(range.outlook, words, rest.encounter),
          })
        : t(" You believe: {odds}.", { odds: outlookText(range.outlook, words, rest.encounter) });
  const text = words.text(`encounters.${rest.encounter}.${rest.node}.ask`, view) ?? t("How much?");
  const asked = ask(showing, {
    text: `${text}${odds}`,
    from: range.from,
    to: range.to,
    unit: words.askedUnit(range.dims),
    decide: (amount) => ({ do: "answer", amount }),
  });
  return asked.kind === "ask" ? asked.question : undefined;
}
