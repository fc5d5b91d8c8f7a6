import { type Decision, type Program, realWealth, type Rest, restName, Session, View, type WorldChoice } from "../engine/index.js";
import { playOn, playWith, type Strategy } from "../strategies/index.js";

/** How one option of a choice does over the worlds in which the choice came up. */
export interface OptionBalance {
  readonly option: string;
  /** Share of worlds in which it avoids ruin and ends with the most real wealth; worlds with ties are shared out. */
  readonly best: number;
  readonly ruined: number;
  readonly meanWealth: number;
}

export interface ChoiceBalance {
  readonly choice: string;
  /** Worlds in which the strategy came to it. */
  readonly worlds: number;
  readonly options: readonly OptionBalance[];
}

interface Outcome {
  readonly ruined: boolean;
  readonly wealth: number;
}

interface Tally {
  worlds: number;
  readonly options: Map<string, { best: number; ruined: number; wealth: number; worlds: number }>;
}

function outcomeOf(session: Session): Outcome {
  const { rest, world } = session.campaign;
  const kind = rest.kind === "ended" ? session.program.model.scenario.endings.find(({ id }) => id === rest.ending)?.kind : undefined;
  return { ruined: kind === "ruin", wealth: realWealth(world) };
}

/** The options at a rest: each open one of a choice; none, half and all of a quantity. */
function alternatives(view: View): readonly { readonly name: string; readonly decision: Decision }[] {
  if (view.rest.kind === "choose") {
    return view.options.filter(({ open }) => open).map(({ id }) => ({ name: id, decision: { do: "choose", option: id } as const }));
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

function forkAt(program: Program, choice: WorldChoice, decisions: readonly Decision[], decision: Decision, strategy: Strategy): Outcome {
  const session = new Session(program, choice);
  for (const before of decisions) session.decide(before);
  session.decide(decision);
  return outcomeOf(playOn(session, strategy));
}

/** Best first: out of ruin, then by wealth. Equal ones are equally good. */
const better = (a: Outcome, b: Outcome): boolean => (a.ruined === b.ruined ? a.wealth > b.wealth + 1e-9 : !a.ruined);

function note(tally: Tally, outcomes: readonly { readonly name: string; readonly outcome: Outcome }[]): void {
  tally.worlds += 1;
  const leaders = outcomes.filter(({ outcome }) => !outcome.ruined && !outcomes.some((other) => better(other.outcome, outcome)));
  for (const { name, outcome } of outcomes) {
    const of = tally.options.get(name) ?? { best: 0, ruined: 0, wealth: 0, worlds: 0 };
    of.worlds += 1;
    of.wealth += outcome.wealth;
    of.ruined += outcome.ruined ? 1 : 0;
    of.best += leaders.some((leader) => leader.name === name) ? 1 / leaders.length : 0;
    tally.options.set(name, of);
  }
}

interface ChoicePoint {
  readonly at: number;
  readonly name: string;
  readonly view: View;
}

/** The first time each choice comes up in a played campaign. */
function choicePoints(session: Session, choice: WorldChoice): readonly ChoicePoint[] {
  const again = new Session(session.program, choice);
  const points = new Map<string, ChoicePoint>();
  for (const [at, decision] of session.decisions.entries()) {
    const { rest, world } = again.campaign;
    const isChoice = (of: Rest): boolean => of.kind === "choose" || of.kind === "ask";
    if (isChoice(rest) && !points.has(restName(rest))) points.set(restName(rest), { at, name: restName(rest), view: new View(session.program, world, rest) });
    again.decide(decision);
  }
  return [...points.values()];
}

/**
 * Is there a game? For every choice a strategy comes to, each option is taken in the same world with the same luck and
 * the same strategy afterwards. An option that is nearly never or nearly always best is no choice.
 */
export function choiceBalance(program: Program, base: Omit<WorldChoice, "seed">, strategies: readonly Strategy[], worlds: number, seed: string, progress: (world: number) => void = () => undefined): readonly ChoiceBalance[] {
  const tallies = new Map<string, Tally>();
  for (let index = 0; index < worlds; index += 1) {
    progress(index);
    for (const strategy of strategies) {
      const choice = { ...base, seed: `${seed}#${index}` };
      const session = playWith(program, choice, strategy);
      for (const { at, name, view } of choicePoints(session, choice)) {
        const before = session.decisions.slice(0, at);
        const outcomes = alternatives(view).map((of) => ({ name: of.name, outcome: forkAt(program, choice, before, of.decision, strategy) }));
        if (outcomes.length < 2) continue;
        const tally = tallies.get(name) ?? { worlds: 0, options: new Map() };
        tallies.set(name, tally);
        note(tally, outcomes);
      }
    }
  }
  return [...tallies].map(([choice, { worlds: seen, options }]) => ({
    choice,
    worlds: seen,
    options: [...options].map(([option, of]) => ({ option, best: of.best / of.worlds, ruined: of.ruined / of.worlds, meanWealth: of.wealth / of.worlds })),
  }));
}
