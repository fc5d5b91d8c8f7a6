import { msg, t } from "../../../language/index.js";
import type { PanelId } from "./model.js";

const NAMES: Readonly<Record<PanelId, string>> = {
  do: msg("Do"),
  prices: msg("Prices"),
  roads: msg("Roads"),
  household: msg("Home"),
  night: msg("Night"),
  risks: msg("Risks"),
  debts: msg("Debts"),
  log: msg("Log"),
  ledger: msg("Ledger"),
};

/** What a panel is called at the top of the plan. */
export const panelName = (id: PanelId): string => t(NAMES[id]);
