import { describe, expect, it } from "vitest";
import { KOREAN } from "../../src/language/korean.js";
import { filesUnder } from "../support/imports.js";
import { holesOf, messagesIn } from "../support/messages.js";

const messages = filesUnder("src", /\.tsx?$/).flatMap(messagesIn);
const written = new Set(messages.map(({ text }) => text));

const strangeHoles = (catalogue: Readonly<Record<string, string>>): string[] =>
  Object.entries(catalogue).flatMap(([english, other]) =>
    holesOf(english).join() === holesOf(other).join() ? [] : [`${english} -> ${other}`],
  );
const stale = (catalogue: Readonly<Record<string, string>>): string[] =>
  Object.keys(catalogue).filter((english) => !written.has(english));

describe("the Korean catalogue", () => {
  it("has no sentence that the program no longer says", () => {
    expect(messages.length).toBeGreaterThan(100);
    expect(stale(KOREAN.messages)).toEqual([]);
    expect(stale({ "No such sentence.": "" })).toEqual(["No such sentence."]);
  });

  it("has the holes of the English sentence in every other", () => {
    expect(strangeHoles(KOREAN.messages)).toEqual([]);
    expect(strangeHoles({ "You owe {owed}.": "빚 {owd}" })).toEqual(["You owe {owed}. -> 빚 {owd}"]);
  });
});
