import type { Distribution, Drawn } from "../drawn.js";
import type { LessonSection } from "../lesson.js";
import { byId, type Message, made, sectionsOf, tell, Wire } from "./dom.js";
import { sampleRow, whole } from "./samples.js";
import { t, translatePage } from "./words.js";

// The teacher's page: who is where, what has come out, and the five things a teacher can do.

interface Student {
  readonly seat: number;
  readonly name: string;
  readonly treatment: string;
  readonly mode?: string;
  readonly day: number;
  readonly lastDay: number;
  readonly through: boolean;
  readonly decisions: number;
  readonly ending?: string;
  readonly deaths: number;
  readonly unkept: boolean;
  readonly open: boolean;
}

/** Students beside simulated worlds, for each treatment. */
type Distributions = readonly (Distribution & { readonly treatment: string })[];

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
  /** The fewest students whose outcomes are shown together. */
  readonly told: number;
  readonly distributions: Distributions;
  readonly luck: readonly string[];
  /** Rounds that are over. */
  readonly earlier: readonly {
    readonly round: number;
    readonly seed: string;
    readonly revealed: boolean;
    readonly distributions: Distributions;
  }[];
  readonly simulation: { readonly done: number; readonly all: number; readonly fault?: string };
  readonly notes: readonly string[];
}

const token = decodeURIComponent(location.hash.slice(1));
const button = (id: string): HTMLButtonElement => byId<HTMLButtonElement>(id);
let now: Overview | undefined;
let lessonTitle = "";
/** The round whose seed and outcomes the teacher has asked to see before it is revealed. */
let peeked = 0;

const isPeeked = ({ round }: Overview): boolean => peeked === round;
const isShown = (of: Overview): boolean => of.revealed || isPeeked(of);

const wire = new Wire(
  () => ({ t: "teacher", token }),
  take,
  (seconds) =>
    tell(byId("status"), t("The connection is lost; trying again in {seconds} s. The class goes on.", { seconds })),
);

/** The class's own row; of a few it would be somebody's own outcome, on the wall. */
function classRow(of: Drawn, overview: Overview): HTMLElement {
  const { told, unit } = overview;
  if (of.count === 0 || of.count >= told || isPeeked(overview)) return sampleRow(of, unit, "students");
  return made(
    "p",
    t("{name}: fewer than {least} have played; what came out is theirs alone.", { name: of.name, least: told }),
  );
}

/** What nobody on the wall may see before the reveal, or what stands in its place. */
function showOutcomes(of: Overview): void {
  const shown = isShown(of);
  byId("hidden-outcomes").hidden = isPeeked(of);
  byId("hidden-outcomes").firstElementChild?.replaceChildren(
    shown
      ? t("Who ended how stays hidden in the table above: this page may be on the wall.")
      : t("Seed and outcomes are hidden until you reveal the round: this page may be on the wall."),
  );
  for (const id of ["simulation", "outcomes", "luck", "seed"]) byId(id).hidden = !shown;
  if (shown) drawOutcomes(of);
  showEarlier(of);
}

const rowsOf = (distributions: Distributions, overview: Overview): readonly HTMLElement[] =>
  distributions.flatMap((of) => [
    ...(distributions.length > 1 ? [made("h3", t("Treatment {name}", { name: of.treatment }))] : []),
    classRow(of.students, overview),
    ...of.simulated.map((sample) => sampleRow(sample, overview.unit, "")),
  ]);

/** Rounds that are over, folded: those that were revealed, and any where the teacher has asked to see what comes out. */
function showEarlier(overview: Overview): void {
  const open = new Set([...document.querySelectorAll<HTMLElement>("#earlier details[open]")].map(({ id }) => id));
  const shown = overview.earlier.filter(({ revealed }) => revealed || isPeeked(overview));
  byId("earlier").replaceChildren(
    ...shown.map(({ round, seed, distributions }) => {
      const of = made("details") as HTMLDetailsElement;
      of.id = `round-${round}`;
      of.open = open.has(of.id);
      const said = made("p", t("The seed of round {round} was '{seed}'.", { round, seed }));
      of.append(
        made("summary", t("Round {round}, which is over", { round })),
        said,
        ...rowsOf(distributions, overview),
      );
      return of;
    }),
  );
}

function drawOutcomes(overview: Overview): void {
  const { distributions, unit, luck, simulation, cautions, round, seed } = overview;
  tell(byId("seed"), t("The seed of round {round} is '{seed}'.", { round, seed }));
  byId("outcomes").replaceChildren(...rowsOf(distributions, overview));
  byId("luck").replaceChildren(...[...luck, ...cautions].map((text) => made("p", text)));
  const { done, all, fault } = simulation;
  const how =
    fault ??
    (done < all
      ? t("Simulated worlds: {done} of {all} played.", { done, all })
      : t("Beside the class: strategies in {all} simulated worlds.", { all }));
  const what = t(
    "Real value in {unit}, debts taken off, from the poorest to the richest. Students see none of this before you reveal it.",
    { unit },
  );
  const edges = distributions[0]?.edges ?? [];
  const step = (edges[1] ?? 0) - (edges[0] ?? 0);
  const axis = t("The bars go from {low} to {high} {unit}.", {
    ...{ unit, low: whole(edges[0] ?? 0), high: whole((edges.at(-1) ?? 0) + step) },
  });
  tell(byId("simulation"), `${how} ${what} ${axis}`);
}

/** Where a student stands; how it ended only where the teacher has asked for it. */
function whereOf(of: Student, shown: boolean): string {
  const { day, lastDay, through, ending } = of;
  if (of.decisions === 0) return t("has not begun");
  if (ending === undefined && through) return t("through day {last}", { last: lastDay });
  if (ending === undefined) return t("day {day} of {last}", { day, last: lastDay });
  return shown ? t("ended on day {day}: {ending}", { day, ending }) : t("has ended");
}

function remarksOf(of: Student, shown: boolean): string {
  const died = shown && of.deaths > 0 ? [t("{count} died", { count: of.deaths })] : [];
  return [...died, ...(of.unkept ? [t("LAST DECISION NOT KEPT")] : [])].join(", ");
}

function action(name: string, says: string, act: () => void): HTMLButtonElement {
  const built = made("button", name, "quiet") as HTMLButtonElement;
  built.title = says;
  built.addEventListener("click", act);
  return built;
}

/** What can be done with one student's seat. */
function actionsFor({ seat, name, open }: Student): readonly HTMLButtonElement[] {
  const readmit = action(
    open ? t("may join again") : t("let in again"),
    t("For a student who lost the browser he began in: the nickname alone lets in once"),
    () => ask({ t: "readmit", seat }),
  );
  readmit.disabled = open;
  const rename = action(t("rename"), t("Gives this student another nickname"), () => {
    const other = window.prompt(t("Another nickname for {name}:", { name }), "");
    if (other !== null && other.trim() !== "") ask({ t: "rename", seat, name: other });
  });
  const remove = action(t("remove"), t("Takes this student out of the class"), () => {
    const sure = t(
      "Take {name} out of the class? The play stays on disk and counts nowhere; the nickname is free again.",
      {
        name,
      },
    );
    if (window.confirm(sure)) ask({ t: "remove", seat });
  });
  return [readmit, rename, remove];
}

function studentRow(of: Student, several: boolean, shown: boolean): HTMLElement {
  const row = made("tr", "", of.mode === undefined ? "away" : "");
  const mode = of.mode === undefined ? t("away") : of.mode === "plain" ? t("plain text") : t("screens");
  const treatment = several ? [of.treatment] : [];
  for (const text of [of.name, ...treatment, whereOf(of, shown), mode, String(of.decisions), remarksOf(of, shown)])
    row.append(made("td", text));
  const cell = made("td", "", "actions");
  cell.append(...actionsFor(of));
  row.append(cell);
  return row;
}

function showRoster(of: Overview): void {
  const head = made("tr");
  const several = of.treatments.length > 1;
  const treatment = several ? [t("treatment")] : [];
  for (const text of [t("nickname"), ...treatment, t("where"), t("plays"), t("decisions"), "", ""])
    head.append(made("th", text));
  const shown = isPeeked(of);
  byId("roster").replaceChildren(head, ...of.students.map((student) => studentRow(student, several, shown)));
}

function statusOf(of: Overview): string {
  const { round, rounds, students } = of;
  const here = students.filter(({ mode }) => mode !== undefined).length;
  const through = students.filter((student) => student.through).length;
  return [
    t("Round {round} of {rounds} ({revealed}).", {
      ...{ round, rounds, revealed: of.revealed ? t("revealed") : t("not yet revealed") },
    }),
    t("{count} students, {here} here, {through} through.", { count: students.length, here, through }),
    ...(of.paused ? [t("PAUSED.")] : []),
    ...(of.treatments.length > 1 ? of.treatments.map(({ id, says }) => `${id}: ${says}.`) : []),
    ...(of.message === "" ? [] : [t("Message shown: {message}", { message: of.message })]),
  ].join(" ");
}

function show(of: Overview): void {
  now = of;
  tell(byId("title"), t("Room {room}: {scenario}", { room: of.room, scenario: lessonTitle || of.scenario }));
  tell(byId("status"), statusOf(of));
  tell(button("pause"), of.paused ? t("Go on") : t("Pause"));
  button("advance").disabled = of.round >= of.rounds;
  button("reveal").disabled = of.revealed;
  showRoster(of);
  showOutcomes(of);
  byId("notes").replaceChildren(...of.notes.map((text) => made("li", text)));
}

/** The lesson's notes stay folded until they are wanted: they hold the answers. */
function showLesson(title: string, sections: readonly LessonSection[]): void {
  lessonTitle = title;
  tell(byId("lesson-title"), t("Lesson: {title}. Notes and answers, for you alone", { title }));
  byId("lesson-text").replaceChildren(...sectionsOf(sections));
  byId("lesson").hidden = false;
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
  if (message.t === "lesson")
    return showLesson(String(message["title"]), message["sections"] as readonly LessonSection[]);
  if (message.t === "told") return tell(byId("told"), String(message["text"]));
  if (message.t === "csv") {
    save(String(message["name"]), String(message["text"]));
    return tell(byId("told"), String(message["note"]));
  }
  if (message.t === "refused") {
    wire.stop();
    tell(byId("status"), String(message["why"]));
  }
}

/** What the teacher does; said where there is no connection to do it over. */
function ask(message: object): void {
  if (!wire.send(message))
    tell(byId("told"), t("There is no connection: nothing was done. Try again when it is back."));
}

button("pause").addEventListener("click", () => ask({ t: "pause", on: now?.paused !== true }));
button("advance").addEventListener("click", () => {
  const sure = t("Open the next round for everybody? Plays of this round stay as they are and cannot be gone on with.");
  if (now !== undefined && window.confirm(sure)) ask({ t: "advance", from: now.round });
});
button("reveal").addEventListener("click", () => {
  const sure = t("Reveal the seed and all outcomes of this round to everybody? It cannot be taken back.");
  const playing = now?.students.filter(({ through }) => !through).length ?? 0;
  const still =
    playing === 0 ? "" : ` ${t("{playing} of {all} are still playing.", { playing, all: now?.students.length ?? 0 })}`;
  if (window.confirm(`${sure}${still}`)) ask({ t: "reveal" });
});
button("peek").addEventListener("click", () => {
  if (now === undefined) return;
  peeked = now.round;
  show(now);
});
button("export").addEventListener("click", () => ask({ t: "export" }));
byId("send").addEventListener("submit", (event) => {
  event.preventDefault();
  ask({ t: "message", text: byId<HTMLInputElement>("message").value });
});
button("clear").addEventListener("click", () => {
  byId<HTMLInputElement>("message").value = "";
  ask({ t: "message", text: "" });
});
translatePage();
wire.open();
