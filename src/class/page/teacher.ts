import type { Drawn } from "../drawn.js";
import { byId, type Message, made, tell, Wire } from "./dom.js";

// The teacher's page: who is where, what has come out, and the five things a teacher can do.

interface Student {
  readonly seat: number;
  readonly name: string;
  readonly treatment: string;
  readonly mode?: string;
  readonly day: number;
  readonly lastDay: number;
  readonly decisions: number;
  readonly ending?: string;
  readonly deaths: number;
  readonly unkept: boolean;
  readonly open: boolean;
}

interface Overview {
  readonly room: string;
  readonly scenario: string;
  readonly unit: string;
  readonly cautions: readonly string[];
  readonly round: number;
  readonly rounds: number;
  readonly seed: string;
  readonly paused: boolean;
  readonly message: string;
  readonly revealed: boolean;
  readonly treatments: readonly { readonly id: string; readonly says: string }[];
  readonly students: readonly Student[];
  readonly distributions: readonly {
    readonly treatment: string;
    readonly students: Drawn;
    readonly simulated: readonly Drawn[];
  }[];
  readonly luck: readonly string[];
  readonly simulation: { readonly done: number; readonly all: number; readonly fault?: string };
  readonly notes: readonly string[];
}

const token = decodeURIComponent(location.hash.slice(1));
const button = (id: string): HTMLButtonElement => byId<HTMLButtonElement>(id);
let now: Overview | undefined;

const wire = new Wire(
  () => ({ t: "teacher", token }),
  take,
  (seconds) => tell(byId("status"), `The connection is lost; trying again in ${seconds} s. The class goes on.`),
);

const whole = (value: number): string => Math.round(value).toLocaleString("en-US");
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

function sampleRow(of: Drawn, unit: string, className: string): HTMLElement {
  const row = made("div", "", `sample ${className}`);
  const figures =
    of.count === 0
      ? "nobody has ended yet"
      : `half above ${whole(of.median)} ${unit}; four of five between ${whole(of.low)} and ${whole(of.high)}; ruined ${percent(of.ruined)}; with a death ${percent(of.withDeaths)}`;
  row.append(made("span", `${of.name} (${of.count})`), bars(of.shares), made("span", figures, "small"));
  return row;
}

function showOutcomes({ distributions, unit, luck, simulation, cautions }: Overview): void {
  const parts = distributions.flatMap((of) => [
    ...(distributions.length > 1 ? [made("h3", `Treatment ${of.treatment}`)] : []),
    sampleRow(of.students, unit, "students"),
    ...of.simulated.map((sample) => sampleRow(sample, unit, "")),
  ]);
  byId("outcomes").replaceChildren(...parts);
  byId("luck").replaceChildren(...[...luck, ...cautions].map((text) => made("p", text)));
  const { done, all, fault } = simulation;
  const how =
    fault ??
    (done < all
      ? `Simulated worlds: ${done} of ${all} played.`
      : `Beside the class: strategies in ${all} simulated worlds.`);
  tell(
    byId("simulation"),
    `${how} Real value in ${unit}, debts taken off, from the poorest to the richest. Students see none of this before you reveal it.`,
  );
}

function studentRow(of: Student): HTMLElement {
  const row = made("tr", "", of.mode === undefined ? "away" : "");
  const state = of.ending === undefined ? `day ${of.day} of ${of.lastDay}` : `ended on day ${of.day}: ${of.ending}`;
  const remarks = [of.deaths > 0 ? `${of.deaths} died` : "", of.unkept ? "LAST DECISION NOT KEPT" : ""].filter(Boolean);
  for (const text of [of.name, of.treatment, of.mode ?? "away", state, String(of.decisions), remarks.join(", ")])
    row.append(made("td", text));
  const cell = made("td");
  const again = made("button", of.open ? "may join again" : "let in again") as HTMLButtonElement;
  again.disabled = of.open;
  again.title = "For a student who lost the browser he began in: the nickname alone lets in once";
  again.addEventListener("click", () => wire.send({ t: "readmit", seat: of.seat }));
  cell.append(again);
  row.append(cell);
  return row;
}

function showRoster({ students }: Overview): void {
  const head = made("tr");
  for (const text of ["nickname", "treatment", "plays", "where", "decisions", "", ""]) head.append(made("th", text));
  byId("roster").replaceChildren(head, ...students.map(studentRow));
}

function show(of: Overview): void {
  now = of;
  const here = of.students.filter(({ mode }) => mode !== undefined).length;
  const ended = of.students.filter(({ ending }) => ending !== undefined).length;
  tell(byId("title"), `Room ${of.room}: ${of.scenario}`);
  const parts = [
    `Round ${of.round} of ${of.rounds}, seed '${of.seed}' (${of.revealed ? "revealed" : "not yet revealed"}).`,
    `${of.students.length} students, ${here} here, ${ended} ended.`,
    ...(of.paused ? ["PAUSED."] : []),
    ...(of.treatments.length > 1 ? of.treatments.map(({ id, says }) => `${id}: ${says}.`) : []),
    ...(of.message === "" ? [] : [`Message shown: ${of.message}`]),
  ];
  tell(byId("status"), parts.join(" "));
  tell(button("pause"), of.paused ? "Go on" : "Pause");
  button("advance").disabled = of.round >= of.rounds;
  button("reveal").disabled = of.revealed;
  showRoster(of);
  showOutcomes(of);
  byId("notes").replaceChildren(...of.notes.map((text) => made("li", text)));
}

function save(name: string, text: string): void {
  const link = made("a") as HTMLAnchorElement;
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // a busy browser takes it a little later
}

function take(message: Message): void {
  if (message.t === "overview") return show(message as unknown as Overview);
  if (message.t === "csv") {
    save(String(message["name"]), String(message["text"]));
    return tell(byId("told"), String(message["note"]));
  }
  if (message.t === "refused") {
    wire.stop();
    tell(byId("status"), String(message["why"]));
  }
}

button("pause").addEventListener("click", () => wire.send({ t: "pause", on: now?.paused !== true }));
button("advance").addEventListener("click", () => {
  const sure = "Open the next round for everybody? Plays of this round stay as they are and cannot be gone on with.";
  if (now !== undefined && window.confirm(sure)) wire.send({ t: "advance", from: now.round });
});
button("reveal").addEventListener("click", () => wire.send({ t: "reveal" }));
button("export").addEventListener("click", () => wire.send({ t: "export" }));
byId("send").addEventListener("submit", (event) => {
  event.preventDefault();
  wire.send({ t: "message", text: byId<HTMLInputElement>("message").value });
});
button("clear").addEventListener("click", () => {
  byId<HTMLInputElement>("message").value = "";
  wire.send({ t: "message", text: "" });
});
wire.open();
