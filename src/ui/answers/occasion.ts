import type { Program } from "../../engine/index.js";
import { msg, t } from "../../language/index.js";
import type { Encounter } from "../../scenario/index.js";
import type { Words } from "../words.js";

const AGAIN: Readonly<Record<Encounter["again"], string>> = {
  never: msg("You are asked this once and not again."),
  daily: msg("This question comes again, at most once a day, while what it is about stands."),
  visit: msg("You are asked this once each stay."),
};

/** How often an encounter comes, in a sentence. */
export function occasionLine(program: Program, words: Words, encounter: Encounter): readonly string[] {
  const { activities, encounters, posts } = program.model.scenario;
  const index = encounters.indexOf(encounter);
  const stops = posts.filter((of) => of.encounter === index).map(({ id }) => words.name("posts", id));
  if (stops.length > 0) return [t("This comes whenever you are stopped at {stops}.", { stops: stops.join(t(" or ")) })];
  const work = activities.find((of) => of.encounter === index);
  if (work !== undefined)
    return [t("This can come on every day of {activity}.", { activity: words.name("activities", work.id) })];
  return [t(AGAIN[encounter.again])];
}
