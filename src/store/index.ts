// Files: finding scenarios, reading ledgers, saving records whole or not at all, keeping what was checked. The only room that writes; knows no rule.

export {
  keepRules,
  keepScenario,
  keepSources,
  noting,
  recallOutline,
  recallRules,
  recallScenario,
  recallSources,
} from "./checked.js";
export { ClassStore } from "./class-store.js";
export { contentFiles } from "./content.js";
export { listSaves, type SaveEntry } from "./folder.js";
export { wasPlayed } from "./known.js";
export { LessonStore } from "./lesson-place.js";
export {
  freshPlace,
  type OpenedSave,
  openSave,
  placeAt,
  readRecord,
  readSave,
  type SavePlace,
  saveRecord,
} from "./saves.js";
export {
  conceptsFile,
  type Located,
  lessonFiles,
  lessonTexts,
  locateScenario,
  memoirFiles,
  readText,
  StoreError,
  scenarioIds,
  shippedScenarios,
  sourceFiles,
  strategyFiles,
  usedStrategy,
} from "./shelf.js";
export { StreamedFile } from "./stream.js";
export { type ChunkRange, type ChunkStatus, type KeptChunk, type StudyIdentity, StudyStore } from "./study-store.js";
export { writeNamed, writeWhole } from "./whole.js";
