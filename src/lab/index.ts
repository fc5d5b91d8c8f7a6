// The lab: many worlds, many plays, and what they say. Knows no screen and no file.
export { type ChoiceBalance, choiceBalance, type OptionBalance } from "./balance.js";
export { type Comparison, compare, type PairSummary, type Play, playWorlds, type StrategySummary } from "./compare.js";
export { deviation, mean, meanInterval, quantile, shareInterval } from "./statistics.js";
