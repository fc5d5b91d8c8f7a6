import type { Refusal } from "../engine/index.js";
import { msg } from "../language/index.js";

/** Why a decision was refused, as it is said of a strategy. */
export const REFUSALS: Readonly<Record<Refusal, string>> = {
  "not now": msg("not now"),
  "unknown name": msg("unknown name"),
  "not a whole amount": msg("not a whole amount"),
  "no market here": msg("no market here"),
  "not enough for sale": msg("not enough for sale"),
  "not enough money": msg("not enough money"),
  "you have too little": msg("you have too little"),
  "the market takes no more": msg("the market takes no more"),
  "more than you owe": msg("more than you owe"),
  "not at home": msg("not at home"),
  "the road starts elsewhere": msg("the road starts elsewhere"),
  "not from here": msg("not from here"),
  "not enough to make it of": msg("not enough to make it of"),
  "too long a wait": msg("too long a wait"),
  "out of range": msg("out of range"),
  "not yet possible": msg("not yet possible"),
  "the record is full": msg("the record is full"),
};
