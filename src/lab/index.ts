// The lab: many worlds, many plays, and what they say. Knows no screen, no file and no thread.
export { type ChoiceBalance, choiceBalance, type OptionBalance } from "./balance.js";
export { type Bounds, bounds, rehearsed, wantingFor } from "./bounds.js";
export { BREAK_EVEN_POINTS, type BreakEven, breakEven } from "./breakeven.js";
export { chunkCount, type Players, playInOrder, type Searchers, searchInOrder } from "./chunks.js";
export { type Comparison, type PairSummary, type StrategySummary, Tally } from "./compare.js";
export { type Attained, attain, playUntilBroken } from "./content/attained.js";
export type { Untaken } from "./content/reasons.js";
export type { Broken } from "./content/search.js";
export { checkStructure, nameOf, type StructureFault, type StructureReport } from "./content/structure.js";
export { type Contrast, contrastFigure, differencesOf, type FigureName } from "./contrast.js";
export { decisionsThatMattered, type Mattered } from "./decisions.js";
export { type Design, grid, latinHypercube, morrisDesign, sobolDesign } from "./designs.js";
export { type DoubtPoint, type FirstPlaces, firstPlaces, leaders, meansOf, tiedInRuin } from "./doubt.js";
export { citedFigures, countNumbers, countVarying, doubtfulNumbers, endOfRange } from "./doubtful.js";
export { type Factor, factorAt, literalOf } from "./factors.js";
export { type FailedStrategy, Failures } from "./failures.js";
export { type MoneyFlow, type MoneyMoved, moneyFlows } from "./flows.js";
export { type FuturePlayers, type FuturesAsk, RunFutures } from "./futures.js";
export { type HandedOver, handsOf } from "./hands.js";
export { bootstrapFigure, FEWEST_WORLDS, meanBootstrap } from "./intervals.js";
export { type OtherEnd, otherEnds } from "./other-ends.js";
export { asKept, Gathered, type Outcomes } from "./outcomes.js";
export { less, pairedCounts, pairedShares, winsOf } from "./paired.js";
export { type Field, figuresOf, playDesign } from "./points.js";
export { type Bar, histogramsOf, type Likeness, Portrait } from "./portrait.js";
export type { RunOutline } from "./run-points.js";
export { kept, type SearchSettings, searchWorlds } from "./search.js";
export { type DesignSize, designSize, type Effect, type Indices, morrisEffects, sobolIndices } from "./sensitivity.js";
export { type Chunk, chunksOf, playChunks, shardOf } from "./shards.js";
export { type Source, sourcesOf, WIDEST_INDEX } from "./sources.js";
export { type RunEnd, type Standing, standingOf } from "./standing.js";
export { correlation, countsOf, deviation, type Interval, mean, quantile, shareInterval, Z95 } from "./statistics.js";
export { looksUpTo, playToLook, widestHalf, worldsForHalf } from "./stopping.js";
export {
  type FailedPlay,
  isHandful,
  lastDayOf,
  namesOf,
  type Play,
  type PlayedWorlds,
  playsOf,
  playWorlds,
  prepareStudy,
  type Study,
  type StudyNames,
  type StudyOptions,
  weeksOf,
  worldByWorld,
} from "./study.js";
export { readStudyFile, type StudyFile, type StudySpec } from "./study-file.js";
export { burdenOf, type Survival, survival } from "./survival.js";
export { agreements, type Duel, type Grouping, type Measure, type Tournament, tournament } from "./tournament.js";
export { aloneDesign, confirmed, type Flip, type Turning, turning } from "./turning.js";
export { variableAtEnd } from "./variables.js";
export { type Decision, type DrawsAsked, drawsAsked, type Figure, type Verdict, verdict, verdicts } from "./verdict.js";
export { type Altered, type DecisionInFutures, decisionInFutures, type WhatIf, whatIf } from "./what-if.js";
