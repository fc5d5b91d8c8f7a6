import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lessonLibrary } from "../../src/cli/lessons.js";
import { saidBy } from "../../src/lessons/index.js";
import { freshFolder, jangmadang, startJangmadang } from "../support/command.js";
import { ROOT, shipped, TRIP } from "../support/scenarios.js";

const folder = freshFolder();
const STUDY = join(folder, "study.yaml");
const KEPT = join(folder, "kept");
const SAYS = "작은 연구";
const STRATEGIES = ["cautious", "greedy"];
writeFileSync(
  STUDY,
  `format: 1\nkind: study\nid: small\nsays: ${SAYS}\nscenario: ${TRIP}\nstrategies: [${STRATEGIES.join(", ")}]\nset: {posts.county.stops: 30 %}\nworlds: 60\nseed: s\n`,
);

/** Runs a command in Korean. */
function korean(...args: readonly string[]) {
  const { out, err, code } = jangmadang([...args, "--lang", "ko"], { data: folder });
  return { out, err, code, all: `${out}${err}` };
}

/** What is quoted in the language it was written in: the scenario, its assumptions, its strategies, the ledgers, the concepts. */
function quotes(): readonly string[] {
  const scenario = shipped(TRIP);
  const { sources, concepts } = lessonLibrary();
  const sayings = STRATEGIES.map((name) =>
    readFileSync(join(ROOT, "scenarios", TRIP, "strategies", `${name}.yaml`), "utf8"),
  ).map((text) => /^says: (.*)$/m.exec(text)?.[1] ?? "");
  return [
    ...[...scenario.texts.values()].flat().filter((piece) => typeof piece === "string"),
    ...scenario.assumptions.values(),
    ...sayings,
    ...[...sources.values()].flatMap((source) => [saidBy(source), source.says, source.place, source.work, source.year]),
    ...[...concepts.values()].flatMap((of) => [of.name, of.definition, of.model, of.reference]),
  ]
    .map((text) => text.trim())
    .filter((text) => text.length > 3)
    .sort((a, b) => b.length - a.length);
}
const QUOTES = quotes();

/** Ids of the scenario, whole and by their parts, and what is Latin in every language. */
function names(): ReadonlySet<string> {
  const { parameters, people, credit, endings, places, goods, commodities, bases, units, household } = shipped(TRIP);
  const ids = [people, credit, endings, goods, commodities].flatMap((of) => of.map(({ id }) => id));
  const own = [...ids, ...places, ...bases, ...units.keys(), ...household.members.map(({ id }) => id)];
  const all = [TRIP, ...STRATEGIES, ...own, ...parameters.map(({ name }) => name)];
  const latin =
    "jangmadang small kg kcal won seed base code README figures lesson set numbers HTML CSV trust study out ln " +
    "Kelly Peters and Gell Mann Wald Heckman loyal day bird";
  return new Set([...all.flatMap((id) => [id, ...id.split(/[^A-Za-z]+/)]), ...latin.split(" ")]);
}
const NAMES = names();

/** Latin words of a text that are neither quoted nor names, each with what stands around it. */
function english(text: string): readonly string[] {
  const left = QUOTES.reduce((rest, quote) => rest.replaceAll(quote, " "), text)
    .replace(/`[^`]*`|\b[0-9a-f]{16,64}\b|\([MDIE]\d+|\bA\.[\w.-]+|--[\w-]+|\S*\/\S*/g, " ")
    .replace(/^ {2}(?:npx|node) .*$|^ *\d+ % \|.*$/gm, " ");
  return [...left.matchAll(/[A-Za-z][A-Za-z'-]+/g)]
    .filter(([word]) => word.split(/[-']/).some((part) => part.length > 1 && !NAMES.has(part)) && !NAMES.has(word))
    .map(({ 0: word, index }) => `${word}: ${left.slice(Math.max(0, index - 40), index + 60).replace(/\s+/g, " ")}`);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/** All a reader or a screen reader gets of a page, but for commands, files and the scenario's own table of numbers. */
const readIn = (page: string): string =>
  page
    .replace(
      /<style>[\s\S]*?<\/style>|<pre>[\s\S]*?<\/pre>|<span class="formula">[\s\S]*?<\/span>|<p class="model">[\s\S]*?<\/p>/g,
      " ",
    )
    .replace(/(<details>[\s\S]*?)<tbody>[\s\S]*?<\/tbody>/g, "$1")
    .replace(/<[^>]* aria-(?:label|roledescription)="([^"]*)"[^>]*>/g, " $1 ")
    .replace(/<[^>]+>/g, "\n")
    .replace(/&(amp|lt|gt|quot|#39);/g, (_all, name: string) => ENTITIES[name] ?? "");

describe("a study in Korean", () => {
  it.each([
    ["run", ["--study", STUDY, "--out", KEPT, "--workers", "1"], "묶음이 있습니다"],
    ["status", [KEPT], "끝남: 2"],
    ["merge", [KEPT], "모든 판의 해시"],
    ["chart", [KEPT], "돈이 어디서 왔는가"],
    ["report", [KEPT, "--out", join(folder, "report.html")], "보고서는"],
  ] as const)("%s says nothing in English", (command, args, says) => {
    const { code, all } = korean("lab", command, ...args);
    expect(code, all).toBe(0);
    expect(all).toContain(says);
    expect(english(all.replaceAll(folder, ""))).toEqual([]);
  });

  it("has a page that says its language, nothing in English, and the command that makes it so again", () => {
    const findings = ["verdict", "sensitivity", "doubt", "breakeven"].map((command) => {
      const args = [TRIP, "--strategies", STRATEGIES.join(","), "--set", "posts.county.stops=30 %", "--workers", "1"];
      const size: Readonly<Record<string, readonly string[]>> = {
        verdict: ["--worlds", "60"],
        sensitivity: ["--worlds", "2", "--rows", "4", "--trajectories", "2"],
        doubt: ["--worlds", "2", "--points", "16", "--rows", "4"],
        breakeven: ["--worlds", "10", "--vary", "house-search"],
      };
      const file = join(folder, `${command}.json`);
      writeFileSync(file, jangmadang(["lab", command, ...args, ...(size[command] ?? []), "--json"]).out);
      return file;
    });
    const out = join(folder, "found.html");
    const { code, err } = korean("lab", "report", KEPT, "--out", out, "--with", ...findings);
    expect(code, err).toBe(0);
    const page = readFileSync(out, "utf8");
    expect(page).toContain('<html lang="ko">');
    expect(page).toMatch(/lab report \S+ --out \S+ --with .* --lang ko\n?<\/pre>/);
    expect(readIn(page).length).toBeGreaterThan(3000);
    expect(english(readIn(page).replaceAll(folder, ""))).toEqual([]);
  });

  it("is kept in English, and told in English to others", () => {
    expect(readFileSync(join(KEPT, "study.json"), "utf8").replace(SAYS, "")).not.toMatch(/\p{Script=Hangul}/u);
    expect(jangmadang(["lab", "merge", KEPT]).out).toContain("kg of rice");
    const csv = join(folder, "plays.csv");
    korean("lab", "merge", KEPT, "--csv", csv);
    expect(readFileSync(csv, "utf8")).not.toMatch(/\p{Script=Hangul}/u);
  });

  it.each([
    ["a folder without a study", ["lab", "status", join(folder, "none")]],
    ["another study's folder", ["lab", "run", "--study", join(folder, "other.yaml"), "--out", KEPT]],
    ["a name that is none", ["lab", "run", "--study", join(folder, "wrong.yaml"), "--out", join(folder, "x")]],
    ["a number that is none", ["lab", "sweep", TRIP, "--vary", "nosuch"]],
  ] as const)("refuses %s in no English word", (_what, args) => {
    const text = readFileSync(STUDY, "utf8");
    writeFileSync(join(folder, "other.yaml"), text.replace("seed: s", "seed: u"));
    writeFileSync(join(folder, "wrong.yaml"), text.replace("greedy", "greedi"));
    const { code, out, err } = korean(...args);
    expect([code, out]).not.toEqual([0, ""]);
    const own = err
      .replaceAll(folder, "")
      .replace(/greedi|nosuch|strategies\.\d|(other|wrong)\.yaml|FILE|COMMAND|cmd|mjs/g, "");
    expect(english(own)).toEqual([]);
  });

  it("would be caught with an English word on a page", () => {
    const planted = '<p>실질 재산</p><svg aria-label="a ring"></svg><h2>Held against each other</h2>';
    const words = english(readIn(planted)).map((found) => found.split(":")[0]);
    expect(words).toEqual(["ring", "Held", "against", "each", "other"]);
  });
});

describe("a lesson's sheets in Korean", () => {
  it.each(["student", "teacher"])("for the %s say nothing in English where the lesson is translated", (reader) => {
    const out = join(folder, `${reader}.html`);
    const { all } = korean("lesson", "handout", "all-on-one-truck", "--for", reader, "--out", out, "--worlds", "60");
    expect(english(all.replaceAll(folder, "").replace(/all-on-one-truck(\/[a-z-]+)?/g, ""))).toEqual([]);
    const page = readFileSync(out, "utf8");
    expect(page).toContain('<html lang="ko">');
    expect(readIn(page).length).toBeGreaterThan(3000);
    expect(english(readIn(page).replace(/npx .*|all-on-one-truck|먼저 이 규칙: \S+에서 [a-z -]+/g, ""))).toEqual([]);
  });
});

describe("a class in Korean", () => {
  it("is announced on the console in no English word", async () => {
    const running = startJangmadang(
      ["serve", "--room", "ROOM-7", "--scenario", TRIP, "--port", "0", "--worlds", "1", "--lang", "ko"],
      folder,
    );
    const told = await new Promise<string>((done) => {
      let text = "";
      running.stdout?.on("data", (data: Buffer) => {
        text += data.toString();
        if (text.split("\n").length > 5) done(text);
      });
    });
    running.kill("SIGINT");
    expect(told).toContain("방 ROOM-7");
    expect(english(told.replaceAll(folder, "").replace(/ROOM-7|https?:\S+/g, ""))).toEqual([]);
  });
});
