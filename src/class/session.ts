import {
  cutAt,
  type Decision,
  deathCount,
  hungerDays,
  type Program,
  type RunRecord,
  realWealth,
  replayOn,
  Session,
  View,
  type WorldChoice,
} from "../engine/index.js";
import { inEnglish, msg, t } from "../language/index.js";
import { type WealthUnit, wealthUnit } from "../scenario/index.js";
import { Words } from "../ui/index.js";

/** What stands for the seed wherever a student can read it. */
export const VEIL = msg("kept by the teacher until it is revealed");

/**
 * A campaign of a class: as any other, but whoever asks for its seed is not told; only the record holds it. Where the class
 * plays `until` a day, nobody waits past it: all are held side by side on the morning after, but for those whom a road or an encounter keeps longer.
 */
export class ClassSession extends Session {
  readonly until: number | undefined;

  constructor(program: Program, choice: WorldChoice, until?: number) {
    super(program, choice);
    this.until = until;
  }

  override get choice(): WorldChoice {
    return { ...super.choice, seed: t(VEIL) };
  }

  override decide(decision: Decision): ReturnType<Session["decide"]> {
    return super.decide(cutAt(this.until, decision, this.campaign.world.day));
  }
}

/** Plays a record again for a class, up to the first decision that no longer fits; `lost` counts those left out. */
export function resumed(
  program: Program,
  record: RunRecord,
  until: number | undefined,
): { readonly session: ClassSession; readonly lost: number } {
  const { seed, base, changes } = record;
  const session = new ClassSession(program, { seed, base, changes }, until);
  for (const decision of record.decisions) if (!session.decide(decision).ok) break;
  return { session, lost: record.decisions.length - session.decisions.length };
}

/** Whether a record leads to where its session stands: played again from nothing, to the same hash. */
export const replays = (session: ClassSession): boolean =>
  replayOn(session.program, session.record()).session.campaign.hash() === session.campaign.hash();

/** How a student's campaign stands; `through` once it has ended or has come to where the class stops. Wealth is in the numeraire's unit, debts taken off. */
export interface Progress {
  readonly day: number;
  readonly lastDay: number;
  readonly decisions: number;
  readonly through: boolean;
  readonly ending: string | undefined;
  readonly kind: string | undefined;
  readonly wealth: number;
  readonly hungerDays: number;
  readonly deaths: number;
}

/** How real value is told, with the mark of those not to be relied on; `text` is what is written into files, in English whatever is spoken. */
export interface RealUnit extends WealthUnit {
  /** `text` for a reader, with its mark. */
  readonly marked: string;
  /** Why a marked value is not to be relied on, each reason once. */
  readonly cautions: readonly string[];
}

/** The unit of several variants of one scenario. */
export function unitOf(programs: readonly Program[]): RealUnit {
  const [first] = programs;
  const real = () => (first === undefined ? { factor: 1, text: "" } : wealthUnit(first.model.scenario));
  const { factor, text } = real();
  const cautions = [...new Set(programs.flatMap((program) => new Words(program).caution ?? []))];
  const marked = cautions.length === 0 ? text : `${text}*`;
  return { factor, text: inEnglish(real).text, marked, cautions: cautions.map((of) => `* ${of}`) };
}

export function progressOf(session: ClassSession): Progress {
  const { campaign, program, decisions, until = Number.POSITIVE_INFINITY } = session;
  const { world, rest } = campaign;
  const ending = rest.kind === "ended" ? rest.ending : undefined;
  return {
    day: world.day,
    lastDay: Math.min(until, new View(program, world, rest).lastDay),
    decisions: decisions.length,
    through: ending !== undefined || world.day > until,
    ending,
    kind: program.model.scenario.endings.find(({ id }) => id === ending)?.kind,
    wealth: realWealth(world) / wealthUnit(program.model.scenario).factor,
    hungerDays: hungerDays(world),
    deaths: deathCount(world),
  };
}
