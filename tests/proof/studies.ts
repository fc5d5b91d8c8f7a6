import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { BIN, freshFolder, jangmadang } from "../support/command.js";
import { freePort, RedisServer } from "./redis.js";

export interface StudySize {
  readonly scenario: string;
  readonly worlds: number;
  readonly chunk: number;
  readonly shards: readonly number[];
}

/** Milliseconds for a whole study on a busy machine. */
const LONG = 7_200_000;

/** What a queue says where its workers come up slower than it: no fault. */
const NOBODY_YET = /^No worker listens yet:[^\n]*\n {2}[^\n]*\n/;

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const children = new Set<ChildProcess>();

/** Starts the command; answers the process and what it ends with. */
function started(args: readonly string[], env: NodeJS.ProcessEnv = {}): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [BIN, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.add(child);
  let [out, err] = ["", ""];
  child.stdout.on("data", (text) => (out += text));
  child.stderr.on("data", (text) => (err += text));
  const ended = new Promise<Ended>((resolve) =>
    child.on("close", (code) => {
      children.delete(child);
      resolve({ code, out, err });
    }),
  );
  return { child, ended };
}

const chunksIn = (out: string): number => {
  const folder = join(out, "chunks");
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".plays")).length : 0;
};

/** Waits until a folder holds so many chunks. */
async function untilChunks(out: string, count: number): Promise<void> {
  while (chunksIn(out) < count) await new Promise((next) => setTimeout(next, 20));
}

/** One study, played in every way there is: one hash. */
export function oneHash({ scenario, worlds, chunk, shards }: StudySize): void {
  const study = join(freshFolder(), "study.yaml");
  const spec = { format: 1, kind: "study", id: "one-hash", scenario, worlds, chunk, seed: "one-hash" };
  const chunks = Math.ceil(worlds / chunk);
  const fresh = (): string => join(freshFolder(), "out");
  const lab = (word: string, out: string, ...more: string[]): readonly string[] => [
    "lab",
    word,
    "--study",
    study,
    "--out",
    out,
    ...more,
  ];
  const hashOf = (out: string): string => JSON.parse(jangmadang(["lab", "merge", out, "--json"]).out).hash;
  let hash = "";

  describe(`a study of ${worlds} worlds of ${scenario} by 5 strategies`, () => {
    beforeAll(async () => {
      const { scenarios } = JSON.parse(jangmadang(["list", "--json"]).out) as {
        readonly scenarios: readonly {
          readonly id: string;
          readonly strategies: readonly { readonly id: string }[] | readonly string[];
        }[];
      };
      const own = scenarios.find(({ id }) => id === scenario)?.strategies ?? [];
      const names = own.map((of) => (typeof of === "string" ? of : of.id));
      writeFileSync(
        study,
        JSON.stringify({ ...spec, strategies: [...names, "timid(memoir)", "random", "idle"].slice(0, 5) }),
      );
      const out = fresh();
      await started(lab("run", out, "--workers", "1")).ended;
      hash = hashOf(out);
    }, LONG);

    it.each(shards)("has one hash for %i shards", async (of) => {
      const out = fresh();
      for (let index = 0; index < of; index += 1) {
        const { code, err } = await started(lab("shard", out, "--index", String(index), "--of", String(of))).ended;
        expect({ code, err }).toEqual({ code: 0, err: "" });
      }
      expect(hashOf(out)).toBe(hash);
    });

    it("has it after an interrupt and a resume", async () => {
      const out = fresh();
      const { child, ended } = started(lab("run", out, "--workers", "2"));
      await untilChunks(out, Math.ceil(chunks / 4));
      child.kill("SIGINT");
      const { code, err } = await ended;
      expect(code).toBe(130);
      expect(err).toMatch(/Go on with:\n {2}.* lab run /);
      expect(chunksIn(out)).toBeLessThan(chunks);
      expect((await started(lab("run", out)).ended).code).toBe(0);
      expect(hashOf(out)).toBe(hash);
    });

    describe("through a queue", () => {
      let redis: RedisServer;
      beforeAll(async () => {
        redis = new RedisServer(await freePort());
        await redis.begin();
      });
      afterEach(() => {
        for (const child of children) child.kill("SIGKILL");
      });
      afterAll(() => redis.end());

      const queued = (word: "queue" | "work", out: string, ...more: string[]) =>
        started(lab(word, out, "--redis", redis.url, ...more));

      it("has it with two workers, of which one is killed mid-way", async () => {
        const out = fresh();
        const queue = queued("queue", out);
        const [first, second] = [queued("work", out, "--workers", "1"), queued("work", out, "--workers", "1")];
        await untilChunks(out, Math.ceil(chunks / 5));
        first.child.kill("SIGKILL");
        await first.ended;
        expect(chunksIn(out)).toBeLessThan(chunks);
        const { code, err } = await queue.ended;
        expect({ code, err: err.replace(NOBODY_YET, "") }).toEqual({ code: 0, err: "" });
        expect((await second.ended).code).toBe(0);
        expect(hashOf(out)).toBe(hash);
      });

      it("has it after Redis was restarted in the middle", async () => {
        const out = fresh();
        const [queue, worker] = [queued("queue", out), queued("work", out)];
        await untilChunks(out, Math.ceil(chunks / 5));
        await redis.end();
        expect(chunksIn(out)).toBeLessThan(chunks);
        await redis.begin();
        const { code, err } = await queue.ended;
        expect({ code, err: err.replace(NOBODY_YET, "") }).toEqual({ code: 0, err: "" });
        expect((await worker.ended).code).toBe(0);
        expect(hashOf(out)).toBe(hash);
      });

      it("has it after an interrupt of the queue and a resume", async () => {
        const out = fresh();
        const [queue, worker] = [queued("queue", out), queued("work", out, "--workers", "1")];
        await untilChunks(out, Math.ceil(chunks / 5));
        queue.child.kill("SIGINT");
        const { code, err } = await queue.ended;
        expect(code).toBe(130);
        expect(err).toMatch(/Go on with:\n {2}.* lab queue /);
        worker.child.kill("SIGINT");
        await worker.ended;
        const again = [queued("queue", out), queued("work", out)];
        for (const { ended } of again) expect((await ended).code).toBe(0);
        expect(hashOf(out)).toBe(hash);
      });
    });
  });
}

/** What goes wrong around a queue, each told in a sentence. */
export function queueFaults(): void {
  describe("a queue", () => {
    const study = join(freshFolder(), "study.yaml");
    writeFileSync(
      study,
      JSON.stringify({
        format: 1,
        kind: "study",
        id: "faults",
        scenario: "hamhung-trip",
        strategies: ["memoir"],
        worlds: 40,
        chunk: 10,
        seed: "q",
      }),
    );

    it.each(["queue", "work"])("without Redis says so, and what to do (lab %s)", async (word) => {
      const out = join(freshFolder(), "out");
      const port = await freePort();
      const { code, err } = await started([
        "lab",
        word,
        "--study",
        study,
        "--out",
        out,
        "--redis",
        `redis://127.0.0.1:${port}`,
      ]).ended;
      expect(code).toBe(3);
      expect(err).toContain(`no Redis or Valkey answers at redis://127.0.0.1:${port} (ECONNREFUSED); start one`);
      expect(err).toContain("`lab run`");
    });

    it("refuses a worker of another version, and keeps what is finished", async () => {
      const out = join(freshFolder(), "out");
      jangmadang(["lab", "shard", "--study", study, "--out", out, "--index", "0", "--of", "2"]);
      const page = join(out, "study.json");
      const { readFileSync } = await import("node:fs");
      const { createHash } = await import("node:crypto");
      const { identity, about, ...rest } = JSON.parse(readFileSync(page, "utf8"));
      const other = { ...identity, "code of the program": "0123456789abcdef" };
      const checksum = createHash("sha256")
        .update(JSON.stringify([other, about]))
        .digest("hex");
      writeFileSync(page, JSON.stringify({ ...rest, checksum, identity: other, about }));
      const { code, err } = await started(["lab", "work", "--study", study, "--out", out]).ended;
      expect(code).toBe(3);
      expect(err).toMatch(/What differs:\n {2}code of the program: 0123456789abcdef then, [0-9a-f]{16} now/);
      expect(chunksIn(out)).toBe(2);
    });
  });
}
