import type { Program } from "./program.js";
import type { Session } from "./record.js";
import { deathCount, hungerDays } from "./rules/household.js";
import { accountOf, nominalWealth, numerairePrice, realWealth, reckonedWealth } from "./rules/wealth.js";
import type { Posting, Reason } from "./watch.js";

/** What money came or went for, in the money of home: above 0 it came in. `real` is the same at the end's price of the numeraire. */
export interface AccountLine {
  readonly reason: Reason | "held" | "owed";
  /** The good, credit or offer it was about; else the person on the other side, where there is one. */
  readonly about: string | undefined;
  readonly person: string | undefined;
  readonly amount: number;
  readonly real: number;
}

/** An amount of a good or currency that went to someone; `person` is undefined for an account that is nobody's. */
export interface Loss {
  readonly person: string | undefined;
  readonly commodity: string;
  readonly amount: number;
}

/** What a lender was not paid, and what he let go. Smallest units of what the credit is owed in. */
export interface LenderLoss {
  readonly credit: string;
  readonly lender: string;
  readonly unpaid: number;
  readonly forgiven: number;
}

/** What a campaign came to, reckoned from its postings and at the day's true prices at home. */
export interface Account {
  /** By what it was for, the largest receipt first; then what is still held and owed, so that the lines add up to `nominal`. */
  readonly lines: readonly AccountLine[];
  readonly nominal: number;
  readonly real: number;
  /** What the trader reckons it at by the prices he has seen, where that stands apart from `real` by more than a fiftieth. */
  readonly reckoned: number | undefined;
  readonly taken: readonly Loss[];
  readonly perished: readonly Loss[];
  readonly lenders: readonly LenderLoss[];
  /** Days of food the household went without in all, and how many of it died. */
  readonly missed: number;
  readonly deaths: number;
}

type Modelled = Pick<Program, "model">;

const personAt = ({ model }: Modelled, account: number): string | undefined =>
  model.scenario.people[account - model.account.people]?.id;

/** Money of home that came to the trader and his household from others, or went: signed, with who was on the other side. */
function crossings({ program, journal }: Session): readonly Omit<AccountLine, "real">[] {
  const { account, scenario } = program.model;
  const mine = (at: number): boolean => at === account.you || at === account.home;
  return journal.postings
    .filter(({ from, to, commodity }) => commodity === scenario.numeraire.currency && mine(from) !== mine(to))
    .map(({ from, to, reason, about, amount }) => {
      const paid = mine(from);
      const person = about === undefined ? personAt(program, paid ? to : from) : undefined;
      return { reason, about, person, amount: paid ? -amount : amount };
    });
}

function moneyLines(of: Session): readonly Omit<AccountLine, "real">[] {
  const found = new Map<string, Omit<AccountLine, "real">>();
  for (const { reason, about, person, amount } of crossings(of)) {
    const whom = person === undefined ? "" : `${amount < 0} ${person}`;
    const key = `${reason} ${about ?? whom}`;
    found.set(key, { reason, about, person, amount: (found.get(key)?.amount ?? 0) + amount });
  }
  return [...found.values()].sort((a, b) => b.amount - a.amount);
}

/** Postings of some reasons out of the trader's hands or his household's, summed by who received what. */
function lostTo(of: Session, reasons: readonly Posting["reason"][]): readonly Loss[] {
  const { account, scenario } = of.program.model;
  const sums = new Map<string, Loss>();
  for (const { from, to, commodity, amount, reason } of of.journal.postings) {
    if ((from !== account.you && from !== account.home) || !reasons.includes(reason)) continue;
    const key = `${to} ${commodity}`;
    const id = scenario.commodities[commodity]?.id ?? "";
    const before = sums.get(key)?.amount ?? 0;
    sums.set(key, { person: personAt(of.program, to), commodity: id, amount: before + amount });
  }
  return [...sums.values()];
}

function lenderLosses({ program, journal, campaign }: Session): readonly LenderLoss[] {
  const { scenario, account } = program.model;
  return scenario.credit.map(({ id, lender, claim }) => ({
    credit: id,
    lender: scenario.people[lender]?.id ?? "",
    unpaid: campaign.world.balance(account.people + lender, claim),
    forgiven: journal.postings.reduce(
      (sum, of) => sum + (of.reason === "forgiven" && of.commodity === claim ? of.amount : 0),
      0,
    ),
  }));
}

/** Reckons up a campaign as it stands: what a debrief tells, in numbers. */
export function accountFor(session: Session): Account {
  const { world } = session.campaign;
  const { goods, debts } = accountOf(world);
  const perUnit = numerairePrice(world);
  const [real, reckoned] = [realWealth(world), reckonedWealth(world)];
  const standing = [
    ...(goods >= 1 ? [{ reason: "held", about: undefined, person: undefined, amount: goods } as const] : []),
    ...(debts >= 1 ? [{ reason: "owed", about: undefined, person: undefined, amount: -debts } as const] : []),
  ];
  return {
    lines: [...moneyLines(session), ...standing].map((line) => ({ ...line, real: line.amount / perUnit })),
    nominal: nominalWealth(world),
    real,
    reckoned: Math.abs(reckoned - real) <= Math.abs(real) / 50 ? undefined : reckoned,
    taken: lostTo(session, ["seized", "handed over", "bribed"]),
    perished: lostTo(session, ["perished"]),
    lenders: lenderLosses(session),
    missed: hungerDays(world),
    deaths: deathCount(world),
  };
}

/** What moved between one account and others for one reason, summed. */
export interface Movement {
  /** The last posting of the sum: its accounts, commodity, reason and what it was about. */
  readonly posting: Posting;
  readonly amount: number;
}

/** Postings in order, those alike in accounts, commodity, reason and subject summed where the first of them stood. */
export function movementsIn(postings: readonly Posting[]): readonly Movement[] {
  const sums = new Map<string, Movement>();
  for (const posting of postings) {
    const { from, to, commodity, reason, about } = posting;
    const key = [from, to, commodity, reason, about].join();
    sums.set(key, { posting, amount: (sums.get(key)?.amount ?? 0) + posting.amount });
  }
  return [...sums.values()];
}

/** What an account got (above 0) or gave (below 0) for one reason, of one good or currency. */
export interface Flow {
  readonly reason: Reason;
  readonly commodity: string;
  readonly amount: number;
}

/** What went in and out of an account, by reason and commodity; debts are left out. */
export function flowsOf({ model }: Modelled, postings: readonly Posting[], account: number): readonly Flow[] {
  const sums = new Map<string, Flow>();
  for (const { from, to, commodity, amount, reason } of postings) {
    const of = model.scenario.commodities[commodity];
    if (of === undefined || of.kind === "claim" || (from !== account && to !== account)) continue;
    const key = `${reason} ${of.id}`;
    const signed = to === account ? amount : -amount;
    sums.set(key, { reason, commodity: of.id, amount: (sums.get(key)?.amount ?? 0) + signed });
  }
  return [...sums.values()];
}
