import { Box } from "ink";
import { Footer } from "../panels/footer.js";
import type { Frame } from "../panels/frame.js";
import { Pane } from "../panels/pane.js";
import type { PlayScene } from "../scene/model.js";
import { type Line, paragraph } from "../text.js";

/** Before the first day: what it deals with, the situation, the world, and the three keys. */
export function Briefing({ scene, frame }: { readonly scene: PlayScene; readonly frame: Frame }) {
  const columns = frame.columns - 4;
  const lines = scene.briefing.flatMap(({ head, text }): readonly Line[] => [
    [{ text: head, look: "strong" }],
    ...paragraph(text, columns),
    [],
  ]);
  const keys: readonly Line[] = paragraph(
    "Enter begins. Arrows or j and k move, Enter chooses, ? tells every key and why one is off. Your place is kept after every decision.",
    columns,
    "good",
  );
  return (
    <Box flexDirection="column">
      <Pane
        title={scene.title}
        lines={[...lines, ...keys]}
        space={{ columns: frame.columns, rows: frame.rows - 2 }}
        theme={frame.theme}
        focused
      />
      <Footer scene={scene} frame={frame} />
    </Box>
  );
}
