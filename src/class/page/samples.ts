import type { Drawn } from "../drawn.js";
import { made } from "./dom.js";
import { t } from "./words.js";

export const whole = (value: number): string => Math.round(value).toLocaleString("en-US");
const percent = (share: number): string => `${Math.round(100 * share)}\u00a0%`;

function bars(shares: readonly number[]): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `0 0 ${shares.length * 10} 40`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const most = Math.max(0.01, ...shares);
  for (const [at, share] of shares.entries()) {
    const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const height = (share / most) * 38;
    const place = { x: at * 10 + 1, y: 40 - height, width: 8, height };
    for (const [name, value] of Object.entries(place)) bar.setAttribute(name, String(value));
    svg.append(bar);
  }
  return svg;
}

/** A sample as bars with its figures in words; `unit` is what wealth is counted in. */
export function sampleRow(of: Drawn, unit: string, className: string): HTMLElement {
  const row = made("div", "", `sample ${className}`);
  const figures =
    of.count === 0
      ? t("nobody has begun yet")
      : t("with a death {deaths}; ruined {ruined}; half above {median} {unit}; four of five between {low} and {high}", {
          ...{ unit, median: whole(of.median), low: whole(of.low), high: whole(of.high) },
          ...{ ruined: percent(of.ruined), deaths: percent(of.withDeaths) },
        });
  const name = made("span", `${of.name} (${of.count})`);
  if (of.says !== undefined) name.append(made("span", of.says, "said"));
  const underway =
    of.underway === 0
      ? ""
      : `. ${t("{underway} are still under way, and count as they stand.", { underway: of.underway })}`;
  const later =
    of.later === 0
      ? ""
      : `${of.underway === 0 ? "." : ""} ${t("{later} were on a road when the last day was over, and stand some days later.", { later: of.later })}`;
  row.append(name, bars(of.shares), made("span", `${figures}${underway}${later}`, "small"));
  return row;
}
