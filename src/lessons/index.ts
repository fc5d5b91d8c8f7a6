// Lessons: what a class reads, predicts, plays and discusses, and claims about the simulation that are tested. Knows no file and no screen.
export {
  ClaimError,
  type ClaimPlays,
  DEFAULT_SEED,
  DEFAULT_WORLDS,
  type Tested,
  testClaim,
  variableOf,
} from "./claims.js";
export { readConcepts } from "./concepts.js";
export { type Claim, type ClaimSide, type Lesson, type LessonWords, minutesOf, readLesson } from "./lesson.js";
export { type Concept, type LessonLibrary, type Step, stepsOf } from "./walk.js";
