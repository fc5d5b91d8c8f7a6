import { t } from "../../../language/index.js";
import { LEAST } from "../layout.js";
import { Block } from "../panels/block.js";
import type { Frame } from "../panels/frame.js";
import type { Scene } from "../scene/model.js";
import { paragraph } from "../text.js";

/** The window is too small: what can be done about it. */
export function Small({ scene, frame }: { readonly scene: Scene; readonly frame: Frame }) {
  const lines = scene.rest === "picker" ? "" : t(" L goes on in plain lines;");
  const text = t(
    "The screens need {columns} columns and {rows} rows; here are {columns2} and {rows2}. Make the window larger;{lines} q stops, your place is kept.",
    { columns: LEAST.columns, rows: LEAST.rows, columns2: frame.columns, rows2: frame.rows, lines },
  );
  const columns = Math.max(1, frame.columns - 1);
  return (
    <Block lines={paragraph(text, columns)} space={{ columns, rows: Math.max(1, frame.rows) }} theme={frame.theme} />
  );
}
