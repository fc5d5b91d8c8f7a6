/** Digest of the source of units, expressions and engine, written by `npm run stamp`; a test says when it is stale. */
export const RULES_HASH = "6ea585398b65b4e9";
