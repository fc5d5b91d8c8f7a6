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
import { t } from "../../language/index.js";
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
 * Whom play follows: a strategy, but for the share of decisions at which it strays; nobody; habit, which in one campaign
 * answers the same question always the same way; or a trail, which in another world answers each question as the first
 * campaign did that came to a leaf, so that a chance that seldom comes there is met again. Who strays, or follows nobody,
 * does what was done least.
 */
export type Guide =
  | { readonly by: "strategy"; readonly strategy: Strategy; readonly strays: number }
  | { readonly by: "nobody" | "habit" }
  | { readonly by: "trail"; readonly leaf: number };

/** What one campaign decided, by where it was asked, in order. */
type Trail = ReadonlyMap<string, readonly Decision[]>;
/** Share of decisions at which who follows a trail strays from it: on the way, and in the encounter it leads to. */
const TRAIL_STRAYS = { underWay: 0.05, there: 0.5 };

/** Decisions of one campaign, after which another begins. */
const LONGEST = 1_500;
/** Of a plan's decisions, how many at most in a row let no time pass. */
const IN_A_ROW = 6;
/** How seldom a free search ends a campaign of its own will. */
const ENDS = 0.02;

/** One campaign so far: what its guide remembers, its luck, and what was decided, also by where it was asked. */
interface Played {
  readonly memory: unknown;
  readonly luck: OwnLuck;
  readonly taken: Decision[];
  readonly asked: Map<string, Decision[]>;
}

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

/** A decision of a trail as it may be taken now: its amount within what is possible. */
function followed(decision: Decision | undefined, moves: readonly Move[]): Decision | undefined {
  if (decision === undefined) return undefined;
  const name = JSON.stringify(withAmount(decision, 0));
  const move = moves.find((of) => JSON.stringify(withAmount(of.decision, 0)) === name);
  if (move === undefined) return undefined;
  const amount = "amount" in decision ? (decision.amount ?? 0) : "days" in decision ? decision.days : 0;
  return withAmount(move.decision, Math.min(move.to, Math.max(move.from, amount)));
}

/** Searches a chart by honest play: strategies, strategies that stray, trails, and a trader who does what was done least. */
export class Search {
  readonly broken: Broken[] = [];
  /** Campaigns in which a way was taken that none before had taken: together they take every way that was. */
  readonly witnesses: RunRecord[] = [];
  campaigns = 0;
  decisions = 0;
  private readonly used = new Map<string, number>();
  /** Per leaf: what the first campaign decided that came to it. */
  private readonly trails = new Map<number, Trail>();
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
    const asked = new Map<string, Decision[]>();
    const { distinct } = this.counts;
    this.campaigns += 1;
    this.inARow = 0;
    while (walk.rest?.kind !== "ended" && taken.length < LONGEST) {
      const says = this.step(walk, guide, { memory, luck, taken, asked });
      if (says === undefined) continue;
      const at = walk.rest === undefined ? "nowhere" : restName(walk.rest);
      const { base } = this.compiled.program.model;
      const record = recordOf(this.compiled.program, { seed, base }, taken);
      this.broken.push({ seed, base, day: walk.world.day, at, says, record });
      return;
    }
    if (this.counts.distinct === distinct) return;
    for (const [leaf, times] of this.counts.reached.entries())
      if (times > 0 && !this.trails.has(leaf)) this.trails.set(leaf, asked);
    const { program } = this.compiled;
    this.witnesses.push(recordOf(program, { seed, base: program.model.base }, taken));
  }

  /** One decision; what broke, if anything did. */
  private step(walk: Walk, guide: Guide, so: Played): string | undefined {
    if (walk.rest === undefined) return t("the chart rests where nothing waits");
    const { view } = walk;
    try {
      const decision = this.choose(view, guide, so);
      if (decision === undefined) return t("nothing can be decided");
      so.taken.push(decision);
      const at = restName(view.rest);
      so.asked.set(at, [...(so.asked.get(at) ?? []), decision]);
      this.decisions += 1;
      return walk.decide(decision)
        ? undefined
        : t("{decision} is refused, though it was offered", { decision: JSON.stringify(decision) });
    } catch (error) {
      return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    }
  }

  private choose(view: View, guide: Guide, { memory, luck, taken, asked }: Played): Decision | undefined {
    const own = guide.by === "strategy" ? guide.strategy.decide(view, memory) : undefined;
    const draw = (part: number): number => ownDraw(luck, "search", taken.length, part);
    if (own !== undefined && guide.by === "strategy" && draw(0) >= guide.strays) return own;
    const at = restName(view.rest);
    const moves = movesOf(view);
    const next = guide.by === "trail" ? this.onTrail(view, guide.leaf, moves, { asked, draw: draw(0) }) : undefined;
    if (next !== undefined) return next;
    const choices = this.timely(
      view,
      moves.flatMap((move) => variants(move, at)),
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

  /** What the trail to a leaf says here; undefined where it strays, or says nothing that may be done. */
  private onTrail(
    view: View,
    leaf: number,
    moves: readonly Move[],
    { asked, draw }: Pick<Played, "asked"> & { readonly draw: number },
  ): Decision | undefined {
    if (draw < (this.isThere(view, leaf) ? TRAIL_STRAYS.there : TRAIL_STRAYS.underWay)) return undefined;
    const at = restName(view.rest);
    const trail = this.trails.get(leaf)?.get(at);
    return followed(trail?.[asked.get(at)?.length ?? 0] ?? trail?.at(-1), moves);
  }

  /** Whether the encounter that asks is the one a leaf belongs to. */
  private isThere({ rest }: View, leaf: number): boolean {
    const path = this.compiled.tables.leaves[leaf]?.id ?? "";
    return (rest.kind === "choose" || rest.kind === "ask") && path.includes(`.${rest.encounter}.`);
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
