import { buildProgram, type Program, type WorldChoice } from "../engine/index.js";
import { language, t } from "../language/index.js";
import { outOfRange, Problems, readSources, type Scenario, ScenarioError, type Sources } from "../scenario/index.js";
import {
  keepSources,
  type Located,
  locateScenario,
  recallScenario,
  recallSources,
  scenarioIds,
  sourceFiles,
} from "../store/index.js";
import { formatNumber, type Literal, parseLiteral, sameDims, showDims } from "../units/index.js";
import { UsageError } from "./errors.js";
import { say } from "./output.js";
import { remedy } from "./remedy.js";
import { checkerDigest } from "./version.js";

/** Options shared by the commands that play. */
export interface WorldOptions {
  readonly seed?: string;
  readonly base?: string;
  readonly set?: readonly string[];
  /** Says nothing of values outside their stated ranges: whoever set them means it. */
  readonly quiet?: boolean;
}

export function locate(name: string): Located {
  const located = locateScenario(name, language());
  if (located === undefined)
    throw new UsageError(
      t("there is no scenario '{name}' ({remedy}; or give the path of a scenario's folder or file)", {
        name,
        remedy: remedy(name, scenarioIds()),
      }),
    );
  return located;
}

/** The folder of a scenario that is not among the shipped ones, by which a record of it is found again. */
export const ownFolder = (name: string, { at }: Located): string | undefined =>
  scenarioIds().includes(name) ? undefined : at;

/** The checked scenario: as it was checked before, if its files are the same, else checked now. */
export async function load(located: Located): Promise<Scenario> {
  return recallScenario(checkerDigest(), located) ?? (await import("./fresh.js")).checkScenario(located);
}

/** The ledgers of facts: as they were read before, if they are the same, else read now. */
export function loadSources(): Sources {
  const files = sourceFiles();
  const known = recallSources(checkerDigest(), files);
  if (known !== undefined) return known;
  const problems = new Problems();
  const sources = readSources(files, problems);
  if (problems.any) throw new ScenarioError(problems.list());
  keepSources(checkerDigest(), files, sources);
  return sources;
}

/** One `name=value`: the number's full name and its value in smallest units. A bare value takes the number's own unit. */
function readChange(
  scenario: Scenario,
  base: string,
  setting: string,
  option: string,
  note: (text: string) => void,
): readonly [string, number] {
  const fail = (what: string): never => {
    throw new UsageError(`${option === "" ? "" : `${option} ${setting}: `}${what}`);
  };
  const [wanted = "", text] = setting.split(/=(.*)/s).map((part) => part.trim());
  if (wanted === "" || text === undefined) return fail(t("write name=value, such as --set numbers.some-number=40"));
  const parameter = scenario.parameters.find(({ name }) => name === wanted || name === `numbers.${wanted}`);
  if (parameter === undefined) {
    const names = scenario.parameters.map(({ name }) => name.replace(/^numbers\./, ""));
    return fail(
      t("no number '{wanted}' ({remedy}; `facts {scenario}` lists them)", {
        wanted,
        remedy: remedy(wanted, names),
        scenario: scenario.id,
      }),
    );
  }
  const result = parseLiteral(text, scenario.units);
  if (!result.ok) return fail(`${result.what} (${result.remedy})`);
  const { literal } = result;
  const stated = parameter.literals.get(base) ?? parameter.literals.values().next().value;
  const own = literal.unitText === "" ? stated : undefined;
  const value = own === undefined ? literal.value : literal.value * own.unit.factor;
  const fault = outOfRange(parameter, value);
  if (fault !== undefined) return fail(fault);
  if (own === undefined && !sameDims(literal.unit.dims, parameter.dims)) {
    return fail(
      t("that is in {given}, but '{name}' is in {own}", {
        given: showDims(literal.unit.dims),
        name: parameter.name,
        own: showDims(parameter.dims),
      }),
    );
  }
  for (const text of notesOn(setting, { ...literal, low: value, high: value }, stated)) note(text);
  return [parameter.name, value];
}

const percent = (share: number): string => `${formatNumber(share * 100, 4)} %`;

/** A bare number of a share written in per cent is taken for per cents; one from 0 to 1 may have been meant otherwise. */
function readAs(setting: string, { unitText, low, high }: Asked, stated: Literal): readonly string[] {
  const meantForAShare = unitText === "" && stated.unitText === "%" && high > 0 && high * 100 <= 1;
  if (!meantForAShare) return [];
  const told = low === high ? percent(low) : t("{low} to {high}", { low: percent(low), high: percent(high) });
  return [t("Note: {setting} has no unit and was read as {told}.", { setting, told })];
}

/** What was written for a number: its unit as it stands there, its value or range in smallest units. */
type Asked = Pick<Literal, "unitText" | "low" | "high">;

/** What is said aloud of a value, or of a range of values, that is played: that it lies outside the stated range, and what a bare number was read as. */
export function notesOn(setting: string, asked: Asked, stated: Literal | undefined): readonly string[] {
  if (stated === undefined) return [];
  const { low, high } = asked;
  const read = readAs(setting, asked, stated);
  if (stated.low === stated.high || (low >= stated.low && high <= stated.high)) return read;
  const of = { setting, range: stated.text };
  return low > stated.high || high < stated.low
    ? [...read, t("Note: {setting} lies outside the stated range, {range}.", of)]
    : [...read, t("Note: {setting} lies in part outside the stated range, {range}.", of)];
}

/** All `--set` of a command as changes to named numbers; `option` is how it is called in messages. */
export const readChanges = (
  scenario: Scenario,
  base: string,
  settings: readonly string[],
  option = "--set",
  note: (text: string) => void = say,
): Readonly<Record<string, number>> =>
  Object.fromEntries(settings.map((setting) => readChange(scenario, base, setting, option, note)));

export interface Prepared {
  readonly located: Located;
  readonly scenario: Scenario;
  readonly program: Program;
  readonly choice: WorldChoice;
}

/** A scenario made ready with the base and changes asked for. */
export async function prepare(name: string, options: WorldOptions): Promise<Prepared> {
  const located = locate(name);
  const scenario = await load(located);
  const base = options.base ?? scenario.defaultBase;
  if (!scenario.bases.includes(base))
    throw new UsageError(t("no base '{base}' ({remedy})", { base, remedy: remedy(base, scenario.bases) }));
  const note = options.quiet === true ? () => undefined : say;
  const changes = readChanges(scenario, base, options.set ?? [], "--set", note);
  const program = buildProgram(scenario, { base, changes });
  return { located, scenario, program, choice: { seed: readSeed(options.seed), base, changes } };
}

const SEED_LIMIT = 120;

/** A seed a player may type: any plain text. */
export function readSeed(seed: string | undefined): string {
  const text = (seed ?? "1").trim();
  if (text === "" || text.length > SEED_LIMIT || /[\p{Cc}\p{Cf}]/u.test(text))
    throw new UsageError(t("a seed is 1 to {most} plain characters", { most: SEED_LIMIT }));
  return text;
}
