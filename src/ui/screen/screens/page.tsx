import { Box } from "ink";
import { t } from "../../../language/index.js";
import { Footer } from "../panels/footer.js";
import type { Frame } from "../panels/frame.js";
import { Header } from "../panels/header.js";
import { Pane } from "../panels/pane.js";
import { edgeTitle, lastStart, pageOfLines, pageRoom } from "../reading.js";
import type { Scene } from "../scene/model.js";

/** Something told at length, such as what is behind a number; `at`: the line it is seen from. */
export function Page({
  title,
  lines,
  at,
  scene,
  frame,
}: {
  readonly title: string;
  readonly lines: readonly string[];
  readonly at: number;
  readonly scene: Scene;
  readonly frame: Frame;
}) {
  const { columns, rows, theme } = frame;
  const room = pageRoom(scene, rows);
  frame.sees({ columns, rows: room });
  const all = pageOfLines({ title, lines }, columns);
  const from = Math.min(at, lastStart(all, room));
  const to = Math.min(all.length, from + room);
  const foot =
    all.length <= room ? "" : t("lines {from} to {to} of {count}", { from: from + 1, to, count: all.length });
  return (
    <Box flexDirection="column">
      <Header scene={scene} frame={frame} />
      <Pane
        title={edgeTitle(title, columns)}
        lines={all.slice(from, to)}
        space={{ columns, rows: room + 2 }}
        theme={theme}
        focused
        foot={foot}
      />
      <Footer scene={scene} frame={frame} />
    </Box>
  );
}
