import type { Session, View } from "../engine/index.js";

/** A play that stops before its campaign does: after this day nothing more is decided, and what is said then. */
export interface Until {
  /** The last day that is played. */
  readonly day: number;
  readonly says: string;
}

/** Whether a play has come to where it stops; then what is said. */
export const stoppedBy = (until: Until | undefined, { campaign }: Session): string | undefined =>
  until !== undefined && campaign.world.day > until.day && !campaign.ended ? until.says : undefined;

/** The last day of a play as its head tells it: where it stops, and once that is past the campaign's. */
export const lastDayOf = ({ day, lastDay }: View, until: number | undefined): number =>
  until !== undefined && day <= until ? Math.min(until, lastDay) : lastDay;
