import { expect, it } from "vitest";
import { buildProgram, isRuined, Session } from "../../../src/engine/index.js";
import { playWith } from "../../../src/strategies/index.js";
import { debrief, LinePlay, Words } from "../../../src/ui/index.js";
import { asking } from "../../support/asking.js";
import { shipped, strategies, trip } from "../../support/scenarios.js";

const open = (scenario: string, ...before: readonly string[]) => asking(scenario, "77", ...before);

it("a day of gathering is told as food in one figure, its own effort taken off", () => {
  const told = open("thin-porridge", "3", "3")("why pick-herbs");
  const [, brought, work, net] = /As food, .*: ([\d,]+) kcal less (\d+) kcal .*, ([\d,]+) kcal a day/.exec(told) ?? [];
  const of = (text = ""): number => Number(text.replaceAll(",", ""));
  expect(of(net)).toBe(of(brought) - of(work));
  expect(of(net)).toBeGreaterThan(0);
  expect(told).toContain("How long the food at home lasts is told without it.");
});

it("a number without a unit finds what stands or belongs to the question, not every number that equals it", () => {
  const why = open("thin-porridge", "1");
  expect(why("why 10")).toContain("10 kg corn: what lies at home.");
  expect(why("why 10")).not.toMatch(/share of the way back|fades in a day/);
  expect(why("why 7")).toMatch(/bundle/);
});

it("a figure as it was printed is answered by why and by i, with whatever unit, and never by a rule of typing", () => {
  const ask = open("hamhung-trip");
  expect(ask("why 2,000 won/kg")).toContain("what is owed for it");
  expect(ask("i 2,000 won/kg")).toContain("D002");
  expect(ask("i 12 days")).toBe(ask("why 12 days"));
  expect(ask("why 60 days")).toMatch(/^60 days: .*it may be anything from 50 to 75 days/);
  ask("odds");
  expect(ask("why 35 %")).toMatch(/snow on the pass/);
  expect(ask("why 60")).toContain("days this play lasts");
  const [, worth = ""] = /about ([\d,]+ kg rice)/.exec(ask("status")) ?? [];
  expect(ask(`why ${worth}`)).toContain("what you are worth in all");
  expect(ask("why what if I cannot pay")).toContain("A debt is paid with");
  const stall = open("pork-soup");
  const [, price = ""] = /([\d.]+ won\/piece)/.exec(stall("why clothes")) ?? [];
  expect(stall(`why ${price}`)).toContain("today's price to sell");
  expect(stall("why 57")).not.toMatch(/From 0 to 10.*From 0 to 10/s);
});

it("a day is told by what moved on it, or by what is known to come", () => {
  const ask = open("hamhung-trip", "1", "travel out", "1");
  expect(ask("why day 1")).toMatch(/^Day 1, 1996-\d\d-\d\d:\n {2}day 1: the state -> /s);
  const [, due = ""] = /due .*on day (\d+)/.exec(ask("status")) ?? [];
  expect(ask(`why day ${due}`)).toMatch(/is due for/);
  expect(ask("why day 6")).toContain("Nothing that is known hangs on that day.");
  expect(ask("why day 60")).toContain("After the evening of day 60");
  expect(ask("why day 400")).toContain("at the latest");
});

it("a choice that cannot be paid is told with its true lot, then with what the purse would make of it", () => {
  const why = open("kimchaek-fish", "1", "travel fish-out");
  expect(why("why 4")).toMatch(/12 kg metal in small lots for 492 won, if you had the money; as you stand, [\d.]+ kg/);
});

it("the account of a ruin says that nothing of what is held counts as kept, and no other does", () => {
  const program = trip("memoir");
  const greedy = strategies(program).find(({ id }) => id === "greedy");
  if (greedy === undefined) throw new Error("no strategy 'greedy'");
  const runs = Array.from({ length: 60 }, (_, at) => playWith(program, { seed: `${at}`, base: "memoir" }, greedy));
  const words = new Words(program);
  const told = (of: Session): boolean => debrief(of, words).some((line) => line.includes("none of it counts as kept"));
  const [ruined, others] = [runs.filter(isRuined), runs.filter((of) => !isRuined(of))];
  expect(others.length).toBeGreaterThan(0);
  expect(others.filter(told)).toEqual([]);
  for (const of of ruined) {
    const holds = !/worth (-|0 )/.test(debrief(of, words).find((line) => line.includes("In all:")) ?? "");
    expect(told(of)).toBe(holds);
  }
});

it("`why` alone tells what several choices have in common once", () => {
  const told = open("pork-soup", "10")("why");
  expect(told.match(/the campaign ends in ruin/g)).toHaveLength(1);
  expect(told).toMatch(/ {2}1 and 2: If nothing changes/);
  expect(told).toMatch(/60 kg pork on credit at [\d.]+ won\/kg, [\d,]+ won in all, due/);
});

it("what chance can bring is called by the scenario's words, and has odds only where it stands before one", () => {
  const ask = open("hoichang-gold");
  expect(ask("why likely")).toMatch(
    /'it looks right \(it may be false all the same\)' is a way chance can fall; otherwise: /,
  );
  for (const typed of ["1", "10000", "none", "2", "1", "travel hoichang", "3"]) ask(typed);
  expect(ask("why 1")).toMatch(/you see that it is false \d+ %, it looks right \(it may be false all the same\) \d+ %/);
});

it("a road takes the days the plan says it takes", () => {
  const ask = open("hoichang-gold", "1", "10000", "none", "2", "1");
  expect(ask("why 1")).toContain("The ride to Hoichang: 2 days.");
});

it("the account tells of other money in that money", () => {
  const program = buildProgram(shipped("hoichang-gold"));
  const session = new Session(program, { seed: "77" });
  const line = new LinePlay(session, { print: () => undefined, save: () => undefined });
  line.open(false);
  for (const typed of ["1", "10000", "4"]) line.take(typed);
  const told = debrief(session, new Words(program)).join("\n");
  expect(told).toMatch(
    /In yuan [^\n]*\n +10,000 yuan {2}borrowed[^\n]*\n +-2,000 yuan {2}to a shop with Chinese goods/,
  );
});

it("what days of work have come to is told by the ledger: in all, and day by day", () => {
  const program = buildProgram(shipped("pork-soup"), { base: "historical" });
  const session = new Session(program, { seed: "7" });
  const lines: string[] = [];
  const line = new LinePlay(session, { print: (text) => lines.push(text), save: () => undefined });
  line.open(false);
  for (const typed of ["10", "2", "2", "1", "order stall by-lamp 8", "home"]) line.take(typed);
  expect(lines.join("\n")).not.toContain("is hard work:");
  expect(lines.join("\n")).toContain("Not counted as food, since something has to be made of it first: 30 kg pork.");
  for (const typed of ["wait 8", "home", "why profit", "why attention"]) line.take(typed);
  const told = lines.join("\n");
  const { account, scenario } = program.model;
  const own = (at: number): boolean => at === account.you || at === account.home;
  const money = session.journal.work.flatMap(({ from, to }) => session.journal.postings.slice(from, to));
  const net = money
    .filter(({ commodity, from, to }) => commodity === scenario.numeraire.currency && own(from) !== own(to))
    .reduce((sum, { to, amount }) => sum + (own(to) ? amount : -amount), 0);
  expect(session.journal.work.length).toBeGreaterThan(3);
  expect(told).toContain(`, so ${net < 0 ? "-" : "+"}${new Words(program).money(Math.abs(net))}; `);
  expect(told).toMatch(/Used up besides, at what it sells for at home: [\d.]+ kg pork [\d,]+ won/);
  expect(told).toMatch(/Every day of the soup stall is hard work: [\d.]+ kg corn more/);
  expect(told).toMatch(/day 8: \+0\.6 \(talk that a day of the stall makes\), -0\.\d \(faded in the evening\)/);
});

it("an offer to an officer is told beside what he could take, and beside what was left and taken before", () => {
  const ask = open("hamhung-trip");
  const session = ["1", "1", "travel out"];
  for (const typed of session) ask(typed);
  let met = "";
  for (let at = 0; at < 12 && !met.includes("Offer him money"); at += 1) met = ask(at % 2 === 0 ? "1" : "travel home");
  expect(met).toContain("Offer him money");
  ask("1");
  expect(ask("why 1000")).toMatch(
    /What he can take \(50 kg pobedit\) is worth about [\d,]+ won at home; this is (under )?\d+ % of it/,
  );
});

it("food that leaves home with the trader is named, and what a way leaves to eat is told", () => {
  const ask = open("hoichang-gold", "3");
  ask("buy rice 5");
  expect(ask("travel hoichang")).toContain("You take along 5 kg rice; at home it would have had to be put away");
});

it("what is settled for later is no nothing, and a question tells what its answer makes of later odds", () => {
  const ask = open("hoichang-gold", "1", "10000");
  expect(ask("why 4")).toMatch(
    /an officer stops you at the gate \(\d+ %\)[\s\S]*Without this choice, as things stand now: an officer stops you at the gate \d+ %/,
  );
  expect(open("crackdown-squad")("why 4")).toContain(
    "What comes later by chance, while trade after dark is ordered: somebody writes about you",
  );
  expect(ask("why cigarettes")).toMatch(/Elsewhere \(Hoichang\), people say, one gives about [\d.]+ yuan\/box/);
  const why = open("compartment-nine", "100", "20000", "1")("why");
  expect(why).toContain("It is hardly ever stopped on the way");
  expect(why).not.toContain("Nothing changes hands");
  expect(open("pork-soup", "10")("why 3")).toContain("Nothing changes hands, and nothing else is done");
});

it("what an amount or a choice leaves to chance on another day is told by why and by odds, as long as it stands", () => {
  const theft = /while you have more than 60 kg of rice .*: somebody carries off a part 6 %, nobody comes 94 %/i;
  const before = open("in-laws-rice");
  expect(before("odds")).toMatch(theft);
  expect(before("why 150")).toMatch(
    /Later, on day 8 and every 7 days after it, while .*\n.*\n {2}- somebody carries off a part \(6 %\)/,
  );
  const kept = open("in-laws-rice", "150");
  expect(kept("why 2")).toMatch(theft);
  expect(kept("odds")).toMatch(theft);
  const sold = open("in-laws-rice", "10");
  expect(sold("why 1")).toContain("No longer to come: somebody carries off a part or nobody comes.");
  expect(open("in-laws-rice", "10", "1")("odds")).not.toMatch(theft);
});

it("odds of one chance add up to a hundred", () => {
  const [, lost, through] =
    /lost on the way \((\d+) %\)[\s\S]*through \((\d+) %\)/.exec(open("in-laws-rice", "10", "1", "2")("why 5")) ?? [];
  expect(Number(lost) + Number(through)).toBe(100);
});

it("what a day of work uses up is told with what is owed for it, and a wait of several days in all", () => {
  const stall = open("pork-soup", "5", "1", "1", "1");
  expect(stall("why 1 10")).toMatch(/\(1\.2 kg pork [\d.]+ won; 36 won are owed for it\)/);
  stall("1 10");
  expect(stall("wait 12")).toMatch(/In all, on these \d+ days of the soup stall: took [\d,.]+ won, paid [\d,.]+ won/);
});

it("a word of the question is not one of the program that the scenario has nothing of", () => {
  expect(open("in-laws-rice")("why keep")).toContain("How much do you keep to eat?");
  expect(open("in-laws-rice")("why freight note")).toContain("what has come by rail");
});

it("what a scenario keeps count of tells what moved it on which day, and a change stands beside what was before", () => {
  const why = open("labour-day", "1", "1", "wait 14");
  expect(why("why loyalty")).toMatch(/day 15: -\d+ % \(share of the loyalty that fades in a day/);
  expect(open("labour-day")("why 2")).toMatch(/Loyalty of the department: \d+ %, before \d+ %\./);
});

it("a word that stands in one choice is told by itself first", () => {
  expect(open("labour-day")("why fund")).toMatch(/^.*What the groups pay in lies in the department/);
  expect(open("labour-day", "1")("end")).toContain("You cannot end this one yourself: it ends after day 170.");
});

it("a chance that only an order brings is told before it is given, with its condition, its period and what follows at once", () => {
  const letter =
    /while trade after dark is ordered, once in 7 days: somebody writes about you \d+ %, nobody writes \d+ %; if somebody writes about you: you are believed \d+ %, it is looked into \d+ %\./i;
  const ask = open("crackdown-squad");
  expect(ask("odds")).toMatch(letter);
  ask("1");
  const choices = ask("why");
  expect(choices.match(/Standing with the Party: \d+ %, before \d+ %/g)).toHaveLength(3);
  expect(choices).toMatch(/Jumped from the window: \d+ workers/);
  ask("2");
  expect(ask("why 1")).toMatch(/while trade after dark is ordered, once in 7 days: /i);
});

it("odds below one in a hundred are told to a figure where a day of work is repeated", () => {
  const told = open("thin-porridge", "3", "3")("why weeds-short");
  expect(told).toMatch(/All fall ill, gravely, somebody dies \(0\.\d %\)/);
});

it("a chance that comes by the week is told with the week", () => {
  expect(open("thin-porridge", "3", "3")("odds")).toMatch(
    /On day 15 and every 7 days after it, .*: thieves come (\d+ %|under 1 %)/,
  );
});
