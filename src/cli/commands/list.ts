import { t } from "../../language/index.js";
import { type Outline, outlineOf } from "../../scenario/index.js";
import { type Located, recallOutline, scenarioIds, strategyFiles } from "../../store/index.js";
import { print, printJson } from "../output.js";
import { load, locate } from "../scenario.js";
import { checkerDigest } from "../version.js";

/** What a listing tells of a scenario, without reading the whole of one that was checked before. */
const outline = async (located: Located): Promise<Outline> =>
  recallOutline(checkerDigest(), located) ?? outlineOf(await load(located));

/** `list`: the shipped scenarios, with their strategies and what their numbers rest on. */
export async function list(options: { readonly json?: boolean }): Promise<void> {
  const found = scenarioIds().map(async (id) => {
    const located = locate(id);
    const { numbers, ...told } = await outline(located);
    return { id, ...told, strategies: [...strategyFiles(located.at).keys()], numbers };
  });
  const scenarios = await Promise.all(found);
  if (options.json) return printJson({ scenarios });
  for (const { id, title, summary, bases, strategies, numbers } of scenarios) {
    print(`${id}: ${title}\n  ${summary}`);
    print(
      t("  bases: {bases}; strategies: {strategies}", { bases: bases.join(", "), strategies: strategies.join(", ") }),
    );
    print(
      t("  numbers: {memoir} from the memoir, {evidence} from other evidence, {assumed} assumed with a range", numbers),
    );
  }
}
