import { afterEach, describe, expect, it } from "vitest";
import { speak } from "../../../src/language/index.js";
import answers from "../../../src/language/ko/answers.json" with { type: "json" };
import debrief from "../../../src/language/ko/debrief.json" with { type: "json" };
import { KOREAN } from "../../../src/language/korean.js";
import { onScreen } from "../../../src/ui/screen/scene/hints.js";

/** Sentences of the answers that name something to type in backquotes, in both languages. */
const hinting = Object.entries({ ...answers, ...debrief }).filter(([english]) => english.includes("`"));

/** What is typed in a shell stays as it is. */
const SHELL = /`(jangmadang|play|replay|debrief|compare|run|--)[^`]*`/g;

afterEach(() => speak(undefined));

describe("answers on screens", () => {
  it("name keys, never a word of the plain lines", () => {
    expect(hinting.length).toBeGreaterThan(15);
    for (const [english] of hinting) expect(onScreen(english).replace(SHELL, "")).not.toContain("`");
    speak(KOREAN);
    for (const [, korean] of hinting) expect(onScreen(korean).replace(SHELL, "")).not.toContain("`");
  });

  it("ask about a word by the palette, about a row by its key, and lead to panels by their names", () => {
    expect(onScreen("It makes stops likelier; `why attention`.")).toBe("It makes stops likelier; :why attention.");
    expect(onScreen("`why 1` tells more. `why AMOUNT` tells of another.")).toBe(
      "w on its row tells more. An amount and then w tells of another.",
    );
    expect(onScreen("`odds` tells all; `leave NAME 5` puts away.")).toBe(
      "The panel Risks tells all; the panel Home puts away.",
    );
    expect(onScreen("With `leave NAME 5` and `take NAME 5` you move it.")).toBe("With the panel Home you move it.");
    expect(onScreen("`play --resume` goes on.")).toBe("`play --resume` goes on.");
  });
});
