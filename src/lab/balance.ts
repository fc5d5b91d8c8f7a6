import {
  type CompiledProgram,
  type CompiledRun,
  compileProgram,
  type Decision,
  isRuin,
  keyOfWorld,
  Nature,
  type Program,
  realWealth,
  restName,
  rootKey,
  splitSeed,
  type View,
} from "../engine/index.js";
import { type Fork, type PlayFault, playForking, type Strategy } from "../strategies/index.js";
import type { FailedStrategy } from "./failures.js";
import { sameDecision } from "./search.js";

/** How one option of a choice does over the worlds in which the choice came up. */
export interface OptionBalance {
  readonly option: string;
  /** Campaigns in which it was open. */
  readonly open: number;
  /** Of those, the share in which it avoids ruin and ends with the most real wealth; ties are shared out. */
  readonly best: number;
  readonly ruined: number;
  readonly meanWealth: number;
}

export interface ChoiceBalance {
  readonly choice: string;
  /** Worlds in which any strategy came to it. */
  readonly worlds: number;
  /** Campaigns (one for each world and strategy) in which it came up. */
  readonly campaigns: number;
  readonly options: readonly OptionBalance[];
}

interface Outcome {
  readonly ruined: boolean;
  readonly wealth: number;
}

interface Tally {
  campaigns: number;
  readonly worlds: Set<number>;
  readonly options: Map<string, { best: number; ruined: number; wealth: number; worlds: number }>;
}

const outcomeOf = ({ world, rest }: CompiledRun): Outcome => ({
  ruined: isRuin(world.model.scenario, rest),
  wealth: realWealth(world),
});

/** The options at a rest: each open one of a choice; none, half and all of a quantity. */
function alternatives(view: View): readonly { readonly name: string; readonly decision: Decision }[] {
  if (view.rest.kind === "choose") {
    return view.options
      .filter(({ open }) => open)
      .map(({ id }) => ({ name: id, decision: { do: "choose", option: id } as const }));
  }
  const { range } = view;
  if (range === undefined || range.to <= range.from) return [];
  const half = range.from + Math.floor((range.to - range.from) / 2);
  return [
    { name: "none", decision: { do: "answer", amount: range.from } },
    { name: "half", decision: { do: "answer", amount: half } },
    { name: "all", decision: { do: "answer", amount: range.to } },
  ];
}

/** Best first: out of ruin, then by wealth. Equal ones are equally good. */
const better = (a: Outcome, b: Outcome): boolean => (a.ruined === b.ruined ? a.wealth > b.wealth + 1e-9 : !a.ruined);

function note(tally: Tally, outcomes: readonly { readonly name: string; readonly outcome: Outcome }[]): void {
  tally.campaigns += 1;
  const leaders = outcomes.filter(
    ({ outcome }) => !outcome.ruined && !outcomes.some((other) => better(other.outcome, outcome)),
  );
  for (const { name, outcome } of outcomes) {
    const of = tally.options.get(name) ?? { best: 0, ruined: 0, wealth: 0, worlds: 0 };
    of.worlds += 1;
    of.wealth += outcome.wealth;
    of.ruined += outcome.ruined ? 1 : 0;
    of.best += leaders.some((leader) => leader.name === name) ? 1 / leaders.length : 0;
    tally.options.set(name, of);
  }
}

/** A choice as a strategy came to it: what it decided there itself, what can be decided, and the campaign kept to go on from. */
interface ChoicePoint {
  readonly own: Decision;
  readonly alternatives: ReturnType<typeof alternatives>;
  readonly fork: Fork;
}

/** The first time each choice came up in a campaign, how the campaign ended, and how the strategy failed it where it did: from there on nothing is met. */
function choicePoints(
  compiled: CompiledProgram,
  nature: Nature,
  strategy: Strategy,
): { readonly points: ReadonlyMap<string, ChoicePoint>; readonly end: Outcome; readonly fault: PlayFault | undefined } {
  const points = new Map<string, ChoicePoint>();
  const met = new Set<string>();
  const run = playForking(compiled, { executor: "compiled", nature }, strategy, ({ view, decided, keep }) => {
    const name = restName(view.rest);
    if ((view.rest.kind !== "choose" && view.rest.kind !== "ask") || met.has(name)) return;
    met.add(name);
    const of = alternatives(view);
    if (of.length > 1) points.set(name, { own: decided, alternatives: of, fork: keep() });
  });
  return { points, end: outcomeOf(run), fault: run.fault };
}

/** Counts a campaign that a strategy failed; the first of each is kept. */
function noteFault(
  failed: Map<string, FailedStrategy>,
  strategy: string,
  plays: number,
  world: number,
  fault: PlayFault | undefined,
): void {
  if (fault === undefined) return;
  const known = failed.get(strategy) ?? { strategy, failed: 0, plays, first: { ...fault, world, strategy } };
  failed.set(strategy, { ...known, failed: known.failed + 1 });
}

/** How the options of every choice did, and the strategies that failed, with the worlds in which they did. */
interface Balance {
  readonly choices: readonly ChoiceBalance[];
  readonly failures: readonly FailedStrategy[];
}

/**
 * Is there a game? For every choice a strategy comes to, each option is taken in the same world with the same luck and
 * the same strategy afterwards. An option that is nearly never or nearly always best is no choice. Where a strategy fails,
 * the trader decides from there on as one who has no rule, and no choice is met any more.
 */
export function choiceBalance(
  program: Program,
  strategies: readonly Strategy[],
  worlds: number,
  seed: string,
  progress: (world: number) => void = () => undefined,
): Balance {
  const compiled = compileProgram(program);
  const root = rootKey(splitSeed(seed).root);
  const tallies = new Map<string, Tally>();
  const failed = new Map<string, FailedStrategy>();
  for (let index = 0; index < worlds; index += 1) {
    progress(index);
    const nature = new Nature(program.model, keyOfWorld(root, index));
    for (const strategy of strategies) {
      const { points, end, fault } = choicePoints(compiled, nature, strategy);
      noteFault(failed, strategy.id, worlds, index, fault);
      for (const [name, { own, alternatives: of, fork }] of points) {
        const tally = tallies.get(name) ?? { campaigns: 0, worlds: new Set(), options: new Map() };
        tallies.set(name, tally);
        tally.worlds.add(index);
        note(
          tally,
          of.map((option) => ({
            name: option.name,
            outcome: sameDecision(option.decision, own) ? end : outcomeOf(fork(option.decision)),
          })),
        );
      }
    }
  }
  const choices = [...tallies].map(([choice, { campaigns, worlds: seen, options }]) => ({
    choice,
    worlds: seen.size,
    campaigns,
    options: [...options].map(([option, of]) => ({
      option,
      open: of.worlds,
      best: of.best / of.worlds,
      ruined: of.ruined / of.worlds,
      meanWealth: of.wealth / of.worlds,
    })),
  }));
  return { choices, failures: [...failed.values()] };
}
