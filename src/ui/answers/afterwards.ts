import { apart, type Program, type View } from "../../engine/index.js";
import { type Expr, exprText, namesIn } from "../../expr/index.js";
import { t } from "../../language/index.js";
import type { Encounter } from "../../scenario/index.js";
import { partsOf } from "../condition.js";
import type { Words } from "../words.js";
import { NO_VERBS } from "./course.js";
import { APART, goneLine, type Hazard, hazardHead, hazardLine, hazardsMoved, hazardsOf } from "./hazards.js";
import { outlookText } from "./odds.js";
import { Walk } from "./walk.js";

/** What comes of a way on another day. */
export interface Afterwards {
  readonly lines: readonly string[];
  /** What is left to chance on another day, each in a line. */
  readonly chances: readonly string[];
  readonly numbers: ReadonlySet<string>;
}

/** Whether an encounter waits for one of these values: it is not nothing, and what is asked of it holds. One that comes only while there is nothing does not. */
function waitsFor(words: Words, told: readonly string[], when: Expr | undefined, view: View): boolean {
  const asked = when === undefined ? [] : partsOf(when).filter((of) => namesIn(of).some((name) => told.includes(name)));
  const some = asked.some((of) => told.some((id) => namesIn(of).includes(id) && (words.valueOf(id, view) ?? 0) !== 0));
  return some && asked.every((of) => words.valueOf(exprText(of), view) !== 0);
}

/** Encounters that a value told to the player (`money in the varnish`) wakes, those left out that are named. */
function woken({ model }: Program, words: Words, { last, set }: Walk, but: readonly Encounter[]): readonly Encounter[] {
  const told = [...set].filter((id) => words.name("variables", id) !== id);
  if (last === undefined) return [];
  return model.scenario.encounters.filter(
    (other) => !but.includes(other) && waitsFor(words, told, other.when?.tree, last),
  );
}

/** What an encounter comes to from its beginning, under a head; nothing where there is nothing to tell. */
function walked(
  program: Program,
  words: Words,
  encounter: Encounter,
  view: View,
  head: string,
): Omit<Afterwards, "chances"> {
  const [first] = encounter.nodes;
  const walk = new Walk(program, encounter, words);
  if (first !== undefined) walk.follow({ ...NO_VERBS, to: first.id }, { view, foreseen: true, indent: "  " });
  return { lines: walk.lines.length === 0 ? [] : [head, ...walk.lines], numbers: walk.numbers };
}

/** `, while trade after dark is ordered`: what an encounter waits for that does not stand yet. */
function whileText({ when }: Encounter, words: Words, view: View): string {
  if (when === undefined || words.valueOf(when.text, view) !== 0) return "";
  const stands = words.standing(when, view);
  return stands === "" ? "" : t(", while {stands}", { stands });
}

/** What a way makes of the odds with which another encounter begins, where the scenario has words for them: a stop at a gate. */
function laterOdds(
  { model }: Program,
  words: Words,
  last: View,
  view: View,
  [own, ...told]: readonly Encounter[],
): readonly string[] {
  const [before, after] = [view.outlooks, last.outlooks];
  return model.scenario.encounters.flatMap((of) => {
    const {
      id,
      nodes: [first],
    } = of;
    const [then, now] = [before, after].map((all) => all.get(`${id}.${first?.id}`) ?? []);
    const isOdds = first?.step.kind === "roll" && first.step.roll.kind === "odds";
    const isCalled = now?.some((way) => words.outcome(id, way.id) !== way.id);
    const isOver = of.again === "never" && (words.valueOf(`met(${id})`, view) ?? 0) > 0;
    if (
      own === of ||
      isOver ||
      !isOdds ||
      !isCalled ||
      then === undefined ||
      now === undefined ||
      apart(then, now) < APART
    )
      return [];
    if (told.includes(of))
      return [t("Without this choice, as things stand now: {then}.", { then: outlookText(then, words, id) })];
    return [
      t("What comes later by chance{while}: {now} (as things stand now {then}).", {
        while: whileText(of, words, last),
        now: outlookText(now, words, id),
        then: outlookText(then, words, id),
      }),
    ];
  });
}

/** What a way leads to on another day: what waits for a value it sets, and what it makes of what comes by chance. */
export function afterwardsOf(program: Program, words: Words, walk: Walk, of: Encounter, view: View): Afterwards {
  const { last } = walk;
  if (last === undefined) return { lines: [], chances: [], numbers: new Set() };
  const { brought, gone } = hazardsMoved(hazardsOf(program, words, view, of), hazardsOf(program, words, last, of));
  const called = [of, ...brought.map(({ encounter }) => encounter)];
  const told = [
    ...brought.map((each: Hazard) =>
      walked(program, words, each.encounter, last, hazardHead(program, words, last, each)),
    ),
    ...woken(program, words, walk, called).map((other) => {
      const where = program.model.scenario.places[other.place ?? -1];
      const more = where === undefined ? "" : t(", in {place}", { place: words.name("places", where) });
      return walked(program, words, other, last, t("Later{more}:", { more }));
    }),
  ];
  return {
    lines: [
      ...told.flatMap(({ lines }) => lines),
      ...gone.map((each) => goneLine(words, each)),
      ...laterOdds(program, words, last, view, called),
    ],
    chances: brought.map((each) => hazardLine(program, words, last, each)),
    numbers: new Set(told.flatMap(({ numbers }) => [...numbers])),
  };
}
