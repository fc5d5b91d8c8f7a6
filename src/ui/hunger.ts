import { hungerOf, type Program, type Session, type View } from "../engine/index.js";
import { formatNumber } from "../units/index.js";
import { percent, type Words } from "./words.js";

type Member = View["household"]["members"][number];

/** Words for days of food missed and not made good, the worst first. */
const STATES = [
  { word: "starving", from: 12 },
  { word: "weak", from: 5 },
  { word: "hungry", from: 1 },
  { word: "fed", from: 0 },
] as const;

/** How a person of the household is, in a word. */
export const hungerWord = (days: number): string => STATES.find(({ from }) => days >= from)?.word ?? "fed";

/** `3 days`, `0.6 days`, `1 day`. */
const missed = (days: number): string => {
  const written = formatNumber(Math.floor(10 * days + 1e-9) / 10, 1); // never above the bound of the next word
  return written === "1" ? "1 day" : `${written} days`;
};

/** `hungry (3 days of food missed)`. */
export const stateText = ({ hunger, dead }: Member): string =>
  dead ? "dead" : `${hungerWord(hunger)}${hunger >= 1 ? ` (${missed(hunger)} of food missed)` : ""}`;

/** What the words mean, and from where hunger kills. */
export function hungerLines({ model }: Program, words: Words): readonly string[] {
  const { household } = model.scenario;
  const value = (at: number): number => model.values[at] ?? 0;
  const states = [...STATES]
    .reverse()
    .map(({ word, from }) => (from === 0 ? word : `${word} from ${missed(from)}`))
    .join(", ");
  return [
    `Hunger counts days of food missed and not made good: ${states}. Half a day's food eaten is half a day missed. A day of full meals makes good ${formatNumber(value(household.recovery), 2)} of a day.`,
    `Beyond ${words.days(value(household.diesAfter))} missed, hunger kills each person with odds of ${percent(value(household.deathChance))} a day.`,
  ];
}

/** What a day at a share of full meals costs. `share` is from 0 to 1. */
export function shareLines({ model }: Program, words: Words, share: number): readonly string[] {
  const { missed, kills } = hungerOf(model, share);
  if (missed < 0.005) return ["Nobody misses anything as long as there is food."];
  return [
    `A day of it is ${percent(missed)} of a day's food missed for everyone who eats at home. Kept up by people who were fed, it comes to where hunger kills after ${words.days(kills)}.`,
  ];
}

/** One person: how he is, and what he eats. */
export function memberLine(member: Member, view: View, words: Words): string {
  const { staple, ration } = view.household;
  const name = words.name("members", member.id);
  if (member.dead) return `${name}: dead.`;
  if (member.away)
    return `${name}: ${stateText(member)}; away, ${words.fedAway ? "and fed on the road" : "without meals"}.`;
  return `${name}: ${stateText(member)}; eats ${words.holding(staple, member.eats)} a day (${words.name("rations", ration)}).`;
}

/** `died of hunger on day 23.` */
export function diedText({ journal }: Session, member: string): string {
  const day = journal.draws.find(({ subject, outcome }) => subject === `death:${member}` && outcome === "yes")?.day;
  return day === undefined ? "died of hunger." : `died of hunger on day ${day}.`;
}
