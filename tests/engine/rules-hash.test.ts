import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { RULES_HASH } from "../../src/engine/index.js";
import { filesUnder, type SourceText } from "../support/imports.js";

/** What scripts/stamp-rules.mjs writes, worked out here a second time. */
function digest(files: readonly SourceText[]): string {
  const hash = createHash("sha256");
  for (const { path, text } of files) hash.update(`${path}\n${text.replaceAll("\r\n", "\n")}\n`);
  return hash.digest("hex").slice(0, 16);
}

const rules = ["src/engine", "src/expr", "src/units"]
  .flatMap((room) => filesUnder(room, /\.ts$/))
  .filter(({ path }) => path !== "src/engine/rules-hash.ts");

it("the rules carry the digest of their source; when this fails, run `npm run stamp`", () => {
  expect(rules.length).toBeGreaterThan(30);
  expect(RULES_HASH, "the rules have changed: run `npm run stamp`").toBe(digest(rules));
});

it("the digest changes with a character, a name and a file", () => {
  const [first, ...rest] = rules;
  if (first === undefined) throw new Error("no rules");
  const others = [
    [{ ...first, text: `${first.text} ` }, ...rest],
    [{ ...first, path: `${first.path}x` }, ...rest],
    rest,
  ].map(digest);
  expect(new Set([digest(rules), ...others]).size).toBe(4);
  expect(digest([{ ...first, text: first.text.replaceAll("\n", "\r\n") }, ...rest])).toBe(digest(rules));
});
