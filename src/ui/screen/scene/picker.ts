import { msg, t } from "../../../language/index.js";
import { columnsOf, wrap } from "../text.js";
import type { PickerScene, Row, SaveCard, ScenarioCard } from "./model.js";
import { labelRow, textRow } from "./rows.js";

export const scenarioRows = ({ scenarios }: PickerScene): readonly Row[] =>
  scenarios.map(({ id, title, summary, fault }) => ({
    id,
    named: `${id} ${title}`,
    search: `${id} ${title} ${summary ?? ""}`,
    line: () => [{ text: title, look: fault === undefined ? "plain" : "dim" }],
    enter: fault === undefined ? { kind: "start", scenario: id } : { kind: "closed", why: fault },
  }));

/** What the words of a card mean, for somebody who has not seen them. */
export const cardWords = (): readonly string[] => [
  t("Length: how many decisions the scenario's own strategies took, and the days after which it ends by itself."),
  t(
    "Prices: a scenario may be played in several sets of prices, each after other sources; o takes the next. What is to be known of a set stands last on the card.",
  ),
  t(
    "Numbers: how many of them the memoir states, how many come from other evidence, and how many are assumed, each with its reason and its range. In play, i tells it of every number.",
  ),
  t("Seed: the same seed is the same world with the same luck. r draws another, e types one."),
  t("Undo: a few decisions can be taken back, and the luck stays the same. u plays strictly: nothing can."),
  t("Named: what the command line and the file of a save call the scenario."),
  t("Of prices: what is to be known of the set it would be played in."),
];

/** The same of the card of a save. */
export const saveWords = (): readonly string[] => [
  t(
    "Enter goes on with the play, at the decision at which it was left; one that was played to its end shows its account.",
  ),
  t("v plays it again, decision by decision, and f takes over from any of them as a play of its own. d deletes it."),
  t("Seed: the same seed is the same world with the same luck."),
  t("Prices: the set of prices it is played in; it was chosen when the play began."),
  t("Reached: the day it was left on, and where."),
  t("Decisions: how many have been taken so far."),
  t("File: what it is called in the folder of saves, for `play --resume FILE`."),
];

/** What a save is called, the longest first: a list shows what fits on one line, its card tells all. */
function saveTexts(
  { scenario, seed = "", decisions = 0, name, written, fault }: SaveCard,
  title: string | undefined,
): readonly string[] {
  if (fault !== undefined) return [t("{name}: cannot be opened", { name })];
  if (scenario === undefined) return [name];
  const of = { scenario: title ?? scenario, seed };
  return [
    t("{scenario}, seed {seed}, {decisions} decisions, {written}", { ...of, decisions, written }),
    t("{scenario}, seed {seed}, {written}", { ...of, written }),
    t("{scenario} {seed}, {written}", { ...of, written: written.slice(5) }),
    t("{scenario} {seed}, {written}", { ...of, written: written.slice(-5) }),
    t("{scenario}, {written}", { scenario: of.scenario, written: written.slice(-5) }),
  ];
}

/** A text too long for a line: its beginning, and when it was written, which tells it from others. */
function shortened(text: string, { written, fault }: SaveCard, columns: number): string {
  const time = fault === undefined ? ` ... ${written.slice(-5)}` : " ...";
  return `${(wrap(text, columns - columnsOf(time))[0] ?? "").replace(/,$/, "")}${time}`;
}

/** What stands over the saves of plays that have ended. */
const ENDED = msg("Played to the end");

export const savesTitle = ({ saves }: PickerScene): string =>
  saves.length > 0 && saves.every(({ ended }) => ended === true) ? t(ENDED) : t("Go on with a save");

export const saveRows = ({ saves, scenarios }: PickerScene): readonly Row[] =>
  saves.map((save, at) => {
    const texts = saveTexts(save, scenarios.find(({ id }) => id === save.scenario)?.title);
    const [text = ""] = texts;
    return {
      id: save.path,
      search: text,
      ...(save.ended === true && at > 0 && saves[at - 1]?.ended !== true
        ? { above: () => [[{ text: t(ENDED), look: "strong" as const }]] }
        : {}),
      line: (columns) => [
        { text: texts.find((of) => columnsOf(of) <= columns) ?? shortened(texts.at(-1) ?? "", save, columns) },
      ],
      enter: save.fault === undefined ? { kind: "resume", save } : { kind: "closed", why: save.fault },
    };
  });

const lengthOf = ({ decisions, days, counting }: ScenarioCard): string | undefined => {
  const most = days === undefined ? "" : t("{days} days at most", { days });
  if (decisions === undefined && counting === true) return t("{most}; its decisions are being counted ...", { most });
  if (decisions === undefined) return most === "" ? undefined : most;
  const [least, many] = decisions;
  const span = least === many ? `${least}` : t("{least} to {many}", { least, many });
  return most === ""
    ? t("{decisions} decisions", { decisions: span })
    : t("{decisions} decisions, {most}", { decisions: span, most });
};

const numbersOf = ({ numbers }: ScenarioCard): string | undefined =>
  numbers === undefined
    ? undefined
    : t("{memoir} memoir, {evidence} evidence, {assumed} assumed", {
        memoir: numbers.memoir,
        evidence: numbers.evidence,
        assumed: numbers.assumed,
      });

/** The set of prices a scenario is going to be played in, and the others. */
function pricesText({ bases = [] }: ScenarioCard, base: string | undefined): string {
  const of = bases.find(({ id }) => id === base) ?? bases[0];
  if (of === undefined) return "";
  const others = bases.filter(({ id }) => id !== of.id).map(({ id }) => id);
  return `${of.id}${others.length === 0 ? "" : `  (o: ${others.join(", ")})`}`;
}

const UNDO = { some: msg("a few times  (u: strict)"), strict: msg("never: strict play  (u: a few times)") };

const cautionOf = ({ bases = [] }: ScenarioCard, base: string | undefined): string =>
  (bases.find(({ id }) => id === base) ?? bases[0])?.says ?? "";

/** What is chosen for the next play; `typed` is what replaces the seed once Enter takes it. */
interface Chosen {
  readonly seed: string;
  readonly typed: string | undefined;
  readonly base: string | undefined;
  readonly strict: boolean;
}

/** What is known of a save before it is opened. */
export function saveCardRows(save: SaveCard, { scenarios }: PickerScene): readonly Row[] {
  const { scenario, seed, base, decisions, reached, name, written, ended, fault } = save;
  const title = scenarios.find(({ id }) => id === scenario)?.title ?? scenario ?? name;
  const entry = (label: string, text: string | undefined): readonly Row[] =>
    text === undefined || text === "" ? [] : [labelRow(label, text)];
  const opens =
    ended === true
      ? t("Played to the end: Enter shows its account, v plays it again.")
      : t("Enter goes on where you were; v looks at it again from its beginning.");
  return [
    textRow(title, "strong"),
    textRow(
      fault === undefined ? opens : t("It cannot be opened: {fault}", { fault }),
      fault === undefined ? "plain" : "bad",
    ),
    ...entry(t("Reached"), reached === undefined ? undefined : t("day {day}, {place}", reached)),
    ...entry(t("Seed"), seed),
    ...entry(t("Prices"), base),
    ...entry(t("Decisions"), decisions === undefined ? undefined : `${decisions}`),
    ...entry(t("Saved"), written),
    ...entry(t("Scenario"), scenario),
    ...entry(t("File"), name),
    textRow(t("d deletes it."), "dim"),
  ];
}

/** What one will see of a scenario before it is played; its seed, its prices and whether it is strict can be chosen there. */
export function cardRows(card: ScenarioCard | undefined, { seed, typed, base, strict }: Chosen): readonly Row[] {
  if (card === undefined) return [];
  const entry = (label: string, text: string | undefined): readonly Row[] =>
    text === undefined || text === "" ? [] : [labelRow(label, text)];
  const reading = card.summary === undefined && card.fault === undefined;
  return [
    { ...textRow(card.title, "strong"), enter: { kind: "start", scenario: card.id } },
    ...(card.summary === undefined ? [] : [textRow(card.summary)]),
    {
      ...labelRow(
        t("Seed"),
        typed === undefined
          ? t("{seed}  (e types one, r another)", { seed })
          : t("{typed}_  (in place of {seed})", { typed, seed }),
      ),
      id: "seed",
      enter: { kind: "seed" },
    },
    ...entry(t("Prices"), pricesText(card, base)).map((row): Row => ({ ...row, id: "base", enter: { kind: "base" } })),
    { ...labelRow(t("Undo"), t(strict ? UNDO.strict : UNDO.some)), id: "strict", enter: { kind: "strict" } },
    ...entry(t("Length"), lengthOf(card)),
    ...entry(t("Numbers"), numbersOf(card)),
    labelRow(t("Named"), card.id),
    ...(reading ? [textRow(t("Reading it ..."), "dim")] : []),
    ...(card.fault === undefined ? [] : [textRow(t("It cannot be played: {fault}", { fault: card.fault }), "bad")]),
    ...entry(t("Content"), card.contentNote),
    ...entry(t("Places"), card.places),
    ...entry(t("Goods"), card.goods),
    ...entry(t("Of prices"), cautionOf(card, base)),
  ];
}
