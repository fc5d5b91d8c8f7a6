import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadScenario, showProblem } from "../../src/scenario/index.js";
import { inBothLanguages } from "../support/both-languages.js";
import { type Edit, shelf } from "../support/scenarios.js";

const ID = "hyesan-years";

/** What the check prints of the campaign with its files edited, without file and line. */
function problemsOf(edit: Edit): readonly string[] {
  const part = (name: string) => ({
    name: `scenarios/${ID}/${name}`,
    text: edit(`${ID}/${name}`, readFileSync(`scenarios/${ID}/${name}`, "utf8")),
  });
  const problems = inBothLanguages(() => {
    const loaded = loadScenario({ main: part("scenario.yaml"), texts: [part("text.en.yaml")] }, shelf(edit, ID));
    return loaded.ok ? [] : loaded.problems;
  });
  return problems.map((of) => showProblem(of).replace(/^\S+ /, ""));
}

const swap =
  (file: string, from: string | RegExp, to: string): Edit =>
  (name, text) =>
    name === file ? text.replace(from, to) : text;

describe("a scenario of several episodes", () => {
  it("is told where two of them say different things under one name, and both values", () => {
    const twice = swap("pork-soup/episode.yaml", "numbers:\n", "numbers:\n  talk-some: 10 (5..20) @A.attention\n");
    expect(problemsOf(twice)).toEqual([
      "numbers.talk-some: episode 'pork-soup' says '10 (5..20) @A.attention' here, episode 'hamhung-trip' says '15 (8..30) @A.attention' (say in the scenario which of them holds, or give the two different names)",
    ]);
  });

  it("is not told where they agree, nor where it says itself what holds", () => {
    const agrees = swap("pork-soup/episode.yaml", "numbers:\n", "numbers:\n  talk-some: 15 (8..30) @A.attention\n");
    expect(problemsOf(agrees)).toEqual([]);
    const twice = swap("pork-soup/episode.yaml", "numbers:\n", "numbers:\n  talk-some: 10 (5..20) @A.attention\n");
    const settled = swap(`${ID}/scenario.yaml`, "numbers:\n", "numbers:\n  talk-some: 12 (5..30) @A.attention\n");
    expect(problemsOf((name, text) => settled(name, twice(name, text)))).toEqual([]);
  });

  it("is told of two texts and of two reasons alike", () => {
    const said = swap("pork-soup/text.en.yaml", /^goods:/m, "variables: {reports: letters}\ngoods:");
    const unsaid = swap(`${ID}/text.en.yaml`, /^ {2}reports: .*\n/m, "");
    expect(problemsOf((name, text) => unsaid(name, said(name, text))).join("\n")).toMatch(
      /variables\.reports: episode/,
    );
    const reason = swap("pork-soup/episode.yaml", "assume:\n", "assume:\n  metal: Another reason.\n");
    expect(problemsOf(reason).join("\n")).toMatch(/assume\.metal: episode 'pork-soup' says/);
  });

  it("is told where an episode puts another reason under a name that the world's numbers cite", () => {
    const reason = swap("pork-soup/episode.yaml", "assume:\n", "assume:\n  need: Another reason.\n");
    expect(problemsOf(reason)).toEqual([
      "assume.need: the base world has another reason under this name: 'What an adult needs to keep going lies between the memoir's ' (its numbers would be told with the one of 'pork-soup'; give yours another name)",
    ]);
  });

  it("adds up what each of them counts", () => {
    const without = swap(
      "pork-soup/episode.yaml",
      "counts: [bird, bowl, piece, hind-leg]",
      "counts: [bird, bowl, hind-leg]",
    );
    expect(problemsOf(without)).toEqual([]); // another episode counts pieces
    const nobody = swap("yen-courier/episode.yaml", "counts: [bird, note]", "counts: [bird]");
    expect(problemsOf(nobody)[0]).toMatch(/note/);
  });

  it("is told of a date that is none and of an end before the beginning", () => {
    const none = swap(`${ID}/scenario.yaml`, 'from: "1995-11-05"', 'from: "1995-11-31"');
    expect(problemsOf(none)).toEqual([
      "episodes.pork-soup.from: '1995-11-31' is no date of the calendar (write YYYY-MM-DD)",
    ]);
    const before = swap(`${ID}/scenario.yaml`, 'from: "1995-11-05"', 'from: "1996-11-05"');
    expect(problemsOf(before)).toEqual(["episodes.pork-soup.until: it closes before it opens (write a later date)"]);
  });
});
