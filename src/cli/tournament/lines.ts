import { t } from "../../language/index.js";
import { showProblem } from "../../scenario/index.js";
import type { Told } from "../commands/tournament.js";
import { table } from "../output.js";
import { markedUnit } from "../real-value.js";
import {
  beforeReading,
  groupingsTold,
  HEAD,
  headed,
  luckLines,
  PAIR_HEAD,
  pairRows,
  payHead,
  payRows,
  READING,
  rowsOf,
  TITLES,
  toldApart,
} from "./words.js";

/** Pairs beyond which a terminal shows groups only. */
const MOST_SHOWN = 15;

/** The tournament for a terminal. */
export function tellTournament(told: Told, print: (line: string) => void): void {
  const { ready, played, entries } = told;
  const { about } = ready;
  const say = (lines: readonly string[]): void => {
    for (const line of lines) print(`  ${line}`);
  };
  print(
    t(
      "{scenario} ({base}): {lists} rule lists and {others} to compare, in the same {worlds} worlds of seed '{seed}'. Real wealth in {unit}.",
      {
        scenario: about.scenario,
        base: about.base,
        lists: entries.playing.length,
        others: played.outcomes.length - entries.playing.length,
        worlds: played.result.worlds,
        seed: about.seed,
        unit: markedUnit(about),
      },
    ),
  );
  say(table([headed(HEAD), ...rowsOf(told).map(({ name, kind, cells }) => [name, kind, ...cells])]));
  say(played.faults);
  print("");
  for (const line of READING(told)) print(line);
  for (const grouping of groupingsTold(played)) {
    print("");
    print(`${TITLES[grouping.measure](markedUnit(about))}:`);
    const first = beforeReading(grouping, played);
    if (first !== "") print(first);
    if (grouping.duels.length <= MOST_SHOWN) say(table([headed(PAIR_HEAD), ...pairRows(grouping)]));
    else say([t("({pairs} pairs: --out FILE.html and --json tell each)", { pairs: grouping.duels.length })]);
    say(toldApart(grouping));
  }
  print("");
  print(t("Who paid, means a world:"));
  say(table([payHead(told), ...payRows(told)]));
  print("");
  for (const line of luckLines(told)) print(line);
  if (about.caution !== null) print(`* ${about.caution}`);
  tellRefused(told, print);
}

function tellRefused({ entries }: Told, print: (line: string) => void): void {
  if (entries.passedOver.length > 0)
    print(`\n${t("Passed over, no rule lists: {names}", { names: entries.passedOver.join(", ") })}`);
  if (entries.refused.length === 0) return;
  print(`\n${t("Not played:")}`);
  for (const { problems } of entries.refused) for (const problem of problems) print(`  ${showProblem(problem)}`);
}
