import { t } from "../../../language/index.js";
import type { Frame } from "../panels/frame.js";
import type { PlayScene } from "../scene/model.js";
import { Page } from "./page.js";

/** What would be taken back, and what that means, before it is done. */
export function Undo({
  steps,
  scene,
  frame,
}: {
  readonly steps: number;
  readonly scene: PlayScene;
  readonly frame: Frame;
}) {
  const { last, left, means, foreseen } = scene.hindsight;
  const lines = [
    t("This takes back, the latest first:"),
    ...last.slice(0, steps).map((of) => `  ${of}`),
    "",
    means,
    ...(foreseen === undefined ? [] : ["", foreseen]),
  ];
  return <Page title={t("Take back? ({left})", { left })} lines={lines} at={0} scene={scene} frame={frame} />;
}
