import { Box } from "ink";
import { roomFor, split } from "../layout.js";
import { Block } from "../panels/block.js";
import { Footer } from "../panels/footer.js";
import type { Frame, Space } from "../panels/frame.js";
import { List } from "../panels/list.js";
import { Pane } from "../panels/pane.js";
import type { PickerScene, Row, SaveCard, ScenarioCard } from "../scene/model.js";
import { cursorIn, visibleRows } from "../state.js";
import { type Line, paragraph, wrap } from "../text.js";

const LABEL = 13;

const entry = (label: string, text: string | undefined, columns: number): readonly Line[] =>
  text === undefined || text === ""
    ? []
    : wrap(text, columns - LABEL).map(
        (part, at): Line => [{ text: (at === 0 ? label : "").padEnd(LABEL), look: "dim" }, { text: part }],
      );

const lengthOf = ({ decisions, days }: ScenarioCard): string | undefined =>
  decisions === undefined
    ? undefined
    : `${decisions[0]} to ${decisions[1]} decisions${days === undefined ? "" : `, ${days} days at most`}`;

const numbersOf = ({ numbers }: ScenarioCard): string | undefined =>
  numbers === undefined
    ? undefined
    : `${numbers.memoir} memoir, ${numbers.evidence} evidence, ${numbers.assumed} assumed`;

/** What one will see of a scenario before it is played. */
function cardLines(card: ScenarioCard | undefined, seed: Line, columns: number): readonly Line[] {
  if (card === undefined) return [];
  const reading =
    card.summary === undefined && card.fault === undefined ? [[{ text: "Reading it ...", look: "dim" }] as Line] : [];
  return [
    [{ text: card.title, look: "strong" }],
    ...paragraph(card.summary ?? "", columns),
    ...reading,
    ...(card.fault === undefined ? [] : paragraph(`It cannot be played: ${card.fault}`, columns, "bad")),
    ...entry("Content", card.contentNote, columns),
    seed,
    ...entry("Length", lengthOf(card), columns),
    ...entry("Numbers", numbersOf(card), columns),
    ...entry("Places", card.places, columns),
    ...entry("Goods", card.goods, columns),
  ];
}

const saveText = ({ scenario, seed, decisions, name, written, fault }: SaveCard): string => {
  if (fault !== undefined) return `${written}  ${name}: cannot be opened`;
  if (scenario === undefined) return `${written}  ${name}`;
  return `${written}  ${scenario}, seed ${seed}, ${decisions} decisions`;
};

function Lists({ scene, frame, space }: { readonly scene: PickerScene; readonly frame: Frame; readonly space: Space }) {
  const { state, theme } = frame;
  const texts = { scenarios: scene.scenarios.map(({ title }) => title), saves: scene.saves.map(saveText) };
  const rows = (list: "scenarios" | "saves"): readonly Row[] =>
    visibleRows(scene, list, state.list === list ? state.filter : "").map(({ row, at }) => ({
      ...row,
      line: () => [{ text: texts[list][at] ?? "" }],
    }));
  const list = (id: "scenarios" | "saves", title: string, tall: number, empty: string) => (
    <List
      title={title}
      rows={rows(id)}
      empty={empty}
      cursor={cursorIn(state, scene, id)}
      focused={state.list === id}
      filter={state.list === id ? state.filter : ""}
      space={{ columns: space.columns, rows: tall }}
      theme={theme}
    />
  );
  const [high = 5, low = 5] = split(space.rows, 1, 1);
  return (
    <Box flexDirection="column">
      {list("scenarios", "Scenarios", high, "No scenario is shipped.")}
      {list("saves", "Go on with (d deletes)", low, "Nothing is saved yet.")}
    </Box>
  );
}

/** Which scenario, which seed; or a save to go on with. */
export function Picker({ scene, frame }: { readonly scene: PickerScene; readonly frame: Frame }) {
  const { columns, rows, state, theme } = frame;
  const beside = roomFor(columns, rows) !== "narrow";
  const [left = columns, right = columns] = beside ? split(columns, 42, 58) : [columns, columns];
  const body = rows - 3;
  const [high = 8, low = 9] = beside ? [body, body] : split(body, 8, 9);
  const card =
    scene.scenarios[
      visibleRows(scene, "scenarios", state.list === "scenarios" ? state.filter : "")[
        cursorIn(state, scene, "scenarios")
      ]?.at ?? -1
    ];
  const typing = state.mode.kind === "seed";
  const seed: Line = [
    { text: "Seed".padEnd(LABEL), look: "dim" },
    { text: state.mode.kind === "seed" ? `${state.mode.typed}_` : state.seed, look: typing ? "chosen" : "strong" },
    { text: typing ? "" : "  (e types one, r rolls another)" },
  ];
  const details = (
    <Pane
      title="What you will see"
      lines={cardLines(card, seed, right - 4)}
      space={{ columns: right, rows: low }}
      theme={theme}
      focused={typing}
    />
  );
  return (
    <Box flexDirection="column">
      <Block
        lines={[
          [
            { text: " JANGMADANG", look: "strong" },
            { text: "  how people traded to stay alive while an economy fell apart" },
          ],
        ]}
        space={{ columns, rows: 1 }}
        theme={theme}
      />
      <Box flexDirection={beside ? "row" : "column"}>
        <Lists scene={scene} frame={frame} space={{ columns: left, rows: high }} />
        {details}
      </Box>
      <Footer scene={scene} frame={frame} />
    </Box>
  );
}
