import type { Program, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import { capital, oddsPercent } from "../figures.js";
import type { Words } from "../words.js";

type Passage = NonNullable<ReturnType<View["passage"]>>;

/** `8 %`, or `8 % to 12 %` where attention makes it uncertain. */
function betweenText(of: { readonly low: number; readonly high: number }): string {
  const [low, high] = [oddsPercent(of.low), oddsPercent(of.high)];
  return low === high ? low : t("{low} to {high}", { low, high });
}

/** What all posts of a road come to together, by the odds believed; nothing where nothing is at stake there. */
export function passageLines(view: View, route: string): readonly string[] {
  const passage = view.passage(route);
  if (passage === undefined) return [];
  return [
    t("All posts of this road together stop you and find something of what you carry now with odds of {odds}.", {
      odds: betweenText(passage),
    }),
  ];
}

const partsOf = ({ found, posts }: Passage, words: Words): readonly string[] => [
  ...posts.map(({ id, stops, finds }) =>
    t("  {post}: stops you {stops}; a search finds something {found}; both {both}.", {
      post: capital(words.name("posts", id)),
      stops: betweenText(stops),
      found: oddsPercent(found),
      both: betweenText(finds),
    }),
  ),
  ...(posts.length > 1 ? [t("  Together is 100 % less what passes all of them.")] : []),
];

/** What that is made of, post by post. */
export function passageParts(view: View, words: Words, route: string): readonly string[] {
  const passage = view.passage(route);
  return passage === undefined ? [] : partsOf(passage, words);
}

/** What the roads from here come to once a load is hidden, where that moves it: what a hiding place is good for. */
export function passagesAfter(view: View, after: View, words: Words): readonly string[] {
  return view.routes.flatMap(({ id }) => {
    const [before, then] = [view.passage(id), after.passage(id)];
    if (then === undefined || (before?.high === then.high && before.low === then.low)) return [];
    return [
      t("On {route} all posts together would then stop you and find something of it with odds of {odds}:", {
        route: words.name("routes", id),
        odds: betweenText(then),
      }),
      ...partsOf(then, words),
    ];
  });
}

/** Whether a stop at a post begins with a search, and nothing follows where that finds nothing. */
function isCleanFree({ model: { scenario } }: Program, post: string): boolean {
  const encounter = scenario.encounters[scenario.posts.find(({ id }) => id === post)?.encounter ?? -1];
  const [first] = encounter?.nodes ?? [];
  if (first?.step.kind !== "roll" || first.verbs.length > 0 || first.step.roll.kind !== "search") return false;
  const [clean] = first.step.on; // a search has two ways, the first is that nothing is found
  return clean !== undefined && clean.to === undefined && clean.ending === undefined && clean.verbs.length === 0;
}

/** What a stop can cost at one of some posts: what is not banned is nothing to a search. */
export function stopCosts(program: Program, view: View, posts: readonly string[]): readonly string[] {
  if (posts.length === 0 || !posts.every((post) => isCleanFree(program, post))) return [];
  const carriesSome = (view.searchOutlook[0]?.odds ?? 0) > 0;
  return [
    t(
      "A search takes only what is banned: money and goods that are not are left alone, and a stop at which nothing banned is found costs neither money nor days.",
    ),
    ...(carriesSome ? [] : [t("Of what you carry now nothing is banned.")]),
  ];
}
