import { msg, t } from "../../../language/index.js";
import { PANELS, type PanelId } from "../scene/model.js";
import type { Line } from "../text.js";
import { Block } from "./block.js";
import type { Frame } from "./frame.js";

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

/** The panels by their numbers; the one with the keys stands in brackets and in reverse. */
export function Tabs({ frame }: { readonly frame: Frame }) {
  const { list } = frame.state;
  const gap = frame.columns >= 80 ? " " : "";
  const line: Line = PANELS.map((id, at) => {
    const name = `${at + 1}${gap}${t(NAMES[id])}`;
    return id === list ? { text: `[${name}]`, look: "chosen" } : { text: gap === "" ? `${name} ` : ` ${name} ` };
  });
  return <Block lines={[line]} space={{ columns: frame.columns, rows: 1 }} theme={frame.theme} />;
}
