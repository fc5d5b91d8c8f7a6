import type { Posting, Session, View } from "../../engine/index.js";
import { barePercents, beliefWords, oddsText } from "../answers/odds.js";
import type { Words } from "../words.js";
import { REASONS } from "./phrases.js";

/** What happened since the last decision, in order: texts that became due, what changed hands for the trader, what he has come to believe, and, once he is home, what went on there. */
export class News {
  private readonly session: Session;
  private readonly words: Words;
  private postings = 0;
  private texts = 0;
  /** Postings up to here have been told as the household's. */
  private athome = 0;
  /** By belief: how often seen and the odds when last told. */
  private beliefs: View["beliefs"] = [];

  constructor(session: Session, words: Words) {
    this.session = session;
    this.words = words;
  }

  /** Counts everything so far as told. */
  skip(view: View): void {
    this.athome = this.session.journal.postings.length;
    this.beliefs = view.beliefs;
    this.keep();
  }

  private keep(): void {
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
    this.keep();
    const { passed, moved } = this.learned(view);
    return [...passed, ...lines, ...moved, ...this.meanwhile(view)];
  }

  /** What the trader passed without a word being said of it, and the odds that what he saw has moved. */
  private learned(view: View): { readonly passed: readonly string[]; readonly moved: readonly string[] } {
    const before = this.beliefs;
    this.beliefs = view.beliefs;
    const passed: string[] = [];
    const moved: string[] = [];
    for (const [index, now] of view.beliefs.entries()) {
      const then = before[index];
      if (then === undefined || then.seen === now.seen) continue;
      const belief = beliefWords(this.session.program, this.words, index);
      const risen = now.outcomes.find(({ id, odds }) => odds > (then.outcomes.find((of) => of.id === id)?.odds ?? 0));
      const unsaid = belief.unsaid[risen?.id ?? ""];
      const odds = oddsText(belief, now.outcomes);
      const change = `[${belief.says}: you now believe ${odds}, before ${barePercents(belief, then.outcomes)}]`;
      if (unsaid === undefined) moved.push(change);
      else passed.push(`${unsaid} ${change}`);
    }
    return { passed, moved };
  }

  /** Meals and purchases at home, told once the trader is there and a day has passed. */
  private meanwhile(view: View): readonly string[] {
    if (!view.atHome) return [];
    const { model } = this.session.program;
    const postings = this.session.journal.postings.slice(this.athome);
    this.athome = this.session.journal.postings.length;
    const parts = new Map<string, Map<string, number>>();
    for (const { from, to, commodity, amount, reason } of postings) {
      const label = REASONS[reason];
      const mine = from === model.account.home || to === model.account.home;
      const of = model.scenario.commodities[commodity];
      if (label === undefined || !mine || of === undefined || of.kind === "claim") continue;
      const part = parts.get(reason) ?? new Map<string, number>();
      const signed = to === model.account.home ? amount : -amount;
      part.set(of.id, (part.get(of.id) ?? 0) + signed);
      parts.set(reason, part);
    }
    if (!parts.has("eaten")) return [];
    const told = [...parts].map(([reason, part]) => {
      const what = [...part].map(([id, amount]) => this.words.holding(id, Math.abs(amount)));
      return `${REASONS[reason] ?? reason} ${reason === "bought" ? what.reverse().join(" for ") : what.join(", ")}`;
    });
    return [`At home meanwhile: ${told.join("; ")}.`];
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
