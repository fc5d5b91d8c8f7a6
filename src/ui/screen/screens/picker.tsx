import { Box } from "ink";
import { msg, t, tn } from "../../../language/index.js";
import { roomFor, split } from "../layout.js";
import { Block } from "../panels/block.js";
import { Footer } from "../panels/footer.js";
import type { Frame, Space } from "../panels/frame.js";
import { List } from "../panels/list.js";
import type { PickerScene } from "../scene/model.js";
import { savesTitle } from "../scene/picker.js";
import { cursorIn, type ListId, visibleRows } from "../state.js";

interface PickerProps {
  readonly scene: PickerScene;
  readonly frame: Frame;
}

type PickerList = Extract<ListId, "scenarios" | "card" | "saves">;

const titleOf = (id: PickerList, scene: PickerScene, of: ListId): string =>
  ({
    scenarios: t("Scenarios"),
    card: of === "saves" ? t("The save under the cursor") : t("What you will see"),
    saves: savesTitle(scene),
  })[id];

const EMPTY: Readonly<Record<PickerList, string>> = {
  scenarios: msg("No scenario is shipped."),
  card: msg("Nothing is known of it yet."),
  saves: msg("Nothing is saved yet."),
};

function Part({ id, scene, frame, space }: PickerProps & { readonly id: PickerList; readonly space: Space }) {
  const { state } = frame;
  const focused = state.list === id || (id === "card" && state.mode.kind === "seed");
  return (
    <List
      title={titleOf(id, scene, state.list)}
      rows={visibleRows(state, scene, id).map(({ row }) => row)}
      empty={t(EMPTY[id])}
      cursor={cursorIn(state, scene, id)}
      focused={focused}
      filter={state.list === id ? state.filter : ""}
      space={space}
      frame={frame}
    />
  );
}

/** Rows of a panel's edges. */
const EDGES = 2;
/** A list shows at least one row, and says how many there are. */
const LEAST = 2 + EDGES;

/** Rows for the saves: as many as they need, where the scenarios are all seen above them. */
const savesRows = ({ scenarios, saves }: PickerScene, rows: number): number =>
  Math.max(LEAST, Math.min(saves.length + 1 + EDGES, rows - scenarios.length - EDGES));

/** Scenarios and saves on the left, what is known of a scenario on the right. */
function Beside({ scene, frame }: PickerProps) {
  const rows = frame.rows - 3;
  const [left = 30, right = 50] = split(frame.columns, 42, 58);
  const low = scene.saves.length === 0 ? 3 : savesRows(scene, rows);
  return (
    <Box>
      <Box flexDirection="column">
        <Part id="scenarios" scene={scene} frame={frame} space={{ columns: left, rows: rows - low }} />
        <Part id="saves" scene={scene} frame={frame} space={{ columns: left, rows: low }} />
      </Box>
      <Part id="card" scene={scene} frame={frame} space={{ columns: right, rows }} />
    </Box>
  );
}

/** One panel at a time; what stands first of a scenario is also seen under the list. */
function Narrow({ scene, frame }: PickerProps) {
  const { columns, state } = frame;
  const rows = frame.rows - 3;
  if (state.list !== "scenarios") {
    const id = state.list === "saves" ? "saves" : "card";
    return <Part id={id} scene={scene} frame={frame} space={{ columns, rows }} />;
  }
  const [high = 7, low = 10] = split(rows, 7, 10);
  return (
    <Box flexDirection="column">
      <Part id="scenarios" scene={scene} frame={frame} space={{ columns, rows: high }} />
      <Part id="card" scene={scene} frame={frame} space={{ columns, rows: low }} />
    </Box>
  );
}

/** Which scenario, which seed and prices; or a save to go on with. */
export function Picker({ scene, frame }: PickerProps) {
  const { columns, rows, theme } = frame;
  const narrow = roomFor(columns, rows) === "narrow";
  const { length: saves } = scene.saves;
  const says =
    narrow && saves > 0
      ? tn(saves, "  {saves} save to go on with or look at: Tab", "  {saves} saves to go on with or look at: Tab", {
          saves,
        })
      : columns < 80
        ? t("  how people traded to stay alive")
        : t("  how people traded to stay alive while an economy fell apart");
  const Body = narrow ? Narrow : Beside;
  return (
    <Box flexDirection="column">
      <Block
        lines={[[{ text: " JANGMADANG", look: "strong" }, { text: says }]]}
        space={{ columns, rows: 1 }}
        theme={theme}
      />
      <Body scene={scene} frame={frame} />
      <Footer scene={scene} frame={frame} />
    </Box>
  );
}
