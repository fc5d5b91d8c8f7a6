// The command as one bundle with its slow parts split off. Used by the build and by the tests of the command line.
import { chmodSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Writes `bin.js` and its chunks into a folder. */
export async function bundle(outdir) {
  await build({
    absWorkingDir: root,
    entryPoints: ["src/bin.ts"],
    outdir,
    bundle: true,
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    platform: "node",
    format: "esm",
    target: "node20",
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    jsx: "automatic",
    alias: { "react-devtools-core": "./scripts/nothing.mjs" }, // Ink asks for it only while it is being debugged
    define: { "process.env.NODE_ENV": '"production"' },
    // What CommonJS packages inside the bundle expect to find.
    banner: {
      js: [
        "import { createRequire as bundledRequire } from 'node:module';",
        "import { fileURLToPath as bundledPath } from 'node:url';",
        "const require = bundledRequire(import.meta.url), __filename = bundledPath(import.meta.url);",
      ].join(" "),
    },
    logLevel: "warning",
  });
  chmodSync(join(outdir, "bin.js"), 0o755);
}
