import type { Vocabulary } from "../expr/index.js";
import { checkExpr, parseExpr } from "../expr/index.js";
import type { Context } from "./context.js";
import type { Encounter, Template } from "./model.js";
import { type Problems, remedyFor, type Spot } from "./problems.js";
import type { FileShape } from "./schema.js";
import type { MapTree, Tree } from "./tree.js";

interface Line {
  readonly text: string;
  readonly spot: Spot;
  readonly key: Spot;
}

/** A catalogue file as dotted keys. */
export function flattenTexts(tree: MapTree, problems: Problems): Map<string, Line> {
  const lines = new Map<string, Line>();
  const walk = (node: Tree, path: string, key: Spot): void => {
    if (node.kind === "map")
      for (const [name, entry] of node.entries) walk(entry.value, path === "" ? name : `${path}.${name}`, entry.key);
    else if (node.kind === "scalar" && typeof node.value === "string")
      lines.set(path, { text: node.value, spot: node.spot, key });
    else problems.add(node.spot, path, "not a text", "write the words here");
  };
  walk(tree, "", tree.spot);
  return lines;
}

const NAMED = ["places", "goods", "people", "routes", "posts", "hiding", "credit", "offers", "skies"] as const;

/** Keys a scenario needs a text for, and keys it may have one for. */
function wantedKeys(
  doc: Partial<FileShape>,
  encounters: readonly Encounter[],
): { needed: readonly string[]; allowed: ReadonlySet<string> } {
  const needed = ["title", "summary", "content-note", "debrief"];
  const allowed: string[] = [];
  for (const section of NAMED) for (const id of Object.keys(doc[section] ?? {})) needed.push(`${section}.${id}`);
  for (const id of Object.keys(doc.household?.members ?? {})) needed.push(`members.${id}`);
  for (const id of Object.keys(doc.household?.rations ?? {})) needed.push(`rations.${id}`);
  for (const [id, route] of Object.entries(doc.routes ?? {}))
    for (const leg of Object.keys(route.legs)) needed.push(`legs.${id}.${leg}`);
  for (const id of Object.keys(doc.endings ?? {})) needed.push(`endings.${id}`);
  for (const id of Object.keys(doc.variables ?? {})) allowed.push(`variables.${id}`);
  for (const id of Object.keys(doc.numbers ?? {})) allowed.push(`numbers.${id}`);
  for (const { id, nodes } of encounters) {
    for (const node of nodes) {
      const path = `encounters.${id}.${node.id}`;
      allowed.push(`${path}.say`);
      if (node.step.kind === "ask") needed.push(`${path}.ask`);
      if (node.step.kind === "choose") needed.push(...node.step.options.map((option) => `${path}.${option.id}`));
      if (node.step.kind === "roll") allowed.push(...node.step.roll.outcomes.map((outcome) => `${path}.${outcome}`));
    }
  }
  return { needed, allowed: new Set([...needed, ...allowed]) };
}

/** Splits `You owe {owed(loan)}.` at its holes and checks what stands in them. */
function template(path: string, line: Line, vocabulary: Vocabulary, problems: Problems): Template {
  const pieces = line.text.split(/\{([^{}]*)\}/);
  return pieces.map((piece, index) => {
    if (index % 2 === 0) return piece;
    const parsed = parseExpr(piece);
    const checked = "fault" in parsed ? parsed : checkExpr(parsed.tree, vocabulary);
    if ("fault" in parsed || "fault" in checked) {
      const fault = "fault" in parsed ? parsed.fault : (checked as { fault: { what: string; remedy: string } }).fault;
      problems.add(line.spot, path, `in {${piece}}: ${fault.what}`, fault.remedy);
      return "";
    }
    return { text: piece, tree: parsed.tree, type: checked.type };
  });
}

/** Checks the catalogue against the scenario: nothing missing, nothing left over, every hole an expression. */
export function readTexts(
  context: Context,
  lines: ReadonlyMap<string, Line>,
  doc: Partial<FileShape>,
  encounters: readonly Encounter[],
  vocabulary: Vocabulary,
  catalogue: string,
): ReadonlyMap<string, Template> {
  const { needed, allowed } = wantedKeys(doc, encounters);
  for (const key of needed) {
    if (!lines.has(key))
      context.keyProblem(key.split(".").slice(0, 2), "has no text", `add \`${key}\` to ${catalogue}`);
  }
  const texts = new Map<string, Template>();
  for (const [key, line] of lines) {
    if (!allowed.has(key)) context.problems.add(line.key, key, "this text belongs to nothing", remedyFor(key, allowed));
    texts.set(key, template(key, line, vocabulary, context.problems));
  }
  return texts;
}
