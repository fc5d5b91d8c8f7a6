import { parentPort } from "node:worker_threads";
import { answer, type Wanted, type WorkerJob } from "./workers.js";

// A worker thread of `compare`: it is told the study, then plays the worlds it is asked for until it is ended. It reads
// no file and prints nothing.
parentPort?.once("message", (job: WorkerJob) => {
  const play = answer(job);
  parentPort?.on("message", (wanted: Wanted) => {
    const reply = play(wanted);
    parentPort?.postMessage(reply, "played" in reply ? [reply.played.cells.buffer, reply.played.weekly.buffer] : []);
  });
});
