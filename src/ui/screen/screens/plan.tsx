import { Box } from "ink";
import { t } from "../../../language/index.js";
import { roomFor, split } from "../layout.js";
import { CHOICES, firstSentences, isLong, mostTold, newsLines, newsWithin, shareOf, wideParts } from "../news.js";
import { Footer } from "../panels/footer.js";
import type { Frame, Space } from "../panels/frame.js";
import { Header } from "../panels/header.js";
import { Pane } from "../panels/pane.js";
import { Panel } from "../panels/panel.js";
import { Prompt } from "../panels/prompt.js";
import { Tabs } from "../panels/tabs.js";
import { PANELS, type PanelId, type PlayScene } from "../scene/model.js";
import { linesOf } from "../scene/rows.js";
import { visibleRows } from "../state.js";
import { type Line, paragraph } from "../text.js";

interface PlanProps {
  readonly scene: PlayScene;
  readonly frame: Frame;
}

/** Lines the orders that run may take; why one is not done stands with its row. */
const RUNNING = 2;

const runningLines = ({ running }: PlayScene, columns: number): readonly Line[] =>
  running
    .flatMap((text) => firstSentences(text, columns, RUNNING).map((line): Line => [{ text: line, look: "good" }]))
    .slice(0, RUNNING + 1);

/** What happened since the last decision, as much as may stand above what can be done, and the orders that run. */
function news(scene: PlayScene, columns: number, most: number, told: boolean): readonly Line[] {
  const running = runningLines(scene, columns);
  const kept = told ? [] : newsWithin(scene, columns, Math.max(2, most - running.length), inTheLog());
  return kept.length + running.length === 0 ? [] : [...kept, ...running, []];
}

/** Where all that happened is told. */
const inTheLog = (): string => t("... (key {number} tells it day by day)", { number: PANELS.indexOf("log") + 1 });

/** What can be done now, or the amount it is being asked for; `told`: what happened stands elsewhere. */
function Doing({ scene, frame, space, told = false }: PlanProps & { readonly space: Space; readonly told?: boolean }) {
  const { mode } = frame.state;
  if (mode.kind === "amount") return <Prompt question={mode.question} typed={mode.typed} space={space} frame={frame} />;
  return (
    <Panel
      id="do"
      scene={scene}
      space={space}
      frame={frame}
      head={news(scene, space.columns - 6, shareOf(space.rows), told)}
    />
  );
}

/** Panels that take the large place while they have the keys; the prices stand in theirs meanwhile. */
const LARGE: readonly PanelId[] = ["roads", "night", "risks", "log", "ledger"];

/** Everything at once. */
function Wide({ scene, frame }: PlanProps) {
  const { columns, rows, state } = frame;
  const [high = 8, middle = 10, low = 8] = wideParts(rows);
  const [left = 70, right = 30] = split(columns, 71, 29);
  const [first = 30, second = 30, third = 30] = split(columns, 42, 23, 35);
  const large = LARGE.find((id) => id === state.list) ?? "prices";
  const told = tellsAbove({ scene, frame }, shareOf(middle), left);
  const panel = (id: PanelId, wide: number, tall: number) => (
    <Panel id={id === large ? "prices" : id} scene={scene} frame={frame} space={{ columns: wide, rows: tall }} />
  );
  return (
    <Box flexDirection="column">
      <Box>
        {told ? (
          <Happened scene={scene} frame={frame} space={{ columns: left, rows: high }} />
        ) : (
          <Panel id={large} scene={scene} frame={frame} space={{ columns: left, rows: high }} />
        )}
        {panel("roads", right, high)}
      </Box>
      <Box>
        <Doing scene={scene} frame={frame} space={{ columns: left, rows: middle }} told={told} />
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

/** The fewest rows of a panel that is only looked at. */
const LEAST = 4;

/** Rows a panel needs with its edges. */
function panelRows({ scene, frame }: PlanProps, id: PanelId): number {
  const { columns, state } = frame;
  const { head, empty } = scene.panels[id];
  const rows = visibleRows(state, scene, id).map(({ row }) => row);
  const lines = rows.flatMap((row) => [...(row.above?.(columns - 6) ?? []), ...linesOf([row], columns - 6)]);
  const shown = rows.length === 0 ? paragraph(empty, columns - 4) : lines;
  return 2 + (head?.(columns - 6).length ?? 0) + shown.length;
}

/** Whether what happened takes the place of a panel: it is more than may stand above what can be done; beside a log, more than the log tells. */
const tellsAbove = ({ scene, frame: { state } }: PlanProps, room: number, columns: number): boolean =>
  state.list === "do" &&
  state.mode.kind === "browse" &&
  (scene.worth === "log"
    ? isLong(scene, columns - 6, room - scene.running.length)
    : newsLines(scene, columns - 4).length > room);

/** What happened, where it is more than may stand above what can be done. */
function Happened({ scene, frame, space }: PlanProps & { readonly space: Space }) {
  const lines = newsWithin(scene, space.columns - 4, space.rows - 2, inTheLog());
  return <Pane title={t("What happened")} lines={lines} space={space} theme={frame.theme} />;
}

/**
 * Rows of the panel above what can be done: no taller than it needs to be where the choices need the room, of which so many
 * are seen in any case under what happened and the orders that run.
 */
function upperRows({ scene, frame }: PlanProps, id: PanelId, most: number, told: boolean): number {
  const { columns, rows } = frame;
  const body = rows - 5;
  const happened = newsLines(scene, columns - 4).length;
  const lines = runningLines(scene, columns - 6).length + (told ? 0 : Math.min(happened, shareOf(body - LEAST)));
  const head = lines === 0 ? 0 : lines + 1;
  if (told) return Math.max(LEAST, Math.min(happened + 2, mostTold(columns, rows) - head));
  const doing = panelRows({ scene, frame }, "do") + head;
  const needed = Math.min(panelRows({ scene, frame }, id), body - Math.min(doing, CHOICES + head));
  return Math.max(LEAST, Math.min(most, Math.max(body - doing, needed)));
}

/** Fewer rows of a log, with its edges, tell nothing of days that passed. */
const TELLING = 5;

/** Whether the log beside has too little room, while what happened has more to tell than stands above what can be done. */
const isSqueezed = ({ scene, frame }: PlanProps, high: number, body: number): boolean =>
  high < TELLING && newsLines(scene, frame.columns - 6).length > shareOf(body - high);

/**
 * One panel above what can be done; what happened takes its place where there is much of it. An amount that is asked for gets
 * more of the room, for what it would do.
 */
function Middle({ scene, frame }: PlanProps) {
  const { columns, rows, state } = frame;
  const body = rows - 5;
  const [most = 9] = split(body, ...(state.mode.kind === "amount" ? [6, 13] : [9, 10]));
  const id: PanelId = state.list === "do" || !(state.list in scene.panels) ? state.beside : (state.list as PanelId);
  const choosing = state.list === "do" && state.mode.kind === "browse";
  const told =
    tellsAbove({ scene, frame }, shareOf(body - most), columns) ||
    (choosing && id === "log" && isSqueezed({ scene, frame }, upperRows({ scene, frame }, id, most, false), body));
  const high = choosing ? upperRows({ scene, frame }, id, most, told) : most;
  const upper = { columns, rows: high };
  return (
    <Box flexDirection="column">
      <Tabs frame={frame} />
      {told ? (
        <Happened scene={scene} frame={frame} space={upper} />
      ) : (
        <Panel id={id} scene={scene} frame={frame} space={upper} />
      )}
      <Doing scene={scene} frame={frame} space={{ columns, rows: body - high }} told={told} />
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
