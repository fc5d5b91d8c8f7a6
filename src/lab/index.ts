// The lab: many worlds, many plays, and what they say. Knows no screen, no file and no thread.
export { type ChoiceBalance, choiceBalance, type OptionBalance } from "./balance.js";
export { chunkCount, type Players, playInOrder } from "./chunks.js";
export { type Comparison, type PairSummary, type StrategySummary, Tally } from "./compare.js";
export { deviation, mean, meanInterval, quantile, shareInterval } from "./statistics.js";
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
