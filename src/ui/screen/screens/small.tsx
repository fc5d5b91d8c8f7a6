import { LEAST } from "../layout.js";
import { Block } from "../panels/block.js";
import type { Frame } from "../panels/frame.js";
import type { Scene } from "../scene/model.js";
import { paragraph } from "../text.js";

/** The window is too small: what can be done about it. */
export function Small({ scene, frame }: { readonly scene: Scene; readonly frame: Frame }) {
  const lines = scene.rest === "picker" ? "" : " L goes on in plain lines;";
  const text = `The screens need ${LEAST.columns} columns and ${LEAST.rows} rows; here are ${frame.columns} and ${frame.rows}. Make the window larger;${lines} q stops, your place is kept.`;
  const columns = Math.max(1, frame.columns - 1);
  return (
    <Block lines={paragraph(text, columns)} space={{ columns, rows: Math.max(1, frame.rows) }} theme={frame.theme} />
  );
}
