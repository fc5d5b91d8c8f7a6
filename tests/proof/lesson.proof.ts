import { afterEach, describe, it } from "vitest";
import { BIN, freshFolder } from "../support/command.js";
import { Tmux } from "./tmux.js";

let tmux: Tmux | undefined;
afterEach(() => {
  tmux?.close();
  tmux = undefined;
});

const LESSON = "who-starves-beside-food";
const open = (data: string): Tmux =>
  new Tmux(`${process.execPath} ${BIN} lesson ${LESSON}`, 100, 30, { XDG_DATA_HOME: data });

/** Presses Enter until something is on the screen. */
async function turn(of: Tmux, shows: string): Promise<void> {
  await of.until((text) => /^--- .* ---/m.test(text) || text.includes(shows), "a page");
  for (let pages = 0; pages < 20; pages += 1) {
    if ((await of.calm()).includes(shows)) return;
    of.keys("Enter");
  }
  throw new Error(`never saw '${shows}':\n${of.text}`);
}

const WAY_ON = "`back` goes back to the play";
const leavePlay = async (of: Tmux): Promise<void> => {
  await of.calm();
  of.keys("q");
  await of.until((text) => text.includes(WAY_ON), "the way on");
};

describe("a lesson on a terminal", () => {
  it("comes back from its play on screens, goes back to it, and is gone on with where it was left", async () => {
    const data = freshFolder();
    tmux = open(data);
    await turn(tmux, "--- Predict ---");
    tmux.keys("2", "Enter");
    await tmux.until((text) => text.includes("Two households are fed alike"), "the second question");
    tmux.keys("2", "Enter");
    await turn(tmux, "enter begins");
    tmux.keys("Enter");
    await tmux.until((text) => text.includes("Keep them for now"), "the play's first question");
    await tmux.calm();
    tmux.keys("3", "Enter");
    await tmux.until((text) => text.includes("Buy corn"), "the next question of the play");
    await leavePlay(tmux);
    tmux.keys("b", "a", "c", "k", "Enter");
    await tmux.until((text) => text.includes("Buy corn"), "the play as it stood");
    await leavePlay(tmux);
    tmux.keys("q", "u", "i", "t", "Enter");
    await tmux.until((text) => text.includes("Your place in the lesson is kept"), "the farewell");
    tmux.close();
    tmux = open(data);
    await turn(tmux, "Buy corn");
    await leavePlay(tmux);
    tmux.keys("Enter");
    await turn(tmux, "You predicted: The one that sells at once.");
    await turn(tmux, "How your own play stood:");
    await turn(tmux, "--- Quiz ---");
    for (const _question of [1, 2, 3]) {
      tmux.keys("2", "Enter");
      await tmux.calm();
    }
    await turn(tmux, "The quiz: 3 of 3 right.");
  }, 120_000);
});
