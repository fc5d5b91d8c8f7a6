import { outOfBounds, type Scenario } from "../scenario/index.js";
import { Campaign } from "./campaign.js";
import type { Decision } from "./decision.js";
import { Journal } from "./journal.js";
import { worldKey } from "./luck.js";
import type { NatureOptions } from "./nature.js";
import type { Outlook } from "./outlook.js";
import { buildProgram, type Program } from "./program.js";
import { MOST_RECORDED, RECORD_VERSION, type RunRecord } from "./record-schema.js";
import type { Rest } from "./rest.js";
import type { Refusal } from "./rules/plan.js";
import { RULES_HASH } from "./rules-hash.js";
import { View } from "./view.js";
import type { ForcedDraws, World } from "./world.js";

export interface WorldChoice {
  readonly seed: string;
  readonly base?: string | undefined;
  readonly changes?: Readonly<Record<string, number>> | undefined;
  readonly forced?: RunRecord["forced"] | undefined;
  readonly nature?: NatureOptions | undefined;
}

/** How a person may play and has played: decisions taken back, how many may be (0: strict), whether the world was known. */
export type Hindsight = Pick<RunRecord, "rewinds" | "rewindLimit" | "replayed">;

const NO_HINDSIGHT: Hindsight = { rewinds: 0, rewindLimit: 0, replayed: false };

export function forcedDraws(forced: RunRecord["forced"]): ForcedDraws | undefined {
  if (forced.length === 0) return undefined;
  const draws = new Map<string, Map<number | "any", string>>();
  for (const { draw, is, at } of forced) {
    const of = draws.get(draw) ?? new Map<number | "any", string>();
    of.set(at ?? "any", is);
    draws.set(draw, of);
  }
  return draws;
}

const naturePart = (
  nature: { readonly still?: boolean | undefined; readonly middle?: boolean | undefined } | undefined,
): RunRecord["nature"] => ({
  ...(nature?.still ? { still: true } : {}),
  ...(nature?.middle ? { middle: true } : {}),
});

/** The odds written in an encounter that a trader is shown with what he decides, and the subject of their draw. */
function writtenOddsShown(
  { asked }: Program,
  { rest, world }: Campaign,
  decision: Decision,
): { readonly subject: string; readonly outlook: Outlook } | undefined {
  if (rest.kind !== "choose" && rest.kind !== "ask") return undefined;
  const { options = [], range } = asked.get(rest.encounter)?.get(rest.node) ?? {};
  const way = decision.do === "choose" ? options.find(({ id }) => id === decision.option) : range;
  return way?.written === undefined || way.outlook === undefined
    ? undefined
    : { subject: way.written, outlook: way.outlook(world) };
}

/** A campaign that keeps its record and its journal: what play, replay and runs are made of. */
export class Session {
  readonly program: Program;
  /** What is played; `choice` is what whoever asks is told of it. */
  private readonly real: WorldChoice;
  private now: { readonly campaign: Campaign; readonly journal: Journal };
  private known: Hindsight;
  private readonly taken: Decision[] = [];

  constructor(program: Program, choice: WorldChoice, hindsight: Hindsight = NO_HINDSIGHT) {
    this.program = program;
    this.real = choice;
    this.known = hindsight;
    this.now = this.begun();
  }

  private begun(): { readonly campaign: Campaign; readonly journal: Journal } {
    const { seed, forced = [], nature } = this.real;
    const journal = new Journal();
    const campaign = new Campaign(this.program, {
      key: worldKey(seed),
      forced: forcedDraws(forced),
      nature,
      watch: journal,
    });
    return { campaign, journal };
  }

  get choice(): WorldChoice {
    return this.real;
  }

  /** The same world before its first decision, for whoever plays the decisions again beside. */
  anew(): Session {
    return new Session(this.program, this.real);
  }

  /** The campaign as it stands; another one after a rewind. */
  get campaign(): Campaign {
    return this.now.campaign;
  }

  /** What has been told and has changed hands so far; another one after a rewind. */
  get journal(): Journal {
    return this.now.journal;
  }

  get hindsight(): Hindsight {
    return this.known;
  }

  /** Takes a decision and records it; a refused one leaves no trace. */
  decide(decision: Decision): ReturnType<Campaign["decide"]> {
    if (this.taken.length >= MOST_RECORDED) return { ok: false, why: "the record is full" };
    const { campaign, journal } = this;
    journal.awaits(writtenOddsShown(this.program, campaign, decision));
    const answer = campaign.decide(decision);
    journal.awaits(undefined);
    if (answer.ok) this.taken.push(decision);
    return answer;
  }

  get decisions(): readonly Decision[] {
    return this.taken;
  }

  record(): RunRecord {
    return recordOf(this.program, this.real, this.taken, this.known);
  }

  /** How many rewinds may still be made. */
  get rewindsLeft(): number {
    return Math.max(0, this.known.rewindLimit - this.known.rewinds);
  }

  /**
   * Takes the last `steps` decisions back, which counts as one rewind: the campaign stands where it stood before them,
   * and the same luck waits. Answers the decisions taken back, the earliest first; undefined, and nothing is changed, when
   * no rewind is left or there is nothing to take back: the first decision only opens the play.
   */
  rewind(steps = 1): readonly Decision[] | undefined {
    const keep = this.taken.length - steps;
    if (this.rewindsLeft === 0 || steps < 1 || keep < 1) return undefined;
    const kept = this.taken.slice(0, keep);
    const back = this.taken.slice(keep);
    this.known = { ...this.known, rewinds: this.known.rewinds + 1 };
    this.now = this.begun();
    this.taken.length = 0;
    for (const decision of kept) this.decide(decision);
    return back;
  }

  /** The play so far, as results and reports read it. */
  get played(): Played {
    const { world, rest } = this.campaign;
    return {
      program: this.program,
      choice: this.choice,
      world,
      rest,
      hash: this.campaign.hash(),
      journal: this.journal,
      decisions: this.taken,
    };
  }
}

/** A campaign as it stands, by whichever executor: what results are made of. */
export interface Played {
  readonly program: Program;
  readonly choice: WorldChoice;
  readonly world: World;
  readonly rest: Rest;
  readonly hash: string;
  readonly journal: Journal;
  readonly decisions: readonly Decision[];
}

/** The record of decisions taken in a world. */
export function recordOf(
  { model }: Program,
  choice: WorldChoice,
  decisions: readonly Decision[],
  hindsight: Hindsight = NO_HINDSIGHT,
): RunRecord {
  return {
    recordVersion: RECORD_VERSION,
    scenario: model.scenario.id,
    scenarioHash: model.scenario.hash,
    rulesHash: RULES_HASH,
    base: model.base,
    seed: choice.seed,
    changes: { ...model.changes },
    forced: [...(choice.forced ?? [])],
    nature: naturePart(choice.nature),
    decisions: [...decisions],
    ...hindsight,
  };
}

/** A decision that no longer fits: the scenario or the rules have changed, or the record was edited. */
export interface Misfit {
  readonly at: number;
  readonly decision: Decision;
  readonly why: Refusal;
}

export interface Replayed {
  readonly session: Session;
  readonly misfit: Misfit | undefined;
  /** Whether scenario and rules are the ones the record was made with. */
  readonly same: { readonly scenario: boolean; readonly rules: boolean };
}

/** What a record names that its scenario no longer has: a base, a changed number, or a value no longer possible. */
export function whatIsGone(scenario: Scenario, record: RunRecord): string | undefined {
  if (!scenario.bases.includes(record.base)) return `the base '${record.base}', which the scenario no longer has`;
  const names = new Set(scenario.parameters.map(({ name }) => name));
  for (const [name, value] of Object.entries(record.changes)) {
    if (!names.has(name)) return `the number '${name}', which the scenario no longer has`;
    const fault = outOfBounds(name, value);
    if (fault !== undefined) return `the number '${name}' as ${value}, but ${fault}`;
  }
  return undefined;
}

/** Plays a record again, up to the first decision that no longer fits. `upTo` forks: only that many decisions are taken. */
export function replay(scenario: Scenario, record: RunRecord, upTo = record.decisions.length): Replayed {
  const gone = whatIsGone(scenario, record);
  if (gone !== undefined) throw new RangeError(`the record uses ${gone}`);
  const program = buildProgram(scenario, { base: record.base, changes: record.changes });
  return replayOn(program, record, upTo);
}

/** The same on a program already built with the record's base and changes; `before` sees what was seen before each decision. */
export function replayOn(
  program: Program,
  record: RunRecord,
  upTo = record.decisions.length,
  before?: (view: View, decision: Decision) => void,
): Replayed {
  const { seed, forced, nature, rewinds, rewindLimit, replayed } = record;
  const choice = {
    seed,
    base: record.base,
    changes: record.changes,
    forced,
    nature: naturePart(nature) as NatureOptions,
  };
  const session = new Session(program, choice, { rewinds, rewindLimit, replayed });
  const same = {
    scenario: record.scenarioHash === program.model.scenario.hash,
    rules: record.rulesHash === RULES_HASH,
  };
  for (const [at, decision] of record.decisions.slice(0, upTo).entries()) {
    before?.(new View(program, session.campaign.world, session.campaign.rest), decision);
    const answer = session.decide(decision);
    if (!answer.ok) return { session, misfit: { at, decision, why: answer.why }, same };
  }
  return { session, misfit: undefined, same };
}
