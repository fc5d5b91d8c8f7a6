import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildProgram, type Program, Session, View } from "../../src/engine/index.js";
import { speak } from "../../src/language/index.js";
import { KOREAN } from "../../src/language/korean.js";
import type { Template } from "../../src/scenario/index.js";
import { playWith } from "../../src/strategies/index.js";
import { explain } from "../../src/ui/answers/explain.js";
import { oddsLines } from "../../src/ui/answers/moment.js";
import { termNames } from "../../src/ui/answers/terms.js";
import { LinePlay, leavesPlay, tellStory, Words, wrapLines } from "../../src/ui/index.js";
import { columnsOf } from "../../src/ui/screen/text.js";
import { stage, TestDesk } from "../support/desk.js";
import { shipped, strategies, trip } from "../support/scenarios.js";

beforeAll(() => speak(KOREAN));
afterAll(() => speak(undefined));

it("leaves a play at the word of the language, and at the English one", () => {
  expect([" 그만 ", "quit", "Q", "exit"].map(leavesPlay)).toEqual([true, true, true, true]);
  expect(["", "그만 1", "quite"].map(leavesPlay)).toEqual([false, false, false]);
});

/** A scenario all of whose texts are Hangul: what is still Latin then, the program says. */
function veiled(id: string): Program {
  const scenario = shipped(id);
  const veil = (text: string): string => text.replace(/\p{L}/gu, "가");
  const texts = new Map(
    [...scenario.texts].map(([key, template]): [string, Template] => [
      key,
      template.map((piece) => (typeof piece === "string" ? veil(piece) : piece)),
    ]),
  );
  const names = new Map(scenario.commodities.map(({ unit }) => [`units.${unit.text}`, ["개"] as Template]));
  const assumptions = new Map([...scenario.assumptions].map(([key, reason]) => [key, veil(reason)]));
  const all = { ...scenario, assumptions, texts: new Map([...names, ...texts]) };
  return buildProgram(all, { base: scenario.defaultBase });
}

/** What stays Latin in Korean: keys, signs of units, names of files and options, seeds and hashes. */
const LATIN = new Set(
  "Enter Esc Tab Ctrl base seed kg km kcal won jangmadang JANGMADANG replay play rewinds strict resume numbers all NAME pgup pgdn ctrl shift tab home end esc enter up down left right page decisions debrief".split(
    " ",
  ),
);

/** Latin words of a line that are neither those nor ids and numbers of the scenario. */
function english(line: string, { model }: Program): readonly string[] {
  const { scenario } = model;
  const ids = scenario.parameters.flatMap(({ name }) => name.split(/[./]/));
  const encounters = scenario.encounters.flatMap(({ id, nodes }) => [
    id,
    ...nodes.flatMap(({ id: node, step }) => [
      node,
      ...(step.kind === "choose" ? step.options.map((of) => of.id) : []),
      ...(step.kind === "roll" ? step.roll.outcomes : []),
    ]),
  ]);
  const variables = scenario.variables.map(({ id }) => id);
  const endings = scenario.endings.map(({ id }) => id);
  const own = [
    scenario.id,
    ...ids,
    ...encounters,
    ...variables,
    ...endings,
    ...scenario.bases,
    ...scenario.units.keys(),
  ];
  const known = new Set(own.flatMap((id) => id.split("-")));
  return (line.replace(/`[^`]*`|[A-Za-z]+~|\([MDIEA][\d.][\w.-]*\)/g, "").match(/[A-Za-z]{2,}/g) ?? []).filter(
    (word) => !LATIN.has(word) && !known.has(word.toLowerCase()) && !/^[0-9a-f]+$/.test(word),
  );
}

/** Every line the line mode tells of a whole campaign, and what it answers on the way. */
function linesOf(program: Program, id: string): readonly string[] {
  const lines: string[] = [];
  const [strategy] = strategies(program, id);
  if (strategy === undefined) throw new Error(`${id} has no strategy`);
  const choice = { seed: "34", base: program.model.base };
  const { decisions } = playWith(program, choice, strategy);
  tellStory(new Session(program, choice), decisions, (line) => lines.push(line));
  const session = new Session(program, choice);
  const play = new LinePlay(session, { print: (line) => lines.push(line), save: () => undefined });
  play.open(false);
  const step = Math.max(1, Math.floor(decisions.length / 5));
  for (const [at, decision] of decisions.entries()) {
    if (at > 0) session.decide(decision);
    if (at % step !== 0 || session.campaign.ended) continue;
    play.take("");
    for (const typed of ["왜", "왜 1", "상태", "가격", "집", "장부", "아무것도"]) play.take(typed);
  }
  const view = new View(program, session.campaign.world, session.campaign.rest);
  const asked = { program, view, words: new Words(program), says: () => "가" };
  const { goods, people, places, posts, credit, routes, endings, activities } = program.model.scenario;
  const things = [goods, people, posts, credit, routes, endings, activities].flatMap((of) => of.map((one) => one.id));
  for (const word of [...things, ...places, ...termNames()]) lines.push(...explain(asked, word));
  return [...lines, ...oddsLines(asked)];
}

describe("a play in Korean", () => {
  it("tells amounts in a text that is not translated as English does", () => {
    const session = new Session(buildProgram(shipped("crackdown-squad")), { seed: "1" });
    session.decide({ do: "begin" });
    const view = new View(session.program, session.campaign.world, session.campaign.rest);
    const words = new Words(session.program);
    const told = [...session.program.model.scenario.texts.keys()].flatMap((key) => words.text(key, view) ?? []);
    expect(told.filter((text) => /\d+workers/.test(text))).toEqual([]);
    expect(told.some((text) => /\d+ workers/.test(text))).toBe(true);
  });

  it.each(["hamhung-trip", "pork-soup"])("of %s says nothing in English, and no hole is left open", (id) => {
    const program = veiled(id);
    const lines = linesOf(program, id);
    expect(lines.length).toBeGreaterThan(150);
    const found = lines.flatMap((line) => english(line, program).map((word) => `${word}: ${line}`.slice(0, 160)));
    expect([...new Set(found)]).toEqual([]);
    expect(lines.filter((line) => /\{\w+\}/.test(line))).toEqual([]);
  });

  it("would be caught with a word of English", () => {
    expect(english("당신은 rice 3 kg을 삽니다 today.", trip("memoir"))).toEqual(["today"]);
  });

  it("breaks lines by columns, and takes Korean words as commands", () => {
    const lines: string[] = [];
    const session = new Session(trip("memoir"), { seed: "golden", base: "memoir" });
    const play = new LinePlay(session, { print: (line) => lines.push(line), save: () => undefined });
    play.open(false);
    for (const typed of ["1", "사기 rice 절반", "왜 빚"]) play.take(typed);
    expect(session.decisions.map((of) => of.do)).toEqual(["begin", "choose", "buy"]);
    expect(lines.at(-1)).toMatch(/^빚은 `갚기 이름 양`으로/);
    const broken = lines.flatMap((line) => wrapLines(line, 79).split("\n"));
    expect(broken.filter((line) => columnsOf(line) > 79)).toEqual([]);
    expect(broken.some((line) => columnsOf(line) > 70)).toBe(true);
  });
});

/** Ways from the picker to each screen, as keys, and what stands there. */
const SCREENS: Readonly<Record<string, readonly [keys: readonly string[], shows: string]>> = {
  picker: [[], "시나리오"],
  briefing: [["enter"], "다루는 내용"],
  encounter: [["enter", "enter"], "무엇을 합니까?"],
  question: [["enter", "enter", "2", "enter", '"1000'], "1000_"],
  plan: [["enter", "enter", "1", "enter"], "59일 남음"],
  prices: [["enter", "enter", "1", "enter", "2"], "의 값"],
  buying: [["enter", "enter", "1", "enter", "2", "b", '"20'], "치를 돈"],
  roads: [["enter", "enter", "1", "enter", "3"], "지금 여기"],
  household: [["enter", "enter", "1", "enter", "4"], "식량"],
  night: [["enter", "enter", "1", "enter", "n", '"2', "enter", "5"], "누가 무엇을 먹나"],
  risks: [["enter", "enter", "1", "enter", "6"], "당신이 믿는 위험"],
  log: [["enter", "enter", "1", "enter", "8"], "일지"],
  ledger: [["enter", "enter", "1", "enter", "9"], "장부"],
  help: [["enter", "enter", "1", "enter", "?"], "키"],
  why: [["enter", "enter", "1", "enter", "2", "w"], "왜:"],
};

describe("screens in Korean", () => {
  it.each(Object.entries(SCREENS))(
    "'%s' fits at every size and says nothing in English",
    async (_name, [keys, shows]) => {
      const desk = new TestDesk();
      desk.program = veiled("hamhung-trip");
      desk.cards = desk.cards.slice(0, 1).map(({ id, bases = [], numbers, decisions, days }) => ({
        id,
        title: "함흥길",
        summary: "1996년 봄.",
        contentNote: "실제로 있었던 기근입니다.",
        places: "혜산, 함흥",
        goods: "쌀",
        bases: bases.map((of) => ({ id: of.id, says: "" })),
        ...(numbers === undefined ? {} : { numbers }),
        ...(decisions === undefined ? {} : { decisions }),
        ...(days === undefined ? {} : { days }),
      }));
      const of = await (await stage(80, 24, { desk })).press(...keys);
      for (const [columns, rows] of [
        [80, 24],
        [60, 20],
        [120, 40],
      ] as const) {
        of.terminal.resize(columns, rows); // the terminal refuses a line that runs over
        await of.terminal.settle();
        expect(of.text.split("\n")).toHaveLength(rows);
        expect(of.text, `${columns}x${rows}`).toContain(shows);
        const found = of.text
          .split("\n")
          .flatMap((line) => english(line, desk.program).map((word) => `${word}: ${line}`));
        expect(found).toEqual([]);
      }
    },
  );

  it("the account at the end fits and is Korean", async () => {
    const desk = new TestDesk();
    desk.program = veiled("hamhung-trip");
    const of = await (await stage(60, 20, { desk })).press("enter", "enter", "1", "enter");
    for (let turn = 0; turn < 12 && !of.text.includes("어떻게 끝났나"); turn += 1) await of.press("n", '"10', "enter");
    for (let page = 0; page < 6; page += 1) {
      expect(of.text.split("\n").flatMap((line) => english(line, desk.program))).toEqual([]);
      await of.press("pgdn");
    }
  });
});
