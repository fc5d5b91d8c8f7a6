import { Box } from "ink";
import type { Row, Scene } from "../scene/model.js";
import type { Line } from "../text.js";
import { Footer } from "./footer.js";
import type { Frame } from "./frame.js";
import { Header, headerRows } from "./header.js";
import { List } from "./list.js";

/** A screen of one list that scrolls under its cursor, between the head of the play and the line of keys. */
export function Whole({
  title,
  head = [],
  rows,
  empty = "",
  cursor,
  scene,
  frame,
}: {
  readonly title: string;
  readonly head?: readonly Line[];
  readonly rows: readonly Row[];
  readonly empty?: string;
  readonly cursor: number;
  readonly scene: Scene;
  readonly frame: Frame;
}) {
  const space = { columns: frame.columns, rows: frame.rows - 2 - headerRows(scene) };
  return (
    <Box flexDirection="column">
      <Header scene={scene} frame={frame} />
      <List
        title={title}
        head={head}
        rows={rows}
        empty={empty}
        cursor={cursor}
        focused
        filter=""
        space={space}
        frame={frame}
      />
      <Footer scene={scene} frame={frame} />
    </Box>
  );
}
