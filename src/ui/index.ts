// What a person sees: words for quantities, the plain line mode, the screens. Knows no rule and no file; saving and clock are ports.
export { LinePlay, type LinePorts } from "./line/play.js";
export { tellStory } from "./line/story.js";
export type { Input, Key } from "./screen/keys.js";
export { LEAST } from "./screen/layout.js";
export type { Desk, OpenPlay, ScreenPorts, ScreensLeft, Terminal } from "./screen/player.js";
export type { SaveCard, ScenarioCard } from "./screen/scene/model.js";
export { Words } from "./words.js";
export { wrapLines } from "./wrap.js";

/** Runs the screens. Ink is loaded with the first of them. */
export async function openScreens(ports: import("./screen/player.js").ScreenPorts) {
  const { Screens } = await import("./screen/player.js");
  return new Screens(ports).run();
}
