import { buildProgram, type Program, RULES_HASH } from "../engine/index.js";
import { msg, t } from "../language/index.js";
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
  wallOf,
  whereOf,
} from "../lessons/index.js";
import type { Handout, HandoutClaim, HandoutFigure } from "../report/index.js";
import { type Scenario, wealthUnit, wordsOf } from "../scenario/index.js";
import { labelOf, Words } from "../ui/index.js";
import { formatNumber } from "../units/index.js";
import type { Checked } from "./claims.js";
import { factsOf, saysOf } from "./commands/facts.js";
import { UsageError } from "./errors.js";
import { remedy } from "./remedy.js";
import { languageWords, written, writtenLine } from "./runnable.js";
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
  const literalText = literal.replace(/\s*@.*$/, "");
  const [, value = literalText, low = "", high = "", unit = ""] =
    /^(.*?)\s*\((.*?)\.\.(.*?)\)\s*(.*)$/.exec(literalText) ?? [];
  if (low !== "") return t("{value} {unit} [{low} to {high}]", { value, unit, low, high });
  const range = literalText.replace("~", t(" to ")).replace("..", t(" to "));
  return literalText.includes("~") ? t("{range}, drawn for each world", { range }) : range;
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
  M: msg("the memoir: {says}"),
  D: msg("worked out: {says}"),
  I: msg("our reading: {says}"),
  E: msg("the record: {says}"),
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
        t("lesson '{lesson}', figures: no number '{name}' in '{scenario}' ({remedy})", {
          lesson: lesson.id,
          name,
          scenario: scenario.id,
          remedy: remedy(
            name,
            facts.map((of) => of.name),
          ),
        }),
      );
    const { source, says, literal } = fact;
    const assumed = source.startsWith("A.");
    const own = playedAs(lesson, name);
    return {
      name: lesson.figures[name] ?? labelOf(name, words),
      value:
        own === undefined
          ? shownValue(literal)
          : t("{own} in your play, else {value}", { own, value: shownValue(literal) }),
      source: assumed ? "" : (source.split(".")[0] ?? ""),
      says: assumed
        ? (scenario.assumptions.get(source.slice(2)) ?? "")
        : t(KIND_OF_SOURCE[source.charAt(0)] ?? "{says}", { says }),
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
const withSign = (claim: Claim, value: number): string => {
  const number = bare(claim, value);
  if (!isShare(claim.figure)) return number;
  return compares(claim) ? t("{points} points", { points: number }) : `${number} %`;
};

const ruleWords = ({ at, do: act }: { readonly at: string; readonly do: Readonly<Record<string, unknown>> }): string =>
  t("at {at} {deeds}", {
    at,
    deeds: Object.entries(act)
      .map(([word, what]) => `${word} ${typeof what === "object" ? Object.values(what ?? {}).join(" ") : what}`)
      .join(", "),
  });

function sideWords({ strategy, set = [], rules = [], numbers = {} }: ClaimSide): string {
  const changed = [
    ...set,
    ...Object.entries(numbers).map(([name, value]) => t("its number {name} = {value}", { name, value })),
    ...(rules.length === 0 ? [] : [t("these rules first: {rules}", { rules: rules.map(ruleWords).join("; ") })]),
  ];
  return changed.length === 0 ? strategy : t("{strategy}, with {changed}", { strategy, changed: changed.join(", ") });
}

/** Which side is held against which, by their strategies; where both are of one, the study tells them apart. */
const lessWords = ({ a, b }: Claim): string =>
  a.is !== undefined && b?.is !== undefined
    ? t("{a} (A), less {b} (B)", { a: a.is, b: b.is })
    : a.strategy === b?.strategy
      ? t("A less B")
      : t("`{a}` (A) less `{b}` (B)", { a: a.strategy, b: b?.strategy ?? "" });

/** Where the whole interval of a claim must lie, and whether it does. */
const LIMITS = {
  between: [
    msg("The whole interval must lie above {above} and below {below}, and does"),
    msg("The whole interval must lie above {above} and below {below}. IT DOES NOT: this sentence does not hold"),
  ],
  above: [
    msg("The whole interval must lie above {above}, and does"),
    msg("The whole interval must lie above {above}. IT DOES NOT: this sentence does not hold"),
  ],
  below: [
    msg("The whole interval must lie below {below}, and does"),
    msg("The whole interval must lie below {below}. IT DOES NOT: this sentence does not hold"),
  ],
} as const;

function limitWords(claim: Claim, holds: boolean): string {
  const { above, below } = claim;
  const [does, doesNot] = LIMITS[above === undefined ? "below" : below === undefined ? "above" : "between"];
  return t(holds ? does : doesNot, {
    above: above === undefined ? "" : withSign(claim, above),
    below: below === undefined ? "" : withSign(claim, below),
  });
}

/** `-45 points [-50 .. -39]` */
const shownFigure = (claim: Claim, { value, low, high }: Tested): string =>
  `${withSign(claim, value)} [${bare(claim, low)} .. ${bare(claim, high)}]`;

function claimOf({ claim, checked }: PlayedClaim, unit: string, base: string): HandoutClaim {
  const { tested, without, worlds, seed, lesson } = checked;
  const what = figureWords(claim.figure, unit, claim.until);
  const sides = `A: ${sideWords(claim.a)}${claim.b === undefined ? "" : `; B: ${sideWords(claim.b)}`}`;
  const of = {
    ...{ worlds, scenario: claim.scenario, base: claim.base ?? base, seed },
    ...{ last: worlds - 1, sides },
  };
  return {
    says: claim.says,
    found: `${compares(claim) ? `${capital(what)}, ${lessWords(claim)}` : capital(what)}: ${shownFigure(claim, tested)}`,
    must: limitWords(claim, tested.holds),
    holds: tested.holds,
    study:
      claim.until === undefined
        ? t("{worlds} worlds of {scenario}, base {base}, seeds {seed}#0 to {seed}#{last}. {sides}.", of)
        : t(
            "{worlds} worlds of {scenario}, base {base}, seeds {seed}#0 to {seed}#{last}, as they stand when day {until} is over. {sides}.",
            { ...of, until: claim.until },
          ),
    command: written(
      ...["lesson", "check", `${lesson}/${checked.claim}`],
      ...(without === undefined ? [] : ["--without"]),
      ...languageWords(),
    ),
    without:
      without === undefined
        ? undefined
        : t(
            without.tested.leans
              ? msg("Its cause taken away ({cause}): {figure}. THE SENTENCE STILL HOLDS.")
              : msg("Its cause taken away ({cause}): {figure}. The sentence no longer holds."),
            { cause: without.says, figure: shownFigure(claim, without.tested) },
          ),
  };
}

/** What real wealth is counted in, and the base played unless told. */
async function unitOf(name: string): Promise<{ readonly unit: string; readonly base: string }> {
  const scenario = await load(locate(name));
  return { unit: wealthUnit(scenario).text, base: scenario.defaultBase };
}

/** What a sheet is of: versions, hashes, the commands that make it again. */
function sheetFacts(id: string, scenario: Scenario, audience: Audience): Handout["facts"] {
  return [
    [t("lesson"), id],
    [t("program"), t("jangmadang {version}, code {code}", { version: packageVersion(), code: playsDigest() })],
    [t("rules"), RULES_HASH],
    [t("scenario"), `${scenario.id}, ${scenario.hash}`],
    [
      t("this sheet again"),
      written("lesson", "handout", id, "--for", audience, "--out", `${id}-${audience}.html`, ...languageWords()),
    ],
    [t("all claims again"), written("lesson", "check", id, "--without", ...languageWords())],
  ];
}

const playOf = ({ id, play }: Lesson, base: string): Handout["play"] => ({
  says: play.says,
  command: written("lesson", id, ...languageWords()),
  world: t("Everybody plays the same luck: scenario {scenario}, base {base}, {settings}", {
    scenario: play.scenario,
    base,
    settings: [...(play.set ?? []), t("seed {seed}", { seed: play.seed })].join(", "),
  }),
  write: play.write,
  decisions: play.decisions,
  until: play.until,
});

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
    time: t("{minutes} minutes, of them {playing} for {decisions} decisions of play.", {
      minutes: minutesOf(lesson),
      playing: playMinutesOf(lesson),
      decisions: play.decisions,
    }),
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
    play: playOf(lesson, base),
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
          commands: wallOf(lesson).map(({ command, says }) => ({
            command: writtenLine(command),
            says,
          })),
        }
      : undefined,
  };
}
