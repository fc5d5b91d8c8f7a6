// Text -> checked scenario, or every problem with file, line, column and remedy. Knows no files and not how a day is played.
export { cleanText } from "./clean.js";
export { canonical, digest } from "./digest.js";
export { waysOf } from "./encounters.js";
export { type Folder, type Loaded, loadScenario, type Shelf } from "./load.js";
export type * from "./model.js";
export { closest, type Problem, Problems, remedyFor, ScenarioError, showProblem } from "./problems.js";
export { jsonSchema } from "./schema.js";
export { readSources, type Source, type Sources } from "./sources.js";
export { type MapTree, toPlain, valueAt } from "./tree.js";
export { CALLS, declaredIn, LEDGER_CALLS, LEDGER_NAMES, lexiconOf, NAMES, vocabularyOf } from "./vocabulary.js";
export { readYaml, type SourceFile } from "./yaml.js";
