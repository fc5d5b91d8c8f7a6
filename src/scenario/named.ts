import { msg, t } from "../language/index.js";

/** What is said where nothing of a kind has a name; `{name}` is the name. */
const NOTHING = {
  account: msg("no account '{name}'"),
  activity: msg("no activity '{name}'"),
  assumption: msg("no assumption '{name}'"),
  base: msg("no base '{name}'"),
  belief: msg("no belief '{name}'"),
  contact: msg("no contact '{name}'"),
  credit: msg("no credit '{name}'"),
  currency: msg("no currency '{name}'"),
  encounter: msg("no encounter '{name}'"),
  ending: msg("no ending '{name}'"),
  enforcement: msg("no enforcement '{name}'"),
  episode: msg("no episode '{name}'"),
  good: msg("no good '{name}'"),
  "good or currency": msg("no good or currency '{name}'"),
  "hiding place": msg("no hiding place '{name}'"),
  "kind-of-day": msg("no kind-of-day '{name}'"),
  level: msg("no level '{name}'"),
  node: msg("no node '{name}'"),
  offer: msg("no offer '{name}'"),
  officer: msg("no officer '{name}'"),
  outcome: msg("no outcome '{name}'"),
  patrol: msg("no patrol '{name}'"),
  person: msg("no person '{name}'"),
  place: msg("no place '{name}'"),
  post: msg("no post '{name}'"),
  recipe: msg("no recipe '{name}'"),
  regime: msg("no regime '{name}'"),
  route: msg("no route '{name}'"),
  sky: msg("no sky '{name}'"),
  variable: msg("no variable '{name}'"),
  world: msg("no world '{name}'"),
} as const;

/** A kind of thing that is called by a name. */
export type Named = keyof typeof NOTHING;

/** `no place 'twon'` */
export const nothingCalled = (kind: Named, name: string): string => t<string>(NOTHING[kind], { name });
