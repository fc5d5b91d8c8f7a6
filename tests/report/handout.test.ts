import { describe, expect, it } from "vitest";
import { type Handout, handoutPage } from "../../src/report/index.js";

const HOSTILE = `</main><script>alert(1)</script> "'& <img src=http://x.invalid onerror=go()>\u202e\u0007`;

const hostile = (teaches: boolean): Handout => ({
  title: HOSTILE,
  time: HOSTILE,
  contentNote: HOSTILE,
  optOut: HOSTILE,
  objective: HOSTILE,
  concepts: [{ name: HOSTILE, definition: HOSTILE, model: HOSTILE, reference: HOSTILE }],
  reading: [{ id: HOSTILE, where: HOSTILE, says: HOSTILE, work: HOSTILE }],
  predict: [
    { asks: HOSTILE, options: [HOSTILE, HOSTILE], answer: teaches ? { right: 0, because: HOSTILE } : undefined },
  ],
  playedOn: true,
  play: { says: HOSTILE, command: HOSTILE, world: HOSTILE, write: [HOSTILE, HOSTILE], decisions: 3, until: 42 },
  observe: [HOSTILE],
  figures: [{ name: HOSTILE, value: HOSTILE, source: HOSTILE, says: HOSTILE }],
  contested: [HOSTILE],
  caution: HOSTILE,
  explain: { model: HOSTILE, says: HOSTILE, reference: HOSTILE },
  discuss: [HOSTILE],
  quiz: [{ asks: HOSTILE, options: ["one", "two"], answer: teaches ? { right: 1, because: "so it is" } : undefined }],
  claims: [
    {
      says: HOSTILE,
      found: HOSTILE,
      must: HOSTILE,
      holds: teaches,
      study: HOSTILE,
      command: HOSTILE,
      without: HOSTILE,
    },
  ],
  facts: [[HOSTILE, HOSTILE]],
  teacher: teaches
    ? { notes: HOSTILE, plan: [[HOSTILE, HOSTILE]], commands: [{ command: HOSTILE, says: HOSTILE }] }
    : undefined,
});

const TAGS =
  "!doctype html head meta title style body main header aside section div p h1 h2 h3 ul ol li table thead tbody tr th td pre dl dt dd strong small b i br span".split(
    " ",
  );
const ATTRIBUTES = /^( html)?(\s(class|scope|lang|charset|name|content|http-equiv)="[^"<>]*")*$/;

describe("a sheet for paper", () => {
  it.each([true, false])("shows hostile text as text and loads nothing (teacher: %s)", (teaches) => {
    const page = handoutPage(hostile(teaches));
    const tags = [...page.matchAll(/<([!a-z][a-z0-9]*)([^>]*)>/gi)];
    const odd = tags.filter(([, tag = "", rest = ""]) => !TAGS.includes(tag) || !ATTRIBUTES.test(rest));
    expect(odd.map(([whole]) => whole)).toEqual([]);
    expect(page).not.toContain("url(");
    expect(page.match(/<main>|<\/main>/g)).toEqual(["<main>", "</main>"]);
    expect([...page].filter((sign) => "\u202e\u0007".includes(sign))).toEqual([]);
    expect(page).toContain("&lt;script&gt;alert(1)");
    expect(page).toContain("default-src 'none'");
  });

  it("tells answers on the teacher's sheet and leaves room to write on the student's", () => {
    const [teacher, student] = [true, false].map((teaches) => handoutPage(hostile(teaches)));
    expect(teacher).toContain('class="right"');
    expect(teacher).toContain("so it is");
    expect(teacher).not.toContain('class="lines"');
    expect(student).not.toContain('class="right"');
    expect(student).not.toContain("so it is");
    expect(student).toContain('class="lines"');
  });

  it("is printed on the printer's paper, with rules for where a page may break", () => {
    const page = handoutPage(hostile(false));
    expect(page).toMatch(/@page \{ margin: 13mm; \}/);
    expect(page).toMatch(/@media print \{[\s\S]*break-inside: avoid/);
  });
});
