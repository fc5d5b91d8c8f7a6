import { msg, t } from "../../language/index.js";
import { revealLines } from "../account.js";
import type { Classroom } from "../classroom.js";
import type { ClassLesson } from "../lesson.js";
import { Bucket, Buckets, LIMITS } from "../limits.js";
import { roomCode } from "../names.js";
import {
  type ClassNews,
  type FromClient,
  type FromStudent,
  type FromTeacher,
  readMessage,
  type ToStudent,
} from "../protocol.js";
import type { RealUnit } from "../session.js";
import { StudentLink, type StudentPorts, type StudentWire } from "./student.js";
import { act, exported, overview, type Simulation } from "./teacher.js";

/** A connection as the hall sees it: texts in both directions. */
export interface Line {
  readonly address: string;
  /** Bytes not yet taken by the other side. */
  readonly waiting: number;
  send(text: string): void;
  end(code: number, why: string): void;
}

export interface HallPorts extends Pick<StudentPorts, "classroom" | "says" | "openScreens" | "now"> {
  readonly simulation: () => Simulation;
  readonly unit: RealUnit;
  /** The lesson the class plays, where there is one. */
  readonly lesson?: ClassLesson | undefined;
  readonly isTeacher: (token: string) => boolean;
  /** Tells the teacher at the terminal, too. */
  readonly log: (note: string) => void;
}

const WRONG_ROOM = msg("There is no such room here. Ask your teacher for the code.");
const WAIT = msg("Too many wrong tries from your address. Wait a minute, then try again.");
const OFTEN = msg("This place was opened too often. Wait a little, then try again.");
const ELSEWHERE = msg("Your play was opened in another window; this one is closed.");
const NOT_TEACHERS = msg("This is not the teacher's address of this class; look at the terminal again.");
const TAKEN_OUT = msg("Your teacher has taken this seat out of the class. You may join again under another nickname.");
const TEACHERS = 8;
const NOTES = 30;
/** How long changes are gathered before the teacher's page is told, in milliseconds. */
const GATHER = 400;

/** Whoever is connected: strangers who have yet to say who they are, students, teachers. */
export class Hall {
  private readonly ports: HallPorts;
  private readonly strangers = new Map<Line, { readonly since: number; readonly bucket: Bucket }>();
  private readonly students = new Map<Line, { readonly link: StudentLink; readonly bucket: Bucket }>();
  private readonly bySeat = new Map<number, Line>();
  private readonly teachers = new Map<Line, Bucket>();
  private readonly guesses = new Buckets(LIMITS.guesses);
  private readonly openings = new Buckets(LIMITS.openings);
  private notes: readonly string[] = [];
  private due: NodeJS.Timeout | undefined;

  constructor(ports: HallPorts) {
    this.ports = ports;
  }

  /** Told to the teacher, on his page and at the terminal. */
  readonly told = (note: string): void => {
    this.notes = [...this.notes, note].slice(-NOTES);
    this.ports.log(note);
    this.changed();
  };

  /** Something the teacher's page shows has changed. */
  readonly changed = (): void => {
    if (this.teachers.size === 0) return;
    this.due ??= setTimeout(() => {
      this.due = undefined;
      this.overview();
    }, GATHER).unref();
  };

  private overview(): void {
    if (this.teachers.size === 0) return;
    const { classroom, simulation, unit } = this.ports;
    const present = new Map([...this.students.values()].map(({ link }) => [link.seat.id, { mode: link.mode }]));
    const text = JSON.stringify(overview(classroom, present, simulation(), { unit, notes: this.notes }));
    for (const line of this.teachers.keys()) line.send(text);
  }

  /** A new connection. Where too many have not said who they are, the one that waits longest has to go. */
  enter(line: Line): void {
    const [oldest] = this.strangers.keys();
    if (this.strangers.size >= LIMITS.strangers && oldest !== undefined) this.drop(oldest, "too many connections");
    const now = this.ports.now();
    this.strangers.set(line, { since: now, bucket: new Bucket(LIMITS.messages, now) });
  }

  private drop(line: Line, why: string): void {
    this.leave(line);
    line.end(1008, why);
  }

  /** A connection that is gone. The place is kept. */
  leave(line: Line): void {
    this.strangers.delete(line);
    this.teachers.delete(line);
    const student = this.students.get(line);
    if (student === undefined) return;
    this.students.delete(line);
    student.link.shut();
    if (this.bySeat.get(student.link.seat.id) === line) this.bySeat.delete(student.link.seat.id);
    this.changed();
  }

  /** One text from a connection. Whatever is wrong with it is the matter of that connection alone. */
  take(line: Line, text: string): void {
    const student = this.students.get(line);
    const bucket = student?.bucket ?? this.teachers.get(line) ?? this.strangers.get(line)?.bucket;
    if (bucket === undefined) return;
    if (!bucket.take(this.ports.now())) return this.drop(line, "too many messages");
    const message = readMessage(text);
    if (message === undefined) return this.drop(line, "not understood");
    if (student !== undefined) return this.fromStudent(line, student.link, message);
    if (this.teachers.has(line)) return this.fromTeacher(line, message);
    this.fromStranger(line, message);
  }

  private fromStudent(line: Line, link: StudentLink, message: FromClient): void {
    if (message.t === "keys" || message.t === "line" || message.t === "size") return link.take(message);
    if (message.t !== "mode") return this.drop(line, "not for students");
    if (!this.openings.of(`${link.seat.id}`, this.ports.now()).take(this.ports.now()))
      return say(line, { t: "note", text: t(OFTEN) });
    link.take(message);
  }

  private fromStranger(line: Line, message: FromClient): void {
    if (message.t === "join") return this.join(line, message);
    if (message.t !== "teacher") return this.drop(line, "say first who you are");
    const tries = this.guesses.of(line.address, this.ports.now());
    if (!this.ports.isTeacher(message.token)) {
      if (!tries.take(this.ports.now())) return this.refuse(line, t(WAIT), true);
      return this.refuse(line, t(NOT_TEACHERS), false);
    }
    if (this.teachers.size >= TEACHERS) return this.refuse(line, t("Too many teacher's pages are open."), false);
    const bucket = this.strangers.get(line)?.bucket ?? new Bucket(LIMITS.messages, this.ports.now());
    this.strangers.delete(line);
    this.teachers.set(line, bucket);
    const { lesson } = this.ports;
    if (lesson !== undefined) line.send(JSON.stringify({ t: "lesson", title: lesson.title, sections: lesson.teacher }));
    this.overview();
  }

  private refuse(line: Line, why: string, again: boolean): void {
    say(line, { t: "refused", why, again });
    this.drop(line, "refused");
  }

  /** Why somebody without a token of this class may not even try to join; wrong tries are counted by address. */
  private whyNot(line: Line, { room, token }: Extract<FromStudent, { t: "join" }>): string | undefined {
    const now = this.ports.now();
    const tries = this.guesses.of(line.address, now);
    if (tries.isEmpty(now)) return WAIT;
    const right = roomCode(room) === this.ports.classroom.state.setting.room;
    if (!right || token !== undefined) tries.take(now);
    return right ? undefined : WRONG_ROOM;
  }

  private join(line: Line, message: Extract<FromStudent, { t: "join" }>): void {
    const { classroom, now } = this.ports;
    const why = classroom.byToken(message.token) === undefined ? this.whyNot(line, message) : undefined;
    if (why !== undefined) return this.refuse(line, t(why), why === WAIT);
    const known = classroom.seatOf(message.name, message.token);
    if (known !== undefined && !this.openings.of(`${known.id}`, now()).take(now()))
      return this.refuse(line, t(OFTEN), true);
    let joined: ReturnType<Classroom["join"]>;
    try {
      joined = classroom.join(message.name, message.token);
    } catch (error) {
      return this.refuse(line, error instanceof Error ? error.message : String(error), true);
    }
    if ("refused" in joined) return this.refuse(line, joined.refused, false);
    this.seat(line, joined, message);
  }

  private seat(
    line: Line,
    { seat, token }: { readonly seat: StudentLink["seat"]; readonly token: string },
    message: Extract<FromStudent, { t: "join" }>,
  ): void {
    const { classroom, says, openScreens, now } = this.ports;
    const before = this.bySeat.get(seat.id);
    if (before !== undefined) {
      say(before, { t: "refused", why: t(ELSEWHERE), again: false });
      this.drop(before, "opened elsewhere");
    }
    const wire: StudentWire = {
      send: (to) => say(line, to),
      get waiting() {
        return line.waiting;
      },
      end: (_code, why) => this.drop(line, why),
    };
    const ports = { classroom, says, openScreens, now, told: this.told, moved: this.changed };
    const link = new StudentLink(ports, wire, seat, message);
    const bucket = this.strangers.get(line)?.bucket ?? new Bucket(LIMITS.messages, now());
    this.strangers.delete(line);
    this.students.set(line, { link, bucket });
    this.bySeat.set(seat.id, line);
    const { decisions } = classroom.sessionOf(seat);
    const { mode } = message;
    say(line, {
      t: "joined",
      token,
      name: seat.name,
      mode,
      resumed: decisions.length > 0,
      decisions: decisions.length,
    });
    say(line, this.news());
    this.tellLesson(line);
    link.open();
    for (const round of classroom.state.revealed) say(line, this.reveal(round));
  }

  private tellLesson(line: Line): void {
    const { lesson, classroom } = this.ports;
    if (lesson === undefined) return;
    const { title, before, after } = lesson;
    say(line, { t: "lesson", title, before, after: classroom.state.revealed.length > 0 ? after : undefined });
  }

  private news(): ClassNews {
    const { round, seeds, paused, message } = this.ports.classroom.state;
    return { t: "class", round, rounds: seeds.length, paused, message };
  }

  private reveal(round: number): ToStudent {
    const { classroom, simulation, unit } = this.ports;
    const { state, until } = classroom;
    const lines = revealLines({ state: { ...state, round }, until }, classroom.results(), simulation().samples, unit);
    return { t: "reveal", round, lines };
  }

  private toAll(message: ToStudent): void {
    const text = JSON.stringify(message);
    for (const line of this.students.keys()) line.send(text);
  }

  private fromTeacher(line: Line, message: FromClient): void {
    const { classroom, unit } = this.ports;
    if (message.t === "export") return line.send(JSON.stringify(exported(classroom, unit)));
    try {
      const asked = message as FromTeacher;
      this.after(act(classroom, asked), "seat" in asked ? asked.seat : 0);
      line.send(JSON.stringify({ t: "told", text: "" }));
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      this.told(text);
      line.send(JSON.stringify({ t: "told", text }));
    }
    this.overview();
  }

  private after(did: ReturnType<typeof act>, seat: number): void {
    if (did === "nothing") return;
    if (did === "renamed" || did === "removed") return this.reseat(seat);
    this.toAll(this.news());
    if (did === "revealed") {
      for (const line of this.students.keys()) this.tellLesson(line);
      this.toAll(this.reveal(this.ports.classroom.state.round));
    }
    if (did === "opened") for (const { link } of this.students.values()) link.open();
  }

  /** Tells a student his new nickname, or that his seat is gone. */
  private reseat(id: number): void {
    const line = this.bySeat.get(id);
    const link = line === undefined ? undefined : this.students.get(line)?.link;
    if (line === undefined || link === undefined) return;
    const seat = this.ports.classroom.state.seats.find((of) => of.id === id);
    if (seat === undefined) return this.refuse(line, t(TAKEN_OUT), false);
    link.seat = seat;
    say(line, { t: "named", name: seat.name });
  }

  /** Once a second or so: strangers who stay silent go, slow readers are looked after. */
  tend(): void {
    const now = this.ports.now();
    for (const [line, { since }] of this.strangers) if (now - since > LIMITS.patience) this.drop(line, "nothing said");
    for (const { link } of this.students.values()) link.tend();
  }

  close(): void {
    clearTimeout(this.due);
    for (const line of [...this.strangers.keys(), ...this.students.keys(), ...this.teachers.keys()]) {
      this.leave(line);
      line.end(1001, "the class is closed");
    }
  }
}

const say = (line: Line, message: ToStudent): void => line.send(JSON.stringify(message));
