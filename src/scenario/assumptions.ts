import { t } from "../language/index.js";
import type { Context } from "./context.js";

/** Assumptions by name with their reason: words, not a word. */
export function assumptionsOf(
  context: Context,
  declared: Readonly<Record<string, string>> | undefined,
): ReadonlyMap<string, string> {
  const assumptions = new Map(Object.entries(declared ?? {}));
  for (const [id, reason] of assumptions)
    if (!/\p{L}\S*\s+\S*\p{L}/u.test(reason))
      context.problem(["assume", id], t("an assumption without a reason"), t("say in a sentence why this is assumed"));
  return assumptions;
}
