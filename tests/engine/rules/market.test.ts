import { describe, expect, it } from "vitest";
import { Nature, readable, twinOf, worldKey } from "../../../src/engine/index.js";
import { post } from "../../../src/engine/ledger.js";
import {
  askPrice,
  bidPrice,
  costOf,
  deal,
  offerPrice,
  openMarkets,
  proceedsOf,
  restMarkets,
  roomFor,
  sell,
  stockOf,
} from "../../../src/engine/rules/market.js";
import { buy, mostToBuy, whyNotBuy, whyNotSell } from "../../../src/engine/rules/plan.js";
import { quoteOf } from "../../../src/engine/rules/quote.js";
import { World } from "../../../src/engine/world.js";
import { begun, viewOf } from "../../support/play.js";
import { trip } from "../../support/scenarios.js";
import { seeds, small } from "../../support/small.js";

const of = small();
const { you, people } = of.model.account;
const [grain, metal, chick] = [of.good("grain"), of.good("metal"), of.good("chick")];
const mark = of.commodity("mark");

describe("a market", () => {
  it("stands a spread about its price: 1 mark/kg asked at 10 % is bid at 0.9048", () => {
    const w = of.world();
    expect(askPrice(w, of.market("town/grain"))).toBeCloseTo(0.1, 12);
    expect(bidPrice(w, of.market("town/grain"))).toBeCloseTo((0.1 / 1.05) * 0.95, 12);
    expect(bidPrice(w, of.market("town/metal"))).toBeCloseTo(10, 12);
  });

  it("is remembered as it was seen, asked for then, after days of own trade, or in a world with other prices", () => {
    const { model } = trip("memoir");
    const { account, lookup, scenario } = model;
    for (const seed of seeds(20)) {
      const w = new World(new Nature(model, worldKey(seed)));
      const [market = -1] = lookup.marketsAt[w.place] ?? [];
      const { commodity = -1 } = scenario.goods[scenario.markets[market]?.good ?? -1] ?? {};
      w.day = 5;
      openMarkets(w);
      const saw = [askPrice(w, market), bidPrice(w, market)];
      const at = w.place;
      w.place = -1; // out of sight, a twin's prices are its own
      const twin = twinOf(w, worldKey(`not ${seed}`));
      w.place = at;
      expect(twin.nature.ask(market, 5)).not.toBe(saw[0]);
      post(w, account.origin, account.you, commodity, 500, "opening");
      sell(w, market, 500);
      w.day = 9;
      for (const of of [w, twin]) expect([of.seen(market, "ask"), of.seen(market, "bid")]).toEqual(saw);
      openMarkets(w);
      expect(w.seen(market, "bid")).toBe(bidPrice(w, market)); // moved by his own trade
      expect(w.seen(market, "bid")).toBeLessThan(w.nature.bid(market, 9));
    }
  });

  it("tells how a quote came about: usual price, chance, own trade and half the spread make the price", () => {
    for (const seed of seeds(20)) {
      const w = of.world(seed);
      const market = of.market("town/metal");
      of.stock(w, you, "metal", 5_000);
      sell(w, market, 5_000);
      const quote = quoteOf(w, market);
      if (quote === undefined) throw new Error("no quote");
      const half = quote.gap / 2;
      const side = { ask: 1 + half, bid: 1 - half, mid: 1 }[quote.side];
      const middle = (quote.usual / side) * (1 + quote.chance) * (1 + quote.own);
      expect(middle * (1 + half)).toBeCloseTo(askPrice(w, market), 9);
      expect(middle * (1 - half)).toBeCloseTo(bidPrice(w, market), 9);
      expect(quote.sold).toBe(5_000);
      expect(quote.own).toBeCloseTo(-5 / 40, 9);
    }
    expect(quoteOf(of.world(), -1)).toBeUndefined();
  });

  it("quotes the world's reference price times the campaign's own impact", () => {
    const w = of.world();
    const market = of.market("town/metal");
    of.stock(w, you, "metal", 5_000);
    sell(w, market, 5_000);
    expect(bidPrice(w, market)).toBeCloseTo(w.nature.price(market, 1) * 0.95 * (1 - 5 / 40), 12);
  });

  it("halves its price at a sale of its depth, and takes twice the depth at most", () => {
    const w = of.world();
    const market = of.market("town/metal");
    of.stock(w, you, "metal", 50_000);
    expect(roomFor(w, market)).toBe(40_000);
    const before = bidPrice(w, market);
    sell(w, market, 20_000);
    expect(bidPrice(w, market)).toBeCloseTo(before / 2, 12);
    expect(whyNotSell(w, metal, 20_001)).toBe("the market takes no more");
    sell(w, market, 20_000);
    expect(bidPrice(w, market)).toBe(0);
    expect(roomFor(w, market)).toBe(0);
  });

  it("pays the same for a load sold at once or by halves, up to rounding", () => {
    const w = of.world();
    const market = of.market("town/metal");
    of.stock(w, you, "metal", 20_000);
    const whole = proceedsOf(w, market, 10_000);
    sell(w, market, 5_000);
    sell(w, market, 5_000);
    expect(whole - w.balance(you, mark)).toBeGreaterThanOrEqual(0);
    expect(whole - w.balance(you, mark)).toBeLessThanOrEqual(2);
  });

  it("never pays for going there and back within a day, in either order", () => {
    for (const seed of seeds(200)) {
      const w = of.world(seed);
      w.place = of.scenario.places.indexOf("port");
      const market = of.market("port/metal");
      const amount = 1 + ((w.nature.key.k0 >>> 0) % 20_000);
      of.stock(w, you, "mark", 100_000_000);
      buy(w, metal, amount);
      sell(w, market, amount);
      const bought = w.balance(you, mark);
      expect(bought, `${seed}: bought, then sold`).toBeLessThan(100_000_000);
      of.stock(w, you, "metal", amount);
      sell(w, market, amount);
      buy(w, metal, amount);
      expect(w.balance(you, mark), `${seed}: sold, then bought`).toBeLessThan(bought);
    }
  });

  it("rounds every total against the trader", () => {
    const w = of.world();
    const market = of.market("town/grain");
    for (const amount of [1, 3, 7, 9, 11, 999]) {
      expect(Number.isInteger(costOf(w, market, amount)) && Number.isInteger(proceedsOf(w, market, amount))).toBe(true);
      expect(costOf(w, market, amount)).toBeGreaterThanOrEqual(amount * askPrice(w, market));
      expect(proceedsOf(w, market, amount)).toBeLessThanOrEqual(amount * bidPrice(w, market));
    }
  });

  it("sells its day's stock and no more, and has it again the next morning", () => {
    const w = of.world();
    w.place = of.scenario.places.indexOf("port");
    of.stock(w, you, "mark", 1_000_000);
    const market = of.market("port/chick");
    expect(stockOf(w, market)).toBe(30);
    buy(w, chick, 20);
    expect(stockOf(w, market)).toBe(10);
    expect([whyNotBuy(w, chick, 11), whyNotBuy(w, chick, 10)]).toEqual(["not enough for sale", undefined]);
    w.day += 1;
    openMarkets(w);
    expect(stockOf(w, market)).toBe(30);
  });

  it("says as the most one can buy what the purse just pays: one more is too much", () => {
    for (const [index, seed] of seeds(300).entries()) {
      const w = of.world(seed);
      w.place = of.scenario.places.indexOf(index % 2 === 0 ? "town" : "port");
      const good = index % 2 === 0 ? grain : metal;
      of.stock(w, you, "mark", (w.nature.key.k0 >>> 0) % 500_000);
      const most = mostToBuy(w, good);
      if (most > 0) expect(whyNotBuy(w, good, most)).toBeUndefined();
      expect(whyNotBuy(w, good, most + 1)).toBe("not enough money");
    }
  });

  it("forgets a sale a share each evening, towards nothing from both sides", () => {
    const w = of.world();
    const market = of.market("town/metal");
    w.impact[market] = 10_000;
    restMarkets(w);
    expect(w.impact[market]).toBe(9_000);
    w.impact[market] = -15;
    for (let evening = 0; evening < 40; evening += 1) restMarkets(w);
    expect(Math.abs(w.impact[market] ?? 1)).toBe(0);
  });

  it("that only buys sells nothing, and says so to screens and rule lists alike", () => {
    const session = begun(of.scenario);
    const view = viewOf(session);
    expect(view.goods.find(({ id }) => id === "metal")).toMatchObject({ ask: 0, mostToBuy: 0 });
    const ask = readable(session.program, "ask(metal)");
    expect(ask.ok && view.read(ask.readable)).toBe(0);
    expect(session.decide({ do: "buy", good: "metal", amount: 1 })).toEqual({ ok: false, why: "no market here" });
  });
});

describe("a bulk buyer", () => {
  const [lot, poorLot] = [0, 1];

  it("takes up to his limit at his own price, unmoved by depth", () => {
    const w = of.world();
    of.stock(w, you, "metal", 15_000);
    const before = offerPrice(w, lot);
    deal(w, lot, 15_000);
    expect([w.balance(you, mark), w.balance(you, of.commodity("metal"))]).toEqual([90_000, 5_000]);
    expect(offerPrice(w, lot)).toBe(before);
  });

  it("buys only where he is", () => {
    const w = of.world();
    w.place = of.scenario.places.indexOf("port");
    of.stock(w, you, "metal", 1_000);
    deal(w, lot, 1_000);
    expect(w.balance(you, mark)).toBe(0);
  });

  it("takes no more than his own purse pays when he has one", () => {
    const w = of.world();
    of.stock(w, you, "metal", 10_000);
    of.stock(w, people + 2, "mark", 4_500);
    deal(w, poorLot, 10_000);
    expect([w.balance(you, mark), w.balance(you, of.commodity("metal"))]).toEqual([4_500, 9_500]);
    deal(w, poorLot, 10_000);
    expect(w.balance(you, of.commodity("metal"))).toBe(9_500);
  });
});
