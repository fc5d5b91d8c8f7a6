import type { Program, View } from "../../engine/index.js";
import { msg, t } from "../../language/index.js";
import { capital } from "../figures.js";
import type { Words } from "../words.js";
import { believedOf } from "./believed.js";
import { whyNotYet } from "./closed.js";
import { endedBy } from "./limits.js";
import type { Thing } from "./numbers.js";
import type { Tell } from "./tell.js";
import { activity, level, member, ration, recipe } from "./topic-home.js";
import { enforcement, leg, place, post, route } from "./topic-roads.js";
import { credit, good, person } from "./topic-trade.js";
import { countedNow, worthParts } from "./worth.js";

const BEFALLS = {
  ruin: msg("An ending that befalls you."),
  choice: msg("An ending you may choose."),
  time: msg("The ending that comes when the last day is over."),
};

/** Whether an ending can be chosen, and what is missing. */
function choosable(words: Words, view: View, id: string, told: boolean): readonly string[] {
  const choice = view.endings.find((other) => other.id === id);
  if (choice === undefined) return [];
  if (choice.open) return [t("It can be chosen now.")];
  const why = whyNotYet(words, view, told ? "" : undefined, choice.needs);
  return [t("It cannot be chosen yet."), ...(why === "" ? [] : [why])];
}

const BEFELL = {
  ruin: msg("It befell you, and the campaign ended with it."),
  choice: msg("You chose it, and the campaign ended with it."),
  time: msg("It came when the last day was over."),
};

/** An ending that has come, told as past: what it says, and what was counted. */
const past: Tell = (program, view, words, id) => {
  const of = program.model.scenario.endings.find((other) => other.id === id);
  return of === undefined
    ? []
    : [
        `${t(BEFELL[of.kind])} ${words.text(`endings.${id}`, view) ?? ""}`.trim(),
        t("What was held then, with you and at home, less what was owed, was counted at the prices at home."),
        ...worthParts({ program, view, words }),
      ];
};

const ending: Tell = (program, view, words, id) => {
  const { rest } = view;
  if (rest.kind !== "ended") return ahead(program, view, words, id);
  return rest.ending === id ? past(program, view, words, id) : [t("It did not come to this ending.")];
};

/** An ending that may still come. */
const ahead: Tell = (program, view, words, id) => {
  const of = program.model.scenario.endings.find((other) => other.id === id);
  if (of === undefined) return [];
  const on = view.ruins.find((other) => other.id === id)?.on;
  const told = words.about(id, view) !== undefined;
  const isClosed = of.kind === "choice" && view.endings.find((other) => other.id === id)?.open !== true;
  return [
    // What an ending to be chosen says is told of the moment at which it can be.
    `${t(BEFALLS[of.kind])} ${isClosed ? "" : (words.text(`endings.${id}`, view) ?? "")}`.trim(),
    ...choosable(words, view, id, told),
    ...(view.endings.some((other) => other.id === id && other.open) ? countedNow({ program, view, words }) : []),
    ...(of.kind === "ruin" && of.when === undefined ? [t("It comes at once, with what brings it.")] : []),
    ...(of.kind === "ruin" && of.when !== undefined && !told
      ? [t("It comes on the evening on which this holds: {condition}.", { condition: words.condition(of.when, view) })]
      : []),
    ...(on === undefined ? [] : [t("If nothing changes, that is the evening of day {on}.", { on })]),
  ];
};

const variable: Tell = (program, view, words, id) => {
  const name = capital(words.name("variables", id));
  const value = words.valueOf(id, view);
  if (name.toLowerCase() === id) return [];
  return [
    value === undefined
      ? t("{name}: not known to you.", { name })
      : t("{name}: now {quantity}.", { name, quantity: words.tally(id, value) }),
    ...endedBy(program, view, words, id),
  ];
};

const ofSection =
  (section: "skies" | "hiding"): Tell =>
  (program, view, words, id) =>
    believedOf(program, view, words, program.model.scenario[section].find((of) => of.id === id)?.belief);

/** A figure on which sources differ: what they say once the campaign is over, since they look ahead. */
const contested: Tell = ({ model }, view, words, id) =>
  view.rest.kind === "ended"
    ? model.scenario.contested.filter((of) => of.id === id).map((of) => words.contested(of))
    : [t("Sources differ about it; what each says is told once it has ended.")];

const TELL: Readonly<Record<string, Tell>> = {
  goods: good,
  people: person,
  credit,
  posts: post,
  enforcement,
  routes: route,
  places: place,
  rations: ration,
  members: member,
  recipes: recipe,
  activities: activity,
  legs: leg,
  levels: level,
  endings: ending,
  variables: variable,
  contested,
  skies: ofSection("skies"),
  hiding: ofSection("hiding"),
  offers: (program, view, words, id) => {
    const { offers, people } = program.model.scenario;
    return person(program, view, words, people[offers.find((of) => of.id === id)?.by ?? -1]?.id ?? "");
  },
};

/** A thing in plain sentences: its name, what the catalogue says about it, how it stands now. */
export function thingLines(
  program: Program,
  view: View,
  words: Words,
  { section, id }: Thing,
  about: string | undefined,
): readonly string[] {
  const told = TELL[section]?.(program, view, words, id) ?? [];
  if (section === "numbers" || (about === undefined && told.length === 0)) return [];
  const unnamed = section === "variables" && words.name(section, id) === id;
  const head = [
    section === "endings" || section === "members" || unnamed ? "" : `${capital(words.name(section, id))}.`,
    capital(about ?? "").replace(/([^.!?])$/, "$1."),
  ].filter((text) => text !== "");
  return [...(head.length === 0 ? [] : [head.join(" ")]), ...told];
}
