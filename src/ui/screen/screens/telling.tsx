import { Box } from "ink";
import { t } from "../../../language/index.js";
import { Footer } from "../panels/footer.js";
import type { Frame } from "../panels/frame.js";
import { Header, headerRows } from "../panels/header.js";
import { List } from "../panels/list.js";
import type { PlayScene } from "../scene/model.js";
import { cursorIn } from "../state.js";

/**
 * What is told at length, on a whole screen that scrolls: before the first day what it deals with, the situation and the
 * keys; after the last, the account of each person, the ledger, who bore it, the debrief.
 */
export function Telling({ scene, frame }: { readonly scene: PlayScene; readonly frame: Frame }) {
  const { columns, rows, state, theme } = frame;
  return (
    <Box flexDirection="column">
      <Header scene={scene} frame={frame} />
      <List
        title={scene.rest === "ended" ? t("{title}: how it ended", { title: scene.title }) : scene.title}
        rows={scene.story}
        empty=""
        cursor={cursorIn(state, scene, "story")}
        focused
        filter=""
        space={{ columns, rows: rows - 2 - headerRows(scene) }}
        theme={theme}
      />
      <Footer scene={scene} frame={frame} />
    </Box>
  );
}
