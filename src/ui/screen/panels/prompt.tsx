import { t } from "../../../language/index.js";
import { comesTo, leadsTo } from "../amount.js";
import type { Question } from "../scene/model.js";
import { cutTo, type Line, paragraph, wrap } from "../text.js";
import type { Frame, Space } from "./frame.js";
import { Pane } from "./pane.js";

/** One smallest unit is no least worth telling. */
const bounds = ({ from, to, write }: Question): string =>
  from > 1
    ? t("At least {least}, at most {most}.", { least: write(from), most: write(to) })
    : from === 0
      ? t("At most {most}, or none.", { most: write(to) })
      : t("At most {most}.", { most: write(to) });

/** What is asked; what is typed, what that comes to and the bounds, which are never left out; what it would do. */
function promptLines(question: Question, typed: string, columns: number) {
  return {
    asked: paragraph(question.text, columns, "strong"),
    typing: [
      [{ text: "> " }, { text: `${typed}_`, look: "chosen" }] as Line,
      ...paragraph(comesTo(question, typed) || " ", columns),
      ...paragraph(bounds(question), columns, "dim"),
    ],
    leads: leadsTo(question, typed).flatMap((line) => hanging(line, columns)),
  };
}

/** A sentence with its indent kept on every line of it. */
function hanging(line: string, columns: number): readonly Line[] {
  const indent = /^ */.exec(line)?.[0] ?? "";
  return wrap(line.trim(), Math.max(8, columns - indent.length)).map((part) => [{ text: indent + part }]);
}

/** Rows a question takes with its edges, with what the typed amount would do. */
export function promptRows(question: Question, typed: string, columns: number): number {
  const { asked, typing, leads } = promptLines(question, typed, columns - 4);
  return asked.length + typing.length + leads.length + 3 + (leads.length > 0 ? 1 : 0);
}

/** A question for an amount: what is asked, what is typed, what that comes to, its bounds, what it would do. */
export function Prompt({
  question,
  typed,
  space,
  focused = true,
  frame,
}: {
  readonly question: Question;
  readonly typed: string;
  readonly space: Space;
  readonly focused?: boolean;
  readonly frame: Frame;
}) {
  const { asked, typing, leads } = promptLines(question, typed, space.columns - 4);
  const room = Math.max(1, space.rows - 2 - typing.length);
  const told = cutTo(asked, leads.length > 0 ? Math.max(1, Math.min(asked.length, room - 2)) : room);
  const gap = (left: number): readonly Line[] => (left > 0 ? [[]] : []);
  const before = gap(room - told.length);
  const left = room - told.length - before.length;
  const after = leads.length === 0 || left < 1 ? [] : [...gap(left - leads.length), ...leads];
  const lines = [...told, ...before, ...typing, ...cutTo(after, left)];
  return <Pane title={t("How much?")} lines={lines} space={space} theme={frame.theme} focused={focused} />;
}
