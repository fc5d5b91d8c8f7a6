import { PANELS } from "../scene/model.js";
import { panelName } from "../scene/names.js";
import type { Line } from "../text.js";
import { Block } from "./block.js";
import type { Frame } from "./frame.js";

/** The panels by their numbers; the one with the keys stands in brackets and in reverse. */
export function Tabs({ frame }: { readonly frame: Frame }) {
  const { list } = frame.state;
  const gap = frame.columns >= 80 ? " " : "";
  const line: Line = PANELS.map((id, at) => {
    const name = `${at + 1}${gap}${panelName(id)}`;
    return id === list ? { text: `[${name}]`, look: "chosen" } : { text: gap === "" ? `${name} ` : ` ${name} ` };
  });
  return <Block lines={[line]} space={{ columns: frame.columns, rows: 1 }} theme={frame.theme} />;
}
