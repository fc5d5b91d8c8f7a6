import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { ROOT } from "../support/scenarios.js";

/** Bundles a small program on Ink as the command is bundled, to measure against. Answers its file. */
export async function inkProgram(name: string, contents: string): Promise<string> {
  const folder = join(ROOT, "node_modules", ".cache", `jangmadang-${name}`);
  const outfile = join(folder, `${name}.mjs`);
  await build({
    absWorkingDir: ROOT,
    stdin: { contents, loader: "tsx", resolveDir: ROOT },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    jsx: "automatic",
    minifySyntax: true,
    minifyWhitespace: true,
    define: { "process.env.NODE_ENV": '"production"' },
    alias: { "react-devtools-core": "./scripts/nothing.mjs" },
    banner: {
      js: "import { createRequire as bundledRequire } from 'node:module'; const require = bundledRequire(import.meta.url);",
    },
  });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  return outfile;
}
