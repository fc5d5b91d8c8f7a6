import { msg, t } from "../../../language/index.js";
import { wrap } from "../text.js";
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
];

function saveText({ scenario, seed, decisions, name, written, fault }: SaveCard, title: string | undefined): string {
  if (fault !== undefined) return t("{name}: cannot be opened", { name });
  return scenario === undefined
    ? name
    : t("{scenario}, seed {seed}, {decisions} decisions, {written}", {
        scenario: title ?? scenario,
        seed: seed ?? "",
        decisions: decisions ?? "",
        written,
      });
}

/** What stands over the saves of plays that have ended. */
const ENDED = msg("Played to the end");

export const savesTitle = ({ saves }: PickerScene): string =>
  saves.length > 0 && saves.every(({ ended }) => ended === true) ? t(ENDED) : t("Go on with a save");

export const saveRows = ({ saves, scenarios }: PickerScene): readonly Row[] =>
  saves.map((save, at) => {
    const text = saveText(save, scenarios.find(({ id }) => id === save.scenario)?.title);
    return {
      id: save.path,
      search: text,
      ...(save.ended === true && at > 0 && saves[at - 1]?.ended !== true
        ? { above: () => [[{ text: t(ENDED), look: "strong" as const }]] }
        : {}),
      line: (columns) => [{ text: wrap(text, columns)[0] ?? "" }],
      under: (columns) =>
        wrap(text, columns)
          .slice(1)
          .map((part) => [{ text: part }]),
      enter: save.fault === undefined ? { kind: "resume", save } : { kind: "closed", why: save.fault },
    };
  });

const lengthOf = ({ decisions, days }: ScenarioCard): string | undefined => {
  const most = days === undefined ? "" : t("{days} days at most", { days });
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
