import { type Posting, type Session, View } from "../../engine/index.js";
import type { Words } from "../words.js";
import { hungerWord } from "./status.js";

/** Money that came and went for the trader and his household, by what it was for. */
interface Category {
  readonly label: string;
  amount: number;
}

/** What a payment is filed under: its reason and what or whom it was about. */
function labelOf({ from, to, reason, about }: Posting, paid: boolean, session: Session, words: Words): string {
  if (about !== undefined) return `${reason} ${words.label(about)}`;
  const { model } = session.program;
  const person = model.scenario.people[(paid ? to : from) - model.account.people]?.id;
  return person === undefined ? reason : `${reason} ${paid ? "to" : "from"} ${words.name("people", person)}`;
}

function categories(session: Session, words: Words): readonly Category[] {
  const { account, scenario } = session.program.model;
  const mine = (of: number): boolean => of === account.you || of === account.home;
  const found = new Map<string, Category>();
  for (const posting of session.journal.postings) {
    const paid = mine(posting.from);
    if (posting.commodity !== scenario.numeraire.currency || paid === mine(posting.to)) continue;
    const label = labelOf(posting, paid, session, words);
    const category = found.get(label) ?? { label, amount: 0 };
    category.amount += paid ? -posting.amount : posting.amount;
    found.set(label, category);
  }
  return [...found.values()].sort((a, b) => b.amount - a.amount);
}

/** What the trade of each good moved between people: who had what in the end. */
function borne(session: Session, words: Words): readonly string[] {
  const { model } = session.program;
  const { account } = model;
  const lines: string[] = [];
  for (const [index, person] of model.scenario.people.entries()) {
    const owedTo = model.scenario.credit.flatMap((credit) =>
      credit.lender === index ? [session.campaign.world.balance(account.people + index, credit.claim)] : [],
    );
    const claim = owedTo.reduce((sum, amount) => sum + amount, 0);
    if (claim > 0) lines.push(`${words.name("people", person.id)} lost ${words.money(claim)} to your unpaid debt.`);
  }
  const perished = model.scenario.goods.flatMap((good) => {
    const lost = session.journal.postings
      .filter((of) => of.reason === "perished" && of.from === account.you && of.commodity === good.commodity)
      .reduce((sum, of) => sum + of.amount, 0);
    return lost > 0 ? [`${words.holding(good.id, lost)} perished.`] : [];
  });
  return [...lines, ...perished];
}

/** An honest account at the end: no score, each person by a plain line, money beside what it would buy. */
export function debrief(
  session: Session,
  words: Words,
  figures: { readonly real: number; readonly nominal: number; readonly perUnit: number },
): readonly string[] {
  const { campaign, program } = session;
  const { scenario, base } = program.model;
  const { rest } = campaign;
  const view = new View(program, campaign.world, rest);
  const marked = base !== scenario.bases.at(-1) && scenario.bases.length > 1;
  const ending = rest.kind === "ended" ? (words.text(`endings.${rest.ending}`, view) ?? rest.ending) : "Not ended.";
  const people = view.household.members.map(
    ({ id, dead, hunger, missed }) =>
      `  ${words.name("members", id)}: ${dead ? "died of hunger." : `alive, ${hungerWord(hunger)}${missed < 1 ? "" : `; ${missed.toFixed(0)} days of food missed in all`}.`}`,
  );
  const ledger = categories(session, words).map(
    ({ label, amount }) =>
      `  ${words.money(amount).padStart(16)}  ${words.real(amount / figures.perUnit).padStart(16)}  ${label}`,
  );
  const bearers = borne(session, words);
  return [
    "",
    "--- How it ended ---",
    ending,
    "",
    "The people:",
    ...people,
    "",
    `Ledger of the household (money, and what it would buy at the end${marked ? "*" : ""}):`,
    ...ledger,
    `  In all: ${words.money(figures.nominal)}, worth ${words.real(figures.real)}${marked ? "*" : ""}, debts taken off.`,
    ...(marked
      ? [
          `  * In the base '${base}' the prices are as printed; they mix price levels, so real values are not to be relied on. Compare --base ${scenario.bases.at(-1)}.`,
        ]
      : []),
    "",
    "Who bore it:",
    ...(bearers.length === 0
      ? ["  Nothing was lost and nobody was left unpaid on this journey."]
      : bearers.map((line) => `  ${line}`)),
    "",
    words.text("debrief", view) ?? "",
    "",
    `Seed ${session.choice.seed}, base ${base}, ${session.decisions.length} decisions. Hash ${campaign.hash()}.`,
  ];
}
