import seedrandom from "seedrandom";

/**
 * Keyed luck. Every draw is a hash of (world key, subject, index): what it is about and the day or visit it belongs
 * to, never how many draws came before. The only user of seedrandom, which turns any seed text into 64 bits.
 */
export interface WorldKey {
  readonly k0: number;
  readonly k1: number;
}

const NUMBERED = /^(.*)#(\d{1,9})$/s;

/** World `i` of seed `s` is the seed text `s#i`; plain `s` is `s#0`. */
export function splitSeed(seed: string): { readonly root: string; readonly index: number } {
  const match = NUMBERED.exec(seed);
  return match === null ? { root: seed, index: 0 } : { root: match[1] ?? "", index: Number(match[2]) };
}

/** 64 bits of a seed text. Slow (microseconds): once per study, not per world. */
export function rootKey(root: string): WorldKey {
  const random = seedrandom(root);
  return { k0: random.int32(), k1: random.int32() };
}

const mixA = (word: number): number => {
  let h = Math.imul(word ^ (word >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return h ^ (h >>> 16);
};

const mixB = (word: number): number => {
  let h = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0xd35a2d97);
  return h ^ (h >>> 15);
};

/** The key of one world of a study. */
export function keyOfWorld(root: WorldKey, index: number): WorldKey {
  const k0 = mixB((mixA(root.k0 ^ Math.imul(index, 0x9e3779b9)) + root.k1) | 0);
  return { k0, k1: mixB((mixA(root.k1 ^ Math.imul(index, 0x85ebca6b)) + k0) | 0) };
}

export function worldKey(seed: string): WorldKey {
  const { root, index } = splitSeed(seed);
  return keyOfWorld(rootKey(root), index);
}

/** A subject's name as 32 bits (FNV-1a). A model refuses two subjects with one number. */
export function subjectNumber(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return hash | 0;
}

/** All draws of one subject in one world start here: worked out once where many are made. */
export const streamOf = (key: WorldKey, subject: number): number => (mixA(key.k0 ^ subject) + key.k1) | 0;

/** 32 uniform bits of a stream for (index, part). */
const bitsOf = (stream: number, index: number, part: number): number =>
  mixB((stream + Math.imul(index, 0x9e3779b9) + Math.imul(part, 0x85ebca6b)) | 0) >>> 0;

/** 32 uniform bits for (world, subject, index, part). */
export const bits = (key: WorldKey, subject: number, index: number, part = 0): number =>
  bitsOf(streamOf(key, subject), index, part);

/** Uniform on [0, 1). */
export const uniform = (key: WorldKey, subject: number, index: number): number =>
  bits(key, subject, index) / 4_294_967_296;

/** Standard normal to good approximation: four 16-bit uniforms summed and scaled; the same on every machine. */
export function normal(stream: number, index: number): number {
  const a = bitsOf(stream, index, 0);
  const b = bitsOf(stream, index, 1);
  const sum = (a >>> 16) + (a & 65_535) + (b >>> 16) + (b & 65_535);
  return ((sum - 131_070) / 65_536) * 1.7320508075688772;
}

// biome-ignore lint/suspicious/noApproximativeNumericConstant: results must be identical on every machine, so the digits are ours.
const LN2 = 0.6931471805599453;
const LARGEST = 80;

/**
 * e^x by range reduction and a polynomial of degree 12: V8's own `exp` differs between machines. Beyond 80 either way
 * it stands still, so that no file can make it run on or overflow.
 */
export function exp(x: number): number {
  const bounded = Math.min(LARGEST, Math.max(-LARGEST, x));
  const n = Math.floor(bounded / LN2 + 0.5);
  const r = bounded - n * LN2;
  // Horner's rule, written out: the hottest arithmetic there is.
  let sum = 1 + r / 12;
  sum = 1 + (r / 11) * sum;
  sum = 1 + (r / 10) * sum;
  sum = 1 + (r / 9) * sum;
  sum = 1 + (r / 8) * sum;
  sum = 1 + (r / 7) * sum;
  sum = 1 + (r / 6) * sum;
  sum = 1 + (r / 5) * sum;
  sum = 1 + (r / 4) * sum;
  sum = 1 + (r / 3) * sum;
  sum = 1 + (r / 2) * sum;
  sum = 1 + r * sum;
  if (n === 0) return sum;
  let scale = 1;
  for (let i = 0; i < Math.abs(n); i += 1) scale *= 2;
  return n < 0 ? sum / scale : sum * scale;
}
