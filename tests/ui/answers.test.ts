import { describe, expect, it } from "vitest";
import { buildProgram, type Program, Session, twinOf, View, worldKey } from "../../src/engine/index.js";
import { explain } from "../../src/ui/answers/explain.js";
import { sources } from "../../src/ui/answers/sources.js";
import { LinePlay, Words } from "../../src/ui/index.js";
import { play } from "../support/play.js";
import { BASES, shipped, strategies, TRIP, trip } from "../support/scenarios.js";
import { moreHidden } from "../support/twin.js";

const says = (): string => "what the source says";

/** Everything a player may ask about that a scenario declares, and words of the Hamhung trip's texts. */
function topicsOf({ model: { scenario } }: Program): readonly string[] {
  const lists = [scenario.goods, scenario.people, scenario.posts, scenario.hiding, scenario.credit, scenario.routes];
  return [...lists.flatMap((list) => list.map(({ id }) => id)), ...scenario.places];
}
const READ =
  "smuggler chairman welfare varnish drum straw thief neighbours share debt fire manager hawker in-laws village cab truck barrier inspector wage parents report snow belongings price worth wait end";

/** Bare figures that stand somewhere in the trip or near what is hidden there. */
const FIGURES = ["2", "3", "10", "14", "20", "30", "40", "50", "60", "100", "100,000"];

const answersOf = (program: Program, view: View): readonly string[] => {
  const asked = { program, view, words: new Words(program), says };
  const options = view.options.flatMap(({ id }) => explain(asked, "1", { option: id }));
  return [
    ...explain(asked, ""),
    ...options,
    ...topicsOf(program).flatMap((topic) => [...explain(asked, topic), ...sources(asked, topic)]),
    ...FIGURES.flatMap((figure) => explain(asked, figure)),
  ];
};

describe("sources", () => {
  const program = trip("memoir");
  const atOffer = (() => {
    const session = new Session(program, { seed: "why" });
    session.decide({ do: "begin" });
    session.decide({ do: "choose", option: "leave-none" });
    session.decide({ do: "travel", route: "out" });
    const { world, rest } = session.campaign;
    return { program, view: new View(program, world, rest), words: new Words(program), says };
  })();

  it("of a choice are those of all the numbers that why tells of it: credit, patience, what is paid later", () => {
    const told = sources(atOffer, "", { option: "all" }).join("\n");
    for (const number of ["what is owed for it", "time until it is due", "14 day", "50 kg"])
      expect(told).toContain(number);
  });

  it("of odds are those of the odds, not of the good they are odds of", () => {
    const of = { belief: "duckling" };
    const told = [...explain(atOffer, "duckling", of), ...sources(atOffer, "duckling", of)].join("\n");
    expect(told).toContain("odds by hearsay");
    expect(told).toContain("hearsay worth");
    expect(told).not.toMatch(/price|noise|market/);
  });
});

describe("why", () => {
  const program = trip("memoir");
  const session = new Session(program, { seed: "why" });
  session.decide({ do: "begin" });
  const view = new View(program, session.campaign.world, session.campaign.rest);
  const ask = (word: string): readonly string[] => explain({ program, view, words: new Words(program), says }, word);

  it.each([...topicsOf(program), ...READ.split(" ")])("tells of '%s' in a sentence before any number", (word) => {
    const [first = ""] = ask(word);
    expect(first).not.toMatch(/^Nothing is told/);
    expect(first, "a sentence").toMatch(/[a-z]{3,}.*\.$/);
    expect(first).not.toContain("@");
  });

  it("repeats no line", () => {
    for (const word of [...topicsOf(program), ...READ.split(" ")]) {
      const lines = ask(word);
      expect(lines, word).toEqual([...new Set(lines)]);
    }
  });

  it("tells what a bare figure is: what is held, a price, a number of the scenario, a movement", () => {
    const { postings } = session.journal;
    const of = (word: string): string =>
      explain({ program, view, words: new Words(program), says, postings }, word).join("\n");
    expect(of("3,000 won")).toMatch(
      /^3,000 won: the money you have with you\..*\nMoved on day 1: from before -> you: 3,000 won/s,
    );
    expect(of("14")).toMatch(/^There is no choice 14/); // equals a number of the scenario, which no question here names
    expect(of("14 days")).toBe(
      "14 days: days a lender waits after the day it was due; it may be anything from 7 to 21 days.",
    );
    const [price = ""] =
      /[\d.]+(?= won)/.exec(new Words(program).price(view.goods[0]?.ask ?? 0, view.goods[0]?.id ?? "")) ?? [];
    expect(of(price)).toContain("today's price to buy rice here.");
    expect(of("987,654")).toMatch(/^Nothing stands at 987,654/);
  });

  it("names what can be asked when a word is none", () => {
    expect(ask("zeppelin").join()).toMatch(/^Nothing is told under 'zeppelin'\.,Of what is before you, .*truck/);
  });

  it("tells the terms of a credit before it is taken", () => {
    const told = ask("consignment").join("\n");
    expect(told).toMatch(/2,000 won\/kg to be paid 30 days after it is taken/);
    expect(told).toContain("You owe nothing on it now.");
    expect(told).toMatch(/ruin|owed all the same/);
  });

  it("prints no number a trader could not know", () => {
    const hidden = program.model.scenario.parameters.filter(({ name }) =>
      /\.(stops|found|fences|reporting-pays)$/.test(name),
    );
    expect(hidden.length).toBeGreaterThan(4);
    const told = topicsOf(program).flatMap(ask).join("\n");
    for (const word of ["fences", "reporting pays", "bribe costs", "stops:", "heat"]) expect(told).not.toContain(word);
  });
});

describe.each(BASES)("in the base '%s', every answer at every decision", (base) => {
  const program = buildProgram(shipped(TRIP, moreHidden), { base });

  it("is the same in a world with other hidden numbers and another future", () => {
    let answers = 0;
    // A world of its own for each strategy: they ask at other decisions, and an answer that peeks does so in most worlds.
    for (const strategy of strategies(program)) {
      play(new Session(program, { seed: strategy.id }), strategy, ({ session, view }) => {
        const { world, rest } = session.campaign;
        const other = new View(program, twinOf(world, worldKey(`not ${strategy.id}`)), rest);
        const told = answersOf(program, view);
        expect(answersOf(program, other)).toEqual(told);
        expect(told.join("\n")).not.toMatch(/undefined|NaN/);
        answers += told.length;
      });
    }
    expect(answers).toBeGreaterThan(1_000);
  });
});

describe("in line mode", () => {
  const started = (
    page?: { columns: number; rows: number },
    seed = "34",
  ): { take: (text: string) => readonly string[] } => {
    const lines: string[] = [];
    const session = new Session(trip("memoir"), { seed });
    const line = new LinePlay(session, {
      print: (text) => lines.push(text),
      save: () => undefined,
      says,
      ...(page === undefined ? {} : { page }),
    });
    line.open(false);
    return {
      take: (text) => {
        const from = lines.length;
        line.take(text);
        return lines.slice(from);
      },
    };
  };

  it("an answer fits the page, and `more` goes on to its end", () => {
    const paged = started({ columns: 80, rows: 24 });
    paged.take("");
    const whole = started({ columns: 80, rows: 400 });
    whole.take("");
    const all = whole.take("why rice numbers");
    expect(all.length).toBeGreaterThan(24);
    const told: string[] = [];
    for (let typed = "why rice numbers"; ; typed = "more") {
      const page = paged.take(typed);
      expect(page.length).toBeLessThanOrEqual(22);
      told.push(...page.filter((line) => !line.includes("`more`")));
      if (!page.some((line) => line.includes("`more`"))) break;
    }
    expect(told).toEqual(all);
    expect(paged.take("more")).toEqual(["There is nothing more to tell."]);
  });

  it("Enter tells again what a choice is about", () => {
    const line = started();
    expect(line.take("").join("\n")).toContain("The truck stands ready");
  });

  it("tells what a choice leads to by its number and by its word", () => {
    const line = started();
    line.take("1");
    line.take("1");
    expect(line.take("why 2").join("\n")).toContain("25 kg");
    expect(line.take("why half")).toEqual(expect.arrayContaining([...line.take("why 2")]));
    expect(line.take("why 2").join("\n")).toMatch(/Then you choose: .*moulding sand/);
  });

  it("a post passed unstopped is told, with what is now believed", () => {
    const line = started(undefined, "golden");
    for (const typed of ["1", "1", "none", "0", "0"]) line.take(typed);
    const told = line.take("travel home").join("\n");
    expect(told).toContain("You passed the county post, and nobody stopped you.");
    expect(told).toMatch(/\[being stopped at the county post: you now believe 17 %, before 20 %\]/);
  });

  it("`end` says what is missing, and `ledger all` shows every movement", () => {
    const line = started();
    line.take("1");
    expect(line.take("end").join()).toMatch(/^You cannot end here yet: .*consignment is paid/);
    line.take("wait 5");
    expect(line.take("ledger").at(-1)).toMatch(/earlier ones/);
    expect(line.take("ledger all").length).toBeGreaterThan(12);
  });

  it("tells plainly what can be done with the day, where to ask on, and what a mark means", () => {
    const line = started();
    line.take("1");
    const told = line.take("why").join("\n");
    expect(told).toMatch(/travel: .*`why out`.*trade: .*`why rice`.*wait: .*`why wait`.*end: not yet: .*`why end`/s);
    expect(line.take("why rice*").join("\n")).toMatch(/asterisk marks.*Rice\./s);
    const ends = `${line.take("why end").join("\n")}\n${line.take("why hounded").join("\n")}`;
    expect(ends).toContain("14 days after the day it was due");
    expect(ends).not.toMatch(/nothing less|more than nothing/);
  });

  it("says that a price does not move where no lot moves it, and on which day a credit falls due", () => {
    const line = started();
    for (const typed of ["1", "1"]) line.take(typed);
    expect(line.take("why 1").join("\n")).toContain("due in 30 days, on day 33");
    for (const typed of ["none", "0", "50"]) line.take(typed);
    expect(line.take("why sell duckling").join("\n")).toContain("each at ");
  });

  it("food can be put away and fetched, and the evening at home is told", () => {
    const line = started();
    line.take("1");
    line.take("buy rice 20");
    expect(line.take("leave rice 5").join("\n")).toContain("5 kg rice");
    expect(line.take("wait 3").join("\n")).toMatch(/At home meanwhile: .*ate/);
  });
});
