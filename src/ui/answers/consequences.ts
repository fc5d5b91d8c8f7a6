import type { Program, View } from "../../engine/index.js";
import { namesIn } from "../../expr/index.js";
import { t } from "../../language/index.js";
import type { Encounter } from "../../scenario/index.js";
import { larderLine } from "../larder.js";
import type { Words } from "../words.js";
import { afterwardsOf } from "./afterwards.js";
import { aheadBeliefs, aheadLines, roadLines } from "./ahead.js";
import { knowingAnswers } from "./answered.js";
import { momentOf, optionOf } from "./course.js";
import { gainedLines } from "./elsewhere.js";
import { hazardLine, hazardsOf } from "./hazards.js";
import { occasionLine } from "./occasion.js";
import { passagesAfter } from "./passage.js";
import { ruinLines } from "./ruin.js";
import { Walk } from "./walk.js";
import { answerLeads, optionLeads } from "./within.js";

/** What follows from a way, as far as a trader could tell: sentences, and the names of the numbers, credits and offers it rests on. */
export interface Consequences {
  readonly lines: readonly string[];
  /** Those of them that are of the way itself: without what stands open anyhow, and when one is asked again. */
  readonly own: readonly string[];
  /** When one is asked again. */
  readonly again: readonly string[];
  /** What it leaves to chance on another day, each in a line: told in short instead of what it can lead to. */
  readonly chances: readonly string[];
  readonly numbers: ReadonlySet<string>;
  /** Positions of the beliefs it is judged by. */
  readonly beliefs: ReadonlySet<number>;
}

/** Numbers that the endings rest on which days alone would bring. */
const behindRuin = ({ model: { scenario } }: Program, view: View): readonly string[] =>
  view.ruins
    .flatMap(({ id }) =>
      scenario.endings.flatMap((of) => (of.id === id && of.when !== undefined ? namesIn(of.when.tree) : [])),
    )
    .filter((name) => scenario.numbers.has(name));

/** A way on which nothing passes: nothing is done at all, or something is settled that counts later. */
const nothingText = ({ set }: Walk): string =>
  set.size === 0
    ? t("Nothing changes hands, and nothing else is done; what you have stays as it is.")
    : t("Nothing changes hands now; what is settled by it counts later.");

/** What is still open beside a way on which nothing passes; in short where the scenario says itself what it does. */
function standing(program: Program, words: Words, encounter: Encounter, view: View, said: boolean): readonly string[] {
  if (!said) return aheadLines(program, view, words, encounter);
  const hazards = hazardsOf(program, words, view, encounter);
  return [...hazards.map((of) => hazardLine(program, words, view, of)), ...ruinLines(view, words)];
}

/** A larder that lasts so much shorter is told of. */
const SHORTER = 0.75;

/** How long the food at home lasts after a way that leaves a good deal less for it. */
function larderAfter({ last }: Walk, view: View, words: Words): readonly string[] {
  if (last === undefined || last.household.bought >= view.household.bought * SHORTER) return [];
  return [larderLine(last, words)].filter((line) => line !== larderLine(view, words));
}

/** What a way comes to; where the scenario says itself what comes of one on which nothing passes, that is not told twice. */
function told(
  program: Program,
  words: Words,
  walk: Walk,
  encounter: Encounter,
  view: View,
  deep: readonly string[],
  says?: string,
): Consequences {
  const said = says !== undefined;
  const passes = walk.lines.length > 0;
  const afterwards = afterwardsOf(program, words, walk, encounter, view);
  const own = [
    ...(passes ? walk.lines : [...(said ? [] : [nothingText(walk)]), ...roadLines(program, view, words)]),
    ...(walk.last === undefined ? [] : gainedLines(view, walk.last, words, says)),
    ...(walk.hides && walk.last !== undefined ? passagesAfter(view, walk.last, words) : []),
    ...(said ? [] : walk.settles.flatMap((id) => words.about(id, view) ?? [])), // what a value does is told with it
    ...deep,
    ...afterwards.lines,
  ];
  const ruin = walk.borrows ? walk.last : undefined;
  const ruins = ruin === undefined ? [] : ruinLines(ruin, words);
  const again = occasionLine(program, words, encounter);
  return {
    own: [...own, ...ruins],
    again,
    chances: afterwards.chances,
    lines: [
      ...own,
      ...(passes ? larderAfter(walk, view, words) : standing(program, words, encounter, view, said)),
      ...ruins,
      ...again,
    ],
    numbers: new Set([
      ...walk.numbers,
      ...afterwards.numbers,
      ...(ruin === undefined ? [] : behindRuin(program, ruin)),
    ]),
    beliefs: new Set([...walk.beliefs, ...(passes ? [] : aheadBeliefs(program, view))]),
  };
}

/** What an option of the choice of the moment leads to: what is done, who decides, and when one is asked again. Where it asks for an amount, with so many smallest units said. */
export function ofOption(
  program: Program,
  view: View,
  words: Words,
  id: string,
  says?: number,
): Consequences | undefined {
  const here = momentOf(program, view);
  const option = here === undefined ? undefined : optionOf(here.node, id);
  if (here === undefined || option === undefined) return undefined;
  const { encounter, node } = here;
  const walk = new Walk(program, encounter, words, says);
  const from = knowingAnswers(encounter, node.id, view, words);
  walk.follow(option, { view: from, foreseen: true, indent: "" });
  const said = words.about(`${encounter.id} ${node.id} ${id}`, view);
  const { deep } = optionLeads(program, from, words, id, says);
  return told(program, words, walk, encounter, from, deep, said);
}

/** What answering a question leads to: with so many smallest units, then what the catalogue says of that amount (`about.ENCOUNTER NODE`), else with whatever is said. */
export function ofAnswer(program: Program, view: View, words: Words, amount?: number): Consequences | undefined {
  const here = momentOf(program, view);
  if (here?.node.step.kind !== "ask") return undefined;
  const { encounter, node } = here;
  const { step } = here.node;
  const walk = new Walk(program, encounter, words);
  const from = amount === undefined ? view : view.supposing(step.number, amount);
  walk.follow(step.then, { view: from, foreseen: true, indent: "" });
  const said = amount === undefined ? undefined : words.about(`${encounter.id} ${node.id}`, from);
  const { deep } = answerLeads(program, view, words, amount ?? view.mostAnswer);
  const found = told(program, words, walk, encounter, view, deep, said);
  return said === undefined ? found : { ...found, lines: [...found.lines, said] };
}
