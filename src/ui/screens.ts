// The light door to the screens: loads neither the engine nor Ink before they are needed, so that a first frame comes at once.
import type { ScreenPorts, ScreensLeft } from "./screen/ports.js";

export type { Compare, ComparisonFindings, Inquire, LedgersSideBySide, Otherwise } from "./debrief/findings.js";
export { type Input, type Key, KeyReader } from "./screen/keys.js";
export { LEAST } from "./screen/layout.js";
export type { Desk, OpenPlay, OpenReplay, ScreenPorts, ScreensLeft, Terminal } from "./screen/ports.js";
export type { SaveCard, ScenarioCard } from "./screen/scene/model.js";

/** Runs the screens until the player leaves them. */
export async function openScreens(ports: ScreenPorts): Promise<ScreensLeft> {
  const { Screens } = await import("./screen/player.js");
  return new Screens(ports).run();
}
