import type { CheckedExpr } from "../scenario/index.js";
import type { Dims } from "../units/index.js";
import { pick } from "./lookup.js";
import type { Outlook } from "./outlook.js";
import type { NodeAsk, Program } from "./program.js";
import type { Rest } from "./rest.js";
import type { World } from "./world.js";

export interface OptionView {
  readonly id: string;
  readonly open: boolean;
  /** The odds the trader believes of the roll it leads to, if it leads to one straight away. */
  readonly outlook: Outlook | undefined;
  /** Whether it leads to offering an officer something: at once, or after being asked how much. */
  readonly offers: boolean;
  /** What it needs, where it needs something. */
  readonly needs: CheckedExpr | undefined;
}

export interface RangeView {
  readonly number: string;
  readonly dims: Dims;
  readonly from: number;
  readonly to: number;
  readonly outlook: Outlook | undefined;
  /** Whether the amount is offered to an officer. */
  readonly offers: boolean;
}

const NOTHING_ASKED: NodeAsk = { options: [], range: undefined };

/** What is asked now, if it is a question of that kind. */
export function askedOf({ asked }: Program, rest: Rest, kind: "choose" | "ask"): NodeAsk {
  return rest.kind === kind ? (asked.get(rest.encounter)?.get(rest.node) ?? NOTHING_ASKED) : NOTHING_ASKED;
}

/** The options of a choice, closed ones included; those not shown yet are left out. */
export const optionsOf = ({ options }: NodeAsk, w: World): readonly OptionView[] =>
  options.flatMap(({ id, may, shown, outlook, offers, when }) =>
    shown?.(w) === 0 ? [] : { id, open: may(w), outlook: outlook?.(w), offers, needs: when },
  );

/** The bounds of a question for a number, in smallest units. */
export function rangeOf({ range }: NodeAsk, w: World): RangeView | undefined {
  if (range === undefined) return undefined;
  const { number, dims, from, to, outlook, offers } = range;
  return { number, dims, from: from(w), to: to(w), outlook: outlook?.(w), offers };
}

/** Id of the encounter in which something is asked now. */
const encounterOf = (rest: Rest): string | undefined =>
  rest.kind === "choose" || rest.kind === "ask" ? rest.encounter : undefined;

/** The post whose stop stands open, and the person who stands there; one that is over is no place. */
export function postHere(w: World, rest: Rest): { readonly id: string; readonly officer: string } | undefined {
  const { encounters, posts, officers, people } = w.model.scenario;
  const [open, post] = [encounterOf(rest), pick(posts, w.post)];
  if (post === undefined || open === undefined) return undefined;
  if (post.encounter !== undefined && encounters[post.encounter]?.id !== open) return undefined;
  return { id: post.id, officer: people[officers[post.officer]?.person ?? -1]?.id ?? "" };
}

/** Whether there is a search in the encounter in which something is asked now. */
export function isSearched({ model }: World, rest: Rest): boolean {
  const open = encounterOf(rest);
  const of = open === undefined ? undefined : model.scenario.encounters.find(({ id }) => id === open);
  return of?.nodes.some(({ step }) => step.kind === "roll" && step.roll.kind === "search") === true;
}

/** The standing order in the middle of whose day something is asked now. */
export function workHere({ model }: World, rest: Rest): string | undefined {
  const open = encounterOf(rest);
  const { activities, encounters } = model.scenario;
  if (open === undefined) return undefined;
  return activities.find(({ encounter }) => encounters[encounter]?.id === open)?.id;
}
