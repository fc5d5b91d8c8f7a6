import { afterEach, describe, expect, it } from "vitest";
import { speak } from "../../src/language/index.js";
import { KOREAN } from "../../src/language/korean.js";
import { Problems, readYaml, showProblem } from "../../src/scenario/index.js";
import { edited, load, problemsOf } from "../scenario/shelf.js";
import { leftInEnglish } from "../support/both-languages.js";

afterEach(() => speak(undefined));

/** What the check prints in Korean, without file and line. */
const korean = (changed: Parameters<typeof load>[0]): readonly string[] => {
  speak(KOREAN);
  return problemsOf(load(changed)).map((of) => showProblem(of).replace(/^\S+ /, ""));
};

describe("problems in Korean", () => {
  it("have the particle that fits, and what was meant", () => {
    expect(korean(edited("episode", "{all: whole, half", "{all: whule, half"))).toEqual([
      "encounters.consignment.nodes.offer.choose.all: 'whule'(이)라는 마디가 없습니다 ('whole'을(를) 쓰려 했습니까?)",
    ]);
  });

  it("say what a key that is missing is for", () => {
    const [line] = korean(edited("episode", /^ {2}duckling:\n {4}unit: .*\n/m, "  duckling:\n"));
    expect(line).toBe(
      "goods.duckling.unit: 'unit'이(가) 빠졌습니다 (`unit:`을(를) 두십시오. 뜻: 세는 단위: kg, l, 또는 `counts:`의 말)",
    );
  });

  it("are English again once English is spoken, from the same tables", () => {
    const tell = (): readonly string[] => {
      const problems = new Problems();
      readYaml({ name: "a.yaml", text: "a: &b 1" }, problems);
      return problems.list().map(({ what }) => what);
    };
    speak(KOREAN);
    expect(tell()).toEqual(["앵커와 별칭과 태그는 쓸 수 없습니다"]);
    speak(undefined);
    expect(tell()).toEqual(["anchors, aliases and tags are not allowed"]);
  });

  it("would be caught with a sentence left in English", () => {
    expect(leftInEnglish({ what: "'whole'이(가) 없습니다", remedy: "lead one here, or delete it" })).toHaveLength(1);
    expect(leftInEnglish({ what: "no node", remedy: "known: a, b" })).toHaveLength(2);
    expect(leftInEnglish({ what: "'one two three'을(를) 읽을 수 없습니다", remedy: "`a b c`로 쓰십시오" })).toEqual([]);
  });
});
