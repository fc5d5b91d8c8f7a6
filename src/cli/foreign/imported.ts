import { readFileSync, statSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The most files a strategy may be written in. */
export const MOST_FILES = 100;

const SCRIPT = /\.[cm]?js$/;
const IMPORTED = /\b(?:from|import|require)\s*\(?\s*["'`](\.{1,2}\/[^"'`\n]+)["'`]/g;

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** The files a file of JavaScript names by relative paths, as `import`, `export from` and `require` do. */
function importedBy(path: string): readonly string[] {
  if (!SCRIPT.test(path)) return [];
  const named = [...readFileSync(path, "utf8").matchAll(IMPORTED)].map(([, name = ""]) =>
    fileURLToPath(new URL(name, pathToFileURL(path))),
  );
  return named.flatMap((one) => [one, `${one}.js`, `${one}.json`].find(isFile) ?? []);
}

/**
 * Files of JavaScript with all they import by relative paths, and these in turn, each once. Packages, names worked out
 * while it runs, and what other languages import are not among them. None where there are more than `MOST_FILES`.
 */
export function withImported(files: readonly string[]): readonly string[] | undefined {
  const all = new Set(files);
  for (const file of all) {
    for (const path of importedBy(file)) all.add(path);
    if (all.size > MOST_FILES) return undefined;
  }
  return [...all];
}
