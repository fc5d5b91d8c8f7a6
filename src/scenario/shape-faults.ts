import type * as z from "zod";
import { msg, t } from "../language/index.js";
import { schemaInFull } from "./schema.js";
import { NAME_FORM } from "./schema-basics.js";
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

/** The form of a kind of file. */
export interface Form {
  /** Its schema as data, written out in full. */
  readonly schema: unknown;
  /** Where to read about it. */
  readonly see: string;
  /** What to do about a fault where the form says more than its schema: by the issue's code and path. */
  readonly remedies?: Readonly<Record<string, string>>;
}

/** A form, made when something is wrong: none costs a start anything. */
export type FormOf = () => Form;

const scenarioForm: FormOf = () => ({ schema: schemaInFull(), see: msg("see scenarios/README.md") });

const known = new WeakMap<FormOf, Form>();

function formOf(of: FormOf): Form {
  const form = known.get(of) ?? of();
  known.set(of, form);
  return form;
}

const open = (json: Json): readonly Json[] => [json, ...(json.anyOf ?? []).flatMap(open)];

/** What the schema says at a path; several where it allows alternatives. */
function schemaAt(form: Form, path: Path): readonly Json[] {
  let here = open(form.schema as Json);
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
  string: msg("a text is needed here"),
  number: msg("a number is needed here"),
  int: msg("a whole number is needed here"),
  boolean: msg("true or false is needed here"),
  array: msg("a list is needed here"),
  object: msg("a section is needed here"),
  record: msg("a section is needed here"),
};
const REMEDIES: Readonly<Record<string, string>> = {
  string: msg("write words; put them into quotes if they look like something else"),
  number: msg("write digits"),
  int: msg("write digits without a point"),
  boolean: msg("write true or false, without quotes"),
  array: msg("write it as [a, b]"),
  object: msg("write `name: value` lines, one level further in"),
  record: msg("write `name: value` lines, one level further in"),
};

function missing(form: Form, path: Path): ShapeFault {
  const says = schemaAt(form, path).find((json) => json.description !== undefined)?.description;
  const key = String(path.at(-1));
  return {
    path,
    what: t("'{key}' is missing", { key }),
    remedy: says === undefined ? t("add `{key}:`", { key }) : t("add `{key}:`, {says}", { key, says: t(says) }),
    missing: true,
  };
}

function unknownKey(form: Form, path: Path, key: string, siblings: unknown): ShapeFault {
  const keys = [...new Set(schemaAt(form, path).flatMap((json) => Object.keys(json.properties ?? {})))];
  const meant = closest(key, keys);
  const free = meant !== undefined && isMap(siblings) && !Object.hasOwn(siblings, meant);
  return {
    path: [...path, key],
    what: t("unknown key '{key}'", { key }),
    remedy: remedyFor(key, keys),
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

type Union = Extract<Issue, { code: "invalid_union" }>;

function unionFaults(form: Form, issue: Union, value: unknown, path: Path): ShapeFault[] {
  const best = meantBy(issue.errors, value);
  if (best.length > 0) return best.flatMap((inner) => shapeFaults(form, inner, value, path));
  const slips = Object.keys(isMap(value) ? value : {}).map((key) => unknownKey(form, path, key, value));
  const meant = slips.filter((slip) => slip.key?.meant !== undefined);
  if (meant.length > 0) return meant;
  const plain = Array.isArray(value) ? JSON.stringify(value) : String(value);
  const found = isMap(value) ? `\`{${Object.keys(value).slice(0, 3).join(", ")}}\`` : `'${plain.slice(0, 40)}'`;
  return [{ path, what: t("{found} is not what stands here", { found }), remedy: t(issue.message) }];
}

const oneOf = (words: readonly string[]): string =>
  words.length === 1
    ? t("write {list}", { list: words.join("") })
    : t("write {list} or {last}", { list: words.slice(0, -1).join(", "), last: words.at(-1) ?? "" });

function notAllowed(value: unknown, allowed: readonly unknown[], path: Path): ShapeFault {
  const words = allowed.map(String);
  const close = words.length === 1 ? undefined : closest(String(value), words);
  return {
    path,
    what: t("'{value}' is not allowed here", { value: String(value) }),
    remedy: close === undefined ? oneOf(words) : t("did you mean '{close}'?", { close }),
  };
}

/** Issues put into words; of more only the places matter, for they are counted and not listed. */
const MOST_WORDED = 400;

/** What a schema says against a value, in a scenario author's words. */
export function faultsOf(issues: readonly Issue[], root: unknown, of = scenarioForm): readonly ShapeFault[] {
  const form = formOf(of);
  const worded = issues.slice(0, MOST_WORDED).flatMap((issue) => {
    const own = form.remedies?.[`${issue.code} ${issue.path.join(".")}`];
    const faults = shapeFaults(form, issue, root, []);
    return own === undefined ? faults : faults.map((fault) => ({ ...fault, remedy: t(own) }));
  });
  const rest = issues
    .slice(MOST_WORDED)
    .map(({ path }) => ({ path: pathOf(path), what: t("unfit"), remedy: t("mend it") }));
  return [...worded, ...rest];
}

const pathOf = (path: readonly PropertyKey[]): Path =>
  path.map((step) => (typeof step === "number" ? step : String(step)));

/** One issue of the schema as faults in a scenario author's words. `root` is the value the issue's path starts from. */
function shapeFaults(form: Form, issue: Issue, root: unknown, prefix: Path): readonly ShapeFault[] {
  const path: Path = [...prefix, ...pathOf(issue.path)];
  const value = at(root, issue.path);
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(form, path, key, value));
  if (issue.code === "invalid_key")
    return [
      {
        path,
        what: t("'{name}' is not a usable name", { name: String(path.at(-1)) }),
        remedy: t(issue.issues[0]?.message ?? NAME_FORM),
        key: { meant: undefined },
      },
    ];
  if (value === undefined) return [missing(form, path)];
  switch (issue.code) {
    case "invalid_union":
      return unionFaults(form, issue, value, path);
    case "invalid_value":
      return [notAllowed(value, issue.values, path)];
    case "invalid_type":
      return [
        {
          path,
          what: t(EXPECTED[issue.expected] ?? issue.message),
          remedy: t(REMEDIES[issue.expected] ?? msg("mend this value")),
        },
      ];
    case "invalid_format":
      return [
        {
          path,
          what: t("'{value}' cannot stand here", { value: String(value).slice(0, 80) }),
          remedy: t(issue.message),
        },
      ];
    case "too_small":
      return [{ path, what: t("too little"), remedy: t("{minimum} is the least", { minimum: String(issue.minimum) }) }];
    case "too_big":
      return [{ path, what: t("too much"), remedy: t("{maximum} is the most", { maximum: String(issue.maximum) }) }];
    default:
      return [{ path, what: t(issue.message), remedy: t(form.see) }];
  }
}
