import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { WebSocket } from "ws";
import { freshFolder } from "../support/command.js";

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

/** Chromium without a screen, driven over its DevTools protocol. */
export class Browser {
  private readonly process: ChildProcess;
  private readonly socket: WebSocket;
  private readonly asked = new Map<
    number,
    { done: (result: Record<string, unknown>) => void; fail: (e: Error) => void }
  >();
  private readonly heard: ((answer: Answer & { sessionId?: string }) => void)[] = [];
  private count = 0;

  private constructor(process: ChildProcess, socket: WebSocket) {
    this.process = process;
    this.socket = socket;
    socket.on("message", (data) => {
      const answer = JSON.parse(data.toString()) as Answer;
      const waiting = this.asked.get(answer.id ?? -1);
      if (answer.error !== undefined) waiting?.fail(new Error(answer.error.message));
      else waiting?.done(answer.result ?? {});
      this.asked.delete(answer.id ?? -1);
      for (const hear of this.heard) hear(answer);
    });
  }

  /** Starts it; it can reach this machine's own addresses and nothing else. */
  static async start(): Promise<Browser> {
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-port=0"];
    const profile = `--user-data-dir=${join(freshFolder(), "profile")}`;
    const offline = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";
    const child = spawn("chromium", [...flags, profile, offline, "about:blank"], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    const address = await new Promise<string>((done, fail) => {
      let said = "";
      child.stderr?.on("data", (part: Buffer) => {
        said += part.toString();
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
        if (found !== undefined) done(found);
      });
      child.once("exit", () => fail(new Error(`chromium ended: ${said}`)));
    });
    const socket = new WebSocket(address, { perMessageDeflate: false });
    await new Promise((done, fail) => socket.once("open", done).once("error", fail));
    return new Browser(child, socket);
  }

  ask(method: string, params: object = {}, sessionId?: string): Promise<Record<string, unknown>> {
    this.count += 1;
    const id = this.count;
    this.socket.send(JSON.stringify({ id, method, params, sessionId }));
    return new Promise((done, fail) => this.asked.set(id, { done, fail }));
  }

  hear(to: (answer: Answer & { sessionId?: string }) => void): void {
    this.heard.push(to);
  }

  /** A page at an address, with storage of its own or beside another's. */
  async page(url: string, width: number, height: number, beside?: Page): Promise<Page> {
    const browserContextId = beside?.context ?? (await this.ask("Target.createBrowserContext"))["browserContextId"];
    const { targetId } = await this.ask("Target.createTarget", {
      url: "about:blank",
      browserContextId,
      newWindow: true,
      width,
      height,
    });
    const { sessionId } = await this.ask("Target.attachToTarget", { targetId, flatten: true });
    const page = new Page(this, String(sessionId), String(browserContextId), String(targetId));
    await page.begin(url, width, height);
    return page;
  }

  async close(): Promise<void> {
    const gone = new Promise((done) => this.process.once("exit", done));
    this.socket.terminate();
    this.process.kill("SIGKILL");
    await gone;
  }
}

export class Page {
  /** Errors and warnings of the page's console, its policy's among them, and faults of its scripts. */
  readonly complaints: string[] = [];
  private readonly browser: Browser;
  private readonly session: string;
  readonly context: string;
  private readonly target: string;

  constructor(browser: Browser, session: string, context: string, target: string) {
    this.browser = browser;
    this.context = context;
    this.target = target;
    this.session = session;
    browser.hear(({ sessionId, method, params }) => {
      if (sessionId !== session) return;
      if (method === "Runtime.exceptionThrown" || method === "Log.entryAdded")
        this.complaints.push(JSON.stringify(params));
      if (method === "Page.javascriptDialogOpening") void this.ask("Page.handleJavaScriptDialog", { accept: true });
    });
  }

  private ask(method: string, params: object = {}): Promise<Record<string, unknown>> {
    return this.browser.ask(method, params, this.session);
  }

  async begin(url: string, width: number, height: number): Promise<void> {
    for (const domain of ["Page", "Runtime", "Log"]) await this.ask(`${domain}.enable`);
    await this.ask("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: width < 500 });
    await this.ask("Page.navigate", { url });
    await this.until("document.readyState === 'complete' && location.href !== 'about:blank'");
  }

  /** What an expression is in the page. */
  async value<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.ask("Runtime.evaluate", {
      expression,
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { value: T }).value;
  }

  /** Waits until an expression is true there, looking with each frame the page draws. */
  async until(expression: string): Promise<void> {
    const looked = `new Promise((done) => { const end = Date.now() + 15000; const look = () => (${expression}) ? done(true) : Date.now() > end ? done(false) : setTimeout(look, 30); look(); })`;
    if (!(await this.value<boolean>(looked))) {
      const text = await this.value<string>("document.body.innerText");
      throw new Error(`never so: ${expression}\n${text.slice(0, 2_000)}\n${this.complaints.join("\n")}`);
    }
  }

  /** Types a text into a field, letter by letter. */
  async type(id: string, text: string): Promise<void> {
    await this.value(`document.getElementById('${id}').focus()`);
    await this.ask("Input.insertText", { text });
  }

  async click(id: string): Promise<void> {
    await this.value(`document.getElementById('${id}').click()`);
  }

  /** Presses keys as a keyboard does: a letter, or Enter, Escape, ArrowDown. */
  async press(...keys: readonly string[]): Promise<void> {
    const codes: Readonly<Record<string, number>> = { Enter: 13, Escape: 27, ArrowDown: 40, ArrowUp: 38 };
    for (const key of keys) {
      const code = codes[key] ?? key.toUpperCase().charCodeAt(0);
      const text = key === "Enter" ? "\r" : key.length === 1 ? key : undefined;
      const how = { key, windowsVirtualKeyCode: code, ...(text === undefined ? {} : { text }) };
      await this.ask("Input.dispatchKeyEvent", { type: "keyDown", ...how });
      await this.ask("Input.dispatchKeyEvent", { type: "keyUp", ...how });
    }
  }

  async close(): Promise<void> {
    await this.browser.ask("Target.closeTarget", { targetId: this.target });
  }

  async downloads(folder: string): Promise<void> {
    await this.ask("Page.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
  }

  /** A picture of the page as it is seen, as PNG. */
  async picture(): Promise<Buffer> {
    const { data } = await this.ask("Page.captureScreenshot", { format: "png" });
    return Buffer.from(String(data), "base64");
  }
}
