import { Box, Text } from "ink";
import type { Line } from "../text.js";
import type { Theme } from "../theme.js";
import type { Space } from "./frame.js";

/** Lines as a block of exactly so many columns and rows, without an edge. */
export function Block({
  lines,
  space,
  theme,
}: {
  readonly lines: readonly Line[];
  readonly space: Space;
  readonly theme: Theme;
}) {
  const shown = Array.from({ length: space.rows }, (_, at) => theme.paint(lines[at] ?? [], space.columns));
  return (
    <Box width={1} height={space.rows} flexShrink={0}>
      <Text>{theme.standIns.for(shown)}</Text>
    </Box>
  );
}
