import { msg, t } from "../language/index.js";
import type { Citation, FactCoverage } from "../scenario/index.js";

/** Names shown of one scenario in plain text; `--json` has them all. */
const SHOWN = 4;

const nameOf = ({ name, through }: Citation): string =>
  through.length === 0 ? name : t("{name} (through {sources})", { name, sources: through.join(", ") });

/** `hamhung-trip: numbers.toll, figures.gain.memoir (through D004), and 3 more`, a line for each scenario. */
function whereLines(citations: readonly Citation[]): readonly string[] {
  const by = new Map<string, string[]>();
  for (const of of citations) by.set(of.where, [...(by.get(of.where) ?? []), nameOf(of)]);
  return [...by].map(([where, names]) => {
    const more = names.length - SHOWN;
    const shown = names.slice(0, SHOWN).join(", ");
    return more > 0 ? t("    {where}: {shown}, and {more} more", { where, shown, more }) : `    ${where}: ${shown}`;
  });
}

const figuresText = ({ figures }: FactCoverage): string =>
  [...figures].map(([part, figure]) => (part === "" ? figure : `${part} ${figure}`)).join(", ");

const STATUS: Readonly<Record<FactCoverage["status"], string>> = {
  encoded: msg("encoded"),
  "in conflict": msg("in conflict"),
  narrative: msg("narrative"),
};

function linesOf(fact: FactCoverage): readonly string[] {
  const figures = figuresText(fact);
  return [
    `${fact.id} ${t(STATUS[fact.status])}${figures === "" ? "" : ` [${figures}]`}: ${fact.says}`,
    ...whereLines(fact.citations),
    ...fact.readings.map(({ id, says, why }) =>
      why === ""
        ? t("    read by {id}: {says}", { id, says })
        : t("    read by {id}: {says} Why: {why}", { id, says, why }),
    ),
    ...(fact.reason === "" ? [] : [t("    not used: {reason}", { reason: fact.reason })]),
    ...(fact.outdated ? [t("    OUT OF DATE: it is used")] : []),
    ...(fact.unexplained ? [t("    NOT USED, and no reason is given")] : []),
  ];
}

/** How many facts there are of each kind. */
function countsOf(facts: readonly FactCoverage[]) {
  const count = (test: (fact: FactCoverage) => boolean): number => facts.filter(test).length;
  return {
    facts: facts.length,
    encoded: count(({ status }) => status === "encoded"),
    inConflict: count(({ status }) => status === "in conflict"),
    narrative: count(({ status }) => status === "narrative"),
    withValue: count(({ figures }) => figures.size > 0),
    withValueUsed: count(({ figures, status }) => figures.size > 0 && status === "encoded"),
    withReason: count(({ reason, status }) => reason !== "" && status !== "encoded"),
    unexplained: count(({ unexplained }) => unexplained),
  };
}

export function coverageLines(facts: readonly FactCoverage[]): readonly string[] {
  const n = countsOf(facts);
  return [
    ...facts.flatMap(linesOf),
    t("{facts} facts: {encoded} encoded, {inConflict} in conflict and not used, {narrative} narrative.", n),
    n.unexplained > 0
      ? t(
          "{withValue} carry a value: {withValueUsed} are used, {withReason} are not, each with its reason; {unexplained} without one.",
          n,
        )
      : t("{withValue} carry a value: {withValueUsed} are used, {withReason} are not, each with its reason.", n),
  ];
}

/** The same as plain data. */
export const coverageJson = (facts: readonly FactCoverage[]) => ({
  counts: countsOf(facts),
  facts: facts.map(({ figures, readings, ...fact }) => ({
    ...fact,
    figures: Object.fromEntries(figures),
    readings: readings.map(({ id, what, says, why }) => ({ id, what, reading: says, why })),
  })),
});
