import { t } from "../../../language/index.js";
import { comesTo } from "../amount.js";
import type { Question } from "../scene/model.js";
import { type Line, paragraph } from "../text.js";
import type { Frame, Space } from "./frame.js";
import { Pane } from "./pane.js";

/** One smallest unit is no least worth telling. */
const bounds = ({ from, to, write }: Question): string =>
  from > 1
    ? t("At least {least}, at most {most}.", { least: write(from), most: write(to) })
    : t("At most {most}.", { most: write(to) });

/** What is asked; then what is typed, what that comes to and the bounds, which are never left out. */
function promptLines(question: Question, typed: string, columns: number): readonly [readonly Line[], readonly Line[]] {
  return [
    paragraph(question.text, columns, "strong"),
    [
      [{ text: "> " }, { text: `${typed}_`, look: "chosen" }],
      ...paragraph(comesTo(question, typed) || " ", columns),
      ...paragraph(bounds(question), columns, "dim"),
    ],
  ];
}

/** Rows a question takes with its edges, whatever is typed. */
export const promptRows = (question: Question, columns: number): number =>
  promptLines(question, "", columns - 4).flat().length + 3;

/** A question for an amount: what is asked, what is typed, what that comes to, its bounds. */
export function Prompt({
  question,
  typed,
  space,
  frame,
}: {
  readonly question: Question;
  readonly typed: string;
  readonly space: Space;
  readonly frame: Frame;
}) {
  const [asked, rest] = promptLines(question, typed, space.columns - 4);
  const room = Math.max(1, space.rows - 2 - rest.length);
  const whole = asked.length <= room ? asked : [...asked.slice(0, room - 1), [{ text: t("... (w tells all of it)") }]];
  const gap: readonly Line[] = whole.length < room ? [[]] : [];
  return <Pane title={t("How much?")} lines={[...whole, ...gap, ...rest]} space={space} theme={frame.theme} focused />;
}
