import type { Program } from "../../engine/index.js";
import { namesIn } from "../../expr/index.js";
import { msg, t } from "../../language/index.js";
import type { Encounter } from "../../scenario/index.js";
import type { Words } from "../words.js";

const AGAIN: Readonly<Record<Encounter["again"], string>> = {
  never: msg("You are asked this once and not again."),
  daily: msg("This question comes again, at most once a day, while what it is about stands."),
  visit: msg("You are asked this once each stay."),
};

/** Days until it may come again, where its beginning sets a day that its condition waits for; undefined where it does not. */
function daysBetween({ model }: Program, { nodes, when }: Encounter): number | undefined {
  const waits = when === undefined ? [] : namesIn(when.tree);
  for (const verb of nodes[0]?.verbs ?? []) {
    if (verb.verb !== "set" || !waits.includes(verb.variable)) continue;
    const [today, ...counted] = namesIn(verb.amount.tree);
    const number = model.scenario.numbers.get(counted[0] ?? "");
    if (today === "day" && counted.length === 1 && number !== undefined) return model.values[number];
  }
  return undefined;
}

/** How often an encounter comes, in a sentence. */
export function occasionLine(program: Program, words: Words, encounter: Encounter): readonly string[] {
  const { activities, encounters, posts } = program.model.scenario;
  const index = encounters.indexOf(encounter);
  const stops = posts.filter((of) => of.encounter === index).map(({ id }) => words.name("posts", id));
  if (stops.length > 0) return [t("This comes whenever you are stopped at {stops}.", { stops: stops.join(t(" or ")) })];
  const work = activities.find((of) => of.encounter === index);
  if (work !== undefined)
    return [t("This can come on every day of {activity}.", { activity: words.name("activities", work.id) })];
  const days = encounter.again === "daily" ? daysBetween(program, encounter) : undefined;
  return days === undefined
    ? [t(AGAIN[encounter.again])]
    : [t("This question can come again after {days}, while what it is about stands.", { days: words.days(days) })];
}
