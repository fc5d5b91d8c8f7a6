import { t } from "../language/index.js";
import { Html, html } from "./html.js";
import { factList, pageText, table } from "./parts.js";
import { STYLE } from "./style.js";

/** How one strategy of a tournament did: all in words. */
export interface TournamentRow {
  readonly name: string;
  /** A student's list, or a strategy to hold them against. */
  readonly kind: string;
  readonly cells: readonly string[];
}

/** One measure: who is told apart from whom, and groups from better off to worse off (none where nobody is). */
export interface TournamentTable {
  readonly title: string;
  /** What is to be known before it is read; may be empty. */
  readonly first: string;
  /** How the groups below stand to each other. */
  readonly apart: string;
  readonly groups: readonly string[];
  readonly pairs: readonly (readonly string[])[];
}

/** A tournament as plain data in shown units. Nothing of it is taken for markup. */
export interface TournamentReport {
  readonly title: string;
  readonly says: readonly string[];
  readonly contentNote: string;
  readonly head: readonly string[];
  readonly rows: readonly TournamentRow[];
  readonly tables: readonly TournamentTable[];
  readonly pairHead: readonly string[];
  readonly payHead: readonly string[];
  readonly payers: readonly (readonly string[])[];
  readonly luck: readonly string[];
  readonly notPlayed: readonly { readonly name: string; readonly problems: readonly string[] }[];
  readonly facts: readonly (readonly [label: string, value: string])[];
}

/** Wide tables break their lines, so that paper holds them. */
const WRAPPED = new Html("td, thead th { white-space: normal; } table { font-size: .85rem; }");

const measureOf = (
  { title, first, apart, groups, pairs }: TournamentTable,
  head: readonly string[],
): Html => html`<section><h2>${title}</h2>${first === "" ? "" : html`<p><strong>${first}</strong></p>`}
${groups.length === 0 ? html`<p>${t("Nobody is told apart from everybody else.")}</p>` : html`<p>${apart}</p><ul>${groups.map((group) => html`<li>${group}</li>`)}</ul>`}
<details open><summary>${t("Every pair")}</summary>${table(head, pairs)}</details></section>`;

const notPlayed = (of: TournamentReport["notPlayed"]): Html =>
  of.length === 0
    ? html``
    : html`<section><h2>${t("Not played")}</h2><dl>${of.map(
        ({ name, problems }) => html`<dt>${name}</dt><dd>${problems.map((text) => html`<p>${text}</p>`)}</dd>`,
      )}</dl></section>`;

/** A tournament as one HTML file: no script, no network, everything in it. The same data give the same bytes. */
export function tournamentPage(of: TournamentReport): string {
  return pageText(
    of.title,
    [STYLE, WRAPPED],
    html`<header><h1>${of.title}</h1></header>
<aside><h2>${t("How to read this")}</h2><p>${of.contentNote}</p>${of.says.map((text) => html`<p>${text}</p>`)}</aside>
<section><h2>${t("Who played")}</h2>${table(
      of.head,
      of.rows.map(({ name, kind, cells }) => [name, kind, ...cells]),
    )}</section>
${of.tables.map((one) => measureOf(one, of.pairHead))}
<section><h2>${t("Who paid")}</h2><p>${t("Means a world.")}</p>${table(of.payHead, of.payers)}</section>
<section><h2>${t("Luck and rules")}</h2>${of.luck.map((text) => html`<p>${text}</p>`)}</section>
${notPlayed(of.notPlayed)}
<section><h2>${t("Where this comes from")}</h2>${factList(of.facts)}</section>`,
  );
}
