import { Gathered, namesOf, type Outcomes, playWorlds, prepareStudy } from "../../lab/index.js";
import { type Claim, DEFAULT_SEED, DEFAULT_WORLDS, type Tested, testClaim } from "../../lessons/index.js";
import { Finding } from "../errors.js";
import { lessonLibrary } from "../lessons.js";
import { print, printJson } from "../output.js";
import { findStrategies } from "../roster.js";
import { prepare } from "../scenario.js";

export interface LessonCheckOptions {
  readonly json?: boolean;
  readonly worlds?: number;
  readonly without?: boolean;
}

/** A claim with what came out, and what came out with its cause taken away where that was asked. */
interface Checked {
  readonly lesson: string;
  readonly claim: string;
  readonly says: string;
  readonly worlds: number;
  readonly tested: Tested;
  readonly without?: { readonly says: string; readonly tested: Tested };
}

type Side = Claim["a"];

/** Plays one side of a claim. */
async function playSide(
  claim: Claim,
  { strategy, set = [] }: Side,
  changed: { readonly set: readonly string[]; readonly base: string | undefined },
  worlds: number,
): Promise<{ readonly outcomes: Outcomes; readonly endings: readonly string[] }> {
  const base = changed.base ?? claim.base;
  const { located, program, choice } = await prepare(claim.scenario, {
    seed: claim.seed ?? DEFAULT_SEED,
    ...(base === undefined ? {} : { base }),
    set: [...set, ...changed.set],
  });
  const strategies = await findStrategies(located, program, strategy);
  const { scenario } = program.model;
  const unit = scenario.commodities[scenario.goods[scenario.numeraire.good]?.commodity ?? -1]?.unit.factor ?? 1;
  const gathered = new Gathered(namesOf(program, strategies), unit);
  gathered.add(playWorlds(prepareStudy(program, strategies, choice.seed), 0, worlds));
  return { outcomes: gathered.of(strategies[0]?.id ?? ""), endings: scenario.endings.map(({ id }) => id) };
}

async function testIn(
  claim: Claim,
  changed: { readonly set: readonly string[]; readonly base: string | undefined },
  worlds: number,
): Promise<Tested> {
  const a = await playSide(claim, claim.a, changed, worlds);
  const b = claim.b === undefined ? undefined : await playSide(claim, claim.b, changed, worlds);
  return testClaim(claim, { a: a.outcomes, b: b?.outcomes, endings: a.endings });
}

async function checkClaim(lesson: string, name: string, claim: Claim, options: LessonCheckOptions): Promise<Checked> {
  const worlds = options.worlds ?? claim.worlds ?? DEFAULT_WORLDS;
  const tested = await testIn(claim, { set: [], base: undefined }, worlds);
  const about = { lesson, claim: name, says: claim.says, worlds, tested };
  if (claim.without === undefined || options.without !== true) return about;
  const { set = [], base, says } = claim.without;
  return { ...about, without: { says, tested: await testIn(claim, { set, base }, worlds) } };
}

const shown = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));

const figures = ({ value, low, high }: Tested): string => `${shown(value)} [${shown(low)}, ${shown(high)}]`;

function tell({ lesson, claim, says, worlds, tested, without }: Checked): void {
  print(`${tested.holds ? "holds" : "FAILS"}  ${lesson}/${claim}: ${says}`);
  print(`       ${figures(tested)} over ${worlds} worlds`);
  if (without === undefined) return;
  print(`       ${without.tested.holds ? "STILL HOLDS" : "gone"} when ${without.says}: ${figures(without.tested)}`);
}

/** `lesson check [ID...]`: every claim of the lessons, held against the simulation; with `without` its cause is taken away too. */
export async function lessonCheck(names: readonly string[], options: LessonCheckOptions): Promise<void> {
  const library = lessonLibrary();
  const checked: Checked[] = [];
  for (const id of names.length === 0 ? library.ids : names) {
    const lesson = library.lesson(id);
    for (const [name, claim] of Object.entries(lesson.claims)) {
      const one = await checkClaim(id, name, claim, options);
      checked.push(one);
      if (!options.json) tell(one);
    }
  }
  const failed = checked.filter(({ tested, without }) => !tested.holds || without?.tested.holds === true);
  if (options.json) printJson({ claims: checked });
  if (failed.length > 0) throw new Finding(`${failed.length} of ${checked.length} claims did not come out as said`);
}
