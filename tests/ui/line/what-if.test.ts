import { expect, it } from "vitest";
import { sideBySide } from "../../../src/cli/ledgers.js";
import { replayOn, type Session } from "../../../src/engine/index.js";
import { whatIf } from "../../../src/lab/index.js";
import { playWith } from "../../../src/strategies/index.js";
import type { Otherwise } from "../../../src/ui/debrief/findings.js";
import { LinePlay, ledgersInColumns } from "../../../src/ui/index.js";
import { strategies, trip } from "../../support/scenarios.js";

const program = trip("memoir");
const cautious = strategies(program).find(({ id }) => id === "cautious");
if (cautious === undefined) throw new Error("no strategy 'cautious'");
const session = playWith(program, { seed: "34", base: "memoir" }, cautious);

const otherwise: Otherwise = async (at, instead) => {
  const result = whatIf(program, session.record(), at, instead);
  if ("why" in result) throw new RangeError(result.why);
  return sideBySide(result);
};

async function told(typed: string, of: Session = session): Promise<string> {
  const lines: string[] = [];
  const line = new LinePlay(of, { print: (text) => lines.push(text), save: () => undefined, otherwise });
  line.open(true);
  lines.length = 0;
  line.take(typed);
  await line.looking?.done;
  return lines.join("\n");
}

it("`what-if` lists the decisions, tells what could be decided at one, and sets both ledgers side by side", async () => {
  const before = JSON.stringify(session.record());
  expect(await told("what-if")).toMatch(/^Which decision is to be another\?.*\n {2}2 {2}Day 1, Hyesan: /);
  const asked = await told("what-if 5");
  expect(asked).toMatch(/^Decision 5\. Day 3, Hamhung, you: Take half of it, 25 kg\. What was to be decided:/);
  expect(asked).toContain("  1  Take the whole 50 kg on credit");
  expect(asked).not.toContain("Going on with");
  const ledgers = await told("what-if 5 1");
  expect(ledgers).toContain("You: Take half of it, 25 kg. Otherwise: Take the whole 50 kg on credit.");
  expect(ledgers).toMatch(/as played +otherwise +difference\n/);
  expect(ledgers).toMatch(/in all +[-\d,.]+ won +[-\d,.]+ won +[-\d,.]+ won/);
  expect(JSON.stringify(session.record())).toBe(before);
});

it("`what-if` names each later decision that found no place, or says that all were taken", async () => {
  const ledgers = await told("what-if 2 1"); // no money left at home: what was to be left is not asked
  const [, later, count] = /Of your (\d+) later decisions (\d+) found no place there/.exec(ledgers) ?? [];
  expect(Number(later)).toBe(session.decisions.length - 2);
  const named = ledgers.split("\n").filter((line) => /^ {2}\d+ {2}Day \d+, /.test(line));
  const more = Number(/^ {2}and (\d+) more$/m.exec(ledgers)?.[1] ?? 0);
  expect(named.length + more).toBe(Number(count));
  expect(Number(count)).toBeGreaterThan(0);
  expect(await told(`what-if ${session.decisions.length} 1`)).not.toContain("found no place");
});

it("`what-if` says what is wrong: the same again, no such decision, words that decide nothing, before the end", async () => {
  expect(await told("what-if 5 2")).toBe("That is what you decided there; nothing would be otherwise.");
  expect(await told("what-if 99")).toMatch(/^There is no decision '99': the run has decisions 2 to \d+\.$/);
  expect(await told("what-if 5 fly")).toContain("There is no choice 'fly'.");
  const { session: open } = replayOn(program, session.record(), 4);
  expect(await told("what-if 2 1", open)).toContain("once the campaign has ended; till then `undo` takes it back.");
});

it("both ledgers keep within the columns there are: what has no room beside its figures stands above them", () => {
  const rows = [["goods still held, at the home price", "1,000,000 won", "10 won", "-999,990 won"]] as const;
  const narrow = ledgersInColumns({ rows }, 60);
  expect(Math.max(...narrow.map((line) => line.length))).toBeLessThanOrEqual(60);
  expect(narrow[1]).toBe("goods still held, at the home price");
  expect(ledgersInColumns({ rows }, 100)).toHaveLength(2);
});
