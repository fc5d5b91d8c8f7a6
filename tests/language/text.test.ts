import { afterEach, describe, expect, it } from "vitest";
import { type Catalogue, languageOf, speak, t, tn } from "../../src/language/index.js";
import { KOREAN } from "../../src/language/korean.js";

const small = (messages: Readonly<Record<string, string>>): Catalogue => ({ ...KOREAN, messages });

afterEach(() => speak(undefined));

describe("a sentence of the program", () => {
  it("is English as it stands in the source, with its holes filled", () => {
    expect(t("You owe {owed} more.", { owed: "3 won" })).toBe("You owe 3 won more.");
    expect(tn(1, "{days} day", "{days} days", { days: "1" })).toBe("1 day");
    expect(tn(0, "{days} day", "{days} days", { days: "0" })).toBe("0 days");
  });

  it("is Korean where the catalogue has it, else English", () => {
    speak(small({ "You owe {owed} more.": "빚이 {owed} 늘었습니다.", "{days} days": "{days}일" }));
    expect(t("You owe {owed} more.", { owed: "3원" })).toBe("빚이 3원 늘었습니다.");
    expect(tn(1, "{days} day", "{days} days", { days: "1" })).toBe("1일");
    expect(t("Not there.")).toBe("Not there.");
  });

  it("does not read again what fills a hole", () => {
    expect(t("{a} and {b}", { a: "{b}", b: "$&" })).toBe("{b} and $&");
  });

  it("takes the particle that the sound before it asks for, and both where nobody can tell", () => {
    const particle = (word: string): string => {
      speak(small({ "{word}": "{word}을/를 {word}은/는 {word}으로/로 {word}와/과" }));
      return t("{word}", { word });
    };
    expect(particle("쌀")).toBe("쌀을 쌀은 쌀로 쌀과");
    expect(particle("돼지")).toBe("돼지를 돼지는 돼지로 돼지와");
    expect(particle("금속")).toBe("금속을 금속은 금속으로 금속과");
    expect(particle("60 %")).toBe("60 %를 60 %는 60 %로 60 %와");
    expect(particle("'13'")).toBe("'13'을 '13'은 '13'으로 '13'과");
    expect(particle("rice")).toBe("rice을(를) rice은(는) rice(으)로 rice와(과)");
  });
});

describe("the language", () => {
  it("is what --lang says, else the first locale that is set, else English", () => {
    expect(languageOf("ko", {})).toBe("ko");
    expect(languageOf("en", { LC_ALL: "ko_KR.UTF-8" })).toBe("en");
    expect(languageOf("fr", {})).toBeUndefined();
    expect(languageOf(undefined, { LC_ALL: "", LC_MESSAGES: "ko_KR.UTF-8", LANG: "en_US.UTF-8" })).toBe("ko");
    expect(languageOf(undefined, { LC_ALL: "C", LANG: "ko_KR.UTF-8" })).toBe("en");
    expect(languageOf(undefined, { LANG: "fr_FR.UTF-8" })).toBe("en");
    expect(languageOf(undefined, {})).toBe("en");
  });
});
