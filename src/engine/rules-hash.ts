/** Digest of the source of units, expressions and engine, written by `npm run stamp`; a test says when it is stale. */
export const RULES_HASH = "1131b200d2c9e148";
