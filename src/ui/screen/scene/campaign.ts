import type { Decision } from "../../../engine/index.js";
import { type Session, View } from "../../../engine/index.js";
import { t } from "../../../language/index.js";
import type { Asked, Meant } from "../../answers/asked.js";
import { explain } from "../../answers/explain.js";
import type { Says } from "../../answers/numbers.js";
import { sources, sourcesFound } from "../../answers/sources.js";
import { foreseenLine, leftText, UNDO_MEANS, whyNoUndo } from "../../hindsight.js";
import type { Told } from "../../line/causes.js";
import { accountLines } from "../../line/debrief.js";
import { isMovement } from "../../line/moved.js";
import { News } from "../../line/news.js";
import { inAll } from "../../line/passed.js";
import { REFUSED } from "../../line/phrases.js";
import { decisionText } from "../../line/said.js";
import { orderLines } from "../../line/status.js";
import { confirmed, keptRows, whyStopped } from "../../line/stops.js";
import { lastDayOf } from "../../until.js";
import { Words } from "../../words.js";
import type { Theme } from "../theme.js";
import { actionRows, doPanel } from "./actions.js";
import type { Showing } from "./asking.js";
import { briefing } from "./briefing.js";
import { DayBook } from "./daybook.js";
import { encounterChoices, encounterFacts, encounterQuestion } from "./encounter.js";
import { headerOf } from "./heading.js";
import { onScreen } from "./hints.js";
import { householdPanel, nightPanel } from "./household.js";
import type { About, Encounter, HindsightScene, PanelId, PanelScene, PlayScene, Row } from "./model.js";
import { debtsPanel, ledgerPanel, logPanel, risksPanel } from "./panels.js";
import { pricesPanel } from "./prices.js";
import { roadsPanel } from "./roads.js";
import { headingOf, labelRow, tellingRow, textRow } from "./rows.js";
import { movedShares } from "./shares.js";
import { type Came, saidOf, take } from "./taking.js";

/** A session as scenes: what the screens show at each rest, and what happened on the way there. */
export class CampaignScenes {
  readonly session: Session;
  private readonly words: Words;
  private news: News;
  private book: DayBook;
  private readonly theme: Theme;
  private readonly says: Says;
  private lastNews: readonly string[] = [];
  /** Lines of it that the panels tell too. */
  private aside: readonly string[] = [];
  /** Odds among them. */
  private odds: readonly string[] = [];
  /** What it comes of, each line with its cause. */
  private came: readonly Told[] = [];
  /** What was decided, in words. */
  private said: string[] = [];
  private worth: PanelId | undefined;
  /** The place the trader was in last. */
  private stood: string | undefined;

  /** The day on which the play stops before its campaign does. */
  private readonly until: number | undefined;

  constructor(session: Session, theme: Theme, resumed: boolean, says: Says = () => undefined, until?: number) {
    this.session = session;
    this.until = until;
    this.says = says;
    this.theme = theme;
    this.words = new Words(session.program);
    this.news = new News(session, this.words);
    this.book = new DayBook(session, this.words);
    this.stood = this.view.place;
    if (resumed) this.resume();
  }

  private resume(): void {
    this.catchUp();
    const { rest } = this.view;
    const asked = rest.kind === "choose" || rest.kind === "ask";
    this.lastNews = [t("You go on where you were."), ...(asked ? this.lastNews : [])];
    this.aside = [];
  }

  private get view(): View {
    return new View(this.session.program, this.session.campaign.world, this.session.campaign.rest);
  }

  /** Plays what was recorded again beside, so that the log of a resumed play is whole, and tells what came last as it was told. */
  private catchUp(): void {
    const { session, view, words } = this;
    const again = session.anew();
    const [book, news] = [new DayBook(again, words), new News(again, words)];
    this.said = [];
    [this.lastNews, this.aside, this.came] = [[], [], []];
    for (const [at, decision] of session.decisions.entries()) {
      const before = new View(again.program, again.campaign.world, again.campaign.rest);
      const came = take({ session: again, words, news, book }, decision);
      if ("refused" in came) continue;
      this.said.push(...came.said);
      if (at === session.decisions.length - 1) this.tell(decision, before, came);
    }
    this.book = book.on(session);
    this.news.skip(view);
  }

  /** Takes a decision. Undefined when it was taken, else the sentence that says why not. */
  decide(decision: Decision): string | undefined {
    const { session, words, news, book, view: before } = this;
    const came = take({ session, words, news, book }, decision);
    if ("refused" in came) return REFUSED[came.refused];
    this.said.push(...came.said);
    const { view } = this;
    if (before.rest.kind === "plan") this.worth = undefined;
    if (view.place !== undefined && view.place !== this.stood) this.worth = "prices";
    else if (before.day > 0 && view.day > before.day) this.worth = "log";
    this.stood = view.place ?? this.stood;
    this.tell(decision, before, came);
    return undefined;
  }

  /** What has come of a decision; of one that brought about nothing, that it was taken. */
  private tell(
    decision: Decision,
    before: View,
    { said, home, happened, noticed, reckoned, hungered, told }: Came,
  ): void {
    const { view, words, session } = this;
    const { day, activities, working } = before;
    const kept = keptRows({ day, activities, working }, view, words);
    const orders = [
      ...(decision.do === "ration" ? confirmed(decision, words) : []),
      ...kept.map(({ text }) => text),
      ...whyStopped(decision, day, view, words),
    ];
    const shares = movedShares(session.program, words, before, view);
    const odds = reckoned.map(({ text }) => text);
    const came = [...orders, ...inPlace(happened, home, view), ...noticed, ...odds, ...shares, ...hungered];
    // A question put again does not hide the answer to the last try, and what was told stands until more is.
    if (came.length === 0 && view.rest.kind !== "plan") return;
    const answers = decision.do === "choose" || decision.do === "answer";
    const lines = came.length === 0 && answers ? said.map((of) => t("You: {said}", { said: of })) : came;
    const fresh = lines.filter((line) => !this.lastNews.includes(line));
    this.lastNews = (fresh.length === 0 ? lines : fresh).map(onScreen);
    const passed = decision.do === "wait" ? shares : [];
    const moves = happened.filter((line) => isMovement(line) || line === inAll(words, view.day - day));
    const causes = kept.filter(({ isCause }) => isCause).map(({ text }) => text);
    this.aside = [...causes, ...home, ...moves, ...noticed, ...odds, ...passed].map(onScreen);
    this.odds = odds.map(onScreen);
    this.came = told;
  }

  /** A decision as a reader would say it here. */
  saying(decision: Decision): string {
    const { view } = this;
    return saidOf(decision, view, this.words);
  }

  /** The same without the question an amount answers. */
  writing(decision: Decision): string {
    const { view } = this;
    return decisionText(decision, view.rest, view, this.words);
  }

  /** Takes the last decisions back; answers how many rewinds are left, undefined where none was. */
  undo(steps: number): string | undefined {
    const { session, words } = this;
    if (session.rewind(steps) === undefined) return undefined;
    this.news = new News(session, words);
    this.worth = undefined;
    this.stood = this.view.place;
    this.catchUp();
    return t("Taken back; {leftText}.", { leftText: leftText(session.hindsight) });
  }

  private get hindsight(): HindsightScene {
    const { session, said } = this;
    return {
      left: leftText(session.hindsight),
      off: whyNoUndo(session, 1),
      last: said.slice(1).reverse(),
      means: t(UNDO_MEANS),
      foreseen: foreseenLine(session.hindsight),
    };
  }

  /** Why something is as it is, with the numbers behind it and their sources; without a word, what the moment leads to. */
  explain(about: About | undefined): readonly string[] {
    return this.explained(about).map(onScreen);
  }

  private explained(about: About | undefined): readonly string[] {
    if (about?.happened === true) return causesOf(this.came);
    const { word = "", cause = [] } = about ?? {};
    const { kind } = this.view.rest;
    if (about?.amount !== undefined && kind === "ask")
      return explain(this.asked, `${about.amount}`, { amount: about.amount });
    if (word === "" && cause.length > 0) return cause;
    return [...new Set([...cause, ...explain(this.asked, word, meantBy(about))])];
  }

  /** Where the numbers behind something come from, and how sure they are. */
  sources(about: About | undefined): readonly string[] {
    if (about?.happened === true) return this.behindNews().map(onScreen);
    const { cause = [], word = "", numbers = word } = about ?? {};
    const event = about !== undefined && word === "" && about.option === undefined;
    const found = sourcesFound(this.asked, numbers, meantBy(about));
    const from = about?.from === undefined ? [] : [about.from];
    const told = [...(event ? cause : []), ...from, ...found];
    return (found.length + from.length > 0 ? told : [...told, ...sources(this.asked, numbers, meantBy(about))]).map(
      onScreen,
    );
  }

  /** Where the numbers of what was told last come from. */
  private behindNews(): readonly string[] {
    const named = this.came.map(({ word, numbers = word }) => numbers).filter((of) => of !== "");
    const found = [...new Set([...new Set(named)].flatMap((of) => sourcesFound(this.asked, of)))];
    return found.length > 0 ? found : [t("No number of the scenario stands behind what happened here.")];
  }

  private get lastDay(): number {
    return lastDayOf(this.view, this.until);
  }

  private get asked(): Asked {
    const { view, words, says, session } = this;
    const { journal, program } = session;
    return { program, view, words, says, postings: journal.postings, journal };
  }

  private debrief(): readonly Row[] {
    return accountLines(this.session, this.words)
      .slice(1)
      .map(({ text, word, from }, at) => {
        const line = onScreen(text);
        return { ...tellingRow(line), id: `${at}`, about: { word, title: headingOf(line) ?? line.trim(), from } };
      });
  }

  private story(view: View, encounter: Encounter | undefined): readonly Row[] {
    if (view.rest.kind === "begin") return briefing(view, this.words, this.session, this.lastDay);
    if (view.rest.kind === "ended") return this.debrief();
    const facts = encounter?.facts.map(({ label, text }) => labelRow(label, text)) ?? [];
    return [...this.lastNews.map((line) => textRow(line)), textRow(""), ...facts];
  }

  /** What the screens show now. */
  scene(): PlayScene {
    const { view, words, session, theme } = this;
    const showing: Showing = { view, words, program: session.program };
    const { journal } = session;
    const header = headerOf(view, words, session, this.lastDay);
    const encounter = encounterFacts(showing, journal);
    const actions = view.rest.kind === "plan" ? actionRows(showing) : [];
    return {
      rest: view.rest.kind,
      title: words.text("title", view) ?? "",
      header,
      news: this.lastNews,
      aside: this.aside,
      odds: this.odds,
      panels: whenLookedAt({
        do: () => doPanel(actions),
        prices: () => pricesPanel(showing, journal, theme),
        roads: () => roadsPanel(showing, theme),
        household: () => householdPanel(showing, theme),
        night: () => nightPanel(showing, journal),
        risks: () => risksPanel(showing, theme),
        debts: () => debtsPanel(showing),
        log: () => logPanel(this.book.entries),
        ledger: () => ledgerPanel(showing, journal),
      }),
      actions,
      running: orderLines(view, words),
      worth: this.worth,
      encounter,
      choices: encounterChoices(showing),
      question: encounterQuestion(showing),
      hindsight: this.hindsight,
      story: this.story(view, encounter),
    };
  }
}

/** What went on at home, before the text that tells of now. */
function inPlace(happened: readonly string[], home: readonly string[], { rest }: View): readonly string[] {
  const asked = rest.kind === "choose" || rest.kind === "ask";
  const at = asked ? happened.findLastIndex((line) => !isMovement(line)) : happened.length;
  return [...happened.slice(0, Math.max(0, at)), ...home, ...happened.slice(Math.max(0, at))];
}

/** What was told, each with what brought it about. */
const causesOf = (told: readonly Told[]): readonly string[] =>
  told.flatMap(({ text, cause }) => (cause === "" ? [text] : [text, `  ${cause}`]));

/** Each panel is built when it is first looked at: most decisions are taken with one or two in sight. Only until the next decision. */
function whenLookedAt(build: Readonly<Record<PanelId, () => PanelScene>>): PlayScene["panels"] {
  const built: Partial<Record<PanelId, PanelScene>> = {};
  const panels = Object.keys(build) as readonly PanelId[];
  const getters = panels.map((id) => {
    const get = (): PanelScene => {
      const panel = built[id] ?? build[id]();
      built[id] = panel;
      return panel;
    };
    return [id, { get, enumerable: true }] as const;
  });
  return Object.defineProperties({}, Object.fromEntries(getters)) as PlayScene["panels"];
}

/** What is asked about, as the answers take it. */
const meantBy = ({ option, lot, belief, thing, order, amount }: Partial<About> = {}): Meant => ({
  ...(order === undefined ? {} : { order, ...(amount === undefined ? {} : { amount }) }),
  ...(thing === undefined ? {} : { thing }),
  ...(belief === undefined ? {} : { belief }),
  ...(option === undefined ? {} : { option }),
  ...(lot === undefined ? {} : { lot, thing: { section: "goods", id: lot.good } }),
});
