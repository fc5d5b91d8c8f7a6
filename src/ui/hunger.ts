import { hungerOf, type Program, type Session, type View } from "../engine/index.js";
import { msg, t, tn } from "../language/index.js";
import { formatNumber } from "../units/index.js";
import { percent } from "./figures.js";
import type { Words } from "./words.js";

type Member = View["household"]["members"][number];

/** Words for days of food missed and not made good, the worst first. */
const STATES = [
  { word: msg("starving"), from: 12 },
  { word: msg("weak"), from: 5 },
  { word: msg("hungry"), from: 1 },
  { word: msg("fed"), from: 0 },
] as const;

/** Those of the household who have come to its table: nobody is told of before. */
export const atTable = ({ household }: Pick<View, "household">): readonly Member[] =>
  household.members.filter(({ absent }) => !absent);

/** How a person of the household is, in a word that names it in the program; `hungerText` for a reader. */
export const hungerWord = (days: number): string => STATES.find(({ from }) => days >= from)?.word ?? "fed";

export const hungerText = (days: number): string => t(hungerWord(days));

/** `3 days`, `0.6 days`, `1 day`. */
const missed = (days: number): string => {
  const written = formatNumber(Math.floor(10 * days + 1e-9) / 10, 1); // never above the bound of the next word
  return tn(Number(written), "{days} day", "{days} days", { days: written });
};

/** `hungry (3 days of food missed)`. */
export const stateText = ({ hunger, dead }: Member): string =>
  dead
    ? t("dead")
    : `${hungerText(hunger)}${hunger >= 1 ? t(" ({missed} of food missed)", { missed: missed(hunger) }) : ""}`;

/** What the words mean, and from where hunger kills. */
export function hungerLines({ model }: Program, words: Words): readonly string[] {
  const { household } = model.scenario;
  const value = (at: number): number => model.values[at] ?? 0;
  const states = [...STATES]
    .reverse()
    .map(({ word, from }) =>
      from === 0 ? t(word) : t("{word} from {missed}", { word: t(word), missed: missed(from) }),
    )
    .join(", ");
  return [
    t(
      "Hunger counts days of food missed and not made good: {states}. Half a day's food eaten is half a day missed. A day of full meals makes good {number} of a day.",
      { states, number: formatNumber(value(household.recovery), 2) },
    ),
    t("Beyond {days} missed, hunger kills each person with odds of {percent} a day.", {
      days: words.days(value(household.diesAfter)),
      percent: percent(value(household.deathChance)),
    }),
  ];
}

/** What a day at a share of full meals costs. `share` is from 0 to 1. */
export function shareLines({ model }: Program, words: Words, share: number): readonly string[] {
  const { missed, kills } = hungerOf(model, share);
  if (missed < 0.005) return [t("Nobody misses anything as long as there is food.")];
  return [
    t(
      "A day of it is {percent} of a day's food missed for everyone who eats at home. Kept up by people who were fed, it comes to where hunger kills after {days}.",
      { percent: percent(missed), days: words.days(kills) },
    ),
  ];
}

/** One person: how he is, and what he eats. */
export function memberLine(member: Member, view: View, words: Words): string {
  const { table, ration, bought } = view.household;
  const name = words.name("members", member.id);
  if (member.dead) return t("{name}: dead.", { name });
  if (member.away)
    return t("{name}: {state}; away, {more}.", {
      name,
      state: stateText(member),
      more: words.fedAway ? t("and fed on the road") : t("without meals"),
    });
  const of = {
    name,
    state: stateText(member),
    holding: words.holding(table, member.eats),
    ration: words.name("rations", ration),
  };
  return bought < 1
    ? t("{name}: {state}; {holding} a day are ordered ({ration}), and there is less than a day of it.", of)
    : t("{name}: {state}; eats {holding} a day ({ration}).", of);
}

/** `died of hunger on day 23.` */
export function diedText({ journal }: Session, member: string): string {
  const day = journal.draws.find(({ subject, outcome }) => subject === `death:${member}` && outcome === "yes")?.day;
  return day === undefined ? t("died of hunger.") : t("died of hunger on day {day}.", { day });
}
