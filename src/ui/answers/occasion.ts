import type { Program } from "../../engine/index.js";
import { namesIn } from "../../expr/index.js";
import { msg, t } from "../../language/index.js";
import type { Encounter, Verb } from "../../scenario/index.js";
import type { Words } from "../words.js";

const AGAIN: Readonly<Record<Encounter["again"], string>> = {
  never: msg("You are asked this once and not again."),
  daily: msg("This question comes again, at most once a day, while what it is about stands."),
  visit: msg("You are asked this once each stay."),
};

/** What is done when an encounter begins: at its first node, and at those a condition there leads to. */
function openingVerbs([first, ...nodes]: Encounter["nodes"]): readonly Verb[] {
  const ways = first?.step.kind === "if" ? [first.step.then.to, first.step.otherwise.to] : [];
  return [...(first?.verbs ?? []), ...nodes.filter(({ id }) => ways.includes(id)).flatMap(({ verbs }) => verbs)];
}

/** Days until it may come again, where its beginning sets a day that its condition waits for; undefined where it does not. */
export function daysBetween({ model }: Program, { nodes, when }: Encounter): number | undefined {
  const waits = when === undefined ? [] : namesIn(when.tree);
  for (const verb of openingVerbs(nodes)) {
    if (verb.verb !== "set" || !waits.includes(verb.variable)) continue;
    const [today, ...counted] = namesIn(verb.amount.tree);
    const number = model.scenario.numbers.get(counted[0] ?? "");
    if (today === "day" && counted.length === 1 && number !== undefined) return model.values[number];
  }
  return undefined;
}

/** Verbs that stand in a part of an encounter, however deep. */
export function verbsWithin(part: unknown): readonly Verb[] {
  if (typeof part !== "object" || part === null) return [];
  if ("verb" in part) return [part as Verb];
  return Object.values(part).flatMap(verbsWithin);
}

/** That something an encounter asks once can be done on a day of one's own as well. */
function alsoLater({ nodes }: Encounter): readonly string[] {
  const verbs = verbsWithin(nodes);
  const trades = verbs.some(({ verb }) => verb === "buy" || verb === "sell");
  const leaves = verbs.some((of) => of.verb === "give" && of.from === "you" && of.to === "home");
  return [
    ...(trades ? [t("What the market here trades you can also buy and sell on a day of your own here.")] : []),
    ...(leaves ? [t("On a day of your own at home you can leave and take something as well.")] : []),
  ];
}

/** How often an encounter comes, in a sentence; and whether what it asks can be done besides. */
export function occasionLine(program: Program, words: Words, encounter: Encounter): readonly string[] {
  const { activities, encounters, posts } = program.model.scenario;
  const index = encounters.indexOf(encounter);
  const stops = posts.filter((of) => of.encounter === index).map(({ id }) => words.name("posts", id));
  if (stops.length > 0) return [t("This comes whenever you are stopped at {stops}.", { stops: stops.join(t(" or ")) })];
  const work = activities.find((of) => of.encounter === index);
  if (work !== undefined)
    return [t("This can come on every day of {activity}.", { activity: words.name("activities", work.id) })];
  if (encounter.nodes.every(({ step }) => step.kind !== "ask" && step.kind !== "choose"))
    return [t("It comes by itself, when what it waits for is there; nothing is asked.")];
  const days = encounter.again === "daily" ? daysBetween(program, encounter) : undefined;
  return days === undefined
    ? [t(AGAIN[encounter.again]), ...(encounter.again === "daily" ? [] : alsoLater(encounter))]
    : [t("This question can come again after {days}, while what it is about stands.", { days: words.days(days) })];
}
