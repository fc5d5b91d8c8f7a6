import { msg, t } from "../language/index.js";
import type { Context } from "./context.js";

/** The things a scenario names, as the other sections refer to them, whether or not their bodies are good. */
export interface Names {
  readonly currencies: readonly string[];
  /** What is traded or lent: the goods in the file's order, then the money that has a price or is lent itself. */
  readonly goods: readonly string[];
  readonly declaredGoods: readonly string[];
  /** Currencies, then goods: what can pass from hand to hand. */
  readonly things: readonly string[];
  readonly credit: readonly string[];
  /** Currencies, goods, then one claim per credit. */
  readonly commodities: readonly string[];
  readonly places: readonly string[];
  readonly people: readonly string[];
  readonly officers: readonly string[];
  readonly contacts: readonly string[];
  readonly skies: readonly string[];
  readonly hiding: readonly string[];
  readonly posts: readonly string[];
  readonly enforcement: readonly string[];
  /** Regimes of all enforcement. */
  readonly regimes: readonly string[];
  readonly offers: readonly string[];
  readonly routes: readonly string[];
  readonly patrols: readonly string[];
  readonly recipes: readonly string[];
  readonly activities: readonly string[];
  /** Levels of all activities. */
  readonly levels: readonly string[];
  readonly encounters: readonly string[];
  readonly endings: readonly string[];
  readonly beliefs: readonly string[];
}

/** Accounts that every scenario has. */
export const OWN_ACCOUNTS = ["you", "home", "state"] as const;

export function namesOf(context: Context): Names {
  const ids = (section: string): readonly string[] => context.ids(section);
  const officers = ids("people").filter((id) => context.has("people", id, "officer"));
  const contacts = ids("people").filter((id) => context.has("people", id, "contact"));
  const cold = ids("goods").filter((id) => context.has("goods", id, "cold"));
  const things = [...ids("currencies"), ...ids("goods")];
  const priced = new Set(ids("markets").map((id) => id.split("/")[1]));
  const lent = new Set(ids("credit").map((id) => context.plain(["credit", id, "good"])));
  const traded = ids("currencies").filter((id) => priced.has(id) || lent.has(id));
  return {
    currencies: ids("currencies"),
    goods: [...ids("goods"), ...traded],
    declaredGoods: ids("goods"),
    things,
    credit: ids("credit"),
    commodities: [...things, ...ids("credit")],
    places: ids("places"),
    people: ids("people"),
    officers,
    contacts,
    skies: ids("skies"),
    hiding: ids("hiding"),
    posts: ids("posts"),
    enforcement: ids("enforcement"),
    regimes: [...new Set(ids("enforcement").flatMap((id) => context.ids("enforcement", id, "regimes")))],
    offers: ids("offers"),
    routes: ids("routes"),
    patrols: ids("posts").filter((id) => context.has("posts", id, "comes")),
    recipes: ids("recipes"),
    activities: ids("activities"),
    levels: [...new Set(ids("activities").flatMap((id) => context.words(["activities", id, "levels"])))],
    encounters: ids("encounters"),
    endings: ids("endings"),
    beliefs: [...ids("skies"), ...ids("hiding"), ...ids("posts"), ...officers, ...contacts, ...cold],
  };
}

const GROUPS: readonly { readonly sections: readonly string[]; readonly why: string }[] = [
  { sections: ["currencies", "goods"], why: msg("money and goods share their names in `has(...)`") },
  { sections: ["numbers", "variables"], why: msg("numbers and variables share their names in expressions") },
  { sections: ["skies", "hiding", "posts"], why: msg("what has odds shares its names in `belief(...)`") },
];

/** Names that stand under two sections that share their names. */
function checkShared(context: Context, sections: readonly string[], why: string): void {
  const first = new Map<string, string>();
  for (const [section, id] of sections.flatMap((name) => context.ids(name).map((each) => [name, each] as const))) {
    const other = first.get(id);
    if (other !== undefined)
      context.keyProblem(
        [section, id],
        t("'{id}' is a name under `{other}:` too", { id, other }),
        t("{why}; rename one", { why: t(why) }),
      );
    first.set(id, section);
  }
}

/** Two things a trader holds odds about under one name: `belief(name)` would mean both. */
function checkBeliefs(context: Context): void {
  const sections = ["skies", "hiding", "posts"];
  const taken = new Map(sections.flatMap((section) => context.ids(section).map((id) => [id, section] as const)));
  for (const [section, field] of [
    ["people", "officer"],
    ["people", "contact"],
    ["goods", "cold"],
  ] as const) {
    for (const id of context.ids(section).filter((each) => context.has(section, each, field))) {
      const other = taken.get(id);
      if (other !== undefined)
        context.keyProblem(
          [section, id, field],
          t("'{id}' has odds under `{other}:` too", { id, other }),
          t("what has odds shares its names in `belief(...)`; rename one"),
        );
      taken.set(id, `${section}.${id}.${field}`);
    }
  }
}

/** Names that would mean two things where they are used. `words` are those of the language. */
export function checkNames(context: Context, words: ReadonlySet<string>): void {
  for (const { sections, why } of GROUPS) checkShared(context, sections, why);
  checkBeliefs(context);
  for (const [section, id] of ["numbers", "variables"].flatMap((name) =>
    context.ids(name).map((each) => [name, each] as const),
  ))
    if (words.has(id))
      context.keyProblem([section, id], t("'{id}' is a word of the language", { id }), t("choose another name"));
  for (const id of OWN_ACCOUNTS)
    if (context.has("people", id))
      context.keyProblem(
        ["people", id],
        t("'{id}' cannot be a person's name", { id }),
        t("it stands for an account; choose another"),
      );
}
