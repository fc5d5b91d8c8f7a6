// The lab: many worlds, many plays, and what they say. Knows no screen, no file and no thread.
export { type ChoiceBalance, choiceBalance, type OptionBalance } from "./balance.js";
export { chunkCount, type Players, playInOrder } from "./chunks.js";
export { type Comparison, type PairSummary, type StrategySummary, Tally } from "./compare.js";
export { type HandedOver, handsOf } from "./hands.js";
export { pairedShares } from "./intervals.js";
export { Gathered, type Outcomes } from "./outcomes.js";
export { deviation, type Interval, mean, meanInterval, quantile, shareInterval } from "./statistics.js";
export { looksUpTo, playToLook, widestHalf } from "./stopping.js";
export {
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
} from "./study.js";
export { type Survival, survival } from "./survival.js";
export { type Decision, type DrawsAsked, drawsAsked, type Figure, type Verdict, verdict } from "./verdict.js";
