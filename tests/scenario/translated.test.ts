import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { loadScenario, type SourceFile } from "../../src/scenario/index.js";
import { locateScenario, shippedScenarios } from "../../src/store/index.js";
import { shippedIds } from "../support/scenarios.js";

/** The trip with a Korean catalogue of these lines over its English one. */
function translated(...lines: readonly string[]) {
  const located = locateScenario("hamhung-trip");
  if (located === undefined) throw new Error("the trip is missing");
  const file: SourceFile = {
    name: located.folder.main.name.replace(/scenario\.yaml$/, "text.ko.yaml"),
    text: `${lines.join("\n")}\n`,
  };
  return loadScenario({ ...located.folder, translated: file }, located.shelf);
}

const problems = (...lines: readonly string[]): readonly string[] => {
  const loaded = translated(...lines);
  return loaded.ok
    ? []
    : loaded.problems.map(
        ({ file, line, path, what, remedy }) => `${basename(file)}:${line} ${path}: ${what} (${remedy})`,
      );
};

describe("a translated catalogue", () => {
  it("lies over the English one; what it leaves out stays English", () => {
    const loaded = translated("title: 함흥길", "posts: {county: 군 초소}");
    const texts = loaded.ok ? loaded.scenario.texts : new Map();
    expect([texts.get("title"), texts.get("posts.county")]).toEqual([["함흥길"], ["군 초소"]]);
    expect(texts.get("posts.gate")).toEqual(["the post at the town gate"]);
  });

  it("has no text that is not there in English, and the same holes", () => {
    expect(problems("tittle: 함흥길")).toEqual([
      "text.ko.yaml:1 tittle: no English text is called so (did you mean 'title'?)",
    ]);
    const where = (text: string): readonly string[] =>
      problems("encounters:", "  consignment:", "    where:", `      say: "${text}"`);
    expect(where("빚은 {owed(consignment)}입니다.")).toEqual([]);
    expect(where("빚이 있습니다.")).toEqual([
      "text.ko.yaml:4 encounters.consignment.where.say: its holes are not those of the English text (write {owed(consignment)})",
    ]);
    expect(where("빚은 {owed(consigment)}입니다.").join()).toContain("did you mean 'consignment'?");
  });

  it("changes neither the scenario's hash nor its numbers", () => {
    const [english, other] = [locateScenario("hamhung-trip"), translated("title: 함흥길")];
    const loaded = english === undefined ? undefined : loadScenario(english.folder, english.shelf);
    expect(loaded?.ok === true && other.ok && loaded.scenario.hash === other.scenario.hash).toBe(true);
  });

  it.each(shippedIds())("of %s is whole where there is one", (id) => {
    const located = locateScenario(id, "ko");
    const loaded = located === undefined ? undefined : loadScenario(located.folder, located.shelf);
    expect(loaded?.ok === false ? loaded.problems : []).toEqual([]);
    expect(shippedScenarios()).not.toBe("");
  });
});
