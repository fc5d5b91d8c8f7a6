import { buildProgram, type Program, replayOn, Session, View } from "../../engine/index.js";
import { outlineOf, type Scenario, wordsOf } from "../../scenario/index.js";
import { openSave, strategyFiles } from "../../store/index.js";
import { decidesOn, type Strategy } from "../../strategies/index.js";
import { Words } from "../../ui/index.js";
import type { ComparisonFindings, OpenPlay, OpenReplay, SaveCard, ScenarioCard } from "../../ui/screens.js";
import { explainError } from "../errors.js";
import { findStrategies } from "../roster.js";
import { load, locate } from "../scenario.js";
import { asPlay, COMPARED, fresh, fromSave, replayed, STUDY_SEED } from "./opening.js";

const LENGTH_SEED = "1";

/** Milliseconds after which no further strategy is played to tell a length. */
const PATIENCE = 300;

/** Milliseconds of playing after which keys come first. */
const TURN = 15;

/** How many decisions a strategy takes in a world; keys are heard while it plays. */
async function decisionsTaken(program: Program, strategy: Strategy): Promise<number> {
  const session = new Session(program, { seed: LENGTH_SEED });
  let since = performance.now();
  for (const _decision of decidesOn(session, strategy)) {
    if (performance.now() - since < TURN) continue;
    await new Promise((done) => setImmediate(done));
    since = performance.now();
  }
  return session.decisions.length;
}

/** The fewest and the most decisions a scenario's own strategies take in one world, of as many as there is patience for. */
async function decisionsOf(id: string, scenario: Scenario): Promise<readonly [number, number] | undefined> {
  const located = locate(id);
  if (strategyFiles(located.at).size === 0) return undefined;
  const program = buildProgram(scenario);
  const until = performance.now() + PATIENCE;
  const counts: number[] = [];
  for (const strategy of await findStrategies(located, program, undefined)) {
    if (counts.length > 0 && performance.now() > until) break;
    counts.push(await decisionsTaken(program, strategy));
  }
  return [Math.min(...counts), Math.max(...counts)];
}

const named = (scenario: Scenario, section: string, ids: readonly string[]): string =>
  ids.map((id) => wordsOf(scenario.texts.get(`${section}.${id}`)) || id).join(", ");

/** The sets of prices, the scenario's own first, with the caution the catalogue has for them. */
const basesOf = ({ bases, defaultBase, texts }: Scenario): NonNullable<ScenarioCard["bases"]> =>
  [defaultBase, ...bases.filter((id) => id !== defaultBase)].map((id) => ({
    id,
    says: wordsOf(texts.get(`bases.${id}`)),
  }));

/** Everything the picker tells of a scenario; one that does not load says why. */
export async function describeScenario(id: string, length: boolean): Promise<ScenarioCard> {
  try {
    const scenario = await load(locate(id));
    const days = scenario.parameters[scenario.start.days]?.literals.values().next().value?.value;
    const decisions = length ? await decisionsOf(id, scenario) : undefined;
    const { title, summary, numbers } = outlineOf(scenario);
    return {
      id,
      title,
      summary,
      contentNote: wordsOf(scenario.texts.get("content-note")),
      places: named(scenario, "places", scenario.places),
      goods: named(
        scenario,
        "goods",
        scenario.goods.map((good) => good.id),
      ),
      bases: basesOf(scenario),
      numbers,
      ...(decisions === undefined ? {} : { decisions }),
      ...(days === undefined ? {} : { days }),
    };
  } catch (error) {
    return { id, title: id, summary: "", fault: explainError(error).text };
  }
}

/** What each save holds; one that cannot be opened says why. */
export const describeSaves = (cards: readonly SaveCard[]): readonly SaveCard[] =>
  cards.map((card) => {
    try {
      const { record, ended } = openSave(card.path);
      const { scenario, seed, base, decisions } = record;
      return { ...card, scenario, seed, base, decisions: decisions.length, ended };
    } catch (error) {
      return { ...card, fault: explainError(error).text };
    }
  });

/** Decisions above which a save is not played again only to tell how far it has come. */
const SOON_PLAYED = 400;

/** The day a save was left on, and where; undefined where it is long, or does not fit its scenario any more. */
export async function reachedIn({ path }: SaveCard): Promise<SaveCard["reached"]> {
  try {
    const { record, scenarioAt } = openSave(path);
    if (record.decisions.length > SOON_PLAYED) return undefined;
    const program = buildProgram(await load(locate(scenarioAt ?? record.scenario)), record);
    const { session, misfit } = replayOn(program, record);
    const { day, place, road } = new View(program, session.campaign.world, session.campaign.rest);
    if (misfit !== undefined || day < 1) return undefined;
    const words = new Words(program);
    return { day, place: road === undefined ? words.name("places", place ?? "") : words.name("routes", road.route) };
  } catch {
    return undefined; // its card says why it cannot be opened
  }
}

export const startPlay = async (
  id: string,
  { seed, base, strict }: { readonly seed: string; readonly base: string | undefined; readonly strict: boolean },
): Promise<OpenPlay> => asPlay(await fresh(id, { seed, strict, ...(base === undefined ? {} : { base }) }));

export const openReplay = (path: string): Promise<OpenReplay> => replayed(path);

export const resumePlay = async ({ path }: SaveCard): Promise<OpenPlay> => asPlay(await fromSave(path, {}));

/** The strategies of a scenario in the same worlds, on threads of their own. */
export async function compareStrategies(
  id: string,
  base: string | undefined,
  tell: (so: ComparisonFindings) => void,
  stop: AbortSignal,
): Promise<ComparisonFindings> {
  const located = locate(id);
  const scenario = await load(located);
  const program = buildProgram(scenario, { base: base ?? scenario.defaultBase });
  const { compareLive } = await import("../comparison.js");
  return compareLive({ program, located, seed: STUDY_SEED, worlds: COMPARED }, tell, stop);
}
