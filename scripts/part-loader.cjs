// How the bundled command loads its parts; put before `bin.js` and `worker.js` by the bundler. A part's compiled code may
// lie beside it (`.code`), made by the build: V8 takes it where version and options are its own, else it compiles anew.
// biome-ignore lint/suspicious/noGlobalAssign: what the bundle requires goes through here.
require = ((native) => {
  const { join } = native("node:path");
  const { readFileSync } = native("node:fs");
  const { Script } = native("node:vm");
  const MARK = 16;
  const loaded = new Map();
  const codeOf = (file, mark) => {
    try {
      const code = readFileSync(`${file}.code`);
      return code.latin1Slice(0, MARK) === mark ? code.subarray(MARK) : undefined;
    } catch {
      return undefined;
    }
  };
  const run = (file) => {
    const source = readFileSync(file, "utf8"); // a function, as the bundler wrote it
    const script = new Script(source, { filename: file, cachedData: codeOf(file, source.slice(-MARK)) });
    const part = { exports: {} };
    loaded.set(file, part);
    script.runInThisContext()(part.exports, load, part, file, PARTS);
    return part.exports;
  };
  const PARTS = join(__dirname, "parts");
  const load = (name) => {
    if (!name.startsWith("part:")) return native(name);
    const file = join(PARTS, name.slice(5));
    // A module waits at its top level (Ink does): what is given out is a promise of it, which `await import` takes.
    if (file.endsWith(".mjs"))
      return {
        __esModule: true,
        then: (done, failed) => import(native("node:url").pathToFileURL(file)).then(done, failed),
      };
    return loaded.get(file)?.exports ?? run(file);
  };
  return load;
})(require);
