import { Box } from "ink";
import { Footer } from "../panels/footer.js";
import type { Frame } from "../panels/frame.js";
import { List } from "../panels/list.js";
import type { PlayScene, Row } from "../scene/model.js";
import { cursorIn } from "../state.js";
import { wrap } from "../text.js";

/** The account at the end: each person, the ledger, who bore it, the debrief. Scrolls; keeps nothing back. */
export function Closing({ scene, frame }: { readonly scene: PlayScene; readonly frame: Frame }) {
  const { columns, rows, state, theme } = frame;
  const lines = scene.debrief.map((text): Row => {
    const indent = /^ */.exec(text)?.[0] ?? "";
    const parts = wrap(text.trim(), columns - 6 - indent.length);
    const look = text.startsWith("---") ? "title" : "plain";
    return {
      search: text,
      line: () => [{ text: `${indent}${parts[0] ?? ""}`, look }],
      under: () => parts.slice(1).map((part) => [{ text: `${indent}${part}` }]),
    };
  });
  return (
    <Box flexDirection="column">
      <List
        title={`${scene.title}: how it ended`}
        rows={lines}
        empty=""
        cursor={cursorIn(state, scene, "debrief")}
        focused
        filter=""
        space={{ columns, rows: rows - 2 }}
        theme={theme}
      />
      <Footer scene={scene} frame={frame} />
    </Box>
  );
}
