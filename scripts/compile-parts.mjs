// Keeps the compiled code of the bundled command's parts beside them: `node scripts/compile-parts.mjs DIST`. Plays what
// people start often, so that V8 has compiled what those need, and writes down what it has. Prints nothing.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import vm from "node:vm";

process.env.XDG_CACHE_HOME = mkdtempSync(join(tmpdir(), "jangmadang-compile-"));
process.on("exit", () => rmSync(process.env.XDG_CACHE_HOME, { recursive: true, force: true }));
const dist = resolve(process.argv[2] ?? "dist");
const ONE = "hamhung-trip";
const COMMANDS = [
  ["--help"],
  ["run", "--help"],
  ["list"],
  ["paths"],
  ["run", ONE, "--strategy", "cautious", "--seed", "7"],
  ["run", ONE, "--strategy", "memoir", "--executor", "compiled", "--json"],
  ["run", "pork-soup", "--strategy", "cautious"],
  ["compare", ONE, "--worlds", "2"],
  ["compare", "pork-soup", "--worlds", "2", "--json"],
  ["balance", ONE, "--worlds", "1"],
  ["facts", ONE],
  ["memoir", ONE, "--worlds", "2"],
  ["chart", ONE],
];

/** Scripts by file, with what they export: noted as they are loaded. */
const loaded = new Map();
class Noted extends vm.Script {
  constructor(source, options) {
    super(source, options);
    this.file = options.filename;
  }
  runInThisContext(...given) {
    const wrapper = super.runInThisContext(...given);
    return (exports, load, part, ...rest) => {
      loaded.set(this.file, { script: this, part });
      return wrapper(exports, load, part, ...rest);
    };
  }
}
vm.Script = Noted;
for (const stream of [process.stdout, process.stderr]) stream.setMaxListeners(0); // each command listens for a closed pipe
process.stdout.write = () => true;
process.argv = [process.execPath, join(dist, "bin.js"), "--version"];
createRequire(import.meta.url)(process.argv[1]);
await new Promise((next) => setImmediate(next));
const { main } = loaded.get(join(dist, "parts", "cli-main.js")).part.exports;
for (const words of COMMANDS) {
  process.exitCode = 0;
  await main([process.execPath, process.argv[1], ...words]);
  if (process.exitCode !== 0) throw new Error(`${words.join(" ")} ended with ${process.exitCode}`);
}
for (const [file, { script }] of loaded) {
  const mark = readFileSync(file, "latin1").slice(-16);
  writeFileSync(`${file}.code`, Buffer.concat([Buffer.from(mark, "latin1"), script.createCachedData()]));
}
