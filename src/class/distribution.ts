import { quantile } from "../lab/index.js";
import type { Distribution, Drawn, Sample } from "./drawn.js";

const BINS = 12;

function edgesOf(samples: readonly Sample[]): readonly number[] {
  const all = samples.flatMap(({ wealth }) => [...wealth]).sort((a, b) => a - b);
  const [low, high] = [quantile(all, 0.02), quantile(all, 0.98)];
  const width = high > low ? (high - low) / BINS : 1;
  return Array.from({ length: BINS }, (_of, at) => low + at * width);
}

function drawn(
  { name, says, wealth, ruined, withDeaths, underway = 0, later = 0 }: Sample,
  edges: readonly number[],
): Drawn {
  const counts = edges.map(() => 0);
  for (const value of wealth) {
    const at = Math.max(
      0,
      edges.findLastIndex((edge) => value >= edge),
    );
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const sorted = [...wealth].sort((a, b) => a - b);
  const count = wealth.length;
  const at = (share: number): number => (count === 0 ? 0 : quantile(sorted, share));
  return {
    name,
    says,
    count,
    underway,
    later,
    shares: counts.map((of) => (count === 0 ? 0 : of / count)),
    low: at(0.1),
    median: at(0.5),
    high: at(0.9),
    ruined: count === 0 ? 0 : ruined / count,
    withDeaths: count === 0 ? 0 : withDeaths / count,
  };
}

/** Students as they stand beside simulated worlds, over the same bins. */
export function distributionOf(students: Sample, simulated: readonly Sample[]): Distribution {
  const edges = edgesOf([students, ...simulated]);
  return { edges, students: drawn(students, edges), simulated: simulated.map((of) => drawn(of, edges)) };
}
