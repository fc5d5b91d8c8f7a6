import { TRUTH, type Vocabulary } from "../expr/index.js";
import { t } from "../language/index.js";
import type { Context } from "./context.js";
import type { Ending } from "./model.js";
import type { FileShape } from "./schema.js";

/** Checks how a scenario can end. */
export function endingsOf(context: Context, shapes: FileShape["endings"], vocabulary: Vocabulary): readonly Ending[] {
  const endings = Object.entries(shapes ?? {}).map(([id, shape]): Ending => {
    const path = ["endings", id, "when"];
    if (shape.kind === "time" && shape.when !== undefined)
      context.keyProblem(path, t("an ending of kind time has no `when:`"), t("it comes on the last day; delete this"));
    const when = shape.when === undefined ? undefined : context.expr(path, shape.when, TRUTH, vocabulary);
    return { id, kind: shape.kind, when };
  });
  const times = endings.filter((ending) => ending.kind === "time").length;
  if (times !== 1 && endings.length === context.ids("endings").length)
    context.keyProblem(
      ["endings"],
      times === 0 ? t("no ending of kind time") : t("{times} endings of kind time", { times }),
      t("declare exactly one: it comes on the last day"),
    );
  return endings;
}
