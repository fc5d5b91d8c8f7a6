import { describe, expect, it } from "vitest";
import { BIN, freshFolder } from "../support/command.js";
import { inkProgram } from "./ink-program.js";
import { Pty, quantile } from "./pty.js";

const tell = (text: string): void => void process.stdout.write(`${text}\n`);
const SIZE = { columns: 120, rows: 40 };
const END = "\u001b[?2026l";
const node = (file: string): string => `${process.execPath} ${file}`;

/** A bundled Ink program that says hello and nothing else. */
const hello = (): Promise<string> =>
  inkProgram("hello", 'import { render, Text } from "ink"; render(<Text>Hello</Text>);');

async function firstOutput(command: string, shows: string): Promise<number> {
  const pty = new Pty(command, { ...SIZE, env: { XDG_DATA_HOME: freshFolder() } });
  const at = await pty.until(shows);
  const taken = at - pty.started;
  pty.kill("SIGTERM");
  await pty.closed;
  return taken;
}

const pause = (milliseconds: number): Promise<unknown> => new Promise((done) => setTimeout(done, milliseconds));

/** Answers each key at once and does nothing else: what the machine itself takes just now. */
const ECHO =
  "process.stdin.setRawMode(true); process.stdin.on('data', () => process.stdout.write('echo;')); process.stdout.write('ready')";

async function echoed(pty: Pty): Promise<number> {
  const from = pty.out.length;
  const began = performance.now();
  pty.type("x");
  return (await pty.until("echo;", from)) - began;
}

/** A play on the plan, drawn to its end. */
async function onPlan(flags = ""): Promise<Pty> {
  const pty = new Pty(`${node(`${flags}${BIN}`)} play --seed 34`, { ...SIZE, env: { XDG_DATA_HOME: freshFolder() } });
  await pty.until("enter begins");
  pty.type("\r");
  await pty.until("Take all the money");
  pty.type("1\r");
  await pty.until("Let days pass");
  await pause(200);
  return pty;
}

describe("the screens on a real terminal", () => {
  it("show their first frame within 1.2 times a bundled Ink hello world, measured side by side", async () => {
    const file = await hello();
    const times: { hello: number; screens: number }[] = [];
    for (let turn = 0; turn < 15; turn += 1)
      times.push({
        hello: await firstOutput(node(file), "Hello"),
        screens: await firstOutput(node(BIN), "What you will see"),
      });
    const [plain, ours] = [times.map((of) => of.hello), times.map((of) => of.screens)].map((of) => quantile(of, 0.5));
    tell(
      `first frame, median of 15 pairs: hello ${plain?.toFixed(0)} ms, screens ${ours?.toFixed(0)} ms, ${((ours ?? 0) / (plain ?? 1)).toFixed(2)} times`,
    );
    expect((ours ?? 0) / (plain ?? 1)).toBeLessThanOrEqual(1.2);
  });

  it("answer a key with a frame in less than 50 ms, 95 times of 100, at 120x40", async () => {
    const pty = await onPlan();
    const bare = new Pty(`${process.execPath} -e "${ECHO}"`, SIZE);
    await bare.until("ready");
    const [times, echoes]: [number[], number[]] = [[], []];
    const used = pty.used;
    const keys = ["j", "k", "2", "j", "k", "8", "1", "?", "p", "\u001b"]; // each changes something
    for (let turn = 0; turn < 300; turn += 1) {
      const from = pty.out.length;
      const key = keys[turn % keys.length] ?? "j";
      const began = performance.now();
      pty.type(key);
      const at = await pty.until(END, from);
      await pause(10);
      if (key !== "\u001b") times.push(at - began); // a lone Esc waits to see whether it is a longer key
      echoes.push(await echoed(bare));
    }
    const each = (pty.used - used) / 300;
    pty.type("q");
    await pty.closed;
    bare.kill("SIGTERM");
    await bare.closed;
    tell(
      `beside it, a program that only answers each key: median ${quantile(echoes, 0.5).toFixed(1)} ms, p95 ${quantile(echoes, 0.95).toFixed(1)} ms; processor time of the screens ${each.toFixed(1)} ms a key`,
    );
    tell(
      `key to frame at 120x40, ${times.length} keys: median ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms, most ${quantile(times, 1).toFixed(1)} ms`,
    );
    expect(quantile(times, 0.95)).toBeLessThan(50);
  });

  it("use no processor while nothing happens", async () => {
    // V8 itself collects once, within a minute of the last work: some 60 ms that are not the screens' own
    const pty = await onPlan("--no-memory-reducer ");
    await pause(1_000);
    const [before, written] = [pty.used, pty.out.length];
    await pause(10_000);
    const used = pty.used - before;
    tell(`idle: ${used} ms of processor time in 10 s`);
    expect(used).toBeLessThanOrEqual(20);
    expect(pty.out.length).toBe(written);
    pty.type("q");
    await pty.closed;
  });

  it.each([
    ["q", undefined, 0],
    ["Ctrl-C", undefined, 130],
    ["SIGTERM", "SIGTERM", 143],
    ["SIGHUP", "SIGHUP", 129],
    ["SIGINT", "SIGINT", 130],
  ] as const)("give the terminal back after %s", async (name, signal, code) => {
    const pty = await onPlan();
    if (signal === undefined) pty.type(name === "q" ? "q" : "\u0003");
    else pty.kill(signal);
    expect(await pty.closed).toBe(code);
    const ends = ["\u001b[?25h", "\u001b[?1049l", "\u001b[?2004l"];
    for (const end of ends) expect(pty.out.lastIndexOf(end), end).toBeGreaterThan(pty.out.lastIndexOf("\u001b[?1049h"));
    expect(pty.out).not.toContain("\u001b[3J");
  });
});
