// Builds the package: the typed library with tsc, the command as bundles, the shipped scenarios as they passed the check,
// and what V8 has compiled of the bundles.
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { bundle, root } from "./bundle.mjs";

const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
const dist = join(root, "dist");

/**
 * The command keeps what it checks. Here it checks what is shipped, so that no first start has to. A user's folder holds
 * so many entries; what is shipped are more, so they are taken out of it after each command.
 */
function keepShipped() {
  const [cache, checked] = [join(dist, "cache"), join(dist, "checked")];
  mkdirSync(checked);
  chmodSync(checked, 0o755); // the user's own are private; these are everybody's
  const run = (...args) => {
    const out = execFileSync(process.execPath, [join(dist, "bin.js"), ...args, "--json"], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, XDG_CACHE_HOME: cache },
    });
    const kept = join(cache, "jangmadang");
    for (const name of existsSync(kept) ? readdirSync(kept) : []) {
      renameSync(join(kept, name), join(checked, name));
      chmodSync(join(checked, name), 0o644);
    }
    return out;
  };
  const { scenarios } = JSON.parse(run("list"));
  for (const { id, strategies } of scenarios) if (strategies.length > 0) run("compare", id, "--worlds", "1");
  run("facts", scenarios[0].id); // keeps the ledgers
  rmSync(cache, { recursive: true });
}

// On standard error, so that what packs or installs can still read what is printed.
const began = performance.now();
console.error(
  "Building jangmadang and checking every scenario once: about half a minute, up to two on a busy machine ...",
);
rmSync(dist, { recursive: true, force: true });
execFileSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json")], { stdio: "inherit", cwd: root });
await bundle(dist);
writeFileSync(join(dist, "lib", "package.json"), '{ "type": "module" }\n');
keepShipped();
execFileSync(process.execPath, [join(root, "scripts", "compile-parts.mjs"), dist], { cwd: root, stdio: "inherit" });
console.error(`Built in ${Math.round((performance.now() - began) / 1000)} s; npm start opens it.`);
