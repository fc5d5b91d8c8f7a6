import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
// @ts-expect-error a plain script without types
import { bundle, bundleDigest, root } from "../../scripts/bundle.mjs";

/** Bundles the command once for the tests that run it as its user would; again only when what it is made of has changed. */
export async function setup(): Promise<void> {
  const folder = join(root as string, "node_modules", ".cache", "jangmadang-test");
  const mark = join(folder, "made-of");
  const digest = bundleDigest() as string;
  if (existsSync(mark) && readFileSync(mark, "utf8") === digest) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "inputs.json"), JSON.stringify(await bundle(folder)));
  writeFileSync(mark, digest);
}
