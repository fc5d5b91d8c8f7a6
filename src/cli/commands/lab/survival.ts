import type { Program } from "../../../engine/index.js";
import { Gathered, type HandedOver, handsOf, playInOrder, type Survival, survival } from "../../../lab/index.js";
import { msg, t } from "../../../language/index.js";
import type { Scenario } from "../../../scenario/index.js";
import { reasonText } from "../../../ui/index.js";
import { formatFor, formatNumber, formatPoints, formatShare } from "../../../units/index.js";
import { UsageError } from "../../errors.js";
import { type ManyOptions, progressOf, type Ready, sayStopped, withStudy } from "../../many.js";
import { print, printJson, table } from "../../output.js";
import { untilStopped } from "../../stopping.js";
import { accountOf, amount, headline, lenderOf, range, shareRange, within } from "./words.js";

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

const KINDS: Readonly<Record<string, string>> = {
  ruin: msg("in ruin"),
  choice: msg("chosen"),
  time: msg("last day"),
};

/** What ends a campaign so: the rule as the scenario writes it. */
function ruleOf({ model }: Program, ending: string): string {
  const of = model.scenario.endings.find(({ id }) => id === ending);
  if (of?.kind === "time") return t("the last day is over");
  if (of?.when !== undefined) return of.when.text;
  return t("an encounter ends so");
}

function tellCurve({ weeks }: Survival): void {
  const step = Math.max(1, Math.ceil(weeks.length / MOST_WEEKS));
  const shown = weeks.filter((_week, index) => index % step === step - 1 || index === weeks.length - 1);
  const rows = shown.map(({ week, playing, ruined, chosen, outOfTime }) => [
    `${week}`,
    formatShare(playing),
    shareRange(ruined),
    formatShare(chosen),
    formatShare(outOfTime),
  ]);
  const head = [t("by week"), t("goes on"), t("ruined"), t("ended by choice"), t("out of time")];
  for (const line of table([head, ...rows])) print(`  ${line}`);
  const widest = shown.flatMap((of) => [
    ...[of.playing - of.playingLow, of.playingHigh - of.playing, of.chosen - of.chosenLow, of.chosenHigh - of.chosen],
    ...[of.outOfTime - of.outOfTimeLow, of.outOfTimeHigh - of.outOfTime],
  ]);
  print(
    t("  Intervals of those who go on, ended by choice or are out of time reach {points} points or less to a side.", {
      points: formatPoints(Math.max(0, ...widest)),
    }),
  );
}

/** Postings of less than a shown unit are roundings of other sums: who bore something bore more. */
function tellable(scenario: Scenario, hands: readonly HandedOver[]): readonly HandedOver[] {
  return hands.filter(({ commodity, amountThere }) => {
    const of = scenario.commodities.find(({ id }) => id === commodity);
    return amountThere >= (of?.unit.factor ?? 1);
  });
}

/** Who bore it: first means over all worlds, then what befell in some of them, told for those. */
function tellBurden(program: Program, { burden, hands }: Told): void {
  const { scenario } = program.model;
  const format = formatFor(scenario.units);
  const members = burden.members.map(({ member, hungerDays, hungerDaysLow, hungerDaysHigh, died }) => [
    member,
    t("died in {share}", { share: shareRange(died) }),
    t("{days} hunger-days", { days: range({ value: hungerDays, low: hungerDaysLow, high: hungerDaysHigh }, amount) }),
    "",
  ]);
  const lenders = burden.lenders.map(({ credit, unpaid, amount: left, amountLow, amountHigh }) => {
    const { name, write } = lenderOf(scenario, credit);
    const there = unpaid.value === 0 ? "" : within(left, amountLow, amountHigh, write);
    return [name, t("unpaid in {share}", { share: shareRange(unpaid) }), "", there];
  });
  const told = tellable(scenario, hands);
  const rows = told.map(({ reason, from, to, commodity, ...of }) => {
    const dims = scenario.commodities.find(({ id }) => id === commodity)?.dims ?? {};
    const write = (value: number): string => format.quantity(value, dims, 1);
    const worlds = shareRange({ value: of.worlds, low: of.worldsLow, high: of.worldsHigh });
    const mean = within(of.amount, of.amountLow, of.amountHigh, write);
    const how = t("{from} to {to} in {share}", { from: accountOf(from), to: accountOf(to), share: worlds });
    return [`${reasonText(reason)}: ${commodity}`, how, mean, write(of.amountThere)];
  });
  const [{ of: looked } = { of: 0 }] = hands;
  print(
    looked === 0
      ? t("  who bore it:")
      : t("  who bore it (what changed hands: in the first {looked} worlds):", { looked }),
  );
  const head = ["", t("share of worlds"), t("mean over all worlds"), t("mean where it happens")];
  for (const line of table([head, ...members, ...lenders, ...rows])) print(`    ${line}`);
  if (told.length < hands.length)
    print(
      t("    {count} more of less than one unit where they happen, roundings of other sums: --json has them", {
        count: hands.length - told.length,
      }),
    );
}

/** A day with its limits; alone where so few worlds do not bound it. */
const dayRange = (day: number, low: number | null, high: number | null): string =>
  low === null || high === null || low === high
    ? formatNumber(day, 0)
    : `${formatNumber(day, 0)} [${formatNumber(low, 0)} .. ${formatNumber(high, 0)}]`;

const atMost = (p95: number): string => t("95 % of worlds at {amount} or below", { amount: amount(p95) });

function tell(program: Program, told: Told): void {
  print(`\n${told.strategy}`);
  tellCurve(told);
  const ends = told.endings.map(({ ending, kind, share: of, medianDay, medianDayLow, medianDayHigh }) => [
    ending,
    t(KINDS[kind] ?? kind),
    shareRange(of),
    medianDay === null ? "" : t("day {day} in the middle", { day: dayRange(medianDay, medianDayLow, medianDayHigh) }),
    ruleOf(program, ending),
  ]);
  print(t("  what ended it:"));
  for (const line of table(ends)) print(`    ${line}`);
  const { cvar, drawdown, hungerDays, deaths } = told;
  const rows = [
    [t("worst 5 % of worlds, mean"), range(cvar, amount), ""],
    [t("deepest fall of wealth"), range(drawdown.mean, amount), atMost(drawdown.p95)],
    [t("hunger-days until it ended"), range(hungerDays.mean, amount), atMost(hungerDays.p95)],
    [t("deaths"), range(deaths, amount), ""],
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
  if (options.worlds < 1) throw new UsageError(t("--worlds 0 plays nothing; write at least 1"));
  await withStudy(
    name,
    options,
    { command: "lab survival", worlds: options.worlds, study: { nights: true } },
    async (ready) => {
      const { names, program, study, about } = ready;
      const gathered = await play(ready, options.worlds);
      sayStopped(gathered.worlds, options.worlds, "worlds");
      const looked = Math.min(LOOKED_AT, gathered.worlds);
      const told = names.strategies.map((id) => ({
        ...survival(names, gathered.of(id)),
        hands: handsOf(study, id, looked),
      }));
      const finished = gathered.worlds === options.worlds;
      if (options.json)
        return printJson({ ...about, worlds: gathered.worlds, finished, failures: ready.failures(), strategies: told });
      if (gathered.worlds === 0) return;
      print(headline(about, gathered.worlds));
      for (const one of told) tell(program, { ...one, strategy: ready.named(one.strategy) });
    },
  );
}
