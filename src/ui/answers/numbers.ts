import type { Program } from "../../engine/index.js";
import { msg, t } from "../../language/index.js";
import type { Parameter } from "../../scenario/index.js";
import type { Words } from "../words.js";

/** A named thing a player may ask about. */
export interface Thing {
  readonly section: string;
  readonly id: string;
}

/** What a source says, by its id (`M327`, `E071.rice`); undefined when it is not to be had. */
export type Says = (source: string) => string | undefined;

/** True chances and payoffs, which a trader does not know: of these only what he believes is told in play. */
const HIDDEN =
  /^(posts|skies|enforcement)\.|^hiding\.[^.]+\.found(\.|$)|^people\.[^.]+\.(officer|contact)\.|^goods\.[^.]+\.cold\./;
const BELIEVED = /\.(prior|weight)(\.|$)/;

/** Whether a trader could know a number. */
export const isKnown = ({ name, literals }: Parameter): boolean =>
  (!HIDDEN.test(name) || BELIEVED.test(name)) && ![...literals.values()].some(({ varies }) => varies);

/** Last words of a number's path, for a reader. */
const FIELDS: Readonly<Record<string, string>> = {
  ask: msg("price to buy"),
  bid: msg("price to sell"),
  mid: msg("middle price"),
  price: msg("price paid"),
  expected: msg("price expected before it was seen"),
  spread: msg("gap between the price to buy and to sell"),
  noise: msg("size of a day's chance movement of the price"),
  pull: msg("share of the way back to the usual price covered in a day"),
  depth: msg("sale that would halve the price"),
  recovery: msg("what fades in a day of your own effect on the price"),
  stock: msg("for sale in a day"),
  "up-to": msg("most he takes at once"),
  kcal: msg("food value"),
  fenced: msg("share of its price an officer gets for it"),
  cost: msg("what is owed for it"),
  term: msg("time until it is due"),
  days: msg("time it takes"),
  amount: msg("full load"),
  needs: msg("food needed"),
  issue: msg("what the state hands out"),
  wage: msg("wage of the state"),
  fades: msg("share of the attention that fades in a day"),
  prior: msg("odds by hearsay"),
  weight: msg("observations the hearsay is worth"),
  releases: msg("odds by hearsay that he lets you go"),
  keeps: msg("odds by hearsay that he keeps the goods"),
  reports: msg("odds by hearsay that he reports"),
  after: msg("days of food missed beyond which hunger kills"),
  chance: msg("odds a day of dying of it"),
};

/** Numbers of the buyers of a kind of day. */
const BUYERS: Readonly<Record<string, string>> = {
  share: msg("how often a {kind} day comes"),
  from: msg("the least that buyers want on a {kind} day"),
  to: msg("the most that buyers want on a {kind} day"),
};

/** How a price moves and how hearsay is weighed: told only to one who asks for all numbers. */
const FINE = /^(?!household).*\.(noise|pull|recovery|weight|prior|releases|keeps|reports)$/;
export const isFine = ({ name }: Parameter): boolean => FINE.test(name);

const DATED = /^\d{4}-\d\d-\d\d$/;

/** `price to buy (Hamhung, ducklings)`, with its day where it is a point of a line; a number of the scenario's own has its text, else its name. */
export function labelOf(name: string, words: Words): string {
  const [, whole, date] = /^(.*)\.(\d{4}-\d\d-\d\d)$/.exec(name) ?? [];
  return whole === undefined || date === undefined
    ? undatedLabel(whole ?? name, words)
    : t("{label} on {date}", { label: undatedLabel(whole, words), date });
}

function ofNumbers(id: string, words: Words): string {
  const said = words.name("numbers", id);
  return said === id ? id.replaceAll("-", " ") : said;
}

/** Numbers whose label is more than their field and what it is of. */
function ownLabel(section: string, path: readonly string[], words: Words): string | undefined {
  const last = path.at(-1) ?? section;
  const [first = ""] = path;
  if (section === "numbers") return ofNumbers(path.join("."), words);
  if (section === "household" && first === "recovery")
    return t("share of a missed day made good by a day of full meals");
  if (first === "dies") return t(FIELDS[last] ?? last);
  if (first === "rations") return t("share of a full day's food ({ration})", { ration: words.name("rations", last) });
  if (section === "start" && last === "days") return t("days this play lasts at most");
  if (section === "start") return t("{thing} at the start", { thing: words.label(last) });
  return section === "markets" ? ofBuyers(path, words) : undefined;
}

/** Numbers of a market's buyers, and of the days on which it is shut. */
function ofBuyers(path: readonly string[], words: Words): string | undefined {
  const [place = "", good = "", part = "", kind = "", last = ""] = path;
  const of = `(${words.label(good)}, ${words.label(place)})`;
  if (part === "demand" && BUYERS[last] !== undefined) return `${t(BUYERS[last], { kind })} ${of}`;
  return part === "shut" ? `${t("days without trade after a patrol has come")} ${of}` : undefined;
}

function undatedLabel(name: string, words: Words): string {
  const [section = "", ...path] = name.split(/[./]/);
  const own = ownLabel(section, path, words);
  if (own !== undefined) return own;
  const last = path.at(-1) ?? section;
  if (DATED.test(last)) {
    const [field = "", ...about] = labelOf(name.slice(0, -last.length - 1), words).split(" (");
    return [`${field} ${last}`, ...about].join(" (");
  }
  const of = [...new Set(path.slice(0, -1))].map((id) => words.label(id)).filter((id) => FIELDS[id] === undefined);
  const field = t(FIELDS[last] ?? last.replaceAll("-", " "));
  return of.length === 0
    ? field
    : `${field} (${of.filter((id) => !/^(officer|cold|legs|members)$/.test(id)).join(", ")})`;
}

/** Beginnings of the names of the numbers that belong to a thing. */
function stems({ model: { scenario } }: Program, { section, id }: Thing): readonly string[] {
  const marketsOf = (of: (market: (typeof scenario.markets)[number]) => boolean): readonly string[] =>
    scenario.markets.filter(of).map((market) => `markets.${market.id}.`);
  const commodity = scenario.commodities.findIndex((of) => of.id === id && of.kind !== "claim");
  const person = scenario.people.findIndex((of) => of.id === id);
  switch (section) {
    case "goods":
      return [
        `goods.${id}.`,
        ...marketsOf(({ good }) => scenario.goods[good]?.commodity === commodity),
        `start.you.${id}`,
        `start.home.${id}`,
      ];
    case "places":
      return marketsOf(({ place }) => scenario.places[place] === id);
    case "people":
      return [
        `people.${id}.`,
        ...scenario.offers.filter(({ by }) => by === person).map((of) => `offers.${of.id}.`),
        ...scenario.credit.filter(({ lender }) => lender === person).map((of) => `credit.${of.id}.`),
      ];
    case "members":
      return [`household.members.${id}.`];
    case "rations":
      return [`household.rations.${id}`];
    case "numbers":
      return [`numbers.${id}`];
    default:
      return [`${section}.${id}.`];
  }
}

/** Numbers that belong to things: to their section, or, where a stem is a whole name, that number alone. */
export function numbersOf(program: Program, things: readonly Thing[]): readonly Parameter[] {
  const all = things.flatMap((thing) => stems(program, thing));
  return program.model.scenario.parameters.filter(({ name }) =>
    all.some((stem) => (stem.endsWith(".") ? name.startsWith(stem) : name === stem)),
  );
}
