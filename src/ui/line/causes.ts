import type { Posting, Program } from "../../engine/index.js";
import { msg, t } from "../../language/index.js";
import type { Roll } from "../../scenario/index.js";
import { occasionLine } from "../answers/occasion.js";
import { outcomeText } from "../answers/odds.js";
import { movement } from "../movement.js";
import type { Words } from "../words.js";

/** Something that happened: what is told of it, what brought it about, and a word that can be asked about it. */
export interface Told {
  readonly text: string;
  readonly cause: string;
  readonly word: string;
  /** A screen has it in its title. */
  readonly titled?: boolean;
  /** The day of a text. */
  readonly day?: number;
  /** Whose numbers stand in it, where that is another: a text of the catalogue by its key. */
  readonly numbers?: string;
  /** The day that is over on which it was heard: the same may be heard again. */
  readonly heard?: number;
}

/** What decided, by the kind of a roll. */
const DECIDED: Readonly<Record<Roll["kind"], string>> = {
  odds: msg("Chance decided it, with the odds the choice showed: {outcome}."),
  search: msg(
    "A search decided it: what it finds hangs on where a thing is hidden and how much of it there is: {outcome}.",
  ),
  patrol: msg("The patrol decided it, which comes by its days: {outcome}."),
  officer: msg("The officer decided it, by what pays him most: {outcome}."),
  contact: msg("He decided it, by what is worth more to him now and later: {outcome}."),
  cold: msg("The cold decided it: {outcome}."),
};

/** What brought a text of the catalogue about. */
export function causeOfText(program: Program, words: Words, key: string): string {
  const [section, id = "", at = "", what = ""] = key.split(".");
  const encounter = program.model.scenario.encounters.find((of) => of.id === id);
  if (section === "enforcement") return t("Those who enforce the order have changed how they do it.");
  if (section !== "encounters" || encounter === undefined) return t("It comes with where the story stands.");
  const step = encounter.nodes.find((of) => of.id === at)?.step;
  if (step?.kind === "roll" && what !== "say") {
    const text: string = DECIDED[step.roll.kind];
    return t(text, { outcome: step.roll.kind === "odds" ? words.outcome(id, what) : outcomeText(what) });
  }
  return occasionLine(program, words, encounter).join(" ");
}

/** The word by which a text can be asked about: its encounter's post or work. */
export function wordOfText({ model: { scenario } }: Program, key: string): string {
  const [, id = ""] = key.split(".");
  const index = scenario.encounters.findIndex((of) => of.id === id);
  const post = scenario.posts.find((of) => of.encounter === index);
  const work = scenario.activities.find((of) => of.encounter === index);
  return post?.id ?? work?.id ?? "";
}

/** What brought a movement about: the ledger's line of it. */
export const causeOfPosting = (program: Program, words: Words, posting: Posting): string =>
  t("In the ledger: {movement}", { movement: movement(program, words, posting) });

export const CAUSES = {
  household: msg("It comes of the kitchen's ration, of what lies at home, and of what the state hands out."),
  hunger: msg("It comes of what was eaten against what was needed, day after day."),
  odds: msg("What you saw moved what you believe: each observation counts against what hearsay is worth."),
  lesson: msg("You saw it yourself; it moves what you believe."),
  left: msg("The officer decided, by what pays him most, and did not take it."),
  decided: msg("You decided this."),
  idle: msg("It is ordered, and was not done on days on which something it needs was missing."),
} as const;
