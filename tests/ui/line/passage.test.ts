import { expect, it } from "vitest";
import { buildProgram, Session, View } from "../../../src/engine/index.js";
import { LinePlay } from "../../../src/ui/index.js";
import { shipped } from "../../support/scenarios.js";

const percent = (text: string, from: RegExp): number => Number(from.exec(text)?.[1] ?? Number.NaN) / 100;

it("the road home tells what its posts come to together, for the load that is carried", () => {
  const session = new Session(buildProgram(shipped("hamhung-trip")), { seed: "77" });
  const lines: string[] = [];
  const line = new LinePlay(session, { print: (text) => lines.push(text), save: () => undefined });
  const ask = (typed: string): string => {
    const from = lines.length;
    line.take(typed);
    return lines.slice(from).join("\n");
  };
  line.open(false);
  for (const typed of ["1", "travel out"]) line.take(typed);
  expect(ask("why road home")).not.toContain("All posts of this road");
  for (const typed of ["2", "1", "0", "0"]) line.take(typed);
  const { program, campaign } = session;
  expect(new View(program, campaign.world, campaign.rest).held("pobedit").has).toBeGreaterThan(0);
  const odds = ask("odds");
  const loaded = percent(odds, /moulding sand: 40 %; for what you have of it with you (\d+) %/);
  expect(loaded).toBe(0.2);
  const [county, gate] = [percent(odds, /county post: (\d+) %/), percent(odds, /town gate: (\d+) %/)];
  const together = percent(ask("why road home"), /what you carry now with odds of (\d+) %/);
  expect(together).toBeCloseTo(1 - (1 - county * loaded) * (1 - gate * loaded), 2);
});
