/** What one class and each of its clients may use. */
export const LIMITS = {
  /** The fewest students whose outcomes are told together: of fewer it would be somebody's own. */
  told: 5,
  /** Seats in a class. */
  students: 60,
  /** Connections at once, teachers' and those that have not joined yet among them. */
  connections: 160,
  /** Connections that have not said who they are, and how long they may take, in milliseconds. */
  strangers: 80,
  patience: 10_000,
  /** Bytes of one message. */
  message: 4_096,
  /** Messages: how many at once, and how many a second after that. */
  messages: { burst: 100, perSecond: 30 },
  /** Wrong room codes and tokens from one address, before it has to wait. */
  guesses: { burst: 8, perSecond: 1 / 10 },
  /** How often one seat may be opened anew. */
  openings: { burst: 12, perSecond: 1 / 5 },
  /** How often one seat's screens are opened again after a fault of theirs. */
  faults: { burst: 5, perSecond: 1 / 30 },
  /** Bytes that wait for a slow reader before frames are left out, and before the connection is ended. */
  waiting: { skip: 256_000, end: 4_000_000 },
  columns: { least: 20, most: 300 },
  rows: { least: 5, most: 120 },
} as const;

/** How often something may be done: a bucket of tokens that fills with time. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** Counts against a rate. The time is the caller's, in milliseconds. */
export class Bucket {
  private readonly rate: Rate;
  private left: number;
  private at: number;

  constructor(rate: Rate, now: number) {
    this.rate = rate;
    this.left = rate.burst;
    this.at = now;
  }

  private fill(now: number): void {
    this.left = Math.min(this.rate.burst, this.left + (Math.max(0, now - this.at) / 1000) * this.rate.perSecond);
    this.at = now;
  }

  /** Takes one; false, and nothing taken, where none is left. */
  take(now: number): boolean {
    if (this.isEmpty(now)) return false;
    this.left -= 1;
    return true;
  }

  isEmpty(now: number): boolean {
    this.fill(now);
    return this.left < 1;
  }

  /** Whether it is as if it had never been used. */
  isFull(now: number): boolean {
    this.fill(now);
    return this.left >= this.rate.burst;
  }
}

/** A bucket for each of many: addresses, seats. Those that are full again are forgotten. */
export class Buckets {
  private readonly rate: Rate;
  private readonly held = new Map<string, Bucket>();

  constructor(rate: Rate) {
    this.rate = rate;
  }

  of(key: string, now: number): Bucket {
    const known = this.held.get(key);
    if (known !== undefined) return known;
    if (this.held.size > 1_000)
      for (const [other, bucket] of this.held) if (bucket.isFull(now)) this.held.delete(other);
    const made = new Bucket(this.rate, now);
    this.held.set(key, made);
    return made;
  }
}

const within = (value: number, { least, most }: { readonly least: number; readonly most: number }): number =>
  Math.max(least, Math.min(most, Math.floor(value)));

/** A window's size as a client tells it, kept within bounds. */
export const sizeWithin = (columns: number, rows: number): { readonly columns: number; readonly rows: number } => ({
  columns: within(columns, LIMITS.columns),
  rows: within(rows, LIMITS.rows),
});
