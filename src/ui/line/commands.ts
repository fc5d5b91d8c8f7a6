import { postingsByDay, type Session, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import type { Meant } from "../answers/asked.js";
import { explain } from "../answers/explain.js";
import { oddsLines } from "../answers/moment.js";
import type { Says } from "../answers/numbers.js";
import { sources } from "../answers/sources.js";
import { hindsightLines } from "../hindsight.js";
import { kitchenLines } from "../larder.js";
import { movement } from "../movement.js";
import type { Words } from "../words.js";
import { helpLines } from "./phrases.js";
import { placeLine, priceLines, standingLines, worthLine } from "./status.js";

interface Teller {
  readonly session: Session;
  readonly words: Words;
  readonly says: Says;
  /** What each strategy the run was held against says of itself. */
  readonly strategies?: Readonly<Record<string, string>>;
  /** All that moved worth between the last two times it was told. */
  readonly moved?: readonly string[];
  /** What has been printed of late. */
  readonly printed?: readonly string[];
  /** Lines told of a finished run, each with the word that explains what it measures. */
  readonly measures?: ReadonlyMap<string, string>;
  /** The day on which the play stops before its campaign. */
  readonly until?: number | undefined;
  /** Whether nothing is taken back or looked into. */
  readonly forwards?: boolean | undefined;
}

/** How many movements `ledger` shows when it is not told. */
const LAST = 12;

/** The last movements, each in a line. */
function ledger({ session, words }: Teller, most: string): readonly string[] {
  const { journal, program } = session;
  const postings = postingsByDay(journal.postings);
  const count = most === "all" ? postings.length : Number(most) || LAST;
  const lines = postings.slice(-count).map((posting) => `  ${movement(program, words, posting)}`);
  const left = postings.length - lines.length;
  return left > 0
    ? [
        ...lines,
        t("  {left} earlier ones: `ledger {more}` or `ledger all`.", { left, more: Math.min(50, count + left) }),
      ]
    : lines;
}

/** The lines of a command that tells something and changes nothing, or undefined where the word is none. */
export function tell(teller: Teller, word: string, rest: string, meant: Meant): readonly string[] | undefined {
  const { session, words, says, strategies, printed, measures, moved } = teller;
  const { program, campaign } = session;
  const view = new View(program, campaign.world, campaign.rest);
  const { journal } = session;
  const kept = { postings: journal.postings, journal, strategies, printed, measures, moved };
  const asked = { program, view, words, says, ...kept };
  switch (word) {
    case "help":
    case "?":
      return helpLines(teller.forwards);
    case "why":
    case "what":
    case "who":
      return explain(asked, rest.trim(), meant);
    case "i":
    case "source":
    case "sources":
      return sources(asked, rest.trim(), meant);
    case "prices": {
      const lines = priceLines(view, words);
      return lines.length === 0 ? [t("Nothing is traded here.")] : lines;
    }
    case "odds":
      return oddsLines(asked);
    case "home":
      return kitchenLines(view, words);
    case "status":
      return [
        placeLine(view, words, teller.until),
        ...standingLines(program, view, words),
        worthLine(view, words),
        ...hindsightLines(session.hindsight),
      ];
    case "ledger":
      return ledger(teller, rest.trim().toLowerCase());
    default:
      return undefined;
  }
}
