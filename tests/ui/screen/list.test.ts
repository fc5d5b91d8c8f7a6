import { expect, it } from "vitest";
import { List } from "../../../src/ui/screen/panels/list.js";

it("a list of thousands of rows draws no more of them than a few windows hold", () => {
  let drawn = 0;
  const line = () => {
    drawn += 1;
    return [{ text: "a row" }];
  };
  const rows = Array.from({ length: 5_000 }, (_none, at) => ({ id: `${at}`, search: "a row", line }));
  const frame = { sees: () => undefined, theme: {} } as never;
  const space = { columns: 80, rows: 24 };
  List({ title: "", rows, empty: "", cursor: 2_500, focused: true, filter: "", space, frame } as never);
  expect(drawn).toBeGreaterThan(10);
  expect(drawn).toBeLessThan(4 * space.rows);
});
