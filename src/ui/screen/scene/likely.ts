import { t } from "../../../language/index.js";
import { HIGH, MIDDLING, percent } from "../../figures.js";

/** `low`, `mid`, `high`: odds in a word. */
export const likely = (share: number): string => (share < MIDDLING ? t("low") : share < HIGH ? t("mid") : t("high"));

/** `20 % mid`. */
export const oddsWord = (share: number): string => `${percent(share)} ${likely(share)}`;
