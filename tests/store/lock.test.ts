import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { BEAT, Lock, SILENCE } from "../../src/store/lock.js";
import { freshFolder } from "../support/command.js";

const nobody = (): void => undefined;
const held: Lock[] = [];
const lock = (path: string): Lock => {
  const made = new Lock(path);
  held.push(made);
  return made;
};
afterEach(() => {
  for (const of of held.splice(0)) of.release();
  vi.useRealTimers();
});

/** What a holder of a lock has written. */
const written = (pid: number, host = hostname()): string => JSON.stringify({ pid, host, mark: "another" });
const silent = (path: string): void => {
  const then = new Date(Date.now() - SILENCE - 1_000);
  utimesSync(path, then, then);
};

describe("a lock", () => {
  it("is one process's at a time, and free once it is let go", () => {
    const path = join(freshFolder(), "lock");
    const first = lock(path);
    expect(first.take(nobody)).toBe(true);
    expect(lock(path).take(nobody)).toBe(false);
    first.release();
    expect(lock(path).take(nobody)).toBe(true);
  });

  it("of a process that was killed is free at once", async () => {
    const path = join(freshFolder(), "lock");
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    await once(child, "spawn");
    writeFileSync(path, written(child.pid ?? 0));
    expect(lock(path).take(nobody)).toBe(false);
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
    expect(lock(path).take(nobody)).toBe(true);
  });

  it.each([
    ["a number that is another process's since", written(process.pid)],
    ["another machine", written(process.pid, "elsewhere")],
  ])("of %s is free after a long silence, and not before", (_whose, text) => {
    const path = join(freshFolder(), "lock");
    writeFileSync(path, text);
    expect(lock(path).take(nobody)).toBe(false);
    silent(path);
    expect(lock(path).take(nobody)).toBe(true);
  });

  it("that is cut off or no lock at all stops nobody", () => {
    const path = join(freshFolder(), "lock");
    for (const text of ["", '{"pid": 1', "nonsense"]) {
      writeFileSync(path, text);
      const of = lock(path);
      expect(of.take(nobody), text).toBe(true);
      of.release();
    }
  });

  it("tells its holder when it was taken over, and never takes another's away", () => {
    vi.useFakeTimers();
    const path = join(freshFolder(), "lock");
    const lost = vi.fn();
    const slow = lock(path);
    slow.take(lost);
    vi.advanceTimersByTime(3 * BEAT);
    expect(lost).not.toHaveBeenCalled();
    writeFileSync(path, written(process.pid));
    vi.advanceTimersByTime(BEAT);
    expect(lost).toHaveBeenCalledOnce();
    slow.release();
    expect(readFileSync(path, "utf8")).toContain("another");
  });

  it("is written again where it is gone, but lost where its holder slept meanwhile: another may have come and gone", () => {
    vi.useFakeTimers();
    const path = join(freshFolder(), "lock");
    const lost = vi.fn();
    lock(path).take(lost);
    rmSync(path);
    vi.advanceTimersByTime(BEAT);
    expect(existsSync(path)).toBe(true);
    rmSync(path);
    vi.setSystemTime(Date.now() + SILENCE);
    vi.advanceTimersByTime(BEAT);
    expect(lost).toHaveBeenCalledOnce();
    expect(existsSync(path)).toBe(false);
  });
});
