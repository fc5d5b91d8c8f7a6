import type { Decision, Refusal, Rest } from "../../../engine/index.js";
import { type Session, subjectOf, View } from "../../../engine/index.js";
import { t } from "../../../language/index.js";
import type { Told } from "../../line/causes.js";
import type { News, NewsParts } from "../../line/news.js";
import { overDays, underDays } from "../../line/passed.js";
import { decisionText } from "../../line/said.js";
import { keptRows } from "../../line/stops.js";
import { mayGoOn } from "../../waiting.js";
import type { Words } from "../../words.js";
import type { DayBook } from "./daybook.js";

/** A decision as a reader would say it later: an amount with the question it answered. */
export function saidOf(decision: Decision, before: View, words: Words): string {
  const { rest } = before;
  const said = decisionText(decision, rest, before, words);
  const asked = rest.kind === "ask" ? words.text(`encounters.${rest.encounter}.${rest.node}.ask`, before) : undefined;
  return decision.do === "answer" && asked !== undefined ? `${asked} ${said}` : said;
}

/** What came of a decision. */
export interface Came extends NewsParts {
  /** What was decided, in words; days that passed in several waits, each. */
  readonly said: readonly string[];
  /** The same as the book of days tells it, each with its cause. */
  readonly told: readonly Told[];
}
type Refused = { readonly refused: Refusal };

/** What is taken into: a session, what has been told of it, and its book of days. */
export interface Telling {
  readonly session: Session;
  readonly words: Words;
  readonly news: News;
  readonly book: DayBook;
}

const look = ({ program, campaign }: Session): View => new View(program, campaign.world, campaign.rest);

/** Takes a decision and tells it and what came of it in the book of days. */
function step({ session, words, news, book }: Telling, decision: Decision): Came | Refused {
  const before = look(session);
  const said = saidOf(decision, before, words);
  const answer = session.decide(decision);
  if (!answer.ok) return { refused: answer.why };
  if (before.day > 0) book.note(before.day, t("You: {said}", { said }), wordOf(decision, before.rest));
  const known = book.lines.length;
  const after = look(session);
  const parts = news.takeParts(after, underDays);
  book.take(after, parts, keptRows(before, after, words));
  return { ...parts, said: [said], told: book.lines.slice(known) };
}

/** One wait after another, until something is asked, is told of a person, or stops one; the first may be refused. */
function waits(of: Telling, days: number): readonly Came[] | Refused {
  const { session } = of;
  const all: Came[] = [];
  for (let left = days; left > 0; ) {
    const before = look(session);
    const most = before.rest.kind === "plan" ? Math.max(1, before.longestWait) : left;
    const came = step(of, { do: "wait", days: Math.min(left, most) });
    if ("refused" in came) return all.length === 0 ? came : all;
    all.push(came);
    left -= most;
    if (session.campaign.ended || !mayGoOn(before, look(session), Math.min(most, left + most))) break;
  }
  return all;
}

/** Takes a decision. More days than may pass at once are several waits; what came of all of them is told together. */
export function take(of: Telling, decision: Decision): Came | Refused {
  if (decision.do !== "wait") return step(of, decision);
  const { day } = look(of.session);
  const news = of.news.copy();
  const all = waits(of, decision.days);
  if ("refused" in all) return all;
  const now = look(of.session);
  const isLong = now.day - day > 1;
  return {
    ...news.takeParts(now, isLong ? (...about) => overDays(...about, day) : undefined),
    reckoned: all.flatMap(({ reckoned }) => reckoned),
    said: all.flatMap(({ said }) => said),
    told: all.flatMap(({ told }) => told),
  };
}

/** What a decision is about: a thing by its name, an option or a question by the key of its text. */
function wordOf(decision: Decision, rest: Rest): string {
  const asked = rest.kind === "choose" || rest.kind === "ask" ? `encounters.${rest.encounter}.${rest.node}` : "";
  switch (decision.do) {
    case "wait":
      return "wait";
    case "choose":
      return `${asked}.${decision.option}`;
    case "answer":
      return `${asked}.ask`;
    default:
      return subjectOf(decision) ?? "";
  }
}
