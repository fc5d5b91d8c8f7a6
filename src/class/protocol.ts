import * as z from "zod";
import type { ClassLesson } from "./lesson.js";
import { LIMITS } from "./limits.js";

// What goes over the wire: JSON texts. From a client every text is checked; what does not fit is an error of that client alone.

const mode = z.enum(["screens", "plain"]);
export type Mode = z.infer<typeof mode>;

const size = { columns: z.number().min(1).max(10_000), rows: z.number().min(1).max(10_000) };

const fromStudent = z.discriminatedUnion("t", [
  z.strictObject({
    t: z.literal("join"),
    room: z.string().max(LIMITS.message),
    name: z.string().max(LIMITS.message),
    token: z.string().max(100).optional(),
    mode,
    ...size,
  }),
  z.strictObject({ t: z.literal("keys"), d: z.string().max(1_024) }),
  z.strictObject({ t: z.literal("line"), d: z.string().max(400) }),
  z.strictObject({ t: z.literal("size"), ...size }),
  z.strictObject({ t: z.literal("mode"), mode }),
]);
export type FromStudent = z.infer<typeof fromStudent>;

const fromTeacher = z.discriminatedUnion("t", [
  z.strictObject({ t: z.literal("teacher"), token: z.string().max(100) }),
  z.strictObject({ t: z.literal("pause"), on: z.boolean() }),
  z.strictObject({ t: z.literal("advance"), from: z.int().min(1).max(100) }),
  z.strictObject({ t: z.literal("message"), text: z.string().max(2_000) }),
  z.strictObject({ t: z.literal("reveal") }),
  z.strictObject({ t: z.literal("readmit"), seat: z.int().min(1).max(10_000) }),
  z.strictObject({ t: z.literal("rename"), seat: z.int().min(1).max(10_000), name: z.string().max(200) }),
  z.strictObject({ t: z.literal("remove"), seat: z.int().min(1).max(10_000) }),
  z.strictObject({ t: z.literal("export") }),
]);
export type FromTeacher = z.infer<typeof fromTeacher>;

export type FromClient = FromStudent | FromTeacher;

/** A client's text as a message; undefined where it is none. */
export function readMessage(text: string): FromClient | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const student = fromStudent.safeParse(value);
  if (student.success) return student.data;
  const teacher = fromTeacher.safeParse(value);
  return teacher.success ? teacher.data : undefined;
}

/** How the class stands, told to everybody. */
export interface ClassNews {
  readonly t: "class";
  readonly round: number;
  readonly rounds: number;
  readonly paused: boolean;
  readonly message: string;
}

/** What students are told when the teacher reveals a round. */
export interface RevealNews {
  readonly t: "reveal";
  readonly round: number;
  readonly lines: readonly string[];
}

/** The lesson the class plays; `after` once a round was revealed. */
export interface LessonNews extends Pick<ClassLesson, "title" | "before"> {
  readonly t: "lesson";
  readonly after: ClassLesson["after"] | undefined;
}

export type ToStudent =
  | {
      readonly t: "joined";
      readonly token: string;
      readonly name: string;
      readonly mode: Mode;
      readonly resumed: boolean;
      readonly decisions: number;
    }
  | { readonly t: "refused"; readonly why: string; readonly again: boolean }
  | { readonly t: "out"; readonly d: string }
  | { readonly t: "lines"; readonly lines: readonly string[]; readonly fresh: boolean }
  | { readonly t: "left"; readonly why: string }
  | { readonly t: "note"; readonly text: string }
  /** The play has come to its end or to where the class stops. */
  | { readonly t: "through"; readonly text: string }
  | { readonly t: "named"; readonly name: string }
  | LessonNews
  | ClassNews
  | RevealNews;
