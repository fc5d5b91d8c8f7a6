import { describe, expect, it } from "vitest";
import { type Program, Session, type View } from "../../src/engine/index.js";
import { explain } from "../../src/ui/answers/explain.js";
import { sources } from "../../src/ui/answers/sources.js";
import { Words } from "../../src/ui/index.js";
import { formatDate } from "../../src/units/index.js";
import { play, viewOf } from "../support/play.js";
import { strategies, trip } from "../support/scenarios.js";

// What the record says of later days belongs after the end: a price told before its day is a tip no trader had.

const SAYS = "On 1996-02-15 it was told that by 1997 nothing was left.";

/** What the numbers that follow the calendar are from. */
const datedSources = ({ model: { scenario } }: Program): ReadonlySet<string> =>
  new Set(
    scenario.parameters
      .filter(({ name }) => /\d{4}-\d\d-\d\d$/.test(name))
      .flatMap(({ literals }) => [...literals.values()].flatMap(({ source }) => source ?? [])),
  );

/** Every price, person of the household and source of a number of the calendar. */
function topicsOf(program: Program): readonly string[] {
  const { goods, household } = program.model.scenario;
  return [...[...goods, ...household.members].map(({ id }) => id), "worth", "wait", ...datedSources(program)];
}

/** What is told of every price, number and source on a day, with its fine numbers. */
const told = (program: Program, view: View): readonly (readonly [string, string])[] => {
  const dated = datedSources(program);
  const asked = { program, view, words: new Words(program), says: (of: string) => (dated.has(of) ? SAYS : "") };
  return topicsOf(program).flatMap((topic) =>
    [...explain(asked, topic), ...explain(asked, `${topic} numbers`), ...sources(asked, topic)].map(
      (line) => [topic, line] as const,
    ),
  );
};

/** What is told of later days: dates after today, and what a source says of them. */
function later(program: Program, view: View): readonly string[] {
  const today = formatDate(view.date);
  return told(program, view)
    .filter(([, line]) => line.includes(SAYS) || (line.match(/\b\d{4}-\d\d-\d\d\b/g) ?? []).some((of) => of > today))
    .map(([topic, line]) => `${topic}: ${line}`);
}

describe("what is told of a number", () => {
  const program = trip("historical", "hyesan-years");
  const opened = new Session(program, { seed: "later" });
  opened.decide({ do: "begin" });
  const first = viewOf(opened);

  it("on the first day of the years holds no later day", () => {
    expect(later(program, first)).toEqual([]);
  });

  it("before its first day stands without one, as it holds until then", () => {
    const asked = { program, view: first, words: new Words(program), says: () => "" };
    const lines = [...explain(asked, "rice"), ...sources(asked, "rice")].join("\n");
    expect(lines).toContain("price to buy (Hyesan, rice): 15 won/kg");
    expect(lines).not.toMatch(/: (30|60|120) won\/kg/);
  });

  it("of who has not come yet is nothing", () => {
    const asked = { program, view: first, words: new Words(program), says: () => "" };
    expect(explain(asked, "household").join("\n")).not.toContain("small child");
    expect(explain(asked, "child").join("\n")).not.toMatch(/kcal|M062/);
  });

  it("holds every day once it has ended", () => {
    const cautious = strategies(program, "hyesan-years").find(({ id }) => id === "cautious");
    if (cautious === undefined) throw new Error("no strategy");
    const view = viewOf(play(new Session(program, { seed: "later" }), cautious));
    const asked = { program, view, words: new Words(program), says: () => SAYS };
    const lines = sources(asked, "rice").join("\n");
    expect(lines).toContain("on 1996-07-01: 120 won/kg");
    expect(lines).toContain(SAYS);
  });
});
