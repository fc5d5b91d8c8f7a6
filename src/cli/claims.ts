import type { Program } from "../engine/index.js";
import { Gathered, namesOf, type Outcomes, playWorlds, prepareStudy, type Study, variableAtEnd } from "../lab/index.js";
import { t } from "../language/index.js";
import {
  type Claim,
  ClaimError,
  type ClaimSide,
  DEFAULT_SEED,
  DEFAULT_WORLDS,
  type Tested,
  testClaim,
  variableOf,
} from "../lessons/index.js";
import { type Scenario, wealthUnit } from "../scenario/index.js";
import { UsageError } from "./errors.js";
import { remedy } from "./remedy.js";
import { findStrategy, findVariant } from "./roster.js";
import { type Prepared, prepare } from "./scenario.js";

// The claims of lessons, played: what a lesson says of the simulation beside what comes out.

/** A claim with what came out, and what came out with its cause taken away where that was asked. */
export interface Checked {
  readonly lesson: string;
  readonly claim: string;
  readonly says: string;
  /** The study behind it: worlds SEED#0 to SEED#(worlds - 1). */
  readonly worlds: number;
  readonly seed: string;
  readonly tested: Tested;
  readonly without?: { readonly says: string; readonly tested: Tested };
}

/** A side's strategy; the numbers it speaks of may be those of another base or `set`. */
const strategyOf = ({ strategy, rules, numbers }: ClaimSide, { located, program }: Prepared) =>
  rules === undefined && numbers === undefined
    ? findStrategy(located, program, strategy)
    : findVariant(located, program, strategy, { rules, numbers });

interface Changed {
  readonly set: readonly string[];
  readonly base: string | undefined;
}

/** One side of a claim, played, and the names its outcomes are counted by. */
interface SidePlayed {
  readonly outcomes: Outcomes;
  readonly endings: readonly string[];
  readonly credits: readonly string[];
  /** What the claim's variable stood at, where it is about one. */
  readonly numbers: Float64Array | undefined;
}

/** How many smallest units are one of those a variable's first value is written in; 1 of a share, which is told as a plain number. */
function unitOf({ model }: Program, { start }: Scenario["variables"][number]): number {
  const written = model.scenario.parameters[start ?? -1]?.literals.get(model.base);
  return Math.max(1, written?.unit.factor ?? 1);
}

/** The claim's variable at the end of each world, in the unit its first value is written in. */
function numbersOf(claim: Claim, study: Study, worlds: number): Float64Array | undefined {
  const id = variableOf(claim);
  if (id === undefined) return undefined;
  const { program } = study.compiled;
  const { variables } = program.model.scenario;
  const at = variables.findIndex((of) => of.id === id);
  const variable = variables[at];
  if (variable === undefined)
    throw new ClaimError(
      t("no variable '{id}'", { id }),
      id,
      variables.map((of) => of.id),
    );
  const unit = unitOf(program, variable);
  return variableAtEnd(study, at, worlds).map((value) => value / unit);
}

interface Ready extends Prepared {
  readonly study: Study;
}

/** What the claims of one lesson have in common: a program is made once, and a side played once. */
export class Sides {
  private readonly ready = new Map<string, Promise<Ready>>();
  private readonly played = new Map<string, Promise<SidePlayed & { readonly study: Study }>>();

  /** One side of a claim, played over as many worlds. */
  async play(claim: Claim, side: ClaimSide, changed: Changed, worlds: number): Promise<SidePlayed> {
    const nights = claim.figure === "fall"; // nothing else looks at every week's prices
    const world = [claim.scenario, claim.seed, changed.base ?? claim.base, side.set, changed.set, nights, claim.until];
    const key = JSON.stringify([world, side.strategy, side.rules, side.numbers, worlds]);
    const known = this.played.get(key) ?? this.playNew(claim, side, changed, { worlds, nights, world });
    this.played.set(key, known);
    const { study, ...played } = await known;
    return { ...played, numbers: numbersOf(claim, study, worlds) };
  }

  private async playNew(
    claim: Claim,
    side: ClaimSide,
    changed: Changed,
    {
      worlds,
      nights,
      world,
    }: { readonly worlds: number; readonly nights: boolean; readonly world: readonly unknown[] },
  ) {
    const key = JSON.stringify(world);
    const ready = this.ready.get(key) ?? readyFor(claim, side, changed, nights);
    this.ready.set(key, ready);
    const { study: empty, ...prepared } = await ready;
    const { program } = prepared;
    const strategy = await strategyOf(side, prepared);
    const { scenario } = program.model;
    const study = { ...empty, strategies: [strategy] };
    const gathered = new Gathered(namesOf(program, [strategy]), wealthUnit(scenario).factor);
    gathered.add(playWorlds(study, 0, worlds));
    const [endings, credits] = [scenario.endings, scenario.credit].map((things) => things.map(({ id }) => id));
    const outcomes = gathered.of(strategy.id);
    return { study, outcomes, endings: endings ?? [], credits: credits ?? [], numbers: undefined };
  }
}

/** The world a side is played in, compiled, with nobody in it yet. */
async function readyFor(claim: Claim, side: ClaimSide, changed: Changed, nights: boolean): Promise<Ready> {
  const base = changed.base ?? claim.base;
  const prepared = await prepare(claim.scenario, {
    seed: claim.seed ?? DEFAULT_SEED,
    ...(base === undefined ? {} : { base }),
    set: [...(side.set ?? []), ...changed.set],
    quiet: true,
  });
  return {
    ...prepared,
    study: prepareStudy(prepared.program, [], prepared.choice.seed, { nights, until: claim.until }),
  };
}

async function testIn(sides: Sides, claim: Claim, changed: Changed, worlds: number): Promise<Tested> {
  try {
    const { outcomes: a, endings, credits, numbers } = await sides.play(claim, claim.a, changed, worlds);
    const other = claim.b === undefined ? undefined : await sides.play(claim, claim.b, changed, worlds);
    const found = numbers === undefined ? {} : { numbers: { a: numbers, b: other?.numbers ?? new Float64Array() } };
    return testClaim(claim, { a, b: other?.outcomes, endings, credits, ...found });
  } catch (error) {
    if (error instanceof ClaimError)
      throw new UsageError(
        t("{what} in '{scenario}' ({remedy})", {
          what: error.message,
          scenario: claim.scenario,
          remedy: remedy(error.written, error.known),
        }),
      );
    throw error;
  }
}

/** How a claim is held against plays: worlds other than its own, and whether its cause is also taken away. */
export interface CheckOptions {
  readonly worlds?: number;
  readonly without?: boolean;
}

/** Plays one claim of a lesson. @throws UsageError when it names what the scenario has not */
export async function checkClaim(
  {
    lesson,
    name,
    claim,
    sides,
  }: { readonly lesson: string; readonly name: string; readonly claim: Claim; readonly sides: Sides },
  options: CheckOptions,
): Promise<Checked> {
  const worlds = options.worlds ?? claim.worlds ?? DEFAULT_WORLDS;
  const tested = await testIn(sides, claim, { set: [], base: undefined }, worlds);
  const about = { lesson, claim: name, says: claim.says, worlds, seed: claim.seed ?? DEFAULT_SEED, tested };
  if (claim.without === undefined || options.without !== true) return about;
  const { set = [], base, says } = claim.without;
  return { ...about, without: { says, tested: await testIn(sides, claim, { set, base }, worlds) } };
}
