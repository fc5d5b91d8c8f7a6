// Packs the package, installs the tarball in an empty folder and runs the command and the library from there.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { publint } from "publint";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = mkdtempSync(join(tmpdir(), "jangmadang-package-"));
const cache = join(folder, "cache");
const env = { ...process.env, XDG_CACHE_HOME: cache };
const run = (command, args, cwd = folder) =>
  execFileSync(command, args, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const expect = (condition, what) => {
  if (!condition) throw new Error(what);
  console.log(`ok     ${what}`);
};

try {
  const { messages } = await publint({ pkgDir: root, strict: true });
  expect(
    messages.length === 0,
    `publint finds nothing (${messages.map(({ code }) => code).join(", ") || "0 messages"})`,
  );
  const [packed] = JSON.parse(run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], root));
  writeFileSync(join(folder, "package.json"), '{ "name": "empty", "private": true, "type": "module" }\n');
  run("npm", ["install", "--no-audit", "--no-fund", join(folder, packed.filename)]);
  const version = run("npx", ["--no-install", "jangmadang", "--version"]).trim();
  expect(version === packed.version, `npx jangmadang --version prints ${packed.version}`);
  const listed = JSON.parse(run("npx", ["--no-install", "jangmadang", "list", "--json"]));
  expect(listed.scenarios.length > 0, "npx jangmadang list finds the shipped scenarios");
  const kept = existsSync(join(cache, "jangmadang")) ? readdirSync(join(cache, "jangmadang")) : [];
  expect(kept.length === 0, `every scenario comes checked (the first list checked ${kept.length} anew)`);
  const id = listed.scenarios[0].id;
  const shown = run("npx", ["--no-install", "jangmadang", "run", id, "--strategy", "memoir", "--json"]);
  const { hash } = JSON.parse(shown);
  const studied = (workers) =>
    run("npx", [
      "--no-install",
      "jangmadang",
      "compare",
      id,
      "--worlds",
      "120",
      "--json",
      "--workers",
      String(workers),
    ]);
  expect(studied(2) === studied(1), "compare gives the same bytes with two workers as with one");
  const study = join("node_modules", "jangmadang", "scenarios", id, "study.yaml");
  const bin = join(folder, "node_modules", ".bin", "jangmadang");
  const queued = spawnSync(bin, ["lab", "queue", "--study", study, "--out", "q"], { cwd: folder, encoding: "utf8" });
  expect(
    queued.status !== 0 && queued.stderr.startsWith("a queue needs the packages bullmq and ioredis"),
    "lab queue says which packages it lacks",
  );
  const program = `import { load, play, replay, strategiesFrom } from "jangmadang";
const scenario = load(${JSON.stringify(id)});
const record = JSON.parse(process.argv[2]);
console.log(replay(scenario, record).session.campaign.hash(), play(scenario, { seed: "1" }).campaign.rest.kind);
const [timid] = strategiesFrom("timid(random)", () => undefined);
console.log(play(scenario, { seed: "1" }, () => timid).campaign.rest.kind);\n`;
  writeFileSync(join(folder, "use.mjs"), program);
  const used = run("node", ["use.mjs", JSON.stringify(JSON.parse(shown).record)]).trim();
  expect(used === `${hash} begin\nended`, "the library replays the command's record to the same hash, and combines");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
