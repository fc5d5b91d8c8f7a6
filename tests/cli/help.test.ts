import type { Command } from "commander";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { speakHelp } from "../../src/cli/help.js";
import { build } from "../../src/cli/main.js";
import { speak } from "../../src/language/index.js";
import { KOREAN } from "../../src/language/korean.js";
import { columnsOf } from "../../src/ui/index.js";
import { jangmadang } from "../support/command.js";

const allOf = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(allOf)];

/** Two English words in a row that are no names of options, values, keys or the program's own. */
const ENGLISH = /(?<![-\w<[`.@/(=])(?!jangmadang|idle|memoir)[A-Za-z]{2,} (?!first|random)[a-z]{2,}(?![\w>\]`])/;

describe("the commands' help in Korean", () => {
  let program: Command;
  beforeAll(() => {
    speak(KOREAN);
    program = build();
    speakHelp(program);
  });
  afterAll(() => speak(undefined));

  it("says nothing in English beside names, and fits the terminal's columns", () => {
    const commands = allOf(program);
    expect(commands.length).toBeGreaterThan(30);
    for (const command of commands) {
      command.configureHelp({ ...command.configureHelp(), helpWidth: 80 });
      const lines = command.helpInformation().split("\n");
      expect(lines.filter((line) => !line.includes("jangmadang ") && ENGLISH.test(line))).toEqual([]);
      expect(lines.filter((line) => /^\s+[가-힣]/.test(line) && columnsOf(line) > 80)).toEqual([]);
    }
  });

  it("would be caught with an English sentence", () => {
    expect(build().helpInformation()).toMatch(ENGLISH);
  });
});

describe("the commands declared for one word", () => {
  it.each(["play", "run", "list", "compare"])("'%s' is declared as among all, beside fewer", (word) => {
    const [own, all] = [build(word), build()];
    const helpOf = (of: Command): string | undefined =>
      of.commands.find((command) => command.name() === word)?.helpInformation();
    expect(helpOf(own)).toContain(word);
    expect(helpOf(own)).toBe(helpOf(all));
    expect(own.commands.length).toBeLessThan(all.commands.length);
  });
});

describe("wrong use in Korean", () => {
  it.each([
    [["play", "--frob"], "잘못 씀: '--frob' 옵션이 없습니다"],
    [["play", "--plian"], "(--plain을(를) 쓰려 했습니까?)"],
    [["run", "hamhung-trip"], "잘못 씀: 옵션 '--strategy <name>'이(가) 꼭 있어야 합니다"],
    [["replay"], "잘못 씀: 'record'이(가) 빠졌습니다"],
    [["debrief", "x", "--worlds", "1.5"], "0부터 1,000,000까지의 정수를 쓰십시오"],
    [["debrief", "x", "--worlds"], "잘못 씀: 옵션 '--worlds <n>'에 값이 없습니다"],
    [["list", "a", "b"], "잘못 씀: 인수가 너무 많습니다. 0개여야 하는데 2개입니다"],
    [["plya"], "'plya' 명령이 없습니다('play'을(를) 쓰려 했습니까?)"],
    [["run", "hamhung-tripp", "--strategy", "idle"], "시나리오 'hamhung-tripp'이(가) 없습니다"],
    [["play", "hamhung-trip", "--base", "x"], "'x' 값 묶음이 없습니다"],
  ])("%j is told so", (args, says) => {
    const { err, code } = jangmadang([...args, "--lang", "ko"]);
    expect(code).toBe(2);
    expect(err).toContain(says);
  });

  it("is told in English without it", () => {
    expect(jangmadang(["play", "--frob"]).err).toContain("error: unknown option '--frob'");
    expect(jangmadang(["plya"]).err).toContain("unknown command 'plya' (did you mean 'play'?)");
  });
});
