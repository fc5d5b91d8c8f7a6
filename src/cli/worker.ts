import { parentPort, workerData } from "node:worker_threads";
import { answer, type WorkerJob } from "./workers.js";

// A worker thread of `compare`: plays the worlds it is asked for until it is ended. It reads no file and prints nothing.
const play = answer(workerData as WorkerJob);
parentPort?.on("message", (worlds) => {
  const reply = play(worlds);
  parentPort?.postMessage(reply, "played" in reply ? [reply.played.cells.buffer] : []);
});
