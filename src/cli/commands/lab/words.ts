import { FEWEST_WORLDS, type Figure, type FigureName } from "../../../lab/index.js";
import { t } from "../../../language/index.js";
import type { Scenario } from "../../../scenario/index.js";
import { formatFor, formatPoints, formatRange, formatShare } from "../../../units/index.js";
import type { Ready } from "../../many.js";
import { markedUnit } from "../../real-value.js";

export { formatAmount as amount, formatRange as range } from "../../../units/index.js";

export const shares = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  `${formatShare(low, [low, high])} .. ${formatShare(high, [low, high])}`;

/** An amount with its interval; alone where that has no width, or so few worlds give it none (NaN). */
export const within = (value: number, low: number, high: number, write: (of: number) => string): string =>
  low === high || Number.isNaN(low) ? write(value) : `${write(value)} [${write(low)} .. ${write(high)}]`;

/** Who lends on a credit, as `supplier (consignment)`, and how amounts of it are written. */
export function lenderOf(
  { credit: credits, people, commodities, units }: Scenario,
  credit: string,
): { readonly name: string; readonly write: (value: number) => string } {
  const of = credits.find(({ id }) => id === credit);
  const money = commodities[of?.currency ?? -1]?.dims ?? {};
  const format = formatFor(units);
  return {
    name: `${people[of?.lender ?? -1]?.id ?? ""} (${credit})`,
    write: (value) => format.quantity(value, money, 0),
  };
}

/** `3 % [2 % .. 4 %]`. */
export const shareRange = (of: Figure): string => `${formatShare(of.value)} [${shares(of)}]`;

/** A difference of shares, in percentage points. */
export const points = (of: Figure): string => t("{points} points", { points: formatRange(of, formatPoints) });

/** What was played, and what is told of it. */
function playedWords(about: Ready["about"], worlds: number, figure: FigureName): string {
  const { scenario, base, seed, set } = about;
  const of = { scenario, base, seed, worlds, unit: markedUnit(about), changed: set.join(", ") };
  if (figure === "ruin")
    return set.length === 0
      ? t(
          "{scenario}, base {base}: {worlds} worlds of seed '{seed}'. Shares of worlds in percentage points; in brackets 95 % intervals.",
          of,
        )
      : t(
          "{scenario}, base {base}, with {changed}: {worlds} worlds of seed '{seed}'. Shares of worlds in percentage points; in brackets 95 % intervals.",
          of,
        );
  return set.length === 0
    ? t(
        "{scenario}, base {base}: {worlds} worlds of seed '{seed}'. Real wealth in {unit}; in brackets 95 % intervals.",
        of,
      )
    : t(
        "{scenario}, base {base}, with {changed}: {worlds} worlds of seed '{seed}'. Real wealth in {unit}; in brackets 95 % intervals.",
        of,
      );
}

/** What stands above figures of too few worlds. */
export const fewWorlds = (): string =>
  `* ${t("Of fewer than {fewest} worlds no interval is to be relied on, and nothing is decided.", { fewest: FEWEST_WORLDS })}`;

/** The line every answer of the lab begins with. */
export function headline(about: Ready["about"], worlds: number, figure: FigureName = "wealth"): string {
  const said = playedWords(about, worlds, figure);
  return worlds >= FEWEST_WORLDS ? said : `${said}\n${fewWorlds()}`;
}
