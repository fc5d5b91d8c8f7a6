import { describe, expect, it } from "vitest";
import { type Program, rebuildBalances, recordSchema, replayOn, Session } from "../../src/engine/index.js";
import { LedgerError, post } from "../../src/engine/ledger.js";
import type { Strategy } from "../../src/strategies/index.js";
import { Books, watchingDays } from "../support/books.js";
import { play } from "../support/play.js";
import { BASES, strategies, TRIP, trip } from "../support/scenarios.js";
import { small } from "../support/small.js";

/** Worlds of the trip: `npm run proof` plays 500. */
const { BOOKS_WORLDS = "60" } = process.env;
const WORLDS = Number(BOOKS_WORLDS);
const CASES = [
  ...BASES.map((base) => ({ id: TRIP, base, worlds: WORLDS })),
  ...BASES.map((base) => ({ id: "pork-soup", base, worlds: 6 })),
  ...BASES.map((base) => ({ id: "hyesan-years", base, worlds: 1 })),
];

/** Plays one world with its books checked after every decision and at every change of day; answers the days seen. */
function audited(program: Program, seed: string, strategy: Strategy): { session: Session; days: number } {
  let days = 0;
  const watching = watchingDays(program, (world) => {
    days += 1;
    books.check(world);
  });
  const session = new Session(watching, { seed });
  const books = new Books(session);
  play(session, strategy, () => books.check());
  books.check();
  return { session, days };
}

describe.each(CASES)("$worlds worlds of $id in the base '$base'", ({ id, base, worlds }) => {
  const program = trip(base, id);

  it.each(strategies(program, id).map((strategy) => [strategy.id, strategy] as const))(
    "keep their books and replay to the same end, played by %s",
    (_id, strategy) => {
      const parted: string[] = [];
      for (let index = 0; index < worlds; index += 1) {
        const { session, days } = audited(program, `books#${index}`, strategy);
        expect(days).toBe(session.campaign.world.day);
        expect(rebuildBalances(program.model, session.journal.postings)).toEqual(session.campaign.world.balances);
        const record = recordSchema.parse(JSON.parse(JSON.stringify(session.record())));
        const again = replayOn(program, record);
        if (again.misfit !== undefined || again.session.campaign.hash() !== session.campaign.hash())
          parted.push(record.seed);
      }
      expect(parted).toEqual([]);
    },
  );
});

describe("the books", () => {
  const of = small();
  const { you, home, state } = of.model.account;
  const money = of.commodity("mark");

  it("show a balance that no posting made", () => {
    const session = new Session(trip("memoir"), { seed: "books" });
    const books = new Books(session);
    books.check();
    session.campaign.world.balances[0] = 5;
    expect(() => books.check()).toThrow("holds 5");
  });

  it("show money that came from nowhere, and a purse below nothing", () => {
    const session = new Session(trip("memoir"), { seed: "books" });
    const { world } = session.campaign;
    const posting = {
      day: 1,
      from: you,
      to: you,
      commodity: money,
      amount: 7,
      reason: "given",
      about: undefined,
    } as const;
    session.journal.posted({ ...posting, to: home });
    world.balances[you * world.model.scenario.commodities.length + money] = -7;
    world.balances[home * world.model.scenario.commodities.length + money] = 7;
    expect(() => new Books(session).check()).toThrow("you is short of");
    session.journal.posted({ ...posting, amount: 0.5 });
    expect(() => new Books(session).check()).toThrow("posted 0.5");
  });

  it("refuse what cannot be posted, and change nothing", () => {
    const w = of.world();
    of.stock(w, you, "mark", 100);
    const before = w.balances.slice();
    for (const amount of [1.5, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(() => post(w, state, you, money, amount, "given"), String(amount)).toThrow(LedgerError);
    expect(() => post(w, you, home, money, 101, "given")).toThrow("'you' has too little of 'mark' for 'given'");
    expect(() => post(w, state, you, money, Number.MAX_SAFE_INTEGER, "given")).toThrow("beyond counting");
    expect(w.balances).toEqual(before);
  });

  it("let only the world outside and a debtor go below nothing", () => {
    const w = of.world();
    const loan = of.commodity("loan");
    const lender = of.model.account.people;
    post(w, state, you, money, 50, "given");
    post(w, you, lender, loan, 30, "borrowed");
    expect([w.balance(state, money), w.balance(you, loan), w.balance(lender, loan)]).toEqual([-50, -30, 30]);
    expect(of.model.accounts.filter((_name, index) => of.model.outside[index])).toEqual([
      "lender",
      "buyer",
      "market:town",
      "market:port",
      "state",
      "origin",
      "eaten",
      "perished",
    ]);
  });
});
