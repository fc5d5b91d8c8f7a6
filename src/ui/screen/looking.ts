import type { Decision } from "../../engine/index.js";
import { t } from "../../language/index.js";
import type { Compare, ComparisonFindings, Findings } from "../debrief/findings.js";
import type { EndedRun } from "./ports.js";
import type { Report } from "./scene/model.js";
import type { Told } from "./scene/report.js";
import type { Effect, Mode, UiState } from "./state.js";

/** The mode with its report replaced by a newer one, wherever in it that lies. */
export function withReport(mode: Mode, report: Report): Mode {
  if (mode.kind === "report" && mode.report.title === report.title) return { ...mode, report };
  return "under" in mode ? { ...mode, under: withReport(mode.under, report) } : mode;
}

/** What is found out beside the keys. */
export type Looked = Extract<
  Effect,
  { readonly kind: "inquire" | "turns" | "ways" | "otherwise" | "compare" | "stop" }
>;

/** Whether a mode shows a report, or lies over one. */
const shows = (mode: Mode): boolean => mode.kind === "report" || ("under" in mode && shows(mode.under));

/** What looking into runs and comparing strategies needs of the screens. */
interface Screen {
  readonly state: () => UiState;
  readonly change: (mode: Mode) => void;
  readonly note: (text: string) => void;
  readonly drawSoon: () => void;
}

/** What is found out beside the keys: begun, shown as it comes, ended when it is left. */
export class Looking {
  private readonly screen: Screen;
  private stopping: AbortController | undefined;
  private told: { readonly play: EndedRun; readonly record: string; readonly of: Told } | undefined;
  private findings: Findings | undefined;
  /** What is shown of them by now: all, or as far as they are. */
  private seen: Findings | undefined;

  constructor(screen: Screen) {
    this.screen = screen;
  }

  /** Ends what runs, with what is found by then. */
  stop(): void {
    this.stopping?.abort();
  }

  private open(report: Report): void {
    this.screen.change({ kind: "report", report, at: 0, under: this.screen.state().mode });
    this.screen.drawSoon();
  }

  private renew(report: Report): void {
    if (!shows(this.screen.state().mode)) return;
    this.screen.change(withReport(this.screen.state().mode, report));
    this.screen.drawSoon();
  }

  private async toldOf(play: EndedRun): Promise<Told> {
    const { session } = play;
    const known = this.told;
    const record = JSON.stringify(session.record());
    if (known?.play === play && known.record === record) return known.of;
    const { toldOf } = await import("./scene/report.js");
    const of = toldOf(session);
    this.told = { play, record, of };
    [this.findings, this.seen] = [undefined, undefined];
    return of;
  }

  /** Runs something that tells as it goes; what was found before it ended or failed stays. */
  private async run<T>(
    none: T,
    begin: (tell: (so: T) => void, stop: AbortSignal) => Promise<T>,
    show: (so: T, running: boolean) => Report,
  ): Promise<T | undefined> {
    let last = none;
    this.stop();
    const stopping = new AbortController();
    this.stopping = stopping;
    const shown = (): boolean => this.stopping === stopping;
    const running = (): boolean => shown() && !stopping.signal.aborted;
    stopping.signal.addEventListener("abort", () => {
      if (shown()) this.renew(show(last, false)); // at once: what is under way ends in its own time
    });
    try {
      const found = await begin((so) => {
        last = so;
        if (running()) this.renew(show(so, true));
      }, stopping.signal);
      if (shown()) this.renew(show(found, false));
      return found;
    } catch (error) {
      if (shown()) this.renew(show(last, false));
      this.failed(error);
      return undefined;
    } finally {
      if (this.stopping === stopping) this.stopping = undefined;
    }
  }

  /** Which decisions of an ended play mattered; found once, it is only shown again. */
  private async inquire(play: EndedRun): Promise<void> {
    const { inquire } = play;
    if (inquire === undefined) return this.screen.note(t("Runs are not looked into here."));
    const of = await this.toldOf(play);
    const { findingsReport } = await import("./scene/report.js");
    if (this.findings !== undefined) return this.open(findingsReport(of, this.findings, false));
    this.open(findingsReport(of, {}, true));
    let stopped = false;
    const found = await this.run<Findings>(
      {},
      (tell, stop) => {
        stop.addEventListener("abort", () => {
          stopped = true;
        });
        return inquire(tell, stop);
      },
      (so, running) => {
        this.seen = so;
        return findingsReport(of, so, running);
      },
    );
    if (!stopped) this.findings = found;
  }

  /** Shows what is asked about a play that has ended. */
  look(play: EndedRun, effect: Exclude<Looked, { readonly kind: "stop" | "compare" }>): void {
    this.looked(play, effect).catch((error: unknown) => this.failed(error));
  }

  private async looked(play: EndedRun, effect: Parameters<Looking["look"]>[1]): Promise<void> {
    if (effect.kind === "inquire") return this.inquire(play);
    // Where nobody may play it otherwise its world may not be known, and what it was made of cannot be told.
    if (play.otherwise === undefined) return this.screen.note(t("Runs are not played otherwise here."));
    switch (effect.kind) {
      case "turns":
        return this.turns(play);
      case "ways":
        return this.ways(play, effect.at);
      case "otherwise":
        return this.otherwise(play, play.otherwise, effect.at, effect.instead);
    }
  }

  private failed(error: unknown): void {
    this.screen.note(error instanceof Error ? error.message : String(error));
    this.screen.drawSoon();
  }

  private async turns(play: EndedRun): Promise<void> {
    const of = await this.toldOf(play);
    this.open((await import("./scene/report.js")).turnsReport(of));
  }

  private async ways(play: EndedRun, at: number): Promise<void> {
    const of = await this.toldOf(play);
    this.open((await import("./scene/report.js")).waysReport(of, at));
  }

  /** An ended play with one decision changed, beside it as it was. */
  private async otherwise(
    play: EndedRun,
    otherwise: NonNullable<EndedRun["otherwise"]>,
    at: number,
    instead: Decision,
  ): Promise<void> {
    const of = await this.toldOf(play);
    this.screen.note(t("Playing it otherwise ..."));
    this.screen.drawSoon();
    const ledgers = await otherwise(at, instead);
    const { countedRow, ledgersReport } = await import("./scene/report.js");
    this.screen.note("");
    this.open(ledgersReport(of, at, instead, ledgers, countedRow(this.seen, at, instead)));
  }

  /** Strategies of a scenario in the same worlds. */
  async compare(compare: Compare, title: string): Promise<void> {
    const { comparisonReport } = await import("./scene/report.js");
    const none: ComparisonFindings = {
      scenario: title,
      base: "",
      seed: "",
      done: 0,
      all: 0,
      unit: "",
      strategies: [],
      low: 0,
      high: 0,
      verdict: undefined,
    };
    this.open(comparisonReport(none, title, true));
    await this.run<ComparisonFindings>(none, compare, (so, running) => comparisonReport(so, title, running));
  }
}
