import type { z } from "zod";
import type { Problems } from "./problems.js";
import { remedyFor } from "./problems.js";
import { type FileShape, fileSchema, jsonSchema } from "./schema.js";
import { keySpotAt, type MapTree, type Path, showPath, spotAt, toPlain } from "./tree.js";

type Issue = z.core.$ZodIssue;
interface Json {
  readonly properties?: Record<string, Json>;
  readonly additionalProperties?: Json | boolean;
  readonly items?: Json;
  readonly anyOf?: readonly Json[];
}

/** The keys a file may use at a path, read off the JSON Schema. */
function keysAt(path: Path): readonly string[] {
  let here: readonly Json[] = [jsonSchema() as Json];
  const open = (json: Json): readonly Json[] => (json.anyOf === undefined ? [json] : json.anyOf.flatMap(open));
  for (const step of path) {
    here = here.flatMap(open).flatMap((json) => {
      const next = json.properties?.[String(step)] ?? json.items ?? json.additionalProperties;
      return typeof next === "object" ? [next] : [];
    });
  }
  return here.flatMap(open).flatMap((json) => Object.keys(json.properties ?? {}));
}

const depth = (issues: readonly Issue[]): number =>
  Math.max(0, ...issues.map((issue) => issue.path.length + (issue.code === "unrecognized_keys" ? 1 : 0)));

/** Of a union's alternatives, the one that got furthest says best what was meant; none deeper: the union's own words. */
function unfold(issue: Issue, prefix: Path): readonly { readonly issue: Issue; readonly path: Path }[] {
  const path = [...prefix, ...(issue.path as Path)];
  if (issue.code !== "invalid_union") return [{ issue, path }];
  const best = issue.errors.reduce<readonly Issue[]>(
    (deepest, errors) => (depth(errors) > depth(deepest) ? errors : deepest),
    [],
  );
  return best.length === 0 ? [{ issue, path }] : best.flatMap((inner) => unfold(inner, path));
}

function report(tree: MapTree, problems: Problems, issue: Issue, path: Path): void {
  if (issue.code === "unrecognized_keys") {
    for (const key of issue.keys) {
      problems.add(
        keySpotAt(tree, [...path, key]),
        showPath([...path, key]),
        `unknown key '${key}'`,
        remedyFor(key, keysAt(path)),
      );
    }
  } else if (issue.code === "invalid_type" && issue.message.includes("received undefined")) {
    problems.add(
      keySpotAt(tree, path.slice(0, -1)),
      showPath(path),
      `'${String(path.at(-1))}' is missing`,
      `add \`${String(path.at(-1))}:\` (${issue.expected})`,
    );
  } else if (issue.code === "invalid_key") {
    problems.add(
      keySpotAt(tree, path),
      showPath(path),
      `'${String(path.at(-1))}' is not a usable name`,
      issue.issues[0]?.message ?? "use lower-case words joined by hyphens",
    );
  } else if (issue.code === "invalid_value") {
    problems.add(
      spotAt(tree, path),
      showPath(path),
      "not one of the allowed values",
      `write one of: ${issue.values.map(String).join(", ")}`,
    );
  } else {
    problems.add(
      spotAt(tree, path),
      showPath(path),
      issue.message.replace(/^Invalid input: /, ""),
      "see the field's description in scenarios/README.md",
    );
  }
}

function prune(plain: unknown, path: Path): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof plain !== "object" || plain === null) return undefined;
  const copy = { ...plain } as Record<string, unknown>;
  if (rest.length === 0 || path.length > 2) delete copy[String(step)];
  else {
    const inner = prune(copy[String(step)], rest);
    if (inner === undefined) delete copy[String(step)];
    else copy[String(step)] = inner;
  }
  return copy;
}

/**
 * Holds a tree against the schema. All faults of shape are reported; what is left is the part that is good, so that
 * the checks of names, units and sources can run on it in the same pass.
 */
export function checkShape(tree: MapTree, problems: Problems): Partial<FileShape> {
  let plain = toPlain(tree);
  for (let round = 0; round < 50; round += 1) {
    const result = fileSchema.safeParse(plain);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      for (const found of unfold(issue, [])) report(tree, problems, found.issue, found.path);
    }
    let pruned = false;
    for (const issue of result.error.issues) {
      const path = (issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path) as Path;
      if (path.length === 0 || issue.code === "unrecognized_keys") continue;
      plain = prune(plain, path.slice(0, 2));
      pruned = true;
    }
    const unknown = result.error.issues.filter((issue) => issue.code === "unrecognized_keys");
    for (const issue of unknown) {
      const at = issue.path as Path;
      plain =
        at.length === 0 ? issue.keys.reduce((rest, key) => prune(rest, [key]), plain) : prune(plain, at.slice(0, 2));
      pruned = true;
    }
    if (!pruned) break;
  }
  return {};
}
