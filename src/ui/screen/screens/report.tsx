import { Box } from "ink";
import { Footer } from "../panels/footer.js";
import type { Frame } from "../panels/frame.js";
import { Header, headerRows } from "../panels/header.js";
import { List } from "../panels/list.js";
import type { Report as Reported, Scene } from "../scene/model.js";

/** What is found out on other threads, as far as it is: how far it is, then rows that scroll under a cursor. */
export function Report({
  report,
  at,
  scene,
  frame,
}: {
  readonly report: Reported;
  readonly at: number;
  readonly scene: Scene;
  readonly frame: Frame;
}) {
  const { columns, rows, theme } = frame;
  const { title, progress, empty } = report;
  return (
    <Box flexDirection="column">
      <Header scene={scene} frame={frame} />
      <List
        title={title}
        head={
          progress === undefined ? [] : [[{ text: `${theme.bar(progress.share)} ${progress.text}`, look: "good" }], []]
        }
        rows={report.rows}
        empty={empty}
        cursor={at}
        focused
        filter=""
        space={{ columns, rows: rows - 2 - headerRows(scene) }}
        theme={theme}
      />
      <Footer scene={scene} frame={frame} />
    </Box>
  );
}
