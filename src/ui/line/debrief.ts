import {
  accountOf,
  nominalWealth,
  numerairePrice,
  type Posting,
  realWealth,
  type Session,
  View,
} from "../../engine/index.js";
import { diedText, hungerWord } from "../hunger.js";
import { capital, rounded, type Words } from "../words.js";

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

/** Postings of some reasons out of the trader's hands, summed by who received what. */
function lostTo(
  session: Session,
  reasons: readonly Posting["reason"][],
): readonly { readonly to: number; readonly commodity: number; readonly amount: number }[] {
  const sums = new Map<string, { to: number; commodity: number; amount: number }>();
  for (const { from, to, commodity, amount, reason } of session.journal.postings) {
    if (from !== session.program.model.account.you || !reasons.includes(reason)) continue;
    const sum = sums.get(`${to} ${commodity}`) ?? { to, commodity, amount: 0 };
    sum.amount += amount;
    sums.set(`${to} ${commodity}`, sum);
  }
  return [...sums.values()];
}

/** What lenders lost, by forgiving or by never being paid. */
function lendersLosses(session: Session, words: Words): readonly string[] {
  const { scenario, account } = session.program.model;
  return scenario.credit.flatMap(({ lender, claim }) => {
    const name = capital(words.name("people", scenario.people[lender]?.id ?? ""));
    const unpaid = session.campaign.world.balance(account.people + lender, claim);
    const forgiven = session.journal.postings.reduce(
      (sum, of) => sum + (of.reason === "forgiven" && of.commodity === claim ? of.amount : 0),
      0,
    );
    return [
      ...(unpaid > 0 ? [`${name} has not been paid ${words.money(unpaid)}.`] : []),
      ...(forgiven > 0 ? [`${name} forgave ${words.money(forgiven)}.`] : []),
    ];
  });
}

/** What was lost, and to whom: the household's hunger and deaths, what was taken, what perished, what a lender lost. */
function borne(session: Session, words: Words, view: View): readonly string[] {
  const { model } = session.program;
  const { members } = view.household;
  const missed = members.reduce((sum, of) => sum + of.missed, 0);
  const deaths = members.filter(({ dead }) => dead).length;
  const holding = (commodity: number, amount: number): string =>
    words.holding(model.scenario.commodities[commodity]?.id ?? "", amount);
  const taken = lostTo(session, ["seized", "handed over", "bribed"]).map(({ to, commodity, amount }) => {
    const person = model.scenario.people[to - model.account.people]?.id;
    return `${person === undefined ? "The state" : capital(words.name("people", person))} took ${holding(commodity, amount)}.`;
  });
  const perished = lostTo(session, ["perished"]).map(
    ({ commodity, amount }) => `${capital(holding(commodity, amount))} perished.`,
  );
  return [
    ...(deaths > 0 ? [`${deaths} of your household died of hunger.`] : []),
    ...(missed >= 1 ? [`Your household went without ${missed.toFixed(0)} days of food in all.`] : []),
    ...taken,
    ...perished,
    ...lendersLosses(session, words),
  ];
}

/** Money by what it was for, with what is held at the end, so that the lines add up to the whole. */
function ledgerLines(session: Session, words: Words, figures: Figures): readonly string[] {
  const { goods, debts } = figures;
  const all = [
    ...categories(session, words),
    ...(goods >= 1 ? [{ label: "goods still held, at the home price", amount: goods }] : []),
    ...(debts >= 1 ? [{ label: "debts still owed", amount: -debts }] : []),
  ];
  return all.map(
    ({ label, amount }) =>
      `  ${words.money(amount).padStart(16)}  ${words.real(amount / figures.perUnit).padStart(16)}  ${label}`,
  );
}

/** What a campaign came to, in smallest units: real, nominal, and the price that joins them. */
interface Figures {
  readonly real: number;
  readonly nominal: number;
  /** Goods held and debts owed, in the money of home. */
  readonly goods: number;
  readonly debts: number;
  readonly perUnit: number;
}

/** Where the trader's own reckoning, by the prices he had seen, stood clearly apart from the day's true prices. */
const reckonedLine = (reckoned: number, real: number, words: Words): readonly string[] =>
  Math.abs(reckoned - real) <= Math.abs(real) / 50
    ? []
    : [`  By the prices you had last seen you reckoned it at about ${words.real(rounded(reckoned))}.`];

/** The figures of a campaign as it stands, at the day's true prices. */
const figuresOf = ({ campaign: { world } }: Session): Figures => ({
  real: realWealth(world),
  nominal: nominalWealth(world),
  perUnit: numerairePrice(world),
  ...accountOf(world),
});

/** An honest account at the end: no score, each person by a plain line, money beside what it would buy. */
export function debrief(session: Session, words: Words): readonly string[] {
  const figures = figuresOf(session);
  const { campaign, program } = session;
  const { base } = program.model;
  const { rest } = campaign;
  const view = new View(program, campaign.world, rest);
  const caution = words.text(`bases.${base}`, view);
  const mark = caution === undefined ? "" : "*";
  const ending = rest.kind === "ended" ? (words.text(`endings.${rest.ending}`, view) ?? rest.ending) : "Not ended.";
  const people = view.household.members.map(
    ({ id, dead, hunger }) =>
      `  ${words.name("members", id)}: ${dead ? diedText(session, id) : `alive, ${hungerWord(hunger)}.`}`,
  );
  const bearers = borne(session, words, view);
  return [
    "",
    "--- How it ended ---",
    ending,
    "",
    "The people:",
    ...people,
    "",
    `Ledger of the household (money, and what it would buy at the end${mark}):`,
    ...ledgerLines(session, words, figures),
    `  In all: ${words.money(figures.nominal)}, worth ${words.real(figures.real)}${mark}, debts taken off.`,
    ...reckonedLine(view.wealth, figures.real, words),
    ...(caution === undefined ? [] : [`  * ${caution}`]),
    ...(bearers.length === 0 ? [] : ["", "What was lost, and to whom:", ...bearers.map((line) => `  ${line}`)]),
    "",
    ...[rest.kind === "ended" ? words.text(`afterwards.${rest.ending}`, view) : undefined, words.text("debrief", view)]
      .filter((text) => text !== undefined)
      .flatMap((text) => [text, ""]),
    `Seed ${session.choice.seed}, base ${base}, ${session.decisions.length} decisions. Hash ${campaign.hash()}.`,
  ];
}
