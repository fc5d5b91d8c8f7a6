import { describe, expect, it } from "vitest";
import { FAULTS } from "../../src/cli/failures.js";
import { helpTexts } from "../../src/cli/help.js";
import { build } from "../../src/cli/main.js";
import { KOREAN } from "../../src/language/korean.js";
import { schemaInFull } from "../../src/scenario/schema.js";
import { CALLS, HIDDEN_CALLS, LEDGER_CALLS, LEDGER_NAMES, NAMES } from "../../src/scenario/vocabulary.js";
import { PLAY_TERMS } from "../../src/ui/answers/terms-play.js";
import { WORLD_TERMS } from "../../src/ui/answers/terms-world.js";
import { filesUnder, type SourceText } from "../support/imports.js";
import { bareIn, holesOf, messagesIn } from "../support/messages.js";

const sources = filesUnder("src", /\.tsx?$/);
/** Texts that stand in a page itself: what `data-t` and `data-label` mark. */
const inPages = filesUnder("src/class/page", /\.html$/).flatMap(({ path, text }) =>
  [...text.matchAll(/\bdata-t\b[^>]*>([^<]+)<|\bdata-label="([^"]+)"/g)].map(([, said = "", label = said]) => ({
    text: label.trim(),
    where: path,
  })),
);
interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
}
const alternatives = (schema: Schema): readonly Schema[] => [schema, ...(schema.anyOf ?? []).flatMap(alternatives)];

/** Every part of the schema of scenario files. */
const parts = (schema: unknown): readonly Schema[] =>
  typeof schema === "object" && schema !== null ? [schema, ...Object.values(schema).flatMap(parts)] : [];
const schema = parts(schemaInFull());

/** What keys are for that a scenario must have: told where one is missing. */
const neededKeys = schema.flatMap(({ required = [], properties = {} }) =>
  required.flatMap((key) => alternatives(properties[key] ?? {}).flatMap(({ description }) => description ?? [])),
);

/** What is written for authors alone, in English: every key of the schema, every word of the expressions. */
const forAuthors = new Set([
  ...schema.flatMap(({ description }) => description ?? []),
  ...[NAMES, CALLS, HIDDEN_CALLS, LEDGER_NAMES, LEDGER_CALLS].flatMap((of) =>
    Object.values(of).map(({ says }) => says),
  ),
]);

const messages = [
  ...inPages,
  ...neededKeys.map((text) => ({ text, where: "the schema of scenario files" })),
  ...sources.flatMap(messagesIn),
  ...helpTexts(build()).map((text) => ({ text, where: "the commands' help" })),
  ...[...WORLD_TERMS, ...PLAY_TERMS].map(({ words }) => ({ text: words.join(", "), where: "src/ui/answers/terms.ts" })),
];
const written = new Set(messages.map(({ text }) => text));

type Entries = Readonly<Record<string, string>>;
const missing = (catalogue: Entries): string[] => [
  ...new Set(
    messages.flatMap(({ text, where }) =>
      Object.hasOwn(catalogue, text) ? [] : [`${where}: ${JSON.stringify(text)}`],
    ),
  ),
];
const stale = (catalogue: Entries): string[] => Object.keys(catalogue).filter((english) => !written.has(english));
const strangeHoles = (catalogue: Entries): string[] =>
  Object.entries(catalogue).flatMap(([english, other]) =>
    holesOf(english).join() === holesOf(other).join() ? [] : [`${english} -> ${other}`],
  );
/** Blanks at either end join a piece to others: they stand in every language. */
const strangeBlanks = (catalogue: Entries): string[] =>
  Object.entries(catalogue).flatMap(([english, other]) =>
    /^ *\[/.test(english) || english.startsWith("  ") === other.startsWith("  ") ? [] : [`${english} -> ${other}`],
  );

/** What is no sentence to a reader: the chart as a picture for authors, one fault of the program, the look of pages. */
const NO_SENTENCES = [
  "src/ui/picture/",
  "src/ui/screen/stand-ins.ts",
  "src/report/handout-style.ts",
  "src/report/style.ts",
  "src/report/tournament.ts",
];

/**
 * Where a literal still stands by itself: declarations, which go into the catalogue as the commands' help; formats, seeds
 * and names in files; faults of the program; what a connection is ended with; what is kept of code that failed, and told
 * by `failures.ts`.
 */
const ENGLISH: readonly string[] = [
  "src/class/classroom.ts",
  "src/class/page/",
  "src/class/wire/hall.ts",
  "src/class/wire/server.ts",
  "src/class/wire/student.ts",
  "src/cli/commands/class-pages.ts",
  "src/cli/commands/lab/doubt.ts",
  "src/cli/commands/lab/factors.ts",
  "src/cli/commands/lab/merge.ts",
  "src/cli/commands/lab/sensitivity.ts",
  "src/cli/commands/lab/sweep.ts",
  "src/cli/commands/memoir.ts",
  "src/cli/declare.ts",
  "src/cli/entries.ts",
  "src/cli/errors.ts",
  "src/cli/foreign/",
  "src/cli/lab-studies.ts",
  "src/cli/lab.ts",
  "src/cli/language.ts",
  "src/cli/main.ts",
  "src/cli/pool.ts",
  "src/cli/roster.ts",
  "src/cli/runnable.ts",
  "src/cli/tournament/data.ts",
  "src/cli/workers.ts",
  "src/lessons/figures.ts",
  "src/lessons/lesson.ts",
  "src/store/kept.ts",
  "src/store/saves.ts",
  "src/store/shelf.ts",
  "src/store/study-store.ts",
];

/** The rooms that tell what is wrong with a file, and with the chart it makes. */
const CHECKING = ["src/units", "src/expr", "src/scenario", "src/strategies", "src/lab/content", "src/lessons"];

/**
 * Where they still say something themselves: what a campaign's kept rows hold of a strategy that failed, in one language
 * for all of them; what a file means to those who write code; faults of the program.
 */
const NO_PROBLEMS = ["src/strategies/play.ts", "src/strategies/seen.ts", "src/strategies/baselines.ts"];

/** Names of things in the code that look like a sentence. */
const CODE = new Set([
  "ScenarioError",
  "StrategyError",
  "TermError",
  "ClaimError",
  "good or currency",
  "hiding place",
  "in conflict",
  "not {}",
  "twin of {}",
  "strategy {}",
  "plan at {}",
  "habit {}",
  "compare {} ",
  "--until {} ",
  "--base {} ",
  "dead end",
  "Jangmadang scenario language, version 1",
]);

/** A piece of a file as it is to be written. */
const EXAMPLE = /^`[a-z]+: \{.*\}`$/;

/** English sentences of a file that checks, keys and backticks at their beginning and end included. */
const bareInProblems = (of: SourceText): readonly string[] =>
  bareIn(of, { quoted: true }).filter((line) => {
    const text = line.replace(/^\S+?:\d+: /, "");
    return !CODE.has(text) && !forAuthors.has(text) && !EXAMPLE.test(text);
  });

/** What a program that cannot go on says of itself. */
const OWN_FAULTS = ["waiting does not end the campaign at '{}'", "one who has no rule decided {}"];

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: these are sources
describe("the screens, lines and pages", () => {
  const shown = ["src/ui", "src/report"]
    .flatMap((room) => filesUnder(room, /\.tsx?$/))
    .filter(({ path }) => !NO_SENTENCES.some((of) => path.startsWith(of)));

  it("say no English but through the catalogue", () => {
    expect(shown.length).toBeGreaterThan(60);
    expect(shown.flatMap((of) => bareIn(of))).toEqual([]);
  });

  it("are joined by the commands, the store, the class and the lessons, but for formats and faults", () => {
    const files = ["src/cli", "src/store", "src/class", "src/lessons"].flatMap((room) => filesUnder(room, /\.ts$/));
    expect(files.length).toBeGreaterThan(90);
    const bare = files.filter((of) => bareIn(of).length > 0).map(({ path }) => path);
    expect(bare.filter((path) => !ENGLISH.some((of) => path.startsWith(of)))).toEqual([]);
    expect(ENGLISH.filter((of) => !bare.some((path) => path.startsWith(of)))).toEqual([]); // none is listed for nothing
  });

  it.each([
    'const a = "You owe nothing.";',
    "const a = `You owe ${much}.`;",
    'const a = closed ? "not possible now" : "";',
    "const a = <Text>It has ended</Text>;",
    'const a = <List title="What happens" />;',
    'const a = { says: "Pay back a debt" };',
    "const a = html`<h2>${t(title)}</h2><p>Means a world.</p>`;",
    'const a = [["scenario hash", hash]];',
  ])("would be caught with %s", (text) => {
    expect(bareIn({ path: "src/ui/a.tsx", text })).toHaveLength(1);
  });

  it("know what is kept of code that fails, to tell it in the reader's language", () => {
    const kept = [...filesUnder("src/cli/foreign", /\.ts$/), ...filesUnder("src/strategies", /\/play\.ts$/)]
      .flatMap((of) => bareIn(of))
      .flatMap((said) => /^[^:]+:\d+: ([a-z].*)$/.exec(said)?.[1] ?? [])
      .filter((said) => !OWN_FAULTS.includes(said));
    expect(kept.length).toBeGreaterThan(8);
    const known = new Set(FAULTS.map((fault) => fault.replace(/\{\w+\}/g, "{}")));
    expect(kept.filter((said) => !known.has(said))).toEqual([]);
  });

  it("are joined by the problems of files", () => {
    const files = CHECKING.flatMap((room) => filesUnder(room, /\.ts$/));
    expect(files.length).toBeGreaterThan(60);
    const bare = files.filter((of) => bareInProblems(of).length > 0);
    expect(bare.filter(({ path }) => !NO_PROBLEMS.includes(path)).flatMap(bareInProblems)).toEqual([]);
    expect(NO_PROBLEMS.filter((of) => !bare.some(({ path }) => path === of))).toEqual([]); // none is listed for nothing
  });

  it.each([
    'context.problem(path, "nothing opens this", t("open it"));',
    'context.problem(path, t("nothing opens this"), "`if:` without `then:`");',
    "problems.add(spot, path, `no place '${name}'`, remedyFor(name, known));",
    'const id = z.string().regex(NAME, "a name is lower-case words");',
  ])("would be caught in a problem with %s", (text) => {
    expect(bareInProblems({ path: "src/scenario/a.ts", text })).toHaveLength(1);
  });

  it("may hold keys, ids and what goes through the catalogue", () => {
    const text =
      'import { t } from "../a b.js"; const a = t("You owe {much}.", { much: `encounters.${id}.say` }); const b = kind === "it is so" ? "choose" : msg("Not now.");';
    expect(bareIn({ path: "src/ui/a.ts", text })).toEqual([]);
  });
});

// biome-ignore-end lint/suspicious/noTemplateCurlyInString: these are sources

describe("the Korean catalogue", () => {
  it("has every sentence the program says", () => {
    expect(messages.length).toBeGreaterThan(800);
    expect(missing(KOREAN.messages)).toEqual([]);
    const { "You owe {owed} more.": _one, ...others } = KOREAN.messages;
    expect(missing(others)).toEqual([
      expect.stringMatching(/^src\/ui\/line\/moved\.ts:\d+: "You owe \{owed\} more\."$/),
    ]);
  });

  it("has no sentence that the program no longer says", () => {
    expect(stale(KOREAN.messages)).toEqual([]);
    expect(stale({ "No such sentence.": "" })).toEqual(["No such sentence."]);
  });

  it("has the holes of the English sentence in every other, and its indent", () => {
    expect(strangeHoles(KOREAN.messages)).toEqual([]);
    expect(strangeHoles({ "You owe {owed}.": "빚 {owd}" })).toEqual(["You owe {owed}. -> 빚 {owd}"]);
    expect(strangeBlanks(KOREAN.messages)).toEqual([]);
    expect(strangeBlanks({ "  one line": "한 줄" })).toEqual(["  one line -> 한 줄"]);
  });

  it("is written in Korean", () => {
    const latin = Object.entries(KOREAN.messages).filter(
      ([, other]) => !/[가-힣]/.test(other.replace(/\{\w+\}/g, "")) && /[A-Za-z]/.test(other.replace(/\{\w+\}/g, "")),
    );
    expect(latin).toEqual([]);
  });
});
