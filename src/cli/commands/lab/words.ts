import { FEWEST_WORLDS, type Figure, type FigureName } from "../../../lab/index.js";
import { t } from "../../../language/index.js";
import { digitsFor, formatNumber, formatRange, formatShare, type Write } from "../../../units/index.js";
import type { Ready } from "../../many.js";
import { markedUnit } from "../../real-value.js";

export { formatAmount as amount, formatRange as range } from "../../../units/index.js";

export const shares = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  `${formatShare(low, [low, high])} .. ${formatShare(high, [low, high])}`;

/** `3 % [2 % .. 4 %]`. */
export const shareRange = (of: Figure): string => `${formatShare(of.value)} [${shares(of)}]`;

/** Hundredths of a share, as points are told. */
const inPoints: Write = (value, beside = [value]) => {
  const all = beside.map((of) => of * 100);
  const least = all.some((of) => Math.abs(of) < 10) ? 1 : 0;
  return formatNumber(value * 100, digitsFor(all, { least, most: 4 }));
};

/** A difference of shares, in percentage points. */
export const points = (of: Figure): string => t("{points} points", { points: formatRange(of, inPoints) });

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
