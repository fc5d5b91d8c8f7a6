import type { Journal } from "../../engine/index.js";
import { t } from "../../language/index.js";
import { formatNumber } from "../../units/index.js";
import type { Words } from "../words.js";

/** Days told one by one: the last of them. */
const MOST_DAYS = 6;

/** What moved the attention drawn, or what the scenario keeps count of, on the last days it moved: deeds by what they are called, and what faded. */
export function stirLines(words: Words, journal: Journal | undefined, id: string): readonly string[] {
  const stirs = (journal?.stirs ?? []).filter(({ of }) => of === id);
  const deeds = id === "exposure" ? stirs.filter(({ numbers }) => numbers.length > 0) : stirs;
  const days = [...new Set(deeds.map(({ day }) => day))].slice(-MOST_DAYS);
  const much = (by: number): string =>
    id === "exposure" ? formatNumber(Math.abs(by), 1) : words.tally(id, Math.abs(by));
  const told = days.map((day) => {
    const each = stirs
      .filter((stir) => stir.day === day)
      .map(({ by, numbers }) => {
        const what =
          numbers.length > 0
            ? ` (${numbers.map((of) => words.name("numbers", of)).join(", ")})`
            : id === "exposure"
              ? ` (${t("faded in the evening")})`
              : "";
        return `${by < 0 ? "-" : "+"}${much(by)}${what}`;
      });
    return t("  day {day}: {each}", { day, each: each.join(", ") });
  });
  return told.length === 0 ? [] : [t("The last days on which a deed moved it:"), ...told];
}
