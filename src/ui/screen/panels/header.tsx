import type { Part, Scene } from "../scene/model.js";
import { columnsOf, plain } from "../text.js";
import { Block } from "./block.js";
import type { Frame } from "./frame.js";

const GAP = "   ";

/** Parts in one line: where they do not fit, the last that can be shorter is, then the one before it; what stays goes last. */
export function fitted(parts: readonly Part[], columns: number): string {
  const steps = parts.map(() => 0);
  const textOf = ({ text, shorter = [] }: Part, at: number): string => [text, ...shorter][steps[at] ?? 0] ?? "";
  const line = (): string =>
    parts
      .map(textOf)
      .filter((text) => text !== "")
      .join(GAP);
  while (columnsOf(plain(line())) > columns) {
    const next = ({ shorter = [] }: Part, index: number): string | undefined => shorter[steps[index] ?? 0];
    const free = parts.findLastIndex((part, index) => {
      const text = next(part, index);
      return text !== undefined && !(text === "" && part.stays === true);
    });
    const at = free >= 0 ? free : parts.findLastIndex((part, index) => next(part, index) !== undefined);
    if (at < 0) break;
    steps[at] = (steps[at] ?? 0) + 1;
  }
  return line();
}

/** How many lines a scene has at the top. */
export const headerRows = (scene: Scene): number => (scene.rest === "picker" || scene.rest === "begin" ? 0 : 2);

/** The two lines at the top; nothing before a play has begun: where and when, with the days that are left; what one has and owes. */
export function Header({ scene, frame }: { readonly scene: Scene; readonly frame: Frame }) {
  if (scene.rest === "picker" || scene.rest === "begin") return undefined;
  const [when = "", what = ""] = scene.header.map((parts) => fitted(parts, frame.columns - 2));
  return (
    <Block
      lines={[[{ text: ` ${when}`, look: "strong" }], [{ text: ` ${what}` }]]}
      space={{ columns: frame.columns, rows: 2 }}
      theme={frame.theme}
    />
  );
}
