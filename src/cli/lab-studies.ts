import type { Command } from "commander";
import { count, declaring, TRUST, workers } from "./declare.js";

/** Commands of studies that last: a file says what is played, a folder keeps what is finished. */
export function declareStudies(lab: Command): void {
  const { telling } = declaring(lab);
  const studied = (signature: string, says: string): Command =>
    telling(signature, says)
      .requiredOption("--study <file>", "the study's file")
      .requiredOption("--out <folder>", "where finished worlds are kept")
      .option("--workers <n>", "threads that play (as many as there are cores unless told)", workers)
      .option("--trust", TRUST);
  studied("run", "plays what the study's folder still lacks; Ctrl-C keeps what is finished").action(async (options) =>
    (await import("./commands/lab/play.js")).runStudy(options),
  );
  studied("shard", "plays one shard of a study; all shards may share the folder")
    .requiredOption("--index <i>", "which shard, counted from 0", count)
    .requiredOption("--of <n>", "how many shards there are", count)
    .action(async (options) => (await import("./commands/lab/play.js")).playShard(options));
  const queued = (signature: string, says: string): Command =>
    studied(signature, says).option("--redis <url>", "where Redis or Valkey answers", "redis://127.0.0.1:6379");
  queued(
    "queue",
    "hands a study's missing worlds to workers through Redis and waits for them (needs bullmq, ioredis)",
  ).action(async (options) => (await import("./commands/lab/queue.js")).queueStudy(options));
  queued("work", "plays what a queue hands out, until the study is complete").action(async (options) =>
    (await import("./commands/lab/work.js")).workStudy(options),
  );
  telling("merge <folder>", "verifies that a study is complete, folds it in world order and tells it")
    .option("--csv <file>", "writes one row per world and strategy")
    .option("--parquet <file>", "writes the same table as Parquet")
    .action(async (folder, options) => (await import("./commands/lab/merge.js")).merge(folder, options));
  const told = (signature: string, says: string): Command =>
    telling(signature, says).option("--study <file>", "the study's file, where it has moved").option("--trust", TRUST);
  told("chart <folder>", "distribution, ruin and ledger shares in plain ASCII lines").action(async (folder, options) =>
    (await import("./commands/lab/report.js")).chart(folder, options),
  );
  told("report <folder>", "one HTML page about a complete study, with everything in it")
    .requiredOption("--out <file>", "the page")
    .option("--with <file...>", "puts in what `lab verdict`, `breakeven`, `sensitivity` or `doubt` printed with --json")
    .action(async (folder, options) => (await import("./commands/lab/report.js")).report(folder, options));
  telling("status <folder>", "how far a study is").action(async (folder, options) =>
    (await import("./commands/lab/merge.js")).status(folder, options),
  );
}
