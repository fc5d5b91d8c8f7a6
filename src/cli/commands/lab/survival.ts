import type { Program } from "../../../engine/index.js";
import { Gathered, type HandedOver, handsOf, playInOrder, type Survival, survival } from "../../../lab/index.js";
import { formatFor, formatNumber, formatShare } from "../../../units/index.js";
import { UsageError } from "../../errors.js";
import { type ManyOptions, progressOf, type Ready, sayStopped, untilStopped, withStudy } from "../../many.js";
import { print, printJson, table } from "../../output.js";
import { amount, headline, range, shares } from "./words.js";

export interface SurvivalOptions extends ManyOptions {
  readonly worlds: number;
}

/** Worlds whose postings are looked at one by one. */
const LOOKED_AT = 200;
/** Rows of a long curve that are shown; JSON has all. */
const MOST_WEEKS = 14;

interface Told extends Survival {
  readonly hands: readonly HandedOver[];
}

/** What ends a campaign so: the rule as the scenario writes it. */
function ruleOf({ model }: Program, ending: string): string {
  const of = model.scenario.endings.find(({ id }) => id === ending);
  if (of?.kind === "time") return "the last day is over";
  if (of?.when !== undefined) return of.when.text;
  return "an encounter ends so";
}

const share = ({ value, low, high }: { value: number; low: number; high: number }): string =>
  `${formatShare(value)} [${shares({ low, high })}]`;

function tellCurve({ weeks }: Survival): void {
  const step = Math.max(1, Math.ceil(weeks.length / MOST_WEEKS));
  const shown = weeks.filter((_week, index) => index % step === step - 1 || index === weeks.length - 1);
  const rows = shown.map(({ week, playing, ruined, chosen, outOfTime }) => [
    `${week}`,
    formatShare(playing),
    share(ruined),
    formatShare(chosen),
    formatShare(outOfTime),
  ]);
  const head = ["by week", "goes on", "ruined", "ended by choice", "out of time"];
  for (const line of table([head, ...rows])) print(`  ${line}`);
}

function tellBurden(program: Program, { burden, hands }: Told): void {
  const { scenario } = program.model;
  const format = formatFor(scenario.units);
  const members = burden.members.map(({ member, hungerDays, died }) => [
    member,
    `${amount(hungerDays)} hunger-days`,
    `died in ${share(died)}`,
  ]);
  const lenders = burden.lenders.map(({ credit, unpaid, amount: left }) => {
    const of = scenario.credit.find(({ id }) => id === credit);
    const who = scenario.people[of?.lender ?? -1]?.id ?? "";
    const money = scenario.commodities[of?.currency ?? -1]?.dims ?? {};
    return [`${who} (${credit})`, `unpaid in ${share(unpaid)}`, `${format.quantity(left, money, 0)} then`];
  });
  const rows = hands.map(({ reason, from, to, commodity, amount: of, worlds }) => {
    const dims = scenario.commodities.find(({ id }) => id === commodity)?.dims ?? {};
    return [`${reason}: ${commodity}`, `${from} to ${to} in ${formatShare(worlds)}`, format.quantity(of, dims, 1)];
  });
  print("  who bore it, means a world:");
  for (const line of table([...members, ...lenders, ...rows])) print(`    ${line}`);
}

function tell(program: Program, told: Told): void {
  print(`\n${told.strategy}`);
  tellCurve(told);
  const ends = told.endings.map(({ ending, kind, share: of, medianDay }) => [
    ending,
    kind,
    share(of),
    of.value === 0 ? "" : `day ${formatNumber(medianDay, 0)} in the middle`,
    ruleOf(program, ending),
  ]);
  print("  what ended it:");
  for (const line of table(ends)) print(`    ${line}`);
  const { cvar, drawdown, hungerDays, deaths } = told;
  const rows = [
    ["worst 5 % of worlds, mean", range(cvar, amount), ""],
    ["deepest fall of wealth", range(drawdown.mean, amount), `95 % of worlds below ${amount(drawdown.p95)}`],
    ["hunger-days until it ended", range(hungerDays.mean, amount), `95 % of worlds below ${amount(hungerDays.p95)}`],
    ["deaths", range(deaths, amount), ""],
  ];
  for (const line of table(rows)) print(`  ${line}`);
  tellBurden(program, told);
}

async function play({ names, players, unit }: Ready, worlds: number): Promise<Gathered> {
  const gathered = new Gathered(names, unit.factor);
  const progress = progressOf(worlds, "world");
  const take = (played: Parameters<Gathered["add"]>[0]): void => {
    gathered.add(played);
    progress(played.to);
  };
  await untilStopped((stop) => playInOrder(players, worlds, take, stop));
  return gathered;
}

/** `lab survival SCENARIO`: for every strategy when ruin came, by which rule, and who bore it. */
export async function survivals(name: string, options: SurvivalOptions): Promise<void> {
  if (options.worlds < 1) throw new UsageError("--worlds 0 plays nothing; write at least 1");
  await withStudy(name, options, { worlds: options.worlds, study: { nights: true } }, async (ready) => {
    const { names, program, study, about } = ready;
    const gathered = await play(ready, options.worlds);
    sayStopped(gathered.worlds, options.worlds, "worlds");
    const looked = Math.min(LOOKED_AT, gathered.worlds);
    const told = names.strategies.map((id) => ({
      ...survival(names, gathered.of(id)),
      hands: handsOf(study, id, looked),
    }));
    const finished = gathered.worlds === options.worlds;
    if (options.json) return printJson({ ...about, worlds: gathered.worlds, finished, strategies: told });
    if (gathered.worlds === 0) return;
    print(headline(about, gathered.worlds));
    for (const one of told) tell(program, one);
  });
}
