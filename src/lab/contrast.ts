import { meanBootstrap } from "./intervals.js";
import type { Gathered } from "./outcomes.js";
import { less, pairedCounts, pairedShares } from "./paired.js";
import { mean, shareInterval } from "./statistics.js";
import type { Figure } from "./verdict.js";

/** What a study of many points looks at. */
export type FigureName = "wealth" | "ruin";

/** A figure of A, or of A less that of B in the same worlds. */
export interface Contrast {
  readonly of: FigureName;
  readonly a: string;
  readonly b?: string | undefined;
}

/** One strategy's figure world by world: real wealth in the unit shown, or 1 where it was ruined. */
export const columnFor = (gathered: Gathered, of: FigureName, id: string): Float64Array =>
  gathered.of(id)[of === "ruin" ? "ruined" : "wealth"];

/** A less B world by world (or A alone, without a B). */
export function differencesOf(gathered: Gathered, of: FigureName, a: string, b: string | undefined): Float64Array {
  const column = columnFor(gathered, of, a);
  return b === undefined ? column : less(column, columnFor(gathered, of, b));
}

/** The mean of it with its 95 % interval: of wealth by bootstrap-t; of ruin Newcombe's paired interval, of one strategy Wilson's, which hold where nothing happened too. */
export function contrastFigure(gathered: Gathered, contrast: Contrast): Figure {
  const { of, a, b } = contrast;
  const differences = differencesOf(gathered, of, a, b);
  const value = mean(differences);
  if (of === "wealth") return { value, ...meanBootstrap(differences) };
  const ofA = columnFor(gathered, of, a);
  const hits = ofA.reduce((sum, one) => sum + one, 0);
  if (b === undefined) return { value, ...shareInterval(hits, ofA.length) };
  const { low, high } = pairedShares(pairedCounts(ofA, columnFor(gathered, of, b)));
  return { value, low, high };
}
