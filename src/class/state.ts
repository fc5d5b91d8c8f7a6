import * as z from "zod";

// What is kept of a class on disk besides the students' records. Plain data, changed by making another.

const treatment = z.strictObject({
  id: z.string().max(60),
  base: z.string().max(80),
  /** As written: `numbers.some-number=40`. */
  set: z.array(z.string().max(300)).max(50),
  changes: z.record(z.string(), z.number()),
});

/** One variant of the world that a part of the class plays. */
export type Treatment = z.infer<typeof treatment>;

const setting = z.strictObject({
  room: z.string().max(24),
  scenario: z.string().max(1_000),
  scenarioHash: z.string().max(64),
  treatments: z.array(treatment).min(1).max(12),
});

/** What a class plays. The same command gives the same. */
export type ClassSetting = z.infer<typeof setting>;

const seat = z.strictObject({
  id: z.int().min(1),
  name: z.string().max(60),
  /** Digest of the token the student's browser keeps. */
  token: z.string().max(64),
  treatment: z.int().min(0),
});

/** A student's place in the class. */
export type Seat = z.infer<typeof seat>;

export const classStateSchema = z.strictObject({
  version: z.literal(1),
  setting,
  /** The teacher's token itself: it is told again when the class is opened again. */
  teacher: z.string().max(100),
  /** One seed for each round. */
  seeds: z.array(z.string().min(1).max(200)).min(1).max(100),
  round: z.int().min(1),
  paused: z.boolean(),
  message: z.string().max(400),
  /** Rounds whose seed has been told. */
  revealed: z.array(z.int()),
  seats: z.array(seat),
});

export type ClassState = z.infer<typeof classStateSchema>;

/** The treatment with the fewest students, the first of them in order: balanced by counting, never by chance. */
export function nextTreatment({ setting: { treatments }, seats }: ClassState): number {
  const counts = treatments.map((_of, index) => seats.filter((of) => of.treatment === index).length);
  return counts.indexOf(Math.min(...counts));
}

/** With one more seat. */
export function seated(
  state: ClassState,
  name: string,
  token: string,
): { readonly state: ClassState; readonly seat: Seat } {
  const made = { id: state.seats.length + 1, name, token, treatment: nextTreatment(state) };
  return { state: { ...state, seats: [...state.seats, made] }, seat: made };
}

/** What of the setting differs from the one a class was begun with, told; undefined where nothing does. */
export function whatDiffers(begun: ClassSetting, now: ClassSetting): string | undefined {
  if (begun.scenario !== now.scenario) return `it plays '${begun.scenario}', not '${now.scenario}'`;
  const told = ({ treatments }: ClassSetting): string =>
    treatments.map(({ id, base, set }) => [id, base, ...set].join(" ")).join("; ");
  if (told(begun) !== told(now)) return `it plays ${told(begun)}, not ${told(now)}`;
  return undefined;
}
