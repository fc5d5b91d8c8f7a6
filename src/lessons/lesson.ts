import * as z from "zod";
import { msg, t } from "../language/index.js";
import {
  type FormOf,
  type Problem,
  Problems,
  readYaml,
  remedyFor,
  type SourceFile,
  type Sources,
  tellForm,
  toPlain,
  valueAt,
} from "../scenario/index.js";
import { FIGURE_PATTERN, sidesOf } from "./figures.js";

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, msg("an id is lower-case words joined by hyphens"));
const text = z.string().min(1);

const side = z.strictObject({
  strategy: text,
  /** What the side is, for those who know no strategies: it stands behind `less` or before it. */
  is: text.optional(),
  /** Numbers changed for this side alone, as for `--set`. */
  set: z.array(text).optional(),
  /** Rules that come before those of the strategy, which is then a rule list beside the scenario. */
  rules: z.array(z.strictObject({ at: text, when: text.optional(), do: z.record(z.string(), z.unknown()) })).optional(),
  /** Numbers of the strategy's rule list that are others here. */
  numbers: z.record(z.string(), z.union([text, z.number()])).optional(),
});

const claim = z
  .strictObject({
    says: text,
    scenario: id,
    base: id.optional(),
    worlds: z.int().min(20).max(20_000).optional(),
    seed: text.optional(),
    /** The last day that is played; missing it is that of the lesson's play where it plays the same scenario, and `end` is the campaign's own. */
    until: z.union([z.int().min(1), z.literal("end")]).optional(),
    /**
     * Means: `wealth` (units of the numeraire), `fall` (the deepest fall of it), `hunger` (person-days), `days`,
     * `number:ID` (a variable of the scenario at the end, in the unit its first value is written in; a share as a plain number).
     * Shares of worlds: `ruin`, `deaths` (somebody died), `ending:ID`, `default:CREDIT` (a lender is still owed at the
     * end), `under:NUMBER` (wealth under so many units), `beats` (A ends with more wealth than B, ties shared), `below-mean` (A ends
     * with less than A's mean). `survivorship`: A's mean wealth where it did not end in ruin, over its mean in all worlds.
     */
    figure: z.string().regex(FIGURE_PATTERN, msg("see `How to write a lesson` in CONTRIBUTING.md")),
    a: side,
    /** Where it is given, the figure is that of A less that of B in the same worlds. */
    b: side.optional(),
    above: z.number().optional(),
    below: z.number().optional(),
    /** The cause, taken away: the claim must then no longer hold. */
    without: z.strictObject({ set: z.array(text).optional(), base: id.optional(), says: text }).optional(),
  })
  .refine(({ above, below }) => above !== undefined || below !== undefined, msg("says neither `above:` nor `below:`"))
  .refine(({ figure, b }) => sidesOf(figure) !== "two" || b !== undefined, msg("compares two sides and has no `b:`"))
  .refine(
    ({ figure, b }) => sidesOf(figure) !== "one" || b === undefined,
    msg("is a figure of one side; leave out `b:`"),
  );

const question = z
  .strictObject({
    asks: text,
    options: z.array(text).min(2).max(6),
    /** Position of the right option, from 1. */
    right: z.int().min(1),
    because: text,
  })
  .refine(({ options, right }) => right <= options.length, msg("`right:` names no option"));

/** Asked before the play, answered after it by what the simulation does. */
const prediction = z
  .strictObject({
    asks: text,
    options: z.array(text).min(2).max(6),
    /** Position of what came out, from 1. */
    right: z.int().min(1),
    /** What came out, and why. */
    because: text,
    /** Claims of this lesson that show it. */
    shown: z.array(id).min(1),
  })
  .refine(({ options, right }) => right <= options.length, msg("`right:` names no option"));

const lessonShape = /* @__PURE__ */ z.lazy(() =>
  z.strictObject({
    format: z.literal(1),
    kind: z.literal("lesson"),
    id,
    title: text,
    /** The concepts of economics it teaches: ids of `scenarios/lessons/concepts.yaml`. */
    concepts: z.array(z.string().regex(/^C\d\d$/, msg("write C and two digits"))).min(1),
    objective: text,
    "content-note": text,
    /** What a student may do who would rather not. */
    "opt-out": text,
    /** What to read first: facts of the memoir (M) and evidence (E) by id. */
    read: z.array(z.string().regex(/^[MDIE]\d{3}$/, msg("write M, D, I or E and three digits"))).min(1),
    predict: z.array(prediction).min(1),
    /** What is played or run, in order. */
    play: z.strictObject({
      scenario: id,
      base: id.optional(),
      /** Numbers of the play that are others than the scenario's, `name=value` as for `--set`. */
      set: z.array(text).optional(),
      seed: text,
      says: text,
      /** Heads of the columns a student's sheet has for writing down; missing where those of every sheet will do. */
      write: z.array(text).min(2).max(6).optional(),
      /** The last day of the campaign the lesson plays; missing where it is played to its end. */
      until: z.int().min(1).optional(),
      /** The most decisions any strategy beside the scenario takes in this world up to then; a lesson's time is counted in them. */
      decisions: z.int().min(1).max(60),
      /** Variants that parts of a class play: `name=value` as for `--set`, by the name students' outcomes stand under. */
      treatments: z
        .record(
          z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 _-]{0,39}$/, msg("up to 40 letters, digits, blanks, hyphens")),
          z.array(text),
        )
        .optional(),
    }),
    /** Commands for the wall, played in the base and to the day of the play where they compare its scenario; `until: end` plays one to the campaign's end. */
    runs: z.array(z.strictObject({ command: text, until: z.literal("end").optional(), says: text })).optional(),
    observe: z.array(text).min(1),
    /** Numbers of the scenario played that a handout shows with source and range: the name `facts` tells, and what it is in plain words. */
    figures: z.record(text, text),
    explain: z.strictObject({ model: text, says: text, reference: text }),
    discuss: z.array(text).min(1),
    quiz: z.array(question).min(2),
    teacher: text,
    claims: z.record(id, claim),
  }),
);

type Written = z.infer<typeof lessonShape>;
/** A claim; `until` is the last day its worlds are played, missing where they are played to the campaign's end. */
export type Claim = Omit<z.infer<typeof claim>, "until"> & { readonly until?: number | undefined };
export type Lesson = Omit<Written, "claims"> & { readonly claims: Readonly<Record<string, Claim>> };
export type ClaimSide = z.infer<typeof side>;

/** Minutes of a lesson apart from playing. */
const AROUND = { before: 5, observing: 10, discussing: 10 } as const;
const AROUND_PLAY = AROUND.before + AROUND.observing + AROUND.discussing;
/** A student's pace, in decisions a minute. */
const DECISIONS_A_MINUTE = 2;
const MOST_MINUTES = 45;

/** Whole minutes the decisions of a lesson's play take. */
export const playMinutesOf = ({ play }: Lesson): number => Math.ceil(play.decisions / DECISIONS_A_MINUTE);

/** How long a lesson takes: fixed parts and the decisions of its play, in whole minutes. */
export const minutesOf = (lesson: Lesson): number => AROUND_PLAY + playMinutesOf(lesson);

/** What is shown on the wall, in the base and to the last day of the lesson's own play; said of each that is meant to be played on. */
export function wallOf({
  runs = [],
  play: { until, scenario, base },
}: Lesson): readonly { readonly command: string; readonly says: string }[] {
  const compared = `compare ${scenario} `;
  return runs.map(({ command, says, until: to }) => {
    if (!command.startsWith(compared)) return { command, says };
    const shared = [
      ...(until === undefined || to !== undefined ? [] : [`--until ${until} `]),
      ...(base === undefined || command.includes(" --base ") ? [] : [`--base ${base} `]),
    ].join("");
    return {
      command: command.replace(compared, `${compared}${shared}`),
      says:
        until === undefined || to === undefined
          ? says
          : t("{says} (played to the end of the scenario, not to day {until}, where the class stops)", { says, until }),
    };
  });
}

/** A lesson minute by minute: from when to when, and what. */
export function planOf(lesson: Lesson): readonly (readonly [minutes: string, what: string])[] {
  const parts: readonly (readonly [minutes: number, what: string])[] = [
    [AROUND.before, t("Content note and opt-out, read, predict: everybody writes the prediction down.")],
    [
      playMinutesOf(lesson),
      lesson.play.until === undefined
        ? t("Play, {decisions} decisions. Stop everybody at the time, finished or not.", {
            decisions: lesson.play.decisions,
          })
        : t("Play to the end of day {until}, {decisions} decisions. Stop everybody at the time, finished or not.", {
            until: lesson.play.until,
            decisions: lesson.play.decisions,
          }),
    ],
    [AROUND.observing, t("Observe and explain: tell what was done, show the commands, ask first what will change.")],
    [AROUND.discussing, t("Discuss, quiz, and what the simulation does not show.")],
  ];
  let at = 0;
  return parts.map(([minutes, what]) => {
    at += minutes;
    return [t("{from} to {to}", { from: at - minutes, to: at }), what];
  });
}

type Path = readonly (string | number)[];

export type LessonResult =
  | { readonly ok: true; readonly lesson: Lesson }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What a lesson may name. */
export interface LessonWords {
  readonly concepts: readonly string[];
  readonly sources: Sources;
  readonly scenarios: readonly string[];
}

/** The lesson with each claim about the scenario it plays in the base and on the last day of its play, unless that claim names its own. */
const inOneWorld = ({ claims, ...lesson }: Written): Lesson => ({
  ...lesson,
  claims: Object.fromEntries(
    Object.entries(claims).map(([name, { until, ...claim }]) => {
      const { base, until: day } = claim.scenario === lesson.play.scenario ? lesson.play : {};
      return [name, { ...claim, base: claim.base ?? base, until: until === "end" ? undefined : (until ?? day) }];
    }),
  ),
});

const form: FormOf = () => ({
  schema: z.toJSONSchema(lessonShape, { io: "input" }),
  see: msg("see `How to write a lesson` in CONTRIBUTING.md"),
});

/** What is said where there is nothing of a name. */
const NONE = {
  concept: msg("no concept '{name}'"),
  source: msg("no source '{name}'"),
  scenario: msg("no scenario '{name}'"),
  claim: msg("no claim '{name}'"),
};

/** A lesson from its text, or every problem of it with line, column and remedy. */
export function readLesson(file: SourceFile, words: LessonWords): LessonResult {
  const problems = new Problems();
  const tree = readYaml(file, problems);
  if (problems.any) return { ok: false, problems: problems.list() };
  const report = (path: Path, what: string, remedy: string): void =>
    problems.add(valueAt(tree, path)?.spot ?? tree.spot, path.join("."), what, remedy);
  const parsed = lessonShape.safeParse(toPlain(tree));
  if (!parsed.success) {
    tellForm(tree, parsed.error, form, problems);
    return { ok: false, problems: problems.list() };
  }
  const lesson = inOneWorld(parsed.data);
  checkNames(lesson, words, report);
  if (minutesOf(lesson) > MOST_MINUTES)
    report(
      ["play", "decisions"],
      t("{minutes} minutes in all", { minutes: minutesOf(lesson) }),
      t("choose a play of at most {most} decisions", { most: (MOST_MINUTES - AROUND_PLAY) * DECISIONS_A_MINUTE }),
    );
  return problems.any ? { ok: false, problems: problems.list() } : { ok: true, lesson };
}

function checkNames(
  lesson: Lesson,
  { concepts, sources, scenarios }: LessonWords,
  report: (path: Path, what: string, remedy: string) => void,
): void {
  const known = (path: Path, kind: keyof typeof NONE, name: string, names: readonly string[]): void => {
    if (!names.includes(name)) report(path, t(NONE[kind], { name }), remedyFor(name, names));
  };
  for (const [at, name] of lesson.concepts.entries()) known(["concepts", at], "concept", name, concepts);
  for (const [at, name] of lesson.read.entries()) known(["read", at], "source", name, [...sources.keys()]);
  known(["play", "scenario"], "scenario", lesson.play.scenario, scenarios);
  const claims = Object.keys(lesson.claims);
  for (const [at, { shown }] of lesson.predict.entries())
    for (const [of, name] of shown.entries()) known(["predict", at, "shown", of], "claim", name, claims);
  for (const [name, { scenario }] of Object.entries(lesson.claims))
    known(["claims", name, "scenario"], "scenario", scenario, scenarios);
}
