import { type Decision, type Move, movesOf, type View, withAmount } from "../engine/index.js";

import { rivals } from "./moments.js";

/** What a decision is about, whatever its amount; in an encounter, where it is put. */
export function aboutOf({ rest }: Pick<View, "rest">, decision: Decision): string {
  const where = rest.kind === "choose" || rest.kind === "ask" ? `${rest.encounter}.${rest.node} ` : "";
  return `${where}${JSON.stringify(withAmount(decision, 0))}`;
}

/** Kinds of decisions somebody may be said never to have taken: what is only put away, paid back or waited is none. */
const TURNING = new Set(["travel", "choose", "order", "ration", "buy", "make"]);

/** Points at which what was never done is tried: the first where it could be, and the one in the middle. */
const TRIED_AT = 2;

interface Chance {
  readonly point: number;
  readonly decision: Decision;
}

/** As much as may be, but of what is bought half: all money in one good is a way nobody would think of. */
const asMuch = ({ decision, from, to }: Move): Decision =>
  withAmount(decision, decision.do === "buy" ? Math.max(from, Math.floor(to / 2)) : to);

/** What could have been decided somewhere in a run and never was: the offer refused, the trip never made. */
export class Omissions {
  private readonly chances = new Map<string, Chance[]>();
  private readonly done = new Set<string>();

  /** Takes in what may be decided at the next point, and what was. */
  look(view: View, point: number, played: Decision): void {
    this.done.add(aboutOf(view, played));
    for (const move of movesOf(view)) {
      const { decision } = move;
      if (!TURNING.has(decision.do) || ("level" in decision && decision.level === "off")) continue;
      if (!rivals(view, played, decision)) continue;
      const about = aboutOf(view, decision);
      this.chances.set(about, [...(this.chances.get(about) ?? []), { point, decision: asMuch(move) }]);
    }
  }

  /** Whether something could have been decided at several points of the run and was at none. */
  isNever(about: string): boolean {
    return !this.done.has(about) && (this.chances.get(about)?.length ?? 0) > 1;
  }

  /** At which points what was never done is tried; none of `without`. */
  tried(without: ReadonlySet<number>): ReadonlyMap<number, readonly Decision[]> {
    const at = new Map<number, Decision[]>();
    for (const [about, all] of this.chances) {
      if (!this.isNever(about)) continue;
      const open = all.filter(({ point }) => !without.has(point));
      const few = new Set([open[0], open[Math.floor(open.length / TRIED_AT)]]);
      for (const chance of few)
        if (chance !== undefined) at.set(chance.point, [...(at.get(chance.point) ?? []), chance.decision]);
    }
    return at;
  }
}
