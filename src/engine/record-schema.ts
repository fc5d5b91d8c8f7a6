import * as z from "zod";
import { decisionSchema } from "./decision.js";

export const RECORD_VERSION = 2;

/** The most decisions a record holds. A play that has taken as many takes no more, so that what was written can be read. */
export const MOST_RECORDED = 20_000;

/** A run record: the world, forced draws, decisions and the hashes of scenario and rules. Save file, replay, audit trail. */
export const recordSchema = /* @__PURE__ */ z.lazy(() =>
  z.strictObject({
    recordVersion: z.literal(RECORD_VERSION),
    scenario: z.string().max(80),
    scenarioHash: z.string().max(64),
    rulesHash: z.string().max(64),
    base: z.string().max(80),
    seed: z.string().max(200),
    /** Changed numbers, by name, in smallest units. */
    changes: z.record(z.string().max(200), z.number()),
    forced: z
      .array(z.strictObject({ draw: z.string().max(120), is: z.string().max(80), at: z.int().min(0).optional() }))
      .max(1000),
    /** Forced nature: prices at their anchors, varying numbers at their middle. */
    nature: z.strictObject({ still: z.boolean().optional(), middle: z.boolean().optional() }),
    decisions: z.array(decisionSchema).max(MOST_RECORDED),
    /** How often decisions were taken back, and how often that was allowed in all; 0 allowed is strict play. */
    rewinds: z.int().min(0),
    rewindLimit: z.int().min(0),
    /** Whether the player had played this world before. */
    replayed: z.boolean(),
  }),
);

export type RunRecord = z.infer<typeof recordSchema>;

type Raw = Readonly<Record<string, unknown>>;

/** By version: how a record of it becomes one of the next. Never changed once released. */
const MIGRATIONS: Readonly<Record<number, (record: Raw) => Raw>> = {
  1: (record) => ({ ...record, recordVersion: 2, rewinds: 0, rewindLimit: 0, replayed: false }),
};

/** A record of an older version as one of this; what is not a record of a released version is given back as it is. */
export function migrated(record: Raw): Raw {
  let now = record;
  for (let step = MIGRATIONS[Number(now["recordVersion"])]; step !== undefined; ) {
    now = step(now);
    step = MIGRATIONS[Number(now["recordVersion"])];
  }
  return now;
}

/** Whether whoever played may have known what was to come: decisions were taken back, or the world was played before. */
export const isForeseen = ({ rewinds, replayed }: Pick<RunRecord, "rewinds" | "replayed">): boolean =>
  rewinds > 0 || replayed;
