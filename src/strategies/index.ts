// Strategies: what a trader can see -> a decision. Knows no hidden value and no file; a strategy for one scenario is data beside it.
export { type Act, actOf, actSchema, checkActNames } from "./acts.js";
export { BASELINES } from "./baselines.js";
export { checkStrategy, STRATEGY_CHECKS, type StrategyCheck, type StrategyReport } from "./check.js";
export { alwaysBribes, stopsAfter, timid } from "./combinators.js";
export { FAULT_KINDS, type FaultKind, StrategyError, StrategyFault } from "./error.js";
export { type AskedInLines, foreignStrategy, strategySeeing } from "./foreign.js";
export { type Fork, playForking } from "./fork.js";
export { type OwnLuck, ownDraw, ownLuck } from "./own-luck.js";
export { fitted, type PersonStep, personSteps, personStrategy, stepAt, whereOf } from "./person.js";
export { decidesOn, type PlayFault, playCompiled, playOn, playThrough, playWith, watchCompiled } from "./play.js";
export { bindRuleList, type FindList, type RuleListShape, readRuleList } from "./rule-list.js";
export { SEEN_FIELDS } from "./seen.js";
export { fallback, MOST_DECIDED, mostDecided, type Strategy } from "./strategy.js";
export { nameIn, readTerms, type StrategyTerm, strategyOf, TermError } from "./term.js";
