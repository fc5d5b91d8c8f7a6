import { afterEach, describe, expect, it, vi } from "vitest";

/** What the page uses of its connection: its code is checked against a browser's types, apart from the rest. */
interface PageWire {
  open(): void;
  stop(): void;
  send(message: object): boolean;
}
type MadeWire = new (
  greet: () => object,
  take: (message: { readonly t: string }) => void,
  lost: (seconds: number) => void,
) => PageWire;
const { Wire } = await vi.importActual<{ Wire: MadeWire }>("../../src/class/page/dom.js");

/** A browser's socket that does what the test says. */
class FakeSocket {
  static readonly OPEN = 1;
  static made: FakeSocket[] = [];
  readyState = 0;
  readonly sent: string[] = [];
  closed = false;
  onopen: () => void = () => undefined;
  onmessage: (event: { readonly data: string }) => void = () => undefined;
  onclose: () => void = () => undefined;

  constructor() {
    FakeSocket.made.push(this);
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.closed = true;
    this.onclose();
  }

  opens(): void {
    this.readyState = 1;
    this.onopen();
  }

  says(t: string): void {
    this.onmessage({ data: JSON.stringify({ t }) });
  }
}

const sockets = (): readonly FakeSocket[] => FakeSocket.made;

/** A page's wire, what it took, and after how many seconds each loss is tried again. */
function wired(): { readonly wire: PageWire; readonly taken: string[]; readonly losses: number[] } {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal("location", { protocol: "http:", host: "class.test" });
  FakeSocket.made = [];
  const [taken, losses]: [string[], number[]] = [[], []];
  const wire = new Wire(
    () => ({ t: "join" }),
    ({ t }) => void taken.push(t),
    (seconds) => void losses.push(seconds),
  );
  return { wire, taken, losses };
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a page's connection", () => {
  it("is one, however often it is asked for: the one before is closed and not heard", () => {
    const { wire, taken, losses } = wired();
    wire.open();
    wire.open();
    const [first, second] = sockets();
    expect([first?.closed, second?.closed]).toEqual([true, false]);
    first?.opens();
    second?.opens();
    expect([first?.sent, second?.sent]).toEqual([[], ['{"t":"join"}']]);
    first?.says("refused");
    second?.says("welcome");
    expect([taken, losses]).toEqual([["welcome"], []]);
  });

  it("is tried again once where it is lost, later each time, and at once where it is asked for meanwhile", () => {
    const { wire, losses } = wired();
    wire.open();
    sockets()[0]?.onclose();
    vi.advanceTimersByTime(1_000);
    sockets()[1]?.onclose();
    expect([sockets().length, losses]).toEqual([2, [1, 2]]);
    wire.open();
    vi.advanceTimersByTime(60_000);
    expect(sockets()).toHaveLength(3);
  });

  it("stays shut once it is stopped, also while it was to be tried again", () => {
    const { wire, losses } = wired();
    wire.open();
    sockets()[0]?.onclose();
    wire.stop();
    vi.advanceTimersByTime(60_000);
    expect([sockets().length, losses, wire.send({})]).toEqual([1, [1], false]);
  });
});
