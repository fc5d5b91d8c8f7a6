import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";

/**
 * Rooms whose tests share what they load, which is more than half of a small file's time: a test there leaves nothing behind
 * that another file's would see. No environment is set, no module replaced, and a language is put back.
 */
const SHARING = [
  "architecture",
  "bench",
  "class",
  "cli",
  "engine",
  "expr",
  "lab",
  "language",
  "lessons",
  "memoir",
  "report",
  "scenario",
  "scenarios",
  "strategies",
  "ui",
  "units",
].map((room) => `tests/${room}/**/*.test.{ts,tsx}`);
const testTimeout = 120_000;

export default defineConfig({
  test: {
    globalSetup: ["tests/support/build-command.ts"],
    // Every core: by itself vitest leaves one idle, which is half of a machine with two.
    maxWorkers: availableParallelism(),
    projects: [
      { test: { name: "sharing", include: SHARING, isolate: false, testTimeout } },
      {
        test: {
          name: "apart",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: [...configDefaults.exclude, ...SHARING],
          testTimeout,
        },
      },
    ],
  },
});
