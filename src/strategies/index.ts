// Strategies: what a trader can see -> a decision. Knows no hidden value and no file; a strategy for one scenario is data beside it.
export { type Act, actOf, actSchema, checkActNames } from "./acts.js";
export { playCompiled, playOn, playWith, StrategyError, watchCompiled } from "./play.js";
export { bindRuleList, type RuleListShape, readRuleList } from "./rule-list.js";
export type { Strategy } from "./strategy.js";
