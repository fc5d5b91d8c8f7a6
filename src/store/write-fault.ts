import { resolve, sep } from "node:path";
import { msg, t } from "../language/index.js";
import { StoreError } from "./shelf.js";
import { userFolder } from "./user-folder.js";

/** What can be done about a fault. */
interface Remedies {
  /** Where there is no room. */
  readonly room: string;
  /** Where it is the place that does not do. */
  readonly place: string;
}

/** Of what the program keeps for itself, of a file that somebody named, and of a study's folder. */
export const REMEDIES = {
  own: {
    room: msg("Free some room or set XDG_DATA_HOME, then go on"),
    place: msg("Let it be written, or set XDG_DATA_HOME to a folder that may be, then go on"),
  },
  named: {
    room: msg("Free some room or name another place, then give the same command again"),
    place: msg("Name another place, then give the same command again"),
  },
  study: {
    room: msg("Free some room, then give the same command again: what is finished is kept"),
    place: msg("Let it be written, or copy the folder elsewhere and name that: what is finished is kept"),
  },
} as const satisfies Readonly<Record<string, Remedies>>;

const WRITE_FAULTS: Readonly<Record<string, readonly [why: string, remedy: keyof Remedies]>> = {
  ENOSPC: [msg("the disk is full"), "room"],
  EDQUOT: [msg("the disk quota is used up"), "room"],
  EACCES: [msg("it may not be written"), "place"],
  EPERM: [msg("it may not be written"), "place"],
  EROFS: [msg("the disk is read-only"), "place"],
  EIO: [msg("the disk reports a fault"), "place"],
  ENOTDIR: [msg("a file stands where its folder should be"), "place"],
  EEXIST: [msg("a file stands where its folder should be"), "place"],
  EISDIR: [msg("a folder has that name"), "place"],
  ENOENT: [msg("its folder is not there and cannot be made"), "place"],
  ENAMETOOLONG: [msg("its name is too long"), "place"],
};

/** What helps where nothing more is known: another folder for what lies in the program's own, else another name. */
const remediesFor = (path: string): Remedies =>
  resolve(path).startsWith(userFolder("XDG_DATA_HOME", ".local", "share") + sep) ? REMEDIES.own : REMEDIES.named;

/** Why a file could not be written and what to do, in a sentence; an error that is not the system's own is given back. */
export function writeFault(path: string, error: unknown, remedies: Remedies = remediesFor(path)): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  const [why, remedy] = WRITE_FAULTS[code] ?? [code, "place"];
  return new StoreError(
    t("'{path}' could not be saved: {why}; what was there before is unchanged. {remedy}", {
      path,
      why: t(why),
      remedy: t(remedies[remedy]),
    }),
  );
}
