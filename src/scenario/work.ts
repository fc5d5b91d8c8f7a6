import { quantityOf, TRUTH, type Vocabulary } from "../expr/index.js";
import { t } from "../language/index.js";
import { type Dims, overDims, UNKNOWN_DIMS } from "../units/index.js";
import type { Context } from "./context.js";
import type { Activity, Recipe } from "./model.js";
import type { FileShape } from "./schema.js";
import { DAY, type Things } from "./things.js";
import type { Path } from "./tree.js";

/** What is made, and what is done day after day. */

/** What a recipe makes and an activity is called, before expressions can be read. */
export function outlines({ context, doc, names }: Things): {
  readonly recipes: readonly { readonly id: string; readonly good: number }[];
  readonly activities: readonly { readonly id: string; readonly levels: readonly string[] }[];
} {
  return {
    recipes: names.recipes.map((id) => ({
      id,
      good: names.goods.indexOf(String(context.plain(["recipes", id, "makes"]))),
    })),
    activities: Object.entries(doc.activities ?? {}).map(([id, { levels }]) => ({ id, levels })),
  };
}

export function recipes(things: Things, vocabulary: Vocabulary): readonly Recipe[] {
  const { context, doc, names } = things;
  return Object.entries(doc.recipes ?? {}).map(([id, recipe]) => {
    const path = ["recipes", id];
    if (Object.keys(recipe.uses).length === 0)
      context.keyProblem([...path, "uses"], t("a recipe that uses nothing"), t("say what one unit takes"));
    const uses = Object.entries(recipe.uses).map(([good, amount]) => {
      const dims = overDims(things.dimsOf(good), things.dimsOf(recipe.makes));
      return {
        good: context.keyRef("good", good, names.goods, [...path, "uses", good]),
        amount: context.expr([...path, "uses", good], amount, quantityOf(dims), vocabulary),
      };
    });
    return { id, good: things.goodAt([...path, "makes"], recipe.makes), uses };
  });
}

type Asks = NonNullable<NonNullable<FileShape["activities"]>[string]["asks"]>;

/** Checks standing orders. `declared` tells the units of the numbers named with them. */
export function activities(
  things: Things,
  vocabulary: Vocabulary,
  declared: ReadonlyMap<string, Dims>,
  holders: ReadonlyMap<string, readonly number[]>,
  money: Dims,
): readonly Activity[] {
  const { context, doc, names } = things;
  const asksOf = (path: Path, asks: Asks): Activity["asks"] => {
    const type = quantityOf(declared.get(asks.number) ?? UNKNOWN_DIMS);
    return {
      number: asks.number,
      from: context.expr([...path, "from"], asks.from, type, vocabulary),
      to: context.expr([...path, "to"], asks.to, type, vocabulary),
    };
  };
  const whenOf = (path: Path, when: string | number | undefined): Activity["when"] =>
    when === undefined ? undefined : context.expr(path, when, TRUTH, vocabulary);
  const paysOf = (path: Path, pays: string | number | undefined): Activity["pays"] =>
    pays === undefined ? undefined : context.expr(path, pays, quantityOf(money), vocabulary);
  return Object.entries(doc.activities ?? {}).map(([id, { levels, asks, ...activity }]) => {
    const path = ["activities", id];
    checkLevels(context, [...path, "levels"], levels);
    const place = (field: "from" | "at", name: string): number =>
      context.ref("place", name, names.places, [...path, field]);
    const from = place("from", activity.from);
    return {
      id,
      from,
      at: activity.at === undefined ? from : place("at", activity.at),
      when: whenOf([...path, "when"], activity.when),
      makes:
        activity.makes === undefined
          ? undefined
          : context.ref("recipe", activity.makes, names.recipes, [...path, "makes"]),
      pays: paysOf([...path, "pays"], activity.pays),
      levels,
      asks: asks === undefined ? undefined : asksOf([...path, "asks"], asks),
      work: context.optional([...path, "work"], activity.work, overDims({ kcal: 1 }, DAY)),
      encounter: context.ref("encounter", activity.opens, names.encounters, [...path, "opens"]),
      episodes: holders.get(id) ?? [],
    };
  });
}

const OFF = "off";

function checkLevels(context: Context, path: Path, levels: readonly string[]): void {
  for (const [index, level] of levels.entries()) {
    if (level === OFF)
      context.problem([...path, index], t("a level cannot be called 'off'"), t("`off` ends the activity"));
    if (levels.indexOf(level) !== index)
      context.problem([...path, index], t("'{id}' stands here twice", { id: level }), t("keep one"));
  }
}

/** Numbers named with an order, with the expression whose unit they take. */
export function orderedNumbers(shapes: FileShape["activities"]): ReadonlyMap<string, string> {
  const found = Object.values(shapes ?? {}).flatMap(({ asks }): [string, string][] =>
    asks === undefined ? [] : [[asks.number, String(asks.to)]],
  );
  return new Map(found);
}
