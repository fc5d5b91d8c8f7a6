import type { Program, RunRecord } from "../engine/index.js";
import { msg, t } from "../language/index.js";
import { LIMITS } from "./limits.js";
import { messageText, nameKey, nickname } from "./names.js";
import { ClassSession, type Progress, progressOf, resumed } from "./session.js";
import { type ClassState, type Seat, seated, unseated } from "./state.js";

/** Where a class is kept. Every call writes whole or throws a sentence. */
export interface ClassKeeper {
  write(state: ClassState): void;
  keep(seat: number, round: number, record: RunRecord): void;
  /**
   * A student's record of a round, and what was wrong with it: no record where it cannot be read. Undefined where nothing
   * was kept. @throws where it is sound, but not to be read by this program
   */
  open(
    seat: number,
    round: number,
  ): { readonly record: RunRecord | undefined; readonly damage: string | undefined } | undefined;
  /** Puts what was kept of a student's round where nothing is written over it; answers where that is. */
  setAside(seat: number, round: number): string;
}

export interface ClassPorts {
  /** By treatment, in the setting's order. */
  readonly programs: readonly Program[];
  readonly keeper: ClassKeeper;
  /** The last day the class plays; missing where each plays to the end. */
  readonly until?: number | undefined;
  /** A token nobody can guess, and the digest by which it is known again. */
  readonly newToken: () => string;
  readonly digest: (token: string) => string;
  /** Told what only the teacher should know of. */
  readonly told: (note: string) => void;
}

/** How one student's round came out, or stands. */
export interface Result {
  readonly seat: Seat;
  readonly round: number;
  readonly progress: Progress;
  /** Reckoned when asked for. */
  readonly record: () => RunRecord;
  readonly hash: () => string;
}

export type Joined =
  | { readonly seat: Seat; readonly token: string; readonly isNew: boolean }
  | { readonly refused: string };

const TAKEN = msg("That nickname is taken. Choose another; if it is yours, ask your teacher to let you in again.");
const NO_NAME = msg("A nickname is 1 to 24 letters, digits, blanks, dots and hyphens.");
const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A class: who is in it, what each has decided, which round it is. Everything that changes it is written down first. */
export class Classroom {
  private readonly ports: ClassPorts;
  private held: ClassState;
  /** Of the present round, by seat. */
  private readonly sessions = new Map<number, ClassSession>();
  private readonly earlier: Result[] = [];
  /** Seats whose last decision could not be written down, and why. */
  private readonly loose = new Map<number, string>();
  /** Seats the teacher lets in without a token, once. */
  private readonly open = new Set<number>();

  constructor(ports: ClassPorts, state: ClassState) {
    this.ports = ports;
    this.held = state;
    for (const seat of state.seats) {
      for (let round = 1; round < state.round; round += 1)
        this.earlier.push(this.over(seat, round, this.read(seat, round)));
      this.sessions.set(seat.id, this.read(seat, state.round));
    }
  }

  get until(): number | undefined {
    return this.ports.until;
  }

  get state(): ClassState {
    return this.held;
  }

  private change(state: ClassState): void {
    this.ports.keeper.write(state);
    this.held = state;
  }

  private begin(seat: Seat, round: number): ClassSession {
    const program = this.ports.programs[seat.treatment];
    if (program === undefined) throw new RangeError(`no treatment ${seat.treatment}`);
    const { base, changes } = program.model;
    return new ClassSession(program, { seed: this.held.seeds[round - 1] ?? "", base, changes }, this.until);
  }

  /** A student's session as it was written down. What of it cannot be gone on with is set aside, never written over. */
  private read(seat: Seat, round: number): ClassSession {
    const { keeper, told } = this.ports;
    const fresh = this.begin(seat, round);
    const kept = keeper.open(seat.id, round);
    if (kept === undefined) return fresh;
    const { record, damage } = kept;
    if (record === undefined) return this.anew(seat, round, damage ?? "");
    if (damage !== undefined) told(t("{name}: {damage}. The one before it was taken.", { name: seat.name, damage }));
    let again: ReturnType<typeof resumed>;
    try {
      again = resumed(fresh.program, record, this.until);
    } catch (error) {
      return this.anew(seat, round, sentence(error));
    }
    if (again.lost > 0) this.shorten(seat, round, again);
    return again.session;
  }

  private anew(seat: Seat, round: number, why: string): ClassSession {
    const at = this.ports.keeper.setAside(seat.id, round);
    this.ports.told(
      t("{name} begins round {round} anew: {why}. What was kept lies in '{at}'.", { name: seat.name, round, why, at }),
    );
    return this.begin(seat, round);
  }

  private shorten(seat: Seat, round: number, { session, lost }: ReturnType<typeof resumed>): void {
    const { keeper, told } = this.ports;
    const at = keeper.setAside(seat.id, round);
    keeper.keep(seat.id, round, session.record());
    told(
      t("{name}: {lost} decisions no longer fit and were left out. What was kept lies in '{at}'.", {
        name: seat.name,
        lost,
        at,
      }),
    );
  }

  private resultOf(seat: Seat, round: number, session: ClassSession): Result {
    return {
      seat,
      round,
      progress: progressOf(session),
      record: () => session.record(),
      hash: () => session.campaign.hash(),
    };
  }

  /** The result of a round that is over: its session is let go. */
  private over(seat: Seat, round: number, session: ClassSession): Result {
    const [record, hash] = [session.record(), session.campaign.hash()];
    return { seat, round, progress: progressOf(session), record: () => record, hash: () => hash };
  }

  byToken(token: string | undefined): Seat | undefined {
    const digest = token === undefined ? undefined : this.ports.digest(token);
    return this.held.seats.find((seat) => seat.token === digest);
  }

  /** The seat that is there already and a join would lead to. */
  seatOf(name: string, token: string | undefined): Seat | undefined {
    const same = this.held.seats.find((seat) => this.open.has(seat.id) && nameKey(seat.name) === nameKey(name));
    return this.byToken(token) ?? same;
  }

  /** Takes somebody in: by his token, else by a nickname nobody has. */
  join(name: string, token: string | undefined): Joined {
    const known = this.byToken(token);
    if (known !== undefined && token !== undefined) return { seat: known, token, isNew: false };
    const fine = nickname(name);
    if (fine === undefined) return { refused: t(NO_NAME) };
    const same = this.held.seats.find((seat) => nameKey(seat.name) === nameKey(fine));
    const given = this.ports.newToken();
    if (same !== undefined) return this.open.has(same.id) ? this.retoken(same, given) : { refused: t(TAKEN) };
    if (this.held.seats.length >= LIMITS.students)
      return { refused: t("The class is full ({count} students).", { count: LIMITS.students }) };
    const { state, seat } = seated(this.held, fine, this.ports.digest(given));
    this.change(state);
    this.sessions.set(seat.id, this.begin(seat, state.round));
    return { seat, token: given, isNew: true };
  }

  private retoken(seat: Seat, token: string): Joined {
    const changed = { ...seat, token: this.ports.digest(token) };
    this.change({ ...this.held, seats: this.held.seats.map((of) => (of.id === seat.id ? changed : of)) });
    this.open.delete(seat.id);
    return { seat: changed, token, isNew: false };
  }

  sessionOf(seat: Seat): ClassSession {
    const known = this.sessions.get(seat.id) ?? this.begin(seat, this.held.round);
    this.sessions.set(seat.id, known);
    return known;
  }

  /** Writes a student's decisions down; answers the sentence that says why it could not. The next decision tries again. */
  keep(seat: Seat): string | undefined {
    try {
      this.ports.keeper.keep(seat.id, this.held.round, this.sessionOf(seat).record());
      this.loose.delete(seat.id);
      return undefined;
    } catch (error) {
      const why = sentence(error);
      if (!this.loose.has(seat.id))
        this.ports.told(t("{name}'s last decision is not kept: {why}.", { name: seat.name, why }));
      this.loose.set(seat.id, why);
      return why;
    }
  }

  /** A session that threw, played again from its own decisions. */
  renew(seat: Seat): void {
    const old = this.sessionOf(seat);
    this.sessions.set(seat.id, resumed(old.program, old.record(), this.until).session);
  }

  whyLoose(seat: Seat): string | undefined {
    return this.loose.get(seat.id);
  }

  pause(on: boolean): void {
    this.change({ ...this.held, paused: on });
  }

  message(text: string): void {
    this.change({ ...this.held, message: messageText(text) });
  }

  /** Lets somebody who has lost his token join once more under his nickname. */
  readmit(seat: number): void {
    if (this.held.seats.some(({ id }) => id === seat)) this.open.add(seat);
  }

  /** Gives a seat another nickname. @throws Error with the sentence that says why not */
  rename(id: number, name: string): void {
    const fine = nickname(name);
    if (fine === undefined) throw new Error(t(NO_NAME));
    const { seats } = this.held;
    if (seats.some((of) => of.id !== id && nameKey(of.name) === nameKey(fine)))
      throw new Error(t("That nickname is taken; choose another."));
    this.change({ ...this.held, seats: seats.map((of) => (of.id === id ? { ...of, name: fine } : of)) });
  }

  /** Takes a seat out of the class: its nickname is free again, and its records are no longer read. They stay on disk. */
  remove(id: number): void {
    this.change(unseated(this.held, id));
    this.sessions.delete(id);
    this.loose.delete(id);
    this.open.delete(id);
  }

  isOpen(seat: number): boolean {
    return this.open.has(seat);
  }

  /** The next round, for everybody, from `from`; a second press of the same button changes nothing. False where there is none. */
  advance(from: number): boolean {
    const { round, seeds, seats } = this.held;
    if (from !== round || round >= seeds.length) return false;
    for (const seat of seats.filter(({ id }) => this.loose.has(id))) this.keepLast(seat, round);
    const ended = seats.map((seat) => this.over(seat, round, this.sessionOf(seat)));
    this.change({ ...this.held, round: round + 1, paused: false, message: "" });
    this.earlier.push(...ended);
    for (const seat of seats) this.sessions.set(seat.id, this.begin(seat, round + 1));
    return true;
  }

  /** What of a round could not be written when it was decided, once more before the round is left. */
  private keepLast(seat: Seat, round: number): void {
    const why = this.keep(seat);
    if (why !== undefined)
      this.ports.told(
        t("{name}'s last decisions of round {round} are still not kept: {why}.", { name: seat.name, round, why }),
      );
  }

  reveal(): void {
    const { round, revealed } = this.held;
    if (!revealed.includes(round)) this.change({ ...this.held, revealed: [...revealed, round] });
  }

  get isRevealed(): boolean {
    return this.held.revealed.includes(this.held.round);
  }

  progress(seat: Seat): Progress {
    return progressOf(this.sessionOf(seat));
  }

  /** Every student's every round so far, by round and seat. */
  results(): readonly Result[] {
    const now = this.held.seats.map((seat) => this.resultOf(seat, this.held.round, this.sessionOf(seat)));
    const seats = new Map(this.held.seats.map((seat) => [seat.id, seat]));
    const before = this.earlier.flatMap((of) => {
      const seat = seats.get(of.seat.id);
      return seat === undefined ? [] : [{ ...of, seat }];
    });
    return [...before, ...now];
  }
}
