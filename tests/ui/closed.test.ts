import { describe, expect, it } from "vitest";
import { buildProgram, Session, View } from "../../src/engine/index.js";
import type { CheckedExpr } from "../../src/scenario/index.js";
import { whyClosed, whyIdle } from "../../src/ui/answers/closed.js";
import { activity } from "../../src/ui/answers/topic-home.js";
import { Words } from "../../src/ui/index.js";
import { shipped, shippedIds } from "../support/scenarios.js";
import { small, smallScenario } from "../support/small.js";
import { STALL } from "../support/stall.js";

/** Conditions that can close something before a player, each with what the catalogue may say in its place. */
function conditions(id: string) {
  const program = buildProgram(shipped(id));
  const session = new Session(program, { seed: "1" });
  session.decide({ do: "begin" });
  const view = new View(program, session.campaign.world, session.campaign.rest);
  const words = new Words(program);
  const { activities, encounters, endings } = program.model.scenario;
  const said = (...keys: readonly string[]): boolean => keys.some((key) => words.about(key, view) !== undefined);
  const of = (at: string, when: CheckedExpr | undefined, ...keys: readonly string[]) =>
    when === undefined ? [] : [{ at, when, told: said(...keys) }];
  const found = [
    ...encounters.flatMap((encounter) =>
      encounter.nodes.flatMap(({ id: node, step }) =>
        step.kind === "choose"
          ? step.options.flatMap((option) =>
              of(
                `${encounter.id}.${node}.${option.id}`,
                option.when,
                `${encounter.id} ${node} ${option.id}`,
                option.id,
              ),
            )
          : [],
      ),
    ),
    ...endings.flatMap(({ id: ending, kind, when }) => (kind === "choice" ? of(`ending ${ending}`, when, ending) : [])),
    ...activities.flatMap(({ id: activity, when }) => of(`activity ${activity}`, when, `${activity} needs`)),
  ];
  return { found, view, words };
}

describe("why something is closed", () => {
  it.each(shippedIds())("is told in '%s' by nothing that has no name for a reader", (id) => {
    const { found, words } = conditions(id);
    expect(found.filter(({ when, told }) => !told && !words.isNamed(when.tree)).map(({ at }) => at)).toEqual([]);
  });

  it("leaves out what has no name where a text stands for it, and says what else is missing", () => {
    const unnamed = shippedIds().flatMap((id) => {
      const { found, view, words } = conditions(id);
      return found.flatMap(({ at, when }) => {
        const option = at.split(".")[2];
        const told = option !== undefined && words.about(option, view) !== undefined;
        return told && !words.isNamed(when.tree) ? [{ at, when, view, words, option }] : [];
      });
    });
    expect(unnamed).not.toEqual([]);
    for (const { at, when, view, words, option } of unnamed) {
      const why = whyClosed(words, view, option, when);
      expect(why, at).toMatch(/^not possible now[:;] /);
      expect(why, at).toContain(words.missing(when, view, true));
      const whole = words.missing(when, view); // what would be told without a text
      if (whole !== words.missing(when, view, true)) expect(why, at).not.toContain(whole);
    }
  });

  it("is told of an order whose day is not done", () => {
    const { found, view, words } = conditions("in-laws-rice");
    const press = found.find(({ at }) => at === "activity noodle-press");
    expect(whyIdle(words, view, "noodle-press", press?.when)).toMatch(
      /^It needs a press\. A man offers one for \d+ won/,
    );
    expect(whyIdle(words, view, "noodle-press", undefined)).toBeUndefined();
  });
});

it("work that makes something tells what it lacks without a condition of its own", () => {
  const changes = [...STALL, ["    when: has(mark) > 0\n", "    makes: baking\n"]] as const;
  const [of, program] = [small(...changes), buildProgram(smallScenario(...changes))];
  const w = of.world();
  const told = (): string =>
    activity(program, new View(program, w, { kind: "plan" }), new Words(program), "stand").join("\n");
  expect(told()).toContain("Today it cannot be done. Not enough for 1 loaf: grain.");
  of.stock(w, of.model.account.home, "grain", 400);
  expect(told()).not.toContain("Today");
});
