import { accountFor, type Session } from "../engine/index.js";
import { t } from "../language/index.js";
import { accountLabel, Words } from "../ui/index.js";
import type { LedgersSideBySide } from "../ui/screens.js";

/** Both ledgers line by line: money by what it was for, as it was and as it would have been. */
function moneyRows(a: Session, b: Session, words: Words): LedgersSideBySide["rows"] {
  const [own, other] = [a, b].map(
    (of) => new Map(accountFor(of).lines.map((line) => [`${line.reason}/${line.about ?? line.person ?? ""}`, line])),
  );
  return [...new Map([...(other ?? []), ...(own ?? [])])].map(([key, line]) => {
    const [was, is] = [own?.get(key)?.amount ?? 0, other?.get(key)?.amount ?? 0];
    return [accountLabel(line, words), words.money(was), words.money(is), words.money(is - was)];
  });
}

/** Two runs of one world side by side: money by what it was for, worth, ending, hunger and deaths. */
export function sideBySide(a: Session, b: Session): LedgersSideBySide {
  const words = new Words(a.program);
  const [x, y] = [accountFor(a), accountFor(b)];
  const ending = ({ campaign: { rest } }: Session): string => (rest.kind === "ended" ? rest.ending : t("not ended"));
  const day = (of: Session): string => `${of.campaign.world.day}`;
  return {
    rows: [
      ...moneyRows(a, b, words),
      [t("in all"), words.money(x.nominal), words.money(y.nominal), words.money(y.nominal - x.nominal)],
      [t("worth"), words.real(x.real), words.real(y.real), words.real(y.real - x.real)],
      [t("ending"), ending(a), ending(b), ""],
      [t("day"), day(a), day(b), ""],
      [t("days of food missed"), x.missed.toFixed(1), y.missed.toFixed(1), (y.missed - x.missed).toFixed(1)],
      [t("deaths"), `${x.deaths}`, `${y.deaths}`, `${y.deaths - x.deaths}`],
    ],
  };
}
