import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { isIP } from "node:net";
import { hostname } from "node:os";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { t } from "../../language/index.js";
import { openScreens } from "../../ui/screens.js";
import { LIMITS } from "../limits.js";
import { Hall, type HallPorts, type Line } from "./hall.js";

/** A file of the browser's pages. */
export interface PageFile {
  readonly type: string;
  readonly body: string;
}

export interface ServeOptions
  extends Omit<HallPorts, "isTeacher" | "now" | "openScreens">,
    Partial<Pick<HallPorts, "now" | "openScreens">> {
  /** By path: `/`, `/teacher`, and what they ask for. */
  readonly pages: ReadonlyMap<string, PageFile>;
  readonly host: string;
  readonly port: number;
}

export interface Serving {
  readonly port: number;
  /** The teacher's page is to be told anew. */
  readonly changed: () => void;
  readonly told: (note: string) => void;
  close(): Promise<void>;
}

export const newToken = (): string => randomBytes(16).toString("base64url");
export const digestOf = (token: string): string => createHash("sha256").update(token).digest("hex");

const same = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(digestOf(a)), Buffer.from(digestOf(b)));

const LOOPBACK = new Set(["localhost", "127.0.0.1", "::1"]);
export const isLoopback = (host: string): boolean => LOOPBACK.has(host) || host.startsWith("127.");

/** The name in a Host header; undefined for one that is none. A page of a foreign name that leads here is not ours. */
function hostName(header: string | undefined): string | undefined {
  const found = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::\d{1,5})?$/i.exec(header ?? "");
  return found?.[1]?.replace(/^\[|\]$/g, "").toLowerCase();
}

function isOurs(header: string | undefined, bound: string): boolean {
  const name = hostName(header);
  if (name === undefined) return false;
  if (LOOPBACK.has(name) || name === bound.toLowerCase()) return true;
  const own = hostname().toLowerCase();
  return !isLoopback(bound) && (isIP(name) !== 0 || name === own || name === `${own}.local`);
}

const POLICY = (nonce: string, host: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    `connect-src 'self' ws://${host}`,
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

function answer(options: ServeOptions, request: IncomingMessage, response: ServerResponse): void {
  const { host } = request.headers;
  const page = options.pages.get((request.url ?? "").split(/[?#]/)[0] ?? "");
  const nonce = randomBytes(12).toString("base64");
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
  response.setHeader("Cache-Control", "no-store");
  const plain = (status: number, text: string): void =>
    void response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(`${text}\n`);
  if (!isOurs(host, options.host)) return plain(421, t("This is not the address of this class."));
  if (request.method !== "GET" && request.method !== "HEAD") return plain(405, t("Only pages are read here."));
  if (page === undefined) return plain(404, t("There is no such page. The class is at /."));
  response.writeHead(200, { "Content-Type": page.type, "Content-Security-Policy": POLICY(nonce, host ?? "") });
  response.end(page.type.startsWith("text/html") ? page.body.replaceAll("__NONCE__", nonce) : page.body);
}

/** Whether a browser's page that asks for a socket is one of ours. */
function isOwnPage({ headers: { origin, host }, url }: IncomingMessage, bound: string): boolean {
  return url === "/class" && isOurs(host, bound) && origin === `http://${host}`;
}

const addressOf = (request: IncomingMessage): string => (request.socket.remoteAddress ?? "").replace(/^::ffff:/, "");

/** How long a connection may take to close, in milliseconds. */
const FAREWELL = 1_000;

function lineOf(socket: WebSocket, address: string): Line {
  return {
    address,
    get waiting() {
      return socket.bufferedAmount;
    },
    send: (text) => {
      if (socket.readyState === socket.OPEN) socket.send(text);
    },
    end: (code, why) => {
      socket.close(code, why);
      setTimeout(() => socket.terminate(), FAREWELL).unref(); // one that does not answer is gone all the same
    },
  };
}

/** Connects a socket with the hall. A fault on the way ends this connection and no other. */
function connect(hall: Hall, socket: WebSocket, address: string, told: (note: string) => void): void {
  const line = lineOf(socket, address);
  const close = (): void => hall.leave(line);
  socket.on("error", () => socket.terminate()); // a frame too large, bytes that are no frame
  socket.on("close", close);
  socket.on("message", (data, isBinary) => {
    try {
      if (isBinary) throw new TypeError("binary");
      hall.take(line, data.toString());
    } catch (error) {
      if (!isBinary)
        told(
          t("A connection was ended by a fault: {fault}.", {
            fault: error instanceof Error ? error.message : String(error),
          }),
        );
      close();
      socket.terminate();
    }
  });
  hall.enter(line);
}

const BEAT = 1_000;
/** How many beats between two questions whether anybody is there. */
const ASK_EVERY = 15;

/** Asks every connection now and then whether it is there; those that do not answer are ended. */
function keepAlive(sockets: WebSocketServer, hall: Hall): NodeJS.Timeout {
  const silent = new WeakSet<WebSocket>();
  sockets.on("connection", (socket) => socket.on("pong", () => silent.delete(socket)));
  let beat = 0;
  return setInterval(() => {
    hall.tend();
    beat += 1;
    if (beat % ASK_EVERY !== 0) return;
    for (const socket of sockets.clients) {
      if (silent.has(socket)) socket.terminate();
      silent.add(socket);
      socket.ping();
    }
  }, BEAT).unref();
}

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, host, () => {
      server.off("error", fail);
      server.on("error", () => undefined);
      done();
    });
  });

/** Opens the class to browsers. Rejects where the port cannot be had. */
export async function serveClass(options: ServeOptions): Promise<Serving> {
  const hall = new Hall({
    ...options,
    now: options.now ?? Date.now,
    openScreens: options.openScreens ?? openScreens,
    isTeacher: (token) => same(token, options.classroom.state.teacher),
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LIMITS.message, perMessageDeflate: false });
  const server = createServer((request, response) => answer(options, request, response));
  server.headersTimeout = 10_000;
  server.requestTimeout = 15_000;
  server.maxConnections = 2 * LIMITS.connections;
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head) => {
    socket.on("error", () => socket.destroy());
    if (!isOwnPage(request, options.host) || sockets.clients.size >= LIMITS.connections)
      return void socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
    sockets.handleUpgrade(request, socket, head, (made) => {
      sockets.emit("connection", made, request);
      connect(hall, made, addressOf(request), hall.told);
    });
  });
  await listen(server, options.port, options.host);
  const beating = keepAlive(sockets, hall);
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : options.port,
    changed: hall.changed,
    told: hall.told,
    close: async () => {
      clearInterval(beating);
      hall.close();
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}
