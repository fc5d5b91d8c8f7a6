import { expect, it } from "vitest";
import { asking } from "../../support/asking.js";

const TO_COAST = ["1", "travel out", "1", "1", "0"];

it("a word of a choice means the choice first; what the scenario has of it besides stands behind, under a head", () => {
  const stopped = asking("hamhung-trip", "16", ...TO_COAST, "0", "travel home");
  expect(stopped("why a part")).toMatch(/^Offer him a part of the metal\./);
  expect(stopped("why a part")).not.toMatch(/snow|besides/);
  const report = stopped("why report");
  expect(report).toMatch(/^An inspector who finds metal may write it down/);
  expect(report).toMatch(/\nIt stands in choice 3 too: `why 3` tells what that leads to\.$/);
  expect(report).not.toContain("What an officer who has found something may do.");
  const half = asking("hamhung-trip", "16", "1", "travel out")("why half");
  expect(half).toMatch(/^Take half of it, 25 kg\.[\s\S]*\n\nThe word 'half' besides:\nThe gain is/);
  expect(half).not.toContain("A choice is typed by its number");
});

it("a word that stands only in what numbers are of has a head that says so, and no id of the program is such a word", () => {
  const ask = asking("hamhung-trip", "16");
  expect(ask("why a theft")).toMatch(/^Of 'a theft' these numbers are kept/);
  expect(ask("why high")).toBe("Odds below 15 % are called low, from 40 % on high, those between mid.");
  const soup = asking("pork-soup", "16");
  expect(soup("why look")).toMatch(/^With plenty of meat/);
  expect(soup("why press")).not.toContain("He says that it was a month");
});

it("a way chance can fall behind a choice is told by itself, and the choice pointed to", () => {
  const stopped = asking("hamhung-trip", "34", ...TO_COAST, "0", "travel home");
  expect(stopped("why doubted")).toMatch(
    /^'doubted' is a way chance can fall, here with odds of 65 %.*\nIt stands in choice 4 too/,
  );
});

it("a lot is told by what it comes to, its good pointed to, and one that cannot be traded why not", () => {
  const ask = asking("hamhung-trip", "34");
  expect(ask("why sell ducklings")).toMatch(
    /^To sell ducklings brings 29\.11 won\/bird here today\. You have none with you\.\n`why ducklings` tells/,
  );
  const coast = asking("hamhung-trip", "34", ...TO_COAST, "50");
  expect(coast("why sell ducklings").split("\n")).toHaveLength(2);
  expect(coast("why sell pobedit 4")).toMatch(/^There is no market for pobedit here\./);
  expect(coast("why leave pobedit all")).not.toContain("The account at the end");
  expect(coast("leave pobedit 1")).toBe("You have none of it with you, or are not at home.");
  expect(coast("why won")).toMatch(
    /\nWhat you can do with it here and now: .*buy ducklings; pay back the consignment of metal\./,
  );
});

it("a longer name that is pointed to is one a reader has, not the ids of a step", () => {
  const ask = asking("hamhung-trip", "34", "1");
  expect(ask("why leaving")).toMatch(/\n`why leave duckling` or `why leave pobedit` tells of it\.$/);
  expect(ask("why goods")).toMatch(/^A market buys and sells small lots/);
});

it("words typed by themselves that are no choice are pointed to where they are told of", () => {
  const ask = asking("hamhung-trip", "16");
  expect(ask("how do I win")).toContain("`why win` tells of it.");
  expect(ask("roads")).toContain("`why roads` tells of it.");
  expect(ask("why map")).toContain("From here: ");
  expect(ask("why won")).toContain("With you: 3,000 won; at home: 0 won.");
});

it("what lies at home is known by every word for it, and what it would bring is told before it is taken", () => {
  const ask = asking("pork-soup", "16", "4", "2", "1", "2");
  expect(ask("why sell pork 9.6")).toMatch(
    /none with you: `take pork` comes before.*\n9\.6 kg pork at once would bring \d+ won/,
  );
  expect(ask("why sell clothes 3")).toMatch(/\n3 of your wife's things at once would bring \d+ won/);
  expect(ask("take clothes 3")).toContain("+ 3 of your wife's things (taken from home)");
  expect(ask("why sell clothes 3")).toMatch(/^3 of your wife's things at once would bring/);
  expect(ask("why leave clothes")).toMatch(/^.*`leave NAME 5`.*What lies at home cannot be found on the road/);
  expect(ask("why repay pig")).toMatch(/^Paying back takes what you say, in part or whole, out of the money with you/);
});

it("a choice that only gives a value tells what the scenario says of that value", () => {
  const ask = asking("pork-soup", "16", "4", "2");
  expect(ask("why 3")).toMatch(/More draws buyers.*\n.*as little as can be 75 %/);
  ask("1");
  expect(ask("why 2")).toMatch(/lets your wife cook more bowls.*lies before every policeman/);
});

it("an ending that can be chosen tells what is counted then", () => {
  const ask = asking("hamhung-trip", "16", "1", "travel out", "3", "0", "0", "travel home", "2");
  expect(ask("why end")).toMatch(/It can be chosen now\.\nEnding now counts what you hold.*\nNow it is made of/);
});

it("a word as it is spelled comes before another of the same stem", () => {
  expect(asking("hamhung-trip", "16")("why in the open")).toMatch(/^What is hidden is found by a search only/);
});

it("a ration tells what is cooked a day and how long the food lasts so, a lot of one price tells that", () => {
  const ask = asking("hamhung-trip", "16", "1");
  expect(ask("why lean")).toMatch(/That is [\d.]+ kg rice a day now, and the food at home lasts about \d+ days\./);
  expect(ask("why 2 1")).toMatch(/^1 kg rice at once would cost [\d.]+ won here today: each at [\d.]+ won\/kg\./);
  expect(ask("why out")).toContain("`i the road to hamhung` tells where they come from");
});

it("a day of work is told over all its kinds of day as well", () => {
  const ask = asking("pork-soup", "s1", "4", "2", "1", "2");
  expect(ask("why 1")).toMatch(
    /Over all kinds of day, each taken in its middle, about [+-][\d.]+ won of money a day; with what is used up about -/,
  );
  expect(ask("why soup")).toContain("What it brings is told by `why bowls of soup`.");
});
