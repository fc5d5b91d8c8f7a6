// The memoir's own runs: scripted decisions and forced luck, replayed by the ordinary engine and held beside the printed figures.
export type { Figure, FigureKind } from "./figures.js";
export { type MemoirResult, type MemoirRun, readMemoir, type Scaling } from "./file.js";
export { scaledChanges, unusedInputs } from "./inputs.js";
export { type CheckedFigure, MemoirFault, type ReplayedRun, replayRun, type Standing, standingOf } from "./run.js";
