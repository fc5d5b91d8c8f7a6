import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { freshFolder, jangmadang } from "../support/command.js";
import { chromium, opened } from "./chromium.js";

/** 184 mm, what is left of A4 between the margins, at 96 pixels an inch. */
const A4_WIDTH = 695;

const folder = freshFolder();
const { code, err } = jangmadang(["lesson", "handout", "--all", "--out", folder], { timeout: 900_000 });
const sheets = readdirSync(folder).filter((name) => name.endsWith(".html"));

/** A copy that measures itself; the sheet has no script and its policy allows none. */
function measured(name: string): string {
  const copy = join(freshFolder(), name);
  const script = `<script>const e = document.documentElement;
    const wide = [...document.querySelectorAll("main *")].filter((of) => of.scrollWidth > of.clientWidth + 1 && of.clientWidth > 0);
    e.dataset.width = e.scrollWidth + " of " + e.clientWidth + "; " + wide.map((of) => of.tagName).join(" ");</script>`;
  const text = readFileSync(join(folder, name), "utf8").replace(/<meta http-equiv[^>]*>/, "");
  writeFileSync(
    copy,
    text.replace("</body>", () => `${script}</body>`),
  );
  return copy;
}

const pagesOf = (pdf: string): readonly string[] =>
  [...readFileSync(pdf, "latin1").matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width, height]) => `${Math.round(Number(width))}x${Math.round(Number(height))}`,
  );

describe("the sheets of all lessons", () => {
  it("are written for student and teacher, and every claim on them holds", () => {
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(sheets).toHaveLength(28);
  });

  it.each(sheets)("%s opens without a complaint, a request or a line too wide for A4", (name) => {
    const plain = opened(join(folder, name), A4_WIDTH);
    expect([plain.complaints, plain.asked]).toEqual([[], []]);
    for (const heading of [
      "Before you begin",
      "1. Read",
      "2. Predict",
      "3. Play",
      "4. Observe",
      "5. Explain",
      "7. Quiz",
    ])
      expect(plain.dom).toContain(heading);
    expect(opened(measured(name), A4_WIDTH).dom).toMatch(/data-width="695 of 695; "/);
  });

  it("finds a request and a line too wide where there are some", () => {
    const copy = join(freshFolder(), "planted.html");
    const planted = `<script>console.error("planted")</script><img src="http://example.invalid/x.png"><div style="width:900px">wide</div></main>`;
    const [name = ""] = sheets;
    writeFileSync(
      copy,
      readFileSync(measured(name), "utf8").replace("</main>", () => planted),
    );
    const { asked, dom, complaints } = opened(copy, A4_WIDTH);
    expect(asked).toEqual(["http://example.invalid/x.png"]);
    expect(complaints.join()).toContain("planted");
    expect(dom).toMatch(/data-width="9\d\d of 695/);
  });

  it.each([
    ["A4", "595x842"],
    ["Letter", "612x792"],
  ])("print on %s", (paper, size) => {
    const looks = process.env["HANDOUT_LOOKS"] ?? freshFolder();
    mkdirSync(looks, { recursive: true });
    for (const name of sheets) {
      const copy = join(freshFolder(), name);
      const text = readFileSync(join(folder, name), "utf8");
      writeFileSync(copy, text.replace("@page { ", `@page { size: ${paper}; `));
      const pdf = join(looks, `${name}-${paper}.pdf`);
      chromium(`--print-to-pdf=${pdf}`, "--no-pdf-header-footer", `file://${copy}`);
      expect(existsSync(pdf) && statSync(pdf).size).toBeGreaterThan(20_000);
      const pages = pagesOf(pdf);
      expect(new Set(pages)).toEqual(new Set([size]));
      expect(pages.length, name).toBeLessThanOrEqual(name.endsWith("-student.html") ? 4 : 6);
    }
  });
});
