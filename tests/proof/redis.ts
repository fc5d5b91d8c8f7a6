import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { freshFolder } from "../support/command.js";

/** A port nobody listens on, on loopback. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** Debian's redis-server on loopback, with its data in a folder of its own. It can be ended and begun again. */
export class RedisServer {
  readonly port: number;
  private readonly folder = freshFolder();
  private child: ChildProcess | undefined;

  constructor(port: number) {
    this.port = port;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async begin(): Promise<void> {
    const options = ["--bind", "127.0.0.1", "--port", String(this.port), "--dir", this.folder, "--save", ""];
    const kept = ["--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction"];
    const child = spawn("redis-server", [...options, ...kept], { stdio: ["ignore", "pipe", "inherit"] });
    this.child = child;
    let said = "";
    await new Promise<void>((ready, fail) => {
      child.on("error", fail);
      child.on("exit", () => fail(new Error(`redis-server ended: ${said}`)));
      child.stdout?.on("data", (text) => {
        said += text;
        if (said.includes("Ready to accept connections")) ready();
      });
    });
  }

  /** Ends it without warning, or as a service is stopped. */
  async end(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }
}
