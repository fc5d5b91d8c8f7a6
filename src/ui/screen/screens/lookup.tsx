import { Box } from "ink";
import { t } from "../../../language/index.js";
import { Footer } from "../panels/footer.js";
import type { Frame } from "../panels/frame.js";
import { Header, headerRows } from "../panels/header.js";
import { List } from "../panels/list.js";
import { entries } from "../router.js";
import type { Row, Scene } from "../scene/model.js";
import { paragraph } from "../text.js";

/** Columns for the names of keys. */
const KEYS = 17;

/** Help and palette: everything that can be done, found by typing; what is off says why. */
export function Lookup({
  which,
  typed,
  at,
  scene,
  frame,
}: {
  readonly which: "help" | "palette";
  readonly typed: string;
  readonly at: number;
  readonly scene: Scene;
  readonly frame: Frame;
}) {
  const { columns, rows, state, theme } = frame;
  const found = entries(which, state, scene, typed).map((entry): Row => {
    const keys = entry.kind === "command" ? entry.command.keys.join(" ") : "";
    const says = entry.kind === "command" ? t(entry.command.says) : entry.says;
    return {
      search: says,
      line: () => [{ text: keys.padEnd(KEYS) }, { text: says, look: entry.off === undefined ? "plain" : "dim" }],
      under: (width) =>
        entry.off === undefined
          ? []
          : paragraph(t("off: {off}", { off: entry.off }), width - KEYS, "warn").map((line) => [
              { text: " ".repeat(KEYS) },
              ...line,
            ]),
    };
  });
  return (
    <Box flexDirection="column">
      <Header scene={scene} frame={frame} />
      <List
        title={which === "help" ? t("Keys") : t("Commands and choices")}
        head={[[{ text: which === "help" ? "search " : ": " }, { text: `${typed}_`, look: "chosen" }]]}
        rows={found}
        empty={t("Nothing is called '{typed}'.", { typed })}
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
