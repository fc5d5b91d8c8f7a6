import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { ROOT } from "./scenarios.js";

export interface SourceText {
  /** From the repository's root: `src/engine/world.ts`. */
  readonly path: string;
  readonly text: string;
}

/** Files under a folder of the repository whose names end so, in order. */
export function filesUnder(folder: string, ending: RegExp): readonly SourceText[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => ending.test(name))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .sort()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));
}

/** The code of a file: comments taken out, so that prose is free to say what it likes. */
export function codeOf(text: string): string {
  return text.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (_all, literal) => literal ?? "",
  );
}

const STATIC = /^[ \t]*(?:import|export)\s+(?:[\w$*{},\s]*?\bfrom\s*)?["']([^"']+)["']/gm;
const DYNAMIC = /\bimport\s*\(\s*["'`]?([^"'`)]*)["'`]?\s*\)/g;

/** What a file imports: paths from the repository's root for its own, names for packages. Dynamic imports count. */
export function importsOf({ path, text }: SourceText): readonly string[] {
  const code = codeOf(text);
  return [...code.matchAll(STATIC), ...code.matchAll(DYNAMIC)].map(([, target = ""]) =>
    target.startsWith(".") ? normalize(join(dirname(path), target)).replaceAll("\\", "/") : target,
  );
}
