import { describe, expect, it } from "vitest";
import { luckOrSkill, luckOrSkillSaid, ranksOf, type TwoRounds } from "../../src/class/luck-or-skill.js";
import { randomFrom } from "../support/random-keys.js";

/** A number about normal: twelve uniform ones less six. */
function normal(random: (below: number) => number): number {
  let sum = -6;
  for (let draw = 0; draw < 12; draw += 1) sum += random(1e6) / 1e6;
  return sum;
}

/** A class whose students have skills of a given spread; luck of his own has spread 1, and the second world gives `shift` more. */
function classOf(students: number, skill: number, shift: number, seed: number): readonly TwoRounds[] {
  const random = randomFrom(seed);
  return Array.from({ length: students }, (_of, at) => {
    const able = skill * normal(random);
    return { treatment: at % 2, first: able + normal(random), second: able + normal(random) + shift };
  });
}

describe("two rounds", () => {
  it("rank with ties at their mean", () => {
    expect(ranksOf([3, 1, 3, 2, 3])).toEqual([4, 1, 4, 2, 4]);
  });

  it("worked out by hand: the same order gives 1, the reverse -1, and a treatment's head start counts for nothing", () => {
    const same = [1, 2, 3, 4, 5, 6, 7, 8].map((of) => ({ treatment: 0, first: of, second: 10 * of }));
    expect(luckOrSkill(same).ranks?.value).toBeCloseTo(1);
    const reverse = same.map(({ first }) => ({ treatment: 0, first, second: -first }));
    expect(luckOrSkill(reverse).ranks?.value).toBeCloseTo(-1);
    // Ranks 1..4 and 5..8 by treatment alone; within each the orders are 1 2 3 4 against 2 1 4 3 and 3 4 1 2.
    const within = [2, 1, 4, 3, 13, 14, 11, 12].map((second, at) => ({
      treatment: at < 4 ? 0 : 1,
      first: at < 4 ? at : 10 + at,
      second,
    }));
    // Deviations -1.5 -0.5 0.5 1.5 each: sums of products 3 and -3, so none in all; without the treatments it would be 0.76.
    expect(luckOrSkill(within).ranks?.value).toBeCloseTo(0);
  });

  it("of nobody, of few, of equals say that nothing can be said", () => {
    for (const of of [[], classOf(5, 1, 0, 1), classOf(20, 1, 0, 1).map((one) => ({ ...one, first: 7 }))])
      expect(luckOrSkillSaid(luckOrSkill(of), "kg")[0]).toContain("nothing can be said");
  });

  /*
   * Theory: with no skill the 95 % interval holds 0 in 95 % of classes. 600 classes of 24: the standard error of the
   * share is 0.9 points, so 3 of them either way are tolerated. The same for a shift of 0.5 in the mean of the worlds.
   */
  it("cover what is true as often as they say, and tell skill where there is some", () => {
    const classes = 600;
    let [none, shift, found] = [0, 0, 0];
    for (let seed = 1; seed <= classes; seed += 1) {
      const { ranks, worlds } = luckOrSkill(classOf(24, 0, 0.5, 7919 * seed));
      if (ranks !== undefined && ranks.low <= 0 && ranks.high >= 0) none += 1;
      if (worlds !== undefined && worlds.low <= 0.5 && worlds.high >= 0.5) shift += 1;
      if ((luckOrSkill(classOf(24, 2, 0, 104_729 * seed)).ranks?.low ?? -1) > 0) found += 1;
    }
    for (const share of [none / classes, shift / classes]) expect(Math.abs(share - 0.95)).toBeLessThan(0.027);
    // Skill of spread 2 beside luck of spread 1: a correlation of 0.8, which 24 students tell from none.
    expect(found / classes).toBeGreaterThan(0.97);
  });

  it("tell nothing of the worlds of four, whose mean would be somebody's own", () => {
    expect([4, 5].map((count) => luckOrSkill(classOf(count, 2, 3, 5)).worlds === undefined)).toEqual([true, false]);
  });

  it("are told plainly, undecided where they are", () => {
    const [skill, world] = luckOrSkillSaid(luckOrSkill(classOf(40, 2, 3, 5)), "kg of rice");
    expect(skill).toMatch(/^Skill: who fared well in one world tended to in the other \(rank correlation 0\.\d\d \[/);
    expect(world).toContain("gave the same people more");
    const [luck, same] = luckOrSkillSaid(luckOrSkill(classOf(30, 0, 0, 11)), "kg of rice");
    expect(luck).toContain("undecided");
    expect(same).toContain("undecided");
  });
});
