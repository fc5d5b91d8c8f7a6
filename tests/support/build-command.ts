import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
// @ts-expect-error a plain script without types
import { bundle, bundleDigest, root } from "../../scripts/bundle.mjs";

/** Bundles the command, and gives the run a folder of its own for whatever its tests leave, which goes with it. */
export async function setup(): Promise<() => void> {
  const temporary = mkdtempSync(join(tmpdir(), "jangmadang-test-"));
  process.env["TMPDIR"] = temporary;
  await bundled();
  return () => rmSync(temporary, { recursive: true, force: true });
}

/** Bundles the command once for the tests that run it as its user would; again only when what it is made of has changed. */
async function bundled(): Promise<void> {
  const folder = join(root as string, "node_modules", ".cache", "jangmadang-test");
  const mark = join(folder, "made-of");
  const digest = bundleDigest() as string;
  if (existsSync(mark) && readFileSync(mark, "utf8") === digest) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "inputs.json"), JSON.stringify(await bundle(folder)));
  writeFileSync(mark, digest);
}
