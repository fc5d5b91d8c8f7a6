import type { Comparison, PairSummary, StrategySummary } from "../lab/index.js";
import { msg, t } from "../language/index.js";
import { formatAmount, formatPoints, formatRange, formatShare, type Write } from "../units/index.js";
import { drawn } from "./draw.js";
import { type Finding, findingsSection } from "./findings.js";
import { type Html, html } from "./html.js";
import { factList, figure, marked, pageText, table } from "./parts.js";
import { linePlot, type Point, type Share, shareBars } from "./plots-course.js";
import { type Bin, differencePlot, histograms, stripPlot } from "./plots-ends.js";
import { STYLE } from "./style.js";

/** A number of the scenario with its source, and what the source says. */
export interface SourcedNumber {
  readonly name: string;
  readonly value: string;
  /** `M335`, `A.pull`: the letter tells memoir, derived, reading, evidence or assumption. */
  readonly source: string;
  readonly says: string;
}

/** Everything a report shows, as plain data in shown units. */
export interface StudyReport {
  readonly title: string;
  readonly says: string;
  readonly contentNote: string;
  readonly unit: string;
  /** Why real values are not to be relied on; null where they are. */
  readonly caution: string | null;
  readonly seed: string;
  readonly worlds: number;
  /** What was played and by which versions: label and value. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** The commands that make this report again. */
  readonly commands: readonly string[];
  /** What each strategy says of itself, and a digest of its rules or code. */
  readonly strategies: readonly { readonly name: string; readonly says: string; readonly digest: string }[];
  /** Files that the commands name and that are not shipped with the program, the study's first, as they stand. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly comparison: Comparison;
  readonly bins: readonly Bin[];
  /** Share of worlds ended in ruin by each week, with its 95 % interval. */
  readonly ruin: readonly Point[];
  readonly endings: readonly Share[];
  readonly endingNames: readonly string[];
  /** Who bore the cost, per world: a row for each of strategy and bearer. */
  readonly costs: readonly {
    readonly name: string;
    readonly who: string;
    readonly share: string;
    readonly amount: string;
  }[];
  /** Wealth by week, and money by reason, of the first `sample` worlds. */
  readonly sample: number;
  readonly weekly: readonly Point[];
  readonly moneyIn: readonly Share[];
  readonly moneyOut: readonly Share[];
  readonly foreign: readonly ForeignMoney[];
  /** What further studies of the same scenario found. */
  readonly findings: readonly Finding[];
  /** Strategies that failed, told. */
  readonly faults: readonly string[];
  readonly numbers: readonly SourcedNumber[];
}

/** Foreign money that moved for one reason, means a world: in its own unit, and what it cost at home on the day. */
export interface ForeignMoney {
  readonly name: string;
  readonly way: "in" | "out";
  readonly reason: string;
  readonly amount: number;
  readonly unit: string;
  readonly value: number;
  readonly homeUnit: string;
}

const FOREIGN_HEAD = [msg("strategy"), "", msg("why"), msg("amount"), msg("at its price")];
const WAYS = { in: msg("in"), out: msg("out") };

const headed = (cells: readonly string[]): readonly string[] => cells.map((cell) => (cell === "" ? "" : t(cell)));

/** Rows of a table of foreign money, its head first. */
export const foreignRows = (of: readonly ForeignMoney[]): readonly (readonly string[])[] => [
  headed(FOREIGN_HEAD),
  ...of.map(({ name, way, reason, amount, unit, value, homeUnit }) => [
    name,
    t(WAYS[way]),
    reason,
    `${formatAmount(amount)} ${unit}`,
    `${formatAmount(value)} ${homeUnit}`,
  ]),
];

const foreignTable = (of: readonly ForeignMoney[]): Html | string => {
  const [head = [], ...rows] = foreignRows(of);
  if (rows.length === 0) return "";
  return html`<h3>${t("Foreign money")}</h3>
<p>${t("Means a world: in its own unit, and what it cost at home on the day it moved.")}</p>
${table(head, rows)}`;
};

const INTENT = [
  msg(
    "This report compares ways of acting inside a model. The model is built from one memoir chapter and checked against the historical record; what no source tells is assumed, and says so below.",
  ),
  msg(
    "It may be used to teach and to study how such an economy worked: which way holds, how sure that is inside the model, and which guessed number it hangs on.",
  ),
  msg(
    "It may not be used as evidence of how many people starved, traded or were punished; to forecast prices or conduct anywhere today; to advise anyone on smuggling, bribery or concealment; or to judge people who did what one of these strategies does. The people behind these numbers had no second try.",
  ),
];

/** Of what never differed there is no interval. */
const cell = (value: number, low: number, high: number, write: Write = formatAmount): string =>
  low === high ? write(value) : formatRange({ value, low, high }, write);

/** A quantile with the order statistics it lies between; without an end where so few worlds do not bound it. */
const quantileCell = (value: number, low: number | null, high: number | null): string =>
  low === null || high === null ? formatAmount(value) : cell(value, low, high);

const wealthRow = (of: StrategySummary): readonly string[] => [
  of.strategy,
  cell(of.mean, of.meanLow, of.meanHigh),
  quantileCell(of.p05, of.p05Low, of.p05High),
  quantileCell(of.median, of.medianLow, of.medianHigh),
  quantileCell(of.p95, of.p95Low, of.p95High),
];

const WEALTH_HEAD = [
  msg("strategy"),
  msg("mean"),
  msg("5 % of worlds below"),
  msg("median"),
  msg("5 % of worlds above"),
];

const costRow = (of: StrategySummary): readonly string[] => [
  of.strategy,
  formatRange({ value: of.ruined, low: of.ruinedLow, high: of.ruinedHigh }, formatShare),
  cell(of.hungerDays, of.hungerDaysLow, of.hungerDaysHigh),
  cell(of.deaths, of.deathsLow, of.deathsHigh),
  formatAmount(of.endsOnDay),
];

const COST_HEAD = [msg("strategy"), msg("ended in ruin"), msg("hunger-days"), msg("deaths"), msg("ends on day, mean")];

/** What is taken from what. */
const less = ({ a, b }: PairSummary): string => t("{a} less {b}", { a, b });

const pairRow = (of: PairSummary): readonly string[] => [
  less(of),
  cell(of.difference, of.low, of.high),
  of.ties === 1
    ? t("tied in every world")
    : formatRange({ value: of.aBeatsB, low: of.aBeatsBLow, high: of.aBeatsBHigh }, formatShare),
  of.correlation.toFixed(2),
];

const PAIR_HEAD = [msg("in the same worlds"), msg("real wealth"), msg("the first ends with more"), msg("correlation")];

const pairCostRow = (of: PairSummary): readonly string[] => [
  less(of),
  formatRange({ value: of.ruinDifference, low: of.ruinDifferenceLow, high: of.ruinDifferenceHigh }, formatPoints),
  cell(of.hungerDifference, of.hungerDifferenceLow, of.hungerDifferenceHigh),
  cell(of.deathsDifference, of.deathsDifferenceLow, of.deathsDifferenceHigh),
];

const PAIR_COST_HEAD = [msg("in the same worlds"), msg("ended in ruin, points"), msg("hunger-days"), msg("deaths")];

const GRADES: readonly (readonly [letter: string, says: string])[] = [
  ["M", msg("{count} on the memoir")],
  ["D", msg("{count} on a figure worked out from the memoir")],
  ["I", msg("{count} on a reading of the memoir")],
  ["E", msg("{count} on the historical record")],
  ["A", msg("{count} on an assumption, with a range")],
];

/** How many of the numbers rest on what. */
function restsOn(numbers: readonly SourcedNumber[]): string {
  const counts = GRADES.map(
    ([letter, says]) => [numbers.filter(({ source }) => source.startsWith(letter)).length, says] as const,
  );
  const bare = numbers.length - counts.reduce((sum, [count]) => sum + count, 0);
  return [
    ...counts.filter(([count]) => count > 0).map(([count, says]) => t(says, { count })),
    ...(bare > 0 ? [t('{count} on nothing, since a zero that says "none" needs no source', { count: bare })] : []),
  ].join(", ");
}

async function outcomes(of: StudyReport): Promise<Html> {
  const names = of.comparison.strategies.map(({ strategy }) => strategy);
  const strips = of.comparison.strategies.map((one) => ({ ...one, name: one.strategy }));
  const spread = t(
    "For each strategy: the line from the 5 % to the 95 % quantile over worlds, the bar the middle half, the stroke the median, the ring the mean.",
  );
  const heights = t(
    "The same, world by world counted: each bar is the share of worlds that ended so. The outermost bars hold what lies beyond.",
  );
  const pairs = of.comparison.pairs.map((pair) => ({
    name: less(pair),
    value: pair.difference,
    low: pair.low,
    high: pair.high,
  }));
  return html`<section><h2>${t("What they end with")}</h2>
<p>${t("Real wealth in {unit}; in brackets 95 % intervals.", { unit: of.unit })}</p>
${table(headed(WEALTH_HEAD), of.comparison.strategies.map(wealthRow))}
<p>${t("What it cost: the share of worlds ended in ruin, days of food missed and deaths, both summed over the household. These and wealth are counted until a play ends, on the day in the last column: who ends sooner has the food of later days still to buy, which is in neither.")}</p>
${table(headed(COST_HEAD), of.comparison.strategies.map(costRow))}
${figure(await drawn(stripPlot(strips, of.unit), spread), spread)}
${figure(await drawn(histograms(names, of.bins, of.unit), heights), heights)}
<h2>${t("Held against each other")}</h2>
<p>${t("Every strategy played the same {worlds} worlds with the same luck, so a difference is a difference in decisions. An interval that covers 0 leaves it undecided.", { worlds: of.worlds.toLocaleString("en") })}</p>
${pairs.length === 0 ? "" : figure(await drawn(differencePlot(pairs, t("mean difference of real wealth, {unit}", { unit: of.unit })), t("Mean differences with their 95 % intervals.")), t("Mean difference in the same worlds with its 95 % interval."))}
${table(headed(PAIR_HEAD), of.comparison.pairs.map(pairRow))}
${table(headed(PAIR_COST_HEAD), of.comparison.pairs.map(pairCostRow))}</section>`;
}

async function ruin(of: StudyReport): Promise<Html> {
  const names = of.comparison.strategies.map(({ strategy }) => strategy);
  const curve = t("Share of worlds that have ended in ruin by each week, with the 95 % interval of each share.");
  const ends = t("How campaigns ended. Ruin, an end that was chosen, and time running out are different things.");
  return html`<section><h2>${t("Ruin, and how it ends")}</h2>
${figure(await drawn(linePlot(names, of.ruin, t("ended in ruin"), true), curve), curve)}
${figure(await drawn(shareBars(of.endingNames, of.endings, t("share of worlds")), ends), ends)}
<h3>${t("Who bore the cost")}</h3>
${table(
  headed([msg("strategy"), msg("who"), msg("in how many worlds"), msg("how much, in the mean")]),
  of.costs.map(({ name, who, share, amount }, at) => [of.costs[at - 1]?.name === name ? "" : name, who, share, amount]),
)}</section>`;
}

async function courses(of: StudyReport): Promise<Html> {
  const names = of.comparison.strategies.map(({ strategy }) => strategy);
  const course = t(
    "The median of real wealth by week, and the band from the 10 % to the 90 % quantile. Who has ended stays at what he ended with.",
  );
  const parts = (shares: readonly Share[]): readonly string[] => [...new Set(shares.map(({ part }) => part))];
  const came = t("Where money came from: shares of all that came in, foreign money at its price.");
  const went = t("Where money went: shares of all that went out, foreign money at its price.");
  return html`<section><h2>${t("On the way")}</h2>
<p>${t("The first {sample} worlds, played again and looked at night by night.", { sample: of.sample })}</p>
${of.weekly.length === 0 ? "" : figure(await drawn(linePlot(names, of.weekly, t("real wealth, {unit}", { unit: of.unit }), false), course), course)}
${figure(await drawn(shareBars(parts(of.moneyIn), of.moneyIn, t("share of money in")), came), came)}
${figure(await drawn(shareBars(parts(of.moneyOut), of.moneyOut, t("share of money out")), went), went)}
${foreignTable(of.foreign)}</section>`;
}

const provenance = (of: StudyReport): Html => html`<section><h2>${t("Where this comes from")}</h2>
${factList(of.facts)}
<p>${t("The same report again, to the last byte, with the program and the files named here:")}</p>
<pre>${of.commands.join("\n")}</pre>
${of.files.map(({ name, text }) => html`<h3>${name}</h3><pre>${text}</pre>`)}
<h3>${t("The numbers behind it")}</h3>
<p>${t("{count} numbers: {grades}.", { count: of.numbers.length, grades: restsOn(of.numbers) })}</p>
<details><summary>${t("Every number with its source")}</summary>
${table(
  headed([msg("number"), msg("value"), msg("source"), msg("what the source says")]),
  of.numbers.map(({ name, value, source, says }) => [name, value, source, says]),
)}</details></section>`;

/** The whole report as one HTML file: no script, no network, everything in it. The same data give the same bytes. */
export async function reportPage(report: StudyReport): Promise<string> {
  const { caution } = report;
  const of = { ...report, unit: marked(report) };
  return pageText(
    of.title,
    [STYLE],
    html`<header><h1>${of.title}</h1><p class="lead">${of.says}</p></header>
<aside><h2>${t("What this is for, and what not")}</h2>${INTENT.map((text) => html`<p>${t(text)}</p>`)}<p>${of.contentNote}</p></aside>
<section><h2>${t("The strategies")}</h2><dl>${of.strategies.map(({ name, says, digest }) => html`<dt>${name}</dt><dd>${says} <small>${digest}</small></dd>`)}</dl>
${of.faults.length === 0 ? "" : html`<h3>${t("Strategies that failed")}</h3><ul>${of.faults.map((text) => html`<li>${text}</li>`)}</ul>`}</section>
${caution === null ? "" : html`<p class="note">* ${caution}</p>`}
${await outcomes(of)}
${await ruin(of)}
${await findingsSection(of.findings, of)}
${await courses(of)}
${provenance(of)}`,
  );
}
