import { type Dims, overDims, UNKNOWN_DIMS } from "../units/index.js";
import type { Household, Opening, Variable } from "./model.js";
import { DAY, PER_DAY, PLAIN, type Things } from "./things.js";

/** Who eats at home, what there is at the start, and what encounters remember. */

const NOBODY: Household = {
  place: 0,
  members: [],
  staple: 0,
  rations: [],
  fedAway: false,
  issue: undefined,
  wage: undefined,
  recovery: 0,
  diesAfter: 0,
  deathChance: 0,
};

export function householdOf(things: Things, money: Dims): Household {
  const { context, doc, names } = things;
  const household = doc.household;
  if (household === undefined) {
    if (!context.has("household"))
      context.problem([], "there is no `household:`", "say who eats at home, what and how much");
    return NOBODY;
  }
  const path = ["household"];
  const staple = things.goodAt([...path, "staple"], household.staple);
  const stapleGood = doc.goods?.[household.staple];
  if (stapleGood !== undefined && stapleGood.kcal === undefined)
    context.problem([...path, "staple"], `'${household.staple}' has no calories`, "give the good a `kcal:`");
  const members = Object.entries(household.members).map(([id, member]) => ({
    id,
    needs: context.number([...path, "members", id, "needs"], member.needs, { kcal: 1, person: -1, day: -1 }),
    trader: member.trader ?? false,
  }));
  const traders = members.filter((member) => member.trader).length;
  if (traders !== 1)
    context.keyProblem(
      [...path, "members"],
      `${traders} members are the trader`,
      "mark exactly one with `trader: true`",
    );
  if (Object.keys(household.rations).length === 0)
    context.keyProblem([...path, "rations"], "no rations are declared", "declare at least one, the fullest first");
  const issue = overDims(things.dimsOf(household.staple), { person: 1, day: 1 });
  return {
    place: context.ref("place", household.at, names.places, [...path, "at"]),
    members,
    staple,
    rations: Object.entries(household.rations).map(([id, share]) => ({
      id,
      share: context.number([...path, "rations", id], share, PLAIN),
    })),
    fedAway: household["fed-away"],
    issue: context.optional([...path, "issue"], household.issue, issue),
    wage: context.optional([...path, "wage"], household.wage, overDims(money, DAY)),
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
