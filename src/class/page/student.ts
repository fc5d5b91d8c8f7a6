import { FitAddon } from "@xterm/addon-fit";
import { Terminal } from "@xterm/xterm";
import type { ClassLesson } from "../lesson.js";
import { byId, type Message, made, tell, Wire } from "./dom.js";
import { showLesson, unpredicted } from "./student-lesson.js";
import { t, translatePage } from "./words.js";

// The student's page: a terminal that shows the screens the server draws, or a transcript with a line to type in.

type Mode = "screens" | "plain";

interface Kept {
  readonly room: string;
  readonly name: string;
  readonly token: string;
}

/** What is known of the seats this browser has held, by room and nickname; the tab's own is asked for again after a reload. */
const KEY = "jangmadang class";
const TAB = "jangmadang seat";
/** Where there is little room, or a finger instead of keys, plain text is offered first. */
const HANDHELD = "(max-width: 700px), (pointer: coarse)";

/** xterm.js writes its own style elements; they are let through by the page's policy when they carry its nonce. */
function carryNonce(): void {
  const nonce = document.body.dataset["nonce"] ?? "";
  const make = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = make(name, options);
    if (name.toLowerCase() === "style") element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}

const read = (storage: "localStorage" | "sessionStorage", key: string): unknown => {
  try {
    return JSON.parse(window[storage].getItem(key) ?? "null");
  } catch {
    return null;
  }
};

const seatKey = (of: { readonly room: string; readonly name: string }): string =>
  `${of.room.trim().toUpperCase()} ${of.name.trim().toLowerCase()}`;

/** The seat of this tab: after a reload the form is filled as it was. Another tab's is nobody else's business. */
const ofThisTab = (): Kept | undefined => (read("sessionStorage", TAB) as Kept | null) ?? undefined;

/** The token of whoever sat in this browser under that nickname. */
const tokenOf = (given: { readonly room: string; readonly name: string }): string | undefined =>
  (read("localStorage", KEY) as Readonly<Record<string, string>> | null)?.[seatKey(given)];

/** Where a browser keeps nothing, a reload asks for the nickname again and the teacher lets one in. */
function keep(kept: Kept): void {
  try {
    const all = { ...(read("localStorage", KEY) as object | null), [seatKey(kept)]: kept.token };
    sessionStorage.setItem(TAB, JSON.stringify(kept));
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // played without
  }
}

const [join, room, name] = [byId("join"), byId<HTMLInputElement>("room"), byId<HTMLInputElement>("name")];
const [screens, plain, transcript] = [byId("screens"), byId("plain"), byId("transcript")];
const line = byId<HTMLInputElement>("line");
const radios = [...document.querySelectorAll<HTMLInputElement>('input[name="mode"]')];

let mode: Mode = "screens";
let joined = false;
/** Whether the seat has decided nothing yet, so that the lesson is shown first. */
let fresh = false;
const dialog = byId<HTMLDialogElement>("lesson");
let kept: Kept | undefined = ofThisTab();
let terminal: Terminal | undefined;
let fit: FitAddon | undefined;
let noteTimer = 0;
let paused = false;
/** Questions to predict that are asked before the play; none once it is known what came out. */
let questions = 0;

const size = (): { columns: number; rows: number } => ({ columns: terminal?.cols ?? 80, rows: terminal?.rows ?? 24 });

const wire = new Wire(
  () => {
    const given = { room: room.value, name: name.value };
    const own = kept !== undefined && seatKey(kept) === seatKey(given) ? kept.token : tokenOf(given);
    return { t: "join", ...given, ...(own === undefined ? {} : { token: own }), mode, ...size() };
  },
  take,
  (seconds) =>
    tell(byId("banner"), t("The connection is lost; your place is kept. Trying again in {seconds} s.", { seconds })),
);

function note(text: string): void {
  tell(byId("note"), text);
  clearTimeout(noteTimer);
  noteTimer = window.setTimeout(() => tell(byId("note"), ""), 8_000);
}

function openTerminal(): void {
  if (terminal !== undefined) return;
  terminal = new Terminal({ fontSize: 15, cursorBlink: false, scrollback: 0, theme: { background: "#16171a" } });
  fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.open(byId("terminal"));
  byId("terminal").addEventListener("click", () => note(t("This is played by keys: arrows move, Enter chooses.")));
  terminal.onData((d) => wire.send({ t: "keys", d: d.slice(0, 1_000) }));
  terminal.onResize(({ cols: columns, rows }) => wire.send({ t: "size", columns, rows }));
  new ResizeObserver(() => fitNow()).observe(byId("terminal"));
}

function fitNow(): void {
  if (!screens.hidden) fit?.fit();
}

function show(which: Mode): void {
  mode = which;
  join.hidden = true;
  byId("left").hidden = true;
  screens.hidden = which !== "screens";
  plain.hidden = which !== "plain";
  document.body.classList.toggle("playing", which === "screens");
  if (which === "screens") {
    openTerminal();
    fitNow();
    terminal?.reset();
    terminal?.focus();
  } else line.focus();
}

function write(lines: readonly string[], className = ""): void {
  for (const text of lines) transcript.append(made("p", text, className));
  while (transcript.childElementCount > 1_500) transcript.firstElementChild?.remove();
  transcript.scrollTop = transcript.scrollHeight;
}

function refused(why: string, again: boolean): void {
  wire.stop();
  joined = false;
  for (const part of [screens, plain, byId("left")]) part.hidden = true;
  document.body.classList.remove("playing");
  join.hidden = false;
  tell(byId("refused"), why);
  if (!again && kept === undefined) name.focus();
}

function welcomed(nickname: string, token: string, which: Mode): void {
  kept = { room: room.value.trim().toUpperCase(), name: nickname, token };
  name.value = nickname;
  keep(kept);
  tell(byId("refused"), "");
  joined = true;
  show(which);
}

let where = { round: "", rounds: "" };
const showWhere = (): void =>
  tell(
    byId("where"),
    t("Room {room}, {name}. Round {round} of {rounds}.", { room: kept?.room ?? "", name: kept?.name ?? "", ...where }),
  );

/** The teacher has given another nickname to this seat. */
function renamed(nickname: string): void {
  if (kept === undefined) return;
  kept = { ...kept, name: nickname };
  name.value = nickname;
  keep(kept);
  showWhere();
  note(t("Your teacher calls you {name} from now on.", { name: nickname }));
}

/** The lesson's words: opened by themselves before the first decision, and once they hold the answers. */
function lessonNews(message: Message): void {
  const after = (message["after"] as ClassLesson["after"] | undefined) ?? undefined;
  const of = { title: String(message["title"]), before: message["before"] as ClassLesson["before"], after };
  showLesson(kept?.room ?? "", of);
  for (const opener of document.querySelectorAll<HTMLElement>(".to-lesson")) opener.hidden = false;
  questions = after === undefined ? of.before.predict.length : 0;
  if (fresh && !dialog.open) dialog.showModal();
  fresh = false;
}

function classNews(round: string, rounds: string, isPaused: boolean, message: string): void {
  if (where.round !== "" && where.round !== round) {
    dialog.close();
    for (const of of byId("reveal").querySelectorAll("details")) of.open = false;
  }
  where = { round, rounds };
  paused = isPaused;
  showWhere();
  tell(byId("note"), "");
  tell(byId("banner"), `${paused ? t("Paused by the teacher: keys are held.") : ""} ${message}`.trim());
}

/** Texts of the server are shown as text, whatever they hold. */
function take(message: Message): void {
  const text = (field: string): string => String(message[field] ?? "");
  const lines = Array.isArray(message["lines"]) ? message["lines"].map(String) : [];
  switch (message.t) {
    case "joined":
      fresh = message["resumed"] !== true;
      return welcomed(text("name"), text("token"), message["mode"] === "plain" ? "plain" : "screens");
    case "refused":
      return refused(text("why"), message["again"] === true);
    case "class":
      return classNews(text("round"), text("rounds"), message["paused"] === true, text("message"));
    case "out":
      if (screens.hidden) show("screens");
      return terminal?.write(text("d"));
    case "lines":
      if (plain.hidden) show("plain");
      if (message["fresh"] === true) transcript.replaceChildren();
      return write(lines);
    case "left":
      tell(byId("left-why"), text("why"));
      screens.hidden = true;
      plain.hidden = true;
      document.body.classList.remove("playing");
      byId("left").hidden = false;
      return byId("go-on").focus();
    case "named":
      return renamed(text("name"));
    case "lesson":
      return lessonNews(message);
    case "note":
      return note(text("text"));
    case "through":
      return tell(byId("through"), text("text"));
    case "reveal":
      return revealed(text("round"), lines);
  }
}

/** What came out of a round, with the way to the lesson's answers; earlier rounds stay below, folded. */
function revealed(round: string, lines: readonly string[]): void {
  const isNow = round === where.round;
  const reveal = byId("reveal");
  const told = made("details") as HTMLDetailsElement;
  told.id = `round-${round}`;
  told.open = isNow;
  told.append(made("summary", t("Round {round}, revealed", { round })), ...lines.map((of) => made("p", of)));
  if (isNow && questions === 0 && byId("lesson-text").childElementCount > 0) {
    const opener = made("button", t("What you predicted, and what came out"));
    opener.addEventListener("click", () => dialog.showModal());
    told.append(opener);
  }
  document.getElementById(told.id)?.remove();
  reveal.prepend(told);
  reveal.hidden = false;
  if (isNow) reveal.scrollIntoView({ block: "nearest" });
}

/** Sends what was typed, or leaves it standing where nobody would take it. */
function sayLine(): void {
  if (paused) return note(t("Paused by the teacher: what you have typed is not sent yet."));
  if (!wire.send({ t: "line", d: line.value }))
    return note(t("There is no connection: what you have typed is not sent yet."));
  write([`> ${line.value}`], "said");
  line.value = "";
}

/** Closes the lesson, once it has asked after predictions that are missing. */
function begin(): void {
  const missing = unpredicted(kept?.room ?? "", questions);
  const asked = byId("unpredicted");
  if (missing === 0 || !asked.hidden) {
    tell(asked, "");
    return dialog.close();
  }
  tell(asked, t("You have not predicted everything. Choose above, or press once more to play without."));
}

function switchTo(which: Mode): void {
  show(which);
  wire.send({ t: "mode", mode: which });
  if (which === "screens") wire.send({ t: "size", ...size() });
}

carryNonce();
translatePage();
transcript.tabIndex = 0; // it scrolls, so keys must reach it
join.addEventListener("submit", (event) => {
  event.preventDefault();
  mode = radios.find(({ checked }) => checked)?.value === "plain" ? "plain" : "screens";
  if (mode === "screens") {
    screens.hidden = false;
    openTerminal();
    fitNow();
    screens.hidden = true;
  }
  wire.open();
});
byId("say").addEventListener("submit", (event) => {
  event.preventDefault();
  sayLine();
});
byId("to-plain").addEventListener("click", () => switchTo("plain"));
byId("to-screens").addEventListener("click", () => switchTo("screens"));
byId("go-on").addEventListener("click", () => switchTo(mode));
for (const opener of document.querySelectorAll(".to-lesson"))
  opener.addEventListener("click", () => dialog.showModal());
byId("begin").addEventListener("click", begin);
dialog.addEventListener("close", () => (mode === "screens" ? terminal?.focus() : line.focus()));
room.value = decodeURIComponent(location.hash.slice(1)) || (kept?.room ?? "");
name.value = kept?.name ?? "";
if (window.matchMedia(HANDHELD).matches) for (const radio of radios) radio.checked = radio.value === "plain";
(room.value === "" ? room : name).focus();
window.addEventListener("beforeunload", () => joined && wire.stop());
