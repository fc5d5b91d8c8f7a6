import { describe, expect, it } from "vitest";
import { buildProgram, Session } from "../../src/engine/index.js";
import { showProblem } from "../../src/scenario/index.js";
import { readRuleList, type Strategy } from "../../src/strategies/index.js";
import { inBothLanguages } from "../support/both-languages.js";
import { begun, play, take, viewOf } from "../support/play.js";
import { strategies, trip } from "../support/scenarios.js";
import { smallScenario } from "../support/small.js";
import { STALL } from "../support/stall.js";

const program = buildProgram(smallScenario());

const file = (rules: readonly string[], numbers = "{}"): string =>
  [
    "format: 1",
    "kind: strategy",
    "id: tried",
    "for: small",
    "says: Tried out.",
    `numbers: ${numbers}`,
    "rules:",
    ...rules.map((rule) => `  - ${rule}`),
    "",
  ].join("\n");

const read = (text: string) => readRuleList({ name: "tried.yaml", text }, program);

/** The problems of a list's text; in Korean the same is said, and none of it in English. */
function problemsOf(text: string): string[] {
  const problems = inBothLanguages(() => {
    const result = read(text);
    return "problems" in result ? result.problems : [];
  });
  return problems.map(showProblem);
}

const problems = (rules: readonly string[], numbers?: string): string[] => problemsOf(file(rules, numbers));

function strategy(rules: readonly string[], numbers?: string): Strategy {
  const result = read(file(rules, numbers));
  if ("problems" in result) throw new Error(result.problems.map(showProblem).join("\n"));
  return result.strategy;
}

it.each([
  ["a bracket", "{ at: plan, do: { wait: 1 ", "a bracket is missing"],
  ["a comma", "{ at: plan do: { wait: 1 } }", ":8:"],
])("%s that is missing is told once, not as everything that could not be read for it", (_name, rule, told) => {
  const found = problems([rule]);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(told);
});

const decide = (rules: readonly string[], numbers?: string) =>
  strategy(rules, numbers).decide(viewOf(begun(program)), undefined);

describe("the head of a rule list", () => {
  const heads = (before: string, after: string): string[] =>
    problemsOf(file(["{at: plan, do: {travel: down}}"]).replace(before, after));

  it("names the scenario at hand", () => {
    expect(heads("for: small", "for: large")).toEqual([
      "tried.yaml:4:6 for: a strategy for 'large', but the scenario is 'small' (write `for: small` if it is meant for that one)",
    ]);
  });

  it("has an id that is no word of the program", () => {
    expect(heads("id: tried", "id: random")).toEqual([
      "tried.yaml:3:5 id: 'random' is a word of the program (give it another id)",
    ]);
  });
});

describe("a rule list with faults", () => {
  it.each([
    [
      "{at: nowhere, do: {wait: 0}}",
      "tried.yaml:8:10 rules.0.at: nothing is decided at 'nowhere' (known: plan, stopped.asked, stopped.purse)",
    ],
    [
      "{at: plan, when: wealth, do: {travel: down}}",
      "tried.yaml:8:22 rules.0.when: 'wealth' gives g (a truth (yes or no) is needed here)",
    ],
    [
      "{at: plan, when: fences > 0, do: {travel: down}}",
      "tried.yaml:8:22 rules.0.when: nothing is called 'fences' (declare it)",
    ],
    ["{at: plan, do: {travel: downn}}", "tried.yaml:8:20 rules.0.do: no 'downn' here (did you mean 'down'?)"],
    [
      "{at: plan, do: {buy: {good: gold, amount: 0}}}",
      "tried.yaml:8:20 rules.0.do: no 'gold' here (known: grain, metal, dust, chick, meat)",
    ],
    [
      "{at: plan, do: {take: {what: loan, amount: 0}}}",
      "tried.yaml:8:20 rules.0.do: no 'loan' here (known: mark, grain, metal, dust, chick, meat)",
    ],
    [
      "{at: plan, do: {repay: {credit: lon, amount: 0}}}",
      "tried.yaml:8:20 rules.0.do: no 'lon' here (did you mean 'loan'?)",
    ],
    ["{at: plan, do: {ration: huge}}", "tried.yaml:8:20 rules.0.do: no 'huge' here (known: full, half)"],
    ["{at: plan, do: {finish: starved}}", "tried.yaml:8:20 rules.0.do: no 'starved' here (known: enough)"],
    ["{at: stopped.asked, do: {choose: fly}}", "tried.yaml:8:29 rules.0.do: no 'fly' here (known: pay, plead)"],
    ["{at: stopped.asked, do: {wait: 0}}", "tried.yaml:8:29 rules.0.do: no 'wait' at 'stopped.asked' (use choose)"],
    [
      "{at: plan, do: {answer: 0}}",
      "tried.yaml:8:20 rules.0.do: no 'answer' at 'plan' (use buy, sell, repay, leave, take, make, order, ration, wait, travel, finish)",
    ],
    [
      "{at: plan, do: {buy: {good: grain, amount: has(mark)}}}",
      "tried.yaml:8:20 rules.0.do: 'has(mark)' gives mark (g is needed here)",
    ],
    ["{at: plan, do: {wait: has(grain)}}", "tried.yaml:8:20 rules.0.do: 'has(grain)' gives g (day is needed here)"],
    [
      "{at: plan, do: {repay: {credit: loan, amount: day}}}",
      "tried.yaml:8:20 rules.0.do: 'day' gives day (mark is needed here)",
    ],
    ["{at: stopped.purse, do: {answer: day}}", "tried.yaml:8:29 rules.0.do: 'day' gives day (mark is needed here)"],
  ])("%s: says where, what and what to do", (rule, problem) => {
    expect(problems([rule])).toEqual([problem]);
  });

  it("names all of them at once, in the order of the file", () => {
    const found = problems(
      ["{at: plan, do: {ration: huge}}", "{at: plan, when: tired, do: {travel: up}}"],
      "{far: 5 parsec}",
    );
    expect(found.map((line) => line.split(" ")[0])).toEqual(["tried.yaml:6:16", "tried.yaml:8:20", "tried.yaml:9:22"]);
  });

  it("says which field of an act is missing or mistyped, and which key of the list", () => {
    expect(problems(["{at: plan, do: {buy: {good: grain}}}"])).toEqual([
      "tried.yaml:8:21 rules.0.do.buy.amount: 'amount' is missing (add `amount:`)",
    ]);
    expect(problems(["{at: plan, do: {travl: down}}"])).toEqual([
      "tried.yaml:8:21 rules.0.do.travl: unknown key 'travl' (did you mean 'travel'?)",
    ]);
    expect(problemsOf(`${file(["{at: plan, do: {travel: down}}"])}wnen: 1\n`)).toEqual([
      "tried.yaml:9:1 wnen: unknown key 'wnen' (known: format, kind, id, for, says, uses, numbers, rules)",
    ]);
  });

  it("says what an act may be", () => {
    expect(problems(["{at: plan, do: {steal: all}}"])).toEqual([
      "tried.yaml:8:20 rules.0.do: `{steal}` is not what stands here (expected one act: choose, answer, buy, sell, repay, leave, take, make, order, ration, wait, travel or finish)",
    ]);
  });

  it("that is no YAML gives the first fault of the file", () => {
    const result = read("rules: [");
    expect("problems" in result && result.problems[0]).toMatchObject({ file: "tried.yaml", line: 1 });
  });

  it("cannot name a number that differs between worlds", () => {
    const hidden = buildProgram(smallScenario(["variables:", "numbers: {luck: 1~9 mark, known: 1 mark}\nvariables:"]));
    const list = (word: string) =>
      readRuleList(
        { name: "tried.yaml", text: file([`{at: plan, when: has(mark) > ${word}, do: {travel: down}}`]) },
        hidden,
      );
    expect("problems" in list("luck")).toBe(true);
    expect("problems" in list("known")).toBe(false);
  });
});

describe("a rule list", () => {
  it("decides by the first rule whose place and condition fit and whose act is possible", () => {
    const rules = [
      "{at: stopped.asked, do: {choose: pay}}",
      "{at: plan, when: has(mark) = 0, do: {travel: down}}",
      "{at: plan, do: {travel: up}}",
      "{at: plan, do: {sell: {good: metal, amount: has(metal)}}}",
      "{at: plan, do: {buy: {good: grain, amount: little}}}",
      "{at: plan, do: {travel: down}}",
    ];
    expect(decide(rules, "{little: 2 kg}")).toEqual({ do: "buy", good: "grain", amount: 2_000 });
    expect(decide(rules.slice(0, 4))).toEqual({ do: "wait", days: 10 });
    expect(decide(["{at: plan, do: {travel: down}}", ...rules], "{little: 2 kg}")).toEqual({
      do: "travel",
      route: "down",
    });
  });

  it("fits an amount to what is possible", () => {
    expect(decide(["{at: plan, do: {leave: {what: mark, amount: plenty}}}"], "{plenty: 1000 mark}")).toEqual({
      do: "leave",
      what: "mark",
      amount: 10_000,
    });
    expect(decide(["{at: plan, do: {wait: long}}"], "{long: 1 year}")).toEqual({ do: "wait", days: 10 });
    expect(decide(["{at: plan, do: {ration: full}}", "{at: plan, do: {ration: half}}"])).toEqual({
      do: "ration",
      level: "half",
    });
    expect(decide(["{at: plan, do: {finish: enough}}"])).toEqual({ do: "finish", ending: "enough" });
  });

  it("answers a question within its bounds", () => {
    const asked = (): Session => {
      const session = begun(program, { forced: [{ draw: "stop:bridge", is: "yes" }] });
      const { world } = session.campaign;
      const metal = world.model.scenario.goods.findIndex(({ id }) => id === "metal");
      const commodity = world.model.scenario.goods[metal]?.commodity ?? 0;
      world.balances[commodity] = 5_000;
      return take(
        session,
        { do: "travel", route: "down" },
        { do: "travel", route: "up" },
        { do: "choose", option: "pay" },
      );
    };
    const answer = (text: string) =>
      strategy([`{at: stopped.purse, do: {answer: ${text}}}`], "{plenty: 1000 mark, some: 3 mark}").decide(
        viewOf(asked()),
        undefined,
      );
    expect(answer("plenty")).toEqual({ do: "answer", amount: viewOf(asked()).range?.to });
    expect(answer("some")).toEqual({ do: "answer", amount: 300 });
    expect(answer("0")).toEqual({ do: "answer", amount: 0 });
  });

  it("decides the same on the same view, in 200 worlds, whatever was decided in between", () => {
    const played = trip("memoir");
    for (const of of strategies(played)) {
      for (let index = 0; index < 50; index += 1) {
        const again: (() => void)[] = [];
        play(new Session(played, { seed: `same#${index}` }), of, ({ view, decision }) => {
          again.push(() => expect(of.decide(view, of.start())).toEqual(decision));
        });
        for (const check of again.reverse()) check();
      }
    }
  });
});

describe("standing orders and making in a rule list", () => {
  const bakery = buildProgram(smallScenario(...STALL));
  const strategyOf = (...rules: readonly string[]): Strategy => {
    const result = readRuleList({ name: "tried.yaml", text: file(rules, "{few: 3 loaf, many: 99 loaf}") }, bakery);
    if ("problems" in result) throw new Error(result.problems.map(showProblem).join("\n"));
    return result.strategy;
  };
  const decided = (strategy: Strategy, session: Session): unknown => strategy.decide(viewOf(session), undefined);

  it("orders once, fits the number to what is possible, and gives way while the order stands", () => {
    const strategy = strategyOf(
      "{at: plan, do: {order: {activity: stand, level: large, amount: many}}}",
      "{at: plan, do: {finish: enough}}",
    );
    const session = begun(bakery);
    const order = { do: "order", activity: "stand", level: "large", amount: 6 } as const;
    expect(decided(strategy, session)).toEqual(order);
    take(session, order);
    expect(decided(strategy, session)).toEqual({ do: "finish", ending: "enough" });
    const other = strategyOf("{at: plan, do: {order: {activity: stand, level: large, amount: few}}}");
    expect(decided(other, session)).toEqual({ ...order, amount: 3 });
    const off = strategyOf("{at: plan, do: {order: {activity: stand, level: off}}}");
    expect(decided(off, session)).toEqual({ do: "order", activity: "stand", level: "off" });
  });

  it("makes what can be made and gives way where nothing can", () => {
    const strategy = strategyOf(
      "{at: plan, do: {make: {recipe: baking, amount: few}}}",
      "{at: plan, do: {finish: enough}}",
    );
    const session = begun(bakery);
    expect(decided(strategy, session)).toEqual({ do: "finish", ending: "enough" });
    take(session, { do: "buy", good: "grain", amount: 900 });
    expect(decided(strategy, session)).toEqual({ do: "make", recipe: "baking", amount: 2 });
    expect(session.decide({ do: "make", recipe: "baking", amount: 3 })).toEqual({
      ok: false,
      why: "not enough to make it of",
    });
  });

  it("names what is not declared", () => {
    const result = (rule: string): string[] => {
      const of = readRuleList({ name: "tried.yaml", text: file([rule]) }, bakery);
      return "problems" in of ? of.problems.map(showProblem) : [];
    };
    expect(result("{at: plan, do: {order: {activity: stant, level: large}}}")[0]).toContain("did you mean 'stand'?");
    expect(result("{at: plan, do: {order: {activity: stand, level: larg}}}")[0]).toContain("did you mean 'large'?");
    expect(result("{at: plan, do: {make: {recipe: backing, amount: 1}}}")[0]).toContain("did you mean 'baking'?");
  });
});
