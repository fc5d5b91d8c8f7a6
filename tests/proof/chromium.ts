import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { freshFolder } from "../support/command.js";

/** What a page did in the browser: its tree, what the console said, which addresses it asked for beside itself. */
export interface Opened {
  readonly dom: string;
  readonly complaints: readonly string[];
  readonly asked: readonly string[];
}

const flagsOf = (profile: string): readonly string[] => [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--hide-scrollbars",
  "--disable-background-networking",
  "--disable-component-update",
  `--user-data-dir=${profile}`,
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--virtual-time-budget=4000",
];

/** Chromium without a screen, offline. */
export function chromium(...args: readonly string[]): string {
  const run = spawnSync("chromium", [...flagsOf(join(freshFolder(), "profile")), ...args], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(`chromium ended with ${run.status}: ${run.error ?? run.stderr}`);
  return run.stdout;
}

/** Opens a local page at a width in pixels and lets it settle. */
export function opened(path: string, width: number): Opened {
  const folder = freshFolder();
  const netLog = join(folder, "net.json");
  const run = spawnSync(
    "chromium",
    [
      ...flagsOf(join(folder, "profile")),
      "--enable-logging=stderr",
      `--log-net-log=${netLog}`,
      `--window-size=${width},1200`,
      "--dump-dom",
      `file://${path}`,
    ],
    { encoding: "utf8" },
  );
  if (run.status !== 0) throw new Error(`chromium ended with ${run.status}: ${run.error ?? run.stderr}`);
  // What the browser asks for by itself has no origin; a local page's own is "null".
  const urls = readFileSync(netLog, "utf8")
    .split("\n")
    .filter((line) => line.includes('"initiator":"null"'))
    .flatMap((line) => /"url":"((?:https?|wss?|ftp):[^"]+)"/.exec(line)?.[1] ?? []);
  return {
    dom: run.stdout,
    complaints: run.stderr.split("\n").filter((line) => line.includes("CONSOLE")),
    asked: [...new Set(urls)],
  };
}
