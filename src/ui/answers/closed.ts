import type { View } from "../../engine/index.js";
import { exprText } from "../../expr/index.js";
import { t } from "../../language/index.js";
import type { CheckedExpr } from "../../scenario/index.js";
import { partsOf } from "../condition.js";
import { capital } from "../figures.js";
import type { Words } from "../words.js";

/** What the catalogue says about something closed, and the parts of its condition that are missing. */
export function whyNotYet(words: Words, view: View, about: string | undefined, needs: CheckedExpr | undefined): string {
  const missing = needs === undefined ? "" : words.missing(needs, view, about !== undefined);
  const parts = missing === "" ? "" : t("Possible only if {missing}.", { missing });
  const told = parts === "" ? about : about?.replace(/[^.!?]$/, "$&.");
  return [told ?? "", parts].filter((text) => text !== "").join(" ");
}

/** Why a day of a standing order is not done now, in sentences; undefined where it is, or hangs on a number the order is yet to name. */
export function whyIdle(words: Words, view: View, id: string, needs: CheckedExpr | undefined): string | undefined {
  if (needs === undefined || words.valueOf(needs.text, view) !== 0) return whyLacking(words, view, id);
  if (view.activity(id)?.level === undefined && words.namesItsNumber(id, needs)) return undefined;
  const why = whyNotYet(words, view, words.about(`${id} needs`, view), needs);
  return [why, ...quietAgain(words, view, needs)].join(" ").trim();
}

/** What is missing for the least a day of work makes; undefined where nothing is. */
function whyLacking(words: Words, view: View, id: string): string | undefined {
  const lacks = view.activity(id)?.lacks;
  if (lacks === undefined) return undefined;
  const one = words.holding(lacks.good, lacks.amount);
  const goods = (of: readonly string[]): string => of.map((good) => words.name("goods", good)).join(", ");
  const { missing, money } = lacks;
  const stored = view.money.find((of) => of.id === money?.id)?.stored ?? 0;
  return [
    ...(missing.length === 0 ? [] : [t("Not enough for {one}: {goods}.", { one, goods: goods(missing) })]),
    ...(money === undefined
      ? []
      : [
          money.goods.length === 0
            ? t("No money for it: a day of it costs {needed}, and you have {has} with you.", {
                needed: words.holding(money.id, money.needed),
                has: words.holding(money.id, money.has),
              })
            : t(
                "No money for {goods}: for {one} it takes {needed}, with what a day costs, and you have {has} with you.",
                {
                  goods: goods(money.goods),
                  one,
                  needed: words.holding(money.id, money.needed),
                  has: words.holding(money.id, money.has),
                },
              ),
        ]),
    ...(stored > 0 && money !== undefined
      ? [t("{stored} lie at home and can be taken.", { stored: words.holding(money.id, stored) })]
      : []),
  ].join(" ");
}

/** Of patrols that have to have stayed away: when each last came, and from which day on that is long enough ago. */
function quietAgain(words: Words, view: View, { tree }: CheckedExpr): readonly string[] {
  return partsOf(tree).flatMap((part) => {
    if (part.op !== ">" || part.left.op !== "call" || part.left.name !== "quiet") return [];
    const [post] = part.left.args;
    const [quiet, needed] = [part.left, part.right].map((of) => words.valueOf(exprText(of), view));
    if (post?.op !== "name" || quiet === undefined || needed === undefined || quiet > needed) return [];
    const last = view.day - quiet;
    const of = { name: capital(words.name("posts", post.name)), day: last, from: last + Math.floor(needed) + 1 };
    return last > 0
      ? [t("{name} last came on day {day}; from day {from} on, if none comes before.", of)]
      : [t("From day {from} on, if none comes before.", of)];
  });
}

/**
 * Why an option of the moment cannot be chosen, without a full stop: what the catalogue says about it (of it alone, as
 * `encounter node option`, else under its name), else what it needs.
 */
export function whyClosed(words: Words, view: View, id: string, needs: CheckedExpr | undefined): string {
  const { rest } = view;
  const alone = rest.kind === "choose" ? words.about(`${rest.encounter} ${rest.node} ${id}`, view) : undefined;
  const missing = needs === undefined ? "" : words.missing(needs, view, true);
  const whole = needs !== undefined && missing !== "" && missing === words.missing(needs, view);
  // A text about the thing an option is called by is no reason; what is missing is, where all of it can be told.
  const about = alone ?? (whole ? undefined : words.about(id, view));
  if (about === undefined && needs !== undefined)
    return t("not possible now; only if {missing}", { missing: words.missing(needs, view) });
  const why = whyNotYet(words, view, about, needs);
  return why === "" ? t("not possible now") : t("not possible now: {why}", { why }).replace(/[.:\s]+$/, "");
}
