import { parseAmount } from "../../line/amount.js";
import type { Question } from "../scene/model.js";
import { type Line, paragraph } from "../text.js";
import type { Frame, Space } from "./frame.js";
import { Pane } from "./pane.js";

/** What an amount typed so far would come to. */
function comesTo({ from, to, factor, dims, units, write, comesTo: total }: Question, typed: string): string {
  if (typed.trim() === "") return "";
  const result = parseAmount(typed, { from, to }, factor, dims, units);
  if (!result.ok) return `${result.why}.`;
  const sum = total(result.amount);
  return `${write(result.amount)}${sum === "" ? "" : ` ${sum}`}`;
}

/** One smallest unit is no least worth telling. */
const bounds = ({ from, to, write }: Question): string =>
  `${from > 1 ? `At least ${write(from)}, at` : "At"} most ${write(to)}.`;

/** A question for an amount: what is asked, its bounds, what is typed, what that comes to. */
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
  const columns = space.columns - 4;
  const lines: readonly Line[] = [
    ...paragraph(question.text, columns, "strong"),
    [],
    [{ text: "> " }, { text: `${typed}_`, look: "chosen" }, { text: `   ${comesTo(question, typed)}` }],
    [],
    [{ text: bounds(question), look: "dim" }],
  ];
  return <Pane title="How much?" lines={lines} space={space} theme={frame.theme} focused />;
}
