// Text -> checked scenario, or every problem with file, line, column and remedy. Knows no files and not how a day is played.
export { outOfBounds, outOfRange } from "./bounds.js";
export { cleanText } from "./clean.js";
export { type Citation, type ContentFile, type FactCoverage, factCoverage, type Place } from "./coverage.js";
export { canonical, digest } from "./digest.js";
export type { Folder, Shelf } from "./gather.js";
export { type Loaded, loadScenario } from "./load.js";
export type * from "./model.js";
export { type Outline, outlineOf, wordsOf } from "./outline.js";
export { type Problem, Problems, ScenarioError, showProblem } from "./problems.js";
export { jsonSchema } from "./schema.js";
export { tellForm } from "./shape.js";
export type { FormOf } from "./shape-faults.js";
export { compareWithSource, readSources, type Source, type Sources } from "./sources.js";
export { closest, remedyFor } from "./suggest.js";
export { type MapTree, toPlain, valueAt } from "./tree.js";
export { CALLS, declaredIn, HIDDEN_CALLS, lexiconOf, NAMES, vocabularyOf } from "./vocabulary.js";
export { waysOf } from "./ways.js";
export { readTree, readYaml, type SourceFile } from "./yaml.js";
