// The memoir's own runs: scripted decisions and forced luck, replayed by the ordinary engine and held beside the printed figures.
export type { Figure, FigureKind } from "./figures.js";
export { type MemoirResult, type MemoirRun, memoirBase, readMemoir, type Scaling } from "./file.js";
export { scaledChanges, unusedInputs } from "./inputs.js";
export {
  type CheckedFigure,
  MemoirFault,
  type Percentile,
  percentileAmong,
  type ReplayedRun,
  replayRun,
} from "./run.js";
