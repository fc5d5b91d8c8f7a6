import { language } from "../language/index.js";
import { type Html, html } from "./html.js";

/** The unit of real values, with its mark where they are not to be relied on. */
export const marked = ({ unit, caution }: { readonly unit: string; readonly caution: string | null }): string =>
  caution === null ? unit : `${unit}*`;

/** A drawing with what it says below it. */
export const figure = (drawing: Html, says: string): Html =>
  html`<figure>${drawing}<figcaption>${says}</figcaption></figure>`;

export const table = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Html => html`<div class="wide"><table>
<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(
  (
    row,
  ) => html`<tr>${row.map((cell, index) => (index === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`))}</tr>
`,
)}</tbody></table></div>`;

/** Labels and what stands under each. */
export const factList = (of: readonly (readonly [label: string, value: string])[]): Html =>
  html`<dl>${of.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;

/** A whole page as one file: no script, no network, its style in it. */
export const pageText = (title: string, style: readonly Html[], main: Html): string =>
  html`<!doctype html>
<html lang="${language()}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${style}</style></head><body><main>
${main}
</main></body></html>
`.text;
