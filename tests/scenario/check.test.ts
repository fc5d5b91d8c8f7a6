import { describe, expect, it } from "vitest";
import { cleanText, Problems, readYaml, showProblem } from "../../src/scenario/index.js";
import { edited, FILES, type FileKey, load, problemsOf, SHIPPED, SOURCES, shown, type Texts } from "./shelf.js";

/** Only the entries the shipped files cite, so that a thousand loads do not read the ledgers a thousand times. */
const CITED = SOURCES.map(({ name, text }) => {
  const shipped = Object.values(SHIPPED).join("\n");
  const entries = text.split(/^(?=[A-Z]\d+:)/m).filter((entry) => shipped.includes(`@${entry.split(":")[0]}`));
  return { name, text: entries.join("") };
});

describe("the shipped trip", () => {
  it("is without fault", () => {
    expect(shown(load())).toEqual([]);
  });

  it("is the same scenario whichever ledger entries stand beside the cited ones", () => {
    const [whole, cited] = [load(), load({}, CITED)];
    expect(whole.ok && cited.ok && whole.scenario.hash === cited.scenario.hash).toBe(true);
  });
});

describe("faults of different kinds", () => {
  const broken: Partial<Texts> = {
    scenario: edited("scenario", "kind: choice", "kind: choise").scenario ?? "",
    episode: [
      ["    spread: 15", "    spraed: 15"],
      ["to: hyesan\n", "to: hyesna\n"],
      ["10 won/bird @M327", "10 won/kg @M327"],
      ["20~30 won/bird @M328", "20~31 won/bird @M328"],
      ["has(won) >= straw-price", "has(won) >= straw-room"],
      ["{to: found, max: 2, else: given-up}", "found"],
    ].reduce((text, [from = "", to = ""]) => text.replace(from, to), SHIPPED.episode),
    text: edited("text", "{owed(consignment)}. The truck", "{owed(consignmnt)}. The truck").text ?? "",
    world: edited("world", "home: true", "home: yes").world ?? "",
  };

  it("are reported all at once, each once, in file order", () => {
    const kinds = [
      /episode.*unknown key 'spraed'/,
      /episode.*is in won\/kg/,
      /episode.*20~31 won\/bird @M328 is not what source M328 says/,
      /episode.*no place 'hyesna'/,
      /episode.*'>=' joins won and bird/,
      /episode.*a loop without a bound/,
      /scenario.yaml.*'choise' is not allowed here/,
      /text.*no credit 'consignmnt'/,
      /world.*true or false is needed here/,
    ];
    const lines = shown(load(broken));
    expect(lines).toHaveLength(kinds.length);
    for (const kind of kinds) expect(lines.filter((line) => kind.test(line))).toHaveLength(1);
  });

  it("are reported from a file that can be read beside one that cannot", () => {
    const lines = shown(load({ text: "a: [", ...edited("episode", "to: hyesan\n", "to: hyesna\n") }));
    expect(lines.map((line) => line.replace(/:\d+:\d+.*/, ""))).toEqual([FILES.episode, FILES.text]);
  });
});

/** Mulberry32: a small seeded generator, so that a failure can be had again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PIECES = [
  "{",
  "}",
  "[",
  "]",
  ":",
  ": ",
  ",",
  "-",
  "- ",
  "&a ",
  "*a",
  "!",
  "~",
  '"',
  "'",
  "#",
  "|",
  ">",
  "\t",
  "\n",
  " ",
  "@",
  "(",
  ")",
  "/",
  "0",
  "1e999",
  "-7",
  "%",
  "\u0000",
  "\u202E",
  "\uD800",
  "{}",
  "[]",
  "<<: ",
  "null",
  "true",
  "é",
  "won",
  "end",
  "__proto__: 1\n",
];

/** One small accident of typing. */
function mutated(text: string, random: () => number): string {
  const pick = (most: number): number => Math.floor(random() * most);
  const lines = text.split("\n");
  const [at, line] = [pick(text.length), pick(lines.length)];
  const piece = PIECES[pick(PIECES.length)] ?? "";
  switch (pick(5)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + piece + text.slice(at);
    case 2:
      return text.slice(0, at) + piece + text.slice(at + 1);
    case 3:
      return [...lines.slice(0, line), ...lines.slice(line + 1)].join("\n");
    default:
      return [...lines.slice(0, line), lines[pick(lines.length)] ?? "", ...lines.slice(line)].join("\n");
  }
}

/** `npm run proof` has 2,000 of them. */
const { TYPING_ACCIDENTS = "200" } = process.env;
const ACCIDENTS = Number(TYPING_ACCIDENTS);

describe("accidents of typing", () => {
  const keys = Object.keys(SHIPPED) as FileKey[];

  it("never throw, and load or give problems with a place in a file", () => {
    const random = seeded(1996);
    for (let round = 0; round < ACCIDENTS; round += 1) {
      const key = keys[round % keys.length] ?? "episode";
      let text = mutated(SHIPPED[key], random);
      for (let more = Math.floor(random() * 3); more > 0; more -= 1) text = mutated(text, random);
      const loaded = load({ [key]: text }, CITED);
      const problems = problemsOf(loaded);
      expect(loaded.ok || problems.length > 0, `round ${round}`).toBe(true);
      for (const problem of problems) {
        expect(Math.min(problem.line, problem.col), `round ${round}: ${showProblem(problem)}`).toBeGreaterThan(0);
        expect(problem.line, `round ${round}`).toBeLessThanOrEqual(text.split("\n").length + 400);
        const line = showProblem(problem);
        expect(line, `round ${round}`).not.toMatch(/undefined|\[object|NaN|\n|\t/);
        expect(cleanText(line), `round ${round}`).toBe(line);
      }
    }
  });
});

const SIZE = 400_000;
const fill = (piece: string): string => piece.repeat(Math.floor(SIZE / piece.length));
const rows = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");
const inScenario = (section: string): Partial<Texts> => ({ scenario: `${SHIPPED.scenario}\n${section}` });
const inNumbers = (numbers: string): Partial<Texts> => edited("scenario", "numbers:\n", `numbers:\n${numbers}\n`);
const inNodes = (nodes: string): Partial<Texts> =>
  inScenario(`encounters:\n  long:\n    at: hyesan\n    nodes:\n${nodes}`);

/** Files made to cost as much as they can: far too large, or just small enough to be checked to the end. */
const HOSTILE: Readonly<Record<string, Partial<Texts>>> = {
  "brackets that never close": { scenario: fill("[") },
  "braces that never close": { scenario: fill("{a: ") },
  "closing brackets": { scenario: fill("]") },
  "mixed brackets": { scenario: fill("[}") },
  commas: { scenario: `a: [${fill(",")}`.slice(0, SIZE) },
  anchors: { scenario: fill("&a ") },
  aliases: { scenario: fill("- *a\n") },
  tags: { scenario: fill("!a ") },
  "quotation marks": { scenario: fill('"') },
  directives: { scenario: fill("%a\n") },
  questions: { scenario: fill("? ") },
  dashes: { scenario: fill("- ") },
  "control characters": { scenario: fill("\u001b\n") },
  "one key, many times": { scenario: rows(10_500, () => "k: 1") },
  "many keys nobody knows": { scenario: rows(10_500, (index) => `key-number-${index}: 1`) },
  "many sections nearly right": { scenario: rows(5_500, (index) => `goods${index}: {}`) },
  "many wrong numbers": inNumbers(rows(8_000, (index) => `  n${index}: 5 wom @X${index}`)),
  "many names that do not exist": inScenario(
    `routes:\n${rows(2_300, (index) => `  r${index}: {from: p${index}, to: q${index}, legs: {}}`)}`,
  ),
  "many names that nearly exist": inScenario(
    `places:\n${rows(2_500, (index) => `  place-number-${index}: {}`)}\n` +
      `routes:\n${rows(1_400, (index) => `  r${index}: {from: place-numbr-${index}, to: place-nmber-${index}, legs: {}}`)}`,
  ),
  "one long chain of nodes": inNodes(rows(5_000, (index) => `      n${index}: {then: n${index + 1}}`)),
  "one long round of nodes": inNodes(rows(5_000, (index) => `      n${index}: {then: n${(index + 1) % 5_000}}`)),
  "a great many wrong verbs": inNodes(`      start: {do: [${"{bury: {it: here}},".repeat(3_800)}]}`),
  "a great many mistyped verbs": inNodes(`      start: {do: [${"{giv: {what: here}},".repeat(3_800)}]}`),
  "a great many wrong expressions": inNodes(
    rows(2_300, (index) => `      n${index}: {do: [{wait: has(ducklnig${index}) * 2}]}`),
  ),
  "long expressions": inNodes(rows(900, (index) => `      n${index}: {do: [{wait: ${"has(won) + ".repeat(34)}day}]}`)),
  "texts that belong to nothing": { text: rows(11_000, (index) => `t${index}: "{has(won}"`) },
  "texts full of holes": { text: rows(90, (index) => `t${index}: "${"{has(wn)}".repeat(440)}"`) },
  "an endless literal": inNumbers(`  n: ${"1".repeat(3900)}!`),
};

/** Milliseconds of work. */
const QUICK = 1_500;

describe("a hostile file", () => {
  it.each(Object.entries(HOSTILE))("%s: is refused quickly and briefly", (_name, changed) => {
    const timed = () => {
      const before = process.cpuUsage(); // the work done, however busy the machine is with other things
      const loaded = load(changed, CITED);
      const { user, system } = process.cpuUsage(before);
      return { loaded, took: (user + system) / 1_000 };
    };
    const { loaded, took: first } = timed();
    const took = first < QUICK ? first : Math.min(first, timed().took); // the first time compiles, and may be disturbed
    expect(loaded.ok).toBe(false);
    expect(shown(loaded).length).toBeLessThanOrEqual(201);
    expect(took).toBeLessThan(QUICK);
  });

  it("has its problems counted where they are not listed", () => {
    const lines = shown(load({ scenario: rows(500, (index) => `key-number-${index}: 1`) }));
    expect(lines).toHaveLength(201);
    expect(lines.at(-1)).toMatch(/ \d+ more problems are not listed \(mend those above, then check again\)$/);
  });
});

describe("readYaml", () => {
  it("gives a map that can be used whatever the file holds", () => {
    const problems = new Problems();
    expect(readYaml({ name: "a.yaml", text: "- 1" }, problems).entries.size).toBe(0);
    expect(readYaml({ name: "a.yaml", text: "\uFEFFa: 1" }, new Problems()).entries.size).toBe(1);
    expect(problems.list().map(showProblem)).toEqual([
      "a.yaml:1:1 the file is not a list of sections (write its sections as `name: value`)",
    ]);
  });
});
