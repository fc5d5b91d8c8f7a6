import { describe, expect, it } from "vitest";
import { loadScenario, showProblem } from "../../src/scenario/index.js";
import { inBothLanguages } from "../support/both-languages.js";
import { DRIVE } from "../support/drive.js";
import { shelf } from "../support/scenarios.js";
import { type Change, smallText } from "../support/small.js";
import { STALL } from "../support/stall.js";

const on = shelf();

/** What the check prints about the small scenario under a drive, with some words changed, without the file's name. */
function problemsOf(...changes: readonly Change[]): readonly string[] {
  const text = smallText(...STALL, ...DRIVE, ...changes);
  return inBothLanguages(() => {
    const loaded = loadScenario({ main: { name: "small.yaml", text }, texts: [] }, on);
    return loaded.ok ? [] : loaded.problems;
  }).map(showProblem);
}
/** Line and column of some words of the changed text. */
function placeOf(at: string, ...changes: readonly Change[]): string {
  const before =
    smallText(...STALL, ...DRIVE, ...changes)
      .split(at)[0]
      ?.split("\n") ?? [];
  return `small.yaml:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

describe("faults of enforcement", () => {
  it("there are none in the example", () => {
    expect(problemsOf()).toEqual([]);
  });

  it.each<readonly [what: string, from: string, to: string, at: string, says: string]>([
    [
      "a regime that is not there",
      "to: {usual: 40 %}",
      "to: {usaul: 40 %}",
      "usaul",
      "enforcement.order.regimes.easy.to.usaul: no regime 'usaul' (did you mean 'usual'?)",
    ],
    [
      "a regime that goes over into itself",
      "to: {usual: 40 %}",
      "to: {easy: 40 %}",
      "easy: 40 %",
      "enforcement.order.regimes.easy.to.easy: 'easy' goes over into itself (delete this: what is left stays)",
    ],
    [
      "chances of leaving that come to more than all, on the date on which they do",
      '"2001-02-01": 50 %',
      '"2001-02-01": 90 %',
      "{easy: 20 %",
      "enforcement.order.regimes.usual.to: the chances of leaving 'usual' come to 110 % (they must come to 100 % at most; what is left is the chance that it stays)",
    ],
    [
      "a signal in a regime that is not there",
      "decree: {chance: {drive: 20 %/day}}",
      "decree: {chance: {drives: 20 %/day}}",
      "drives",
      "enforcement.order.signals.decree.chance.drives: no regime 'drives' (did you mean 'drive'?)",
    ],
    [
      "a chance that is no chance",
      "{chance: {drive: 20 %/day}}",
      "{chance: {drive: 120 %/day}}",
      "120 %/day",
      "enforcement.order.signals.decree.chance.drive: '120 %/day' makes no sense here (it must be at most 100 % (1))",
    ],
    [
      "a signal heard at a place that is not there",
      "at: town, chance",
      "at: twon, chance",
      "twon, chance",
      "enforcement.order.signals.rumour.at: no place 'twon' (did you mean 'town'?)",
    ],
    [
      "an effect in the wrong unit",
      "reporting: 500 mark",
      "reporting: 5 kg",
      "5 kg, bribes",
      "enforcement.order.regimes.drive.reporting: '5 kg' is in kg (mark is needed here)",
    ],
    [
      "a review that differs from world to world",
      "review: 5 day",
      "review: 5~9 day",
      "5~9 day",
      "enforcement.order.review: a trader reckons with the days between two reviews (give it one value with a range: VALUE (LOW..HIGH))",
    ],
    [
      "a post under what is not there",
      "bridge: {under: order",
      "bridge: {under: ordre",
      "ordre",
      "posts.bridge.under: no enforcement 'ordre' (did you mean 'order'?)",
    ],
    [
      "a hidden word in a condition the player sees",
      "choose: {pay: purse, plead: verdict}",
      "choose: {pay: {to: purse, when: pressure(order) > 1}, plead: verdict}",
      "pressure(order)",
      "encounters.stopped.nodes.asked.choose.pay.when: 'pressure(...)' is hidden from the trader and would show here (use it in a roll or a verb; what he believes is `regime(ENFORCEMENT, REGIME)`)",
    ],
    [
      "a hidden word in a text",
      "rumour: They say a drive is on.",
      'rumour: "{pressure(order)}"',
      "pressure(order)",
      "signals.order.rumour: 'pressure(...)' is hidden from the trader and would show here (use it in a roll or a verb; what he believes is `regime(ENFORCEMENT, REGIME)`)",
    ],
    [
      "a regime without a name for the player",
      "usual: as usual, drive: a drive",
      "usual: as usual",
      "drive: {starts",
      "regimes.order.drive: has no text (add `regimes.order.drive` to text.en.yaml)",
    ],
  ])("%s", (_what, from, to, at, says) => {
    const change: Change = [from, to];
    expect(problemsOf(change)).toEqual([`${placeOf(at, change)} ${says}`]);
  });
});
