import {
  type CompiledProgram,
  type Decision,
  type Move,
  movesOf,
  type RunRecord,
  recordOf,
  restName,
  type View,
  Walk,
  withAmount,
  worldKey,
} from "../../engine/index.js";
import { type OwnLuck, ownDraw, ownLuck, type Strategy } from "../../strategies/index.js";
import type { WayCounts } from "./coverage.js";

/** Where play broke: a rule threw, a decision offered was refused, or nothing could be decided. */
export interface Broken {
  readonly seed: string;
  readonly base: string;
  readonly day: number;
  readonly at: string;
  readonly says: string;
  /** The campaign up to the decision that broke it, that one included: `replay` takes it. */
  readonly record: RunRecord;
}

/**
 * Whom play follows: a strategy, but for the share of decisions at which it strays; nobody; or habit, which in one campaign
 * answers the same question always the same way. Who strays, or follows nobody, does what was done least.
 */
export type Guide =
  | { readonly by: "strategy"; readonly strategy: Strategy; readonly strays: number }
  | { readonly by: "nobody" | "habit" };

/** Decisions of one campaign, after which another begins. */
const LONGEST = 1_500;
/** Of a plan's decisions, how many at most in a row let no time pass. */
const IN_A_ROW = 6;
/** How seldom a free search ends a campaign of its own will. */
const ENDS = 0.02;

interface Choice {
  readonly decision: Decision;
  readonly key: string;
}

const passesTime = ({ do: kind }: Decision): boolean => kind === "wait" || kind === "travel" || kind === "finish";

/** A move with its least, half and most, so that ends of a range are tried as often as its middle. */
function variants({ decision, from, to }: Move, at: string): readonly Choice[] {
  const name = `${at} ${JSON.stringify(withAmount(decision, 0))}`;
  if (to <= from) return [{ decision: withAmount(decision, from), key: name }];
  const half = from + Math.floor((to - from) / 2);
  return [...new Set([from, half, to])].map((amount, index) => ({
    decision: withAmount(decision, amount),
    key: `${name} ${index}`,
  }));
}

/** Searches a chart by honest play: strategies, strategies that stray, and a trader who does what was done least. */
export class Search {
  readonly broken: Broken[] = [];
  /** Campaigns in which a way was taken that none before had taken: together they take every way that was. */
  readonly witnesses: RunRecord[] = [];
  campaigns = 0;
  decisions = 0;
  private readonly used = new Map<string, number>();
  private readonly counts: WayCounts;
  private readonly compiled: CompiledProgram;
  private inARow = 0;

  constructor(counts: WayCounts) {
    this.counts = counts;
    this.compiled = counts.compiled;
  }

  /** Plays one world of the study to its end. */
  play(seed: string, guide: Guide): void {
    const walk = Walk.begin(this.compiled, worldKey(seed), this.counts.watch);
    this.counts.enter(walk.leaf, walk.world);
    const luck = ownLuck(worldKey(seed));
    const memory = guide.by === "strategy" ? guide.strategy.start(luck) : undefined;
    const taken: Decision[] = [];
    const { distinct } = this.counts;
    this.campaigns += 1;
    this.inARow = 0;
    while (walk.rest?.kind !== "ended" && taken.length < LONGEST) {
      const says = this.step(walk, guide, memory, luck, taken);
      if (says === undefined) continue;
      const at = walk.rest === undefined ? "nowhere" : restName(walk.rest);
      const { base } = this.compiled.program.model;
      const record = recordOf(this.compiled.program, { seed, base }, taken);
      this.broken.push({ seed, base, day: walk.world.day, at, says, record });
      return;
    }
    if (this.counts.distinct === distinct) return;
    const { program } = this.compiled;
    this.witnesses.push(recordOf(program, { seed, base: program.model.base }, taken));
  }

  /** One decision; what broke, if anything did. */
  private step(walk: Walk, guide: Guide, memory: unknown, luck: OwnLuck, taken: Decision[]): string | undefined {
    if (walk.rest === undefined) return "the chart rests where nothing waits";
    const { view } = walk;
    try {
      const decision = this.choose(view, guide, memory, luck, taken.length);
      if (decision === undefined) return "nothing can be decided";
      taken.push(decision);
      this.decisions += 1;
      return walk.decide(decision) ? undefined : `${JSON.stringify(decision)} is refused, though it was offered`;
    } catch (error) {
      return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    }
  }

  private choose(view: View, guide: Guide, memory: unknown, luck: OwnLuck, count: number): Decision | undefined {
    const own = guide.by === "strategy" ? guide.strategy.decide(view, memory) : undefined;
    const draw = (part: number): number => ownDraw(luck, "search", count, part);
    if (own !== undefined && guide.by === "strategy" && draw(0) >= guide.strays) return own;
    const at = restName(view.rest);
    const choices = this.timely(
      view,
      movesOf(view).flatMap((move) => variants(move, at)),
      draw(1),
    );
    const chosen =
      guide.by === "habit" && view.rest.kind !== "plan"
        ? choices[Math.floor(ownDraw(luck, `habit ${at}`, 0, 0) * choices.length)]
        : this.leastUsed(choices, draw(2));
    if (chosen === undefined) return own;
    this.used.set(chosen.key, (this.used.get(chosen.key) ?? 0) + 1);
    this.inARow = passesTime(chosen.decision) ? 0 : this.inARow + 1;
    return chosen.decision;
  }

  /** Of a plan's moves those that let time pass, now and then, and its endings seldom, or no campaign would get far. */
  private timely(view: View, choices: readonly Choice[], draw: number): readonly Choice[] {
    if (view.rest.kind !== "plan") return choices;
    const late = draw >= ENDS ? choices.filter(({ decision }) => decision.do !== "finish") : choices;
    if (this.inARow < IN_A_ROW) return late;
    const moving = late.filter(({ decision }) => passesTime(decision));
    return moving.length > 0 ? moving : late;
  }

  private leastUsed(choices: readonly Choice[], draw: number): Choice | undefined {
    const count = (of: Choice): number => this.used.get(of.key) ?? 0;
    const least = Math.min(...choices.map(count));
    const wanted = choices.filter((of) => count(of) <= least);
    return wanted[Math.floor(draw * wanted.length)];
  }
}
