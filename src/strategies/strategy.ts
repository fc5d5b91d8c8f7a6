import type { Decision, View } from "../engine/index.js";
import type { OwnLuck } from "./own-luck.js";

/**
 * A strategy: what a trader can see in, a decision out. `memory` is what it carries from one decision to the next: plain
 * data, so that it can be copied. Only a randomised strategy looks at the luck it is started with.
 */
export interface Strategy<Memory = unknown> {
  readonly id: string;
  start(luck?: OwnLuck): Memory;
  decide(view: View, memory: Memory): Decision;
  /** Of a rule list, or what is made of one: its rules, and the one that decides at a view; undefined where none does. */
  readonly rules?: { readonly names: readonly string[]; readonly acting: (view: View) => string | undefined };
  /** Called before worlds that are played together: what is kept outside the memory is forgotten, so that no split of a study shows. */
  renew?(): void;
  /** Decisions of one campaign after which it is taken to run in circles, where that is not `MOST_DECIDED`. */
  readonly most?: number;
  /** Of a strategy that follows a recorded play: the share of its decisions taken so far, 0 to 1. */
  followed?(memory: Memory): number;
}

/** Decisions of one campaign after which a strategy is taken to run in circles. */
export const MOST_DECIDED = 5_000;

/** The most decisions of one campaign by a strategy. */
export const mostDecided = ({ most = MOST_DECIDED }: Pick<Strategy, "most">): number => most;

/** What anyone does who has no rule: begin, take the first open option, name the least, let time pass. */
export function fallback(view: View): Decision {
  switch (view.rest.kind) {
    case "begin":
      return { do: "begin" };
    case "choose":
      return { do: "choose", option: view.firstOpen ?? "" };
    case "ask":
      return { do: "answer", amount: view.leastAnswer };
    default:
      return { do: "wait", days: view.longestWait };
  }
}
