import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sections, sectionTable, topTable, verbForms, wordTable } from "./tables.js";

const readme = readFileSync(new URL("../../scenarios/README.md", import.meta.url), "utf8");

/** Sections described in the README's own words and tables. */
const IN_PROSE = ["encounters"];

describe("scenarios/README.md", () => {
  it("explains every word of an expression", () => {
    expect(readme).toContain(wordTable());
  });

  it("explains every key at the top of a file", () => {
    expect(readme).toContain(topTable());
  });

  it.each(sections().filter((section) => !IN_PROSE.includes(section)))("explains every field of `%s:`", (section) => {
    expect(readme).toContain(sectionTable(section));
  });

  it("explains every verb with its fields", () => {
    const verbs = readme.slice(readme.indexOf("| verb | what it does |"));
    const explained = [...verbs.matchAll(/^\| `([a-z]+: [^`]+)` \|/gm)].map((match) => match[1]);
    expect(explained).toEqual(verbForms());
  });
});
