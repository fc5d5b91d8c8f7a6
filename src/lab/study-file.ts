import * as z from "zod";
import { msg } from "../language/index.js";
import {
  type FormOf,
  type Problem,
  Problems,
  readYaml,
  type SourceFile,
  tellForm,
  toPlain,
  valueAt,
} from "../scenario/index.js";

type Path = readonly (string | number)[];

/** Worlds of a chunk unless a study says otherwise. */
const CHUNK = 50;

const shape = /* @__PURE__ */ z.lazy(() =>
  z.strictObject({
    format: z.literal(1),
    kind: z.literal("study"),
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    says: z.string().optional(),
    scenario: z.string(),
    base: z.string().optional(),
    set: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    strategies: z.array(z.string()).min(1),
    worlds: z.int().min(1).max(1_000_000),
    seed: z.union([z.string(), z.number()]),
    chunk: z.int().min(1).max(10_000).optional(),
  }),
);

/** A study as its file writes it: which worlds are played by whom. Names are still to be looked up. */
export interface StudySpec {
  readonly id: string;
  readonly says: string;
  readonly scenario: string;
  readonly base: string | undefined;
  /** Numbers changed, as written: name -> value with its unit. */
  readonly set: Readonly<Record<string, string>>;
  readonly strategies: readonly string[];
  /** Worlds `seed#0` to `seed#(worlds - 1)`. */
  readonly worlds: number;
  readonly seed: string;
  /** Worlds played and kept together. */
  readonly chunk: number;
}

/** A study's file, read: what it says, and how to tell a problem at one of its places. */
export interface StudyFile {
  readonly spec: StudySpec;
  problem(path: Path, what: string, remedy: string): Problem;
}

const form: FormOf = () => ({
  schema: z.toJSONSchema(shape, { io: "input" }),
  see: msg("see docs/studies.md for the form"),
  remedies: {
    "invalid_type worlds": msg("write how many worlds are played, a whole number from 1"),
    "too_small worlds": msg("a study plays at least 1 world"),
    "too_big worlds": msg("a study plays at most 1,000,000 worlds; split it by seed"),
    "invalid_type strategies": msg("write them as [a, b]; `list` tells what there is"),
    "too_small strategies": msg("name at least one"),
    "invalid_format id": msg("an id is lower-case words joined by hyphens"),
  },
});

/** Reads the file of a study; its form is checked, its names are not. Every problem with line, column and remedy. */
export function readStudyFile(
  file: SourceFile,
): { readonly ok: true; readonly study: StudyFile } | { readonly ok: false; readonly problems: readonly Problem[] } {
  const problems = new Problems();
  const tree = readYaml(file, problems);
  const parsed = shape.safeParse(toPlain(tree));
  if (!parsed.success) tellForm(tree, parsed.error, form, problems);
  if (problems.any || !parsed.success) return { ok: false, problems: problems.list() };
  const { id, says = "", scenario, base, set = {}, strategies, worlds, seed, chunk = CHUNK } = parsed.data;
  const spec: StudySpec = {
    id,
    says,
    scenario,
    base,
    set: Object.fromEntries(Object.entries(set).map(([name, value]) => [name, String(value)])),
    strategies,
    worlds,
    seed: String(seed),
    chunk,
  };
  const problem = (path: Path, what: string, remedy: string): Problem => {
    const at = new Problems();
    at.add(valueAt(tree, path)?.spot ?? tree.spot, path.join("."), what, remedy);
    const [only] = at.list();
    return only ?? { file: file.name, line: 1, col: 1, path: path.join("."), what, remedy };
  };
  return { ok: true, study: { spec, problem } };
}
