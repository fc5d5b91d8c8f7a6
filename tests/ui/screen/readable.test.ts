import { describe, expect, it } from "vitest";
import { buildProgram, Session } from "../../../src/engine/index.js";
import { playWith } from "../../../src/strategies/index.js";
import type { PlayScene, Row } from "../../../src/ui/screen/scene/model.js";
import { columnsOf, type Line } from "../../../src/ui/screen/text.js";
import { shipped, strategies } from "../../support/scenarios.js";
import { shown } from "../../support/walk.js";

/** Columns inside a panel at 80x24, at 60x20, and in the narrow ones at 100x30. */
const WIDTHS = [76, 56, 24];

const textOf = (line: Line): string => line.map(({ text }) => text).join("");

/** Rows that run over their panel, or end in a word that is cut and is told whole nowhere under it. */
function cutIn(rows: readonly Row[], columns: number): readonly string[] {
  return rows.flatMap((row) => {
    const lines = [...(row.above?.(columns - 2) ?? []), row.line(columns - 2), ...(row.under?.(columns - 2) ?? [])];
    const over = lines.map(textOf).filter((text) => columnsOf(text) > columns - 2 || /[\p{L}\p{N}.,)]~/u.test(text));
    return over.filter(() => row.detail === undefined).map((text) => `${columns}: ${text}`);
  });
}

const listsOf = (scene: PlayScene): readonly (readonly Row[])[] => [
  ...Object.values(scene.panels).map(({ rows }) => rows),
  scene.choices,
  scene.story,
];

describe("a row of a panel", () => {
  it.each(["hamhung-trip", "pork-soup", "yen-courier", "scrap-tools"])(
    "is told whole at every width, in '%s'",
    (id) => {
      const program = buildProgram(shipped(id));
      const [strategy] = strategies(program, id);
      if (strategy === undefined) throw new Error("no strategy");
      const { decisions } = playWith(program, { seed: "cut" }, strategy);
      const session = new Session(program, { seed: "cut" });
      const cut = new Set<string>();
      for (const [at, decision] of decisions.slice(0, 60).entries()) {
        session.decide(decision);
        if (at % 7 !== 3) continue;
        const { scene } = shown(session);
        for (const rows of listsOf(scene))
          for (const columns of WIDTHS) for (const of of cutIn(rows, columns)) cut.add(of);
      }
      expect([...cut]).toEqual([]);
    },
  );
});
