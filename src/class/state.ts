import * as z from "zod";
import { t } from "../language/index.js";

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
  /** The lesson the class plays, by its id. */
  lesson: z.string().max(100).optional(),
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
  /** The highest seat given out so far, once one was taken away. */
  lastSeat: z.int().min(0).optional(),
});

export type ClassState = z.infer<typeof classStateSchema>;

/** The treatment with the fewest students, the first of them in order: balanced by counting, never by chance. */
function nextTreatment({ setting: { treatments }, seats }: ClassState): number {
  const counts = treatments.map((_of, index) => seats.filter((of) => of.treatment === index).length);
  return counts.indexOf(Math.min(...counts));
}

/** With one more seat. */
export function seated(
  state: ClassState,
  name: string,
  token: string,
): { readonly state: ClassState; readonly seat: Seat } {
  const id = Math.max(state.lastSeat ?? 0, ...state.seats.map((of) => of.id)) + 1;
  const made = { id, name, token, treatment: nextTreatment(state) };
  return { state: { ...state, seats: [...state.seats, made] }, seat: made };
}

/** Without a seat; its number, and so its records, are nobody else's. */
export const unseated = (state: ClassState, id: number): ClassState => ({
  ...state,
  seats: state.seats.filter((of) => of.id !== id),
  lastSeat: Math.max(state.lastSeat ?? 0, ...state.seats.map((of) => of.id)),
});

/** What of the setting differs from the one a class was begun with, told; undefined where nothing does. */
export function whatDiffers(begun: ClassSetting, now: ClassSetting): string | undefined {
  const differ = (one: string, other: string): string => t("it plays {one}, not {other}", { one, other });
  if (begun.scenario !== now.scenario) return differ(`'${begun.scenario}'`, `'${now.scenario}'`);
  if (begun.lesson !== now.lesson) return differ(begun.lesson ?? t("no lesson"), now.lesson ?? t("a scenario alone"));
  const told = ({ treatments }: ClassSetting): string =>
    treatments.map(({ id, base, set }) => [id, base, ...set].join(" ")).join("; ");
  if (told(begun) !== told(now)) return differ(told(begun), told(now));
  return undefined;
}
