/** Digest of the source of units, expressions and engine, written by `npm run stamp`; a test says when it is stale. */
export const RULES_HASH = "66c7a1c754e65c8f";
