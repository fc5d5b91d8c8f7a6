import type { Scenario } from "../scenario/index.js";
import type { Program } from "./program.js";
import type { Session } from "./record.js";
import type { Rest } from "./rest.js";
import { deathCount, hungerDays } from "./rules/hunger.js";
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

/** What other money came or went for: above 0 it came in. */
export type ForeignLine = Omit<AccountLine, "real">;

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
  /** The same of each other money that passed, in its own smallest units; what is held and owed of it stands in `lines`, at its price. */
  readonly foreign: readonly { readonly currency: string; readonly lines: readonly ForeignLine[] }[];
  readonly nominal: number;
  readonly real: number;
  /** What one smallest unit of the numeraire costs to buy at home on the last day, the trader's own trade apart: `nominal` divided by it is `real`. */
  readonly unit: number;
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

/** Money of one currency that came to the trader and his household from others, or went: signed, with who was on the other side. */
function crossings({ program, journal }: Session, currency: number): readonly ForeignLine[] {
  const { account } = program.model;
  const mine = (at: number): boolean => at === account.you || at === account.home;
  return journal.postings
    .filter(({ from, to, commodity }) => commodity === currency && mine(from) !== mine(to))
    .map(({ from, to, reason, about, amount }) => {
      const paid = mine(from);
      const person = about === undefined ? personAt(program, paid ? to : from) : undefined;
      return { reason, about, person, amount: paid ? -amount : amount };
    });
}

function moneyLines(of: Session, currency: number): readonly ForeignLine[] {
  const found = new Map<string, ForeignLine>();
  for (const { reason, about, person, amount } of crossings(of, currency)) {
    const whom = person === undefined ? "" : `${amount < 0} ${person}`;
    const key = `${reason} ${about ?? whom}`;
    found.set(key, { reason, about, person, amount: (found.get(key)?.amount ?? 0) + amount });
  }
  return [...found.values()].sort((a, b) => b.amount - a.amount);
}

/** What passed of every money but that of home. */
function foreignOf(of: Session): Account["foreign"] {
  const { commodities, numeraire } = of.program.model.scenario;
  return commodities.flatMap(({ id, kind }, at) => {
    const lines = kind === "currency" && at !== numeraire.currency ? moneyLines(of, at) : [];
    return lines.length === 0 ? [] : [{ currency: id, lines }];
  });
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

/** Whether a rest is an ending in ruin. */
export const isRuin = ({ endings }: Pick<Scenario, "endings">, rest: Rest): boolean =>
  rest.kind === "ended" && endings.some(({ id, kind }) => id === rest.ending && kind === "ruin");

/** Whether a campaign has ended in ruin: what is held then counts as nothing kept where runs are held against each other. */
export const isRuined = ({
  program,
  campaign: { rest },
}: {
  readonly program: Program;
  readonly campaign: { readonly rest: Rest };
}): boolean => isRuin(program.model.scenario, rest);

/** Reckons up a campaign as it stands: what a debrief tells, in numbers. */
export function accountFor(session: Session): Account {
  const { world } = session.campaign;
  const { goods, debts } = accountOf(world);
  const perUnit = numerairePrice(world);
  const home = session.program.model.scenario.numeraire.currency;
  const [real, reckoned] = [realWealth(world), reckonedWealth(world)];
  const standing = [
    ...(goods >= 1 ? [{ reason: "held", about: undefined, person: undefined, amount: goods } as const] : []),
    ...(debts >= 1 ? [{ reason: "owed", about: undefined, person: undefined, amount: -debts } as const] : []),
  ];
  return {
    lines: [...moneyLines(session, home), ...standing].map((line) => ({ ...line, real: line.amount / perUnit })),
    foreign: foreignOf(session),
    nominal: nominalWealth(world),
    real,
    unit: perUnit,
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
  /** Of money for a good: what one smallest unit of that came to in the mean. */
  readonly each?: number;
}

/** Reasons for which money and a good pass against each other. */
const TRADES: ReadonlySet<Reason> = new Set<Reason>(["bought", "sold", "dealt"]);

/** The other side of a trade: what passed for the same reason and about the same good the other way. */
function againstOf({ posting }: Movement, all: readonly Movement[]): Movement | undefined {
  const { from, to, reason, about, commodity } = posting;
  if (!TRADES.has(reason)) return undefined;
  return all.find(
    ({ posting: of }) =>
      of.from === to && of.to === from && of.reason === reason && of.about === about && of.commodity !== commodity,
  );
}

/** Postings in order, those alike in accounts, commodity, reason and subject summed where the first of them stood. */
export function movementsIn(postings: readonly Posting[]): readonly Movement[] {
  const sums = new Map<string, Movement>();
  for (const posting of postings) {
    const { from, to, commodity, reason, about } = posting;
    const key = [from, to, commodity, reason, about].join();
    sums.set(key, { posting, amount: (sums.get(key)?.amount ?? 0) + posting.amount });
  }
  const all = [...sums.values()];
  return all.map((of) => {
    const against = againstOf(of, all);
    return against === undefined ? of : { ...of, each: of.amount / against.amount };
  });
}

/** The other side of one posting of a trade, and what one smallest unit of its good came to; undefined where it is money of no trade. */
export function tradeOf(
  postings: readonly Posting[],
  posting: Posting,
): { readonly against: Posting; readonly each: number } | undefined {
  const same = postings.filter((of) => of.day === posting.day).map((of) => ({ posting: of, amount: of.amount }));
  const found = againstOf({ posting, amount: posting.amount }, same);
  return found === undefined || found.amount === 0
    ? undefined
    : { against: found.posting, each: posting.amount / found.amount };
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
