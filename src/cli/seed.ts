import { randomBytes } from "node:crypto";

/** A seed nobody has chosen. */
export const freshSeed = (): string => randomBytes(3).toString("hex");
