import { FEWEST_WORLDS, type Figure, type FigureName } from "../../../lab/index.js";
import { msg, t } from "../../../language/index.js";
import type { Scenario } from "../../../scenario/index.js";
import { formatAmount, formatFor, formatNumber, formatPoints, formatRange, formatShare } from "../../../units/index.js";
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

/** Accounts that the scenario does not name. */
const ACCOUNTS: Readonly<Record<string, string>> = {
  you: msg("you"),
  home: msg("home"),
  state: msg("state"),
  origin: msg("origin"),
  eaten: msg("eaten"),
  perished: msg("perished"),
  workshop: msg("workshop"),
};

/** An account of a posting, by its name in the ledger: a person's id, `home`, `market:some-place`. */
export function accountOf(name: string): string {
  const [kind, place = ""] = name.split(":");
  if (kind === "market") return t("market:{place}", { place });
  return t(ACCOUNTS[name] ?? name);
}

/** `3 % [2 % .. 4 %]`. */
export const shareRange = (of: Figure): string => formatRange(of, formatShare);

/** Digits after the point with which a width keeps two figures. */
const digitsOf = (width: number, most: number): number =>
  width > 0 ? Math.min(most, Math.max(0, 1 - Math.floor(Math.log10(width)))) : most;

/** Digits as the width of an interval bears them; what would then read as none, or as the whole, with its own. */
function byWidth({ low, high }: Figure, scale: number, whole: number, own: (value: number) => string) {
  const digits = digitsOf(Math.abs(high - low) * scale, 2);
  return (value: number): string => {
    const text = formatNumber(value * scale, digits);
    const misread =
      (text === "0" && Math.abs(value) > 1e-9) || (Number(text) === whole && whole - value * scale > 1e-9);
    return misread ? own(value) : text;
  };
}

const figures = (of: Figure, write: (value: number) => string): string =>
  `${write(of.value)} [${write(of.low)} .. ${write(of.high)}]`;

/** `34 [26 .. 42]`: per cents without their mark, with the digits their interval bears. */
export const sharesByWidth = (of: Figure): string =>
  figures(
    of,
    byWidth(of, 100, 100, (share) => formatShare(share).replace(/ %$/, "")),
  );

/** `72 [0.01 .. 83]`: an amount with the digits its interval bears. */
export const amountByWidth = (of: Figure): string =>
  of.low === of.high ? formatAmount(of.value) : figures(of, byWidth(of, 1, Number.POSITIVE_INFINITY, formatAmount));

/** The same with the mark: `34 % [26 % .. 42 %]`. */
export const shareByWidth = (of: Figure): string =>
  sharesByWidth(of).replace(/[\d.,<>-]+(?= \[| \.\.|\])/g, (number) => `${number} %`);

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
