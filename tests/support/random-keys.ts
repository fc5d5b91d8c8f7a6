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

/** Any size from 20x5 to 300x120. */
export const randomSize = (random: (below: number) => number): readonly [number, number] => [
  20 + random(281),
  5 + random(116),
];
