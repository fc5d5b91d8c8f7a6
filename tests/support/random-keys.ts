import type { Input } from "../../src/ui/screens.js";
import { key } from "./screen.js";

const NAMES = [
  ..."up,down,left,right,tab,shift-tab,enter,enter,enter,esc,erase,pgup,pgdn,home,end,ctrl-p,ctrl-x,meta-x,f1,undefined,space".split(
    ",",
  ),
  ..."1234567890abcdefghijklmnoprstuvwxyzGPL?:/.,-%y".split(""),
  "힣",
  "é",
  "😀",
];
const PASTES = ["qqq\ny", "\u001b[2J", "100", "", "x".repeat(300)];

/** A small generator of its own, so that a failing run can be had again by its seed. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Any key, now and then something pasted. Never what stops the play. */
export function randomInput(random: (below: number) => number): Input {
  if (random(50) === 0) return { kind: "paste", text: PASTES[random(PASTES.length)] ?? "" };
  return key(NAMES[random(NAMES.length)] ?? "enter");
}

/** What a player does in one go: without them random keys rarely point at a choice and take it, or give an amount. */
const WAYS = [
  "esc,esc,1,1,enter",
  "esc,esc,1,2,enter",
  "esc,esc,1,3,enter",
  "1,enter,enter",
  "1,G,enter,enter",
  "erase,erase,a,l,l,enter",
  "erase,erase,h,a,l,f,enter",
  "erase,erase,erase,1,0,enter",
  "esc,t,enter,enter",
  "esc,n,3,enter",
  "esc,2,b,5,enter",
  "esc,2,s,a,l,l,enter",
  "esc,esc,P,enter",
].map((way) => way.split(","));

/** Random keys without end, every fifteenth time what a player would do there. */
export function randomInputs(random: (below: number) => number): () => Input {
  const next: string[] = [];
  return () => {
    if (next.length === 0 && random(15) === 0) next.push(...(WAYS[random(WAYS.length)] ?? []));
    const name = next.shift();
    return name === undefined ? randomInput(random) : key(name);
  };
}

/** Any size from 20x5 to 300x120. */
export const randomSize = (random: (below: number) => number): readonly [number, number] => [
  20 + random(281),
  5 + random(116),
];
