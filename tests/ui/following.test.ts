import { describe, expect, it } from "vitest";
import { Session } from "../../src/engine/index.js";
import { LinePlay } from "../../src/ui/index.js";
import { wrapLines } from "../../src/ui/wrap.js";
import { trip } from "../support/scenarios.js";

interface Told {
  readonly session: Session;
  readonly take: (text: string) => string;
  readonly line: LinePlay;
}

function started(seed: string, typed: readonly string[] = [], page?: { columns: number; rows: number }): Told {
  const lines: string[] = [];
  const session = new Session(trip("memoir"), { seed });
  const ports = { print: (text: string) => lines.push(text), save: () => undefined };
  const line = new LinePlay(session, page === undefined ? ports : { ...ports, page });
  line.open(false);
  const take = (text: string): string => {
    const from = lines.length;
    line.take(text);
    return lines.slice(from).join("\n");
  };
  for (const text of typed) take(text);
  return { session, take, line };
}

/** Home again with the whole load on credit, unsold. */
const HOME = ["1", "1", "1", "1", "0", "0", "travel home", "1"];

/** Waits, keeping the metal, until a question is asked that is not the buyer's, or the end comes. */
function waitOn({ session, take }: Told, encounter: string): string {
  let told = "";
  for (let turns = 0; turns < 40 && !session.campaign.ended; turns += 1) {
    const { rest } = session.campaign;
    if (rest.kind === "choose" && rest.encounter === encounter && turns > 0) return told;
    told =
      rest.kind === "plan"
        ? take("wait 10")
        : take(rest.kind === "choose" && rest.encounter === encounter ? "say-nothing" : "hold");
  }
  return told;
}

describe("money at home", () => {
  it("is shared like money in hand", () => {
    const play = started("magpie", [...HOME, "1", "repay consignment all", "leave won all"]);
    const told = play.take("wait 1");
    const gain = Number(/half of the gain[^\n]*: ([\d,]+) won/.exec(told)?.[1]?.replaceAll(",", ""));
    expect(gain).toBeGreaterThan(100000);
    expect(play.take("halves")).toContain(`- ${gain.toLocaleString("en-US")} won (to the youth-league chairman)`);
  });

  it("pays the lender, so that who has it cannot be forgiven", () => {
    const play = started("magpie", [...HOME, "1", "leave won all"]);
    waitOn(play, "reckoning");
    expect(play.take("sell-belongings")).toContain("Not possible now");
    expect(play.take("pay")).toMatch(/- 100,000 won \(repaid.*owe nothing more on it/s);
  });

  it("what is forgiven did not go to the lender", () => {
    const forgiven = Array.from({ length: 12 }, (_, index) => started(`off ${index}`, HOME)).flatMap((play) => {
      waitOn(play, "reckoning");
      const told = play.session.campaign.world.day === 33 ? play.take("sell-belongings") : "";
      return told.includes("is forgiven") ? [told] : [];
    });
    expect(forgiven.length).toBeGreaterThan(0);
    for (const told of forgiven)
      expect(told).toMatch(/smaller by [\d,.]+ won\.\n.*is forgiven.*owe nothing more on it/s);
  });
});

describe("`end`", () => {
  it("is asked once more, and any other line takes it back", () => {
    const play = started("golden", ["1", "1", "none", "0", "0", "travel home"]);
    while (play.session.campaign.rest.kind === "choose") play.take("1");
    for (const other of ["why", "", "status"]) {
      expect(play.take("end")).toContain("closes the campaign for good");
      play.take(other);
      expect(play.session.campaign.ended).toBe(false);
    }
    play.take("end");
    play.take("end");
    expect(play.session.campaign.ended).toBe(true);
  });
});

describe("a debt", () => {
  it("is asked about on the day it is due, and its ruin comes on the evening that was told", () => {
    const play = started("golden", HOME);
    waitOn(play, "reckoning");
    expect(play.session.campaign.world.day).toBe(33);
    expect(play.take("why say-nothing")).toMatch(/Nothing changes hands.*ruin on the evening of day 47, in 14 days/s);
    while (!play.session.campaign.ended) waitOn(play, "reckoning");
    expect(play.session.campaign.rest).toEqual({ kind: "ended", ending: "hounded" });
    expect(play.session.campaign.world.day).toBe(47);
  });

  it("is asked about again when the time granted is over", () => {
    const granted = Array.from({ length: 12 }, (_, index) => started(`time ${index}`, HOME)).find((play) => {
      waitOn(play, "reckoning");
      const { campaign } = play.session;
      if (campaign.rest.kind !== "choose" || campaign.rest.encounter !== "reckoning" || campaign.world.day !== 33)
        return false;
      return play.take("ask-time").includes("wait a little longer");
    });
    if (granted === undefined) throw new Error("no family listened");
    waitOn(granted, "reckoning");
    expect(granted.session.campaign.rest).toMatchObject({ kind: "choose", encounter: "reckoning" });
    expect(granted.session.campaign.world.day).toBe(43);
    expect(granted.take("ask-time")).toContain("Not possible now: More time can be asked for once.");
  });

  it("is paid by `repay all` where it is the only one", () => {
    const play = started("golden", [...HOME, "1"]);
    expect(play.take("repay all")).toContain("you owe nothing more on it");
  });

  it("ends a wait on the morning it is due, also where nobody asks, and the wait says so", () => {
    const play = started("golden", HOME.slice(0, 6)); // in Hamhung, with the debt
    expect([play.take("wait 10"), play.take("wait 10"), play.take("wait 9")].join("\n")).not.toContain("The wait ends");
    expect(play.session.campaign.world.day).toBe(32);
    expect(play.take("wait 10")).toMatch(/The wait ends after 1 day: the consignment of metal is due today\./);
    expect(play.session.campaign.world.day).toBe(33);
  });
});

describe("what follows", () => {
  it("from doing nothing on the road is what still lies ahead", () => {
    const play = started("34", [...HOME.slice(0, 5), "50", "travel home"]);
    const told = play.take("why 1");
    expect(told).toMatch(
      /Still ahead on this road.*county post 20 %.*snow on the pass.*killing all ducklings.*moulding sand 40 %/s,
    );
    expect(told).toMatch(/due in 30 days, on day 33/);
  });

  it("from an amount is told before it is given, with what comes of it another day", () => {
    const play = started("34", HOME.slice(0, 4));
    const told = play.take("why 500");
    expect(told).toMatch(/If you say 500 won:\nYou give 500 won.*Later, in Hyesan:.*850 won.*525 won/s);
    expect(play.take("why")).toMatch(/If you say 3,000 won:/);
    play.take("0");
    expect(play.take("why 100")).toMatch(/100 ducklings for 1,0\d\d won/);
    expect(play.session.decisions).toHaveLength(6);
  });

  it("`why` at a choice tells each way in a line", () => {
    const told = started("34", ["1", "1"]).take("why");
    expect(told).toMatch(
      /1 {2}Take the whole 50 kg on credit: At best it brings [\d,]+ won, each kilogram what the first would have fetched at home when you left; a smuggler gives near that/,
    );
    expect(told).toMatch(/3 {2}Decline, and thank them: Nothing is owed/);
  });

  it("an order is confirmed, and only what has changed stands again", () => {
    const play = started("34", ["1"]);
    const told = play.take("ration thin");
    expect(told).toMatch(/From now on the kitchen cooks thin porridge\.\nHousehold: .*40 % of what everyone needs/);
    expect(told).not.toContain("With you:");
    expect(play.take("")).toContain("With you:");
  });
});

describe("on a page of 80x24", () => {
  it("the content note stands alone until Enter; an answer typed there is taken all the same", () => {
    const page = { columns: 80, rows: 24 };
    const told = started("golden", [], page);
    expect(told.session.campaign.rest.kind).toBe("begin");
    expect(told.take("")).toMatch(/World 'golden'.*You can:/s);
    const typed = started("golden", ["1"], page);
    expect(typed.session.campaign.rest.kind).toBe("plan");
  });

  it("the account at the end comes in pages, Enter turns them, and the last says what can still be done", () => {
    const play = started("golden", [...HOME, ...Array.from({ length: 20 }, () => "hold")], { columns: 80, rows: 24 });
    while (!play.session.campaign.ended) waitOn(play, "reckoning");
    expect(play.line.isPaging).toBe(true);
    let told = "";
    while (play.line.isPaging) told = play.take("");
    expect(told).toMatch(/You can still ask:.*`quit` leaves/s);
    expect(play.take("")).toMatch(/You can still ask:.*`quit` leaves/s); // told again, as everywhere
    expect(play.take("account")).toContain("--- How it ended ---");
  });

  it("a per cent sign stays with its number, and what hangs from a dash is indented", () => {
    expect(wrapLines("a search of the whole load there would find it with odds of 50 % by hearsay", 62)).not.toMatch(
      /\n%/,
    );
    expect(wrapLines(`- neighbours (12 %): ${"talk in the street ".repeat(6)}`, 60).split("\n")[1]).toMatch(/^ {2}\S/);
  });

  it("the help fits", () => {
    for (const row of started("34").take("help").split("\n")) expect(row.length).toBeLessThan(80);
  });
});
