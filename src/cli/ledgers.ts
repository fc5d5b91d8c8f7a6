import { accountFor, type Played, Session } from "../engine/index.js";
import { t } from "../language/index.js";
import { Words } from "../ui/index.js";
import type { LedgersSideBySide } from "../ui/screens.js";

type Finished = Pick<Played, "program" | "choice" | "decisions">;

/** A run told again in a session of its own, for what only a session can be asked. */
function sessionOf({ program, choice, decisions }: Finished): Session {
  const session = new Session(program, choice);
  for (const decision of decisions) session.decide(decision);
  return session;
}

/** Both ledgers line by line: money by what it was for, as it was and as it would have been. */
function moneyRows(asPlayed: Session, otherwise: Session, words: Words): LedgersSideBySide["rows"] {
  const sums = (of: Session): ReadonlyMap<string, number> =>
    new Map(
      accountFor(of).lines.map((line) => [`${line.reason} ${line.about ?? line.person ?? ""}`.trim(), line.amount]),
    );
  const [a, b] = [sums(asPlayed), sums(otherwise)];
  const named = (key: string): string => {
    const [reason = "", ...about] = key.split(" ");
    return about.length === 0 ? reason : `${reason} ${words.label(about.join(" "))}`;
  };
  return [...new Set([...a.keys(), ...b.keys()])].map((key) => [
    named(key),
    words.money(a.get(key) ?? 0),
    words.money(b.get(key) ?? 0),
    words.money((b.get(key) ?? 0) - (a.get(key) ?? 0)),
  ]);
}

/** Two runs of one world side by side: money by what it was for, worth, ending, hunger and deaths. */
export function sideBySide(asPlayed: Finished, otherwise: Finished): LedgersSideBySide {
  const words = new Words(asPlayed.program);
  const [a, b] = [sessionOf(asPlayed), sessionOf(otherwise)];
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
