import type { Program, View } from "../../engine/index.js";
import { namesIn } from "../../expr/index.js";
import { t } from "../../language/index.js";
import type { Words } from "../words.js";

/** The endings nobody chooses that rest on a value (`exposure`, a variable's id): on which evening each comes. */
export const endedBy = ({ model }: Program, view: View, words: Words, id: string): readonly string[] =>
  model.scenario.endings.flatMap((ending) =>
    ending.kind === "ruin" && ending.when !== undefined && namesIn(ending.when.tree).includes(id)
      ? [
          t("The play ends on the evening on which this holds: {condition} (`why {ending}`).", {
            condition: words.condition(ending.when, view),
            ending: ending.id,
          }),
        ]
      : [],
  );
