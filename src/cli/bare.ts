import { start } from "./commands/start.js";
import { endOnLostOutput, report } from "./guard.js";
import { chooseLanguage } from "./language.js";

/** The command without a word: nothing need be declared for it, and the first frame does not wait for what reads options. */
export async function bare(): Promise<void> {
  endOnLostOutput();
  try {
    await chooseLanguage([]);
    await start({});
  } catch (error) {
    report(error);
  }
}
