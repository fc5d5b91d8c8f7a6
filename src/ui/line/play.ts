import { cutAt, type Decision, type Session, View } from "../../engine/index.js";
import { heard, t } from "../../language/index.js";
import { doneSince } from "../answers/done.js";
import type { Says } from "../answers/numbers.js";
import { capital } from "../figures.js";
import { leftText, toTakeBack, UNDO_MEANS, whyNoUndo } from "../hindsight.js";
import { stoppedBy, type Until } from "../until.js";
import { mayGoOn } from "../waiting.js";
import { Words } from "../words.js";
import { Asking, ENDING, outside } from "./asking.js";
import { tell } from "./commands.js";
import { accountLines, debrief } from "./debrief.js";
import { LookingBack, type LookingPorts } from "./looking-back.js";
import { match } from "./match.js";
import type { Question } from "./menu.js";
import { News } from "./news.js";
import { introduction, preface, saidHere } from "./opening.js";
import { type Page, Pager } from "./pager.js";
import { BACK, ENDS, GOES_BACK, OVER, REFUSED } from "./phrases.js";
import { Printed } from "./printed.js";
import { placeLine } from "./status.js";
import { confirmed, keptLines, takenAlong, whyStopped } from "./stops.js";

/** What the line mode needs from outside: where lines go, and where the record is kept. */
export interface LinePorts extends LookingPorts {
  readonly print: (line: string) => void;
  /** Called after every decision taken. Throws with a sentence when it cannot save. */
  readonly save: () => void;
  /** What a source says, by its id; a reader who asks why is told. */
  readonly says?: Says | undefined;
  /** Where it stops by itself, if that is before the end of the campaign. */
  readonly until?: Until | undefined;
  /** Nothing is taken back or looked into, and the words for it are not told. */
  readonly forwards?: boolean | undefined;
  /** The terminal's size: a longer answer is told in pages. None where nothing is cut off. */
  readonly page?: Page;
}

const ACCOUNT = /^account$/i;
const WHY = /^(why|what|i)$/;
const ABOUT_DECISION = /^decision (\d{1,4})$/i;
const ROW = /^(?:row )?(\d{1,2})$/i;
const UNDO = /^undo *(\d{0,4})$/i;

/** Typed words without a figure: an answer left over (`1`, `wait 10`) is passed over on a pipe, a word is not. */
const STRAY_WORD = /^\p{L}{3,}[^\d]*$/u;

/** A campaign played in plain lines: numbered choices, only what is new, nothing redrawn. */
export class LinePlay {
  private readonly session: Session;
  private readonly ports: LinePorts;
  private readonly words: Words;
  private news: News;
  private readonly asking: Asking;
  private back: LookingBack;
  private readonly pager: Pager;
  private readonly printed = new Printed();
  /** What was told when the present choice came up; told again when it is asked again. */
  private scene: readonly string[] = [];
  /** `end` has been typed once, by the line just taken. */
  private ending = false;
  /** The content note has been shown and waits to be left; an answer typed there is one to the first question. */
  private opening = false;
  /** What happened, in pages, and the question after it, as far as they wait to be told. */
  private pages: readonly (readonly string[])[] = [];
  /** How many decisions the line just taken asked to take back, and the one before it: a rewind is asked for twice. */
  private undoing = 0;
  private undoes = 0;
  /** `end` had been typed by the line before the one that is being taken. */
  private sure = false;
  private lastDay = 0;
  private unasked = 0;

  constructor(session: Session, ports: LinePorts) {
    this.session = session;
    this.ports = { ...ports, print: (line) => this.show(line, ports.print) };
    this.words = new Words(session.program);
    this.news = new News(session, this.words);
    this.pager = new Pager(ports.print, ports.page, (lines) => this.remember(lines));
    this.asking = new Asking(session, this.words);
    this.back = this.lookingBack();
  }

  private lookingBack(): LookingBack {
    return new LookingBack(this.session, this.words, this.ports, (lines) => this.pager.answer(lines));
  }

  /** A play in lines that is opened where a session stands. */
  private static at(session: Session, print: (line: string) => void): LinePlay {
    const line = new LinePlay(session, { print, save: () => undefined });
    line.open(true);
    return line;
  }

  private get view(): View {
    return new View(this.session.program, this.session.campaign.world, this.session.campaign.rest);
  }

  get ended(): boolean {
    return this.session.campaign.ended;
  }

  private show(line: string, print: LinePorts["print"]): void {
    this.remember([line]);
    print(line);
  }

  private remember(lines: readonly string[]): void {
    this.printed.add(lines, this.ended);
  }

  private print(lines: readonly string[]): void {
    for (const line of lines) this.ports.print(line);
  }

  /** Opens the play: title, content note, and the first question. A resumed one tells where it stood. */
  open(resumed: boolean): void {
    if (resumed) this.reopen();
    else this.print(preface(this.view, this.words));
    if (resumed || this.ports.page === undefined) this.begin(resumed);
    else {
      this.opening = true;
      this.print([t("(Enter goes on)")]);
    }
  }

  /** From the title on to the first question. */
  private begin(resumed: boolean): void {
    if (!resumed) this.print(introduction(this.session, this.view, this.words, this.ports.forwards));
    if (this.ended) this.close();
    else if (this.session.campaign.rest.kind === "begin") this.decide({ do: "begin" });
    else this.ask();
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
    this.lastDay = view.day;
    this.scene = saidHere(view, words);
    this.print([placeLine(view, words, this.ports.until?.day), ...this.scene]);
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
    if (session.rewind(steps) === undefined) throw new RangeError(`rewind:${steps}`);
    this.ports.save();
    this.news = new News(session, words);
    this.news.skip(this.view);
    this.back = this.lookingBack();
    this.printed.forgetEnd();
    this.pager.drop();
    this.asking.forget();
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
    if (this.pages.length > 0 && this.afterPause(text)) return;
    const [, steps] = UNDO.exec(text) ?? [];
    if (steps !== undefined) return this.undo(Number(steps || this.undoes || 1));
    if (this.ended) return this.afterwards(text);
    if (this.asking.question !== undefined) return this.takeAmount(text);
    if (text === "") return this.again();
    const [word = "", ...rest] = text.split(/\s+/);
    if (this.command(word.toLowerCase(), rest.join(" "))) return;
    this.choose(text.toLowerCase());
  }

  /** After the ending what was can still be asked about. On a pipe answers may be left over: that it is over is told once. */
  private afterwards(text: string): void {
    const [word = "", ...rest] = (text === "" && this.isPaging ? "more" : text).split(/\s+/);
    const isAccount = ACCOUNT.test(word);
    if (isAccount) this.pager.answer(debrief(this.session, this.words));
    if (isAccount || this.command(word.toLowerCase(), rest.join(" "))) this.unasked = 0;
    else if (this.ports.page !== undefined || this.unasked++ === 0 || STRAY_WORD.test(text)) this.print([t(OVER)]);
  }

  /** Lines in a row, since the ending, that asked nothing. */
  get leftOver(): number {
    return this.unasked;
  }

  /** Commands that tell something and change nothing. */
  private command(word: string, rest: string): boolean {
    const own = this.looksBack(word, rest);
    if (own !== undefined) {
      own();
      return true;
    }
    const { session, words, says } = this;
    const { forwards, until } = this.ports;
    const { measures, sayings: strategies } = this.back;
    const { moved } = this.asking;
    return this.printed.answering(rest.toLowerCase(), (printed) => {
      const lines = tell(
        { session, words, says, strategies, printed, measures, moved, forwards, until: until?.day },
        word,
        rest,
        this.asking.meant(rest, this.view),
      );
      if (lines !== undefined) this.pager.answer(lines);
      if (word === "status") this.asking.reckoned(this.view);
      return lines !== undefined;
    });
  }

  /** Words of what was told or played before. */
  private looksBack(word: string, rest: string): (() => void) | undefined {
    if (word === "more") return () => this.pager.more();
    const [, number] = ABOUT_DECISION.exec(rest) ?? [];
    const about = WHY.test(word) && number !== undefined ? this.back.decision(Number(number)) : undefined;
    const [, row] = ROW.exec(rest) ?? [];
    const told = about ?? (word === "why" && row !== undefined ? this.back.row(Number(row)) : undefined);
    if (told !== undefined) return () => this.pager.answer(told);
    if (word === "decisions") return () => this.back.decisions();
    if (word !== "what-if" && word !== "whatif") return undefined;
    return () => this.back.otherwise(rest, (session, print) => LinePlay.at(session, print));
  }

  /** Whether something is being looked into; `stop` ends that with what is found. */
  get looking(): LookingBack["looking"] {
    return this.back.looking;
  }

  private readonly says: Says = (source) => this.ports.says?.(source);

  /** Asks again, and tells again what it is about. */
  private again(): void {
    this.asking.tellAll();
    this.print([placeLine(this.view, this.words, this.ports.until?.day), ...this.scene]);
    this.ask();
  }

  private choose(text: string): void {
    if (this.session.campaign.rest.kind !== "plan" && ENDING.test(text)) return this.print([t(ENDS)]);
    const { entry, left = "" } = match(text, this.asking.entries) ?? {};
    if (entry === undefined)
      return this.print([this.asking.noChoice(text, this.session.campaign.rest.kind === "plan")]);
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
    this.asking.question = entry.question;
    this.asking.entry = entry;
    if (left === "") this.print([t("{text} (Enter goes back)", { text: entry.question?.text ?? "" })]);
    else this.takeAmount(left);
  }

  private takeAmount(text: string): void {
    const { question } = this.asking;
    if (question === undefined) return;
    const { rest } = this.session.campaign;
    const [word = "", ...more] = text.split(/\s+/);
    const told = rest.kind === "ask" && ENDING.test(text);
    if (told) this.print([t(ENDS)]);
    if (told || this.command(word.toLowerCase(), more.join(" "))) return this.print([question.text]);
    if (text === "" || GOES_BACK.test(text)) return this.goBack(text, question);
    const result = this.asking.amount(question, text);
    if (!result.ok) return this.notAnAmount(text, question, result.why);
    this.asking.question = undefined;
    const decision = question.decide(result.amount);
    if (result.amount === 0 && rest.kind === "plan" && decision.do !== "order") return this.ask();
    this.decide(decision);
  }

  /** Out of a question for an amount: from one of the plan, not from one of an encounter. */
  private goBack(text: string, question: Question): void {
    if (this.session.campaign.rest.kind !== "ask") {
      this.asking.question = undefined;
      return this.ask();
    }
    return text === "" ? this.again() : this.print([t(BACK), question.text]);
  }

  /** What is no amount may be more days than pass at once, or another command of the plan; else the question is asked again. */
  private notAnAmount(text: string, question: Question, why: string): void {
    if (this.asking.entry?.words === "wait" && /^[1-9]\d{0,3}$/.test(text)) return this.waitOn(Number(text));
    const typed = text.toLowerCase();
    const other = !/^\d/.test(text) && match(typed, this.asking.entries) !== undefined;
    if (this.session.campaign.rest.kind !== "plan" || !other)
      return this.print(/^\d/.test(text) ? outside(question, why) : [`${why}. ${question.text}`]);
    this.asking.question = undefined;
    this.choose(typed);
  }

  /** What is said where the play has come to its stop. */
  get stopped(): string | undefined {
    return stoppedBy(this.ports.until, this.session);
  }

  private decide(decision: Decision): void {
    const told = this.done(decision);
    if (told !== undefined) this.tell(told);
  }

  /** More days than may pass at once: one wait after another, until something is asked, is told of a person, or stops one. */
  private waitOn(days: number): void {
    this.asking.question = undefined;
    const told: string[] = [];
    for (let left = days; left > 0; ) {
      const before = this.view;
      const step = Math.min(left, before.longestWait);
      const lines = this.done({ do: "wait", days: step });
      if (lines === undefined) return this.print(told);
      told.push(...lines);
      left -= step;
      if (this.ended || this.stopped !== undefined || !mayGoOn(before, this.view, step)) break;
    }
    this.tell(told);
  }

  /** Takes a decision, and answers what there is to tell of it; undefined where it was refused, which has been told. */
  private done(decision: Decision): readonly string[] | undefined {
    if (this.stopped !== undefined) {
      this.print([this.stopped]);
      return undefined;
    }
    const { activities, day, working } = this.view;
    const before = { activities, day, working };
    const along = takenAlong(decision, this.view, this.words);
    const answer = this.session.decide(cutAt(this.ports.until?.day, decision, day));
    if (!answer.ok) {
      this.print([t(REFUSED[answer.why])]);
      this.ask();
      return undefined;
    }
    this.ports.save();
    const { view } = this;
    const told = [...along, ...this.news.takeBefore(view)];
    if (view.day !== this.lastDay && view.day > 0) {
      this.lastDay = view.day;
      told.push("", placeLine(view, this.words, this.ports.until?.day));
    }
    this.scene = [
      ...confirmed(decision, this.words),
      ...this.news.take(view),
      ...keptLines(before, view, this.words),
      ...doneSince(day, view, this.words, this.session.journal),
      ...whyStopped(decision, day, view, this.words),
    ];
    return [...told, ...this.scene];
  }

  /** What has happened, then the question of the moment, or the end; in pages where that fills more than one. */
  private tell(news: readonly string[]): void {
    if (this.ended) return this.close(news);
    const question = this.stopped === undefined ? this.asking.lines(this.view) : ["", this.stopped];
    const pages = this.pager.pagesOf(news, question);
    if (pages.length === 0) return this.print([...news, ...question]);
    this.pages = [...pages, question];
    this.turn();
  }

  /** Shows the next page. */
  private turn(): void {
    const [page = [], ...left] = this.pages;
    this.pages = left;
    this.print(page);
    if (left.length > 0) this.print([t("(Enter goes on)")]);
  }

  /** Goes on telling what has happened, and answers whether that was all that was typed: anything else is an answer already, once all has been told. */
  private afterPause(text: string): boolean {
    const onwards = text === "" || /^more$/i.test(text);
    if (!onwards) this.pages = [this.pages.flat()];
    this.turn();
    return onwards;
  }

  /** The question of the moment. */
  private ask(): void {
    const lines = this.asking.lines(this.view);
    this.print(this.stopped === undefined ? lines : [this.stopped]);
  }

  /** Whether an answer, or the account at the end, has not been shown to its end. */
  get isPaging(): boolean {
    return this.pager.isPaging;
  }

  private close(news: readonly string[] = []): void {
    const account = accountLines(this.session, this.words);
    this.back.accounts(account);
    this.pager.answer([
      ...news,
      ...account.map(({ text }) => text),
      ...(this.ports.page === undefined ? [] : ["", t(OVER)]),
    ]);
  }
}
