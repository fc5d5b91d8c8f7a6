import type { ParameterIndex, Scenario } from "../scenario/index.js";
import { type Dated, datedIn } from "./lookup.js";

/** Enforcement of one base, made ready for the rules (`rules/enforcement.ts`). Positions are the scenario's. */
export interface Jurisdiction {
  /** The subject of chance that says which regime a review brings. */
  readonly subject: number;
  /** Where the odds of its first regime lie in `World.regimeOdds`. */
  readonly first: number;
  readonly review: ParameterIndex;
  readonly regimes: readonly {
    readonly starts: ParameterIndex;
    /** Per regime: the chance of going over into it; undefined for never, and for itself. */
    readonly to: readonly (Dated | undefined)[];
    readonly comes: ParameterIndex | undefined;
    readonly stops: ParameterIndex | undefined;
    readonly reporting: ParameterIndex | undefined;
    readonly bribes: ParameterIndex | undefined;
    readonly pressure: ParameterIndex | undefined;
  }[];
  readonly signals: readonly {
    /** The text that is told. */
    readonly key: string;
    readonly subject: number;
    /** -1 for everywhere. */
    readonly place: number;
    readonly chance: readonly (ParameterIndex | undefined)[];
  }[];
  /** Patrols under it: what they do everyone hears of. */
  readonly patrols: readonly { readonly post: number; readonly comes: Dated }[];
}

/** What chance decides of enforcement. */
export function regimeSubjects({ enforcement }: Scenario): readonly { id: string; outcomes: readonly string[] }[] {
  return enforcement.flatMap(({ id, regimes, signals }) => [
    { id: `regime:${id}`, outcomes: regimes.map((regime) => regime.id) },
    ...signals.map((signal) => ({ id: `signal:${id}.${signal.id}`, outcomes: ["yes", "no"] })),
  ]);
}

export function jurisdictionsOf(
  { enforcement, posts }: Scenario,
  base: string,
  subject: (id: string) => number,
): readonly Jurisdiction[] {
  let cells = 0;
  return enforcement.map(({ id, regimes, review, signals }, at) => {
    const first = cells;
    cells += regimes.length;
    return {
      subject: subject(`regime:${id}`),
      first,
      review,
      regimes: regimes.map((regime) => ({
        ...regime,
        to: regime.to.map((curve) => (curve === undefined ? undefined : datedIn(base, curve))),
      })),
      signals: signals.map(({ id: signal, chance, place }) => ({
        key: `signals.${id}.${signal}`,
        subject: subject(`signal:${id}.${signal}`),
        place: place ?? -1,
        chance,
      })),
      patrols: posts.flatMap(({ comes, under }, post) =>
        comes === undefined || under !== at ? [] : [{ post, comes: datedIn(base, comes) }],
      ),
    };
  });
}
