import { realUnit } from "../class/index.js";
import { Gathered, namesOf, type Outcomes, playWorlds, prepareStudy, type Study, variableAtEnd } from "../lab/index.js";
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
import { remedyFor } from "../scenario/index.js";
import { UsageError } from "./errors.js";
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

/** The claim's variable at the end of each world. */
function numbersOf(claim: Claim, study: Study, worlds: number): Float64Array | undefined {
  const id = variableOf(claim);
  if (id === undefined) return undefined;
  const { variables } = study.compiled.program.model.scenario;
  const at = variables.findIndex((of) => of.id === id);
  if (at < 0)
    throw new ClaimError(
      `no variable '${id}'`,
      id,
      variables.map((of) => of.id),
    );
  return variableAtEnd(study, at, worlds);
}

/** Plays one side of a claim. */
async function playSide(claim: Claim, side: ClaimSide, changed: Changed, worlds: number): Promise<SidePlayed> {
  const base = changed.base ?? claim.base;
  const prepared = await prepare(claim.scenario, {
    seed: claim.seed ?? DEFAULT_SEED,
    ...(base === undefined ? {} : { base }),
    set: [...(side.set ?? []), ...changed.set],
    quiet: true,
  });
  const { program, choice } = prepared;
  const strategy = await strategyOf(side, prepared);
  const { scenario } = program.model;
  const gathered = new Gathered(namesOf(program, [strategy]), realUnit(scenario).factor);
  const study = prepareStudy(program, [strategy], choice.seed, { until: claim.until });
  gathered.add(playWorlds(study, 0, worlds));
  const [endings, credits] = [scenario.endings, scenario.credit].map((things) => things.map(({ id }) => id));
  return {
    outcomes: gathered.of(strategy.id),
    endings: endings ?? [],
    credits: credits ?? [],
    numbers: numbersOf(claim, study, worlds),
  };
}

async function testIn(claim: Claim, changed: Changed, worlds: number): Promise<Tested> {
  try {
    const { outcomes: a, endings, credits, numbers } = await playSide(claim, claim.a, changed, worlds);
    const other = claim.b === undefined ? undefined : await playSide(claim, claim.b, changed, worlds);
    const found = numbers === undefined ? {} : { numbers: { a: numbers, b: other?.numbers ?? new Float64Array() } };
    return testClaim(claim, { a, b: other?.outcomes, endings, credits, ...found });
  } catch (error) {
    if (error instanceof ClaimError)
      throw new UsageError(`${error.message} in '${claim.scenario}' (${remedyFor(error.written, error.known)})`);
    throw error;
  }
}

/** How a claim is held against plays: worlds other than its own, and whether its cause is also taken away. */
export interface CheckOptions {
  readonly worlds?: number;
  readonly without?: boolean;
}

/** Plays one claim of a lesson. @throws UsageError when it names what the scenario has not */
export async function checkClaim(lesson: string, name: string, claim: Claim, options: CheckOptions): Promise<Checked> {
  const worlds = options.worlds ?? claim.worlds ?? DEFAULT_WORLDS;
  const tested = await testIn(claim, { set: [], base: undefined }, worlds);
  const about = { lesson, claim: name, says: claim.says, worlds, seed: claim.seed ?? DEFAULT_SEED, tested };
  if (claim.without === undefined || options.without !== true) return about;
  const { set = [], base, says } = claim.without;
  return { ...about, without: { says, tested: await testIn(claim, { set, base }, worlds) } };
}
