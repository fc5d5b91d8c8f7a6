// Lessons: what a class reads, predicts, plays and discusses, and claims about the simulation that are tested. Knows no file and no screen.
export {
  type ClaimPlays,
  DEFAULT_SEED,
  DEFAULT_WORLDS,
  type Tested,
  testClaim,
  variableOf,
} from "./claims.js";
export { readConcepts } from "./concepts.js";
export { ClaimError, figureWords, isShare } from "./figures.js";
export {
  type Claim,
  type ClaimSide,
  type Lesson,
  type LessonWords,
  minutesOf,
  planOf,
  playMinutesOf,
  readLesson,
  wallOf,
} from "./lesson.js";
export { firstPlace, type LessonPlace, placeIn } from "./place.js";
export { type TranslatedLesson, translateLesson } from "./translated.js";
export {
  type Concept,
  contentNoteOf,
  type LessonLibrary,
  type Prediction,
  predictionsOf,
  readingOf,
  type Step,
  saidBy,
  stepsOf,
  whereOf,
} from "./walk.js";
