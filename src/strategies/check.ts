import { type Decision, type Program, restName, Session, twinOf, View, worldKey } from "../engine/index.js";
import { msg, t } from "../language/index.js";
import { StrategyFault } from "./error.js";
import { ownLuck } from "./own-luck.js";
import { REFUSALS } from "./refusals.js";
import { MOST_DECIDED, type Strategy } from "./strategy.js";

/** What a strategy must keep to. */
export const STRATEGY_CHECKS = {
  legal: msg("every decision is one that may be taken"),
  ends: msg("every campaign ends within {most} decisions"),
  repeats: msg("the same view and memory give the same decision"),
  blind: msg("other hidden values behind the same history give the same decision"),
} as const;

export type StrategyCheck = keyof typeof STRATEGY_CHECKS;

/** Where a check failed first, and in how many campaigns it failed. */
export interface CheckFault {
  readonly check: StrategyCheck;
  readonly seed: string;
  readonly day: number;
  readonly at: string;
  readonly says: string;
  campaigns: number;
}

export interface StrategyReport {
  readonly campaigns: number;
  /** Decisions of all campaigns, and of the longest. */
  decisions: number;
  longest: number;
  /** Campaigns by ending. */
  readonly endings: Map<string, number>;
  readonly faults: Map<StrategyCheck, CheckFault>;
  /** Of a rule list, the rules that decided nothing in any of these worlds: no fault, but perhaps not what was meant. */
  readonly idle: Set<string>;
}

/** What code that fails says of itself; a fault of the program's own is thrown on. */
function failureIn(error: unknown): string {
  if (!(error instanceof StrategyFault)) throw error;
  return t("none came ({kind}): {message}", { kind: error.kind, message: error.message });
}

/** One campaign looked at: what failed in it is noted once for each check. */
class Look {
  private readonly failed = new Set<StrategyCheck>();
  private readonly session: Session;
  private readonly strategy: Strategy;
  private readonly report: StrategyReport;
  private readonly seed: string;

  constructor(program: Program, strategy: Strategy, seed: string, report: StrategyReport) {
    this.session = new Session(program, { seed });
    this.strategy = strategy;
    this.seed = seed;
    this.report = report;
  }

  private fail(check: StrategyCheck, says: string): void {
    if (this.failed.has(check)) return;
    this.failed.add(check);
    const { world, rest } = this.session.campaign;
    const known = this.report.faults.get(check);
    if (known !== undefined) known.campaigns += 1;
    else {
      const at = restName(rest);
      this.report.faults.set(check, { check, seed: this.seed, day: world.day, at, says, campaigns: 1 });
    }
  }

  /** What the strategy would decide elsewhere, from a copy of its memory; its own memory stays as it is. */
  private wouldDecide(view: View, memory: unknown): Decision {
    return this.strategy.decide(view, structuredClone(memory));
  }

  private decide(memory: unknown): Decision {
    const { program, campaign } = this.session;
    const { world, rest } = campaign;
    const view = new View(program, world, rest);
    const acting = this.strategy.rules?.acting(view);
    if (acting !== undefined) this.report.idle.delete(acting);
    const again = this.wouldDecide(view, memory);
    const twin = this.wouldDecide(new View(program, twinOf(world, worldKey(`twin of ${this.seed}`)), rest), memory);
    const decision = this.strategy.decide(new View(program, world, rest), memory);
    const shown = JSON.stringify(decision);
    if (JSON.stringify(again) !== shown)
      this.fail("repeats", t("first {first}, then {then}", { first: JSON.stringify(again), then: shown }));
    else if (JSON.stringify(twin) !== shown)
      this.fail(
        "blind",
        t("{decision}, but {other} where only hidden values differ", { decision: shown, other: JSON.stringify(twin) }),
      );
    return decision;
  }

  /** Getting ready; code that fails at it has failed. */
  private started(): unknown {
    try {
      return this.strategy.start(ownLuck(worldKey(this.seed)));
    } catch (error) {
      this.fail("legal", failureIn(error));
      return undefined;
    }
  }

  /** A decision; undefined from code that throws, is late or answers what is none. */
  private answered(memory: unknown): Decision | undefined {
    if (this.failed.has("legal")) return undefined;
    try {
      return this.decide(memory);
    } catch (error) {
      this.fail("legal", failureIn(error));
      return undefined;
    }
  }

  play(): void {
    const { report, session } = this;
    const memory = this.started();
    while (!session.campaign.ended && session.decisions.length < MOST_DECIDED) {
      const decision = this.answered(memory);
      if (decision === undefined) break;
      const answer = session.decide(decision);
      if (answer.ok) continue;
      this.fail(
        "legal",
        t("{decision} is refused: {why}", { decision: JSON.stringify(decision), why: t(REFUSALS[answer.why]) }),
      );
      break;
    }
    const { rest } = session.campaign;
    if (rest.kind === "ended") report.endings.set(rest.ending, (report.endings.get(rest.ending) ?? 0) + 1);
    else if (!this.failed.has("legal"))
      this.fail("ends", t("still at it after {most} decisions", { most: MOST_DECIDED }));
    report.decisions += session.decisions.length;
    report.longest = Math.max(report.longest, session.decisions.length);
  }
}

/** Plays worlds `seed#0` to `seed#(worlds - 1)` and holds a strategy to what every strategy must keep to. */
export function checkStrategy(program: Program, strategy: Strategy, worlds: number, seed: string): StrategyReport {
  const idle = new Set(strategy.rules?.names);
  const report = { campaigns: worlds, decisions: 0, longest: 0, endings: new Map(), faults: new Map(), idle };
  for (let index = 0; index < worlds; index += 1) new Look(program, strategy, `${seed}#${index}`, report).play();
  return report;
}
