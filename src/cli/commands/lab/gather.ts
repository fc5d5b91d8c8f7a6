import { dirname, resolve } from "node:path";
import { RULES_HASH } from "../../../engine/index.js";
import {
  burdenOf,
  Gathered as Columns,
  histogramsOf,
  type Likeness,
  type MoneyFlow,
  type MoneyMoved,
  moneyFlows,
  Portrait,
  playsOf,
  playWorlds,
  prepareStudy,
  quantile,
  shareInterval,
  weeksOf,
} from "../../../lab/index.js";
import { t } from "../../../language/index.js";
import type { Finding, StudyReport } from "../../../report/index.js";
import type { Scenario } from "../../../scenario/index.js";
import { readText, type StudyStore } from "../../../store/index.js";
import { reasonText } from "../../../ui/index.js";
import { formatAmount, formatRange, formatShare } from "../../../units/index.js";
import { failureOf, namedBy } from "../../failures.js";
import { settingsOf } from "../../real-value.js";
import { isPath, sayingsOf } from "../../roster.js";
import { PART, type PreparedStudy, partOf, type StudyAbout } from "../../study.js";
import { factsOf, saysOf } from "../facts.js";
import { type Folded, fold } from "./merge.js";
import { accountOf, lenderOf, within } from "./words.js";

/** Worlds that are played again to be looked at night by night. */
const SAMPLE = 200;

/** A study folded, with what is drawn of it. */
export interface Gathered extends Folded {
  readonly likenesses: readonly Likeness[];
  readonly plays: Columns;
}

export function gather(store: StudyStore, about: StudyAbout): Gathered {
  const portrait = new Portrait(about.names, about.spec.worlds, about.unit.factor);
  const plays = new Columns(about.names, about.unit.factor);
  const folded = fold(store, about, (played) => {
    portrait.add(played);
    plays.add(played);
  });
  return { ...folded, likenesses: portrait.likenesses(), plays };
}

type Shares = StudyReport["moneyIn"];

/** Reasons told apart in a plot; the rest are `other`. */
const MOST_REASONS = 7;

/** Money that moved, by why and with whom: `sold (market:some-place)`. */
function partTold({ reason, account, currency, foreign }: MoneyMoved): string {
  const part = `${reasonText(reason)} (${accountOf(account)})`;
  return foreign ? `${part}, ${currency}` : part;
}

/** Shares of all that came in or went out, foreign money at its price: the largest reasons first, the rest together. */
function sharesOf(flows: readonly MoneyFlow[], side: "came" | "went"): Shares {
  const shares = flows.map((flow) => {
    const whole = [...flow[side].values()].reduce((sum, { value }) => sum + value, 0);
    return {
      name: flow.strategy,
      of: new Map([...flow[side].values()].map((moved) => [partTold(moved), moved.value / Math.max(1, whole)])),
    };
  });
  const totals = new Map<string, number>();
  for (const { of } of shares) for (const [reason, share] of of) totals.set(reason, (totals.get(reason) ?? 0) + share);
  const ranked = [...totals].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([reason]) => reason);
  const parts = ranked.slice(0, MOST_REASONS);
  return shares.flatMap(({ name, of }) => {
    const own = parts.map((part) => ({ name, part, share: of.get(part) ?? 0 }));
    const rest = 1 - own.reduce((sum, { share }) => sum + share, 0);
    return ranked.length > MOST_REASONS && of.size > 0
      ? [...own, { name, part: t("other"), share: Math.max(0, rest) }]
      : own;
  });
}

const SIDES = [
  ["came", "in"],
  ["went", "out"],
] as const;

/** Foreign money by reason, means a world: in its own unit, and what it cost at home on the day it moved. */
function foreignOf(flows: readonly MoneyFlow[], worlds: number, scenario: Scenario): StudyReport["foreign"] {
  const { commodities, numeraire } = scenario;
  const home = commodities[numeraire.currency]?.unit ?? { text: "", factor: 1 };
  return flows.flatMap((flow) =>
    SIDES.flatMap(([side, way]) =>
      [...flow[side].values()].flatMap((moved) => {
        const { currency, foreign, amount, value } = moved;
        const unit = commodities.find(({ id }) => id === currency)?.unit;
        if (!foreign || unit === undefined) return [];
        return [
          {
            name: flow.strategy,
            way,
            reason: partTold(moved),
            amount: amount / worlds / unit.factor,
            unit: unit.text,
            value: value / worlds / home.factor,
            homeUnit: home.text,
          },
        ];
      }),
    ),
  );
}

/** Money by reason in the first worlds of a study: shares of all of it, and foreign money by itself. */
export function moneyOf({ program, strategies, spec }: PreparedStudy) {
  const sample = Math.min(SAMPLE, spec.worlds);
  const flows = moneyFlows(prepareStudy(program, strategies, spec.seed), sample);
  return {
    sample,
    moneyIn: sharesOf(flows, "came"),
    moneyOut: sharesOf(flows, "went"),
    foreign: foreignOf(flows, sample, program.model.scenario),
  };
}

/** Ruined by each week as shares with their intervals, week 0 included. */
export function ruinCurves(likenesses: readonly Likeness[], worlds: number, fullWeeks: number): StudyReport["ruin"] {
  const weeks = Math.max(fullWeeks, ...likenesses.map(({ ruinedByWeek }) => ruinedByWeek.length));
  return likenesses.flatMap(({ strategy, ruinedByWeek }) =>
    Array.from({ length: weeks + 1 }, (_, week) => {
      const ruined = week === 0 ? 0 : (ruinedByWeek[Math.min(week, ruinedByWeek.length) - 1] ?? 0);
      return { name: strategy, week, value: ruined / worlds, ...shareInterval(ruined, worlds) };
    }),
  );
}

/** Quantiles of real wealth by week over the first worlds; who has ended stays at what he ended with. */
function weeklyOf({ program, strategies, spec, about }: PreparedStudy, sample: number): StudyReport["weekly"] {
  const study = prepareStudy(program, strategies, spec.seed, { weekly: true });
  const courses = new Map<string, Float64Array[]>();
  for (const { strategy, weekly, wealth } of playsOf(about.names, playWorlds(study, 0, sample))) {
    const course = (weekly ?? new Float64Array()).map(
      (value) => (Number.isNaN(value) ? wealth : value) / about.unit.factor,
    );
    courses.set(strategy, [...(courses.get(strategy) ?? []), course]);
  }
  return [...courses].flatMap(([name, all]) =>
    Array.from({ length: all[0]?.length ?? 0 }, (_, week) => {
      const sorted = Float64Array.from(all, (course) => course[week] ?? 0).sort();
      const at = (share: number): number => quantile(sorted, share);
      return { name, week: week + 1, value: at(0.5), low: at(0.1), high: at(0.9) };
    }),
  );
}

/** Who bore the cost: a row for each member of the household and each lender. */
function costsOf({ program, about }: PreparedStudy, plays: Columns): StudyReport["costs"] {
  const { scenario } = program.model;
  return about.names.strategies.flatMap((name) => {
    const { members, lenders } = burdenOf(about.names, plays.of(name));
    return [
      ...members.map(({ member, hungerDays: value, hungerDaysLow: low, hungerDaysHigh: high, died }) => ({
        name,
        who: member,
        share: t("died in {share}", { share: formatRange(died, formatShare) }),
        amount: t("{days} hunger-days over all worlds", {
          days: low === high ? formatAmount(value) : formatRange({ value, low, high }, formatAmount),
        }),
      })),
      ...lenders.map(({ credit, unpaid, amount, amountLow, amountHigh }) => ({
        name,
        who: lenderOf(scenario, credit).name,
        share: t("unpaid in {share}", { share: formatRange(unpaid, formatShare) }),
        amount:
          unpaid.value === 0
            ? ""
            : t("{amount} where it happens", {
                amount: within(amount, amountLow, amountHigh, lenderOf(scenario, credit).write),
              }),
      })),
    ];
  });
}

function factsOfStudy(study: PreparedStudy, { hash }: Folded, store: StudyStore): StudyReport["facts"] {
  const { spec, about, program } = study;
  const { identity } = store.head;
  return [
    [t("scenario"), t("{scenario}, base {base}", { scenario: program.model.scenario.id, base: about.base })],
    [t("numbers changed"), settingsOf(spec.set).join(", ") || t("none")],
    [
      t("worlds"),
      t("{worlds}: seeds {seed}#0 to {seed}#{last}", {
        worlds: spec.worlds,
        seed: spec.seed,
        last: spec.worlds - 1,
      }),
    ],
    [t("hash of all plays"), hash],
    [t("scenario hash"), program.model.scenario.hash],
    [t("rules hash"), RULES_HASH],
    [t("program"), t("jangmadang {version}, code {code}", { version: about.version, code: identity[PART.code] ?? "" })],
  ];
}

/** Every number as it was played: one that the study sets with its own value, the source being that of the value it had. */
function numbersOf({ spec, about, program }: PreparedStudy): StudyReport["numbers"] {
  const { scenario } = program.model;
  const set = new Map(Object.entries(spec.set).map(([name, value]) => [name.replace(/^numbers\./, ""), value]));
  return factsOf(scenario, saysOf(scenario))
    .filter(({ base }) => base === "all" || base === about.base)
    .map(({ name, literal, source, says }) => {
      const value = set.get(name.replace(/^numbers\./, ""));
      if (value === undefined) return { name, value: literal, source, says };
      return {
        name,
        value,
        source: t("set by the study"),
        says: t("in place of {literal}: {says}", { literal, says }),
      };
    });
}

/** Rows under the names a reader is told. */
export const underNames = <Row extends { readonly name: string }>(
  rows: readonly Row[],
  named: (strategy: string) => string,
): readonly Row[] => rows.map((row) => ({ ...row, name: named(row.name) }));

/** The report with strategies that failed marked wherever they stand. */
function marked(of: StudyReport, named: (strategy: string) => string): StudyReport {
  const { comparison } = of;
  return {
    ...of,
    strategies: underNames(of.strategies, named),
    comparison: {
      strategies: comparison.strategies.map((one) => ({ ...one, strategy: named(one.strategy) })),
      pairs: comparison.pairs.map((one) => ({ ...one, a: named(one.a), b: named(one.b) })),
    },
    bins: underNames(of.bins, named),
    ruin: underNames(of.ruin, named),
    endings: underNames(of.endings, named),
    costs: underNames(of.costs, named),
    weekly: underNames(of.weekly, named),
    moneyIn: underNames(of.moneyIn, named),
    moneyOut: underNames(of.moneyOut, named),
    foreign: underNames(of.foreign, named),
  };
}

/** The study's file, and the rule lists that it names by their paths: the commands need them. */
function filesOf({ about, roster }: PreparedStudy): StudyReport["files"] {
  const named = [...roster.origins].flatMap(([name, { kind }]) => (kind === "rules" && isPath(name) ? [name] : []));
  const paths = [about.file, ...named.map((name) => resolve(dirname(about.file), name))];
  const names = [about.file, ...named];
  return paths.map((path, at) => ({ name: names[at] ?? "", text: readText(path).text }));
}

/** Everything a report shows of a complete study. */
export function reportOf(
  study: PreparedStudy,
  store: StudyStore,
  contentNote: string,
  commands: readonly string[],
  findings: readonly Finding[] = [],
): StudyReport {
  const { spec, about, program, roster } = study;
  const { scenario } = program.model;
  const gathered = gather(store, about);
  const { likenesses, comparison, failures, plays } = gathered;
  const bars = histogramsOf(likenesses.map(({ wealth }) => wealth));
  const money = moneyOf(study);
  const sayings = sayingsOf(roster);
  const report: StudyReport = {
    title: spec.id,
    says: spec.says,
    contentNote,
    unit: study.told.unit,
    caution: study.told.caution,
    seed: spec.seed,
    worlds: spec.worlds,
    facts: factsOfStudy(study, gathered, store),
    commands,
    files: filesOf(study),
    strategies: about.names.strategies.map((name, index) => ({
      name,
      says: sayings[index] ?? "",
      digest: t("digest {digest}", { digest: store.head.identity[partOf("strategy", name)] ?? "" }),
    })),
    comparison,
    bins: likenesses.flatMap(({ strategy: name }, at) => (bars[at] ?? []).map((bar) => ({ name, at, ...bar }))),
    ruin: ruinCurves(likenesses, spec.worlds, weeksOf(program.model)),
    endingNames: scenario.endings.map(({ id }) => id),
    endings: likenesses.flatMap(({ strategy: name, endings }) =>
      scenario.endings.map(({ id: part }, index) => ({ name, part, share: (endings[index] ?? 0) / spec.worlds })),
    ),
    costs: costsOf(study, plays),
    ...money,
    weekly: weeklyOf(study, money.sample),
    findings,
    faults: failures.map(failureOf),
    numbers: numbersOf(study),
  };
  return marked(report, namedBy(failures));
}
