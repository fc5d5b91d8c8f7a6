import { t } from "../../../language/index.js";
import { percent } from "../../figures.js";

/** `low`, `mid`, `high`: odds in a word. */
export const likely = (share: number): string => (share < 0.15 ? t("low") : share < 0.4 ? t("mid") : t("high"));

/** `20 % mid`. */
export const oddsWord = (share: number): string => `${percent(share)} ${likely(share)}`;
