import { Box } from "ink";
import { roomFor, split } from "../layout.js";
import { Footer } from "../panels/footer.js";
import type { Frame, Space } from "../panels/frame.js";
import { Header } from "../panels/header.js";
import { List } from "../panels/list.js";
import { Pane } from "../panels/pane.js";
import { Prompt } from "../panels/prompt.js";
import type { Encounter, PlayScene } from "../scene/model.js";
import { cursorIn } from "../state.js";
import { type Line, paragraph, wrap } from "../text.js";

const LABEL = 13;

function factLines({ facts }: Encounter, columns: number): readonly Line[] {
  return facts.flatMap(({ label, text }) =>
    wrap(text, columns - LABEL).map(
      (part, at): Line => [{ text: at === 0 ? label.padEnd(LABEL) : " ".repeat(LABEL), look: "dim" }, { text: part }],
    ),
  );
}

/** The last lines of what is told, so that the newest is never cut. */
const told = (news: readonly string[], columns: number, most: number): readonly Line[] =>
  news.flatMap((text) => paragraph(text, columns)).slice(-most);

function Answering({
  scene,
  frame,
  space,
}: {
  readonly scene: PlayScene;
  readonly frame: Frame;
  readonly space: Space;
}) {
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
      focused
      filter=""
      space={space}
      theme={theme}
    />
  );
}

/** An encounter: what is told, who stands there and what he can see, what can be answered. */
export function Meeting({ scene, frame }: { readonly scene: PlayScene; readonly frame: Frame }) {
  const { columns, rows, theme } = frame;
  const beside = roomFor(columns, rows) === "wide";
  const encounter = scene.encounter ?? { title: "What happens", facts: [] };
  const body = rows - 4;
  const [high = 9, low = 9] = split(body, 1, 1);
  const [left = columns, right = 0] = beside ? split(columns, 60, 40) : [columns, 0];
  const facts = factLines(encounter, (beside ? right : columns) - 4);
  const room = high - 2;
  const own = beside ? [] : facts.slice(0, Math.max(0, Math.floor(room / 2)));
  const news = told(scene.news, left - 4, Math.max(1, room - own.length));
  return (
    <Box flexDirection="column">
      <Header scene={scene} frame={frame} />
      <Box>
        <Pane title={encounter.title} lines={[...news, ...own]} space={{ columns: left, rows: high }} theme={theme} />
        {beside ? (
          <Pane title="Who and what" lines={facts} space={{ columns: right, rows: high }} theme={theme} />
        ) : null}
      </Box>
      <Answering scene={scene} frame={frame} space={{ columns, rows: low }} />
      <Footer scene={scene} frame={frame} />
    </Box>
  );
}
