import type { LessonSection } from "../lesson.js";

/** The element of a name; the page is written beside this script, so it is there. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no element '${id}'`);
  return found as T;
}

/** An element with a text, which is never read as HTML. */
export function made(name: string, text = "", className = ""): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  if (className !== "") element.className = className;
  return element;
}

/** Shows a text, or hides the element where there is none. */
export function tell(element: HTMLElement, text: string): void {
  element.textContent = text;
  element.hidden = text === "";
}

/** Sections of a lesson, with their headings. */
export const sectionsOf = (sections: readonly LessonSection[]): readonly HTMLElement[] =>
  sections.map(({ title, lines }) => {
    const section = made("section");
    section.append(made("h2", title), ...lines.map((line) => made("p", line)));
    return section;
  });

const socketAddress = (): string => `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/class`;

/** What comes over the wire, one JSON text at a time. */
export type Message = { readonly t: string } & Readonly<Record<string, unknown>>;

/** A socket that is opened again when it is lost, a little later each time. */
export class Wire {
  private readonly greet: () => object | undefined;
  private readonly take: (message: Message) => void;
  private readonly lost: (seconds: number) => void;
  private socket: WebSocket | undefined;
  private tries = 0;
  private over = false;
  private again: ReturnType<typeof setTimeout> | undefined;

  /** `greet` is what is said first; none: it is not opened. `lost` is told in how many seconds it is tried again. */
  constructor(greet: () => object | undefined, take: (message: Message) => void, lost: (seconds: number) => void) {
    this.greet = greet;
    this.take = take;
    this.lost = lost;
  }

  /** Opens the one connection there is; one before it is closed, and what it still says is not heard. */
  open(): void {
    this.over = false;
    clearTimeout(this.again);
    const before = this.socket;
    this.socket = undefined;
    before?.close();
    const first = this.greet();
    if (first === undefined) return;
    const socket = new WebSocket(socketAddress());
    this.socket = socket;
    socket.onopen = () => {
      if (this.socket === socket) socket.send(JSON.stringify(first));
    };
    socket.onmessage = ({ data }) => {
      if (this.socket !== socket) return;
      this.tries = 0;
      this.take(JSON.parse(String(data)) as Message);
    };
    socket.onclose = () => {
      if (this.over || this.socket !== socket) return;
      const seconds = Math.min(8, 1 + this.tries);
      this.tries += 1;
      this.lost(seconds);
      this.again = setTimeout(() => this.open(), 1_000 * seconds);
    };
  }

  /** From here on it is not opened again by itself. */
  stop(): void {
    this.over = true;
    clearTimeout(this.again);
    this.socket?.close();
  }

  /** False, and nothing sent, while there is no connection. */
  send(message: object): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }
}
