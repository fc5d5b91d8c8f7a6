import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadScenario, showProblem } from "../../src/scenario/index.js";
import { inBothLanguages } from "../support/both-languages.js";
import { shelf } from "../support/scenarios.js";

const ID = "pork-soup";

/** What the check prints when one place of the stall's episode is written otherwise, without file and line. */
function problemsOf(from: string, to: string): readonly string[] {
  const on = shelf((name, text) => {
    if (name !== `${ID}/episode.yaml`) return text;
    if (!text.includes(from)) throw new Error(`'${from}' does not stand in the episode`);
    return text.replace(from, to);
  });
  const part = (name: string) => ({ name, text: readFileSync(`scenarios/${ID}/${name}`, "utf8") });
  const problems = inBothLanguages(() => {
    const loaded = loadScenario({ main: part("scenario.yaml"), texts: [part("text.en.yaml")] }, on);
    return loaded.ok ? [] : loaded.problems;
  });
  return problems.map((of) => showProblem(of).replace(/^\S+ /, ""));
}

describe("faults of recipes, activities, demand and patrols", () => {
  it("there are none as shipped", () => {
    expect(problemsOf("recipes:", "recipes:")).toEqual([]);
  });

  it.each([
    [
      "a recipe in the wrong unit",
      "uses: {pork: portion,",
      "uses: {pork: leg-weight,",
      "recipes.soup.uses.pork: 'leg-weight' gives kg/hind-leg (kg/bowl is needed here)",
    ],
    [
      "a recipe of a good that is not there",
      "greens: greens-a-bowl}",
      "greans: greens-a-bowl}",
      "recipes.soup.uses.greans: no good 'greans' (did you mean 'greens'?)",
    ],
    [
      "a recipe that uses nothing",
      "uses: {pork: 1}",
      "uses: {}",
      "recipes.boiling.uses: a recipe that uses nothing (say what one unit takes)",
    ],
    [
      "a verb that makes what no recipe makes",
      "{make: {recipe: soup, amount: batch}}",
      "{make: {recipe: soop, amount: batch}}",
      "encounters.stall-day.nodes.start.do.7.make.recipe: no recipe 'soop' (did you mean 'soup'?)",
    ],
    [
      "a level called off",
      "levels: [by-day, by-lamp, long-day]",
      "levels: [by-day, by-lamp, long-day, off]",
      "activities.stall.levels.3: a level cannot be called 'off' (`off` ends the activity)",
    ],
    [
      "an activity that opens nothing",
      "opens: stall-day",
      "opens: stall-dya",
      "activities.stall.opens: no encounter 'stall-dya' (did you mean 'stall-day'?)",
    ],
    [
      "a level nobody declared",
      "ordered(stall, by-day)",
      "ordered(stall, by-night)",
      "encounters.stall-day.nodes.start.if: no level 'by-night' (known: by-day, by-lamp, long-day)",
    ],
    [
      "a market shut by a post that is no patrol",
      "shut: {after: police,",
      "shut: {after: polis,",
      "markets.wiyeon/bowl.shut.after: no patrol 'polis' (known: police)",
    ],
    [
      "demand in the wrong unit",
      "from: 10 bowl/day @M157",
      "from: 10 kg/day @M157",
      "markets.wiyeon/bowl.demand.good.from: '10 kg/day @M157' is in kg/day (bowl/day is needed here)",
    ],
    [
      "a roll that meets what is no patrol",
      "roll: {patrol: police, lookout: watch}",
      "roll: {patrol: polices, lookout: watch}",
      "encounters.stall-day.nodes.open.roll.patrol: no patrol 'polices' (did you mean 'police'?)",
    ],
    [
      "a patrol that opens something",
      "    officer: policeman\n    prior: 3",
      "    opens: due\n    officer: policeman\n    prior: 3",
      "posts.police.opens: a patrol opens nothing (an encounter meets it with `roll: {patrol: ...}`)",
    ],
    [
      "a condition without a way",
      "      part: {if: owed(pig) > 0, then:",
      "      part: {if: owed(pig) > 0, else:",
      "encounters.due.nodes.part.if: `if:` without `then:` (say where it leads when this holds)",
    ],
    [
      "a good counted by weight that is given a weight",
      "greens: {unit: kg}",
      "greens: {unit: kg, weight: 1 kg/kg @M157}",
      "goods.greens.weight: 'greens' is counted by weight already (delete this)",
    ],
  ])("%s", (_what, from, to, says) => {
    expect(problemsOf(from, to)).toContain(says);
  });
});
