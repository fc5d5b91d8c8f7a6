import type { Session } from "../../engine/index.js";
import { t } from "../../language/index.js";
import { partedFindings } from "../debrief/decisions.js";
import type { Findings, Inquire, Otherwise } from "../debrief/findings.js";
import { findingRows, inquireInLines } from "../debrief/lines.js";
import { numberedLines } from "../debrief/numbered.js";
import { Situations } from "../debrief/situations.js";
import type { Words } from "../words.js";
import type { AccountLine } from "./debrief.js";
import { type OpensLines, readWhatIf, whatIfLines } from "./what-if.js";

/** What can look into a run that has ended. */
export interface LookingPorts {
  readonly print: (line: string) => void;
  /** Looks into the run once it has ended. */
  readonly inquire?: Inquire | undefined;
  /** Plays the ended run again with one decision changed. */
  readonly otherwise?: Otherwise | undefined;
  readonly page?: { readonly columns: number };
}

/** Looks into a run that has ended, beside the play: what is found is told when it is there. */
export class LookingBack {
  /** What each strategy it was held against says of itself. */
  sayings: NonNullable<Findings["sayings"]> = {};
  /** Lines that were told, each with the word that explains what it measures. */
  readonly measures = new Map<string, string>();
  private found: Findings = {};
  private readonly session: Session;
  private readonly words: Words;
  private readonly ports: LookingPorts;
  private readonly answer: (lines: readonly string[]) => void;
  private now: { readonly done: Promise<void>; readonly stop: () => void } | undefined;

  constructor(session: Session, words: Words, ports: LookingPorts, answer: (lines: readonly string[]) => void) {
    this.session = session;
    this.words = words;
    this.ports = ports;
    this.answer = answer;
  }

  /** Whether something is being looked into; `stop` ends that with what is found. */
  get looking(): { readonly done: Promise<void>; readonly stop: () => void } | undefined {
    return this.now;
  }

  private get ended(): boolean {
    return this.session.campaign.ended;
  }

  /** What the account at the end measures. */
  accounts(lines: readonly AccountLine[]): void {
    for (const { text, word } of lines) for (const line of text.split("\n")) this.measures.set(line.trim(), word);
  }

  private waitFor(found: Promise<readonly string[]>, stop: () => void): void {
    const done = found
      .then((lines) => this.answer(lines))
      .catch((error) => this.ports.print(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        this.now = undefined;
      });
    this.now = { done, stop };
  }

  /** Which decisions mattered, where the run sits among others. */
  decisions(): void {
    const { session, words, ports } = this;
    const { inquire, print } = ports;
    if (!this.ended) return print(t("That can be looked into once the campaign has ended."));
    if (inquire === undefined) return print(t("Nobody is here to look into it; `jangmadang debrief` does."));
    if (this.now !== undefined) return;
    const stopping = new AbortController();
    print(t("Futures of this run are played now; that takes some seconds. Ctrl-C ends it with what is found."));
    const remembers: Inquire = async (tell, stop) => {
      const found = await inquire(tell, stop);
      this.found = found;
      this.sayings = found.sayings ?? {};
      for (const { text, word } of findingRows(session, words, found)) this.measures.set(text.trim(), word);
      return found;
    };
    const tell = (lines: readonly string[]): void => lines.forEach(print);
    this.waitFor(inquireInLines(remembers, session, words, stopping.signal, tell), () => stopping.abort());
  }

  /** A decision of the ended run by its number: what it was, what was found about it, how it is looked at on; undefined before the end. */
  decision(number: number): readonly string[] | undefined {
    const { found, session, words } = this;
    if (!this.ended) return undefined;
    return numberedLines(new Situations(session), words, session.decisions, found.decisions, number - 1);
  }

  /** The decision that a row of what was found is about, by the row's number; undefined where there is none. */
  row(number: number): readonly string[] | undefined {
    const { decisions } = this.found;
    const row = decisions === undefined ? undefined : partedFindings(decisions).mattered[number - 1];
    return row === undefined ? undefined : this.decision(row.at + 1);
  }

  /** One decision changed; both ledgers are told when it has been played. */
  otherwise(text: string, opens: OpensLines): void {
    const { session, words, ports } = this;
    const { otherwise, page, print } = ports;
    if (!this.ended)
      return print(
        t("A decision can be changed with all luck kept once the campaign has ended; till then `undo` takes it back."),
      );
    if (otherwise === undefined) return print(t("Nobody is here to play it otherwise; `jangmadang what-if` does."));
    if (this.now !== undefined) return;
    const asked = readWhatIf(session, words, text, opens);
    if ("told" in asked) return this.answer(asked.told);
    const told = whatIfLines(session, words, asked, otherwise, page && page.columns - 1).then((lines) => {
      for (const line of lines) this.measures.set(line.trim(), "what-if");
      return lines;
    });
    this.waitFor(told, () => undefined);
  }
}
