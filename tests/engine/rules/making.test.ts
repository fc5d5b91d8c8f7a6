import { expect, it } from "vitest";
import { craftOf } from "../../../src/engine/rules/making.js";
import { spoil } from "../../../src/engine/rules/spoilage.js";
import { small } from "../../support/small.js";
import { STALL } from "../../support/stall.js";

const of = small(...STALL);
const { you, home, workshop, perished } = of.model.account;
const [grain, loaf] = [of.commodity("grain"), of.commodity("loaf")];
const baking = craftOf(of.model, 0);

it("a loaf takes 400 g of grain; what is made and what is used pass through the workshop", () => {
  const w = of.world();
  of.stock(w, you, "grain", 2_000);
  expect(baking.most(w)).toBe(5);
  baking.make(w, 3);
  expect([w.balance(you, grain), w.balance(you, loaf)]).toEqual([800, 3]);
  expect([w.balance(workshop, grain), w.balance(workshop, loaf)]).toEqual([1_200, -3]);
});

it("no more is made than there is to make it of, and none of nothing", () => {
  const w = of.world();
  baking.make(w, 5);
  expect(w.balance(you, loaf)).toBe(0);
  of.stock(w, you, "grain", 1_199);
  of.stock(w, home, "grain", 9_000);
  baking.make(w, 99);
  expect([w.balance(you, grain), w.balance(you, loaf)]).toEqual([399, 2]);
});

it("a recipe whose inputs come to nothing makes nothing", () => {
  const free = small(...STALL, ["flour: 0.4 kg/loaf", "flour: 0 kg/loaf"]);
  const w = free.world();
  free.stock(w, free.model.account.you, "grain", 1_000);
  expect(craftOf(free.model, 0).most(w)).toBe(0);
});

it("what spoils loses its share wherever it lies, rounded up; the rest keeps", () => {
  const w = of.world();
  of.stock(w, you, "loaf", 5);
  of.stock(w, home, "loaf", 4);
  of.stock(w, you, "grain", 100);
  spoil(w);
  expect([w.balance(you, loaf), w.balance(home, loaf), w.balance(you, grain)]).toEqual([2, 2, 100]);
  expect(w.balance(perished, loaf)).toBe(5);
});

it("a scenario without recipes has no workshop and keeps its accounts", () => {
  expect(small().model.accounts).not.toContain("workshop");
  expect(small().model.account.workshop).toBe(-1);
});
