import { request } from "node:http";
import { WebSocket } from "ws";

/** The code of the room tests are held in. */
export const ROOM = "TEST-7";

export interface JoinOptions {
  readonly name: string;
  readonly room: string;
  readonly mode: "screens" | "plain";
  readonly token: string | undefined;
  readonly columns: number;
  readonly rows: number;
  /** The client's own address: 127.0.0.2 is another than 127.0.0.1. */
  readonly from: string;
  readonly origin: string;
}

type Message = { readonly t: string } & Readonly<Record<string, unknown>>;

/** A browser's end of the wire, without the browser. */
export class Client {
  readonly socket: WebSocket;
  readonly opened: Promise<unknown>;
  /** Resolves with code and reason when the connection is gone. */
  readonly closed: Promise<string>;
  readonly messages: Message[] = [];
  /** Everything that was received, as bytes. */
  bytes = "";
  private waiting: { readonly fits: (of: Message) => boolean; readonly done: (of: Message) => void }[] = [];

  constructor(port: number, { from, origin = `http://127.0.0.1:${port}` }: Partial<JoinOptions> = {}) {
    this.socket = new WebSocket(`ws://127.0.0.1:${port}/class`, { origin, ...(from && { localAddress: from }) });
    this.opened = new Promise((done, fail) => {
      this.socket.once("open", () => done(undefined));
      this.socket.once("error", fail);
    });
    this.opened.catch(() => undefined);
    this.closed = new Promise((done) => this.socket.once("close", (code, why) => done(`${code} ${why}`)));
    this.socket.on("error", () => undefined);
    this.socket.on("message", (data) => this.take(data.toString()));
  }

  private take(text: string): void {
    this.bytes += text;
    const message = JSON.parse(text) as Message;
    this.messages.push(message);
    this.waiting = this.waiting.filter(({ fits, done }) => {
      const found = fits(message);
      if (found) done(message);
      return !found;
    });
  }

  /** The next message that fits, or one that has come already since `from`. */
  until(fits: (of: Message) => boolean, from = 0): Promise<Message> {
    const known = this.messages.slice(from).find(fits);
    return known === undefined ? new Promise((done) => this.waiting.push({ fits, done })) : Promise.resolve(known);
  }

  /** The next message that fits and has not come yet. */
  next(fits: (of: Message) => boolean): Promise<Message> {
    return this.until(fits, this.messages.length);
  }

  send(message: object | string): void {
    this.socket.send(typeof message === "string" ? message : JSON.stringify(message));
  }

  async joins({
    name = "",
    room = ROOM,
    mode = "plain",
    token,
    columns = 100,
    rows = 30,
  }: Partial<JoinOptions>): Promise<this> {
    await this.opened;
    this.send({ t: "join", room, name, mode, columns, rows, ...(token && { token }) });
    await this.until(({ t }) => t === "refused" || (mode === "plain" ? t === "lines" : t === "joined"));
    return this;
  }

  get token(): string {
    return String(this.messages.find(({ t }) => t === "joined")?.["token"] ?? "");
  }

  get refused(): string {
    return String(this.messages.find(({ t }) => t === "refused")?.["why"] ?? "");
  }

  /** Types a line and waits for what is told. */
  async line(text: string): Promise<readonly string[]> {
    const answer = this.next(({ t }) => t === "lines" || t === "note");
    this.send({ t: "line", d: text });
    const { lines = [] } = await answer;
    return lines as readonly string[];
  }

  keys(text: string): void {
    this.send({ t: "keys", d: text });
  }

  async leave(): Promise<void> {
    this.socket.close();
    await this.closed;
  }
}

/** Asks for a page, with any headers. */
export function page(port: number, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ readonly status: number; readonly headers: Record<string, unknown>; readonly body: string }>(
    (done, fail) => {
      const asked = request({ port, host: "127.0.0.1", path, headers }, (response) => {
        let body = "";
        response.on("data", (part: Buffer) => {
          body += part.toString();
        });
        response.on("end", () => done({ status: response.statusCode ?? 0, headers: response.headers, body }));
      });
      asked.on("error", fail);
      asked.end();
    },
  );
}
