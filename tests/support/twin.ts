import type { Edit } from "./scenarios.js";

/** Makes numbers that the shipped scenario only doubts differ from world to world, so that there is more to hide. */
const HIDDEN =
  /\b(drive-odds|yard-theft|house-search|varnish-good|listens|stops|heat|found|all|part|bribe-costs|run-odds|second-look|patient|share): -?[\d.]+ \(([\d.]+)\.\.([\d.]+)\)/g;
export const moreHidden: Edit = (name, text) =>
  name.endsWith("/episode.yaml") ? text.replace(HIDDEN, (_all, key, low, high) => `${key}: ${low}~${high}`) : text;
