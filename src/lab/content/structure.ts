import {
  type CompiledProgram,
  type Decision,
  forceWay,
  type Move,
  movesOf,
  type Rest,
  type Transition,
  transitionsOf,
  View,
  Walk,
  type World,
  worldKey,
} from "../../engine/index.js";
import { t } from "../../language/index.js";

/** A fault of a chart that needs no luck and no trader to be found. */
export interface StructureFault {
  readonly kind: "crash" | "dead end" | "unreachable";
  /** The way that was forced, or the state nothing leads out of. */
  readonly at: string;
  readonly says: string;
}

export interface StructureReport {
  /** Ways that were run, each once. */
  readonly ways: number;
  readonly faults: readonly StructureFault[];
}

/** What a way is called where the chart gives it no name. */
export const nameOf = ({ label, leaf, event, guard, target }: Transition): string =>
  label !== "" ? label : `${leaf} ${event || (guard ?? "else")} -> ${target}`;

/** Declared units of everything a trader is given before a guard is forced. */
const PLENTY = 1_000;

/** A trader who has something of everything, with him and at home, and owes every lender. */
function endowed(sample: World): World {
  const world = sample.copy();
  const { account, scenario } = world.model;
  const width = scenario.commodities.length;
  for (const [index, { kind, unit }] of scenario.commodities.entries()) {
    const amount = PLENTY * unit.factor;
    for (const holder of kind === "claim" ? [] : [account.you, account.home]) {
      const cell = holder * width + index;
      world.balances[cell] = (world.balances[cell] ?? 0) + amount;
    }
  }
  for (const { claim, lender, currency } of scenario.credit) {
    const amount = PLENTY * (scenario.commodities[currency]?.unit.factor ?? 1);
    world.balances[account.you * width + claim] = (world.balances[account.you * width + claim] ?? 0) - amount;
    const lent = (account.people + lender) * width + claim;
    world.balances[lent] = (world.balances[lent] ?? 0) + amount;
  }
  return world;
}

/** The first thing that may be decided of the kind an event stands for. */
function decisionFor(event: string, moves: readonly Move[]): Decision | undefined {
  const [kind = "", ...rest] = event.split(".");
  const fits = ({ decision }: Move): boolean => {
    if (decision.do !== kind) return false;
    if (decision.do === "choose") return decision.option === rest.join(".");
    return decision.do !== "order" || `${decision.activity}.${decision.level}` === rest.join(".");
  };
  return moves.find(fits)?.decision;
}

/** Walks the flat tables from the beginning, taking every way once whether or not its guard holds. */
class Forcing {
  private readonly compiled: CompiledProgram;
  private readonly transitions: readonly Transition[];
  private readonly samples: (World | undefined)[];
  readonly faults: StructureFault[] = [];
  ways = 0;

  constructor(compiled: CompiledProgram, samples: readonly (World | undefined)[]) {
    this.compiled = compiled;
    this.transitions = transitionsOf(compiled);
    this.samples = [...samples];
  }

  private restOf(leaf: number): Rest | undefined {
    return this.compiled.rests[leaf];
  }

  /** Where a leaf can lead: by itself, after an inner state is done, or by a decision. */
  private deadEnd(leaf: number): string | undefined {
    if (this.compiled.tables.final[leaf] === 1) return undefined;
    const out = this.transitions.filter(({ from }) => from === leaf);
    if (out.length === 0) return t("nothing leads out of it");
    const waits = this.restOf(leaf) !== undefined;
    const eventless = out.filter(({ event }) => event === "" || event === "done");
    if (!waits && eventless.every(({ guard }) => guard !== undefined))
      return t("nothing waits there, and no way out is open in every case ({ways})", {
        ways: eventless.map(nameOf).join(", "),
      });
    return undefined;
  }

  private force(transition: Transition): void {
    const sample = this.samples[transition.from];
    if (sample === undefined) return;
    const world = endowed(sample);
    world.watch = undefined;
    this.ways += 1;
    try {
      const rest = this.restOf(transition.from);
      const moves = rest === undefined ? [] : movesOf(new View(this.compiled.program, world, rest));
      forceWay(this.compiled, transition.way, world, decisionFor(transition.event, moves));
    } catch (error) {
      const says = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      this.faults.push({ kind: "crash", at: nameOf(transition), says });
    }
    this.samples[transition.to] ??= world; // what lies behind a crash is looked at too
  }

  run(): void {
    for (const [leaf, { id }] of this.compiled.tables.leaves.entries()) {
      const says = this.deadEnd(leaf);
      if (says !== undefined) this.faults.push({ kind: "dead end", at: id.replace(/^campaign\./, ""), says });
    }
    const start = Walk.begin(this.compiled, worldKey("structure"));
    this.samples[start.leaf] ??= start.world;
    const open = new Set(this.transitions);
    for (let before = -1; before !== open.size; ) {
      before = open.size;
      for (const transition of open) {
        if (this.samples[transition.from] === undefined) continue;
        open.delete(transition);
        this.force(transition);
      }
    }
    for (const transition of open)
      this.faults.push({
        kind: "unreachable",
        at: nameOf(transition),
        says: t("no way leads to {leaf}", { leaf: transition.leaf }),
      });
  }
}

/**
 * Every way of the flat tables once, with its guard forced, in a world where the trader has something of everything.
 * `samples` are worlds honest play has met, by leaf; where there is none the world is that of the way taken there.
 */
export function checkStructure(
  compiled: CompiledProgram,
  samples: readonly (World | undefined)[] = [],
): StructureReport {
  const forcing = new Forcing(compiled, samples);
  forcing.run();
  return { ways: forcing.ways, faults: forcing.faults };
}
