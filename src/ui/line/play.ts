import { type Decision, type Session, View, type Worth } from "../../engine/index.js";
import { heard, t } from "../../language/index.js";
import type { Meant } from "../answers/explain.js";
import type { Says } from "../answers/numbers.js";
import { outlookText } from "../answers/odds.js";
import type { Inquire } from "../debrief/findings.js";
import { inquireInLines } from "../debrief/lines.js";
import { leftText, toTakeBack, UNDO_MEANS, whyNoUndo } from "../hindsight.js";
import { capital, Words } from "../words.js";
import { wrapLines } from "../wrap.js";
import { parseAmount } from "./amount.js";
import { tell } from "./commands.js";
import { debrief } from "./debrief.js";
import { type Match, match } from "./match.js";
import { choiceEntries, type Entry, planEntries, type Question, spokenLine } from "./menu.js";
import { News } from "./news.js";
import { ENDS, helpLines, NOTHING, OVER, REFUSED } from "./phrases.js";
import { placeLine, priceLine, standingLines, worthLine } from "./status.js";
import { confirmed, keptLines, whyStopped } from "./stops.js";

/** What the line mode needs from outside: where lines go, and where the record is kept. */
export interface LinePorts {
  readonly print: (line: string) => void;
  /** Called after every decision taken. Throws with a sentence when it cannot save. */
  readonly save: () => void;
  /** What a source says, by its id; a reader who asks why is told. */
  readonly says?: Says | undefined;
  /** Looks into the run once it has ended. */
  readonly inquire?: Inquire | undefined;
  /** The terminal's size: a longer answer is told in pages. None where nothing is cut off. */
  readonly page?: { readonly columns: number; readonly rows: number };
}

const ENDING = /^(end|finish)$/i;
const UNDO = /^undo *(\d{0,4})$/i;

/** A campaign played in plain lines: numbered choices, only what is new, nothing redrawn. */
export class LinePlay {
  private readonly session: Session;
  private readonly ports: LinePorts;
  private readonly words: Words;
  private news: News;
  private entries: readonly Entry[] = [];
  private question: Question | undefined;
  /** The entry of the plan whose amount is being asked for. */
  private asking: Entry | undefined;
  /** What of the last answer has not been shown. */
  private untold: readonly string[] = [];
  /** What was told when the present choice came up; told again when it is asked again. */
  private scene: readonly string[] = [];
  /** The standing lines last told. */
  private stood: ReadonlySet<string> = new Set();
  private worth: Worth | undefined;
  /** `end` has been typed once, by the line just taken. */
  private ending = false;
  /** The content note has been shown and waits to be left; an answer typed there is one to the first question. */
  private opening = false;
  /** How many decisions the line just taken asked to take back, and the one before it: a rewind is asked for twice. */
  private undoing = 0;
  private undoes = 0;
  /** `end` had been typed by the line before the one that is being taken. */
  private sure = false;
  private lastDay = 0;
  /** What looks into the run, while it does. */
  private inquiry: { readonly done: Promise<void>; readonly stop: () => void } | undefined;

  constructor(session: Session, ports: LinePorts) {
    this.session = session;
    this.ports = ports;
    this.words = new Words(session.program);
    this.news = new News(session, this.words);
  }

  private get view(): View {
    return new View(this.session.program, this.session.campaign.world, this.session.campaign.rest);
  }

  get ended(): boolean {
    return this.session.campaign.ended;
  }

  private print(lines: readonly string[]): void {
    for (const line of lines) this.ports.print(line);
  }

  /** Opens the play: title, content note, and the first question. A resumed one tells where it stood. */
  open(resumed: boolean): void {
    if (resumed) this.reopen();
    else this.preface();
    if (resumed || this.ports.page === undefined) this.begin(resumed);
    else {
      this.opening = true;
      this.print([t("(Enter goes on)")]);
    }
  }

  /** From the title on to the first question. */
  private begin(resumed: boolean): void {
    if (!resumed) this.introduce();
    if (this.ended) this.close();
    else if (this.session.campaign.rest.kind === "begin") this.decide({ do: "begin" });
    else this.ask();
  }

  /** Title and content note, by themselves, so that a page of any height shows them before the rest. */
  private preface(): void {
    const text = (key: string): string => this.words.text(key, this.view) ?? "";
    this.print([text("title"), "", text("content-note"), ""]);
  }

  private introduce(): void {
    const { view, words } = this;
    const text = (key: string): string => words.text(key, view) ?? "";
    const { choice, program } = this.session;
    this.print([
      text("summary"),
      "",
      t("World '{seed}', base {base}.", { seed: choice.seed, base: program.model.base }),
      "",
      ...helpLines(),
      "",
    ]);
  }

  private reopen(): void {
    const { view, words } = this;
    this.news.skip(view);
    const title = words.text("title", view) ?? "";
    this.print([this.ended ? t("{title} has ended already.", { title }) : t("Going on with {title}.", { title })]);
    if (!this.ended) this.stands();
  }

  /** Tells where the play stands, for one who comes back to it. */
  private stands(): void {
    const { view, words } = this;
    const { rest } = view;
    this.lastDay = view.day;
    const said =
      rest.kind === "choose" || rest.kind === "ask"
        ? words.text(`encounters.${rest.encounter}.${rest.node}.say`, view)
        : undefined;
    this.scene = said === undefined ? [] : [said];
    this.print([placeLine(view, words), ...this.scene]);
  }

  /** Takes decisions back, once that was asked for twice; what happened since is as if it had not been. */
  private undo(steps: number): void {
    const { session, words } = this;
    const not = whyNoUndo(session, steps);
    if (not !== undefined) return this.print([not]);
    if (this.undoes !== steps) {
      this.undoing = steps;
      const back = toTakeBack(session, steps, words).map((of) => `  ${of}`);
      const again = t("Type `undo` once more to do it; anything else goes on.");
      return this.print([
        t("This takes back, {leftText}:", { leftText: leftText(session.hindsight) }),
        ...back,
        t(UNDO_MEANS),
        again,
      ]);
    }
    session.rewind(steps);
    this.ports.save();
    this.news = new News(session, words);
    this.news.skip(this.view);
    [this.question, this.untold, this.stood, this.worth] = [undefined, [], new Set(), undefined];
    this.print([t("Taken back; {leftText}.", { leftText: leftText(session.hindsight) })]);
    this.stands();
    this.ask();
  }

  /** One typed line. */
  take(line: string): void {
    const text = heard(line.trim());
    this.sure = this.ending;
    this.ending = false;
    this.undoes = this.undoing;
    this.undoing = 0;
    if (this.opening) {
      this.opening = false;
      this.begin(false);
      if (text === "") return;
    }
    const [, steps] = UNDO.exec(text) ?? [];
    if (steps !== undefined) return this.undo(Number(steps || this.undoes || 1));
    if (this.ended) return this.afterwards(text);
    if (this.question !== undefined) return this.takeAmount(text);
    if (text === "") return this.again();
    const [word = "", ...rest] = text.split(/\s+/);
    if (this.command(word.toLowerCase(), rest.join(" "))) return;
    this.choose(text.toLowerCase());
  }

  /** After the ending what was can still be asked about. */
  private afterwards(text: string): void {
    const [word = "", ...rest] = (text === "" && this.isPaging ? "more" : text).split(/\s+/);
    if (!this.command(word.toLowerCase(), rest.join(" "))) this.print([t(OVER)]);
  }

  /** Commands that tell something and change nothing. */
  private command(word: string, rest: string): boolean {
    if (word === "decisions") {
      this.lookInto();
      return true;
    }
    if (word === "more") {
      this.answer(this.untold.length === 0 ? [t("There is nothing more to tell.")] : this.untold);
      return true;
    }
    const found = match(rest.toLowerCase(), this.entries);
    const meant = this.meantAmount(rest) ?? this.meantEntry(found) ?? (rest === "" ? (this.asking ?? {}) : {});
    const lines = tell({ session: this.session, words: this.words, says: this.says }, word, rest, meant);
    if (lines === undefined) return false;
    this.answer(lines);
    return true;
  }

  /** Looks into the ended run; what is found is told when it is there. */
  private lookInto(): void {
    const { session, words, ports } = this;
    if (!this.ended) return this.print([t("That can be looked into once the campaign has ended.")]);
    if (ports.inquire === undefined)
      return this.print([t("Nobody is here to look into it; `jangmadang debrief` does.")]);
    if (this.inquiry !== undefined) return;
    const stopping = new AbortController();
    this.print([t("Futures of this run are played now; that takes some seconds. Ctrl-C ends it with what is found.")]);
    const done = inquireInLines(ports.inquire, session, words, stopping.signal, (lines) => this.print(lines))
      .then((lines) => this.answer(lines))
      .catch((error) => this.print([error instanceof Error ? error.message : String(error)]))
      .finally(() => {
        this.inquiry = undefined;
      });
    this.inquiry = { done, stop: () => stopping.abort() };
  }

  /** Whether something is being looked into; `stop` ends that with what is found. */
  get looking(): { readonly done: Promise<void>; readonly stop: () => void } | undefined {
    return this.inquiry;
  }

  /** Where an amount is asked for, what `why` with an amount means. */
  private meantAmount(text: string): Meant | undefined {
    const { question } = this;
    if (question === undefined || !/^\s*(\d|all$|half$|none$)/i.test(text)) return undefined;
    const { units } = this.session.program.model.scenario;
    const result = parseAmount(text, question.bounds, question.factor, question.dims, units);
    return result.ok ? { ...this.asking, amount: result.amount } : undefined;
  }

  /** What `why 2` means, or `why 2 12` where choice 2 asks for an amount. */
  private meantEntry(found: Match | undefined): Meant | undefined {
    if (found === undefined) return undefined;
    const { entry, left, by } = found;
    const { question } = entry;
    if (question === undefined || left === "") return { ...entry, by };
    const { units } = this.session.program.model.scenario;
    const result = parseAmount(left, question.bounds, question.factor, question.dims, units);
    return result.ok ? { ...entry, by, amount: result.amount } : { ...entry, by };
  }

  private readonly says: Says = (source) => this.ports.says?.(source);

  /** An answer, a page at a time. */
  private answer(lines: readonly string[]): void {
    const { columns, rows } = this.ports.page ?? { columns: Number.POSITIVE_INFINITY, rows: Number.POSITIVE_INFINITY };
    const most = Math.max(8, rows - 4);
    const wrapped =
      columns === Number.POSITIVE_INFINITY ? lines : lines.flatMap((line) => wrapLines(line, columns - 1).split("\n"));
    const shown = wrapped.length <= most ? wrapped : wrapped.slice(0, most - 1);
    this.untold = wrapped.slice(shown.length);
    this.print(shown);
    if (this.untold.length > 0) this.print([t("({count} more lines: type `more`)", { count: this.untold.length })]);
  }

  /** Asks again, and tells again what it is about. */
  private again(): void {
    this.stood = new Set();
    this.print([placeLine(this.view, this.words), ...this.scene]);
    this.ask();
  }

  /** For a word that is understood but names no choice, or several: which there are, or why there is none. */
  private nearly(text: string): string | undefined {
    const [first = ""] = text.split(/\s+/);
    const near = this.entries.filter(({ words }) => words.startsWith(`${first} `));
    if (near.length > 0)
      return t("Do you mean {near}?", { near: near.map(({ words }) => `\`${words}\``).join(t(" or ")) });
    const nothing = Object.hasOwn(NOTHING, first) ? NOTHING[first] : undefined;
    return this.session.campaign.rest.kind === "plan" && nothing !== undefined ? t(nothing) : undefined;
  }

  private noChoice(text: string): void {
    const numbered = this.entries.filter(({ spoken }) => spoken !== true).length;
    this.print([
      this.nearly(text) ??
        t("There is no choice '{text}'. Type a number from 1 to {numbered}, words of a choice, or `help`.", {
          text,
          numbered,
        }),
    ]);
  }

  private choose(text: string): void {
    if (this.session.campaign.rest.kind !== "plan" && ENDING.test(text)) return this.print([t(ENDS)]);
    const { entry, left = "" } = match(text, this.entries) ?? {};
    if (entry === undefined) return this.noChoice(text);
    if (entry.closed !== undefined) {
      this.print([`${capital(entry.closed)}.`]);
      return;
    }
    if (entry.decision?.do === "finish" && !this.sure) {
      this.ending = true;
      this.print([t("This closes the campaign for good. Type `end` once more to do it; anything else goes on.")]);
      return;
    }
    if (entry.decision !== undefined) return this.decide(entry.decision);
    this.question = entry.question;
    this.asking = entry;
    if (left === "") this.print([t("{text} (Enter goes back)", { text: entry.question?.text ?? "" })]);
    else this.takeAmount(left);
  }

  private takeAmount(text: string): void {
    const { question } = this;
    if (question === undefined) return;
    const { rest } = this.session.campaign;
    const [word = "", ...more] = text.split(/\s+/);
    const told = rest.kind === "ask" && ENDING.test(text);
    if (told) this.print([t(ENDS)]);
    if (told || this.command(word.toLowerCase(), more.join(" "))) return this.print([question.text]);
    if (text === "") {
      if (rest.kind === "ask") return this.again();
      this.question = undefined;
      return this.ask();
    }
    const result = parseAmount(
      text,
      question.bounds,
      question.factor,
      question.dims,
      this.session.program.model.scenario.units,
    );
    if (!result.ok) return this.notAnAmount(text, `${result.why}. ${question.text}`);
    this.question = undefined;
    const decision = question.decide(result.amount);
    if (result.amount === 0 && rest.kind === "plan" && decision.do !== "order") return this.ask();
    this.decide(decision);
  }

  /** What is no amount may be another command of the plan; else the question is asked again. */
  private notAnAmount(text: string, why: string): void {
    const typed = text.toLowerCase();
    const other = !/^\d/.test(text) && match(typed, this.entries) !== undefined;
    if (this.session.campaign.rest.kind !== "plan" || !other) return this.print([why]);
    this.question = undefined;
    this.choose(typed);
  }

  private decide(decision: Decision): void {
    const { activities, day } = this.view;
    const before = { activities, day };
    const answer = this.session.decide(decision);
    if (!answer.ok) {
      this.print([t(REFUSED[answer.why])]);
      return this.ask();
    }
    this.ports.save();
    const { view } = this;
    const earlier = this.news.takeBefore(view);
    this.print(earlier);
    if (view.day !== this.lastDay && view.day > 0) {
      this.lastDay = view.day;
      this.print(["", placeLine(view, this.words)]);
    }
    this.scene = [
      ...confirmed(decision, this.words),
      ...this.news.take(view),
      ...keptLines(before, view, this.words),
      ...whyStopped(decision, day, view, this.words),
    ];
    this.print(this.scene);
    if (this.ended) this.close();
    else this.ask();
  }

  /** The question of the moment; the standing lines only when they changed. */
  private ask(): void {
    const { view, words } = this;
    const { rest } = view;
    if (rest.kind === "ask") return this.askNumber(view);
    if (rest.kind === "plan") this.stand(view);
    this.entries = rest.kind === "plan" ? planEntries(view, words) : choiceEntries(view, words);
    this.print([
      rest.kind === "plan" ? t("What do you do?") : t("You can:"),
      ...this.entries
        .filter(({ spoken }) => spoken !== true)
        .map(({ label, closed }, index) => `  ${index + 1}  ${label}${closed === undefined ? "" : ` (${closed})`}`),
      ...(rest.kind === "plan" ? [spokenLine(this.entries)] : []),
    ]);
  }

  /** What stands, of each kind only what has changed since it was last told; all of it after an empty line. */
  private stand(view: View): void {
    const { words } = this;
    const worth = worthLine(view, words, this.worth);
    const lines = [...standingLines(this.session.program, view, words), worth, ...priceLine(view, words)];
    const isNew = lines.filter((line) => !this.stood.has(line));
    this.print(isNew);
    this.stood = new Set([...lines.filter((line) => line !== worth), worthLine(view, words)]);
    this.worth = view.worth;
  }

  private askNumber(view: View): void {
    const { range, rest } = view;
    this.entries = [];
    if (range === undefined || rest.kind !== "ask") return;
    const unit = this.words.askedUnit(range.dims);
    const most = this.words.quantity(range.to, range.dims);
    const odds = range.outlook === undefined ? "" : t(" [you believe: {odds}]", { odds: outlookText(range.outlook) });
    const text = t("{text} From {quantity} to {most}.{odds}", {
      text: this.words.text(`encounters.${rest.encounter}.${rest.node}.ask`, view) ?? t("How much?"),
      quantity: this.words.quantity(range.from, range.dims),
      most,
      odds,
    });
    this.question = { text, bounds: range, ...unit, decide: (amount) => ({ do: "answer", amount }) };
    this.print([text]);
  }

  /** Whether an answer, or the account at the end, has not been shown to its end. */
  get isPaging(): boolean {
    return this.untold.length > 0;
  }

  private close(): void {
    this.answer([...debrief(this.session, this.words), ...(this.ports.page === undefined ? [] : ["", t(OVER)])]);
  }
}
