import { percent } from "../../words.js";

/** `low`, `mid`, `high`: odds in a word. */
export const likely = (share: number): string => (share < 0.15 ? "low" : share < 0.4 ? "mid" : "high");

/** `20 % mid`. */
export const oddsWord = (share: number): string => `${percent(share)} ${likely(share)}`;
