// Runs every command of the README's ```sh blocks, in order, in an empty folder beside nothing but the built package.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)]
  .flatMap(([, block]) => block.split("\n"))
  .map((line) => line.replace(/#.*$/, "").trim())
  .filter((line) => line !== "" && !/^npm (ci|install|start|test)\b|^npm ci && /.test(line));
if (commands.length === 0) throw new Error("the README shows no commands");

const home = mkdtempSync(join(tmpdir(), "jangmadang-readme-"));
const env = { ...process.env, XDG_DATA_HOME: join(home, "data"), XDG_CACHE_HOME: join(home, "cache"), NO_COLOR: "1" };
rmSync("/tmp/jangmadang-study", { recursive: true, force: true }); // of an earlier run, perhaps by other code
let failed = 0;
for (const command of commands) {
  const real = command.replace(/\bnpx jangmadang\b|\bjangmadang\b(?=\s)/, `node ${join(root, "dist", "bin.js")}`);
  const run = spawnSync("bash", ["-c", real], { cwd: root, env, encoding: "utf8", input: "", timeout: 120_000 });
  const ok = run.status === 0;
  if (!ok) failed += 1;
  console.log(`${ok ? "ok    " : "FAILED"} ${command}${ok ? "" : `\n${run.stdout}${run.stderr}`}`);
}
rmSync(home, { recursive: true, force: true });
process.exitCode = failed === 0 ? 0 : 1;
