import { Box } from "ink";
import { roomFor, split } from "../layout.js";
import { Footer } from "../panels/footer.js";
import type { Frame, Space } from "../panels/frame.js";
import { Header } from "../panels/header.js";
import { List } from "../panels/list.js";
import { Pane } from "../panels/pane.js";
import { Prompt } from "../panels/prompt.js";
import type { PlayScene } from "../scene/model.js";
import { labelRow, linesOf, textRow } from "../scene/rows.js";
import { cursorIn } from "../state.js";
import type { Line } from "../text.js";

interface MeetingProps {
  readonly scene: PlayScene;
  readonly frame: Frame;
}

const PROMPT_ROWS = 8;

/** What can be answered: the options, or the amount that is asked for. */
function Answering({ scene, frame, space }: MeetingProps & { readonly space: Space }) {
  const { state, theme } = frame;
  const { mode } = state;
  if (scene.question !== undefined) {
    const typed = mode.kind === "amount" ? mode.typed : "";
    return <Prompt question={scene.question} typed={typed} space={space} frame={frame} />;
  }
  return (
    <List
      title="What do you do?"
      rows={scene.choices}
      empty=""
      cursor={cursorIn(state, scene, "choices")}
      focused={state.list === "choices"}
      filter=""
      space={space}
      theme={theme}
    />
  );
}

/** The last of what is told: the newest is never cut, and where something is, a line says so. */
function lastLines(lines: readonly Line[], most: number): readonly Line[] {
  if (lines.length <= most) return lines;
  return [[{ text: "... (Tab shows all of it)", look: "dim" }], ...lines.slice(lines.length - most + 1)];
}

/** What is told and who stands there; with the keys on it, all of it under a cursor. */
function Told({ scene, frame, space }: MeetingProps & { readonly space: Space }) {
  const { state, theme } = frame;
  const { title = "What happens", facts = [] } = scene.encounter ?? {};
  const [left = 1, right = 1] = split(space.columns, 60, 40);
  const beside = roomFor(frame.columns, frame.rows) === "wide";
  if (state.list === "story" && !beside) {
    const cursor = cursorIn(state, scene, "story");
    return (
      <List title={title} rows={scene.story} empty="" cursor={cursor} focused filter="" space={space} theme={theme} />
    );
  }
  const rows = facts.map(({ label, text }) => labelRow(label, text));
  const news = (columns: number): readonly Line[] =>
    linesOf(
      scene.news.map((text) => textRow(text)),
      columns,
    );
  if (beside)
    return (
      <Box>
        <Pane
          title={title}
          lines={lastLines(news(left - 4), space.rows - 2)}
          space={{ ...space, columns: left }}
          theme={theme}
        />
        <Pane
          title="Who and what"
          lines={linesOf(rows, right - 4)}
          space={{ ...space, columns: right }}
          theme={theme}
        />
      </Box>
    );
  const own = linesOf(rows, space.columns - 4);
  const text = news(space.columns - 4);
  const room = space.rows - 2;
  const shown = lastLines(text, Math.max(3, room - own.length));
  return <Pane title={title} lines={[...shown, ...own.slice(0, room - shown.length)]} space={space} theme={theme} />;
}

/** An encounter: what is told, who stands there and what he can see, what can be answered. */
export function Meeting({ scene, frame }: MeetingProps) {
  const { columns, rows, state } = frame;
  const body = rows - 4;
  const needed = scene.question === undefined ? linesOf(scene.choices, columns - 6).length + 2 : PROMPT_ROWS;
  const most = state.list === "story" ? 5 : Math.ceil(body * 0.6);
  const low = Math.max(5, Math.min(most, Math.max(needed, Math.floor(body / 3))));
  return (
    <Box flexDirection="column">
      <Header scene={scene} frame={frame} />
      <Told scene={scene} frame={frame} space={{ columns, rows: body - low }} />
      <Answering scene={scene} frame={frame} space={{ columns, rows: low }} />
      <Footer scene={scene} frame={frame} />
    </Box>
  );
}
