import { t } from "../../../language/index.js";
import type { Frame } from "../panels/frame.js";
import { Whole } from "../panels/whole.js";
import type { PlayScene } from "../scene/model.js";
import { cursorIn } from "../state.js";

/**
 * What is told at length, on a whole screen that scrolls: before the first day what it deals with, the situation and the
 * keys; after the last, the account of each person, the ledger, who bore it, the debrief.
 */
export function Telling({ scene, frame }: { readonly scene: PlayScene; readonly frame: Frame }) {
  const { state } = frame;
  return (
    <Whole
      title={scene.rest === "ended" ? t("{title}: how it ended", { title: scene.title }) : scene.title}
      rows={scene.story}
      cursor={cursorIn(state, scene, "story")}
      scene={scene}
      frame={frame}
    />
  );
}
