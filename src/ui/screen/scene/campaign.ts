import type { Decision } from "../../../engine/index.js";
import { Session, View } from "../../../engine/index.js";
import { formatDate } from "../../../units/index.js";
import { explain } from "../../answers/explain.js";
import type { Says } from "../../answers/numbers.js";
import { debrief } from "../../line/debrief.js";
import { News } from "../../line/news.js";
import { REFUSED } from "../../line/phrases.js";
import { tellStory } from "../../line/story.js";
import { rounded, Words } from "../../words.js";
import type { Theme } from "../theme.js";
import type { Showing } from "./actions.js";
import { encounterChoices, encounterFacts, encounterQuestion } from "./encounter.js";
import type { Encounter, Part, PlayScene, Row } from "./model.js";
import {
  debtsPanel,
  doPanel,
  householdPanel,
  ledgerPanel,
  logPanel,
  nightPanel,
  risksPanel,
  roadsPanel,
} from "./panels.js";
import { pricesPanel } from "./prices.js";
import { labelRow, textRow } from "./rows.js";

const list = (parts: readonly string[], none: string): string => (parts.length === 0 ? none : parts.join(", "));

/** A session as scenes: what the screens show at each rest, and what happened on the way there. */
export class CampaignScenes {
  readonly session: Session;
  private readonly words: Words;
  private readonly news: News;
  private readonly theme: Theme;
  private readonly says: Says;
  private readonly log: string[] = [];
  private lastNews: readonly string[] = [];
  private lastDay = 0;

  constructor(session: Session, theme: Theme, resumed: boolean, says: Says = () => undefined) {
    this.session = session;
    this.says = says;
    this.theme = theme;
    this.words = new Words(session.program);
    this.news = new News(session, this.words);
    if (resumed) this.catchUp();
  }

  private get view(): View {
    return new View(this.session.program, this.session.campaign.world, this.session.campaign.rest);
  }

  /** Tells the story so far again, so that the log of a resumed play is whole. */
  private catchUp(): void {
    const { session, view, words } = this;
    const again = new Session(session.program, session.choice);
    if (!session.campaign.ended) tellStory(again, session.decisions, (line) => this.log.push(line));
    this.news.skip(view);
    this.lastDay = view.day;
    const { rest } = view;
    const said =
      rest.kind === "choose" || rest.kind === "ask"
        ? words.text(`encounters.${rest.encounter}.${rest.node}.say`, view)
        : undefined;
    this.lastNews = [`You go on where you were.`, ...(said === undefined ? [] : [said])];
  }

  /** Takes a decision. Undefined when it was taken, else the sentence that says why not. */
  decide(decision: Decision): string | undefined {
    const answer = this.session.decide(decision);
    if (!answer.ok) return REFUSED[answer.why];
    const { view } = this;
    const lines = this.news.take(view);
    const told = lines.filter((line) => !line.startsWith("[")); // odds that moved are for the log
    const fresh = told.filter((line) => !this.lastNews.includes(line));
    // A question put again does not hide the answer to the last try, and what was told stands until more is.
    if (told.length > 0 || view.rest.kind === "plan") this.lastNews = fresh.length === 0 ? told : fresh;
    if (view.day !== this.lastDay && view.day > 0)
      this.log.push(`Day ${view.day}, ${formatDate(view.date)}, ${this.where(view)}.`);
    this.lastDay = view.day;
    this.log.push(...lines);
    return undefined;
  }

  /** Why a price or a belief is what it is, with the numbers behind it and their sources. */
  explain(about: string): readonly string[] {
    const { view, words, says, session } = this;
    const option = view.options.find(({ id }) => id === about);
    return explain(
      { program: session.program, view, words, says },
      about,
      option === undefined ? {} : { option: about },
    );
  }

  private where(view: View): string {
    const { road, place } = view;
    if (road === undefined) return this.words.name("places", place ?? "");
    return `on ${this.words.name("routes", road.route)}, ${this.words.name("legs", `${road.route}.${road.leg}`)}`;
  }

  private header(view: View): PlayScene["header"] {
    const { words, session } = this;
    const road = view.road === undefined ? [] : [`on ${words.name("routes", view.road.route)}`];
    const signs = `${view.atHome ? " (home)" : ""}${view.snowing ? ", snow" : ""}`;
    const date = formatDate(view.date);
    const money = view.money.filter(({ has }) => has > 0).map(({ id, has }) => words.holding(id, has));
    return [
      [
        { text: `Day ${view.day} of ${view.lastDay}, ${view.daysLeft} left` },
        { text: date, shorter: [""] },
        { text: `${this.where(view)}${signs}`, shorter: road.map((of) => `${of}${signs}`) },
        { text: `seed ${session.choice.seed}`, shorter: [""] },
      ],
      [
        { text: list(money, "no money with you") },
        this.debtPart(view),
        this.loadPart(view),
        { text: `worth about ${words.real(rounded(view.wealth))}`, shorter: [""] },
      ],
    ];
  }

  private debtPart(view: View): Part {
    const { words } = this;
    const debts = view.debts.filter(({ owed }) => owed > 0);
    const texts = debts.map(({ id, owed, daysLeft }) => `owe ${words.owed(id, owed)}, ${words.due(daysLeft)}`);
    const first = Math.min(...debts.map(({ daysLeft }) => daysLeft));
    return debts.length < 2
      ? { text: list(texts, "no debt") }
      : { text: texts.join("; "), shorter: [`${debts.length} debts, the first ${words.due(first)}`] };
  }

  private loadPart(view: View): Part {
    const held = view.goods.filter(({ has }) => has > 0);
    const texts = held.map(({ id, has, hidden }) => `${this.words.holding(id, has)}${hidden ? " (hidden)" : ""}`);
    return held.length < 2
      ? { text: `carrying ${list(texts, "nothing")}`, shorter: held.length === 0 ? [""] : [] }
      : { text: `carrying ${texts.join(", ")}`, shorter: [`carrying ${held.length} goods`, `${held.length} goods`] };
  }

  private briefing(view: View): readonly Row[] {
    const { words, session } = this;
    const { base } = session.program.model;
    const text = (key: string): string => words.text(key, view) ?? "";
    const caution = words.text(`bases.${base}`, view) ?? "";
    const world = `Seed '${session.choice.seed}', prices of the base '${base}'. ${caution}`;
    const parts: readonly (readonly [string, string])[] = [
      ["What it deals with", text("content-note")],
      ["The situation", text("summary")],
      ["This world", world.trim()],
      [
        "Three keys",
        "Arrows (or j and k) move, Enter chooses, ? tells every key and why one is off. Your place is kept.",
      ],
    ];
    return parts.flatMap(([head, body]) => [textRow(head, "strong"), textRow(body), textRow("")]);
  }

  private debrief(): readonly Row[] {
    return debrief(this.session, this.words)
      .slice(1)
      .map((line) => textRow(line, line.startsWith("---") ? "title" : "plain"));
  }

  private story(view: View, encounter: Encounter | undefined): readonly Row[] {
    if (view.rest.kind === "begin") return this.briefing(view);
    if (view.rest.kind === "ended") return this.debrief();
    const facts = encounter?.facts.map(({ label, text }) => labelRow(label, text)) ?? [];
    return [...this.lastNews.map((line) => textRow(line)), textRow(""), ...facts];
  }

  /** What the screens show now. */
  scene(): PlayScene {
    const { view, words, session, theme } = this;
    const showing: Showing = { view, words, program: session.program };
    const { journal } = session;
    const header = this.header(view);
    const encounter = encounterFacts(showing, journal);
    return {
      rest: view.rest.kind,
      title: words.text("title", view) ?? "",
      header,
      news: this.lastNews,
      panels: {
        do: doPanel(showing),
        prices: pricesPanel(showing, journal, theme),
        roads: roadsPanel(showing),
        household: householdPanel(showing),
        night: nightPanel(showing, journal),
        risks: risksPanel(showing, theme),
        debts: debtsPanel(showing),
        log: logPanel(this.log),
        ledger: ledgerPanel(showing, journal),
      },
      encounter,
      choices: encounterChoices(showing),
      question: encounterQuestion(showing),
      story: this.story(view, encounter),
    };
  }
}
