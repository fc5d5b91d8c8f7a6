/** Digest of the source of units, expressions and engine, written by `npm run stamp`; a test says when it is stale. */
export const RULES_HASH = "f6d7160718c77636";
