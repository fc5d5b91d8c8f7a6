import { wrap } from "../text.js";
import type { PickerScene, Row, SaveCard, ScenarioCard } from "./model.js";
import { labelRow, textRow } from "./rows.js";

export const scenarioRows = ({ scenarios }: PickerScene): readonly Row[] =>
  scenarios.map(({ id, title, summary, fault }) => ({
    id,
    search: `${id} ${title} ${summary ?? ""}`,
    line: () => [{ text: title, look: fault === undefined ? "plain" : "dim" }],
    enter: fault === undefined ? { kind: "start", scenario: id } : { kind: "closed", why: fault },
  }));

function saveText({ scenario, seed, decisions, name, written, fault }: SaveCard): string {
  if (fault !== undefined) return `${name}: cannot be opened`;
  return scenario === undefined ? name : `${scenario}, seed ${seed}, ${decisions} decisions, ${written}`;
}

export const saveRows = ({ saves }: PickerScene): readonly Row[] =>
  saves.map((save) => {
    const text = saveText(save);
    return {
      id: save.path,
      search: text,
      line: (columns) => [{ text: wrap(text, columns)[0] ?? "" }],
      under: (columns) =>
        wrap(text, columns)
          .slice(1)
          .map((part) => [{ text: part }]),
      enter: save.fault === undefined ? { kind: "resume", save } : { kind: "closed", why: save.fault },
    };
  });

const lengthOf = ({ decisions, days }: ScenarioCard): string | undefined => {
  const most = days === undefined ? "" : `${days} days at most`;
  if (decisions === undefined) return most === "" ? undefined : most;
  const [least, many] = decisions;
  return `${least === many ? `${least}` : `${least} to ${many}`} decisions${most === "" ? "" : `, ${most}`}`;
};

const numbersOf = ({ numbers }: ScenarioCard): string | undefined =>
  numbers === undefined
    ? undefined
    : `${numbers.memoir} memoir, ${numbers.evidence} evidence, ${numbers.assumed} assumed`;

/** The set of prices a scenario is going to be played in, and the others. */
function pricesText({ bases = [] }: ScenarioCard, base: string | undefined): string {
  const of = bases.find(({ id }) => id === base) ?? bases[0];
  if (of === undefined) return "";
  const others = bases.filter(({ id }) => id !== of.id).map(({ id }) => id);
  return `${of.id}${others.length === 0 ? "" : `  (o: ${others.join(", ")})`}`;
}

const UNDO = { some: "a few times  (u: strict)", strict: "never: strict play  (u: a few times)" };

const cautionOf = ({ bases = [] }: ScenarioCard, base: string | undefined): string =>
  (bases.find(({ id }) => id === base) ?? bases[0])?.says ?? "";

/** What one will see of a scenario before it is played; its seed, its prices and whether it is strict can be chosen there. */
export function cardRows(
  card: ScenarioCard | undefined,
  { seed, base, strict }: { readonly seed: string; readonly base: string | undefined; readonly strict: boolean },
): readonly Row[] {
  if (card === undefined) return [];
  const entry = (label: string, text: string | undefined): readonly Row[] =>
    text === undefined || text === "" ? [] : [labelRow(label, text)];
  const reading = card.summary === undefined && card.fault === undefined;
  return [
    { ...textRow(card.title, "strong"), enter: { kind: "start", scenario: card.id } },
    ...(card.summary === undefined ? [] : [textRow(card.summary)]),
    { ...labelRow("Seed", `${seed}  (e types one, r another)`), id: "seed", enter: { kind: "seed" } },
    ...entry("Prices", pricesText(card, base)).map((row): Row => ({ ...row, id: "base", enter: { kind: "base" } })),
    { ...labelRow("Undo", strict ? UNDO.strict : UNDO.some), id: "strict", enter: { kind: "strict" } },
    ...entry("Length", lengthOf(card)),
    ...entry("Numbers", numbersOf(card)),
    ...(reading ? [textRow("Reading it ...", "dim")] : []),
    ...(card.fault === undefined ? [] : [textRow(`It cannot be played: ${card.fault}`, "bad")]),
    ...entry("Content", card.contentNote),
    ...entry("Places", card.places),
    ...entry("Goods", card.goods),
    ...entry("Of prices", cautionOf(card, base)),
  ];
}
