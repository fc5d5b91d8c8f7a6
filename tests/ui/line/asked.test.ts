import { expect, it } from "vitest";
import { asking } from "../../support/asking.js";

/** Up to the day on which the metal is due, that was lost on the road. */
const DUE = ["1", "travel out", "1", "1", "0", "0", "travel home", "3", "1", "2", "wait 60", "wait 60", "wait 60"];

it("odds behind a condition stand beside the choice, in odds and in why", () => {
  const ask = asking("hamhung-trip", "16", ...DUE);
  const moved = "they forgive the rest 60 %, the rest is still owed 40 %";
  expect(ask("")).toContain(`Sell household things and bring them the money [you believe: ${moved}]`);
  expect(ask("odds")).toContain(`Sell household things and bring them the money: ${moved}`);
  expect(ask("why 2")).toContain("- they forgive the rest (60 %)");
});

it("odds are those after what the choice itself does, and what lies further down it is told once, with its choices", () => {
  const met = ["100", "20000", "1", "1", "travel nine-out", "1", "travel nine-home"];
  const ask = asking("compartment-nine", "7", ...met);
  const [quiet, loud] = [/dinner .*\[you believe: somebody gives your name 1 %/, /no dinner \[.* your name 4 %/];
  expect(ask("")).toMatch(quiet);
  expect(ask("")).toMatch(loud);
  const deep =
    "Later in this, if somebody gives your name, then you choose 'Say that you visit a friend': you are believed 35 %";
  expect(ask("odds").split(deep)).toHaveLength(2);
  expect(ask("odds")).toContain(`1 and 2 and 4: ${deep}`);
  expect(ask("why 2")).toContain(deep);
});

it("what lies behind an amount is told with the choice that asks for it", () => {
  const stopped = ["1", "travel out", "1", "1", "0", "0", "travel home"];
  const ask = asking("hamhung-trip", "16", ...stopped);
  expect(ask("odds")).toMatch(/1 and 2: Later in this: lets you go \d+ %, keeps it and lets you go \d+ %, reports you/);
});

it("why takes an amount behind a choice: as if it were said there, or it says that it is of no use or not possible", () => {
  const ask = asking("hamhung-trip", "16", "1", "travel out", "1", "1", "0", "0", "travel home");
  expect(ask("why 1 500")).toMatch(/If you say 500 won:\n {2}You offer 500 won\.[\s\S]*this is under 1 % of it/);
  expect(ask("why 2 all")).toContain("You offer 25 kg pobedit.");
  expect(ask("why 3 10")).toMatch(/^It asks for no amount, so '10' is not used\.\nAsk him to let it go\./);
  expect(ask("why 1 5000")).toBe(
    "That is more than is possible. How much money do you offer? From 0 won to 3,000 won.",
  );
});

it("why takes days behind a wait: what is due and comes by chance in them, and how long the food lasts", () => {
  const ask = asking("hamhung-trip", "16", ...DUE.slice(0, -3));
  expect(ask("why 4 10")).toMatch(/^10 days pass, to the morning of day 16, .*\nFood at home .* lasts about 9 days/);
  expect(ask("why 4 30")).toContain("On day 33 the consignment of metal is due, and the wait ends.");
  expect(ask("why 1 10")).toMatch(/^It asks for no amount, so '10' is not used\.\nThe road to Hamhung\./);
  expect(asking("in-laws-rice", "77", "150", "2", "0")("why wait 7")).toMatch(/carries off a part 6 %/);
});

it("what is bought is told at the best price known from another place, with its age and its depth", () => {
  const ask = asking("hamhung-trip", "1", "1", "travel out");
  const metal = /In Hyesan the price to sell pobedit at was [\d,]+ won\/kg .* on day 1, 2 days ago: 50 kg pobedit at/;
  expect(ask("why 1")).toMatch(metal);
  for (const typed of ["1", "1", "0"]) ask(typed);
  const birds = /100 ducklings at that price would be 2,198 won\.\n.* bring about 2,061 won/;
  expect(ask("why 100")).toMatch(birds);
  ask("0");
  expect(ask("why 3 100")).toMatch(birds);
  expect(ask("why 3")).toMatch(/253 ducklings at that price would be 5,562 won/);
});

it("worth at home counts what is held as a forecast of its sale does, whatever was sold before", () => {
  const home = ["1", "travel out", "1", "1", "0", "0", "travel home", "1", "1", "3"];
  const ask = asking("hamhung-trip", "1", ...home);
  const told = (): readonly (string | undefined)[] => [
    / would bring ([\d,]+ won) here today/.exec(ask("why 3"))?.[1],
    /kg pobedit \(worth ([\d,]+ won)\)/.exec(ask("why worth"))?.[1],
  ];
  const [whole, worth] = told();
  expect(worth).toBe(whole);
  ask("sell pobedit 20");
  const [rest, left] = told();
  expect(rest).not.toBe(whole);
  expect(left).toBe(rest);
});

/** Up to a stop at which the metal is found. */
const FOUND = ["1", "travel out", "1", "1", "0", "0", "travel home"];

it("a stop names its post and where it stands, and what has been found is not told as hidden", () => {
  const told = asking("hamhung-trip", "16", ...FOUND.slice(0, -1))("travel home");
  expect(told).toMatch(/^You are stopped at the county post, at the end of the road to the foot of the pass\.\nA hand/);
  const ask = asking("hamhung-trip", "16", ...FOUND);
  expect(ask("status")).toMatch(
    /\(the road to the foot of the pass\), stopped at the county post\.\nWith you: .*found in/,
  );
  expect(ask("why pobedit")).toContain("With you: 50 kg pobedit, found in the moulding sand.");
  expect(ask("why hidden")).not.toContain("Hidden now");
  for (const typed of ["3", "1"]) ask(typed);
  expect(ask("status")).not.toContain("stopped at");
});

it("the question for an offer says what was refused, and that its odds are not of the sum", () => {
  const ask = asking("hamhung-trip", "32", ...FOUND, "2");
  expect(ask("")).toContain("[you believe, of such men whatever is offered: lets you go");
  expect(ask("10")).toContain("He does not take the 10 kg pobedit that was offered.");
  expect(ask("1")).toMatch(/ From 0 won to [\d,]+ won\. Not taken here so far: 10 kg pobedit\. \[you believe, of such/);
});

it("a sale to a single buyer has one word, whatever of it his offer prices", () => {
  const told = asking("compartment-nine", "7", "100", "20000", "1", "1", "travel nine-out", "1");
  const sold = told("travel nine-home");
  expect(sold).toMatch(/\+ [\d,]+ won \(sold in one lot: a smuggler who buys metal\)/);
  expect(sold).toMatch(/- 50 kg used pobedit \(sold in one lot: a smuggler who buys metal\)/);
  expect(told("ledger 20")).not.toMatch(/smuggler.*\(given\)/);
});

it("the odds of one who is trusted say that they do not move with his pay", () => {
  const ask = asking("compartment-nine", "7", "100", "20000", "1", "1", "travel nine-out", "1", "travel nine-home");
  expect(ask("odds")).toMatch(
    /holding to what was agreed: 80 % \(hearsay, .* by yourself; whatever he is paid and holds\)/,
  );
});

it("a way chance can fall is told in plain words, and not under a word of the program that it is called by inside", () => {
  const why = asking("compartment-nine", "7", "100", "20000", "1", "1");
  expect(why("why wait")).toMatch(/^`wait 5` lets days pass\.(?!.*chance can fall)/);
  expect(why("why they wait")).toMatch(/^'they wait' is a way chance can fall; otherwise: they do not wait\./);
});

it("a word of the program that stands in what is asked tells first where", () => {
  const load = asking("hamhung-trip", "16", ...FOUND)("why load");
  expect(load).toMatch(/^Here 'load' stands in: The inspector walks round the truck and looks at the load\.\nA market/);
});
