// Builds the package: the typed library with tsc, the command as one bundle with its slow parts split off.
import { execFileSync } from "node:child_process";
import { chmodSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");

rmSync(join(root, "dist"), { recursive: true, force: true });
execFileSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json")], { stdio: "inherit", cwd: root });
await build({
  absWorkingDir: root,
  entryPoints: ["src/bin.ts"],
  outdir: "dist",
  bundle: true,
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
  platform: "node",
  format: "esm",
  target: "node20",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
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
chmodSync(join(root, "dist", "bin.js"), 0o755);
