import type { Program, Session, View, Worth } from "../../engine/index.js";
import { t } from "../../language/index.js";
import type { Meant } from "../answers/asked.js";
import { refusedHere } from "../answers/bribe.js";
import { askBehind } from "../answers/course.js";
import { askableIn, lookUp } from "../answers/lookup.js";
import { outlookText } from "../answers/odds.js";
import { rangeLines } from "../answers/range.js";
import type { Words } from "../words.js";
import { type AmountResult, parseAmount } from "./amount.js";
import { type Match, match } from "./match.js";
import { choiceEntries, type Entry, planEntries, type Question, spokenLine } from "./menu.js";
import { BACK, GOES_BACK, NOTHING } from "./phrases.js";
import { movedTexts, priceLine, standingLines, worthLine } from "./status.js";

/** What is typed as an amount. */
const AMOUNT = /^\s*(\d|all$|half$|none$)/i;

/** What stands behind the number of a figure that was read: `2 days`, `4 %`. */
const FIGURES_UNIT = /^(?:%|(?!all$|half$|none$|numbers$)\p{L}[\p{L}/]*)$/iu;

/** Asks for all numbers behind what stands before it. */
const NUMBERS = /^numbers$/i;

/** What is typed for a deed of the plan that asks for an amount. */
const DEED = /^(buy|sell|repay|leave|take|wait) /;

/** Names of a typed line that are pointed to. */
const MOST_TOLD = 3;

export const ENDING = /^(end|finish)$/i;

/** What the player is asked now: the entries of the menu, or an amount. */
export class Asking {
  entries: readonly Entry[] = [];
  question: Question | undefined;
  /** The entry of the plan whose amount is being asked for. */
  entry: Entry | undefined;
  private readonly program: Program;
  private readonly words: Words;
  /** The standing lines last told. */
  private stood: ReadonlySet<string> = new Set();
  private worth: Worth | undefined;
  /** All that moved worth between the last two times it was told. */
  moved: readonly string[] = [];

  private readonly session: Pick<Session, "journal">;

  constructor(session: Pick<Session, "journal" | "program">, words: Words) {
    this.session = session;
    this.program = session.program;
    this.words = words;
  }

  /** What is owed as the question of the moment stands. */
  private owed = "";
  private lastDay = 0;

  /** Worth has been told as it stands. */
  reckoned({ worth }: View): void {
    const moved = this.worth === undefined ? [] : movedTexts(this.worth, worth, this.words);
    if (moved.length > 0) this.moved = moved;
    this.worth = worth;
  }

  /** From here on all that stands is told anew. */
  tellAll(): void {
    this.stood = new Set();
  }

  /** Nothing has been told or asked. */
  forget(): void {
    this.question = undefined;
    this.worth = undefined;
    this.moved = [];
    this.tellAll();
  }

  /** The question of the moment; the standing lines only when they changed. */
  lines(view: View): readonly string[] {
    const { words } = this;
    const { rest } = view;
    this.entry = undefined;
    this.lastDay = view.lastDay;
    this.owed = view.debts
      .filter(({ owed, mostToRepay }) => owed > 0 && mostToRepay === 0)
      .map(({ id, owed }) => t("{owed} for {credit}", { owed: words.owed(id, owed), credit: words.name("credit", id) }))
      .join(", ");
    if (rest.kind === "ask") return this.number(view);
    const stands = rest.kind === "plan" ? this.stand(view) : [];
    this.entries = rest.kind === "plan" ? planEntries(view, words) : choiceEntries(this.program, view, words);
    return [
      ...stands,
      rest.kind === "plan" ? t("What do you do?") : t("You can:"),
      ...this.numbered.map(
        ({ label, closed }, index) => `  ${index + 1}  ${label}${closed === undefined ? "" : ` (${closed})`}`,
      ),
      ...(rest.kind === "plan" ? [spokenLine(this.entries)] : []),
    ];
  }

  private get numbered(): readonly Entry[] {
    return this.entries.filter(({ spoken }) => spoken !== true);
  }

  /** What stands, of each kind only what has changed since it was last told; all of it after an empty line. */
  private stand(view: View): readonly string[] {
    const { words } = this;
    const worth = worthLine(view, words, this.worth);
    const lines = [...standingLines(this.program, view, words), worth, ...priceLine(view, words)];
    const isNew = lines.filter((line) => !this.stood.has(line));
    this.stood = new Set([...lines.filter((line) => line !== worth), worthLine(view, words)]);
    this.reckoned(view);
    return isNew;
  }

  private number(view: View): readonly string[] {
    const { range, rest } = view;
    this.entries = [];
    if (range === undefined || rest.kind !== "ask") return [];
    const told = outlookText(range.outlook ?? [], this.words, rest.encounter);
    const believed = range.offers
      ? t(" [you believe, of such men whatever is offered: {odds}]", { odds: told })
      : t(" [you believe: {odds}]", { odds: told });
    const refused = refusedHere(view, this.words, this.session.journal);
    const left = refused === "" ? "" : t(" Not taken here so far: {refused}.", { refused });
    const odds = `${left}${range.outlook === undefined ? "" : believed}`;
    const of = {
      text: this.words.text(`encounters.${rest.encounter}.${rest.node}.ask`, view) ?? t("How much?"),
      quantity: this.words.quantity(range.from, range.dims),
      most: this.words.quantity(range.to, range.dims),
      odds,
    };
    const text =
      range.from === range.to
        ? t("{text} Only {most} is possible.{odds}", of)
        : t("{text} From {quantity} to {most}.{odds}", of);
    const hangs = (): readonly string[] => rangeLines(this.program, view, this.words);
    const unit = this.words.askedUnit(range.dims);
    this.question = { text, bounds: range, ...unit, decide: (amount) => ({ do: "answer", amount }), hangs };
    return [text, ...(range.from === range.to ? hangs() : [])];
  }

  /** A typed amount for a question. */
  amount({ bounds, dims, factor }: Pick<Question, "bounds" | "dims" | "factor">, text: string): AmountResult {
    const reads = (at: number): string => this.words.quantity(at, dims);
    return parseAmount(text, { ...bounds, reads }, factor, dims, this.program.model.scenario.units);
  }

  /** What was asked about: an amount where one is asked for, a choice of the menu, or the entry that asks. */
  meant(text: string, view: View): Meant {
    return (
      this.meantAmount(text) ??
      this.meantEntry(match(text.toLowerCase(), this.entries), view) ??
      this.meantLater(text.toLowerCase(), view) ??
      (text === "" ? (this.entry ?? {}) : {})
    );
  }

  /** What a deed of the plan means while something else is asked: what it would come to here. */
  private meantLater(text: string, view: View): Meant | undefined {
    if (view.rest.kind === "plan" || !DEED.test(text)) return undefined;
    const deeds = planEntries(view, this.words).filter(({ question }) => question !== undefined);
    return this.meantEntry(match(text, deeds), view);
  }

  /** Where an amount is asked for, what `why` with an amount means. */
  private meantAmount(text: string): Meant | undefined {
    const { question } = this;
    if (question === undefined || !AMOUNT.test(text)) return undefined;
    return { ...this.entry, ...this.amountOrNot(question, text) };
  }

  /** What `why 2` means, or `why 2 12` where choice 2 asks for an amount. */
  private meantEntry(found: Match | undefined, view: View): Meant | undefined {
    if (found === undefined) return undefined;
    const { entry, left, by } = found;
    const { question } = entry;
    if (left === "") return { ...entry, by };
    if (by === "number" && FIGURES_UNIT.test(left)) return undefined; // a figure with its unit, as it was read
    if (question !== undefined) return { ...entry, by, ...this.amountOrNot(question, left) };
    if (by === "words" && !AMOUNT.test(left) && !NUMBERS.test(left)) return undefined; // another wording that begins so
    return AMOUNT.test(left) ? { ...entry, by, ...this.saidBehind(entry, left, view) } : { ...entry, by };
  }

  /** An amount typed behind an option: said where the option asks for one, else of no use. */
  private saidBehind({ option }: Entry, typed: string, view: View): Meant {
    const ahead = option === undefined ? undefined : askBehind(this.program, view, this.words, option);
    if (ahead === undefined) return { unused: typed };
    const { bounds, dims, ask } = ahead;
    const amounts = { quantity: this.words.quantity(bounds.from, dims), most: this.words.quantity(bounds.to, dims) };
    const text = t("{text} From {quantity} to {most}.{odds}", { text: ask, ...amounts, odds: "" });
    const question = { text, bounds, ...this.words.askedUnit(dims), hangs: () => [] };
    const result = this.amount(question, typed);
    return result.ok ? { said: { amount: result.amount } } : { outside: outside(question, result.why) };
  }

  private amountOrNot(question: Question, text: string): Meant {
    const { from, to } = question.bounds;
    const result = this.amount({ ...question, bounds: { from, to: question.goesOnTo ?? to } }, text);
    if (result.ok) return { amount: result.amount, decision: question.decide(result.amount) };
    return /^\d/.test(text)
      ? { outside: [t("Typed as an answer: {why}.", { why: result.why }), ...question.hangs()] }
      : { unused: text };
  }

  /** What is said to one who named no choice, or several. */
  noChoice(text: string, isPlan: boolean): string {
    if (GOES_BACK.test(text)) return t(BACK);
    return (
      this.nearly(text, isPlan) ??
      [
        t("There is no choice '{text}'. Type a number from 1 to {numbered}, words of a choice, or `help`.", {
          text,
          numbered: this.numbered.length,
        }),
        ...this.told(text),
      ].join(" ")
    );
  }

  /** That words typed by themselves are told of, where they are. */
  private told(text: string): readonly string[] {
    const known =
      lookUp(this.program, this.words, text) === undefined ? askableIn(this.program, this.words, text) : [text];
    const names = known.slice(0, MOST_TOLD).map((name) => `\`${t("why {name}", { name })}\``);
    return names.length === 0 ? [] : [t("{names} tells of it.", { names: names.join(t(" or ")) })];
  }

  /** Whether what stands behind a verb, but for an amount, is a good. */
  private isGood(text: string): boolean {
    const name = text.replace(/ (?:\d.*|all|half|none)$/, "").trim();
    return lookUp(this.program, this.words, name)?.things.some(({ section }) => section === "goods") ?? false;
  }

  /** For a word that is understood but names no choice, or several: which there are, or why there is none. */
  private nearly(text: string, isPlan: boolean): string | undefined {
    const [first = ""] = text.split(/\s+/);
    const near = this.entries.filter(({ words }) => words.startsWith(`${first} `));
    const nothing = Object.hasOwn(NOTHING, first) ? NOTHING[first] : undefined;
    if (near.length > 0) {
      const other = isPlan && nothing !== undefined && this.isGood(text.slice(first.length)) ? [t(nothing)] : [];
      const names = near.map(
        ({ words, alias, thing }) => `\`${thing?.section === "goods" ? (alias ?? words) : words}\``,
      );
      return [...other, t("Do you mean {near}?", { near: names.join(t(" or ")) })].join(" ");
    }
    if (isPlan && ENDING.test(first))
      return t("You cannot end this one yourself: it ends after day {day}. `quit` stops, and your place is kept.", {
        day: this.lastDay,
      });
    if (!isPlan || nothing === undefined) return undefined;
    return first === "repay" && this.owed !== ""
      ? t("You owe {owed}; none of that money is with you.", { owed: this.owed })
      : t(nothing);
  }
}

/** Why an amount is not possible, what is asked, and why the bounds are what they are. */
export const outside = (question: Pick<Question, "text" | "hangs">, why: string): readonly string[] => [
  `${why}. ${question.text}`,
  ...question.hangs(),
];
