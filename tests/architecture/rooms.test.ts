import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesUnder, importsOf, type SourceText } from "../support/imports.js";
import { ROOT } from "../support/scenarios.js";

/** Which room may import which. Arrows follow the data, from a scenario's text to a screen. */
const MAY_IMPORT: Readonly<Record<string, readonly string[] | "every room">> = {
  language: [],
  units: ["language"],
  expr: ["units", "language"],
  scenario: ["units", "expr", "language"],
  engine: ["units", "expr", "scenario"],
  strategies: ["units", "expr", "scenario", "engine", "language"],
  memoir: ["units", "expr", "scenario", "engine", "strategies", "language"],
  lab: ["units", "scenario", "engine", "strategies", "language"],
  report: ["units", "lab", "language"],
  lessons: ["scenario", "lab", "language"],
  store: ["units", "scenario", "engine", "language"],
  ui: ["units", "expr", "scenario", "engine", "language"],
  class: ["scenario", "engine", "lab", "report", "ui", "language"],
  cli: "every room",
  "index.ts": "every room",
  "bin.ts": ["cli"],
};

/** Packages and who may import them: a room, a folder of one, or one file. What is not named here nobody may. */
const PACKAGES: readonly (readonly [name: RegExp, who: readonly string[]])[] = [
  [/^seedrandom$/, ["src/engine/luck.ts"]],
  [/^xstate(\/|$)/, ["engine"]],
  [/^(ink|react)(\/|$)/, ["ui"]],
  [/^string-width(\/|$)/, ["ui", "cli", "report"]],
  [/^commander$/, ["cli"]],
  [/^es-hangul$/, ["language"]],
  [/^(vega|hyparquet-writer)$/, ["report"]],
  [/^ws$/, ["src/class/wire/"]],
  [/^@xterm\//, ["src/class/page/"]],
  [
    /^(bullmq|ioredis)$/,
    ["src/cli/commands/lab/queue.ts", "src/cli/commands/lab/work.ts", "src/cli/commands/lab/redis.ts"],
  ],
  [/^pathToFileURL\(path$/, ["src/cli/foreign/host.ts"]], // a strategy that is a module, named on the command line
  [/^(zod|yaml)(\/|$)/, Object.keys(MAY_IMPORT).filter((room) => room !== "ui")],
  [/^node:/, ["store", "cli", "bin.ts", "src/class/wire/"]],
];

/** Inside their room the doors are open; from outside only the front one is, and light ones that load less: no engine, or one language. `bin.ts` is the command's own, with and without words. */
const DOORS = [/^src\/[a-z]+\/index\.js$/, /^src\/(ui\/screens|store\/places|language\/korean)\.js$/];
const OWN_DOORS = new Set(["src/bin.ts -> src/cli/main.js", "src/bin.ts -> src/cli/bare.js"]);

const roomOf = (path: string): string => path.split("/")[1]?.replace(/\.js$/, ".ts") ?? "";

function mayImport(from: string, target: string): boolean {
  const [room, other] = [roomOf(from), roomOf(target)];
  if (room === other) return true;
  const rooms = MAY_IMPORT[room];
  const door = OWN_DOORS.has(`${from} -> ${target}`) || DOORS.some((pattern) => pattern.test(target));
  return door && (rooms === "every room" || (rooms?.includes(other) ?? false));
}

const mayUse = (from: string, name: string): boolean =>
  PACKAGES.some(
    ([pattern, who]) =>
      pattern.test(name) &&
      who.some((of) => of === roomOf(from) || of === from || (of.endsWith("/") && from.startsWith(of))),
  );

/** The imports of a file that break the rules, as `file -> target`. */
const wrongImports = (file: SourceText): string[] =>
  importsOf(file)
    .filter((target) => !(target.startsWith("src/") ? mayImport(file.path, target) : mayUse(file.path, target)))
    .map((target) => `${file.path} -> ${target}`);

const sources = filesUnder("src", /\.tsx?$/);
const doors = sources.filter(({ path }) => /^src\/[a-z]+\/index\.ts$/.test(path));

describe("the house", () => {
  it("has no room that the table does not name", () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.map(({ path }) => roomOf(path)).filter((room) => !Object.hasOwn(MAY_IMPORT, room))).toEqual([]);
  });

  it("keeps every file's imports to its room's row, by front doors, and every package to its place", () => {
    expect(sources.flatMap(wrongImports)).toEqual([]);
  });

  it("has front doors whose first line says what the room is", () => {
    const rooms = new Set(
      sources.map(({ path }) => path.split("/")).flatMap((parts) => (parts.length > 2 ? [parts[1]] : [])),
    );
    const without = [...rooms].filter(
      (room) => room !== "cli" && !doors.some(({ path }) => path === `src/${room}/index.ts`),
    );
    expect(without).toEqual([]);
    for (const { path, text } of doors) expect(text.split("\n")[0], path).toMatch(/^\/\/ [A-Z].{40,}\.$/);
    for (const { path, text } of doors) expect(text.split("\n").length, path).toBeLessThanOrEqual(60);
  });
});

describe("the map of the house", () => {
  const MAP = readFileSync(join(ROOT, "docs/architecture.md"), "utf8");
  const PAPERS = ["docs/architecture.md", "docs/glossary.md", "CONTRIBUTING.md"];
  const namedIn = (text: string): readonly string[] =>
    [...text.matchAll(/`((?:src|tests|docs|scripts|scenarios|bench)\/[^`\s*]+)`/g)].map(([, path = ""]) => path);
  const isThere = (path: string): boolean => /[A-Z]{2}/.test(path) || existsSync(join(ROOT, path)); // `src/NAME.ts`: yours to name
  /** Invariants no test is named for, and files that are named and are not there. */
  const astray = (text: string): readonly string[] => [
    ...text.split("\n").filter((line) => line.includes("**Invariant:**") && !/`tests\/[^`]+\.ts`/.test(line)),
    ...namedIn(text).filter((path) => !isThere(path)),
  ];

  it("names for every invariant a test, and no file that is not there", () => {
    expect(MAP.match(/\*\*Invariant:\*\*/g)?.length).toBeGreaterThan(50);
    for (const paper of PAPERS) expect(astray(readFileSync(join(ROOT, paper), "utf8")), paper).toEqual([]);
    const moved = "- **Invariant:** Held. `tests/engine/moved.test.ts`.";
    expect(astray(`${moved}\n- **Invariant:** Held by nobody.`)).toEqual([
      "- **Invariant:** Held by nobody.",
      "tests/engine/moved.test.ts",
    ]);
  });

  it("says of each room what the fence lets it import", () => {
    const rows = [...MAP.matchAll(/^\| `src\/(\w+)` \|.*\| ([^|]+) \|$/gm)].map(([, room, may]) => [room, may]);
    const fence = Object.entries(MAY_IMPORT).filter(([room]) => !room.endsWith(".ts"));
    const told = fence.map(([room, may]) => [room, may === "every room" ? "every door" : may.join(", ") || "-"]);
    expect(rows.sort()).toEqual(told.sort());
  });
});

describe("the bench", () => {
  const bench = filesUnder("bench", /\.ts$/);
  const strange = (file: SourceText): string[] =>
    importsOf(file).filter((target) => !/^(src|bench)\/|^node:/.test(target));

  it("stands beside the house: it may look into every room and needs no package; no room knows it", () => {
    expect(bench.length).toBeGreaterThan(4);
    expect(bench.flatMap(strange)).toEqual([]);
    expect(sources.flatMap(importsOf).filter((target) => target.startsWith("bench/"))).toEqual([]);
    expect(strange({ path: "bench/a.ts", text: 'import { z } from "zod";' })).toEqual(["zod"]);
    expect(wrongImports({ path: "src/lab/a.ts", text: 'import { HandLoop } from "../../bench/loop.js";' })).toEqual([
      "src/lab/a.ts -> bench/loop.js",
    ]);
  });
});

describe("the fence", () => {
  it.each([
    ["src/engine/day.ts", 'import type { Strategy } from "../strategies/index.js";', "src/strategies/index.js"],
    ["src/engine/day.ts", 'import {\n  loadScenario,\n} from "../scenario/load.js";', "src/scenario/load.js"],
    ["src/engine/rules/a.ts", 'export * from "../../ui/index.js";', "src/ui/index.js"],
    ["src/engine/a.ts", 'export { x } from "../index.js";', "src/index.js"],
    ["src/units/a.ts", 'import "../expr/index.js";', "src/expr/index.js"],
    ["src/scenario/a.ts", 'const engine = await import("../engine/index.js");', "src/engine/index.js"],
    ["src/ui/a.tsx", 'import { playWith } from "../strategies/index.js";', "src/strategies/index.js"],
    ["src/lab/a.ts", "void import(`../ui/index.js`);", "src/ui/index.js"],
    ["src/cli/a.ts", 'import { World } from "../engine/world.js";', "src/engine/world.js"],
    ["src/bin.ts", 'import { load } from "./store/index.js";', "src/store/index.js"],
    ["src/engine/rules/a.ts", 'import seedrandom from "seedrandom";', "seedrandom"],
    ["src/ui/a.tsx", 'import { createActor } from "xstate";', "xstate"],
    ["src/engine/a.ts", 'import { useState } from "react";', "react"],
    ["src/ui/a.ts", 'import { z } from "zod";', "zod"],
    ["src/engine/a.ts", 'import { readFileSync } from "node:fs";', "node:fs"],
    ["src/engine/a.ts", 'import { readFileSync } from "fs";', "fs"],
    ["src/lab/a.ts", 'import { Worker } from "node:worker_threads";', "node:worker_threads"],
    ["src/engine/a.ts", "const name = 1;\nawait import(name);", "name"],
    ["src/store/a.ts", 'import left from "left-pad";', "left-pad"],
    ["src/class/a.ts", 'import { createServer } from "node:http";', "node:http"],
    ["src/class/a.ts", 'import { WebSocketServer } from "ws";', "ws"],
    ["src/class/wire/a.ts", 'import { writeWhole } from "../../store/index.js";', "src/store/index.js"],
  ])("bites: %s with %s", (path, text, target) => {
    expect(wrongImports({ path, text })).toEqual([`${path} -> ${target}`]);
  });

  it("lets through what the table allows, and what only a comment says", () => {
    const text = [
      'import { z } from "zod";',
      'import seedrandom from "seedrandom";',
      'import type { Scenario } from "../scenario/index.js";',
      'export { x } from "./rules/x.js";',
      '// import { y } from "../ui/index.js";',
      '/* await import("node:fs") */',
      "const said = 'a // b';",
    ].join("\n");
    expect(wrongImports({ path: "src/engine/luck.ts", text })).toEqual([]);
  });
});
