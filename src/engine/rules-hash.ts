/** Digest of the source of units, expressions and engine, written by `npm run stamp`; a test says when it is stale. */
export const RULES_HASH = "c68a4ee8a5e1d8c1";
