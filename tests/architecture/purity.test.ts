import { transformSync } from "esbuild";
import { describe, expect, it } from "vitest";
import { codeOf, filesUnder, type SourceText } from "../support/imports.js";
import { shipped, shippedIds } from "../support/scenarios.js";

const PURE = ["units", "expr", "scenario", "engine", "strategies", "memoir"];

/** What reads the clock, the machine or the process, or differs between machines. */
const IMPURE =
  /\b(?:Date|process|console|performance|setTimeout|setInterval|setImmediate|queueMicrotask|fetch|globalThis|crypto|eval|Function)\b(?=\s*[.(])|\bnew\s+(?:Date|Function)\b|\bMath\.(?:random|exp|expm1|log\w*|pow|sin|cos|tan|asin|acos|atan2?|sinh|cosh|tanh|cbrt|hypot)\b|\*\*=?/g;

const ALLOWED: Readonly<Record<string, string>> = {
  "src/units/format.ts **": "powers of whole factors, written for a reader and never read back",
  "src/engine/compiled/print.ts new Function": "the one place where code is made, from the checked chart alone",
};

const impurities = ({ path, text }: SourceText): string[] =>
  [...codeOf(text).matchAll(IMPURE)]
    .map(([what]) => `${path} ${what}`)
    .filter((found) => !Object.hasOwn(ALLOWED, found));

/** Ids of the shipped scenarios that are also the engine's or English's own words; the name alone says nothing of Hyesan. */
const COMMON_WORDS: Readonly<Record<string, string>> = {
  home: "the account of the household, in every scenario",
  trader: "the member who is played, a key of the language",
  parents: "a word of programming (parents and children of a tree)",
  child: "the same",
  staff: "English",
  crew: "English",
  partner: "English: a brace has one",
};

/** Messages that show a reader how something is written. Comments are free to do the same. */
const EXAMPLES: Readonly<Record<string, string>> = {
  "src/units/literal.ts: won": "how a literal is written",
  "src/scenario/schema.ts: won": "how a literal is written",
  "src/memoir/file.ts: hamhung": "where a memoir file can be looked at",
  "src/ui/line/play.ts: rice": "how a command is typed",
};

/** What the shipped scenarios call their goods, places, currencies and people. */
function scenarioWords(): readonly string[] {
  const words = shippedIds().flatMap((id) => {
    const { commodities, places, people } = shipped(id);
    const names = [...commodities.filter(({ kind }) => kind !== "claim"), ...people].map((of) => of.id);
    return [...names, ...places];
  });
  return [...new Set(words)].filter((word) => !Object.hasOwn(COMMON_WORDS, word));
}

function wordsIn({ path, text }: SourceText, words: readonly string[]): string[] {
  return words.flatMap((word) => {
    const found = new RegExp(`(?<![A-Za-z0-9])${word}s?(?![A-Za-z0-9])`, "i").exec(codeOf(text));
    return found === null ? [] : [`${path}: ${found[0]}`];
  });
}

describe("the rooms below the screen", () => {
  const sources = PURE.flatMap((room) => filesUnder(`src/${room}`, /\.tsx?$/));

  it("read no clock, no process, and no arithmetic that differs between machines", () => {
    expect(sources.length).toBeGreaterThan(40);
    expect(sources.flatMap(impurities)).toEqual([]);
  });

  it.each([
    "const now = Date.now();",
    "const now = new Date();",
    "if (Math.random() < 0.5) return;",
    "console.log(x);",
    "process.exit(1);",
    "const y = Math.exp(x);",
    "const y = Math.pow(x, 2);",
    "const y = x ** 2;",
    "setTimeout(() => {}, 5);",
    'new Function("return 1")();',
  ])("would be caught with %s", (text) => {
    expect(impurities({ path: "src/engine/a.ts", text })).not.toEqual([]);
  });

  it("may use what is the same everywhere, and speak of the rest in comments", () => {
    const text =
      "// Math.exp differs\nconst y = Math.sqrt(x) + Math.floor(x) + Math.imul(a, b); const date = dateOf(process1);";
    expect(impurities({ path: "src/engine/a.ts", text })).toEqual([]);
  });
});

describe("the program", () => {
  const words = scenarioWords();

  it("knows no good, place, currency or person of a shipped scenario", () => {
    expect(words).toEqual(expect.arrayContaining(["hyesan", "won", "rice", "pobedit", "smuggler"]));
    const found = filesUnder("src", /\.tsx?$/).flatMap((source) => wordsIn(source, words));
    expect(found.filter((one) => !Object.hasOwn(EXAMPLES, one))).toEqual([]);
  });

  it("would be caught with one, whatever its case or number", () => {
    const caught = (text: string) => wordsIn({ path: "src/a.ts", text }, ["won", "hyesan", "duckling"]);
    expect(caught("const perWonAndKg = 5; const Won = 7;")).toEqual(["src/a.ts: Won"]);
    expect(caught('if (place === "hyesan" && ducklings > 0)')).toEqual(["src/a.ts: hyesan", "src/a.ts: ducklings"]);
    expect(caught("const wonderful = 1; // won")).toEqual([]);
  });
});

/** What amounts, prices, debts and hunger are called wherever a person is shown them. */
const AMOUNTS =
  "amount|posting|owed|has|stored|ask|bid|homeAsk|homeBid|price|cost|profit|gain|paid|proceeds|sum|total|money|cash|real|nominal|" +
  "wealth|worth|unpaid|forgiven|reckoned|hunger|missed|eats|cooked|issued|lasts|lastsAway|foodDays|kills|share|odds|balance|value|" +
  "daysLeft|exposure|stock|mostToBuy|mostToSell|mostToRepay|rate|chance|kcal";

/** An operator beside such a name, in code laid out by the bundler: blanks around every operator, no types, no comments. */
const RECKONS = new RegExp(
  `\\b(?:${AMOUNTS})\\b[)\\]]*(?: \\?\\? [\\w.]+\\))? (?:[-+*/%]|\\*\\*)=? |(?:^|[^\\w"\`}]) ?[-+*/%]=? [-(]*(?:[\\w$]+(?:\\[\\w+\\])?\\??\\.)*(?:${AMOUNTS})\\b(?!\\()`,
);

/** Where a figure that is known is only written, drawn or typed. By file and a piece of the line. */
const WRITTEN: readonly (readonly [file: string, piece: string, why: string])[] = [
  ["src/ui/figures.ts", "share * 100", "a share is written in per cent"],
  ["src/ui/amounts.ts", "value * 100", "the same"],
  ["src/ui/figures.ts", "value / step", "rounded to three figures"],
  ["src/ui/figures.ts", "Math.abs(value) * 10", "the same"],
  ["src/ui/amounts.ts", "value * good.unit.factor", "a price is written per declared unit"],
  ["src/ui/amounts.ts", "value / factor", "digits go by the figure in its unit"],
  ["src/ui/screen/theme.ts", "(value - low)", "values are drawn as bars"],
  ["src/ui/screen/theme.ts", "Math.max(0, share)) * 10", "a share is drawn as a bar"],
  ["src/ui/screen/amount.ts", "now.amount - by * one", "up and down change the amount that is being typed"],
];

/** Lines that reckon with amounts; sums by `reduce` over them as well. */
function reckonings({ path, text }: SourceText): string[] {
  const { code } = transformSync(text, { loader: path.endsWith("x") ? "tsx" : "ts", jsx: "preserve" });
  return code
    .split("\n")
    .filter((line) => !/^import |^export \{/.test(line))
    .map((line) => line.replace(/"(?:[^"\\]|\\.)*"/g, '""'))
    .filter((line) => RECKONS.test(line))
    .filter((line) => !WRITTEN.some(([file, piece]) => file === path && line.includes(piece)))
    .map((line) => `${path}: ${line.trim()}`);
}

describe("what a person is shown", () => {
  const shown = filesUnder("src/ui", /\.tsx?$/);

  it("is reckoned by the engine: no screen and no line adds, takes or multiplies an amount", () => {
    expect(shown.length).toBeGreaterThan(50);
    expect(shown.flatMap(reckonings)).toEqual([]);
    for (const [file, piece] of WRITTEN)
      expect(shown.find(({ path }) => path === file)?.text, `${file}: ${piece}`).toContain(
        piece.replace(/^\(|\)$/g, ""),
      );
  });

  it.each([
    "const gain = good.bid - cost;",
    "category.amount += paid ? -posting.amount : posting.amount;",
    "sums.set(id, (sums.get(id)?.amount ?? 0) + posting.amount);",
    "const all = members.reduce((sum, of) => sum + of.missed, 0);",
    "const worth = words.real(amount / perUnit);",
    "const left = view.debts[0].owed-paid;",
    "const short = 1 - share;",
    "const all = 3 * view.goods[0].ask;",
    "const sum = money(has * price);",
  ])("would be caught with %s", (text) => {
    expect(reckonings({ path: "src/ui/screen/a.tsx", text })).not.toEqual([]);
  });

  it("may count lines and columns", () => {
    const text =
      "const a = columns - 4; const b = lines.length - most + 1; const c = numbered(at + 1, rows.length); const d = indent + rest;";
    expect(reckonings({ path: "src/ui/a.ts", text })).toEqual([]);
  });
});
