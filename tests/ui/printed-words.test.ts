import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Program, Session, View } from "../../src/engine/index.js";
import { BASELINES, playOn, type Strategy } from "../../src/strategies/index.js";
import { explain } from "../../src/ui/answers/explain.js";
import { LinePlay, Words } from "../../src/ui/index.js";
import { COMMON_WORDS } from "../support/common-words.js";
import { ROOT, strategies, trip } from "../support/scenarios.js";
import { linesOf } from "../support/typed.js";

const says = (source: string): string | undefined => (/^[MDIE]\d+/.test(source) ? "what the source says" : undefined);

const SHIPPED = readdirSync(join(ROOT, "scenarios")).filter((id) =>
  existsSync(join(ROOT, "scenarios", id, "scenario.yaml")),
);

/** Decisions of a play, and plays of a scenario: words come again and again. */
const [MOST_DECISIONS, MOST_PLAYS] = [40, 3];
/** Decisions after which the figures just printed are asked about. */
const FIGURED = 10;
const LOOKING = ["home", "status", "prices", "odds", "ledger"];
const UNTOLD = /^$|^Nothing is told|is a word of the story;|^There is no choice/;
const FIGURE = /\b\d[\d,]*(?:\.\d+)? (?:won|kg|yen|yuan|days?|birds?|pieces?|bowls?|%)(?![\w/])/g;

interface Printed {
  readonly lines: readonly string[];
  /** Figures nothing was told of, each with its line. */
  readonly figures: readonly string[];
  readonly ask: (word: string) => string;
}

/** A strategy's decisions typed in lines, to the account at the end where it comes; the words that tell something are typed on the way. */
function printedBy(program: Program, strategy: Strategy): Printed {
  const seed = "printed";
  const { decisions } = playOn(new Session(program, { seed }), strategy);
  const session = new Session(program, { seed });
  const words = new Words(program);
  const lines: string[] = [];
  const figures = new Set<string>();
  const line = new LinePlay(session, { print: (text) => lines.push(...text.split("\n")), save: () => undefined, says });
  const view = (): View => new View(program, session.campaign.world, session.campaign.rest);
  const ask = (word: string): string => {
    const { journal } = session;
    return explain(
      { program, view: view(), words, says, postings: journal.postings, journal, printed: lines },
      word,
    ).join("\n");
  };
  line.open(false);
  for (const [at, decision] of decisions.slice(0, MOST_DECISIONS).entries()) {
    if (at < session.decisions.length) continue; // the play in lines begins by itself
    const from = lines.length;
    if (at % FIGURED === 1) for (const word of LOOKING) line.take(word);
    for (const text of linesOf(decision, words, view())) line.take(text);
    if (at > FIGURED) continue;
    for (const text of lines.slice(from))
      for (const [figure] of text.matchAll(FIGURE)) if (UNTOLD.test(ask(figure))) figures.add(`${figure}: ${text}`);
  }
  for (const word of LOOKING) line.take(word);
  return { lines, figures: [...figures], ask };
}

/** The words of some lines: without what stands between marks to be typed, and the fingerprint at the end. */
const wordsOf = (lines: readonly string[]): readonly string[] => [
  ...new Set(
    lines
      .join("\n")
      .replace(/`[^`]*`|\{[^}]*\}|\bHash \w+/g, " ")
      .toLowerCase()
      .replace(/'s\b/g, "")
      .match(/\p{L}[\p{L}-]*\p{L}/gu) ?? [],
  ),
];

/** Sentences of the account at the end and of what `decisions` finds, as the program writes them. */
const ACCOUNT = Object.keys(
  JSON.parse(readFileSync(join(ROOT, "src", "language", "ko", "debrief.json"), "utf8")) as Readonly<
    Record<string, string>
  >,
);

describe.each(SHIPPED)("a play of '%s' in lines, to its end", (id) => {
  const program = trip("memoir", id);
  const all = [...strategies(program, id).slice(0, MOST_PLAYS - 1), ...[BASELINES.get("random") ?? []].flat()];
  const roster = program.model.scenario.episodes.length > 1 ? all.slice(0, 1) : all; // years take long, and hold the others' texts
  const plays = roster.map((strategy) => printedBy(program, strategy));

  it("prints no word that leads nowhere, everyday ones apart", () => {
    const unknown = plays.flatMap(({ lines, ask }) =>
      wordsOf(lines).filter((word) => !COMMON_WORDS.has(word) && UNTOLD.test(ask(word))),
    );
    expect([...new Set(unknown)]).toEqual([]);
  });

  it("prints no figure that leads nowhere", () => {
    expect(plays.flatMap(({ figures }) => figures)).toEqual([]);
  });
});

it("neither do the account at the end and what is found out about decisions", () => {
  const program = trip("memoir", "hamhung-trip");
  const { ask } = printedBy(program, BASELINES.get("random") as Strategy);
  expect(wordsOf(ACCOUNT).filter((word) => !COMMON_WORDS.has(word) && UNTOLD.test(ask(word)))).toEqual([]);
});
