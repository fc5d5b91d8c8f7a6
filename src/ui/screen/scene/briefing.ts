import type { Session, View } from "../../../engine/index.js";
import { t } from "../../../language/index.js";
import type { Words } from "../../words.js";
import type { Row } from "./model.js";
import { textRow } from "./rows.js";

/** What is told before the first day: what it deals with, the situation, the world, what is told at the end, the keys. */
export function briefing(view: View, words: Words, session: Session, lastDay: number): readonly Row[] {
  const { base } = session.program.model;
  const text = (key: string): string => words.text(key, view) ?? "";
  const caution = words.text(`bases.${base}`, view) ?? "";
  const world = t("Seed '{seed}', played in the base '{base}', one set of prices. {caution}", {
    seed: session.choice.seed,
    base,
    caution,
  });
  const parts: readonly (readonly [string, string])[] = [
    [t("What it deals with"), text("content-note")],
    [t("The situation"), text("summary")],
    [t("This world"), world.trim()],
    [
      t("What is told at the end"),
      t(
        "Who lived and what they ate; what you kept, owed and gave; who else paid. It is no contest. It ends after {days} at the latest, or earlier by the last row of what you can do, where that closes it.",
        { days: words.days(lastDay) },
      ),
    ],
    [
      t("Three keys"),
      t("Arrows (or j and k) move, Enter chooses, ? tells every key and why one is off. Your place is kept."),
    ],
  ];
  return parts.flatMap(([head, body]) => [textRow(head, "strong"), textRow(body), textRow("")]);
}
