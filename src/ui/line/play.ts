import { type Decision, nominalWealth, numerairePrice, realWealth, type Session, View } from "../../engine/index.js";
import { Words } from "../words.js";
import { parseAmount } from "./amount.js";
import { debrief } from "./debrief.js";
import { choiceEntries, type Entry, outlookText, planEntries, type Question } from "./menu.js";
import { News } from "./news.js";
import { HELP, REFUSED } from "./phrases.js";
import { beliefLines, debtLines, holdingLines, householdLines, orderLines, placeLine, priceLines } from "./status.js";
import { explain } from "./why.js";

/** What the line mode needs from outside: where lines go, and where the record is kept. */
export interface LinePorts {
  readonly print: (line: string) => void;
  /** Called after every decision taken. Throws with a sentence when it cannot save. */
  readonly save: () => void;
}

/** A campaign played in plain lines: numbered choices, only what is new, nothing redrawn. */
export class LinePlay {
  private readonly session: Session;
  private readonly ports: LinePorts;
  private readonly words: Words;
  private readonly news: News;
  private entries: readonly Entry[] = [];
  private question: Question | undefined;
  private lastStatus = "";
  private lastDay = 0;

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
    else this.introduce();
    if (this.ended) this.close();
    else if (this.session.campaign.rest.kind === "begin") this.decide({ do: "begin" });
    else this.ask();
  }

  private introduce(): void {
    const { view, words } = this;
    const text = (key: string): string => words.text(key, view) ?? "";
    const { choice, program } = this.session;
    this.print([
      text("title"),
      "",
      text("content-note"),
      "",
      text("summary"),
      "",
      `World '${choice.seed}', base ${program.model.base}.`,
      "",
      ...HELP,
      "",
    ]);
  }

  private reopen(): void {
    const { view, words } = this;
    const { rest } = view;
    this.news.skip();
    this.print([
      this.ended
        ? `${words.text("title", view) ?? ""} has ended already.`
        : `Going on with ${words.text("title", view) ?? ""}.`,
    ]);
    if (this.ended) return;
    this.lastDay = view.day;
    const said =
      rest.kind === "choose" || rest.kind === "ask"
        ? words.text(`encounters.${rest.encounter}.${rest.node}.say`, view)
        : undefined;
    this.print([placeLine(view, words), ...(said === undefined ? [] : [said])]);
  }

  /** One typed line. */
  take(line: string): void {
    const text = line.trim();
    if (this.question !== undefined) return this.takeAmount(text);
    if (text === "") return this.ask();
    const [word = "", ...rest] = text.split(/\s+/);
    if (this.command(word.toLowerCase(), rest.join(" "))) return;
    this.choose(text.toLowerCase());
  }

  /** Commands that tell something and change nothing. */
  private command(word: string, rest: string): boolean {
    const { view, words } = this;
    switch (word) {
      case "help":
      case "?":
        this.print(HELP);
        return true;
      case "why":
        this.print(explain(this.session.program, view, words, rest));
        return true;
      case "prices":
        this.print(priceLines(view, words).length === 0 ? ["Nothing is traded here."] : priceLines(view, words));
        return true;
      case "odds":
        this.print(beliefLines(view, words));
        return true;
      case "home":
        this.print(householdLines(view, words));
        return true;
      case "status":
        this.print(this.status(view));
        return true;
      case "ledger":
        this.print(this.ledger());
        return true;
      default:
        return false;
    }
  }

  private ledger(): readonly string[] {
    const { journal, program } = this.session;
    return journal.postings.slice(-12).map(({ day, from, to, commodity, amount, reason }) => {
      const of = program.model.scenario.commodities[commodity];
      const what =
        of === undefined
          ? ""
          : of.kind === "claim"
            ? `debt ${this.words.money(amount)}`
            : this.words.holding(of.id, amount);
      return `  day ${day}: ${program.model.accounts[from]} -> ${program.model.accounts[to]}: ${what} (${reason})`;
    });
  }

  /** The entry a typed line means, and what of the line is left for an amount. */
  private entryFor(text: string): { readonly entry: Entry; readonly left: string } | undefined {
    const [, number, left = ""] = /^(\d+)(?:\s+(.+))?$/.exec(text) ?? [];
    const byNumber = number === undefined ? undefined : this.entries[Number(number) - 1];
    if (byNumber !== undefined) return { entry: byNumber, left };
    for (const entry of this.entries) {
      const said = [entry.words, entry.alias ?? entry.words].find(
        (words) => text === words || text.startsWith(`${words} `),
      );
      if (said !== undefined) return { entry, left: text.slice(said.length).trim() };
    }
    return undefined;
  }

  private choose(text: string): void {
    const { entry, left = "" } = this.entryFor(text) ?? {};
    if (entry === undefined) {
      this.print([
        `There is no choice '${text}'. Type a number from 1 to ${this.entries.length}, the words of a choice such as \`${this.entries[0]?.words ?? "help"}\`, or help.`,
      ]);
      return;
    }
    if (entry.closed !== undefined) {
      this.print([`That is ${entry.closed}.`]);
      return;
    }
    if (entry.decision !== undefined) return this.decide(entry.decision);
    this.question = entry.question;
    if (left === "") this.print([`${entry.question?.text ?? ""} (Enter goes back)`]);
    else this.takeAmount(left);
  }

  private takeAmount(text: string): void {
    const { question } = this;
    if (question === undefined) return;
    const { rest } = this.session.campaign;
    const [word = "", ...more] = text.split(/\s+/);
    if (["why", "help", "?", "prices", "status", "home", "odds", "ledger"].includes(word.toLowerCase())) {
      this.command(word.toLowerCase(), more.join(" "));
      this.print([question.text]);
      return;
    }
    if (text === "") {
      if (rest.kind !== "ask") this.question = undefined;
      return this.ask();
    }
    const result = parseAmount(
      text,
      question.bounds,
      question.factor,
      question.dims,
      this.session.program.model.scenario.units,
    );
    if (!result.ok) {
      if (rest.kind === "plan" && this.entryFor(text.toLowerCase()) !== undefined && !/^\d/.test(text)) {
        this.question = undefined; // another command instead of an amount
        return this.choose(text.toLowerCase());
      }
      this.print([`${result.why}. ${question.text}`]);
      return;
    }
    this.question = undefined;
    if (result.amount === 0 && rest.kind === "plan") return this.ask();
    this.decide(question.decide(result.amount));
  }

  private decide(decision: Decision): void {
    const answer = this.session.decide(decision);
    if (!answer.ok) {
      this.print([REFUSED[answer.why]]);
      return this.ask();
    }
    this.ports.save();
    const { view } = this;
    if (view.day !== this.lastDay && view.day > 0) {
      this.lastDay = view.day;
      this.print(["", placeLine(view, this.words)]);
    }
    this.print(this.news.take(view));
    if (this.ended) this.close();
    else this.ask();
  }

  private status(view: View): readonly string[] {
    return [
      placeLine(view, this.words),
      ...holdingLines(view, this.words),
      ...debtLines(view, this.words),
      ...orderLines(view, this.words),
      ...householdLines(view, this.words),
      `Worth in all, as you reckon it: ${this.words.real(view.wealth)}.`,
    ];
  }

  /** The question of the moment; the standing lines only when they changed. */
  private ask(): void {
    const { view, words } = this;
    const { rest } = view;
    if (rest.kind === "ask") return this.askNumber(view);
    const standing = [
      ...holdingLines(view, words),
      ...debtLines(view, words),
      ...orderLines(view, words),
      ...householdLines(view, words),
    ].join("\n");
    if (rest.kind === "plan" && standing !== this.lastStatus) {
      this.lastStatus = standing;
      this.print([standing, `Worth in all, as you reckon it: ${words.real(view.wealth)}.`]);
      this.print(priceLines(view, words));
    }
    this.entries = rest.kind === "plan" ? planEntries(view, words) : choiceEntries(view, words);
    this.print([
      rest.kind === "plan" ? "What do you do?" : "You can:",
      ...this.entries.map(
        ({ label, closed }, index) => `  ${index + 1}  ${label}${closed === undefined ? "" : ` (${closed})`}`,
      ),
    ]);
  }

  private askNumber(view: View): void {
    const { range, rest } = view;
    if (range === undefined || rest.kind !== "ask") return;
    const unit = this.words.askedUnit(range.dims);
    const most = this.words.quantity(range.to, range.dims);
    const odds = range.outlook === undefined ? "" : ` [you believe: ${outlookText(range.outlook)}]`;
    const text = `${this.words.text(`encounters.${rest.encounter}.${rest.node}.ask`, view) ?? "How much?"} From ${this.words.quantity(range.from, range.dims)} to ${most}.${odds}`;
    this.question = { text, bounds: range, ...unit, decide: (amount) => ({ do: "answer", amount }) };
    this.print([text]);
  }

  private close(): void {
    const { world } = this.session.campaign;
    const figures = { real: realWealth(world), nominal: nominalWealth(world), perUnit: numerairePrice(world) };
    this.print(debrief(this.session, this.words, figures));
  }
}
