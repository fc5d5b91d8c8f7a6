import { defineConfig } from "vitest/config";

/** What is too long for every run: `npm run proof`. The same tests with their full numbers, and plays on a real terminal. */
export default defineConfig({
  test: {
    include: [
      "tests/proof/**/*.proof.ts",
      "tests/ui/screen/{router,drawn,hostile}.test.ts",
      "tests/store/kill.test.ts",
      "tests/class/faults.test.ts",
      "tests/engine/{conservation,compiled/executors}.test.ts",
      "tests/scenario/check.test.ts",
    ],
    globalSetup: ["tests/support/build-command.ts"],
    testTimeout: 1_800_000,
    fileParallelism: false,
    env: {
      SCREEN_PROOF: "1",
      SCREEN_KEYS: "1000000",
      SCREEN_DRAWN: "20000",
      SCREEN_KILLS: "500",
      CLASS_FAULTS: "208",
      BOOKS_WORLDS: "500",
      EXECUTOR_WORLDS: "1000",
      TYPING_ACCIDENTS: "2000",
    },
  },
});
