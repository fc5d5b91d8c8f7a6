import type { PlayScene } from "../scene/model.js";
import { Block } from "./block.js";
import type { Frame } from "./frame.js";

/** The two lines at the top: where and when, with the days that are left; what one has and owes. */
export function Header({ scene, frame }: { readonly scene: PlayScene; readonly frame: Frame }) {
  const [when, what] = scene.header;
  return (
    <Block
      lines={[[{ text: ` ${when}`, look: "strong" }], [{ text: ` ${what}` }]]}
      space={{ columns: frame.columns, rows: 2 }}
      theme={frame.theme}
    />
  );
}
