import type { Program, View } from "../../../engine/index.js";
import { t } from "../../../language/index.js";
import { capital } from "../../figures.js";
import type { Words } from "../../words.js";

/** Shares a scenario tells by a name, such as loyalty: those that differ now from what they were, in words. */
export function movedShares({ model }: Program, words: Words, before: View, after: View): readonly string[] {
  return model.scenario.variables.flatMap(({ id, dims, start }) => {
    const name = words.name("variables", id);
    const isShare = model.scenario.parameters[start ?? -1]?.literals.get(model.base)?.text.includes("%") === true;
    if (name === id || !isShare) return [];
    const [was, is] = [before, after].map((of) => words.quantity(words.valueOf(id, of) ?? 0, dims));
    return was === is || was === undefined || is === undefined
      ? []
      : [t("{name}: {is}, before {was}.", { name: capital(name), is, was })];
  });
}
