import { apart, Session, type View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import { barePercents, beliefWords, oddsText, regimesText } from "../answers/odds.js";
import { Situations } from "../debrief/situations.js";
import { capital, wholePercents } from "../figures.js";
import { diedText, hungerWord, stateText } from "../hunger.js";
import type { Words } from "../words.js";
import { beside, happenings, type Span } from "./happened.js";
import { householdText } from "./moved.js";
import { type LastTold, sinceText, toldOn } from "./pressed.js";

/** What happened since the last decision, by what it is about. */
export interface NewsParts {
  readonly happened: readonly string[];
  readonly home: readonly string[];
  readonly hungered: readonly string[];
  /** Attention that was drawn. */
  readonly noticed: readonly string[];
  /** Odds that have moved, each with the word of what they are odds of. */
  readonly reckoned: readonly { readonly text: string; readonly word: string }[];
}

/** How far the odds of a regime have moved before it is told: they move a little every day. */
const MOVED = 0.1;

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
  /** Odds of regimes, as last told. */
  private readonly regimes = new Map<string, LastTold>();
  private members: View["household"]["members"] = [];
  private lessons = 0;
  private left = 0;
  private exposure = 0;

  constructor(session: Session, words: Words) {
    this.session = session;
    this.words = words;
  }

  /** Counts everything so far as told. */
  skip(view: View): void {
    this.athome = view.atHome ? this.session.journal.postings.length : this.toldAtHome();
    this.beliefs = view.beliefs;
    if (view.enforcement.length > 0) this.retell(view);
    this.members = view.household.members;
    this.exposure = view.exposure;
    this.keep();
  }

  /** Postings there were when the trader was last at home: what has gone on there since is told when he is back. */
  private toldAtHome(): number {
    const { program, choice, decisions } = this.session;
    const last = new Situations(this.session).all.findLastIndex(({ atHome }) => atHome);
    const then = new Session(program, choice);
    for (const decision of decisions.slice(0, last)) then.decide(decision);
    return then.journal.postings.length;
  }

  /** Finds which odds of regimes were told last: those of some decision before, from which they have moved little since. */
  private retell(view: View): void {
    const [, ...seen] = new Situations(this.session).all;
    for (const then of [...seen, view]) this.pressed(then);
  }

  private keep(): void {
    this.postings = this.session.journal.postings.length;
    this.texts = this.session.journal.texts.length;
    this.lessons = this.session.journal.lessons.length;
    this.left = this.session.journal.offersLeft.length;
  }

  /** What happened before the day that is seen, so that a day's heading stands above what belongs to it. */
  takeBefore(view: View): readonly string[] {
    const { postings, texts, lessons, offersLeft } = this.session.journal;
    const end = (of: readonly { readonly day: number }[], from: number): number => {
      const at = of.findIndex(({ day }, index) => index >= from && day >= view.day);
      return at < 0 ? of.length : at;
    };
    const span: Span = {
      postings: [this.postings, end(postings, this.postings)],
      texts: [this.texts, end(texts, this.texts)],
      lessons: [this.lessons, end(lessons, this.lessons)],
      left: [this.left, end(offersLeft, this.left)],
    };
    [this.postings, this.texts] = [span.postings[1], span.texts[1]];
    [this.lessons, this.left] = [span.lessons[1], span.left[1]];
    return happenings(this.session, this.words, view, span);
  }

  take(view: View): readonly string[] {
    const { happened, home, hungered, noticed, reckoned } = this.takeParts(view, happenings);
    return [...happened, ...home, ...hungered, ...noticed, ...reckoned.map(({ text }) => text)];
  }

  /** Another that has told as much as this one by now. */
  copy(): News {
    const made = Object.assign(new News(this.session, this.words), this);
    return Object.assign(made, { regimes: new Map(this.regimes) });
  }

  /** The same in its parts, for a screen: what happened, as `tells` tells it, what went on at home, who hungers, which odds have moved. */
  takeParts(view: View, tells: typeof happenings = beside): NewsParts {
    const { journal } = this.session;
    const happened = tells(this.session, this.words, view, {
      postings: [this.postings, journal.postings.length],
      texts: [this.texts, journal.texts.length],
      lessons: [this.lessons, journal.lessons.length],
      left: [this.left, journal.offersLeft.length],
    });
    this.keep();
    return {
      happened,
      home: this.meanwhile(view),
      hungered: this.hungered(view),
      noticed: this.noticed(view),
      reckoned: this.reckoned(view),
    };
  }

  /** The odds that what was seen has moved, in one block. */
  private reckoned(view: View): NewsParts["reckoned"] {
    const known = this.beliefs;
    this.beliefs = view.beliefs;
    return [...this.learned(view, known), ...this.pressed(view)];
  }

  /** How hard the state is believed to press, where that has moved by a tenth since it was told. */
  private pressed(view: View): NewsParts["reckoned"] {
    return view.enforcement.flatMap((now) => {
      const then = this.regimes.get(now.id);
      const far = then !== undefined && apart(now.regimes, then.of.regimes) >= MOVED;
      if (then === undefined || far) this.regimes.set(now.id, toldOn(view, now));
      return then === undefined || !far ? [] : [{ text: this.pressedText(view, now, then), word: now.id }];
    });
  }

  private pressedText(view: View, now: View["enforcement"][number], then: LastTold): string {
    const { program, journal } = this.session;
    return t("[{name}, as you now believe: {odds}; on day {day} it was {before}.{since}]", {
      name: this.words.name("enforcement", now.id),
      odds: regimesText(this.words, now),
      day: then.day,
      before: wholePercents(then.of.regimes.map(({ odds }) => odds)).join(", "),
      since: sinceText(program, this.words, journal, view, then),
    });
  }

  /** A rise of the attention drawn. */
  private noticed(view: View): readonly string[] {
    const before = this.exposure;
    this.exposure = view.exposure;
    const [now, then] = [view.exposure.toFixed(0), before.toFixed(0)];
    return view.exposure > before && now !== then
      ? [t("[attention you have drawn: now {now}, before {then}; `why attention`]", { now, then })]
      : [];
  }

  private learned(view: View, known: View["beliefs"]): NewsParts["reckoned"] {
    return view.beliefs.flatMap((now, index) => {
      const then = known[index];
      if (then === undefined || then.seen === now.seen) return [];
      const belief = beliefWords(this.session.program, this.words, index);
      const [odds, before] = [oddsText(belief, now.outcomes), barePercents(belief, then.outcomes)];
      if (barePercents(belief, now.outcomes) === before) return [];
      const text = t("[{says}: you now believe {odds}, before {before}]", { says: belief.says, odds, before });
      return [{ text, word: now.id }];
    });
  }

  /** Members of the household whose state has got another word, with the day of a death. */
  private hungered(view: View): readonly string[] {
    const before = this.members;
    this.members = view.household.members;
    return view.household.members.flatMap((now, index) => {
      const then = before[index];
      if (then === undefined || now.absent) return [];
      const name = capital(this.words.name("members", now.id));
      if (now.dead) return then.dead ? [] : [`${name}: ${diedText(this.session, now.id)}`];
      const way = now.hunger < then.hunger ? t("recovering, now") : t("now");
      return hungerWord(now.hunger) === hungerWord(then.hunger) ? [] : [`${name}: ${way} ${stateText(now)}.`];
    });
  }

  /** Meals and purchases at home, told once the trader is there and a day has passed. */
  private meanwhile(view: View): readonly string[] {
    if (!view.atHome) return [];
    const postings = this.session.journal.postings.slice(this.athome);
    this.athome = this.session.journal.postings.length;
    const told = householdText(this.session, this.words, postings);
    return told === "" ? [] : [t("At home meanwhile: {told}.", { told })];
  }
}
