import { deleteSave, listSaves, scenarioIds } from "../../store/places.js";
import {
  type Desk,
  type OpenPlay,
  openScreens,
  type SaveCard,
  type ScreenPorts,
  type ScreensLeft,
} from "../../ui/screens.js";
import { freshSeed } from "../seed.js";
import { type ShowOptions, TtyTerminal, wantsColor } from "../terminal.js";

const two = (value: number): string => String(value).padStart(2, "0");

/** `2026-11-24 19:48` in local time. */
function stamp(milliseconds: number): string {
  const at = new Date(milliseconds);
  const date = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join("-");
  return `${date} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

const saves = (): readonly SaveCard[] =>
  listSaves().map(({ name, path, written }) => ({ name, path, written: stamp(written) }));

/** What needs the engine is loaded when it is asked for, after the first frame. */
const rest = () => import("./desk.js");

const desk: Desk = {
  scenarios: () => scenarioIds().map((id) => ({ id, title: id })),
  describe: async (id, length) => (await rest()).describeScenario(id, length),
  saves,
  describeSaves: async () => (await rest()).describeSaves(saves()),
  reached: async (save) => (await rest()).reachedIn(save),
  start: async (id, seed, base, strict) => (await rest()).startPlay(id, { seed, base, strict }),
  resume: async (save) => (await rest()).resumePlay(save),
  replay: async (path) => (await rest()).openReplay(path),
  delete: ({ path }) => deleteSave(path),
  compare: (id, base) => async (tell, stop) => (await rest()).compareStrategies(id, base, tell, stop),
  freshSeed,
};

/** The screens, at the picker, at a play that is open already, or at a record to be looked at. */
export const runScreens = (
  options: ShowOptions,
  open?: OpenPlay,
  replay?: ScreenPorts["replay"],
  within?: boolean,
): Promise<ScreensLeft> =>
  openScreens({
    terminal: new TtyTerminal(),
    desk,
    color: wantsColor(options),
    ascii: options.ascii === true,
    open,
    replay,
    within,
  });
