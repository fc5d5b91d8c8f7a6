import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSave } from "../../src/store/index.js";
import { startJangmadang } from "./command.js";
import { TRIP } from "./scenarios.js";

export interface Killed {
  /** Decisions the player was shown the outcome of before the program was killed. */
  readonly shown: number;
  /** Decisions in the save; undefined when there is none yet. */
  readonly kept: number | undefined;
}

const LINES = ["1", ...Array<string[]>(4_000).fill(["leave won 1", "take won 1"]).flat()];

/** Plays as fast as the program takes it and kills it without warning after so many milliseconds of play. */
export async function killAfter(milliseconds: number): Promise<Killed> {
  const data = mkdtempSync(join(tmpdir(), "jangmadang-kill-"));
  const child = startJangmadang(["play", TRIP, "--seed", "kill"], data);
  child.stdin.on("error", () => undefined); // it is killed while it is being written to
  let out = "";
  const began = new Promise<void>((done) => {
    child.stdout.on("data", (piece) => {
      out += piece;
      if (out.includes("What do you do?")) done();
    });
    child.on("close", () => done());
  });
  const closed = new Promise((done) => child.on("close", done));
  child.stdin.write(`${LINES.join("\n")}\n`);
  await began;
  await new Promise((done) => setTimeout(done, milliseconds));
  child.kill("SIGKILL");
  await closed;
  const shown = out.split(/What do you do\?|You can:/).length - 1;
  const folder = join(data, "jangmadang", "saves");
  const [file] = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return { shown, kept: file === undefined ? undefined : openSave(join(folder, file)).record.decisions.length };
}
