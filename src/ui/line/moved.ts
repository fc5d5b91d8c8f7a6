import { flowsOf, movementsIn, type Posting, type Session, type View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import type { Words } from "../words.js";
import { causeOfPosting, type Told } from "./causes.js";
import { REASONS } from "./phrases.js";
import { forWhat } from "./reasons.js";

/** What the household ate, bought and was given by some postings: `ate 2.3 kg rice; wages of 6 won`; empty when nobody ate. */
export function householdText({ program }: Session, words: Words, postings: readonly Posting[]): string {
  const flows = flowsOf(program, postings, program.model.account.home).filter(({ reason }) => REASONS.includes(reason));
  const reasons = [...new Set(flows.map(({ reason }) => reason))];
  if (!reasons.includes("eaten")) return "";
  const told = reasons.map((reason) => {
    const part = flows.filter((of) => of.reason === reason);
    const what = part.map(({ commodity, amount }) => words.holding(commodity, Math.abs(amount)));
    if (reason === "eaten") return t("ate {what}", { what: what.join(", ") });
    if (reason === "issued") return t("the state handed out {what}", { what: what.join(", ") });
    if (reason === "perished") return t("spoiled {what}", { what: what.join(", ") });
    if (reason === "wage") return t("wages of {what}", { what: what.join(", ") });
    const [price = "", ...bought] = what;
    return t("bought {what} for {price}", { what: bought.reverse().join(", "), price });
  });
  return told.join("; ");
}

/** A debt moved by so much; that nothing is left of it, where no later posting moves it again. */
function debtText(words: Words, view: View, credit: string, amount: number, gained: boolean, last: boolean): string {
  const owed = words.owed(credit, amount);
  const left = view.debts.find(({ id }) => id === credit)?.owed ?? 0;
  if (!gained) return t("You owe {owed} more.", { owed });
  return left === 0 && last
    ? t("Your debt is smaller by {owed}; you owe nothing more on it.", { owed })
    : t("Your debt is smaller by {owed}.", { owed });
}

/** Whether a line tells what changed hands: `+ 2 kg rice (bought)`. */
export const isMovement = (line: string): boolean => /^[-+] /.test(line);

/** What was given out of what lies at home, or to it, by others than the trader, as far as he is there. */
function givenAtHome({ program }: Session, words: Words, view: View, postings: readonly Posting[]): readonly Told[] {
  const { home, you } = program.model.account;
  if (!view.atHome) return [];
  const given = postings.filter(
    ({ from, to, reason }) => reason === "given" && (from === home || to === home) && from !== you && to !== you,
  );
  return movementsIn(given).map(({ posting, amount }) => {
    const gained = posting.to === home;
    const { id = "" } = words.commodity(posting.commodity) ?? {};
    const of = { what: words.holding(id, amount), why: forWhat(program, words, posting, gained) };
    const text = gained ? t("+ {what} (at home: {why})", of) : t("- {what} (from home: {why})", of);
    return { cause: causeOfPosting(program, words, posting), word: id, text };
  });
}

/** What changed hands by some postings, as far as the trader has a part in it or is there. */
export function moved(session: Session, words: Words, view: View, postings: readonly Posting[]): readonly Told[] {
  return [...ownMoves(session, words, view, postings), ...givenAtHome(session, words, view, postings)];
}

function ownMoves(
  { program, journal }: Session,
  words: Words,
  view: View,
  postings: readonly Posting[],
): readonly Told[] {
  const { you } = program.model.account;
  const own = postings.filter(({ from, to, reason }) => (from === you || to === you) && reason !== "opening");
  return movementsIn(own).flatMap(({ posting, amount, each }): readonly Told[] => {
    const of = words.commodity(posting.commodity);
    const gained = posting.to === you;
    if (of === undefined) return [];
    const about = { cause: causeOfPosting(program, words, posting), word: of.id };
    if (of.kind === "claim") {
      const last = journal.postings.findLast(({ commodity }) => commodity === posting.commodity) === posting;
      return [{ ...about, text: debtText(words, view, of.id, amount, gained, last) }];
    }
    const price =
      each === undefined || of.kind !== "currency" || posting.about === undefined || posting.about === of.id
        ? ""
        : `, ${words.price(each, posting.about, of.id)}`;
    const what = `${words.holding(of.id, amount)} (${forWhat(program, words, posting, gained)}${price})`;
    return [{ ...about, text: `${gained ? "+" : "-"} ${what}` }];
  });
}
