import { PANELS } from "../scene/model.js";
import { panelName } from "../scene/names.js";
import type { Line } from "../text.js";
import { Block } from "./block.js";
import type { Frame } from "./frame.js";

/** The panels by their numbers; the one with the keys stands in brackets and in reverse. */
export function Tabs({ frame }: { readonly frame: Frame }) {
  const { list } = frame.state;
  const roomy = frame.columns >= 80;
  const line: Line = PANELS.flatMap((id, at): Line => {
    const name = `${at + 1}${roomy ? " " : ""}${panelName(id)}`;
    const tab: Line[number] =
      id === list ? { text: `[${name}]`, look: "chosen" } : { text: roomy ? ` ${name} ` : name };
    return roomy || at === 0 ? [tab] : [{ text: " " }, tab];
  });
  return <Block lines={[line]} space={{ columns: frame.columns, rows: 1 }} theme={frame.theme} />;
}
