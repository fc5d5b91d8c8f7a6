import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildProgram, type Program, Session, View } from "../../src/engine/index.js";
import { explain } from "../../src/ui/answers/explain.js";
import { isKnown, labelOf } from "../../src/ui/answers/numbers.js";
import { termNames } from "../../src/ui/answers/terms.js";
import { LinePlay, Words } from "../../src/ui/index.js";
import { COMMON_WORDS } from "../support/common-words.js";
import { ROOT, shipped } from "../support/scenarios.js";

const says = (source: string): string | undefined => (/^[MDIE]\d+/.test(source) ? "what the source says" : undefined);

const SHIPPED = readdirSync(join(ROOT, "scenarios")).filter((id) =>
  existsSync(join(ROOT, "scenarios", id, "scenario.yaml")),
);

/** Sections of the catalogue whose texts are names, shown in menus, standing lines, odds, answers and the ledger. */
const NAMING =
  /^(goods|places|people|routes|legs|posts|hiding|credit|offers|skies|members|rations|recipes|activities|levels|variables|numbers)\./;

/** Every name a scenario shows, in the wording shown; the ids it is typed by; its outcomes; the words it explains; its sources. */
function shownBy({ model: { scenario } }: Program, words: Words): readonly string[] {
  const keys = [...scenario.texts.keys()];
  const names = keys
    .filter((key) => NAMING.test(key))
    .map((key) => {
      const [section = "", ...id] = key.split(".");
      return words.name(section, id.join("."));
    });
  const explained = keys.filter((key) => key.startsWith("about.")).flatMap((key) => key.slice(6).split(/,\s*/));
  const outcomes = scenario.encounters.flatMap(({ nodes }) =>
    nodes.flatMap(({ step }) => (step.kind === "roll" && step.roll.kind === "odds" ? step.roll.outcomes : [])),
  );
  const sources = scenario.parameters.flatMap(({ literals }) =>
    [...literals.values()].flatMap(({ source }) => (source === undefined ? [] : [source])),
  );
  const things = [scenario.goods, scenario.people, scenario.posts, scenario.hiding, scenario.credit, scenario.endings];
  return [
    ...names,
    ...explained,
    ...outcomes,
    ...sources,
    ...things.flatMap((list) => list.map(({ id }) => id)),
    ...scenario.household.rations.map(({ id }) => id),
    ...scenario.bases.map((id) => `base ${id}`),
  ];
}

describe.each(SHIPPED)("in '%s'", (id) => {
  const program = buildProgram(shipped(id));
  const session = new Session(program, { seed: "words" });
  session.decide({ do: "begin" });
  const view = new View(program, session.campaign.world, session.campaign.rest);
  const words = new Words(program);
  const ask = (word: string): string => explain({ program, view, words, says }, word).join("\n");

  it("every name, label, outcome, source and explained word answers to `why`, in the wording shown", () => {
    const unknown = [...new Set(shownBy(program, words))].filter((word) => /^Nothing is told|^$/.test(ask(word)));
    expect(unknown).toEqual([]);
  });

  it("so does every word of the program, in other forms too", () => {
    const forms = termNames().flatMap((word) => [word, word.toUpperCase(), `the ${word}`, `'${word}'?`]);
    expect(forms.filter((word) => /^Nothing is told|^$/.test(ask(word)))).toEqual([]);
  });

  it("every word of its encounters is told of, or is an everyday word", () => {
    const said = [...program.model.scenario.texts]
      .filter(([key]) => key.startsWith("encounters."))
      .flatMap(([, pieces]) => pieces.flatMap((piece) => (typeof piece === "string" ? [piece] : [])));
    const read = new Set(
      said
        .join(" ")
        .toLowerCase()
        .replace(/'s\b/g, "")
        .match(/\p{L}[\p{L}-]*\p{L}/gu) ?? [],
    );
    const unknown = [...read].filter((word) => !COMMON_WORDS.has(word) && /^Nothing is told|^$/.test(ask(word)));
    expect(unknown).toEqual([]);
  });

  it("no number is told by its raw name, its path or a bare date", () => {
    const raw = program.model.scenario.parameters.filter(isKnown).flatMap(({ name }) => {
      const label = labelOf(name, words);
      const own = name.startsWith("numbers.") && label === name.slice("numbers.".length).replaceAll("-", " ");
      return own || /^\d|[./]\w+[./]/.test(label) ? [`${name}: ${label}`] : [];
    });
    expect(raw).toEqual([]);
  });

  it("and every label of a number the answers print", () => {
    const labels = program.model.scenario.parameters
      .filter((of) => of.name.startsWith("numbers.") && isKnown(of) && of.literals.get(program.model.base)?.value !== 0)
      .map(({ name }) => labelOf(name, words));
    expect([...new Set(labels)].filter((word) => /^Nothing is told|^$/.test(ask(word)))).toEqual([]);
  });
});

/** Lines no one should have to fear typing: marks, hyphens, brackets, signs, control bytes, floods. */
const MARKS = [..."-'\",!:;&_()[]{}*+?.\\/|^$~`@#%<>=§€", "\u0000", "\u001b[31m", "\u200b", "\ud83d\ude00", "한글"];
const HOSTILE = [
  ...MARKS,
  ...MARKS.map((mark) => `why in${mark}laws`),
  ...MARKS.map((mark) => `buy rice ${mark}5`),
  ...MARKS.map((mark) => `${mark}market${mark}`),
  "who's that",
  "buy rice -5",
  "-1",
  "1e9",
  "0x10",
  "why why why",
  "__proto__",
  "why constructor",
  "sell toString all",
  "1".repeat(400),
  "why ".repeat(500),
  "a-".repeat(3000),
];

describe("a typed line", () => {
  const program = buildProgram(shipped("hamhung-trip"));
  const open = (...before: readonly string[]): { take: (text: string) => readonly string[]; session: Session } => {
    const lines: string[] = [];
    const session = new Session(program, { seed: "34" });
    const line = new LinePlay(session, { print: (text) => lines.push(text), save: () => undefined, says });
    line.open(false);
    for (const typed of before) line.take(typed);
    return {
      session,
      take: (text) => {
        const from = lines.length;
        line.take(text);
        return lines.slice(from);
      },
    };
  };

  it.each([
    ["at a choice", []],
    ["at the plan", ["1"]],
    ["at a question", ["2"]],
    ["at an amount of the plan", ["1", "buy rice"]],
  ] as const)("of whatever marks is answered %s, and decides nothing", (_where, before) => {
    for (const typed of HOSTILE) {
      const { session, take } = open(...before);
      const decisions = session.decisions.length;
      const told = take(typed).join("\n");
      expect(told, typed.slice(0, 40)).not.toBe("");
      expect(told).not.toMatch(/undefined|NaN|\[object/);
      expect(session.decisions.length, typed.slice(0, 40)).toBe(decisions);
    }
  });

  it.each([
    ["in-laws", /father-in-law/],
    ["the father-in-law", /lend on his word/],
    ["order of return", /manager/],
    ["moulding sand", /Five tonnes/],
    ["hidden in the moulding sand", /Five tonnes/],
    ["household things", /fraction of their worth/],
    ["bribes", /officer/],
    ["bribed", /officer/],
    ["gap", /spread/],
    ["M335", /memoir \(M335\)/i],
    ["A.attention", /Assumed: /],
    ["quiet", /a way chance can fall/],
    ["day 60", /After the evening of day 60/],
    ["money", /Money is counted in/],
    ["leave", /into the larder/],
    ["six", /Six people/],
  ] as const)("`why %s` means what the word means, also where a choice holds it", (word, told) => {
    expect(open().take(`why ${word}`).join("\n")).toMatch(told);
  });

  it("an unknown word gets the nearest ones and those before the player, not every word there is", () => {
    const { take } = open("1", "1");
    const told = take("why pobedti");
    expect(told.join("\n")).toMatch(/^Nothing is told under 'pobedti'. Do you mean `why pobedit`\?/);
    expect(told.join("\n")).toMatch(/Of what is before you, you can ask about: .*chairman/);
    expect(told.join("\n").length).toBeLessThan(400);
  });
});
