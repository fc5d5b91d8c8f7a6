import { Box } from "ink";
import { t } from "../../../language/index.js";
import { Footer } from "../panels/footer.js";
import type { Frame } from "../panels/frame.js";
import { Header } from "../panels/header.js";
import { Pane } from "../panels/pane.js";
import { isSeenWhole, pageLines, pageRows } from "../reading.js";
import type { Scene } from "../scene/model.js";

/** Something told at length, such as what is behind a number. */
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
  frame.sees({ columns, rows: pageRows(scene, rows) - 2 });
  const shown = lines.slice(at).flatMap((text) => pageLines(text, columns));
  return (
    <Box flexDirection="column">
      <Header scene={scene} frame={frame} />
      <Pane
        title={title}
        lines={shown}
        space={{ columns, rows: pageRows(scene, rows) }}
        theme={theme}
        focused
        foot={
          !isSeenWhole(lines, columns, pageRows(scene, rows) - 2)
            ? t("line {number} of {count}", { number: at + 1, count: lines.length })
            : ""
        }
      />
      <Footer scene={scene} frame={frame} />
    </Box>
  );
}
