import { msg, t } from "../../language/index.js";
import { LinePlay, leavesPlay } from "../../ui/index.js";
import type { Desk, OpenPlay, openScreens as realScreens, ScreensLeft } from "../../ui/screens.js";
import type { Classroom } from "../classroom.js";
import { Bucket, LIMITS, sizeWithin } from "../limits.js";
import type { FromStudent, Mode, ToStudent } from "../protocol.js";
import type { Seat } from "../state.js";
import { RemoteTerminal } from "./remote-terminal.js";

/** What a student's link needs of the house. */
export interface StudentPorts {
  readonly classroom: Classroom;
  /** What a source says, by its id. */
  readonly says: OpenPlay["says"];
  readonly openScreens: typeof realScreens;
  readonly now: () => number;
  readonly told: (note: string) => void;
  /** A decision was taken, or a view was opened. */
  readonly moved: () => void;
}

/** The way to a student's page. */
export interface StudentWire {
  send(message: ToStudent): void;
  /** Bytes that wait to be read there. */
  readonly waiting: number;
  end(code: number, why: string): void;
}

const ALONE = msg("In a class there is this one play; the teacher opens the next round.");
const KEPT = msg("Your place is kept. You may close this page, or go on.");
const PAUSED = msg("The teacher has paused the class. Keys are held until it goes on.");
const STOPS = msg(
  "The play stops here: day {day} is over. Your teacher goes on with everybody; you may still look around.",
);
const THROUGH = msg("You are through. Your teacher goes on with everybody; you may still look around.");
const FAILED = msg("Something went wrong on our side; you go on from your last decision.");
const BROKEN = msg("Your screens keep failing. Join again, perhaps in plain text; your place is kept.");

const nobody = (): never => {
  throw new Error("a class has no other plays");
};
/** A class has no picker: nothing of this is ever asked for. */
const NO_DESK: Desk = {
  scenarios: () => [],
  describe: nobody,
  saves: () => [],
  describeSaves: nobody,
  start: nobody,
  resume: nobody,
  delete: nobody,
  freshSeed: () => "",
};

/** One student's page as it is open now: the same screens as on a terminal, or plain lines. Faults in it are his alone. */
export class StudentLink {
  seat: Seat;
  private readonly ports: StudentPorts;
  private readonly wire: StudentWire;
  private readonly faults: Bucket;
  private size: { columns: number; rows: number };
  private terminal: RemoteTerminal | undefined;
  private lines: LinePlay | undefined;
  private printed: string[] = [];
  private toldPaused = 0;
  private toldThrough = false;
  /** Counts the views: what an earlier one still answers is nobody's. */
  private view = 0;
  private shown: Mode;

  constructor(ports: StudentPorts, wire: StudentWire, seat: Seat, join: Extract<FromStudent, { t: "join" }>) {
    this.ports = ports;
    this.wire = wire;
    this.seat = seat;
    this.shown = join.mode;
    this.size = sizeWithin(join.columns, join.rows);
    this.faults = new Bucket(LIMITS.faults, ports.now());
  }

  get mode(): Mode {
    return this.shown;
  }

  /** Opens the play as it stands, in the mode that was chosen. */
  open(): void {
    this.shut();
    this.tellThrough();
    try {
      if (this.shown === "screens") this.openScreens();
      else this.openLines();
    } catch (error) {
      this.failed(error);
    }
    this.ports.moved();
  }

  /** Closes the view; the place is kept already. */
  shut(): void {
    this.view += 1;
    this.terminal?.strike();
    this.terminal = undefined;
    this.lines = undefined;
  }

  private get play(): OpenPlay {
    const { classroom, says, moved } = this.ports;
    const { until: day } = classroom;
    const until = day === undefined ? undefined : { day, says: t(STOPS, { day }) };
    const session = classroom.sessionOf(this.seat);
    const save = (): void => {
      const why = classroom.keep(this.seat);
      moved();
      this.tellThrough();
      if (why !== undefined)
        this.wire.send({ t: "note", text: t("{why}. Tell your teacher; you may go on.", { why }) });
    };
    return { session, path: "", resumed: session.decisions.length > 0, save, until, note: "", ...(says && { says }) };
  }

  /** Tells once, beside the play, that it has come to its end. */
  private tellThrough(): void {
    const { classroom } = this.ports;
    const { through } = classroom.progress(this.seat);
    if (through === this.toldThrough) return;
    this.toldThrough = through;
    const { until: day } = classroom;
    const text = day === undefined || classroom.sessionOf(this.seat).campaign.ended ? t(THROUGH) : t(STOPS, { day });
    this.wire.send({ t: "through", text: through ? text : "" });
  }

  private openScreens(): void {
    const { view } = this;
    const terminal = new RemoteTerminal(this.size, (text) => view !== this.view || this.out(text));
    this.terminal = terminal;
    const ports = { terminal, desk: NO_DESK, color: true, ascii: false, open: this.play, alone: t(ALONE) };
    this.ports.openScreens(ports).then(
      (left) => view === this.view && this.left(left.how),
      (error) => view === this.view && this.failed(error),
    );
  }

  /** A frame on its way; false where it is left out since many wait already. */
  private out(text: string): boolean {
    const { waiting } = this.wire;
    if (waiting > LIMITS.waiting.end) this.wire.end(1013, "too slow");
    if (waiting > LIMITS.waiting.skip) return false;
    this.wire.send({ t: "out", d: text });
    return true;
  }

  private left(how: ScreensLeft["how"]): void {
    this.terminal = undefined;
    if (how === "lines") {
      this.shown = "plain";
      return this.open();
    }
    this.wire.send({ t: "left", why: t(KEPT) });
  }

  private openLines(): void {
    const { session, save, until, says, resumed } = this.play;
    this.printed = [];
    const lines = new LinePlay(session, {
      print: (line) => void this.printed.push(...line.split("\n")),
      save,
      until,
      says,
      forwards: true,
    });
    this.lines = lines;
    lines.open(resumed);
    this.flush(true);
  }

  private flush(fresh: boolean): void {
    this.wire.send({ t: "lines", lines: this.printed, fresh });
    this.printed = [];
  }

  /** A fault of these screens: they are opened again from the decisions taken, as long as that helps. */
  private failed(error: unknown): void {
    const { classroom, told, now } = this.ports;
    this.view += 1;
    this.terminal = undefined;
    this.lines = undefined;
    told(
      t("{name}'s play failed ({why}).", {
        name: this.seat.name,
        why: error instanceof Error ? error.message : String(error),
      }),
    );
    if (!this.faults.take(now())) return this.wire.send({ t: "left", why: t(BROKEN) });
    try {
      classroom.renew(this.seat);
    } catch {
      return this.wire.send({ t: "left", why: t(BROKEN) });
    }
    this.wire.send({ t: "note", text: t(FAILED) });
    const { view } = this;
    setImmediate(() => {
      if (view === this.view) this.open();
    });
  }

  private isHeld(): boolean {
    const { classroom, now } = this.ports;
    if (!classroom.state.paused) return false;
    if (now() - this.toldPaused > 2_000) this.wire.send({ t: "note", text: t(PAUSED) });
    this.toldPaused = now();
    return true;
  }

  private line(text: string): void {
    if (this.lines === undefined) return;
    if (leavesPlay(text)) return this.wire.send({ t: "note", text: t(KEPT) });
    try {
      this.lines.take(text);
      this.flush(false);
    } catch (error) {
      this.failed(error);
    }
  }

  /** What the page sends once it has joined. */
  take(message: FromStudent): void {
    switch (message.t) {
      case "join":
        return;
      case "keys":
        return this.isHeld() ? undefined : this.terminal?.feed(message.d);
      case "line":
        return this.isHeld() ? undefined : this.line(message.d);
      case "size":
        this.size = sizeWithin(message.columns, message.rows);
        return this.terminal?.resize(this.size);
      case "mode":
        this.shown = message.mode;
        return this.open();
    }
  }

  /** Once in a while: a reader who has caught up sees a whole frame again. */
  tend(): void {
    if (this.wire.waiting < LIMITS.waiting.skip / 4) this.terminal?.refresh();
  }
}
