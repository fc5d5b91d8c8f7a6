import { t } from "../language/index.js";
import { type Dims, overDims } from "../units/index.js";
import type { Contact, Hiding, Officer, Person, Post, Route, Sky } from "./model.js";
import type { OfficerShape, PostShape } from "./schema.js";
import { DAY, GRAM, PER_DAY, PLAIN, type Things } from "./things.js";
import type { Path } from "./tree.js";

/** People, weather, hiding places, posts and roads. */

export const people = ({ doc }: Things): readonly Person[] =>
  Object.entries(doc.people ?? {}).map(([id, person]) => ({ id, outside: person.outside ?? false }));

const under = ({ context, names }: Things, path: Path, id: string | undefined): number =>
  id === undefined ? -1 : context.ref("enforcement", id, names.enforcement, [...path, "under"]);

/** The engine counts what an officer did by position: 0 released, 1 kept, 2 reported. */
function inOrder({ prior: { releases, keeps, reports }, weight }: OfficerShape) {
  return { prior: { releases, keeps, reports }, weight };
}

export function officers(things: Things, money: Dims): readonly Officer[] {
  const { context, doc, names } = things;
  return names.officers.flatMap((id) => {
    const officer = doc.people?.[id]?.officer;
    if (officer === undefined) return [];
    const path = ["people", id, "officer"];
    const sum = (field: "seizing-costs" | "bribe-costs" | "reporting-pays") =>
      context.number([...path, field], officer[field], money);
    return [
      {
        person: names.people.indexOf(id),
        fences: context.number([...path, "fences"], officer.fences, PLAIN),
        seizingCosts: sum("seizing-costs"),
        bribeCosts: sum("bribe-costs"),
        reportingPays: sum("reporting-pays"),
        carrying: context.optional([...path, "carrying"], officer.carrying, overDims(money, GRAM)),
        under: under(things, path, officer.under),
        belief: things.oddsOfEach(id, path, inOrder(officer)),
      },
    ];
  });
}

export function contacts(things: Things, money: Dims): readonly Contact[] {
  const { context, doc, names } = things;
  return names.contacts.flatMap((id) => {
    const contact = doc.people?.[id]?.contact;
    if (contact === undefined) return [];
    const path = ["people", id, "contact"];
    const number = (field: "patience" | "elsewhere" | "fences" | "betrayal-costs", dims: Dims) =>
      context.number([...path, field], contact[field], dims);
    return [
      {
        person: names.people.indexOf(id),
        patience: number("patience", PLAIN),
        elsewhere: number("elsewhere", money),
        fences: number("fences", PLAIN),
        betrayalCosts: number("betrayal-costs", money),
        belief: things.odds(id, path, ["holds", "defects"], contact),
      },
    ];
  });
}

export const skies = (things: Things): readonly Sky[] =>
  Object.entries(things.doc.skies ?? {}).map(([id, sky]) => ({
    id,
    snow: things.context.curve(["skies", id, "snow"], sky.snow, PER_DAY),
    belief: things.odds(id, ["skies", id], ["yes", "no"], sky),
  }));

export const hidings = (things: Things): readonly Hiding[] =>
  Object.entries(things.doc.hiding ?? {}).map(([id, hiding]) => ({
    id,
    found: things.context.number(["hiding", id, "found"], hiding.found, PLAIN),
    amount: things.context.number(["hiding", id, "amount"], hiding.amount, undefined),
    belief: things.odds(id, ["hiding", id], ["yes", "no"], hiding),
  }));

export function posts(things: Things): readonly Post[] {
  const { context, names } = things;
  return Object.entries(things.doc.posts ?? {}).map(([id, post]) => {
    const path = ["posts", id];
    return {
      id,
      stops: context.number([...path, "stops"], post.stops, PLAIN),
      heat: context.number([...path, "heat"], post.heat, PLAIN),
      officer: context.ref("officer", post.officer, names.officers, [...path, "officer"]),
      encounter: opensOf(things, path, post),
      comes: post.comes === undefined ? undefined : context.curve([...path, "comes"], post.comes, PER_DAY),
      under: under(things, path, post.under),
      belief: things.odds(id, path, ["yes", "no"], post),
    };
  });
}

/** A post on a road opens an encounter; a patrol is met by one. */
function opensOf({ context, names }: Things, path: Path, { opens, comes }: PostShape): number | undefined {
  if (opens !== undefined && comes !== undefined)
    context.keyProblem(
      [...path, "opens"],
      t("a patrol opens nothing"),
      t("an encounter meets it with {example}", { example: "`roll: {patrol: ...}`" }),
    );
  if (opens === undefined && comes === undefined)
    context.keyProblem(path, t("a stop here opens nothing"), t("add `opens:`, or `comes:` if it is a patrol"));
  return opens === undefined ? undefined : context.ref("encounter", opens, names.encounters, [...path, "opens"]);
}

function postAt({ context, names }: Things, path: Path, id: string): number {
  if (names.patrols.includes(id))
    context.problem(path, t("'{id}' is a patrol, not a post on a road", { id }), t("name a post without `comes:`"));
  return context.ref("post", id, names.posts, path);
}

export function routes(things: Things, holders: ReadonlyMap<string, readonly number[]>): readonly Route[] {
  const { context, names } = things;
  return Object.entries(things.doc.routes ?? {}).map(([id, route]) => {
    const path = ["routes", id];
    if (context.ids(...path, "legs").length === 0)
      context.problem(
        [...path, "legs"],
        t("a route without legs"),
        t("add at least one: {example}", { example: "`legs: {road: {days: ...}}`" }),
      );
    return {
      id,
      from: context.ref("place", route.from, names.places, [...path, "from"]),
      to: context.ref("place", route.to, names.places, [...path, "to"]),
      episodes: holders.get(id) ?? [],
      legs: Object.entries(route.legs).map(([leg, body]) => {
        const at = [...path, "legs", leg];
        return {
          id: leg,
          days: context.number([...at, "days"], body.days, DAY),
          sky: body.sky === undefined ? undefined : context.ref("sky", body.sky, names.skies, [...at, "sky"]),
          post: body.post === undefined ? undefined : postAt(things, [...at, "post"], body.post),
        };
      }),
    };
  });
}
