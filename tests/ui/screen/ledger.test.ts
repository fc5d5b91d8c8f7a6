import { expect, it } from "vitest";
import { type Posting, Session } from "../../../src/engine/index.js";
import { Words } from "../../../src/ui/index.js";
import type { Showing } from "../../../src/ui/screen/scene/asking.js";
import { ledgerPanel } from "../../../src/ui/screen/scene/panels.js";
import { play, viewOf } from "../../support/play.js";
import { strategies, trip } from "../../support/scenarios.js";

const program = trip("memoir");

const showing = (session: Session, words = new Words(program)): Showing => ({ program, words, view: viewOf(session) });

it("the ledger in sight all along tells what one opened later does", () => {
  const words = new Words(program);
  const [cautious] = strategies(program).filter(({ id }) => id === "cautious");
  if (cautious === undefined) throw new Error("no strategy 'cautious'");
  play(new Session(program, { seed: "34", base: "memoir" }), cautious, ({ session }) => {
    const [kept, fresh] = [words, new Words(program)].map((of) => {
      const { rows } = ledgerPanel(showing(session, of), of === words ? session.journal : { ...session.journal });
      return rows.map(({ id, search }) => [id, search]);
    });
    expect(kept).toEqual(fresh);
  });
});

it("days that are over are not summed again", () => {
  const session = new Session(program, { seed: "34", base: "memoir" });
  const posting = (day: number): Posting =>
    ({ day, from: 0, to: 1, commodity: 0, amount: 5, reason: "bought" }) as Posting;
  let reads = 0;
  const postings = new Proxy<Posting[]>(
    Array.from({ length: 300 }, (_, at) => posting(1 + Math.floor(at / 3))),
    {
      get: (of, key, receiver) => {
        if (/^\d+$/.test(String(key))) reads += 1;
        return Reflect.get(of, key, receiver);
      },
    },
  );
  const of = showing(session);
  const journal = { postings };
  expect(ledgerPanel(of, journal).rows).toHaveLength(100);
  reads = 0;
  postings.push(posting(101));
  expect(ledgerPanel(of, journal).rows).toHaveLength(101);
  expect(reads).toBeLessThan(20);
});
