import { once } from "node:events";
import { startJangmadang } from "./command.js";

/** A class served by the command itself. */
export interface ServedClass {
  readonly port: number;
  readonly teacher: string;
  readonly folder: string;
  readonly pid: number;
  /** Ends it at once, as a crash of the machine's would, or politely; answers its exit code. */
  end(signal: "SIGKILL" | "SIGINT"): Promise<number | null>;
  /** What it has said so far on standard error. */
  readonly said: () => string;
}

/** Starts `serve --json ...` and waits until it listens. */
export async function startServe(data: string, ...args: readonly string[]): Promise<ServedClass> {
  const child = startJangmadang(["serve", "--json", ...args], data);
  let [out, said] = ["", ""];
  child.stderr.on("data", (part: Buffer) => {
    said += part.toString();
  });
  const told = new Promise<Record<string, unknown>>((done, fail) => {
    child.stdout.on("data", (part: Buffer) => {
      out += part.toString();
      if (out.trimEnd().endsWith("}")) done(JSON.parse(out) as Record<string, unknown>);
    });
    child.once("exit", (code) => fail(new Error(`serve ended with ${code}: ${said}`)));
  });
  const { port, teacher, folder } = await told;
  return {
    port: Number(port),
    teacher: String(teacher),
    folder: String(folder),
    pid: child.pid ?? 0,
    end: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const gone = once(child, "exit");
      child.kill(signal);
      return (await gone)[0] as number | null;
    },
    said: () => said,
  };
}
