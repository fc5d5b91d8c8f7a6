import { describe, expect, it } from "vitest";
import { wrap } from "../../../src/ui/screen/text.js";

describe("a wrapped line", () => {
  it("keeps a number with its per cent sign, and the ends of a range together", () => {
    const text = "ruined in 0 % [0 % .. 13 %], more in 12 % of them ... and so on";
    for (let columns = 14; columns < text.length; columns += 1) {
      const lines = wrap(text, columns);
      for (const line of lines) {
        expect(line, `${columns}`).not.toMatch(/^(%|\.\. )/);
        expect(line, `${columns}`).not.toMatch(/ \.\.$/);
        expect(line.length).toBeLessThanOrEqual(columns);
      }
      expect(lines.join(" ")).toBe(text);
    }
  });
});
