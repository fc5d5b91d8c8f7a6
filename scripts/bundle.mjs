// The command as bundles: one for what every start needs, one for each part the source imports only when it is asked for.
import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transformSync } from "esbuild";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const PARTS = "parts";
const LOADER = join(root, "scripts", "part-loader.cjs");
/** What is started by its own name: source -> bundle. */
const ENTRIES = {
  "src/bin.ts": "bin.js",
  "src/cli/worker.ts": "worker.js",
  "src/cli/foreign/host.ts": "strategy-host.mjs",
};

/** What of a class's pages is served as it is written. */
const PAGE_FILES = ["student.html", "teacher.html", "page.css"];

/** A digest of some rooms' code. */
function digestOf(rooms, hash = createHash("sha256")) {
  for (const room of rooms) {
    const names = readdirSync(join(root, room), { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.tsx?$/.test(name),
    );
    for (const name of names.sort()) hash.update(`${room}/${name}\n`).update(readFileSync(join(root, room, name)));
  }
  return hash.digest("hex");
}

/** Everything a bundle is made of: bundles of an equal digest are equal. */
export const bundleDigest = () =>
  digestOf(
    ["src"],
    [
      ...["package-lock.json", "scripts/bundle.mjs", "scripts/part-loader.cjs", "scripts/nothing.mjs"],
      ...PAGE_FILES.map((name) => `src/class/page/${name}`),
    ].reduce((hash, file) => hash.update(readFileSync(join(root, file))), createHash("sha256")),
  );

/** All code that reads and checks files, and the locked versions of what it uses: a changed one makes kept scenarios void. */
const checkerDigest = () =>
  digestOf(
    ["src/units", "src/expr", "src/scenario", "src/strategies", "src/store"],
    createHash("sha256").update(readFileSync(join(root, "package-lock.json"))),
  );

/** All code that plays: worlds of a study played by other code are not mixed with those of this. */
const playsDigest = () =>
  digestOf(
    ["src/units", "src/expr", "src/engine", "src/strategies"],
    createHash("sha256").update(readFileSync(join(root, "src/lab/study.ts"))),
  ).slice(0, 16);

/** What draws is a module, since Ink waits at its top level, and so is what imports strategies that are modules; all else is a script, for which V8 can keep compiled code. */
const MODULES = [join(root, "src", "ui", "screen"), join(root, "src", "cli", "foreign", "host.ts")];
const isModule = (path) => path.includes("node_modules") || MODULES.some((module) => path.startsWith(module));

/** The file name of a part: `src/cli/commands/run.ts` is `cli-commands-run.js`; a module ends in `.mjs`. */
const partName = (path) =>
  `${relative(join(root, "src"), path)
    .split(sep)
    .join("-")
    .replace(/\.tsx?$/, "")}.${isModule(path) ? "mjs" : "js"}`;

/** A short digest at the end of a script tells its compiled code from that of any other. */
function mark(file) {
  const source = readFileSync(file);
  writeFileSync(file, `${source}//${createHash("sha256").update(source).digest("hex").slice(0, 16)}`);
}

/**
 * Leaves dynamic imports of our own files outside and hands them to `found`. esbuild's own splitting shares whole files
 * between parts, so that every part would load all that the rooms' doors can reach; a part bundled alone has only what it uses.
 */
const apart = (module, found) => ({
  name: "apart",
  setup(building) {
    building.onResolve({ filter: /^\./ }, async ({ kind, path, pluginData, ...from }) => {
      if (kind !== "dynamic-import" || pluginData === "plain") return undefined;
      const resolved = await building.resolve(path, { ...from, kind: "import-statement", pluginData: "plain" });
      found(resolved.path);
      return { path: `${module ? "./" : "part:"}${partName(resolved.path)}`, external: true };
    });
  },
});

/** commander loads what starts other programs, for subcommands that are programs of their own; there are none here. */
const noChildren = {
  name: "no-children",
  setup(building) {
    building.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes(`${sep}commander${sep}`) ? { path: "none", namespace: "none" } : undefined,
    );
    building.onLoad({ filter: /.*/, namespace: "none" }, () => ({ contents: "module.exports = {}" }));
  },
};

/** Widths of signs that are not plain: building their tables takes a third of a start, and most texts have none. */
const laterWidths = {
  name: "later-widths",
  setup(building) {
    building.onResolve({ filter: /^string-width$/ }, ({ importer, namespace }) =>
      namespace === "later" || importer.includes("node_modules") ? undefined : { path: "widths", namespace: "later" },
    );
    building.onLoad({ filter: /.*/, namespace: "later" }, () => ({
      contents: 'let found; export default (text) => (found ??= require("string-width")).default(text);',
      resolveDir: root,
    }));
  },
};

/** What CommonJS packages inside a module expect to find. */
const MODULE_BANNER = [
  "import { createRequire as bundledRequire } from 'node:module';",
  "import { fileURLToPath as bundledPath } from 'node:url';",
  "const require = bundledRequire(import.meta.url), __filename = bundledPath(import.meta.url);",
].join(" ");

/** A script has no `import.meta`; one that is started by its own name brings the loader of the others. */
const scriptBanner = (started) =>
  `"use strict";${started ? transformSync(readFileSync(LOADER, "utf8"), { minify: true, target: "node20" }).code : ""}const bundledUrl=require("node:url").pathToFileURL(__filename).href;`;

/** A part is a function already as it lies there: whoever loads it need not put it together. */
const PART_HEAD = "(function(exports,require,module,__filename,__dirname){";

const formatOf = (module, started) =>
  module
    ? { format: "esm", banner: { js: MODULE_BANNER } }
    : {
        format: "cjs",
        banner: { js: `${started ? "" : PART_HEAD}${scriptBanner(started)}` },
        footer: { js: started ? "" : "})" },
        supported: { "dynamic-import": false }, // becomes the loader's `require`
      };

/** Bundles one entry; answers esbuild's account of what is in it. */
async function bundleOne(entry, outfile, found, define) {
  const module = isModule(join(root, entry));
  const own = module ? {} : { "import.meta.url": "bundledUrl" };
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    plugins: [apart(module, found), noChildren, ...(module ? [] : [laterWidths])],
    metafile: true,
    bundle: true,
    external: ["bullmq", "ioredis", "bufferutil", "utf-8-validate"], // optional: looked for when a queue, or a class, is used
    platform: "node",
    target: "node20",
    minify: true,
    legalComments: "none",
    jsx: "automatic",
    alias: {
      "react-devtools-core": "./scripts/nothing.mjs", // Ink asks for it only while it is being debugged
      "vega-canvas": "./node_modules/vega-canvas/build/vega-canvas.browser.js", // plots are SVG; the other one waits for a canvas at its top level
    },
    define: { "process.env.NODE_ENV": '"production"', ...define, ...own },
    ...formatOf(module, Object.hasOwn(ENTRIES, entry)),
    logLevel: "warning",
  });
  if (!module) mark(outfile);
  return metafile;
}

/** The browser's pages of a class: two scripts with all they need, two texts, two style sheets. */
async function bundlePages(outdir) {
  const [from, to] = [join(root, "src", "class", "page"), join(outdir, "pages")];
  mkdirSync(to, { recursive: true });
  for (const name of ["student", "teacher"])
    await build({
      entryPoints: [join(from, `${name}.ts`)],
      outfile: join(to, `${name}.js`),
      bundle: true,
      platform: "browser",
      format: "iife",
      target: ["chrome100", "firefox100", "safari15.4"],
      minify: true,
      legalComments: "none",
      logLevel: "warning",
    });
  for (const name of PAGE_FILES) copyFileSync(join(from, name), join(to, name));
  copyFileSync(join(root, "node_modules", "@xterm", "xterm", "css", "xterm.css"), join(to, "xterm.css"));
}

/** Writes `bin.js`, `worker.js`, `parts/` and `pages/` into a folder. Answers, for each bundle, the source files and packages in it. */
export async function bundle(outdir) {
  rmSync(join(outdir, PARTS), { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  writeFileSync(join(outdir, "package.json"), '{ "type": "commonjs" }\n');
  const define = { CHECKER_DIGEST: JSON.stringify(checkerDigest()), PLAYS_DIGEST: JSON.stringify(playsDigest()) };
  const waiting = Object.keys(ENTRIES).map((entry) => join(root, entry));
  const inputs = {};
  for (const path of waiting) {
    const found = (part) => waiting.includes(part) || waiting.push(part);
    const entry = relative(root, path).split(sep).join("/");
    const name = ENTRIES[entry] ?? `${PARTS}/${partName(path)}`;
    const { outputs } = await bundleOne(entry, join(outdir, name), found, define);
    inputs[name] = Object.entries(Object.values(outputs)[0].inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([input]) => input);
  }
  await bundlePages(outdir);
  chmodSync(join(outdir, "bin.js"), 0o755);
  return inputs;
}
