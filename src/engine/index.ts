// What a day is: luck, world, ledger, rules, the statechart and its executors, records. Knows no file, screen or clock.
export { type Account, accountFor, flowsOf, isRuin, isRuined, type Loss, movementsIn, tradeOf } from "./account.js";
export { bindings } from "./bindings.js";
export { BOARD_DAYS, type BoardRow, foundAt, lastMeal, type Meal, priceBoard, seenOfGood } from "./board.js";
export { type Calibration, calibrationOf, type ShownOdds, shownOdds } from "./calibration.js";
export { ImpossibleDraw } from "./chance.js";
export { campaignConfig, encounterConfig } from "./chart/config.js";
export type { State as ChartState, Way as ChartWay } from "./chart/vocabulary.js";
export {
  type CompiledOptions,
  type CompiledProgram,
  type CompiledRun,
  compileProgram,
  RefusedDecision,
  resumeCompiled,
  runCompiled,
} from "./compiled/program.js";
export { forceWay, type Transition, transitionsOf, Walk } from "./compiled/walk.js";
export type { WorkDay, WorkFlow, WorkKind } from "./day-ahead.js";
export { cutAt, type Decision, decisionSchema, subjectOf } from "./decision.js";
export { eatenAtHome, eveningsOf, type Stretch } from "./evenings.js";
export { type Balances, Journal, type NamedPosting, namedBalances, namedPosting, rebuildBalances } from "./journal.js";
export { bits, keyOfWorld, rootKey, splitSeed, type WorldKey, worldKey } from "./luck.js";
export type { Model, ModelOptions } from "./model.js";
export { type Move, movesOf, withAmount } from "./moves.js";
export { Nature } from "./nature.js";
export { apart } from "./outlook.js";
export { postingsByDay } from "./postings.js";
export { buildProgram, type Program } from "./program.js";
export { type Readable, type Reader, readable, readerOf } from "./readable.js";
export {
  forcedDraws,
  type Hindsight,
  type Misfit,
  type Played,
  type Replayed,
  recordOf,
  replay,
  replayOn,
  Session,
  type WorldChoice,
  whatIsGone,
} from "./record.js";
export { isForeseen, MOST_RECORDED, migrated, RECORD_VERSION, type RunRecord, recordSchema } from "./record-schema.js";
export { type Rest, restName } from "./rest.js";
export { deathCount, hungerDays, hungerOf } from "./rules/hunger.js";
export type { Refusal } from "./rules/plan.js";
export type { Lot, Quote } from "./rules/quote.js";
export { homePrice, nominalWealth, numerairePrice, owed, realWealth, type Worth, worthMoves } from "./rules/wealth.js";
export { RULES_HASH } from "./rules-hash.js";
export { likelihoodOf, twinOf } from "./twin.js";
export { View } from "./view.js";
export type { GoodView } from "./view-goods.js";
export type { ActivityView, RecipeView } from "./view-work.js";
export type { Draw, Posting, Watch } from "./watch.js";
export { hashOf, World } from "./world.js";
