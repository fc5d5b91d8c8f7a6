import type { Session, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import { beliefWords } from "../answers/odds.js";
import type { Words } from "../words.js";
import { CAUSES, causeOfText, type Told, wordOfText } from "./causes.js";
import { moved } from "./moved.js";

/** From which to which entry of the journal. */
export interface Span {
  readonly postings: readonly [number, number];
  readonly texts: readonly [number, number];
  readonly lessons: readonly [number, number];
  /** Of bribes that were left. */
  readonly left: readonly [number, number];
}

/** Texts that became due, what was seen without a word being said of it, and what changed hands, in their order. */
export const happenings = (session: Session, words: Words, view: View, span: Span): readonly string[] =>
  happened(session, words, view, span).map(({ text, heard }) =>
    heard === undefined ? text : t("{text} (day {day})", { text, day: heard }),
  );

/** Without what a screen has in its title. */
export const untitled = <Line extends { readonly titled?: boolean }>(lines: readonly Line[]): readonly Line[] =>
  lines.filter(({ titled }) => titled !== true);

/** The same beside a title that says where it happened. */
export const beside = (session: Session, words: Words, view: View, span: Span): readonly string[] =>
  untitled(happened(session, words, view, span)).map(({ text }) => text);

/** The same, each with what brought it about. */
export function happened(session: Session, words: Words, view: View, span: Span): readonly Told[] {
  const lines: Told[] = [];
  let told = span.postings[0];
  for (const { posting, ...line } of events(session, words, view, span)) {
    lines.push(...moved(session, words, view, session.journal.postings.slice(told, posting)));
    told = Math.max(told, posting);
    lines.push(line);
  }
  return [...lines, ...moved(session, words, view, session.journal.postings.slice(told, span.postings[1]))];
}

/** What is told on a day, and where it stands among the texts and postings. */
type Event = Told & { readonly posting: number; readonly day: number };
type Placed = Omit<Event, "text"> & { readonly text: string | undefined; readonly at: number };

/** Texts that became due. */
const textsTold = ({ program, journal }: Session, words: Words, view: View, [from, to]: Span["texts"]): Placed[] =>
  journal.texts.slice(from, to).map(({ day, key, posting }, index) => ({
    day,
    text: words.text(key, view),
    ...(key.startsWith("signals.") && day !== view.day ? { heard: day } : {}),
    cause: causeOfText(program, words, key),
    word: wordOfText(program, key),
    numbers: key,
    posting,
    at: from + index + 1,
  }));

/** Whether a text is one of an encounter on a road. */
function isOnRoad({ model }: Session["program"], key: string): boolean {
  const [section, id] = key.split(".");
  return section === "encounters" && model.scenario.encounters.some((of) => of.id === id && of.leg !== undefined);
}

/** What was seen without a word being said of it. */
function lessonsSeen({ program, journal }: Session, words: Words, span: Span["lessons"]): Placed[] {
  const { beliefs, posts, skies } = program.model.scenario;
  const lessons = journal.lessons.slice(...span);
  const isOneOf = (belief: number): boolean => lessons.filter((of) => of.belief === belief).length > 1;
  return lessons.map(({ belief, day, outcome, posting, text }) => {
    const of = beliefs[belief];
    const { unsaid } = beliefWords(program, words, belief);
    // Snow that came is told by what it led to, where it led to anything.
    const led = outcome === 0 && skies.some((sky) => sky.belief === belief);
    const next = journal.texts[text];
    const isSaid = led && next?.day === day && isOnRoad(program, next.key);
    return {
      day,
      ...(isOneOf(belief) ? { heard: day } : {}), // seen on several days: on which
      titled: outcome === 0 && posts.some((post) => post.belief === belief),
      text: isSaid ? undefined : unsaid[of?.outcomes[outcome] ?? ""],
      cause: t(CAUSES.lesson),
      word: of?.id ?? "",
      posting,
      at: text + 1 / 2,
    };
  });
}

/** Bribes that were left. */
const offersLeft = ({ program, journal }: Session, words: Words, span: Span["left"]): Placed[] =>
  journal.offersLeft.slice(...span).map(({ commodity, amount, day, posting, text }) => ({
    day,
    text: t("He does not take the {held} that was offered.", { held: words.held(commodity, amount) }),
    cause: t(CAUSES.left),
    word: "bribe",
    numbers: program.model.scenario.commodities[commodity]?.id ?? "bribe", // what was offered is the trader's own
    posting,
    at: text + 1 / 2,
  }));

/** Texts and what was seen without a word, each with its day and how many postings stand before it. */
export const events = (session: Session, words: Words, view: View, span: Span): readonly Event[] =>
  [
    ...textsTold(session, words, view, span.texts),
    ...lessonsSeen(session, words, span.lessons),
    ...offersLeft(session, words, span.left),
  ]
    .sort((a, b) => a.at - b.at)
    .flatMap(({ at: _at, text, ...of }) => (text === undefined ? [] : [{ ...of, text }]));
