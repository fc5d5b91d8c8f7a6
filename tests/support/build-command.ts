import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
// @ts-expect-error a plain script without types
import { bundle, root } from "../../scripts/bundle.mjs";

/** Bundles the command once for the tests that run it as its user would. */
export async function setup(): Promise<void> {
  const folder = join(root as string, "node_modules", ".cache", "jangmadang-test");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "inputs.json"), JSON.stringify(await bundle(folder)));
}
