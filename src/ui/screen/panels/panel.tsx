import type { PanelId, PlayScene } from "../scene/model.js";
import { cursorIn, visibleRows } from "../state.js";
import type { Line } from "../text.js";
import type { Frame, Space } from "./frame.js";
import { List } from "./list.js";

/** One panel of the plan: its rows under its cursor, marked when it has the keys. */
export function Panel({
  id,
  scene,
  space,
  frame,
  head,
}: {
  readonly id: PanelId;
  readonly scene: PlayScene;
  readonly space: Space;
  readonly frame: Frame;
  readonly head?: readonly Line[];
}) {
  const { state } = frame;
  const panel = scene.panels[id];
  const focused = state.list === id && state.mode.kind !== "amount";
  const filter = focused ? state.filter : "";
  const searching = focused && state.mode.kind === "filter";
  const rows = visibleRows(state, scene, id).map(({ row }) => row);
  return (
    <List
      title={panel.title}
      head={[...(head ?? []), ...(panel.head?.(space.columns - 6) ?? [])]}
      rows={rows}
      empty={panel.empty}
      cursor={cursorIn(state, scene, id)}
      focused={focused}
      filter={filter}
      quiet={searching ? 0 : panel.rows.filter(({ quiet }) => quiet === true).length}
      space={space}
      frame={frame}
    />
  );
}
