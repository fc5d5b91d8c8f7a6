// Measures speed: npm run bench. See bench/README.md. Needs `npm run build` before, for the start-up times.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./bundle.mjs";

const outfile = join(root, "node_modules", ".cache", "jangmadang-bench", "bench.js");
await build({
  absWorkingDir: root,
  entryPoints: ["bench/main.ts"],
  outfile,
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "warning",
});
const { status } = spawnSync(process.execPath, [outfile, "--root", root, ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { ...process.env, NODE_ENV: "production" },
});
process.exitCode = status ?? 1;
