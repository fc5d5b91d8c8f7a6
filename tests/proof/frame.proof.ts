import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { buildProgram, type RunRecord, replayOn, Session } from "../../src/engine/index.js";
import { playOn } from "../../src/strategies/index.js";
import { BIN, freshFolder } from "../support/command.js";
import { stage } from "../support/desk.js";
import { shipped, strategies } from "../support/scenarios.js";
import { inkProgram } from "./ink-program.js";
import { Pty, quantile } from "./pty.js";

const SIZE = { columns: 120, rows: 40 };
const END = "\u001b[?2026l";
const KEYS = ["j", "k", "2", "j", "k", "3", "4", "1"]; // each changes something
const ROUNDS = 250;
const years = buildProgram(shipped("hyesan-years"));

/** A play of the years some way in, resting where a day is planned. */
function midway(): RunRecord {
  const [strategy] = strategies(years, "hyesan-years").filter(({ id }) => id === "memoir");
  if (strategy === undefined) throw new Error("no strategy 'memoir'");
  const whole = playOn(new Session(years, { seed: "3" }), strategy).record();
  for (let decisions = 110; decisions < whole.decisions.length; decisions += 1) {
    const record = { ...whole, decisions: whole.decisions.slice(0, decisions) };
    if (replayOn(years, record).session.campaign.rest.kind === "plan") return record;
  }
  throw new Error("the play never rests at a plan");
}

/** The frames the keys lead to, as plain text: what Ink alone is to draw. */
async function framesOf(record: RunRecord): Promise<readonly string[]> {
  const { session } = replayOn(years, record);
  const shown = await stage(SIZE.columns, SIZE.rows, {
    open: { session, path: "", resumed: true, note: "", save: () => undefined },
  });
  const frames: string[] = [];
  for (const key of KEYS) frames.push((await shown.press(key)).text);
  return frames;
}

/** A bundled Ink program that draws these frames, one a key, and does nothing else; unthrottled, a line short of where Ink would wipe the screen. */
function inkAlone(frames: readonly string[]): Promise<string> {
  const shown = frames.map((frame) => frame.split("\n").slice(0, SIZE.rows - 1));
  return inkProgram(
    "frames",
    `import { useState } from "react";
     import { Box, render, Text, useInput } from "ink";
     const FRAMES = ${JSON.stringify(shown)};
     function App() {
       const [at, set] = useState(0);
       useInput(() => set((now) => (now + 1) % FRAMES.length));
       return <Box flexDirection="column">{FRAMES[at].map((line, row) => <Text key={row}>{line}</Text>)}</Box>;
     }
     render(<App />, { maxFps: 10000 });`,
  );
}

const pause = (milliseconds: number): Promise<unknown> => new Promise((done) => setTimeout(done, milliseconds));

/** Waits for something on the screen for up to a minute: a save of a long play is played again first. */
async function shows(pty: Pty, what: string): Promise<void> {
  for (let turn = 0; turn < 300 && !pty.out.includes(what); turn += 1) await pause(200);
  expect(pty.out).toContain(what);
}

async function answered(pty: Pty, key: string): Promise<number> {
  const from = pty.out.length;
  const began = performance.now();
  pty.type(key);
  const taken = (await pty.until(END, from)) - began;
  await pause(15);
  return taken;
}

it("a key's frame on the years at 120x40 comes within 1.2 times Ink alone drawing the same frame, 95 times of 100", async () => {
  const record = midway();
  const frames = await framesOf(record);
  const save = join(freshFolder(), "years.json");
  writeFileSync(save, JSON.stringify(record));
  const env = { XDG_DATA_HOME: freshFolder() };
  const ours = new Pty(`${process.execPath} ${BIN} play --resume ${save}`, { ...SIZE, env });
  await shows(ours, "What do you do?");
  const ink = new Pty(`${process.execPath} ${await inkAlone(frames)}`, SIZE);
  await shows(ink, "What do you do?");
  await pause(500);
  const [own, alone]: [number[], number[]] = [[], []];
  const [ownUsed, inkUsed] = [ours.used, ink.used];
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    const key = KEYS[turn % KEYS.length] ?? "j";
    const pairs = [
      () => answered(ours, key).then((of) => own.push(of)),
      () => answered(ink, key).then((of) => alone.push(of)),
    ];
    for (const measure of turn % 2 === 0 ? pairs : pairs.reverse()) await measure();
  }
  const each = [(ours.used - ownUsed) / ROUNDS, (ink.used - inkUsed) / ROUNDS];
  ours.type("q");
  ink.kill("SIGTERM");
  await Promise.all([ours.closed, ink.closed]);
  const at = (of: readonly number[], share: number): string => quantile(of, share).toFixed(1);
  const ratio = quantile(own, 0.95) / quantile(alone, 0.95);
  process.stdout.write(
    `key to frame, the years at 120x40, ${ROUNDS} keys each, in turn: ours median ${at(own, 0.5)} ms, p95 ${at(own, 0.95)} ms; Ink alone median ${at(alone, 0.5)} ms, p95 ${at(alone, 0.95)} ms; ratio of p95 ${ratio.toFixed(2)}, of medians ${(quantile(own, 0.5) / quantile(alone, 0.5)).toFixed(2)}; processor time a key ${each.map((of) => of.toFixed(1)).join(" and ")} ms\n`,
  );
  expect(ratio).toBeLessThanOrEqual(1.2);
});
