import * as z from "zod";
import { canonical, digest } from "../scenario/index.js";
import type { Step } from "./walk.js";

const shape = /* @__PURE__ */ z.lazy(() =>
  z.strictObject({
    version: z.literal(1),
    /** Digest of the lesson's steps: one that has changed is begun anew. */
    steps: z.string().max(64),
    /** The step the student stands before, from 0. */
    at: z.int().min(0),
    /** What was predicted, by question; null where it was passed over. */
    predicted: z.array(z.int().min(0).nullable()),
    asked: z.int().min(0),
    right: z.int().min(0),
    /** How the student's own play stood when he last left it, in words. */
    played: z.array(z.string().max(1_000)).max(20).optional(),
    /** Where the lesson's play is kept, once it has begun. */
    save: z.string().max(4_000).optional(),
  }),
);

/** Where a student stands in a lesson, and what was answered on the way. */
export type LessonPlace = z.infer<typeof shape>;

const digestOf = (steps: readonly Step[]): string => digest(canonical(JSON.parse(JSON.stringify(steps))));

/** The place of one who has not begun. */
export const firstPlace = (steps: readonly Step[]): LessonPlace => ({
  ...{ version: 1, steps: digestOf(steps), at: 0 },
  ...{ predicted: [], asked: 0, right: 0 },
});

/** A place as it was written down; undefined where it is none, or of a lesson that has changed since. */
export function placeIn(kept: unknown, steps: readonly Step[]): LessonPlace | undefined {
  const parsed = shape.safeParse(kept);
  if (!parsed.success) return undefined;
  const { data } = parsed;
  return data.steps === digestOf(steps) && data.at < steps.length ? data : undefined;
}
