import {
  type CompiledOptions,
  type CompiledProgram,
  type CompiledRun,
  type Decision,
  resumeCompiled,
  runCompiled,
  type View,
  type World,
} from "../engine/index.js";
import { GuardedStrategy, type PlayFault } from "./play.js";
import type { Strategy } from "./strategy.js";

/** A campaign from one decision on, with another decision in its place; what comes afterwards is the strategy's. */
export type Fork = (instead: Decision) => CompiledRun;

/** What a strategy saw and decided, and the campaign kept as it was then, to be forked as often as wanted. */
export interface Met {
  readonly view: View;
  readonly decided: Decision;
  readonly keep: () => Fork;
}

/** From the first day: for a strategy that keeps something outside its memory, which cannot be gone on with from a copy. */
function forkAnew(compiled: CompiledProgram, options: CompiledOptions, strategy: Strategy, at: number): Fork {
  return (instead) => {
    const asked = new GuardedStrategy(strategy);
    asked.start(options);
    const decide = (view: View): Decision => {
      const own = asked.decide(view);
      return asked.count === at ? instead : own;
    };
    return runCompiled(compiled, options, decide, asked.otherwise);
  };
}

/** From where it stands: on copies of the world and of what the strategy remembers. */
function forkHere(compiled: CompiledProgram, asked: GuardedStrategy, leaf: number, world: World): Fork {
  const [kept, then] = [world.copy(), asked.copy()];
  return (instead) => {
    const own = then.copy();
    let decide = (_: View): Decision => {
      decide = own.decide;
      return instead;
    };
    return resumeCompiled(compiled, { world: kept.copy(), leaf }, (view) => decide(view), own.otherwise);
  };
}

/**
 * One campaign as `playThrough` plays it; `meet` hears of each decision until the strategy fails. A fork goes on from
 * where it was kept, so that it costs only the days that are left.
 */
export function playForking(
  compiled: CompiledProgram,
  options: CompiledOptions,
  strategy: Strategy,
  meet: (met: Met) => void,
): CompiledRun & { readonly fault: PlayFault | undefined } {
  const asked = new GuardedStrategy(strategy);
  asked.start(options);
  const decide = (view: View, leaf: number, world: World): Decision => {
    const decided = asked.decide(view);
    const keep = (): Fork =>
      strategy.renew === undefined
        ? forkHere(compiled, asked, leaf, world)
        : forkAnew(compiled, options, strategy, asked.count);
    if (asked.fault === undefined) meet({ view, decided, keep });
    return decided;
  };
  return { ...runCompiled(compiled, options, decide, asked.otherwise), fault: asked.fault };
}
