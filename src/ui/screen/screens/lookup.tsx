import { t } from "../../../language/index.js";
import { padAfter } from "../../width.js";
import type { Frame } from "../panels/frame.js";
import { Whole } from "../panels/whole.js";
import { entries } from "../router.js";
import type { Row, Scene } from "../scene/model.js";
import { type Line, paragraph } from "../text.js";

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
  const { state } = frame;
  const found = entries(which, state, scene, typed).map((entry): Row => {
    const keys = entry.kind === "command" ? entry.command.keys.join(" ") : "";
    const says = entry.kind === "command" ? t(entry.command.says) : entry.says;
    const told = (width: number): readonly Line[] =>
      paragraph(says, width - KEYS, entry.off === undefined ? "plain" : "dim");
    return {
      search: says,
      line: (width) => [{ text: padAfter(keys, KEYS) }, ...(told(width)[0] ?? [])],
      under: (width) =>
        [
          ...told(width).slice(1),
          ...(entry.off === undefined ? [] : paragraph(t("off: {off}", { off: entry.off }), width - KEYS, "warn")),
        ].map((line) => [{ text: " ".repeat(KEYS) }, ...line]),
    };
  });
  return (
    <Whole
      title={which === "help" ? t("Keys") : t("Commands and choices")}
      head={[[{ text: which === "help" ? t("search ") : ": " }, { text: `${typed}_`, look: "chosen" }]]}
      rows={found}
      empty={t("Nothing is called '{typed}'.", { typed })}
      cursor={at}
      scene={scene}
      frame={frame}
    />
  );
}
