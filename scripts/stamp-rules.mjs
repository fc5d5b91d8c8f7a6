// Writes the digest of everything a campaign's outcome hangs on into src/engine/rules-hash.ts. Run it with `npm run stamp`.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(import.meta.dirname, "..");
const STAMP = "src/engine/rules-hash.ts";

/** The first 16 hex digits of a SHA-256 over units, expressions and engine: path and content of each file, in order. */
export function rulesDigest(root = ROOT) {
  const hash = createHash("sha256");
  for (const room of ["src/engine", "src/expr", "src/units"]) {
    const names = readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
      .map((name) => `${room}/${name.replaceAll("\\", "/")}`)
      .filter((name) => name.endsWith(".ts") && name !== STAMP)
      .sort();
    for (const name of names)
      hash.update(`${name}\n${readFileSync(join(root, name), "utf8").replaceAll("\r\n", "\n")}\n`);
  }
  return hash.digest("hex").slice(0, 16);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = join(ROOT, STAMP);
  const stamped = readFileSync(path, "utf8").replace(/RULES_HASH = "[^"]*"/, `RULES_HASH = "${rulesDigest()}"`);
  writeFileSync(path, stamped);
  console.log(stamped.trim().split("\n").at(-1));
}
