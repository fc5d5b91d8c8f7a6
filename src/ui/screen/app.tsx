import { roomFor } from "./layout.js";
import type { Frame } from "./panels/frame.js";
import type { Scene } from "./scene/model.js";
import { Lookup } from "./screens/lookup.js";
import { Meeting } from "./screens/meeting.js";
import { Page } from "./screens/page.js";
import { Picker } from "./screens/picker.js";
import { Plan } from "./screens/plan.js";
import { Report } from "./screens/report.js";
import { Small } from "./screens/small.js";
import { Telling } from "./screens/telling.js";
import { Undo } from "./screens/undo.js";

/** The screen for where the campaign rests; help, palette and pages take its place while they are open. */
export function App({ scene, frame }: { readonly scene: Scene; readonly frame: Frame }) {
  const { mode } = frame.state;
  if (roomFor(frame.columns, frame.rows) === "small") return <Small scene={scene} frame={frame} />;
  if (mode.kind === "help" || mode.kind === "palette")
    return <Lookup which={mode.kind} typed={mode.typed} at={mode.at} scene={scene} frame={frame} />;
  if (mode.kind === "undo" && scene.rest !== "picker") return <Undo steps={mode.steps} scene={scene} frame={frame} />;
  if (mode.kind === "report") return <Report report={mode.report} at={mode.at} scene={scene} frame={frame} />;
  if (mode.kind === "page" || (mode.kind === "told" && scene.rest !== "picker"))
    return <Page title={mode.title} lines={mode.lines} at={mode.at} scene={scene} frame={frame} />;
  switch (scene.rest) {
    case "picker":
      return <Picker scene={scene} frame={frame} />;
    case "begin":
    case "ended":
      return <Telling scene={scene} frame={frame} />;
    case "plan":
      return <Plan scene={scene} frame={frame} />;
    case "choose":
    case "ask":
      return <Meeting scene={scene} frame={frame} />;
  }
}
