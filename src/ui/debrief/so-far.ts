import { isForeseen, type Session } from "../../engine/index.js";
import { t } from "../../language/index.js";
import { percent } from "../figures.js";
import type { Words } from "../words.js";
import { leadingLines } from "./decisions.js";
import type { DecisionFindings, Findings, StandingFindings } from "./findings.js";
import { Situations } from "./situations.js";
import { shareOfPlays } from "./standing.js";

/** Worlds beside a run after which its place is told for the first time. */
const FIRST_PLACE = 20;

type Step = "place" | "leading";

/** What is told of a run while it is still looked into: its place, with an interval of so few worlds, and which decisions lead, without figures. Each once; the figures come at the end. */
export class SoFar {
  readonly situations: Situations;
  private readonly words: Words;
  private readonly isForeseen: boolean;
  private readonly told = new Set<Step>();

  constructor(session: Session, words: Words) {
    this.situations = new Situations(session);
    this.words = words;
    this.isForeseen = isForeseen(session.hindsight);
  }

  /** Whether anything was told before the end. */
  get hasTold(): boolean {
    return this.told.size > 0;
  }

  /** The lines of what is found now and was not told before; mostly none. */
  hear({ standing, decisions }: Findings): readonly string[] {
    return [...this.once("place", () => this.place(standing)), ...this.once("leading", () => this.leading(decisions))];
  }

  private once(step: Step, tell: () => readonly string[]): readonly string[] {
    if (this.told.has(step)) return [];
    const lines = tell();
    if (lines.length > 0) this.told.add(step);
    return lines;
  }

  private place(standing: StandingFindings | undefined): readonly string[] {
    if (standing === undefined || standing.worlds < FIRST_PLACE || this.isForeseen) return [];
    const { run, beats, worlds } = standing;
    return [
      t(
        "So far, beside {worlds} worlds: this run kept {own}, more than {beats} of the plays there [{low} .. {high}].",
        {
          worlds,
          own: this.words.realOf(run.wealth),
          beats: shareOfPlays(beats.value),
          low: percent(beats.low),
          high: percent(beats.high),
        },
      ),
    ];
  }

  private leading(decisions: DecisionFindings | undefined): readonly string[] {
    return decisions === undefined || decisions.found.length > 0
      ? []
      : leadingLines(this.situations, this.words, decisions);
  }
}
