import { t } from "../../language/index.js";
import { columnsOf } from "../screen/text.js";
import { padAfter, padBefore } from "../width.js";
import type { LedgersSideBySide } from "./findings.js";

/** Where most later decisions are missing in the other run, that the two are hardly compared by it. */
export const hardlyLines = ({ later, dropped }: LedgersSideBySide["apart"]): readonly string[] =>
  dropped * 2 <= later
    ? []
    : [
        t(
          "{dropped} of your {later} later decisions found no place in the other run: this hardly tells what the one decision was worth, but what it was worth to do all of them.",
          { dropped, later },
        ),
      ];

const GAP = "  ";

/** Both ledgers in columns, headed; what has no room beside its figures stands above them. */
export function ledgersInColumns({ rows }: Pick<LedgersSideBySide, "rows">, columns = 79): readonly string[] {
  const table = [["", t("as played"), t("otherwise"), t("difference")], ...rows];
  const wide = (column: number): number => Math.max(...table.map((row) => columnsOf(row[column] ?? "")));
  const figured = [1, 2, 3].map((column) => wide(column) + GAP.length).reduce((all, of) => all + of, 0);
  const room = Math.max(0, Math.min(wide(0), columns - figured));
  return table.flatMap(([what = "", ...figures]) => {
    const told = figures.map((text, at) => GAP + padBefore(text, wide(at + 1))).join("");
    return columnsOf(what) <= room
      ? [`${padAfter(what, room)}${told}`.trimEnd()]
      : [what, `${" ".repeat(room)}${told}`.trimEnd()];
  });
}
