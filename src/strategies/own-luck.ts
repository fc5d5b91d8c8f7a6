import { keyOfWorld, rootKey, type WorldKey } from "../engine/index.js";

/**
 * The private luck of randomised strategies in one world: made from the world's key one way, so that nothing of the
 * world's own luck can be read from it, nor changed by drawing. Plain data.
 */
export interface OwnLuck {
  readonly k0: number;
  readonly k1: number;
}

/** Sets private luck apart from the worlds of a study, whose indices have at most nine digits. */
const APART = 0x5f3759df;

export const ownLuck = (world: WorldKey): OwnLuck => keyOfWorld(world, APART);

const keys = new Map<string, WorldKey>();

function keyOfName(name: string): WorldKey {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = rootKey(`strategy ${name}`);
  keys.set(name, key);
  return key;
}

/**
 * Uniform on [0, 1): a strategy's draw in a world, by its name, the count of its decision and the part of that decision.
 * It depends on nothing else, so a strategy more in the roster moves no other's draws.
 */
export function ownDraw(luck: OwnLuck, name: string, count: number, part: number): number {
  const { k0, k1 } = keyOfName(name);
  const own = keyOfWorld({ k0: luck.k0 ^ k0, k1: luck.k1 ^ k1 }, count);
  return (keyOfWorld(own, part).k0 >>> 0) / 4_294_967_296;
}
