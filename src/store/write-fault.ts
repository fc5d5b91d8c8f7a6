import { StoreError } from "./shelf.js";

const WRITE_FAULTS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EACCES: "it may not be written",
  EPERM: "it may not be written",
  EROFS: "the disk is read-only",
  EIO: "the disk reports a fault",
  ENOTDIR: "a file stands where its folder should be",
};

const SAVE_ELSEWHERE = "Free some room or set XDG_DATA_HOME, then go on";

/** Why a file could not be written and what to do, in a sentence; an error that is not the system's own is given back. */
export function writeFault(path: string, error: unknown, remedy = SAVE_ELSEWHERE): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  const why = WRITE_FAULTS[code] ?? code;
  return new StoreError(`'${path}' could not be saved: ${why}; what was there before is unchanged. ${remedy}`);
}
