import type * as z from "zod";
import { schemaInFull } from "./schema.js";
import { closest, remedyFor } from "./suggest.js";
import type { Path } from "./tree.js";

type Issue = z.core.$ZodIssue;
interface Json {
  readonly description?: string;
  readonly properties?: Record<string, Json>;
  readonly additionalProperties?: Json | boolean;
  readonly items?: Json;
  readonly anyOf?: readonly Json[];
}

/** One fault of shape. `key`: the fault is a key nobody knows, and perhaps the one that was meant. */
export interface ShapeFault {
  readonly path: Path;
  readonly what: string;
  readonly remedy: string;
  readonly key?: { readonly meant: string | undefined };
  readonly missing?: true;
}

let whole: Json | undefined;
const open = (json: Json): readonly Json[] => [json, ...(json.anyOf ?? []).flatMap(open)];

/** What the schema says at a path; several where it allows alternatives. */
function schemaAt(path: Path): readonly Json[] {
  whole ??= schemaInFull() as Json;
  let here = open(whole);
  for (const step of path) {
    here = here.flatMap((json) => {
      const next = json.properties?.[String(step)] ?? json.items ?? json.additionalProperties;
      return typeof next === "object" ? open(next) : [];
    });
  }
  return here;
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (here, step) => (typeof here === "object" && here !== null ? Reflect.get(here, step) : undefined),
    value,
  );
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: "a text is needed here",
  number: "a number is needed here",
  int: "a whole number is needed here",
  boolean: "true or false is needed here",
  array: "a list is needed here",
  object: "a section is needed here",
  record: "a section is needed here",
};
const REMEDIES: Readonly<Record<string, string>> = {
  string: "write words; put them into quotes if they look like something else",
  number: "write digits",
  int: "write digits without a point",
  boolean: "write true or false, without quotes",
  array: "write it as [a, b]",
  object: "write `name: value` lines, one level further in",
  record: "write `name: value` lines, one level further in",
};

function missing(path: Path): ShapeFault {
  const says = schemaAt(path).find((json) => json.description !== undefined)?.description;
  const key = String(path.at(-1));
  return {
    path,
    what: `'${key}' is missing`,
    remedy: says === undefined ? `add \`${key}:\`` : `add \`${key}:\`, ${says}`,
    missing: true,
  };
}

function unknownKey(path: Path, key: string, siblings: unknown): ShapeFault {
  const known = [...new Set(schemaAt(path).flatMap((json) => Object.keys(json.properties ?? {})))];
  const meant = closest(key, known);
  const free = meant !== undefined && isMap(siblings) && !Object.hasOwn(siblings, meant);
  return {
    path: [...path, key],
    what: `unknown key '${key}'`,
    remedy: remedyFor(key, known),
    key: { meant: free ? meant : undefined },
  };
}

/** Of a union's alternatives, the one whose keys the value shares most says best what was meant. */
function meantBy(errors: readonly (readonly Issue[])[], value: unknown): readonly Issue[] {
  if (!isMap(value)) return [];
  let best: readonly Issue[] = [];
  let most = 0;
  for (const issues of errors) {
    const own = issues.filter((issue) => issue.path.length === 0);
    const unknown = own.flatMap((issue) => (issue.code === "unrecognized_keys" ? issue.keys : []));
    const shared = own.some((issue) => issue.code === "invalid_type") ? 0 : Object.keys(value).length - unknown.length;
    if (shared > most) [best, most] = [issues, shared];
  }
  return best;
}

function unionFaults(issue: Extract<Issue, { code: "invalid_union" }>, value: unknown, path: Path): ShapeFault[] {
  const best = meantBy(issue.errors, value);
  if (best.length > 0) return best.flatMap((inner) => shapeFaults(inner, value, path));
  const slips = Object.keys(isMap(value) ? value : {}).map((key) => unknownKey(path, key, value));
  const meant = slips.filter((slip) => slip.key?.meant !== undefined);
  if (meant.length > 0) return meant;
  const plain = Array.isArray(value) ? JSON.stringify(value) : String(value);
  const found = isMap(value) ? `\`{${Object.keys(value).slice(0, 3).join(", ")}}\`` : `'${plain.slice(0, 40)}'`;
  return [{ path, what: `${found} is not what stands here`, remedy: issue.message }];
}

function notAllowed(value: unknown, allowed: readonly unknown[], path: Path): ShapeFault {
  const words = allowed.map(String);
  const close = words.length === 1 ? undefined : closest(String(value), words);
  return {
    path,
    what: `'${String(value)}' is not allowed here`,
    remedy:
      close === undefined ? `write ${words.join(", ")}`.replace(/, ([^,]*)$/, " or $1") : `did you mean '${close}'?`,
  };
}

/** Issues put into words; of more only the places matter, for they are counted and not listed. */
const MOST_WORDED = 400;

/** What a schema says against a value, in a scenario author's words. */
export function faultsOf(issues: readonly Issue[], root: unknown): readonly ShapeFault[] {
  const worded = issues.slice(0, MOST_WORDED).flatMap((issue) => shapeFaults(issue, root, []));
  const rest = issues.slice(MOST_WORDED).map(({ path }) => ({ path: pathOf(path), what: "unfit", remedy: "mend it" }));
  return [...worded, ...rest];
}

const pathOf = (path: readonly PropertyKey[]): Path =>
  path.map((step) => (typeof step === "number" ? step : String(step)));

/** One issue of the schema as faults in a scenario author's words. `root` is the value the issue's path starts from. */
function shapeFaults(issue: Issue, root: unknown, prefix: Path): readonly ShapeFault[] {
  const path: Path = [...prefix, ...pathOf(issue.path)];
  const value = at(root, issue.path);
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(path, key, value));
  if (issue.code === "invalid_key")
    return [
      {
        path,
        what: `'${String(path.at(-1))}' is not a usable name`,
        remedy: issue.issues[0]?.message ?? "a name is lower-case words joined by hyphens",
        key: { meant: undefined },
      },
    ];
  if (value === undefined) return [missing(path)];
  switch (issue.code) {
    case "invalid_union":
      return unionFaults(issue, value, path);
    case "invalid_value":
      return [notAllowed(value, issue.values, path)];
    case "invalid_type":
      return [
        {
          path,
          what: EXPECTED[issue.expected] ?? issue.message,
          remedy: REMEDIES[issue.expected] ?? "mend this value",
        },
      ];
    case "invalid_format":
      return [{ path, what: `'${String(value).slice(0, 80)}' cannot stand here`, remedy: issue.message }];
    case "too_small":
      return [{ path, what: "too little", remedy: `${issue.minimum} is the least` }];
    case "too_big":
      return [{ path, what: "too much", remedy: `${issue.maximum} is the most` }];
    default:
      return [{ path, what: issue.message, remedy: "see scenarios/README.md" }];
  }
}
