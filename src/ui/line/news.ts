import { flowsOf, movementsIn, type Posting, type Session, type View } from "../../engine/index.js";
import { barePercents, beliefWords, oddsText } from "../answers/odds.js";
import { diedText, hungerWord, stateText } from "../hunger.js";
import { capital, type Words } from "../words.js";
import { REASONS } from "./phrases.js";

/** What happened since the last decision: texts that became due, what was passed and what changed hands, in order; then, once he is home, what went on there, who hungers, and the odds that have moved. */
export class News {
  private readonly session: Session;
  private readonly words: Words;
  private postings = 0;
  private texts = 0;
  /** Postings up to here have been told as the household's. */
  private athome = 0;
  /** By belief: how often seen and the odds when last told. */
  private beliefs: View["beliefs"] = [];
  private members: View["household"]["members"] = [];
  private lessons = 0;

  constructor(session: Session, words: Words) {
    this.session = session;
    this.words = words;
  }

  /** Counts everything so far as told. */
  skip(view: View): void {
    this.athome = this.session.journal.postings.length;
    this.beliefs = view.beliefs;
    this.members = view.household.members;
    this.keep();
  }

  private keep(): void {
    this.postings = this.session.journal.postings.length;
    this.texts = this.session.journal.texts.length;
    this.lessons = this.session.journal.lessons.length;
  }

  take(view: View): readonly string[] {
    const { journal } = this.session;
    const lines: string[] = [];
    let told = this.postings;
    for (const { line, posting } of this.events(view)) {
      lines.push(...this.moved(journal.postings.slice(told, posting)));
      told = Math.max(told, posting);
      lines.push(line);
    }
    lines.push(...this.moved(journal.postings.slice(told)));
    this.keep();
    return [...lines, ...this.meanwhile(view), ...this.hungered(view), ...this.reckoned(view)];
  }

  /** Texts that became due, and what was seen without a word being said of it, in their order. What passed on days without a word is told together. */
  private events(view: View): readonly { readonly line: string; readonly posting: number }[] {
    const { texts, lessons } = this.session.journal;
    const told = texts.slice(this.texts).map(({ key, posting }, index) => ({
      line: this.words.text(key, view),
      posting,
      at: this.texts + index + 1,
    }));
    const seen = lessons.slice(this.lessons).map(({ belief, outcome, posting, text }) => {
      const id = this.session.program.model.scenario.beliefs[belief]?.outcomes[outcome] ?? "";
      const { unsaid } = beliefWords(this.session.program, this.words, belief);
      return { line: unsaid[id], posting, at: text + 1 / 2 };
    });
    return [...told, ...seen]
      .sort((a, b) => a.at - b.at)
      .flatMap(({ line, posting }) => (line === undefined ? [] : [{ line, posting }]));
  }

  /** The odds that what was seen has moved, in one block. */
  private reckoned(view: View): readonly string[] {
    const before = this.beliefs;
    this.beliefs = view.beliefs;
    return view.beliefs.flatMap((now, index) => {
      const then = before[index];
      if (then === undefined || then.seen === now.seen) return [];
      const belief = beliefWords(this.session.program, this.words, index);
      const odds = oddsText(belief, now.outcomes);
      return [`[${belief.says}: you now believe ${odds}, before ${barePercents(belief, then.outcomes)}]`];
    });
  }

  /** Members of the household whose state has got another word, with the day of a death. */
  private hungered(view: View): readonly string[] {
    const before = this.members;
    this.members = view.household.members;
    return view.household.members.flatMap((now, index) => {
      const then = before[index];
      if (then === undefined) return [];
      const name = capital(this.words.name("members", now.id));
      if (now.dead) return then.dead ? [] : [`${name}: ${diedText(this.session, now.id)}`];
      return hungerWord(now.hunger) === hungerWord(then.hunger) ? [] : [`${name}: now ${stateText(now)}.`];
    });
  }

  /** Meals and purchases at home, told once the trader is there and a day has passed. */
  private meanwhile(view: View): readonly string[] {
    if (!view.atHome) return [];
    const { model } = this.session.program;
    const postings = this.session.journal.postings.slice(this.athome);
    this.athome = this.session.journal.postings.length;
    const flows = flowsOf(this.session.program, postings, model.account.home).filter(
      ({ reason }) => REASONS[reason] !== undefined,
    );
    const reasons = [...new Set(flows.map(({ reason }) => reason))];
    if (!reasons.includes("eaten")) return [];
    const told = reasons.map((reason) => {
      const part = flows.filter((of) => of.reason === reason);
      const what = part.map(({ commodity, amount }) => this.words.holding(commodity, Math.abs(amount)));
      return `${REASONS[reason] ?? reason} ${reason === "bought" ? what.reverse().join(" for ") : what.join(", ")}`;
    });
    return [`At home meanwhile: ${told.join("; ")}.`];
  }

  private moved(postings: readonly Posting[]): readonly string[] {
    const { you } = this.session.program.model.account;
    const own = postings.filter(({ from, to, reason }) => (from === you || to === you) && reason !== "opening");
    return movementsIn(own)
      .map(({ posting, amount }) => this.sentence(posting, amount))
      .filter((line) => line !== "");
  }

  private sentence(posting: Posting, amount: number): string {
    const { model } = this.session.program;
    const of = model.scenario.commodities[posting.commodity];
    if (of === undefined) return "";
    const gained = posting.to === model.account.you;
    if (of.kind === "claim") {
      const owed = this.words.owed(of.id, amount);
      return gained ? `Your debt is smaller by ${owed}.` : `You owe ${owed} more.`;
    }
    const what = this.words.holding(of.id, amount);
    const why =
      posting.about !== undefined && posting.about !== of.id
        ? ` (${posting.reason}: ${this.words.label(posting.about)})`
        : ` (${posting.reason})`;
    return `${gained ? "+" : "-"} ${what}${why}`;
  }
}
