import { Box } from "ink";
import { t } from "../../../language/index.js";
import { roomFor, split } from "../layout.js";
import { ANSWERS, briefly, metWithin, newsLines, newsWithin } from "../news.js";
import { Footer } from "../panels/footer.js";
import type { Frame, Space } from "../panels/frame.js";
import { Header } from "../panels/header.js";
import { List } from "../panels/list.js";
import { Pane } from "../panels/pane.js";
import { Panel } from "../panels/panel.js";
import { Prompt, promptRows } from "../panels/prompt.js";
import type { PlayScene } from "../scene/model.js";
import { labelRow, linesOf } from "../scene/rows.js";
import { cursorIn, isPanel, type UiState } from "../state.js";
import type { Line } from "../text.js";

interface MeetingProps {
  readonly scene: PlayScene;
  readonly frame: Frame;
}

/** What stands in the field of a question: what is typed, or was before a panel was looked at, or was answered in a recorded play. */
const typedIn = ({ replay }: PlayScene, { mode, draft }: UiState): string =>
  mode.kind === "amount" ? mode.typed : (replay?.answer ?? draft);

/** What can be answered: the options, or the amount that is asked for. */
function Answering({ scene, frame, space }: MeetingProps & { readonly space: Space }) {
  const { state } = frame;
  if (scene.question !== undefined) {
    const focused = state.list === "question";
    return (
      <Prompt question={scene.question} typed={typedIn(scene, state)} space={space} focused={focused} frame={frame} />
    );
  }
  return (
    <List
      title={t("What do you do?")}
      rows={scene.choices}
      empty=""
      cursor={cursorIn(state, scene, "choices")}
      focused={state.list === "choices"}
      filter=""
      space={space}
      frame={frame}
    />
  );
}

/** What is told and who stands there; with the keys on it, all of it under a cursor. */
function Told({ scene, frame, space }: MeetingProps & { readonly space: Space }) {
  const { state, theme } = frame;
  const { title = t("What happens"), facts = [] } = scene.encounter ?? {};
  const [left = 1, right = 1] = split(space.columns, 60, 40);
  const beside = roomFor(frame.columns, frame.rows) === "wide";
  if (isPanel(state.list)) return <Panel id={state.list} scene={scene} space={space} frame={frame} />;
  if (state.list === "story" && !beside) {
    const cursor = cursorIn(state, scene, "story");
    return (
      <List title={title} rows={scene.story} empty="" cursor={cursor} focused filter="" space={space} frame={frame} />
    );
  }
  const rows = facts.map(({ label, text }) => labelRow(label, text));
  const news = (columns: number, most: number): readonly Line[] =>
    newsWithin(scene, columns, most, t("... (Tab shows all of it)"));
  if (beside)
    return (
      <Box>
        <Pane title={title} lines={news(left - 4, space.rows - 2)} space={{ ...space, columns: left }} theme={theme} />
        <Pane
          title={t("Who and what")}
          lines={linesOf(rows, right - 4)}
          space={{ ...space, columns: right }}
          theme={theme}
        />
      </Box>
    );
  const { lines, cut } = metWithin(scene, space.columns - 4, space.rows - 2, t("... (Tab shows all of it)"));
  return <Pane title={title} lines={lines} space={space} theme={theme} foot={cut ? t("Tab shows more") : ""} />;
}

/** Whether something beside the answer is looked at. */
const isAside = ({ list }: UiState): boolean => list === "story" || isPanel(list);

/** How many of the rows the answers get: what they need, but what is told keeps its room first. */
function answerRows({ scene, frame }: MeetingProps, body: number): number {
  const { columns, state } = frame;
  const { question } = scene;
  const needed =
    question === undefined
      ? linesOf(scene.choices, columns - 6).length + 2
      : promptRows(question, typedIn(scene, state), columns);
  if (isAside(state)) return Math.min(needed, 7);
  const wide = roomFor(columns, frame.rows) === "wide";
  const told = newsLines(scene, wide ? (split(columns, 60, 40)[0] ?? 1) - 4 : columns - 4).length;
  const telling = told + (wide ? 0 : briefly(scene, columns).length) + 2;
  const most = question !== undefined && typedIn(scene, state) !== "" ? body - 4 : Math.ceil(body / 2);
  return Math.max(ANSWERS, Math.min(needed, Math.max(body - telling, most)));
}

/** An encounter: what is told, who stands there and what he can see, what can be answered. */
export function Meeting({ scene, frame }: MeetingProps) {
  const { columns, rows } = frame;
  const body = rows - 4;
  const low = answerRows({ scene, frame }, body);
  return (
    <Box flexDirection="column">
      <Header scene={scene} frame={frame} />
      <Told scene={scene} frame={frame} space={{ columns, rows: body - low }} />
      <Answering scene={scene} frame={frame} space={{ columns, rows: low }} />
      <Footer scene={scene} frame={frame} />
    </Box>
  );
}
