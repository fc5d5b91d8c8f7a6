import type { Posting, Session, View } from "../../engine/index.js";
import type { Words } from "../words.js";

/** What happened since the last decision, in order: texts that became due, and what changed hands for the trader. */
export class News {
  private readonly session: Session;
  private readonly words: Words;
  private postings = 0;
  private texts = 0;

  constructor(session: Session, words: Words) {
    this.session = session;
    this.words = words;
  }

  /** Counts everything so far as told. */
  skip(): void {
    this.postings = this.session.journal.postings.length;
    this.texts = this.session.journal.texts.length;
  }

  take(view: View): readonly string[] {
    const { journal } = this.session;
    const lines: string[] = [];
    let told = this.postings;
    for (const { key, posting } of journal.texts.slice(this.texts)) {
      const text = this.words.text(key, view);
      if (text === undefined) continue; // what passed on days without a word is told together
      lines.push(...this.moved(journal.postings.slice(told, posting)));
      told = Math.max(told, posting);
      lines.push(text);
    }
    lines.push(...this.moved(journal.postings.slice(told)));
    this.skip();
    return lines;
  }

  private moved(postings: readonly Posting[]): readonly string[] {
    const { you } = this.session.program.model.account;
    const sums = new Map<string, { posting: Posting; amount: number }>();
    for (const posting of postings) {
      if ((posting.from !== you && posting.to !== you) || posting.reason === "opening") continue;
      const key = [posting.from, posting.to, posting.commodity, posting.reason, posting.about].join();
      const sum = sums.get(key);
      sums.set(key, { posting, amount: (sum?.amount ?? 0) + posting.amount });
    }
    return [...sums.values()]
      .map(({ posting, amount }) => this.sentence(posting, amount))
      .filter((line) => line !== "");
  }

  private sentence(posting: Posting, amount: number): string {
    const { model } = this.session.program;
    const of = model.scenario.commodities[posting.commodity];
    if (of === undefined) return "";
    const gained = posting.to === model.account.you;
    if (of.kind === "claim")
      return gained
        ? `Your debt is smaller by ${this.words.money(amount)}.`
        : `You owe ${this.words.money(amount)} more.`;
    const what = this.words.holding(of.id, amount);
    const why =
      posting.about !== undefined && posting.about !== of.id
        ? ` (${posting.reason}: ${this.words.label(posting.about)})`
        : ` (${posting.reason})`;
    return `${gained ? "+" : "-"} ${what}${why}`;
  }
}
