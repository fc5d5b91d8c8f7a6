import { msg, t } from "../language/index.js";
import { HANDOUT_STYLE } from "./handout-style.js";
import { type Html, html } from "./html.js";
import { factList, pageText } from "./parts.js";

/** What is read before, with the place it stands in. */
export interface HandoutReading {
  readonly id: string;
  /** `the memoir, paragraph 31`, or time and place of evidence. */
  readonly where: string;
  readonly says: string;
  /** The work evidence is from; empty for the memoir's own. */
  readonly work: string;
}

/** A number of the scenario: its value with its range, and what it rests on. */
export interface HandoutFigure {
  readonly name: string;
  readonly value: string;
  readonly source: string;
  readonly says: string;
}

/** A sentence about the simulation with the study behind it, all in words. */
export interface HandoutClaim {
  readonly says: string;
  /** The figure with its interval. */
  readonly found: string;
  /** Where the whole interval is said to lie, and whether it does. */
  readonly must: string;
  readonly holds: boolean;
  /** Scenario, base, seed, worlds and sides. */
  readonly study: string;
  readonly command: string;
  /** What came out with the cause taken away. */
  readonly without: string | undefined;
}

export interface HandoutQuestion {
  readonly asks: string;
  readonly options: readonly string[];
  /** Position of the right option, from 0, and why; on the teacher's sheet alone. */
  readonly answer: { readonly right: number; readonly because: string } | undefined;
}

/** What only the teacher's sheet has. */
export interface HandoutTeacher {
  readonly notes: string;
  /** The lesson minute by minute: from when to when, and what. */
  readonly plan: readonly (readonly [minutes: string, what: string])[];
  readonly commands: readonly { readonly command: string; readonly says: string }[];
}

/** A lesson on paper, as plain data in shown units. Nothing of it is taken for markup. */
export interface Handout {
  readonly title: string;
  readonly time: string;
  readonly contentNote: string;
  readonly optOut: string;
  readonly objective: string;
  readonly concepts: readonly {
    readonly name: string;
    readonly definition: string;
    readonly model: string;
    readonly reference: string;
  }[];
  readonly reading: readonly HandoutReading[];
  readonly predict: readonly HandoutQuestion[];
  readonly play: {
    readonly says: string;
    readonly command: string;
    readonly world: string;
    /** Heads of the columns for writing down; missing where those of every sheet will do. */
    readonly write: readonly string[] | undefined;
    readonly decisions: number;
    /** The last day that is played; missing where it goes to the end. */
    readonly until: number | undefined;
  };
  readonly observe: readonly string[];
  readonly figures: readonly HandoutFigure[];
  /** What the sources disagree about, each with its range. */
  readonly contested: readonly string[];
  /** Why real values of the base are not to be relied on; empty where they are. */
  readonly caution: string;
  readonly explain: { readonly model: string; readonly says: string; readonly reference: string };
  readonly discuss: readonly string[];
  readonly quiz: readonly HandoutQuestion[];
  readonly claims: readonly HandoutClaim[];
  /** Whether claims are of the whole campaign where the lesson's play stops earlier. */
  readonly playedOn: boolean;
  /** Label and value: versions, hashes, the command that makes this sheet again. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** Missing on the student's sheet, which has room to write instead. */
  readonly teacher: HandoutTeacher | undefined;
}

const lines = (count: number): Html =>
  html`<div class="lines">${Array.from({ length: count }, () => html`<i></i>`)}</div>`;

const list = (items: readonly (Html | string)[]): Html => html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;

/** Options with a box before each; the right one is marked where it is told. */
const boxes = (options: readonly string[], right?: number): Html =>
  html`<ul class="boxes">${options.map(
    (option, at) =>
      html`<li${at === right ? html` class="right"` : ""}><b class="box">${at === right ? "x" : ""}</b> ${option}</li>`,
  )}</ul>`;

const table = (
  kind: string,
  head: readonly string[],
  rows: readonly (readonly (Html | string)[])[],
): Html => html`<table class="${kind}">
<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(
  (row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
)}</tbody></table>`;

const heading = ({ title, time, teacher, contentNote, optOut, objective, concepts }: Handout): Html => html`<header>
<p class="kind">${teacher === undefined ? t("Student's sheet") : t("Teacher's sheet. Holds the answers: not for the class.")}</p>
<h1>${title}</h1>
${teacher === undefined ? html`<p class="name">${t("Name")} <i></i> ${t("Date")} <i></i></p>` : ""}
</header>
<aside><p><strong>${t("Before you begin.")}</strong> ${contentNote} <strong>${t("If you would rather not:")}</strong> ${optOut}</p></aside>
<p><strong>${t("Afterwards you will be able")}</strong> ${objective} <strong>${t("It is about:")}</strong> ${concepts.map(({ name }) => name).join("; ")}. <strong>${t("Time:")}</strong> ${time}</p>`;

const planOf = ({
  notes,
  plan,
  commands,
}: HandoutTeacher): Html => html`<section><h2>${t("The lesson, minute by minute")}</h2>
${table("plan", [t("Minutes"), t("What")], plan)}
<h3>${t("Notes")}</h3><p>${coded(notes)}</p>
<h3>${t("To show on the wall")}</h3>
<p class="small">${coded(t("Each takes seconds. `Note:` above a table tells that a number was set outside the range its source gives; in these commands that is meant."))}</p>
${commands.map(({ command, says }) => html`<div class="whole"><p>${coded(says)}:</p><pre>${command}</pre></div>`)}</section>`;

/** Text whose words in backquotes are typed or printed by the program. */
const coded = (text: string): Html =>
  html`${text.split("`").map((part, at) => (at % 2 === 0 ? part : html`<span class="formula">${part}</span>`))}`;

/** What is to be read; the works it is from stand among the sources. */
const reading = ({ reading: all, teacher }: Handout): Html => html`<section><h2>1. ${t("Read")}</h2>
<p class="small">${t("All that is to be read stands here, in our own words. M is a chapter of the memoir of a man who worked and traded there in these years, with its paragraph; D and I are worked out from it or read into it; E is the historical record.")}${
  teacher === undefined
    ? ""
    : html` ${coded(t("The chapter itself is no part of this program, and nothing of it need be handed out: `npx jangmadang facts` prints every digest of it, in its order."))}`
}</p>
<div class="columns">${all.map(
  ({ id, where, says }) => html`<p class="digest"><strong>${id}</strong> <small>${where}</small><br>${says}</p>`,
)}</div></section>`;

/** Questions by themselves, with room to write on the student's sheet. */
const questions = (asked: readonly string[], room: number): Html =>
  html`<ol class="asked">${asked.map(
    (asks) => html`<li class="whole">${asks}${room > 0 ? lines(room) : ""}</li>`,
  )}</ol>`;

/** Questions with options; where the answer is told, the right one is marked and the reason follows. */
const chosen = (asked: readonly HandoutQuestion[], room: Html | string): Html =>
  html`<ol class="asked">${asked.map(
    ({ asks, options, answer }) =>
      html`<li class="whole">${asks}${boxes(options, answer?.right)}${
        answer === undefined ? room : html`<p class="because">${answer.because}</p>`
      }</li>`,
  )}</ol>`;

const predicting = ({ predict, teacher }: Handout): Html => html`<section><h2>2. ${t("Predict")}</h2>
<p class="small">${
  teacher === undefined
    ? t("Mark one, and write down why. Nobody collects it.")
    : t("Marked is what comes out of the simulation, and why: for after the play.")
}</p>
${chosen(predict, html`<p class="room">${t("Because")}</p>${lines(1)}`)}</section>`;

const ROWS_TO_WRITE = 9;
const COLUMNS_TO_WRITE = [
  msg("Day"),
  msg("What I decided"),
  msg("What I expected"),
  msg("What came of it, and who paid"),
];

/** How far the play goes, and what it is not. */
const paceOf = ({ until, decisions }: Handout["play"]): string =>
  until === undefined
    ? t(
        "Play; stop when the time is over, finished or not. Up to {decisions} decisions if you let weeks pass at a time. Nobody is ranked.",
        { decisions },
      )
    : t(
        "Play to the end of day {until}; stop when the time is over, finished or not. Up to {decisions} decisions if you let weeks pass at a time. Nobody is ranked.",
        { until, decisions },
      );

function playing({ play, teacher }: Handout): Html {
  const columns = play.write ?? COLUMNS_TO_WRITE.map((column) => t(column));
  return html`<section class="whole"><h2>3. ${t("Play")}</h2>
<p>${play.says}</p><pre>${play.command}</pre>
<p class="small">${play.world}. ${paceOf(play)}</p>
${
  teacher === undefined
    ? table(
        "write",
        columns,
        Array.from({ length: ROWS_TO_WRITE }, () => columns.map(() => "")),
      )
    : ""
}</section>`;
}

const observing = ({ observe, teacher }: Handout): Html => html`<section><h2>4. ${t("Observe")}</h2>
${questions(observe, teacher === undefined ? 1 : 0)}</section>`;

const explaining = ({ explain, concepts }: Handout): Html => html`<section><h2>5. ${t("Explain")}</h2>
<p class="model">${explain.model}</p><p>${coded(explain.says)}</p>
${concepts.map(({ name, definition }) => html`<p><strong>${name}.</strong> ${definition}</p>`)}
<p class="small"><strong>${t("Read on:")}</strong> ${explain.reference}</p></section>`;

const discussing = ({ discuss, teacher }: Handout): Html => html`<section><h2>6. ${t("Discuss")}</h2>
${questions(discuss, teacher === undefined ? 1 : 0)}</section>`;

const quizzing = ({ quiz }: Handout): Html => html`<section><h2>7. ${t("Quiz")}</h2>
${chosen(quiz, "")}</section>`;

const claiming = ({
  claims,
  playedOn,
  teacher,
}: Handout): Html => html`<section><h2>${t("What the simulation shows, and how sure that is")}</h2>
<p class="small">${t("Each sentence was played before this sheet was printed: many worlds, each with its own luck, the same for both sides. The brackets hold the 95 % interval.")}${playedOn ? ` ${t("Where no day is named they were played to their end, which is later than your own play stopped: do not hold your figures against these.")}` : ""} ${t("It is true of the model, and of the past only as far as the numbers are.")}</p>
${claims.map(
  ({ says, found, must, holds, without }) =>
    html`<div class="claim whole"><p><strong>${says}</strong> ${found}.${
      teacher === undefined && holds ? "" : html` ${must}.`
    }${teacher === undefined || without === undefined ? "" : html` ${without}`}</p></div>`,
)}</section>`;

/** A number with its range and what it rests on: for students the source's id alone, for the teacher what it says. */
const figure = ({ name, value, source, says }: HandoutFigure, teaches: boolean): Html =>
  html`<p>${name}: <strong>${value}</strong> (${source === "" ? t("assumed") : source}${teaches ? html`: ${says}` : ""})</p>`;

const figures = ({
  figures: all,
  contested,
  caution,
  teacher,
}: Handout): Html => html`<h3>${t("The numbers that matter here")}</h3>
<p>${t('A range in brackets is how far we think the number could be from the one played. "Assumed" means that no source tells it: the guess is ours.')}</p>
${all.map((of) => figure(of, teacher !== undefined))}
${caution === "" ? "" : html`<p>${caution}</p>`}
${contested.length === 0 ? "" : html`<h3>${t("Where the sources differ")}</h3>${list(contested)}`}`;

/** Each work once, with the readings that are from it. */
function works({ reading: all }: Handout): Html {
  const of = new Map<string, string[]>();
  for (const { id, work } of all) if (work !== "") of.set(work, [...(of.get(work) ?? []), id]);
  return of.size === 0
    ? html``
    : html`<h3>${t("Works")}</h3>${[...of].map(([work, ids]) => html`<p><strong>${ids.join(", ")}</strong> ${work}</p>`)}`;
}

const studies = ({ claims, concepts }: Handout): Html => html`<h3>${t("Standard models")}</h3>
${concepts.map(
  ({ name, model, reference }) =>
    html`<p><strong>${name}:</strong> <span class="formula">${model}</span>. ${reference}.</p>`,
)}
<h3>${t("The study behind each sentence")}</h3>
${claims.map(
  ({ says, study, command }) => html`<p><strong>${says}</strong> ${study} <span class="formula">${command}</span></p>`,
)}`;

/** Where everything comes from, in small type behind the lesson. */
const appendix = (of: Handout): Html => html`<section class="appendix"><h2>${t("Appendix: sources")}</h2>
<div class="columns">${figures(of)}${works(of)}${of.teacher === undefined ? "" : studies(of)}
<h3>${t("Where this sheet comes from")}</h3>
${factList(of.facts)}
<p>${t("A model built from one memoir chapter and checked against the historical record. Not to be used as evidence of how many people starved, traded or were punished, nor as advice to anybody.")}</p></div></section>`;

/** A lesson as one HTML file to be printed: no script, no network, everything in it. The same data give the same bytes. */
export function handoutPage(of: Handout): string {
  return pageText(
    of.teacher === undefined
      ? t("{title}: student's sheet", { title: of.title })
      : t("{title}: teacher's sheet", { title: of.title }),
    [HANDOUT_STYLE],
    html`${heading(of)}
${of.teacher === undefined ? "" : planOf(of.teacher)}
${reading(of)}
${predicting(of)}
${playing(of)}
${observing(of)}
${of.teacher === undefined ? html`<p class="turn">${t("From here on: for after the play.")}</p>` : ""}
<div${of.teacher === undefined ? html` class="after"` : ""}>
${explaining(of)}
${claiming(of)}
${discussing(of)}
${quizzing(of)}
${appendix(of)}
</div>`,
  );
}
