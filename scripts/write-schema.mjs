// Writes scenarios/schema.json, by which editors complete and check scenario files: npm run schema.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = mkdtempSync(join(tmpdir(), "jangmadang-schema-"));
try {
  const outfile = join(folder, "scenario.cjs");
  await build({
    absWorkingDir: root,
    entryPoints: ["src/scenario/index.ts"],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "warning",
  });
  const { default: scenario } = await import(pathToFileURL(outfile).href);
  writeFileSync(join(root, "scenarios", "schema.json"), `${JSON.stringify(scenario.jsonSchema(), undefined, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
