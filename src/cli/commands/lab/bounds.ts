import {
  type Bounds,
  bounds,
  FEWEST_WORLDS,
  type Figure,
  Gathered,
  type PlayedWorlds,
  playInOrder,
  rehearsed,
  searchInOrder,
} from "../../../lab/index.js";
import { t } from "../../../language/index.js";
import { formatNumber } from "../../../units/index.js";
import { UsageError } from "../../errors.js";
import { type ManyOptions, progressOf, type Ready, sayStopped, withStudy } from "../../many.js";
import { print, printJson, table } from "../../output.js";
import { untilStopped } from "../../stopping.js";
import { amount, headline, range, shareRange } from "./words.js";

export interface BoundsOptions extends ManyOptions {
  readonly worlds: number;
  readonly rollouts: number;
}

interface Found extends Bounds {
  readonly settings: { readonly rollouts: number };
  /** The strategy the search starts from, and on how many worlds of their own it was chosen. */
  readonly start: { readonly strategy: string; readonly worlds: number };
}

async function play(ready: Ready, { worlds, rollouts }: BoundsOptions): Promise<Found> {
  const { names, players, unit, program, study, choice } = ready;
  const { base, margin, worlds: chosenOn } = rehearsed(program, study.strategies, choice.seed, unit.factor);
  const gathered = new Gathered(names, unit.factor);
  const parts: PlayedWorlds[] = [];
  const progress = progressOf(worlds, "world");
  await untilStopped(async (stop) => {
    await playInOrder(players, worlds, (played) => gathered.add(played), stop);
    const take = (played: PlayedWorlds): void => {
      parts.push(played);
      progress(played.to);
    };
    if (gathered.worlds === worlds) await searchInOrder(players, { base, rollouts }, worlds, take, stop);
  });
  return {
    ...bounds(gathered, parts, unit.factor, margin),
    start: { strategy: names.strategies[base] ?? "", worlds: chosenOn },
    settings: { rollouts },
  };
}

/** What better decisions would bring a strategy: no less than the low end, where that is above 0. */
const decisionsCost = ({ low }: Figure, enough: boolean): string =>
  enough && low > 0 ? t("at least {amount}", { amount: amount(low) }) : t("none shown");

function tellTable({ hindsight, policy, strategies, luck, worlds }: Found): void {
  const enough = worlds >= FEWEST_WORLDS;
  const told = (of: Figure): string => (enough ? range(of, amount) : amount(of.value));
  const line = (name: string, { mean, ruined }: Bounds["policy"], more: readonly string[]): readonly string[] => [
    name,
    told(mean),
    shareRange(ruined),
    ...more,
  ];
  const head = [
    "",
    t("kept, mean"),
    t("ruined"),
    t("hindsight less it"),
    t("policy less it"),
    t("better decisions bring"),
  ];
  const rows = [
    line(t("hindsight, best found"), hindsight, ["", "", ""]),
    line(t("policy, best found"), policy, [told(luck), "", ""]),
    ...strategies.map((of) =>
      line(of.strategy, of, [told(of.regret), told(of.decisions), decisionsCost(of.decisions, enough)]),
    ),
  ];
  for (const one of table([head, ...rows])) print(`  ${one}`);
  if (!enough)
    print(
      t("  {worlds} worlds are too few for intervals of means: write --worlds {fewest} or more.", {
        worlds,
        fewest: FEWEST_WORLDS,
      }),
    );
}

/** Whether the search did what was fixed before, and if not, what to raise. */
function marginSentence({ margin, wanting, start, worlds, settings }: Found): string {
  const of = { margin: amount(margin), start: start.strategy, worlds, strategy: wanting?.strategy ?? "" };
  if (wanting === undefined)
    return t(
      "Shown: the policy loses to no strategy by more than {margin} (5 % of the spread of {start}, fixed before).",
      of,
    );
  if (wanting.worlds === undefined)
    return t(
      "The search was too short: it kept less than {strategy} by more than {margin} (5 % of the spread of {start}, fixed before). Raise --rollouts above {rollouts}.",
      { ...of, rollouts: settings.rollouts },
    );
  return t(
    "{worlds} worlds do not show that the policy loses to no strategy by more than {margin} (5 % of the spread of {start}, fixed before); about {wanted} would. Raise --worlds.",
    { ...of, wanted: formatNumber(wanting.worlds, 0) },
  );
}

function tell(found: Found): void {
  const { rollouts, start, luck, worlds } = found;
  tellTable(found);
  print(
    t(
      "Kept is real wealth, of which nothing counts in ruin (elsewhere in the lab what the ruined hold counts as it stands). Hindsight knows this world's draws, so no trader could have it; the policy knows what a trader sees ({rollouts} campaigns tried out, started from {start}, the best on {others} other worlds).",
      { rollouts: formatNumber(rollouts, 0), start: start.strategy, others: start.worlds },
    ),
  );
  const apart = worlds >= FEWEST_WORLDS ? range(luck, amount) : amount(luck.value);
  print(
    t(
      "Hindsight less policy, {apart}, is luck, or decisions the search did not find. Both bounds are only the best found: the true ones are no lower.",
      { apart },
    ),
  );
  print(marginSentence(found));
}

/** `lab bounds SCENARIO`: what hindsight and the best policy found would have had, and what each strategy is short of it. */
export async function boundsOf(name: string, options: BoundsOptions): Promise<void> {
  if (options.worlds < 2 || options.rollouts < 2) throw new UsageError(t("write at least --worlds 2 and --rollouts 2"));
  await withStudy(
    name,
    options,
    { command: "lab bounds", worlds: options.worlds * options.rollouts },
    async (ready) => {
      const found = await play(ready, options);
      sayStopped(found.worlds, options.worlds, "worlds");
      const { worlds } = found;
      if (options.json)
        return printJson({ ...ready.about, finished: worlds === options.worlds, failures: ready.failures(), ...found });
      if (worlds < 2) return;
      print(headline(ready.about, worlds));
      tell({
        ...found,
        start: { ...found.start, strategy: ready.named(found.start.strategy) },
        strategies: found.strategies.map((of) => ({ ...of, strategy: ready.named(of.strategy) })),
      });
    },
  );
}
