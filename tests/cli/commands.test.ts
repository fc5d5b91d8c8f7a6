import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { freshFolder, jangmadang } from "../support/command.js";
import { ROOT, TRIP } from "../support/scenarios.js";

const json = (args: readonly string[]) => {
  const { code, out, err } = jangmadang([...args, "--json"]);
  expect(err).toBe("");
  expect(code).toBe(0);
  const value = JSON.parse(out);
  expect(value.schemaVersion).toBe(1);
  return value;
};

describe("help and version", () => {
  it.each(["list", "run", "play", "memoir", "check", "replay", "facts", "balance"])(
    "%s --help tells its options and the exit codes",
    (command) => {
      const { code, out } = jangmadang([command, "--help"]);
      expect(code).toBe(0);
      expect(out).toContain(`Usage: jangmadang ${command}`);
      expect(out).toContain("--json");
      expect(out).toContain("Exit codes:");
    },
  );

  it("prints the package's version", () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    expect(jangmadang(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });
});

describe("run", () => {
  const result = json(["run", TRIP, "--strategy", "greedy", "--seed", "a class#7"]);

  it("gives hash, record, ending, real wealth, ledger and balances", () => {
    expect(result).toMatchObject({
      scenario: TRIP,
      strategy: "greedy",
      seed: "a class#7",
      base: "memoir",
      hash: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect(typeof result.realWealth).toBe("number");
    expect(result.record.decisions.length).toBe(result.decisions);
    expect(["settled", "hounded", "detained", "bereaved", "season"]).toContain(result.ending);
  });

  it("keeps books that give the balances back, opening postings included", () => {
    const balances: Record<string, Record<string, number>> = {};
    const add = (account: string, commodity: string, amount: number): void => {
      const held = (balances[account] ??= {});
      held[commodity] = (held[commodity] ?? 0) + amount;
    };
    for (const { from, to, commodity, amount } of result.ledger) {
      add(from, commodity, -amount);
      add(to, commodity, amount);
    }
    const nonzero = Object.fromEntries(
      Object.entries(balances)
        .map(
          ([account, held]) =>
            [account, Object.fromEntries(Object.entries(held).filter(([, amount]) => amount !== 0))] as const,
        )
        .filter(([, held]) => Object.keys(held).length > 0),
    );
    expect(nonzero).toEqual(result.balances);
    expect(result.ledger.some(({ reason }: { reason: string }) => reason === "opening")).toBe(true);
  });

  it("replays from its own output", () => {
    const file = join(freshFolder(), "run.json");
    writeFileSync(file, JSON.stringify(result));
    expect(json(["replay", file])).toMatchObject({
      hash: result.hash,
      ending: result.ending,
      misfit: null,
      same: { scenario: true, rules: true },
    });
  });

  it("gives the same hash again, and another in another world", () => {
    expect(json(["run", TRIP, "--strategy", "greedy", "--seed", "a class#7"]).hash).toBe(result.hash);
    expect(json(["run", TRIP, "--strategy", "greedy", "--seed", "a class#8"]).hash).not.toBe(result.hash);
  });

  it.each(["actor", "tables"])("gives the same result by the executor '%s'", (executor) => {
    const other = json(["run", TRIP, "--strategy", "greedy", "--seed", "a class#7", "--executor", executor]);
    expect({ ...other, executor: result.executor }).toEqual(result);
  });

  it("plays with other prices and changed numbers", () => {
    const historical = json(["run", TRIP, "--strategy", "loyal", "--base", "historical"]);
    expect(historical.numeraire.price).toBeGreaterThan(5 * json(["run", TRIP, "--strategy", "loyal"]).numeraire.price);
    const changed = json([
      "run",
      TRIP,
      "--strategy",
      "loyal",
      "--set",
      "numbers.cab-room=40",
      "--set",
      "hiding.sand.found=60 %",
    ]);
    expect(changed.record.changes).toEqual({ "numbers.cab-room": 40, "hiding.sand.found": 0.6 });
  });
});

describe("memoir", () => {
  it("prints figures with kind, values, unit, source and whether they hold", () => {
    const { figures, runs } = json(["memoir", TRIP, "--worlds", "20"]);
    for (const figure of figures) {
      expect(Object.keys(figure)).toEqual(
        expect.arrayContaining(["scenario", "figure", "kind", "memoir", "simulated", "unit", "source", "holds"]),
      );
      expect(figure.holds).toBe(true);
    }
    expect(
      figures.filter(({ kind }: { kind: string }) => kind === "arithmetic" || kind === "outcome").length,
    ).toBeGreaterThanOrEqual(6);
    expect(runs[0].priorChance).toBeGreaterThan(0);
    expect(runs[0].standing.worlds).toBe(20);
  });
});

describe("facts, list, check", () => {
  it("lists every number with a source and what it says", () => {
    const { facts } = json(["facts", TRIP]);
    expect(facts.length).toBeGreaterThan(100);
    expect(facts.find(({ name }: { name: string }) => name === "markets.hamhung/duckling.ask")).toMatchObject({
      literal: "10 won/bird @M327",
      source: "M327",
      says: expect.stringContaining("10 won"),
    });
    expect(
      facts.filter(({ source, says }: { source: string; says: string }) => source !== "none needed" && says === ""),
    ).toEqual([]);
  });

  it("lists the scenarios with strategies and what their numbers rest on", () => {
    expect(json(["list"]).scenarios.find(({ id }: { id: string }) => id === TRIP)).toMatchObject({
      strategies: ["cautious", "greedy", "loyal", "memoir"],
      bases: ["memoir", "historical"],
    });
  });

  it("finds nothing wrong with what is shipped", () => {
    expect(json(["check", TRIP]).problems).toEqual([]);
  });

  it("prints all problems with a remedy, exit 1, no stack trace", () => {
    const folder = copyOfTrip();
    const file = join(folder, "scenario.yaml");
    writeFileSync(
      file,
      readFileSync(file, "utf8")
        .replace("won: 3000 won @D007", "won: 3001 won @D007")
        .replace("at-home and", "at-hom and"),
    );
    const { code, out, err } = jangmadang(["check", folder]);
    expect(code).toBe(1);
    expect(out.trim().split("\n")).toEqual([
      expect.stringMatching(/scenario\.yaml:\d+:\d+ start\.you\.won: .* \(it gives 3000 won\)$/),
      expect.stringMatching(
        /scenario\.yaml:\d+:\d+ endings\.settled\.when: nothing is called 'at-hom' \(did you mean 'at-home'\?\)$/,
      ),
    ]);
    expect(err).toBe("2 problems\n");
  });
});

function copyOfTrip(): string {
  const folder = join(freshFolder(), "my-trip");
  cpSync(join(ROOT, "scenarios", TRIP), folder, { recursive: true });
  return folder;
}

describe("a scenario of one's own", () => {
  it("with a new good, place, currency, route and person plays without touching the program", () => {
    const folder = copyOfTrip();
    const edit = (name: string, change: (text: string) => string): void => {
      const file = join(folder, name);
      writeFileSync(file, change(readFileSync(file, "utf8")));
    };
    edit("scenario.yaml", (text) =>
      text
        .replace("id: hamhung-trip\n", "id: my-trip\nsource: a lesson of my own\n")
        .replace(
          "start:\n",
          `currencies:
  shell: {minor: 10}
goods:
  salt: {unit: kg}
places:
  cove: {}
people:
  boatman: {outside: true}
markets:
  cove/salt: {ask: 2 shell/kg, spread: 5 %, noise: 2 %, pull: 10 %/day}
  hyesan/salt: {bid: 3 shell/kg, spread: 5 %, noise: 2 %, pull: 10 %/day}
routes:
  boat: {from: hyesan, to: cove, legs: {water: {days: 1 day}}}
  boat-back: {from: cove, to: hyesan, legs: {water: {days: 1 day}}}
encounters:
  gift:
    at: cove
    when: has(shell) = 0
    nodes:
      start: {do: [{give: {what: shell, amount: shells, from: boatman, to: you}}], then: end}
start:
`,
        )
        .replace("numbers:\n", "numbers:\n  shells: 20 shell\n"),
    );
    edit("text.en.yaml", (text) =>
      text
        .replace("places: {", "places: {cove: the cove, ")
        .replace("goods: {", "goods: {salt: salt, ")
        .replace("people:\n", "people:\n  boatman: a boatman\n")
        .replace("routes: {", "routes: {boat: the boat, boat-back: the boat back, ")
        .replace("legs:\n", "legs:\n  boat: {water: the water}\n  boat-back: {water: the water}\n"),
    );
    const strategy = join(folder, "trader.yaml");
    writeFileSync(
      strategy,
      `format: 1
kind: strategy
id: trader
for: my-trip
says: salt from the cove
rules:
  - {at: leaving.start, do: {choose: leave-none}}
  - {at: plan, when: at-home and has(salt) > 0, do: {sell: {good: salt, amount: has(salt)}}}
  - {at: plan, when: at-home and has(shell) = 0, do: {travel: boat}}
  - {at: plan, when: at(cove) and has(shell) > 0, do: {buy: {good: salt, amount: has(shell) / ask(salt)}}}
  - {at: plan, when: at(cove), do: {travel: boat-back}}
`,
    );
    expect(jangmadang(["check", folder])).toMatchObject({ code: 0, err: "" });
    const { code, out, err } = jangmadang(["run", folder, "--strategy", strategy, "--json"]);
    expect(err).toBe("");
    expect(code).toBe(0);
    const { balances, ledger } = JSON.parse(out);
    expect(
      ledger.some(({ reason, about }: { reason: string; about: string }) => reason === "sold" && about === "salt"),
    ).toBe(true);
    expect(balances.you.shell).toBeGreaterThan(200);
    const played = jangmadang(["play", folder, "--seed", "1"], { input: "1\ntravel boat\nstatus\n" });
    expect(played.out).toContain("the cove");
    expect(played.out).toContain("20 shell");
  });
});

describe("wrong use", () => {
  it.each([
    [
      ["run", "hamhung-tripp", "--strategy", "memoir"],
      2,
      "there is no scenario 'hamhung-tripp' (did you mean 'hamhung-trip'?",
    ],
    [["run", TRIP, "--strategy", "memoire"], 2, "no strategy 'memoire' (did you mean 'memoir'?"],
    [["run", TRIP], 2, "required option '--strategy <name>' not specified"],
    [["run", TRIP, "--strategy", "memoir", "--base", "historic"], 2, "no base 'historic' (did you mean 'historical'?)"],
    [["run", TRIP, "--strategy", "memoir", "--set", "cab-rom=3"], 2, "no number 'cab-rom' (did you mean"],
    [
      ["run", TRIP, "--strategy", "memoir", "--set", "cab-room=3 kg"],
      2,
      "that is in g, but 'numbers.cab-room' is in bird",
    ],
    [["run", TRIP, "--strategy", "memoir", "--set", "cab-room"], 2, "write name=value"],
    [["run", TRIP, "--strategy", "memoir", "--set", "markets.hyesan/rice.depth=0"], 2, "it must be more than 0"],
    [["run", TRIP, "--strategy", "memoir", "--set", "credit.consignment.cost=-5"], 2, "it must be at least 0"],
    [["run", TRIP, "--strategy", "memoir", "--set", "hiding.sand.found=120 %"], 2, "it must be at most 100 % (1)"],
    [["play", "--resume", "--seed", "5"], 2, "a save has its own world"],
    [["run", TRIP, "--strategy", "memoir", "--seed", ""], 2, "a seed is 1 to 120 plain characters"],
    [["memoir", TRIP, "--worlds", "many"], 2, "write a whole number from 0 to 1,000,000"],
    [["fly"], 2, "unknown command 'fly'"],
    [["replay", "nothing.json"], 3, "there is no file 'nothing.json'"],
    [["play", "--resume", "nobody"], 2, "there is no save 'nobody'"],
    [["play", "--resume"], 2, "there is no save to go on with"],
  ])("%j ends %i with a sentence", (args, code, sentence) => {
    const ran = jangmadang(args);
    expect(ran.err).toContain(sentence);
    expect(ran.code).toBe(code);
    expect(ran.err).not.toMatch(/\n\s+at .*:\d+:\d+/);
  });
});
