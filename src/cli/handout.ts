import { realUnit } from "../class/index.js";
import { buildProgram, type Program, RULES_HASH } from "../engine/index.js";
import {
  type Claim,
  type ClaimSide,
  contentNoteOf,
  figureWords,
  isShare,
  type Lesson,
  type LessonLibrary,
  minutesOf,
  planOf,
  playMinutesOf,
  predictionsOf,
  saidBy,
  type Tested,
  untilOf,
  wallOf,
  whereOf,
} from "../lessons/index.js";
import type { Handout, HandoutClaim, HandoutFigure } from "../report/index.js";
import { remedyFor, type Scenario, wordsOf } from "../scenario/index.js";
import { labelOf, Words } from "../ui/index.js";
import { formatNumber } from "../units/index.js";
import type { Checked } from "./claims.js";
import { factsOf, saysOf } from "./commands/facts.js";
import { UsageError } from "./errors.js";
import { load, locate, readChanges } from "./scenario.js";
import { packageVersion, playsDigest } from "./version.js";

export const AUDIENCES = ["student", "teacher"] as const;
export type Audience = (typeof AUDIENCES)[number];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A claim of the lesson with what came out of it. */
export interface PlayedClaim {
  readonly claim: Claim;
  readonly checked: Checked;
}

/** A number as its file writes it, for paper: `35 won/kg [25 to 70]`. */
function shownValue(literal: string): string {
  const written = literal.replace(/\s*@.*$/, "");
  const [, value = written, low = "", high = "", unit = ""] = /^(.*?)\s*\((.*?)\.\.(.*?)\)\s*(.*)$/.exec(written) ?? [];
  if (low !== "") return `${value} ${unit} [${low} to ${high}]`;
  return written.replace("~", " to ").replace("..", " to ") + (written.includes("~") ? ", drawn for each world" : "");
}

/** What the lesson's play sets a number to, as it is written there; undefined where it is played as the scenario has it. */
const playedAs = ({ play: { set = [] } }: Lesson, name: string): string | undefined =>
  set
    .map((change) => change.split("=").map((part) => part.trim()))
    .findLast(([of = ""]) => of === name || `numbers.${of}` === name)?.[1];

/** Numbers a claim of the lesson turns in the scenario played: the causes. */
const causesOf = ({ claims, play }: Lesson): readonly string[] =>
  Object.values(claims)
    .filter(({ scenario }) => scenario === play.scenario)
    .flatMap(({ a, b, without }) => [...(a.set ?? []), ...(b?.set ?? []), ...(without?.set ?? [])])
    .map((change) => change.split("=")[0]?.trim() ?? "");

const KIND_OF_SOURCE: Readonly<Record<string, string>> = {
  M: "the memoir: ",
  D: "worked out: ",
  I: "our reading: ",
  E: "the record: ",
};

/** The numbers a lesson turns on, with sources and ranges. @throws UsageError for a name the scenario has not */
function figuresOf(lesson: Lesson, program: Program): readonly HandoutFigure[] {
  const { scenario, base } = program.model;
  const words = new Words(program);
  const facts = factsOf(scenario, saysOf(scenario));
  return [...new Set([...Object.keys(lesson.figures), ...causesOf(lesson)])].map((name) => {
    const fact = facts.find((of) => of.name === name && (of.base === "all" || of.base === base));
    if (fact === undefined)
      throw new UsageError(
        `lesson '${lesson.id}', figures: no number '${name}' in '${scenario.id}' (${remedyFor(
          name,
          facts.map((of) => of.name),
        )})`,
      );
    const { source, says, literal } = fact;
    const assumed = source.startsWith("A.");
    const own = playedAs(lesson, name);
    return {
      name: lesson.figures[name] ?? labelOf(name, words),
      value: own === undefined ? shownValue(literal) : `${own} in your play, else ${shownValue(literal)}`,
      source: assumed ? "" : (source.split(".")[0] ?? ""),
      says: assumed ? capital(says) : `${KIND_OF_SOURCE[source.charAt(0)] ?? ""}${says}`,
    };
  });
}

/** Whether a claim's figure is a difference of its two sides. */
const compares = ({ b, figure }: Claim): boolean => b !== undefined && figure !== "beats";

const digitsOf = (size: number): number => (size < 10 ? 2 : size < 100 ? 1 : 0);

const bare = ({ figure }: Claim, value: number): string =>
  isShare(figure)
    ? formatNumber(value * 100, Math.abs(value) < 0.1 ? 1 : 0)
    : formatNumber(value, digitsOf(Math.abs(value)));

/** What stands behind a claim's numbers: shares are told in per cent, their differences in points. */
const signOf = (claim: Claim): string => (isShare(claim.figure) ? (compares(claim) ? " points" : " %") : "");

const ruleWords = ({ at, do: act }: { readonly at: string; readonly do: Readonly<Record<string, unknown>> }): string =>
  `at ${at} ${Object.entries(act)
    .map(([word, what]) => `${word} ${typeof what === "object" ? Object.values(what ?? {}).join(" ") : what}`)
    .join(", ")}`;

function sideWords({ strategy, set = [], rules = [], numbers = {} }: ClaimSide): string {
  const changed = [
    ...set,
    ...Object.entries(numbers).map(([name, value]) => `its number ${name} = ${value}`),
    ...(rules.length === 0 ? [] : [`these rules first: ${rules.map(ruleWords).join("; ")}`]),
  ];
  return changed.length === 0 ? strategy : `${strategy}, with ${changed.join(", ")}`;
}

/** Which side is held against which, by their strategies; where both are of one, the study tells them apart. */
const lessWords = ({ a, b }: Claim): string =>
  a.is !== undefined && b?.is !== undefined
    ? `${a.is} (A), less ${b.is} (B)`
    : a.strategy === b?.strategy
      ? "A less B"
      : `\`${a.strategy}\` (A) less \`${b?.strategy ?? ""}\` (B)`;

function limitWords(claim: Claim): string {
  const { above, below } = claim;
  const said = (word: string, value: number | undefined): readonly string[] =>
    value === undefined ? [] : [`${word} ${bare(claim, value)}${signOf(claim)}`];
  return [...said("above", above), ...said("below", below)].join(" and ");
}

/** `-45 points [-50 .. -39]` */
const shownFigure = (claim: Claim, { value, low, high }: Tested): string =>
  `${bare(claim, value)}${signOf(claim)} [${bare(claim, low)} .. ${bare(claim, high)}]`;

function claimOf({ claim, checked }: PlayedClaim, unit: string, base: string): HandoutClaim {
  const { tested, without, worlds, seed, lesson } = checked;
  const what = figureWords(claim.figure, unit, claim.until);
  const sides = claim.b === undefined ? "" : `; B: ${sideWords(claim.b)}`;
  const lies = tested.holds ? ", and does" : ". IT DOES NOT: this sentence does not hold";
  return {
    says: claim.says,
    found: `${compares(claim) ? `${capital(what)}, ${lessWords(claim)}` : capital(what)}: ${shownFigure(claim, tested)}`,
    must: `The whole interval must lie ${limitWords(claim)}${lies}`,
    holds: tested.holds,
    study: `${worlds} worlds of ${claim.scenario}, base ${claim.base ?? base}, seeds ${seed}#0 to ${seed}#${worlds - 1}${claim.until === undefined ? "" : `, as they stand when day ${claim.until} is over`}. A: ${sideWords(claim.a)}${sides}.`,
    command: `npx jangmadang lesson check ${lesson}/${checked.claim}${without === undefined ? "" : " --without"}`,
    without:
      without === undefined
        ? undefined
        : `Its cause taken away (${without.says}): ${shownFigure(claim, without.tested)}. ${without.tested.leans ? "THE SENTENCE STILL HOLDS." : "The sentence no longer holds."}`,
  };
}

/** What real wealth is counted in, and the base played unless told. */
async function unitOf(name: string): Promise<{ readonly unit: string; readonly base: string }> {
  const scenario = await load(locate(name));
  return { unit: realUnit(scenario).text, base: scenario.defaultBase };
}

/** What a sheet is of: versions, hashes, the commands that make it again. */
function sheetFacts(id: string, scenario: Scenario, audience: Audience): Handout["facts"] {
  return [
    ["lesson", id],
    ["program", `jangmadang ${packageVersion()}, code ${playsDigest()}`],
    ["rules", RULES_HASH],
    ["scenario", `${scenario.id}, ${scenario.hash}`],
    ["this sheet again", `npx jangmadang lesson handout ${id} --for ${audience} --out ${id}-${audience}.html`],
    ["all claims again", `npx jangmadang lesson check ${id} --without`],
  ];
}

/** The sheet of a lesson for one who reads it; `played` are its claims with what came out. */
export async function handoutOf(
  lesson: Lesson,
  library: LessonLibrary,
  audience: Audience,
  played: readonly PlayedClaim[],
): Promise<Handout> {
  const { play, explain, quiz, id } = lesson;
  const scenario = await load(locate(play.scenario));
  const base = play.base ?? scenario.defaultBase;
  const set = play.set ?? [];
  const changes = readChanges(scenario, base, set, "", () => undefined);
  const program = buildProgram(scenario, { base, changes });
  const words = new Words(program);
  const teaches = audience === "teacher";
  const claims = await Promise.all(
    played.map(async (one) => {
      const { unit, base } = await unitOf(one.claim.scenario);
      return claimOf(one, unit, base);
    }),
  );
  return {
    title: lesson.title,
    time: `${minutesOf(lesson)} minutes, of them ${playMinutesOf(lesson)} for ${play.decisions} decisions of play.`,
    contentNote: contentNoteOf(lesson, wordsOf(scenario.texts.get("content-note"))),
    optOut: lesson["opt-out"],
    objective: lesson.objective,
    concepts: lesson.concepts.flatMap((name) => library.concepts.get(name) ?? []),
    reading: lesson.read.flatMap((name) => {
      const source = library.sources.get(name);
      return source === undefined
        ? []
        : [{ id: name, where: whereOf(source), says: saidBy(source), work: name.startsWith("E") ? source.work : "" }];
    }),
    predict: predictionsOf(lesson).map(({ asks, options, answer }) => ({
      asks,
      options,
      answer: teaches ? answer : undefined,
    })),
    play: {
      says: play.says,
      command: `npx jangmadang lesson ${id}`,
      world: `Everybody plays the same luck: scenario ${play.scenario}, base ${base}, ${[...set, `seed ${play.seed}`].join(", ")}`,
      write: play.write,
      decisions: play.decisions,
      until: untilOf(lesson),
    },
    observe: lesson.observe,
    figures: figuresOf(lesson, program),
    contested: scenario.contested.map((of) => words.contested(of)),
    caution: words.caution ?? "",
    explain,
    discuss: lesson.discuss,
    quiz: quiz.map(({ asks, options, right, because }) => ({
      asks,
      options,
      answer: teaches ? { right: right - 1, because } : undefined,
    })),
    claims,
    playedOn: play.until !== undefined && Object.values(lesson.claims).some(({ until }) => until === undefined),
    facts: sheetFacts(id, scenario, audience),
    teacher: teaches
      ? {
          notes: lesson.teacher,
          plan: planOf(lesson),
          commands: wallOf(lesson).map(({ command, says }) => ({ command: `npx jangmadang ${command}`, says })),
        }
      : undefined,
  };
}
