import { t } from "../language/index.js";
import { type Dims, overDims, UNKNOWN_DIMS } from "../units/index.js";
import type { Context } from "./context.js";
import type { Curve, Household, Opening, Variable } from "./model.js";
import type { QuantityShape } from "./schema-basics.js";
import { DAY, PER_DAY, PLAIN, type Things } from "./things.js";
import type { Path } from "./tree.js";

/** Who eats at home, what there is at the start, and what encounters remember. */

const NOBODY: Household = {
  members: [],
  staples: [],
  rations: [],
  fedAway: false,
  issue: undefined,
  wage: undefined,
  recovery: 0,
  diesAfter: 0,
  deathChance: 0,
};

const optionalCurve = (
  context: Context,
  path: Path,
  value: QuantityShape | undefined,
  dims: Dims,
): Curve | undefined => (value === undefined ? undefined : context.curve(path, value, dims));

/** A good that is bought when food is short: one that feeds. */
function stapleOf(things: Things, id: string, at: readonly number[]): number {
  const path = ["household", "staple", ...at];
  const good = things.doc.goods?.[id];
  if (good !== undefined && good.kcal === undefined)
    things.context.problem(path, t("'{id}' has no calories", { id }), t("give the good a `kcal:`"));
  return things.goodAt(path, id);
}

export function householdOf(things: Things, money: Dims): Household {
  const { context, doc } = things;
  const household = doc.household;
  if (household === undefined) {
    if (!context.has("household"))
      context.problem([], t("there is no `household:`"), t("say who eats at home, what and how much"));
    return NOBODY;
  }
  const path = ["household"];
  const words = [household.staple].flat();
  const staples = words.map((id, index) => stapleOf(things, id, words === household.staple ? [index] : []));
  const members = Object.entries(household.members).map(([id, member]) => ({
    id,
    needs: context.curve([...path, "members", id, "needs"], member.needs, { kcal: 1, person: -1, day: -1 }),
    trader: member.trader ?? false,
  }));
  const traders = members.filter((member) => member.trader).length;
  if (traders !== 1)
    context.keyProblem(
      [...path, "members"],
      t("{traders} members are the trader", { traders }),
      t("mark exactly one with `trader: true`"),
    );
  if (Object.keys(household.rations).length === 0)
    context.keyProblem(
      [...path, "rations"],
      t("no rations are declared"),
      t("declare at least one, the fullest first"),
    );
  const issue = overDims(things.dimsOf(words[0] ?? ""), { person: 1, day: 1 });
  return {
    members,
    staples,
    rations: Object.entries(household.rations).map(([id, share]) => ({
      id,
      share: context.number([...path, "rations", id], share, PLAIN),
    })),
    fedAway: household["fed-away"],
    issue: optionalCurve(context, [...path, "issue"], household.issue, issue),
    wage: optionalCurve(context, [...path, "wage"], household.wage, overDims(money, DAY)),
    recovery: context.number([...path, "recovery"], household.recovery, PLAIN),
    diesAfter: context.number([...path, "dies", "after"], household.dies.after, DAY),
    deathChance: context.number([...path, "dies", "chance"], household.dies.chance, PER_DAY),
  };
}

export function opening(things: Things): readonly Opening[] {
  const { context, doc, names } = things;
  return (["you", "home"] as const).flatMap((account) =>
    Object.entries(doc.start?.[account] ?? {}).map(([id, amount]) => {
      const path = ["start", account, id];
      return {
        account,
        commodity: context.keyRef("good or currency", id, names.things, path),
        amount: context.number(path, amount, things.dimsOf(id)),
      };
    }),
  );
}

export function variables({ context, doc }: Things): readonly Variable[] {
  return Object.entries(doc.variables ?? {}).map(([id, variable]) => {
    const path = ["variables", id];
    const start = context.number([...path, "start"], variable.start, undefined);
    const dims = context.parameters[start]?.dims ?? UNKNOWN_DIMS;
    return {
      id,
      dims,
      start,
      low: context.optional([...path, "low"], variable.low, dims),
      high: context.optional([...path, "high"], variable.high, dims),
    };
  });
}
