import type { Program, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import type { Encounter } from "../../scenario/index.js";
import type { Words } from "../words.js";

const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;

/** Whether an encounter comes by itself where the trader stands, not on a road, at a post or with a day of work, and asks something. */
function asksHere({ model }: Program, view: View, encounter: Encounter): boolean {
  const { activities, encounters, posts } = model.scenario;
  const { leg, place, nodes } = encounter;
  const index = encounters.indexOf(encounter);
  if (leg !== undefined || [...activities, ...posts].some((of) => of.encounter === index)) return false;
  const here = place === undefined ? view.place !== undefined : model.scenario.places[place] === view.place;
  return here && nodes.some(({ step }) => step.kind === "choose" || step.kind === "ask");
}

/**
 * What a decision of the plan sets going, as far as it can be foreseen: ruin that days alone would have brought and that no
 * longer comes, endings that can be chosen, and what is asked on a later morning that would not have been.
 */
export function followingLines(program: Program, view: View, after: View, words: Words): readonly string[] {
  const averted = view.ruins.filter(({ id }) => !after.ruins.some((of) => of.id === id));
  const open = after.endings.some((of) => of.open) && !view.endings.some((of) => of.open);
  const asked = program.model.scenario.encounters.flatMap((encounter) => {
    const { id, nodes } = encounter;
    if (!asksHere(program, view, encounter) || view.comesOn(id) !== undefined) return [];
    const on = after.comesOn(id);
    const says = words.text(`encounters.${id}.${nodes[0]?.id}.say`, after);
    return on === undefined || says === undefined
      ? []
      : [{ on: Math.max(on, view.day + 1), says: firstSentence(says) }];
  });
  return [
    ...averted.map(({ id, on }) =>
      t("The ruin that would have come on the evening of day {on} then comes no longer (`why {ending}`).", {
        on,
        ending: id,
      }),
    ),
    ...(open ? [t("The campaign can then be closed for good here (`why end`).")] : []),
    ...asked.map(({ on, says }) =>
      t("If you are here on the morning of day {on}, you are asked: {says}", { on, says }),
    ),
  ];
}
