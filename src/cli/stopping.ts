import { EXIT } from "./errors.js";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** A signal that is aborted at Ctrl-C or when the process is asked to end; `over` listens no more. */
export function stopping(): { readonly signal: AbortSignal; over(): void } {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  for (const of of SIGNALS) process.once(of, stop);
  return {
    signal: controller.signal,
    over: () => {
      for (const of of SIGNALS) process.off(of, stop);
    },
  };
}

/** Runs something that is ended early with what is finished; answers it and whether it was ended so. */
export async function untilStopped<T>(
  run: (stop: AbortSignal) => Promise<T>,
): Promise<{ readonly result: T; readonly stopped: boolean }> {
  const { signal, over } = stopping();
  try {
    const result = await run(signal);
    if (signal.aborted) process.exitCode = EXIT.interrupted;
    return { result, stopped: signal.aborted };
  } finally {
    over();
  }
}
