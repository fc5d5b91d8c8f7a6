import { type Journal, type Posting, postingsByDay } from "../../../engine/index.js";
import { t } from "../../../language/index.js";
import { beliefWords } from "../../answers/odds.js";
import { looks, percent, wholePercents } from "../../figures.js";
import { causeOfPosting } from "../../line/causes.js";
import { ledgerReason } from "../../line/reasons.js";
import { tallies } from "../../line/status.js";
import { accountName, dayOfPosting } from "../../movement.js";
import { padAfter } from "../../width.js";
import type { Words } from "../../words.js";
import { type Line, paragraph, wrap } from "../text.js";
import { cells, type Theme } from "../theme.js";
import { PRESENTERS } from "./actions.js";
import type { Showing } from "./asking.js";
import { aboutBelief } from "./beliefs.js";
import type { DayEntry } from "./daybook.js";
import { onScreen } from "./hints.js";
import { likely, oddsWord } from "./likely.js";
import type { About, PanelScene, Row } from "./model.js";
import { columnRow, textRow } from "./rows.js";

const note = textRow;

/** Columns in which a belief stands on one line with its bar. */
const WHOLE_RISK = 72;

/** A text beside a short word in a column of its own. */
const marginal = (word: string, text: string, columns: number): readonly Line[] =>
  wrap(text, Math.max(8, columns - 10)).map(
    (part, at): Line => [{ text: padAfter(at === 0 ? word : "", 10) }, { text: part }],
  );

/** One of the odds the trader believes: what it is of, its bar, what it rests on. */
interface Risk {
  readonly id: string;
  readonly about: About;
  readonly name: string;
  readonly odds: number;
  /** The odds in per cent, as they are told elsewhere. */
  readonly share: string;
  readonly rests: string;
}

function riskRow({ id, about, name, odds, share: told, rests }: Risk, theme: Theme): Row {
  const share = `${told.padStart(5)} ${padAfter(likely(odds), 4)}`;
  const narrow = (columns: number): boolean => columns < WHOLE_RISK;
  const wide = (columns: number): readonly Line[] =>
    wrap(name, columns - 35).map((part, at) =>
      at === 0
        ? cells([part, columns - 35], [theme.bar(odds), 12], [share, 10], [rests, 10, "left", "dim"])
        : [{ text: part }],
    );
  const lines = (columns: number): readonly Line[] =>
    narrow(columns) ? marginal(oddsWord(odds), name, columns) : wide(columns);
  return {
    id,
    search: name,
    about,
    enter: { kind: "explain", about },
    line: (columns) => lines(columns)[0] ?? [],
    under: (columns) => lines(columns).slice(1),
  };
}

/** The odds the trader believes, each with a word and with what it rests on; first how hard the state presses. */
export function risksPanel(showing: Showing, theme: Theme): PanelScene {
  const { view, words, program } = showing;
  const regimes = view.enforcement.flatMap(({ id, regimes }) => {
    const title = words.name("enforcement", id);
    const shares = wholePercents(regimes.map(({ odds }) => odds));
    return regimes.map((of, at): Risk => {
      const name = t("{name} now: {regime}", { name: title, regime: words.name(`regimes.${id}`, of.id) });
      return {
        id: `${id}.${of.id}`,
        about: { word: id, title },
        name,
        odds: of.odds,
        share: shares[at] ?? "",
        rests: t("heard"),
      };
    });
  });
  const beliefs = view.beliefs.flatMap(({ id, outcomes, seen }, index) => {
    const belief = beliefWords(program, words, index);
    const rests = seen === 0 ? t("hearsay") : t("seen {seen} x", { seen: looks(seen) });
    const about = aboutBelief(showing, index);
    return outcomes
      .filter((of) => Object.hasOwn(belief.outcomes, of.id))
      .map((outcome): Risk => {
        const word = belief.outcomes[outcome.id] ?? "";
        const name = word === "" ? belief.says : `${belief.says}: ${word}`;
        return { id: `${id}.${outcome.id}`, about, name, odds: outcome.odds, share: percent(outcome.odds), rests };
      });
  });
  const rows = [...regimes, ...beliefs].map((of) => riskRow(of, theme));
  return { title: t("Risks as you believe them"), rows, empty: t("There is nothing you hold odds about.") };
}

/** What is owed, what the scenario keeps count of (money out in a venture, loyalty), what all is worth. */
export function debtsPanel(showing: Showing): PanelScene {
  const { view, words, program } = showing;
  const { credit, people } = program.model.scenario;
  const payments = PRESENTERS.repay(showing);
  const rows = view.debts
    .filter(({ owed }) => owed > 0)
    .map(({ id, owed, daysLeft }): Row => {
      const act = payments.find((of) => of.id === id)?.act ?? {
        kind: "closed",
        why: t("You have no money with you to pay with."),
      };
      const lender = people[credit.find((of) => of.id === id)?.lender ?? -1]?.id ?? "";
      const text = t("{owed} to {person} for {credit}, {due}", {
        owed: words.owed(id, owed),
        person: words.name("people", lender),
        credit: words.name("credit", id),
        due: words.due(daysLeft),
      });
      const about = { word: id, title: words.name("credit", id) };
      return { ...note(text, daysLeft <= 3 ? "warn" : "plain"), id, enter: act, about };
    });
  const none: Row = { ...note(t("You owe nothing.")), id: "none", about: { word: "debt", title: t("Debts") } };
  const worth: Row = {
    ...note(
      t("All you have, less debts, is worth about {real}, as you reckon it.", {
        real: words.reckoned(view.wealth),
      }),
    ),
    id: "worth",
    about: { word: "worth", title: t("what you are worth in all") },
  };
  const counted = tallies(program, view, words).map(
    ({ id, name, says }): Row => ({ ...note(says), id: `tally:${id}`, about: { word: id, title: name } }),
  );
  return { title: t("Debts and worth"), rows: [...(rows.length === 0 ? [none] : rows), ...counted, worth], empty: "" };
}

/** A line with its decimals to one place: a wage of 1.83 and one of 1.84 are the same to a reader. */
const roughly = (text: string): string => text.replace(/\d+\.\d+/g, (number) => Number(number).toFixed(1));

/** Whether a day is told in the same words as the day before it. */
const isLike = (of: DayEntry, before: DayEntry | undefined, last: number): boolean =>
  of.day === last + 1 &&
  of.lines.length === before?.lines.length &&
  of.lines.every(({ text }, at) => roughly(text) === roughly(before.lines[at]?.text ?? ""));

/** Days one after another that are told in the same words stand as one, under the latest of them. */
function folded(entries: readonly DayEntry[]): readonly DayEntry[] {
  const out: { first: DayEntry; last: DayEntry }[] = [];
  for (const of of entries) {
    const before = out.at(-1);
    if (before !== undefined && isLike(of, before.first, before.last.day)) before.last = of;
    else out.push({ first: of, last: of });
  }
  return out.map(({ first, last }) =>
    first === last
      ? last
      : { ...last, head: t("{from} to {to}, each day much the same", { from: first.head, to: last.head }) },
  );
}

/** What happened, a line each under its day, the latest day first; equal days stand as one. */
export function logPanel(entries: readonly DayEntry[]): PanelScene {
  const rows = [...folded(entries)].reverse().flatMap(({ day, head, lines }) =>
    [...lines].reverse().map(({ text: told, cause, word, numbers }, at): Row => {
      const text = onScreen(told);
      return {
        ...note(text),
        id: `${day}.${lines.length - at}`,
        search: `${head} ${text}`,
        about: { word, title: text, cause: [cause], ...(numbers === undefined ? {} : { numbers }) },
        ...(at === 0 ? { above: (columns: number) => paragraph(head, columns, "title") } : {}),
      };
    }),
  );
  return { title: t("Log (latest first)"), rows, empty: t("Nothing has happened yet.") };
}

/** Columns of the ledger for why something passed. */
const WHY = 16;

/** Narrower than this the ledger's columns would not hold their heads. */
const WITH_HEADS = 62;

function ledgerRow({ words, program }: Showing, posting: Posting, at: number): Row {
  const account = (index: number): string => accountName(program, words, index);
  const { from, to, amount } = posting;
  const day = dayOfPosting(posting);
  const why = ledgerReason(program, posting);
  const what = words.held(posting.commodity, amount);
  const text = t("day {day}: {what} ({reason}), {account} to {account2}", {
    day,
    what,
    reason: why,
    account: account(from),
    account2: account(to),
  });
  const of = program.model.scenario.commodities[posting.commodity];
  return {
    id: `${at}`,
    ...columnRow(
      (columns) => [
        [`${day}`, 4, "right"],
        [what, 22, "right"],
        [why, WHY],
        [t("{account} to {account2}", { account: account(from), account2: account(to) }), columns - 29 - WHY],
      ],
      text,
    ),
    ...(of === undefined
      ? {}
      : { about: { word: of.id, title: words.label(of.id), cause: [causeOfPosting(program, words, posting)] } }),
  };
}

type Postings = Pick<Journal, "postings">;

/** Rows of the days that are over, which do not change, and how many postings are told by them. */
interface Past {
  readonly words: Words;
  readonly rows: readonly Row[];
  readonly count: number;
}

/** Years of postings are not summed and told anew for every scene: only those since the days that were over last. */
const past = new WeakMap<Postings, Past>();

function ledgerRows(showing: Showing, journal: Postings): readonly Row[] {
  const { words } = showing;
  const { postings } = journal;
  const known = past.get(journal);
  const { rows, count } = known?.words === words ? known : { rows: [], count: 0 };
  const since = postings.slice(count);
  const today = since.findIndex(({ day }) => day === since.at(-1)?.day);
  const told = (of: readonly Posting[], before: number): readonly Row[] =>
    postingsByDay(of).map((posting, at) => ledgerRow(showing, posting, before + at));
  const over = today > 0 ? [...rows, ...told(since.slice(0, today), rows.length)] : rows;
  past.set(journal, { words, rows: over, count: count + Math.max(0, today) });
  return [...over, ...told(since.slice(Math.max(0, today)), over.length)];
}

/** Every posting, those of a day that are alike as one sum, the latest first: double entry, from whom to whom. */
export function ledgerPanel(showing: Showing, journal: Postings): PanelScene {
  return {
    title: t("Ledger ({count} postings, summed by day, latest first)", { count: journal.postings.length }),
    head: (columns) =>
      columns < WITH_HEADS
        ? []
        : [
            cells(
              [t("day"), 4, "right", "dim"],
              [t("what"), 22, "right", "dim"],
              [t("why"), WHY, "left", "dim"],
              [t("from whom to whom"), columns - 29 - WHY, "left", "dim"],
            ),
          ],
    rows: [...ledgerRows(showing, journal)].reverse(),
    empty: t("Nothing has changed hands yet."),
  };
}
