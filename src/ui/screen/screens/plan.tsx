import { Box } from "ink";
import { t } from "../../../language/index.js";
import { roomFor, split } from "../layout.js";
import { Footer } from "../panels/footer.js";
import type { Frame, Space } from "../panels/frame.js";
import { Header } from "../panels/header.js";
import { Panel } from "../panels/panel.js";
import { Prompt } from "../panels/prompt.js";
import { Tabs } from "../panels/tabs.js";
import { PANELS, type PanelId, type PlayScene } from "../scene/model.js";
import { type Line, paragraph } from "../text.js";

interface PlanProps {
  readonly scene: PlayScene;
  readonly frame: Frame;
}

/** What happened since the last decision, as much as may stand above what can be done, and the orders that run. */
function news(scene: PlayScene, columns: number, most: number): readonly Line[] {
  const running = scene.running.flatMap((text) => paragraph(text, columns, "good")).slice(0, 3);
  const lines = scene.news.flatMap((text) => paragraph(text, columns));
  const room = Math.max(2, most - running.length);
  const where = t("... (key {number} tells it day by day)", { number: PANELS.indexOf("log") + 1 });
  const kept: readonly Line[] =
    lines.length <= room ? lines : [[{ text: where, look: "dim" }], ...lines.slice(lines.length - room + 1)];
  return kept.length + running.length === 0 ? [] : [...kept, ...running, []];
}

/** What can be done now, or the amount it is being asked for. */
function Doing({ scene, frame, space }: PlanProps & { readonly space: Space }) {
  const { mode } = frame.state;
  if (mode.kind === "amount") return <Prompt question={mode.question} typed={mode.typed} space={space} frame={frame} />;
  return (
    <Panel
      id="do"
      scene={scene}
      space={space}
      frame={frame}
      head={news(scene, space.columns - 6, Math.floor(space.rows / 3))}
    />
  );
}

/** Panels that take the large place while they have the keys; the prices stand in theirs meanwhile. */
const LARGE: readonly PanelId[] = ["roads", "night", "risks", "log", "ledger"];

/** Everything at once. */
function Wide({ scene, frame }: PlanProps) {
  const { columns, rows, state } = frame;
  const body = rows - 4;
  const [high = 8, middle = 10, low = 8] = split(body, 9, 11, 8);
  const [left = 70, right = 30] = split(columns, 71, 29);
  const [first = 30, second = 30, third = 30] = split(columns, 42, 23, 35);
  const large = LARGE.find((id) => id === state.list) ?? "prices";
  const panel = (id: PanelId, wide: number, tall: number) => (
    <Panel id={id === large ? "prices" : id} scene={scene} frame={frame} space={{ columns: wide, rows: tall }} />
  );
  return (
    <Box flexDirection="column">
      <Box>
        <Panel id={large} scene={scene} frame={frame} space={{ columns: left, rows: high }} />
        {panel("roads", right, high)}
      </Box>
      <Box>
        <Doing scene={scene} frame={frame} space={{ columns: left, rows: middle }} />
        {panel("household", right, middle)}
      </Box>
      <Box>
        {panel("risks", first, low)}
        {panel("debts", second, low)}
        {panel("log", third, low)}
      </Box>
    </Box>
  );
}

/** One panel above what can be done; an amount that is asked for gets more of the room, for what it would do. */
function Middle({ scene, frame }: PlanProps) {
  const { columns, rows, state } = frame;
  const asked = state.mode.kind === "amount";
  const [high = 9, low = 10] = split(rows - 5, asked ? 6 : 9, asked ? 13 : 10);
  const id: PanelId = state.list === "do" || !(state.list in scene.panels) ? state.beside : (state.list as PanelId);
  return (
    <Box flexDirection="column">
      <Tabs frame={frame} />
      <Panel id={id} scene={scene} frame={frame} space={{ columns, rows: high }} />
      <Doing scene={scene} frame={frame} space={{ columns, rows: low }} />
    </Box>
  );
}

/** One panel at a time. */
function Narrow({ scene, frame }: PlanProps) {
  const { columns, rows, state } = frame;
  const space = { columns, rows: rows - 5 };
  const doing = state.list === "do" || state.mode.kind === "amount" || !(state.list in scene.panels);
  return (
    <Box flexDirection="column">
      <Tabs frame={frame} />
      {doing ? (
        <Doing scene={scene} frame={frame} space={space} />
      ) : (
        <Panel id={state.list as PanelId} scene={scene} frame={frame} space={space} />
      )}
    </Box>
  );
}

/** The day is one's own: prices, roads, household, risks, debts, and what can be done. */
export function Plan({ scene, frame }: PlanProps) {
  const Body = { wide: Wide, middle: Middle, narrow: Narrow, small: Narrow }[roomFor(frame.columns, frame.rows)];
  return (
    <Box flexDirection="column">
      <Header scene={scene} frame={frame} />
      <Body scene={scene} frame={frame} />
      <Footer scene={scene} frame={frame} />
    </Box>
  );
}
