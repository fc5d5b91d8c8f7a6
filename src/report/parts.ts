import { type Html, html } from "./html.js";

/** A figure without false precision. */
export const whole = (value: number): string =>
  value.toFixed(Math.abs(value) < 10 ? 1 : 0).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
export const percent = (share: number): string => `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;

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
