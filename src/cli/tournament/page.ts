import { t } from "../../language/index.js";
import { tournamentPage } from "../../report/index.js";
import { showProblem, wordsOf } from "../../scenario/index.js";
import type { Told } from "../commands/tournament.js";
import { markedUnit } from "../real-value.js";
import { packageVersion, playsDigest } from "../version.js";
import {
  apartBy,
  beforeReading,
  groupingsTold,
  groupLines,
  HEAD,
  headed,
  luckLines,
  MEAN,
  PAIR_HEAD,
  pairRows,
  payHead,
  payRows,
  READING,
  rowsOf,
  TITLES,
  toldApart,
} from "./words.js";

/** The tournament as one HTML page. */
export function pageOf(told: Told): string {
  const { ready, played, entries } = told;
  const { about } = ready;
  return tournamentPage({
    title: t("Rule lists in {scenario}", { scenario: about.scenario }),
    says: [...READING(told), ...(about.caution === null ? [] : [`* ${about.caution}`])],
    contentNote: wordsOf(ready.scenario.texts.get("content-note")),
    head: HEAD.map((cell) =>
      cell === MEAN ? t("mean real wealth, {unit} [95 %]", { unit: markedUnit(about) }) : t(cell),
    ),
    rows: rowsOf(told),
    tables: groupingsTold(played).map((grouping) => ({
      title: TITLES[grouping.measure](markedUnit(about)),
      first: beforeReading(grouping, played),
      apart: apartBy(grouping),
      groups: toldApart(grouping).length === 1 ? [] : groupLines(grouping),
      pairs: pairRows(grouping),
    })),
    pairHead: headed(PAIR_HEAD),
    payHead: payHead(told),
    payers: payRows(told),
    luck: luckLines(told),
    notPlayed: entries.refused.map(({ name, problems }) => ({ name, problems: problems.map(showProblem) })),
    facts: [
      [
        t("scenario"),
        t("{scenario}, base {base}, {hash}", {
          scenario: about.scenario,
          base: about.base,
          hash: ready.scenario.hash,
        }),
      ],
      [
        t("worlds"),
        t("{worlds}: seeds {seed}#0 to {seed}#{last}", {
          worlds: played.result.worlds,
          seed: about.seed,
          last: played.result.worlds - 1,
        }),
      ],
      [t("numbers changed"), about.set.join(", ") || t("none")],
      [
        t("intervals"),
        t("{factor} standard errors to a side instead of 1.96 (max-t over joint resamples of the worlds)", {
          factor: played.result.factor.toFixed(2),
        }),
      ],
      [t("program"), t("jangmadang {version}, code {code}", { version: packageVersion(), code: playsDigest() })],
    ],
  });
}
