import { Box, Text } from "ink";
import type { Line } from "../text.js";
import type { Theme } from "../theme.js";
import type { Space } from "./frame.js";

interface PaneProps {
  readonly title: string;
  /** Lines inside the edges; what is too much is left out. */
  readonly lines: readonly Line[];
  /** Positions in `lines` of the row under the cursor. */
  readonly chosen?: ReadonlySet<number>;
  readonly space: Space;
  readonly theme: Theme;
  readonly focused?: boolean;
  readonly foot?: string;
}

/** A panel: lines inside four edges with a title, in exactly the space it is given. */
export function Pane({ title, lines, chosen, space, theme, focused = false, foot = "" }: PaneProps) {
  const { columns, rows } = space;
  const { down } = theme.signs;
  const inner = Array.from({ length: Math.max(0, rows - 2) }, (_, at) => {
    const painted = theme.paint(lines[at] ?? [], columns - 4, chosen?.has(at) === true);
    return `${down} ${painted} ${down}`;
  });
  return (
    <Box width={1} height={rows} flexShrink={0}>
      <Text>{theme.standIns.for([theme.top(title, columns, focused), ...inner, theme.bottom(columns, foot)])}</Text>
    </Box>
  );
}
