import { expect, it } from "vitest";
import { Session } from "../../../src/engine/index.js";
import { LinePlay } from "../../../src/ui/index.js";
import { begun, take, viewOf } from "../../support/play.js";
import { trip } from "../../support/scenarios.js";

const ID = "pork-soup";
const MOVED = /^\[how the police press, as you now believe: .*; on day (\d+) it was .*?%\.(.*)\]$/;

/** A winter of the stall in lines, ten days at a time; what was printed, with the session. */
function winter(seed: string): { readonly lines: readonly string[]; readonly session: Session } {
  const session = new Session(trip("memoir", ID), { seed });
  const lines: string[] = [];
  const line = new LinePlay(session, { print: (text) => void lines.push(...text.split("\n")), save: () => undefined });
  line.open(false);
  for (const typed of ["", "0", "1", "1", "1", "wait 2", "order stall long-day 4"]) line.take(typed);
  for (let at = 0; at < 12; at += 1) line.take(viewOf(session).rest.kind === "choose" ? "1" : "wait 4");
  return { lines: lines.map((text) => text.trim()), session };
}

it("odds of how the police press are told as moved since a day, with what came, what was heard and the days without", () => {
  let told = 0;
  for (const seed of ["pressed#1", "pressed#2", "pressed#3", "pressed#4"]) {
    const { lines, session } = winter(seed);
    const came = new Set(session.journal.patrols.map(({ day }) => day));
    for (const [, since = "", why = ""] of lines.map((text) => MOVED.exec(text) ?? [])) {
      if (since === "") continue;
      told += 1;
      const days = /a police sweep of the market on days? ([\d, ]+)/.exec(why)?.[1]?.split(", ").map(Number) ?? [];
      for (const day of days) {
        expect(came.has(day), `${seed} ${why}`).toBe(true);
        expect(day).toBeGreaterThanOrEqual(Number(since));
      }
      const [, all] = /In the (\d+) days? since/.exec(why) ?? [];
      const heard = /it was heard of on days? ([\d, ]+)/.exec(why)?.[1]?.split(", ").map(Number) ?? [];
      const quiet = Number(/none on (\d+) day/.exec(why)?.[1] ?? 0);
      if (all !== undefined) expect(new Set([...days, ...heard]).size + quiet, why).toBe(Number(all));
      expect(why).toMatch(/sweep|heard|None came|changed/);
    }
  }
  expect(told).toBeGreaterThan(3);
});

it("a sweep that is met counts for a harder way before it is known whether it catches, and once", () => {
  const program = trip("memoir", ID);
  const [slack] = program.model.scenario.enforcement[0]?.regimes ?? [];
  let met = 0;
  for (let at = 0; at < 40 && met < 3; at += 1) {
    const session = begun(program, { seed: `met#${at}` });
    const laxOdds = (): number => viewOf(session).enforcement[0]?.regimes.find(({ id }) => id === slack?.id)?.odds ?? 0;
    take(session, { do: "answer", amount: 0 }, { do: "choose", option: "whole" }, { do: "choose", option: "plain" });
    take(session, { do: "choose", option: "at-home" }, { do: "wait", days: 2 });
    take(session, { do: "order", activity: "stall", level: "long-day", amount: 4 });
    let before = laxOdds();
    for (let day = 0; day < 30 && viewOf(session).rest.kind === "plan"; day += 1) {
      before = laxOdds();
      take(session, { do: "wait", days: 1 });
    }
    const { rest, day } = viewOf(session);
    if (rest.kind !== "choose" || rest.node !== "warned") continue;
    met += 1;
    expect(laxOdds()).toBeLessThan(before);
    const noted = laxOdds();
    take(session, { do: "choose", option: "pack" });
    expect(session.journal.patrols.filter((of) => of.day === day)).toHaveLength(1);
    expect(laxOdds()).toBeGreaterThan(noted / 3);
  }
  expect(met).toBeGreaterThan(0);
});
