import { describe, expect, it } from "vitest";
import { asking } from "../support/asking.js";

describe("the crackdown group", () => {
  it("says in slack times that a round asks for, costs and wins less, wherever it is asked", () => {
    const ask = asking("crackdown-squad", "1");
    expect(ask("")).toMatch(/bring in 5 workers.*fewer than the 10 workers of ordinary times.*costs 2 % of standing/s);
    expect(ask("why 1")).toContain("3 % of standing, less than the 6 % of ordinary times");
    expect(ask("why standing")).toContain("In ordinary times 10 workers are asked for in a round; it costs 4 %");
    for (const word of ["ordinary times", "asked"])
      expect(ask(`why ${word}`)).toMatch(/can win less than the round has cost in slack ones.*it cost 2 %/s);
    for (const word of ["slack", "wave"]) expect(ask(`why ${word}`)).toContain("in slack times fewer");
    expect(ask("why slack")).toContain("What is heard of it, and what shows itself, moves this");
    expect(ask("why slack")).not.toContain("nobody comes or stops you");
  });

  it("tells an ordinary round otherwise than a slack one, and who has gone by the window only once somebody has", () => {
    const rounds = ["1", "2", "wait 7", "1", "2"];
    const ask = asking("crackdown-squad", "1", ...rounds);
    const told = ask("wait 7");
    expect(told).toContain(
      "Again the three of you are to bring in 10 workers who have stayed away, as in ordinary times.",
    );
    expect(ask("1")).toContain("14 workers have left it by the window so far.");
    expect(asking("crackdown-squad", "1")("1")).not.toContain("by the window");
  });
});

describe("the pork-soup stall", () => {
  it("tells before the pig is taken what goes into a bowl, how many it makes, how long meat keeps, and that there is one pig", () => {
    const ask = asking("pork-soup", "83ec18", "4");
    expect(ask("why 1")).toContain("60 kg make about 500 bowls as others make them");
    for (const word of ["soup", "bowl"]) {
      expect(ask(`why ${word}`)).toContain("As others make it a bowl takes 0.12 kg/bowl of pork");
      expect(ask(`why ${word}`)).toContain("forbidden");
    }
    expect(ask("why pork")).toContain("through the winter");
    expect(ask("why pig")).toMatch(/if it is taken today/);
    ask("1");
    ask("repay pig all");
    expect(ask("why pig")).toContain("no second pig on credit");
  });

  it("says once what is ordered, and in a sentence why it is not done", () => {
    const told = asking("pork-soup", "83ec18", "4", "1", "1", "1")("order stall long-day 6");
    expect(told.match(/6 bowls of soup/g)).toHaveLength(1);
    expect(told).toMatch(
      /Possible only if more than 2 days have passed since a police sweep of the market \(none has come yet: counted from the first day\)/,
    );
    expect(told).not.toContain("  No stall");
  });

  it("says of a debt on its last day that it is due today, and of a credit come and gone that it comes no more", () => {
    const ask = asking("pork-soup", "83ec18", "4", "1", "1", "1", "wait 30");
    expect(ask("why friend")).toContain("You owe 1,800 won; it is due today.");
    const none = asking("pork-soup", "83ec18", "4", "3");
    expect(none("why pig")).toContain("It was offered once, and is not offered again.");
  });
});

describe("the yen and the courier", () => {
  const parcel = ["1", "wait 7", "wait 1", "1", "3000"];

  it("tells of the parcel, of silence and of each reward what hangs on it, with the amount that was named", () => {
    const ask = asking("yen-courier", "3", ...parcel.slice(0, -1));
    expect(ask("why 3000")).toMatch(/In 3,000 yuan about [\d,]+ yuan of gain would ride along/);
    ask("3000");
    expect(ask("why 1")).toMatch(/with odds of \d+ % in a parcel of 3,000 yuan/);
    ask("2");
    const rewards = ask("why");
    expect(rewards).toMatch(/1 {2}Choice groceries.*130 yuan are spent now.*The conductor takes 3,000 yuan/s);
    expect(rewards).toMatch(
      /2 {2}Half of the gain.*A share can be promised only to one who has been told what he carries\./s,
    );
    expect(rewards).not.toContain("finds no money");
    expect(rewards).not.toContain("money by what you say");
  });

  it("tells in the letter who had what of the gain", () => {
    const told = (reward: string): string => {
      for (let seed = 0; seed < 20; seed += 1) {
        const text = asking("yen-courier", `${seed}`, ...parcel, "2", reward)("wait 7");
        if (text.includes("The parcel has arrived")) return text;
      }
      return "";
    };
    expect(told("1")).toMatch(/Of the gain your wife's father keeps [\d,]+ yen\. The rest is yours/);
    expect(told("2")).toMatch(
      /the conductor has had [\d,]+ yen down there, as promised, and your wife's father keeps [\d,]+ yen/,
    );
  });
});

describe("the Hamhung trip", () => {
  it("tells an ending to be chosen by when it can be, not as if it had come", () => {
    const told = asking("hamhung-trip", "rice-field")("why settled");
    expect(told).toContain("none of the metal is with you, whatever lies at home");
    expect(told).not.toContain("are at home again");
  });

  it("tells what an ending is once", () => {
    const told = asking("hamhung-trip", "rice-field")("why detained");
    expect(told.match(/The inspector wrote a report/g)).toHaveLength(1);
  });

  it("calls the sum of the offer the most, since a lot brings less", () => {
    const ask = asking("hamhung-trip", "rice-field", "1", "travel out");
    expect(ask("why 1")).toMatch(/At best it brings .*the market less if all is sold at once/s);
  });

  it("tells of which morning the price at home is, once some were sold there", () => {
    const first = ["1", "travel out", "3", "0"];
    const again = [...first, "10", "travel home", "1", "1", "sell ducklings all", "travel out"];
    expect(asking("hamhung-trip", "35", ...first)("why")).toMatch(
      /sold for about \S+ won\/bird when you left, for less/,
    );
    expect(asking("hamhung-trip", "35", ...again)("why")).toMatch(
      /on the last morning you were there, before what you sold that day, for less/,
    );
  });

  it("tells in the account what the chairman had of his half, and what an inspector had of it", () => {
    const sold = ["1", "travel out", "1", "1", "0", "0", "travel home", "1", "1", "repay consignment all", "wait 1"];
    const ended = (seed: string, choice: string): string => {
      const ask = asking("hamhung-trip", seed, ...sold, choice, "end");
      return ask("end").split("What was lost or handed over, and to whom:")[1] ?? "";
    };
    expect(ended("35", "1")).toMatch(/^\s+The youth-league chairman had his half of the gain, [\d,]+ won\.$/m);
    const told = ended("35", "2");
    expect(told).toMatch(/chairman was given [\d,]+ won, which is [\d,]+ won less than .*; he told an inspector\.$/m);
    expect(told).toMatch(/^\s+An inspector took [\d,]+ won\.$/m);
    const silent = ended("10", "2");
    expect(silent).toMatch(/; he said nothing\.$/m);
    expect(silent).not.toContain("inspector");
  });
});

describe("the metal on credit", () => {
  const sold = ["1", "travel out", "1", "1", "0", "0", "travel home", "1", "1"];

  it("a payment says what stays owed, and one of the whole what it sets going", () => {
    const ask = asking("hamhung-trip", "35", ...sold);
    const whole = ask("why repay consignment all");
    expect(whole).toContain("Nothing is owed for the consignment of metal then.");
    expect(whole).toMatch(/ruin that would have come on the evening of day 47 then comes no longer \(`why hounded`\)/);
    expect(whole).toMatch(
      /morning of day 6, you are asked: The debt is paid, and none of the metal is with you any more\./,
    );
    const part = ask("why repay consignment 2000");
    expect(part).toContain("Debt: 98,000 won for the consignment of metal");
    expect(part).not.toMatch(/no longer|you are asked/);
  });

  it("tells with a debt its term, what happens unpaid and what can still be done, while it is offered and while it is owed", () => {
    const offered = asking("hamhung-trip", "35", ...sold.slice(0, 2))("why debt");
    expect(offered).toMatch(/due in a month.*14 days after the day it was due the family's patience is over/s);
    const due = asking("hamhung-trip", "35", ...sold, "wait 60");
    expect(due("")).toMatch(/The consignment is due/);
    expect(due("why 1")).toMatch(/You pay back 100,000 won of the consignment of metal; nothing of it is owed then\./);
    expect(due("why 3")).toContain("is then due on day 43: 10 days from today");
    due("3");
    const told = due("why debt");
    expect(told).toContain("More time has been asked for already.");
    expect(told).not.toContain("once ask for more time");
  });

  it("tells with time asked for late that it counts from that day, and where patience outlasts the campaign that it does", () => {
    const late = asking("hamhung-trip", "35", ...sold, "wait 60", "4", "wait 60");
    expect(late("why 3")).toContain("is then due on day 48: 10 days from today");
    for (let seed = 0; seed < 40; seed += 1) {
      const ask = asking("hamhung-trip", `late-${seed}`, ...sold, "wait 60", "4", "wait 60", "3");
      if (!ask("status").includes("due in 10 days, on day 48")) continue;
      expect(ask("why debt")).toContain("that day lies beyond the last of the campaign");
      return;
    }
    expect.unreachable("nobody was granted time");
  });

  it("tells once it is due, in the status, the evening on which it ends in ruin", () => {
    const ask = asking("hamhung-trip", "35", ...sold, "wait 60", "4");
    expect(ask("status")).toContain("the campaign ends in ruin on the evening of day 47, in 14 days (`why hounded`).");
    expect(ask("why consignment")).toContain("If nothing changes, the campaign ends in ruin on the evening of day 47");
  });

  it("is among what keeps the play open, as long as it is owed", () => {
    const told = asking("hamhung-trip", "35", ...sold)("why end");
    expect(told).toContain("Possible only if nothing is owed for the consignment of metal.");
  });
});

describe("the posts of the road home", () => {
  const loaded = ["1", "travel out", "1", "1", "0", "0"];

  it("tells what their odds together are made of, post by post, and already where the metal is hidden", () => {
    const parts =
      /The county post: stops you 20 %; a search finds something 40 %; both 8 %\.\n {2}The post at the town gate: stops you 10 %; a search finds something 40 %; both 4 %\.\n {2}Together is 100 % less/;
    const ask = asking("hamhung-trip", "35", ...loaded);
    expect(ask("why travel home")).toMatch(parts);
    const hiding = asking("hamhung-trip", "35", ...loaded.slice(0, 3));
    expect(hiding("why 1")).toMatch(/On the road home all posts together would then .* odds of 12 %:/);
    expect(hiding("why 1")).toMatch(parts);
    expect(hiding("why 2")).toMatch(
      /with odds of 8 %:\n {2}The county post: stops you 20 %; a search finds something 28 %/,
    );
    expect(asking("hamhung-trip", "35", ...loaded.slice(0, 2))("why 1")).toMatch(
      /in the sand, that comes to 12 % on the way home, in the drum to 9 %, for a smaller/,
    );
  });

  it("tells what a stop can cost one who carries nothing banned", () => {
    const none = asking("hamhung-trip", "35", "1", "travel out", "3", "0", "10");
    for (const word of ["county post", "stopped"]) {
      expect(none(`why ${word}`)).toContain("costs neither money nor days");
      expect(none(`why ${word}`)).toContain("Of what you carry now nothing is banned.");
    }
    expect(asking("hamhung-trip", "35", ...loaded)("why county post")).not.toContain("nothing is banned");
  });
});

describe("metal that has come home", () => {
  const home = ["1", "travel out", "1", "1", "0", "0", "travel home", "2"];

  it("lies nowhere hidden there", () => {
    const ask = asking("hamhung-trip", "35", ...home);
    expect(ask("status")).toMatch(/50 kg pobedit\./);
    expect(ask("why pobedit")).not.toContain("hidden");
    expect(asking("hamhung-trip", "35", ...home.slice(0, -2))("status")).toContain("hidden in the moulding sand");
  });

  it("tells where it is put away how safe it is, and what a search of the house takes", () => {
    const ask = asking("hamhung-trip", "35", ...home, "3");
    for (const typed of ["why leave pobedit", "why leave pobedit 10"])
      expect(ask(typed)).toMatch(/a search of the house, which other metal with you can bring, takes it too/);
    expect(ask("why a search of the house")).toMatch(/takes all the metal there is, what is\s+put away too/);
    expect(ask("why stay in the village")).toMatch(/it costs 2 days\. Down there the cold kills no birds/);
  });

  it("has the chairman's half told as a sum once some is sold, and each visit of the smuggler told as what it is", () => {
    const ask = asking("hamhung-trip", "35", ...home);
    expect(ask("")).toContain("A smuggler comes by in the evening.");
    expect(ask("why chairman")).not.toContain("By what has been sold so far");
    ask("2");
    for (const word of ["chairman", "share"])
      expect(ask(`why ${word}`)).toMatch(/sold so far (his half is )?[\d,]+ won/);
    expect(ask("wait 60")).toContain("The smuggler comes by again.");
  });

  it("is named when the debt is due, and overdue days are counted", () => {
    const ask = asking("hamhung-trip", "35", ...home, "3", "leave pobedit all");
    expect(ask("wait 60")).toMatch(
      /The consignment is due\. .* there are still 50 kg, which nobody asks for\. In 14 days/s,
    );
    ask("4");
    expect(ask("wait 60")).toMatch(/the consignment is 5 days overdue\. .* In 9 days the family's patience is over/s);
  });
});

describe("an offer to an officer", () => {
  it("is his where he lets go for it, and a report is what he writes, where he stands before one", () => {
    const ask = asking("hamhung-trip", "16", "1", "travel out", "1", "1", "0", "0", "travel home");
    for (const choice of ["1", "2"]) expect(ask(`why ${choice}`)).toContain("What you offered is his then, unless");
    expect(ask("why 3")).not.toContain("What you offered is his then");
    expect(ask("why report")).toContain("An inspector who finds metal may write it down.");
    expect(asking("hamhung-trip", "35", "1")("why report")).toContain("Whoever returns from an errand");
  });
});
