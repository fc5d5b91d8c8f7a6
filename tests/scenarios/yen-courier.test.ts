import { describe, expect, it } from "vitest";
import { realWealth, Session } from "../../src/engine/index.js";
import type { Strategy } from "../../src/strategies/index.js";
import { netsOf, type Sample, sampleOf } from "../support/campaigns.js";
import { play, viewOf } from "../support/play.js";
import { BASES, shipped, strategies, trip } from "../support/scenarios.js";
import { type Edit, endsOf } from "../support/variants.js";

const ID = "yen-courier";
const WORLDS = 150;

type Changes = Readonly<Record<string, number>>;

const known = new Set(shipped(ID).parameters.map(({ name }) => name));
function named(name: string, value: number): Changes {
  if (!known.has(name)) throw new Error(`no number '${name}'`);
  return { [name]: value };
}

/** What keeping a parcel costs the courier, in smallest units of won: more than any parcel holds. */
const WATCHED = named("people.courier.contact.betrayal-costs", 1e9);
/** What a yuan fetches in Pyongyang if 10,000 yen come back as 120,000 (D066), in yen per hundredth of a yuan. */
const AS_PRINTED = named("numbers.pyongyang-rate", 184.6 / 100);

const nets = new Map<string, readonly number[]>();
function net(strategy: string, base: string, changes: Changes): readonly number[] {
  const key = JSON.stringify([strategy, base, changes]);
  const found = nets.get(key) ?? netsOf(ID, strategy, { base, worlds: WORLDS, changes });
  nets.set(key, found);
  return found;
}

/** One strategy's gain less another's in the same worlds, in kilograms of rice. */
function over(a: string, b: string, base: string, changes: Changes = {}): Sample {
  const other = net(b, base, changes);
  return sampleOf(net(a, base, changes).map((grams, index) => (grams - (other[index] ?? 0)) / 1000));
}

describe("a courier keeps an undisclosed fortune", () => {
  it.each(BASES)("so that the round loses against keeping the savings, in the base '%s'", (base) => {
    expect(over("memoir", "loyal", base).high).toBeLessThan(0);
  });

  it.each(BASES)("and not where keeping it costs him more than it holds, in the base '%s'", (base) => {
    expect(over("memoir", "loyal", base, WATCHED).low).toBeGreaterThan(0);
  });
});

describe("a loan in a money that is bought for it", () => {
  it("is paid to its last yen where the rest of it is bought, and all that goes to the train leaves nothing to be sent", () => {
    const program = trip("memoir", ID);
    const [memoir] = strategies(program, ID).filter(({ id }) => id === "memoir");
    if (memoir === undefined) throw new Error("no strategy 'memoir'");
    let paid = 0;
    for (let at = 0; at < 60; at += 1) {
      const session = new Session(program, { seed: `yen#${at}` });
      const owed = (): number => viewOf(session).debts.find(({ id }) => id === "yen-loan")?.owed ?? 0;
      let asked = false;
      const insistent: Strategy = {
        ...memoir,
        decide: (view, memory) =>
          view.options.some(({ id, open }) => id === "parents" && open)
            ? { do: "choose", option: "parents" }
            : memoir.decide(view, memory),
      };
      play(session, insistent, ({ decision }) => {
        if (asked) expect(owed(), `yen#${at}`).toBe(0);
        if (asked) paid += 1;
        asked = decision.do === "choose" && decision.option === "parents";
      });
      const { variables } = session.campaign.world;
      const left = variables[program.model.scenario.variables.findIndex(({ id }) => id === "to-send")] ?? 0;
      expect(left === 0 || left >= 1, `yen#${at} ${left}`).toBe(true);
    }
    expect(paid).toBeGreaterThan(5);
  });
});

describe("a stake kept back", () => {
  /** As the memoir plays, but no more than thirty notes on the road at once. */
  const KEPT_BACK: readonly Edit[] = [
    ["yen-parcel.start, do: {answer: to-send}", "yen-parcel.start, do: {answer: letter}"],
    ["  spare: 30 day", "  spare: 30 day\n  letter: 3000 yuan"],
  ];
  const gain = (base: string, changes: Changes): Sample => {
    const rice = (edits: readonly Edit[]): readonly number[] =>
      endsOf(ID, { base, changes, edits }, WORLDS, (world) => realWealth(world) / 1000);
    const all = rice([]);
    return sampleOf(rice(KEPT_BACK).map((kilograms, at) => kilograms - (all[at] ?? 0)));
  };

  it.each(BASES)("beats staking all, which tempts the one who carries it, in the base '%s'", (base) => {
    expect(gain(base, {}).low).toBeGreaterThan(0);
  });

  it.each(BASES)("and is left behind where no stake tempts him, in the base '%s'", (base) => {
    expect(gain(base, WATCHED).high).toBeLessThan(0);
  });
});

describe("what makes him hold", () => {
  it.each(BASES)("is a share of every gain, in the base '%s'", (base) => {
    expect(over("partner", "memoir", base).low).toBeGreaterThan(0);
  });

  it.each(BASES)("or letters too small to be worth it, in the base '%s'", (base) => {
    expect(over("cautious", "memoir", base).low).toBeGreaterThan(0);
  });

  it.each(["partner", "cautious"])("'%s' is only a cost where he would hold anyway", (strategy) => {
    expect(over("memoir", strategy, "memoir", WATCHED).low).toBeGreaterThan(0);
  });

  it("is a share all the more if the round gains what is printed", () => {
    expect(over("partner", "loyal", "memoir", AS_PRINTED).low).toBeGreaterThan(0);
  });
});
