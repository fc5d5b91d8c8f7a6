import type { Session, View } from "../../../engine/index.js";
import { t } from "../../../language/index.js";
import { formatDate } from "../../../units/index.js";
import { CAUSES, type Told } from "../../line/causes.js";
import { happened, type Span } from "../../line/happened.js";
import { householdText, isMovement } from "../../line/moved.js";
import type { NewsParts } from "../../line/news.js";
import type { KeptRow } from "../../line/stops.js";
import type { Words } from "../../words.js";

/** What happened on one day, in order. */
export interface DayEntry {
  readonly day: number;
  readonly head: string;
  readonly lines: Told[];
}

/** What changed hands between two texts, in one line. */
function together(lines: readonly Told[]): readonly Told[] {
  const out: Told[] = [];
  const moves = (of: Told | undefined): boolean => isMovement(of?.text ?? "");
  for (const line of lines) {
    const last = out.at(-1);
    if (last === undefined || !moves(last) || !moves(line)) out.push(line);
    else {
      const [text, cause] = [`${last.text}; ${line.text}`, `${last.cause} ${line.cause}`];
      out[out.length - 1] = { ...last, text, cause };
    }
  }
  return out;
}

/** Lines that one cause brought about. */
const because = (texts: readonly string[], cause: string, word: string): readonly Told[] =>
  texts.map((text) => ({ text, cause: t(cause), word }));

/** A play told day by day: also the days that passed by themselves while a wait went on. */
export class DayBook {
  readonly entries: DayEntry[] = [];
  private session: Session;
  private readonly words: Words;
  private postings = 0;
  private texts = 0;
  private lessons = 0;
  private left = 0;
  private wasHome = false;

  constructor(session: Session, words: Words) {
    this.session = session;
    this.words = words;
  }

  /** All that is told in it, in order. */
  get lines(): readonly Told[] {
    return this.entries.flatMap(({ lines }) => lines);
  }

  /** Goes on with another session that stands where this one does. */
  on(session: Session): this {
    this.session = session;
    return this;
  }

  /** What was so before the first morning belongs to the first day. */
  private entry(at: number): DayEntry {
    const day = Math.max(1, at);
    const last = this.entries.at(-1);
    if (last !== undefined && last.day >= day) return last;
    const { start } = this.session.program.model.scenario;
    const made = { day, head: t("Day {day}, {date}", { day, date: formatDate(start.day + day - 1) }), lines: [] };
    this.entries.push(made);
    return made;
  }

  /** A line for the day that is now, such as what was decided. */
  note(day: number, text: string, word: string): void {
    const isKey = word.includes(".");
    const about = isKey ? { word: "", numbers: word } : { word };
    this.entry(day).lines.push({ text, cause: t(CAUSES.decided), ...about });
  }

  /** Tells what has happened since it was last asked, each thing under its day. */
  take(view: View, { home, hungered, noticed, reckoned }: NewsParts, idle: readonly KeptRow[] = []): void {
    // Whoever works where he is back by night has been at home every evening.
    const atHome = view.atHome || view.working !== undefined;
    const stayed = this.wasHome && atHome;
    for (let day = this.nextDay(); day !== undefined; day = this.nextDay()) this.tell(day, view, stayed);
    this.wasHome = atHome;
    const now = [
      ...idle.map(({ id, text }) => ({ text, cause: t(CAUSES.idle), word: id })),
      ...because(stayed ? [] : home, CAUSES.household, "household"),
      ...because(hungered, CAUSES.hunger, "hunger"),
      ...because(noticed, CAUSES.odds, "odds"),
      ...reckoned.map(({ text, word }) => ({ text, cause: t(CAUSES.odds), word })),
    ];
    if (now.length > 0) this.entry(view.day).lines.push(...now);
  }

  private nextDay(): number | undefined {
    const { postings, texts, lessons, offersLeft } = this.session.journal;
    const next = [postings[this.postings], texts[this.texts], lessons[this.lessons], offersLeft[this.left]];
    const days = next.flatMap((of) => (of === undefined ? [] : [of.day]));
    return days.length === 0 ? undefined : Math.min(...days);
  }

  private tell(day: number, view: View, stayed: boolean): void {
    const { session, words } = this;
    const { journal } = session;
    const until = (from: number, of: readonly { readonly day: number }[]): number => {
      const end = of.findIndex((one, at) => at >= from && one.day > day);
      return end < 0 ? of.length : end;
    };
    const to = {
      postings: until(this.postings, journal.postings),
      texts: until(this.texts, journal.texts),
      lessons: until(this.lessons, journal.lessons),
      left: until(this.left, journal.offersLeft),
    };
    const span: Span = {
      postings: [this.postings, to.postings],
      texts: [this.texts, to.texts],
      lessons: [this.lessons, to.lessons],
      left: [this.left, to.left],
    };
    const events = together(happened(session, words, view, span));
    const household = stayed ? householdText(session, words, journal.postings.slice(this.postings, to.postings)) : "";
    const home = household === "" ? [] : [t("At home: {household}.", { household })];
    const told = [...events, ...because(home, CAUSES.household, "household")];
    if (told.length > 0) this.entry(day).lines.push(...told);
    [this.postings, this.texts, this.lessons, this.left] = [to.postings, to.texts, to.lessons, to.left];
  }
}
