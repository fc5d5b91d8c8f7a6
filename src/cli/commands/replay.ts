import { replay as replayRecord, Session } from "../../engine/index.js";
import { t } from "../../language/index.js";
import { tellStory } from "../../ui/index.js";
import { Finding } from "../errors.js";
import { print, printJson } from "../output.js";
import { pastRun } from "../past.js";
import { type ShowOptions, whyLines } from "../terminal.js";
import { resultOf } from "./run.js";

export interface ReplayOptions extends ShowOptions {
  readonly json?: boolean;
  readonly upTo?: number;
  readonly scenario?: string;
}

/** On a terminal a record is looked at on the screens, from its beginning or from after `--up-to` decisions. */
async function onScreens(path: string, options: ReplayOptions): Promise<void> {
  const of = await (await import("./opening.js")).replayed(path, options.scenario);
  const left = await (await import("./screens.js")).runScreens(options, undefined, { of, at: options.upTo ?? 0 });
  await (await import("./play.js")).afterScreens(left, options);
}

/** `replay FILE`: plays a record again, to its end or to the first decision that no longer fits. */
export async function replay(path: string, options: ReplayOptions): Promise<void> {
  if (!options.json && whyLines(options) === undefined) return onScreens(path, options);
  const { record, scenario } = await pastRun(path, options.scenario);
  const { session, misfit, same } = replayRecord(scenario, record, options.upTo ?? record.decisions.length);
  if (options.json) printJson({ same, misfit: misfit ?? null, ...resultOf(session.played) });
  else {
    let told = 0;
    tellStory(new Session(session.program, session.choice), session.decisions, (line) => {
      if (line.startsWith("> ")) told += 1;
      print(line.startsWith("> ") ? `${told} ${line}` : line);
    });
    const [count, hash] = [session.decisions.length, session.campaign.hash()];
    print(t("{count} decisions replayed; hash {hash}.", { count, hash }));
  }
  if (misfit !== undefined) {
    throw new Finding(
      t("Decision {number} of {count}, {decision}, no longer fits: {why}. Everything before it was replayed.", {
        number: misfit.at + 1,
        count: record.decisions.length,
        decision: JSON.stringify(misfit.decision),
        why: misfit.why,
      }),
    );
  }
}
