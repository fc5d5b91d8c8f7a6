import { describe, expect, it } from "vitest";
import { stage, TestDesk } from "../../support/desk.js";

/** To the first encounter of the trip, and to its question for an amount. */
const MEETING = ["enter", "enter"];
const ASKED = [...MEETING, "2", "enter"];

describe("an encounter", () => {
  it("is answered by Enter alone: a digit moves the cursor, one too many says so", async () => {
    const shown = await (await stage(80, 24)).press(...MEETING, "2");
    expect(shown.text).toMatch(/> 2 {2}Leave some/);
    expect(shown.text).toContain("arrows, 1-9");
    await shown.press("1", "9");
    expect(shown.text).toContain("There is no choice 9.");
    expect(shown.text).not.toMatch(/> \d {2}/);
    await shown.press("enter");
    expect(shown.text).toContain("Leave some");
    await shown.press("1");
    expect(shown.text).toMatch(/> 1 {2}Take all/);
    await shown.press("enter");
    expect(shown.text).toContain("Prices in Hyesan");
  });

  it.each([
    [80, 24],
    [60, 20],
    [120, 40],
  ])("lets one look around at %ix%i while an amount is asked for, and keeps what was typed", async (columns, rows) => {
    const shown = await (await stage(columns, rows)).press(...ASKED, '"12', "tab", "tab", "tab", "tab");
    expect(shown.text).toContain("Household");
    expect(shown.text).toMatch(/Your spouse/);
    expect(shown.text).toContain("How much?");
    await shown.press("G", "enter");
    expect(shown.text).toContain("Answer what happens here first");
    await shown.press("w");
    expect(shown.text).toContain("Why: ");
    await shown.press("esc", "esc");
    expect(shown.text).toContain("12_");
    await shown.press("enter");
    expect(shown.desk.kept.get("/saves/34")?.decisions.at(-1)).toEqual({ do: "answer", amount: 1_200 });
  });

  it("shows as it is typed what an amount would do, and answers w, i and ? there", async () => {
    const shown = await (await stage(80, 24)).press(...ASKED, '"500');
    expect(shown.text).toMatch(/You leave 500 won/);
    await shown.press("erase");
    expect(shown.text).toMatch(/You leave 50 won/);
    await shown.press("w");
    expect(shown.text).toContain("If you say 50 won:");
    await shown.press("i");
    expect(shown.text).toContain("Sources: ");
    await shown.press("w", "?");
    expect(shown.text).toContain("Keys");
    await shown.press("esc", "esc");
    expect(shown.text).toContain("50_");
    await shown.press('" w');
    expect(shown.text).toContain("50 w_"); // behind a blank a letter is of a unit
  });
});

describe("an amount on the plan", () => {
  it("shows what there is afterwards, and w tells of the lot", async () => {
    const shown = await (await stage(80, 24)).press(...MEETING, "1", "enter", "2", "b", '"20');
    expect(shown.text).toContain("Afterwards: 2,795 won with you; 20 kg rice with you, 8 kg rice at home.");
    await shown.press("w");
    expect(shown.text).toContain("Why: buy rice");
    expect(shown.text).toContain("Afterwards: 2,795 won");
  });
});

describe("the palette", () => {
  it("asks about any word, as plain lines do", async () => {
    const shown = await (await stage(80, 24)).press(...MEETING, ":", '"why attention', "enter");
    expect(shown.text).toContain("Why: attention");
    expect(shown.text).not.toContain("Nothing is told");
    await shown.press("esc", ":", '"panel risks', "enter");
    expect(shown.text).toContain("Risks as you believe them");
  });
});

describe("the seed", () => {
  it("that is typed replaces the old one; none typed keeps it", async () => {
    const shown = await (await stage(80, 24)).press("e");
    expect(shown.text).toContain("in place of 34");
    await shown.press("enter");
    expect(shown.text).toMatch(/Seed +34 /);
    await shown.press("e", '"kot', "enter");
    expect(shown.text).toMatch(/Seed +kot /);
  });
});

describe("after an ending", () => {
  it("Enter stays, P leads to the scenarios, and Esc leads back from a replay", async () => {
    const shown = await (await stage(80, 24, { desk: new TestDesk() })).press(...MEETING, "enter");
    for (let turn = 0; turn < 12 && !shown.text.includes("how it ended"); turn += 1)
      await shown.press("n", '"10', "enter");
    for (const key of ["m mattered", "a instead", "c compare", "v replay"]) expect(shown.text).toContain(key);
    await shown.press("enter");
    expect(shown.text).toContain("how it ended");
    await shown.press("v");
    for (let turn = 0; turn < 50 && !shown.text.includes("Decision 1"); turn += 1) await shown.terminal.settle();
    await shown.press("right", "esc");
    for (let turn = 0; turn < 50 && !shown.text.includes("how it ended"); turn += 1) await shown.terminal.settle();
    expect(shown.text).toContain("how it ended");
    await shown.press("P");
    expect(shown.text).toContain("What you will see");
  });
});

describe("what has come of a decision", () => {
  it("has a page of its own where there is no room for all of it, and Enter then answers nothing", async () => {
    const shown = await (await stage(60, 20)).press(...MEETING, "1", "enter", "t", "enter", "1", "enter", "1", "enter");
    await shown.press('"0', "enter", '"50', "enter", "t", "enter", "2", "enter");
    for (const words of ["> Stopped: the county post", "- 300 won", "A hand goes up", "He is alone", "Enter goes on"])
      expect(shown.text).toContain(words);
    await shown.press("enter");
    expect(shown.text).toContain("Stopped: the county post");
    await shown.press("enter");
    expect(shown.text).toContain("Go to a choice first");
    await shown.press("1", "enter");
    expect(shown.text).toContain("How much?");
  });
});
