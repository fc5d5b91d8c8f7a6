import { z } from "zod";
import { formatAmount, formatPoints, formatRange, formatShare } from "../units/index.js";
import { drawn } from "./draw.js";
import { type Html, html } from "./html.js";
import { figure, marked, table } from "./parts.js";
import { curvePlot } from "./plots-course.js";
import { differencePlot } from "./plots-ends.js";

/** An end of an interval; of fewer worlds than decide anything JSON says null. */
const end = z
  .number()
  .nullable()
  .transform((of) => of ?? Number.NaN);
const figured = z.object({ value: z.number(), low: end, high: end });
const share = z.object({ a: z.number(), b: z.number(), difference: figured });
const decision = z.object({ better: z.string().optional(), moreWorlds: z.number().optional() });
const about = z.object({
  schemaVersion: z.literal(1),
  scenario: z.string(),
  base: z.string(),
  seed: z.string(),
  set: z.array(z.string()),
  unit: z.string(),
  caution: z.string().nullable().default(null),
  scenarioHash: z.string().default("unknown"),
  /** The command that gives the same finding again. */
  command: z.string().optional(),
  failures: z.array(z.object({ strategy: z.string(), failed: z.number(), plays: z.number() })).default([]),
  worlds: z.number(),
  finished: z.boolean(),
});

const verdicts = about.extend({
  verdicts: z.array(
    z.object({
      a: z.string(),
      b: z.string(),
      mean: figured,
      median: figured,
      aBeatsB: figured,
      ruin: share,
      deaths: share,
      hungerDays: figured,
      decided: z.object({
        ...{ wealth: decision, ruin: decision, deaths: decision },
        ...{ median: decision.default({}), most: decision.default({}) },
      }),
    }),
  ),
});
const breakEven = about.extend({
  a: z.string(),
  b: z.string(),
  of: z.enum(["wealth", "ruin"]),
  number: z.string(),
  source: z.string(),
  curve: z
    .array(
      z.object({ value: z.number(), difference: z.number(), low: z.number().optional(), high: z.number().optional() }),
    )
    .min(2),
  changes: z.number(),
  crossing: figured
    .extend({
      crosses: z.number(),
      ends: z.boolean(),
      openLow: z.boolean().optional(),
      openHigh: z.boolean().optional(),
    })
    .nullable(),
});
const ranged = z.object({
  number: z.string(),
  low: z.number(),
  high: z.number(),
  unit: z.string(),
  source: z.string(),
});
const sensitivity = about.extend({
  a: z.string(),
  b: z.string().nullish(),
  of: z.string(),
  morris: z.array(ranged.extend({ mean: z.number(), size: figured, spread: z.number() })),
  sobol: z.array(ranged.extend({ first: figured, total: figured })),
});
const doubt = about.extend({
  doubtful: z.number(),
  leader: z.string(),
  second: z.string(),
  points: z.number(),
  first: z.array(z.object({ strategy: z.string(), byWealth: figured, byRuin: figured })),
  chance: z.number().optional(),
  flips: z.array(
    z.object({
      number: z.string(),
      unit: z.string(),
      source: z.string(),
      parts: z.number(),
      below: figured,
      above: figured,
      explains: z.number(),
      clear: z.boolean().default(true),
    }),
  ),
});

type About = z.infer<typeof about>;
type Decided = z.infer<typeof decision>;

/** What a study of the lab printed as JSON, by its kind. */
export type Finding = About & { readonly section: () => Promise<Html> };

function decided({ better, moreWorlds }: Decided): string {
  if (better !== undefined) return better;
  return moreWorlds === undefined ? "undecided" : `undecided: about ${formatAmount(moreWorlds)} worlds more`;
}

const VERDICT_HEAD = ["in the same worlds", "A less B [95 %]", "better"];

/** `2.4 [1.6 .. 3.2] points: 3 % of A, 0.4 % of B`. */
const shareCell = ({ a, b, difference }: z.infer<typeof share>): string =>
  `${formatRange(difference, formatPoints)} points: ${formatShare(a)} of A, ${formatShare(b)} of B`;

function verdictSection({ verdicts: of, worlds, ...played }: z.infer<typeof verdicts>): Html {
  const unit = marked(played);
  return html`${of.map(
    (one) => html`<h3>${one.a} (A) against ${one.b} (B)</h3>
<p>In the same ${formatAmount(worlds)} worlds; A ends with more in ${formatRange(one.aBeatsB, formatShare)} of them, ties counted half.</p>
${table(VERDICT_HEAD, [
  [`real wealth, mean, ${unit}`, formatRange(one.mean, formatAmount), decided(one.decided.wealth)],
  [`real wealth, median, ${unit}`, formatRange(one.median, formatAmount), one.decided.median.better ?? "undecided"],
  ["ended in ruin", shareCell(one.ruin), decided(one.decided.ruin)],
  ["somebody died", shareCell(one.deaths), decided(one.decided.deaths)],
  ["hunger-days", formatRange(one.hungerDays, formatAmount), ""],
])}`,
  )}`;
}

function crossingText({ a, b, of, number, unit, crossing, changes }: z.infer<typeof breakEven>): string {
  const better = of === "wealth" ? "having more real wealth in the mean than" : "being ruined less often than";
  if (crossing === null) return `Over the range that was looked at neither stops ${better} the other.`;
  const stops = crossing.ends === (of === "wealth");
  const open =
    crossing.openLow === true || crossing.openHigh === true
      ? " The interval reaches beyond what was looked at: where it ends with the range it is open."
      : "";
  const more = changes > 1 ? ` The difference changes its sign ${changes} times; this is the first.` : "";
  return `${a} ${stops ? "stops" : "starts"} ${better} ${b} when ${number} exceeds ${`${formatRange(crossing, formatAmount)} ${unit}`.trim()}.${open}${more}`;
}

async function breakEvenSection(of: z.infer<typeof breakEven>): Promise<Html> {
  const says = crossingText(of);
  const plot = curvePlot(
    of.curve,
    of.crossing ?? undefined,
    of.unit === "" ? of.number : `${of.number}, ${of.unit}`,
    `${of.a} less ${of.b}`,
    of.of === "ruin",
  );
  return html`<h3>Break-even: ${of.a} and ${of.b} over ${of.number}</h3>
${figure(await drawn(plot, says), `Mean difference of ${of.of === "ruin" ? "the share ruined" : "real wealth"}, the band its 95 % interval at each value. ${says} Each point: the same ${formatAmount(of.worlds)} worlds. Its source: ${of.source}.`)}`;
}

const MOST_NUMBERS = 12;

async function sensitivitySection({ a, b, of, sobol, morris }: z.infer<typeof sensitivity>): Promise<Html> {
  const what = `${of} of ${a}${b === undefined || b === null ? "" : ` less ${b}`}`;
  const most = [...sobol].sort((one, other) => other.total.value - one.total.value).slice(0, MOST_NUMBERS);
  const bars = most.map(({ number, total }) => ({ name: number, ...total }));
  const says = `Total Sobol index with its 95 % interval: the share of the variance of the ${what} that goes with a number, alone or with others. The ${bars.length} largest of ${morris.length} screened.`;
  const plot = differencePlot(bars, "total index");
  return html`<h3>What the ${what} hangs on</h3>
${bars.length === 0 ? "" : figure(await drawn(plot, says), says)}
${
  bars.length === 0
    ? ""
    : table(
        ["number", "alone (first index) [95 %]", "with what it takes part in (total) [95 %]"],
        most.map(({ number, first, total }) => [
          number,
          formatRange(first, formatShare),
          formatRange(total, formatShare),
        ]),
      )
}
${table(
  ["number", "range", "source", "size of its effect (Morris) [95 %]"],
  morris
    .slice(0, MOST_NUMBERS)
    .map(({ number, low, high, unit, source, size }) => [
      number,
      `${formatAmount(low, [low, high])}..${formatAmount(high, [low, high])} ${unit}`,
      source,
      formatRange(size, formatAmount),
    ]),
)}`;
}

async function doubtSection({ doubtful, first, leader, points, ...found }: z.infer<typeof doubt>): Promise<Html> {
  const flips = found.flips.filter(({ clear }) => clear);
  const says = `How often each strategy has the most mean real wealth when all ${doubtful} doubtful numbers are drawn from their ranges (${points} draws), with the 95 % interval.`;
  const bars = first.map(({ strategy, byWealth }) => ({ name: strategy, ...byWealth }));
  return html`<h3>Does the ranking hold?</h3>
${figure(await drawn(differencePlot(bars, "share of draws in which it is first"), says), says)}
${
  flips.length === 0
    ? html`<p>No single number turns the ranking by more than chance would seem to.</p>`
    : table(
        ["number", "source", "parted at", `${leader} first below`, "and above"],
        flips
          .slice(0, MOST_NUMBERS)
          .map(({ number, source, parts, unit, below, above }) => [
            number,
            source,
            `${formatAmount(parts)} ${unit}`,
            formatRange(below, formatShare),
            formatRange(above, formatShare),
          ]),
      )
}`;
}

/** Kinds of findings, each known by what only it holds. */
const KINDS: readonly ((value: unknown) => Finding | undefined)[] = [
  (value) => found(verdicts, value, async (of) => verdictSection(of)),
  (value) => found(breakEven, value, breakEvenSection),
  (value) => found(sensitivity, value, sensitivitySection),
  (value) => found(doubt, value, doubtSection),
];

function found<T extends About>(
  schema: z.ZodType<T>,
  value: unknown,
  section: (of: T) => Promise<Html>,
): Finding | undefined {
  const { data } = schema.safeParse(value);
  return data === undefined ? undefined : { ...data, section: () => section(data) };
}

/** Reads what `lab verdict`, `breakeven`, `sensitivity` or `doubt` printed with `--json`; undefined where it is none of them. */
export function readFinding(text: string): Finding | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  for (const kind of KINDS) {
    const finding = kind(value);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

/** In which worlds it was found, told before the figures: they are not those of the page's own study. */
function worldsOf({ seed, base, set, worlds, finished, command }: Finding, pages: string): string {
  const which =
    seed === pages
      ? `the first of seed ${seed}`
      : `of seed ${seed}: other worlds than this study's, which are of seed ${pages}`;
  const changed = set.length === 0 ? "" : `, with ${set.join(", ")}`;
  return `Found in ${formatAmount(worlds)} worlds, ${which}; base ${base}${changed}${finished ? "" : "; broken off before it was done"}. As the file says that was put in; it is not played again here${command === undefined ? "." : ", but this gives it again:"}`;
}

const failedIn = ({ strategy, failed, plays }: Finding["failures"][number]): string =>
  ` ${strategy} failed in ${failed} of ${plays} plays: from there on the figures are not its own.`;

/** What further studies found, each under its own numbers of worlds; one of another seed than the page's is said to be. */
export async function findingsSection(
  findings: readonly Finding[],
  { seed }: { readonly seed: string },
): Promise<Html | undefined> {
  if (findings.length === 0) return undefined;
  const sections: Html[] = [];
  for (const of of findings)
    sections.push(html`<section class="finding"><p class="note">${worldsOf(of, seed)}${of.failures.map(failedIn)}</p>
${of.command === undefined ? "" : html`<pre>${of.command} --json</pre>`}
${await of.section()}</section>`);
  return html`<section><h2>How sure, and what would change it</h2>${sections}</section>`;
}
