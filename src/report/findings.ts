import { z } from "zod";
import { msg, t } from "../language/index.js";
import { formatAmount, formatPoints, formatRange, formatShare } from "../units/index.js";
import { drawn } from "./draw.js";
import { type Html, html } from "./html.js";
import { figure, table } from "./parts.js";
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
export type Finding = About & {
  /** What it found; `unit` is the page's unit of real values, marked where they are not to be relied on. */
  readonly section: (unit: string) => Promise<Html>;
};

function decided({ better, moreWorlds }: Decided): string {
  if (better !== undefined) return better;
  return moreWorlds === undefined
    ? t("undecided")
    : t("undecided: about {worlds} worlds more", { worlds: formatAmount(moreWorlds) });
}

const VERDICT_HEAD = [msg("in the same worlds"), msg("A less B [95 %]"), msg("better")];

const headed = (cells: readonly string[]): readonly string[] => cells.map((cell) => t(cell));

/** `2.4 [1.6 .. 3.2] points: 3 % of A, 0.4 % of B`. */
const shareCell = ({ a, b, difference }: z.infer<typeof share>): string =>
  t("{points} points: {a} of A, {b} of B", {
    points: formatRange(difference, formatPoints),
    a: formatShare(a),
    b: formatShare(b),
  });

function verdictSection({ verdicts: of, worlds }: z.infer<typeof verdicts>, unit: string): Html {
  return html`${of.map(
    (one) => html`<h3>${t("{a} (A) against {b} (B)", { a: one.a, b: one.b })}</h3>
<p>${t("In the same {worlds} worlds; A ends with more in {share} of them, ties counted half.", { worlds: formatAmount(worlds), share: formatRange(one.aBeatsB, formatShare) })}</p>
${table(headed(VERDICT_HEAD), [
  [t("real wealth, mean, {unit}", { unit }), formatRange(one.mean, formatAmount), decided(one.decided.wealth)],
  [
    t("real wealth, median, {unit}", { unit }),
    formatRange(one.median, formatAmount),
    one.decided.median.better ?? t("undecided"),
  ],
  [t("ended in ruin"), shareCell(one.ruin), decided(one.decided.ruin)],
  [t("somebody died"), shareCell(one.deaths), decided(one.decided.deaths)],
  [t("hunger-days"), formatRange(one.hungerDays, formatAmount), ""],
])}`,
  )}`;
}

/** What one stops or starts doing better than the other, by the figure they are compared by. */
const CROSSING = {
  wealth: {
    none: msg("Over the range that was looked at neither stops having more real wealth in the mean than the other."),
    stops: msg("{a} stops having more real wealth in the mean than {b} when {number} exceeds {value}."),
    starts: msg("{a} starts having more real wealth in the mean than {b} when {number} exceeds {value}."),
  },
  ruin: {
    none: msg("Over the range that was looked at neither stops being ruined less often than the other."),
    stops: msg("{a} stops being ruined less often than {b} when {number} exceeds {value}."),
    starts: msg("{a} starts being ruined less often than {b} when {number} exceeds {value}."),
  },
};

function crossingText({ a, b, of, number, unit, crossing, changes }: z.infer<typeof breakEven>): string {
  const says = CROSSING[of];
  if (crossing === null) return t(says.none);
  const value = `${formatRange(crossing, formatAmount)} ${unit}`.trim();
  const stops = crossing.ends === (of === "wealth");
  return [
    t(stops ? says.stops : says.starts, { a, b, number, value }),
    ...(crossing.openLow === true || crossing.openHigh === true
      ? [t("The interval reaches beyond what was looked at: where it ends with the range it is open.")]
      : []),
    ...(changes > 1 ? [t("The difference changes its sign {changes} times; this is the first.", { changes })] : []),
  ].join(" ");
}

async function breakEvenSection(of: z.infer<typeof breakEven>): Promise<Html> {
  const says = crossingText(of);
  const plot = curvePlot(
    of.curve,
    of.crossing ?? undefined,
    of.unit === "" ? of.number : `${of.number}, ${of.unit}`,
    t("{a} less {b}", { a: of.a, b: of.b }),
    of.of === "ruin",
  );
  const band =
    of.of === "ruin"
      ? t("Mean difference of the share ruined, the band its 95 % interval at each value.")
      : t("Mean difference of real wealth, the band its 95 % interval at each value.");
  const from = t("Each point: the same {worlds} worlds. Its source: {source}.", {
    worlds: formatAmount(of.worlds),
    source: of.source,
  });
  return html`<h3>${t("Break-even: {a} and {b} over {number}", { a: of.a, b: of.b, number: of.number })}</h3>
${figure(await drawn(plot, says), `${band} ${says} ${from}`)}`;
}

const MOST_NUMBERS = 12;

const FIGURES: Readonly<Record<string, string>> = { wealth: msg("wealth"), ruin: msg("ruin") };

async function sensitivitySection({ a, b, of, sobol, morris }: z.infer<typeof sensitivity>): Promise<Html> {
  const figured = t(FIGURES[of] ?? of);
  const what =
    b === undefined || b === null
      ? t("{figure} of {a}", { figure: figured, a })
      : t("{figure} of {a} less {b}", { figure: figured, a, b });
  const most = [...sobol].sort((one, other) => other.total.value - one.total.value).slice(0, MOST_NUMBERS);
  const bars = most.map(({ number, total }) => ({ name: number, ...total }));
  const says = t(
    "Total Sobol index with its 95 % interval: the share of the variance of the {what} that goes with a number, alone or with others. The {shown} largest of {all} screened.",
    { what, shown: bars.length, all: morris.length },
  );
  const plot = differencePlot(bars, t("total index"));
  return html`<h3>${t("What the {what} hangs on", { what })}</h3>
${bars.length === 0 ? "" : figure(await drawn(plot, says), says)}
${
  bars.length === 0
    ? ""
    : table(
        headed([msg("number"), msg("alone (first index) [95 %]"), msg("with what it takes part in (total) [95 %]")]),
        most.map(({ number, first, total }) => [
          number,
          formatRange(first, formatShare),
          formatRange(total, formatShare),
        ]),
      )
}
${table(
  headed([msg("number"), msg("range"), msg("source"), msg("size of its effect (Morris) [95 %]")]),
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
  const says = t(
    "How often each strategy has the most mean real wealth when all {doubtful} doubtful numbers are drawn from their ranges ({points} draws), with the 95 % interval.",
    { doubtful, points },
  );
  const bars = first.map(({ strategy, byWealth }) => ({ name: strategy, ...byWealth }));
  return html`<h3>${t("Does the ranking hold?")}</h3>
${figure(await drawn(differencePlot(bars, t("share of draws in which it is first")), says), says)}
${
  flips.length === 0
    ? html`<p>${t("No single number turns the ranking by more than chance would seem to.")}</p>`
    : table(
        [t("number"), t("source"), t("parted at"), t("{leader} first below", { leader }), t("and above")],
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
  (value) => found(verdicts, value, async (of, unit) => verdictSection(of, unit)),
  (value) => found(breakEven, value, breakEvenSection),
  (value) => found(sensitivity, value, sensitivitySection),
  (value) => found(doubt, value, doubtSection),
];

function found<T extends About>(
  schema: z.ZodType<T>,
  value: unknown,
  section: (of: T, unit: string) => Promise<Html>,
): Finding | undefined {
  const { data } = schema.safeParse(value);
  return data === undefined ? undefined : { ...data, section: (unit) => section(data, unit) };
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
  const of = {
    ...{ worlds: formatAmount(worlds), seed, base },
    changed: set.length === 0 ? "" : t(", with {changed}", { changed: set.join(", ") }),
    broken: finished ? "" : t("; broken off before it was done"),
  };
  const where =
    seed === pages
      ? t("Found in {worlds} worlds, the first of seed {seed}; base {base}{changed}{broken}.", of)
      : t(
          "Found in {worlds} worlds, of seed {seed}: other worlds than this study's, which are of seed {pages}; base {base}{changed}{broken}.",
          { ...of, pages },
        );
  const again =
    command === undefined
      ? t("As the file says that was put in; it is not played again here.")
      : t("As the file says that was put in; it is not played again here, but this gives it again:");
  return `${where} ${again}`;
}

const failedIn = ({ strategy, failed, plays }: Finding["failures"][number]): string =>
  ` ${t("{strategy} failed in {failed} of {plays} plays: from there on the figures are not its own.", { strategy, failed, plays })}`;

/** What further studies found, each under its own numbers of worlds; one of another seed than the page's is said to be. */
export async function findingsSection(
  findings: readonly Finding[],
  { seed, unit }: { readonly seed: string; readonly unit: string },
): Promise<Html | undefined> {
  if (findings.length === 0) return undefined;
  const sections: Html[] = [];
  for (const of of findings)
    sections.push(html`<section class="finding"><p class="note">${worldsOf(of, seed)}${of.failures.map(failedIn)}</p>
${of.command === undefined ? "" : html`<pre>${of.command} --json</pre>`}
${await of.section(unit)}</section>`);
  return html`<section><h2>${t("How sure, and what would change it")}</h2>${sections}</section>`;
}
