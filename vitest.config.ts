import { configDefaults, defineConfig } from "vitest/config";

/**
 * Tests that change nothing another file's would see: no environment, no spies, no language. They share what they load, which
 * is more than half of a small file's time. A room joins when all its tests have passed so.
 */
const SHARING = ["engine/rules", "expr", "lessons", "memoir", "strategies", "units"].map(
  (room) => `tests/${room}/**/*.test.ts`,
);
const testTimeout = 120_000;

export default defineConfig({
  test: {
    globalSetup: ["tests/support/build-command.ts"],
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
