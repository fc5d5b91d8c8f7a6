import { t } from "../../language/index.js";
import { capital } from "../figures.js";
import { carried } from "../holdings.js";
import { awayLines } from "../larder.js";
import { believedOf, pressedBy } from "./believed.js";
import { hazardLine, hazardsOf } from "./hazards.js";
import { passageLines, passageParts, stopCosts } from "./passage.js";
import type { Tell } from "./tell.js";

export const post: Tell = (program, view, words, id) => {
  const { scenario } = program.model;
  const index = scenario.posts.findIndex((of) => of.id === id);
  const legs = scenario.routes.flatMap((route) =>
    route.legs.filter((leg) => leg.post === index).map((leg) => words.name("legs", `${route.id}.${leg.id}`)),
  );
  return [
    ...(legs.length === 0 ? [] : [t("It stands at the end of {legs}.", { legs: legs.join(", ") })]),
    ...believedOf(program, view, words, scenario.posts[index]?.belief),
    ...pressedBy(program, view, words, scenario.posts[index]?.under ?? -1),
    ...stopCosts(program, view, [id]),
  ];
};

export const enforcement: Tell = (program, view, words, id) => {
  const at = program.model.scenario.enforcement.findIndex((of) => of.id === id);
  const posts = program.model.scenario.posts.filter(({ under }) => under === at);
  const ways = (program.model.scenario.enforcement[at]?.regimes ?? [])
    .map((of) => words.name(`regimes.${id}`, of.id))
    .join(", ");
  if (posts.length === 0)
    return [
      t("It presses in one of these ways, each for weeks: {ways}.", { ways }),
      ...pressedBy(program, view, words, at),
      t("What is heard of it, and what shows itself, moves this; between times it may have changed."),
    ];
  return [
    t("It moves {posts}.", { posts: posts.map((of) => words.name("posts", of.id)).join(", ") }),
    t("It presses in one of these ways, each for weeks, and nobody says which: {ways}.", { ways }),
    ...pressedBy(program, view, words, at),
    ...posts.flatMap(({ belief }) => believedOf(program, view, words, belief)),
    t(
      "A day on which nobody comes or stops you speaks for a laxer way, each that does, whether it reaches you or not, and what is heard, for a harder one. Now and then it may change; what you believe then goes back some way towards how often each is met.",
    ),
  ];
};

export const route: Tell = (program, view, words, id) => {
  const { scenario } = program.model;
  const legs = scenario.routes.find((of) => of.id === id)?.legs ?? [];
  const days = view.roads.find((of) => of.id === id)?.legs ?? [];
  const ahead = hazardsOf(program, words, view).filter(
    ({ encounter }) => encounter.place === scenario.routes.find((of) => of.id === id)?.to,
  );
  const free = legs.some((leg) => leg.post !== undefined)
    ? []
    : [t("No post stands on the road itself; who waits where it ends, you meet there.")];
  const told = legs.flatMap((leg, at) => [
    `${capital(words.name("legs", `${id}.${leg.id}`))}: ${words.days(days[at]?.days ?? 0)}.`,
    ...(leg.post === undefined
      ? []
      : [t("At its end: {post}.", { post: words.name("posts", scenario.posts[leg.post]?.id ?? "") })]),
    ...believedOf(program, view, words, scenario.posts[leg.post ?? -1]?.belief),
    ...believedOf(program, view, words, scenario.skies[leg.sky ?? -1]?.belief),
  ]);
  return [
    ...told,
    ...passageLines(view, id),
    ...passageParts(view, words, id),
    ...free,
    ...ahead.map((of) => hazardLine(program, words, view, of)),
    ...(view.routes.some((of) => of.id === id)
      ? [t("What you have with you goes along: {it}.", { it: carried(view, words, true) }), ...awayLines(view)]
      : []),
    t("Nothing is paid for the ride itself; what is asked on the way, you are asked then. {more}", {
      more: words.fedAway
        ? t("You are fed on the road and take nothing from the larder; on the evening you come home you eat there.")
        : t("Nobody feeds you on the road."),
    }),
  ];
};

export const place: Tell = (program, view, words, id) => {
  const { scenario } = program.model;
  const index = scenario.places.indexOf(id);
  const goods = scenario.markets
    .filter((of) => of.place === index)
    .map((of) => words.name("goods", scenario.goods[of.good]?.id ?? ""));
  const offered = scenario.encounters.some(({ place: at }) => at === index);
  return [
    goods.length === 0 && offered
      ? t("Nothing has a price on a board here: what is bought and sold is offered to you when you are there.")
      : t("{more} Traded here: {more2}.", {
          more: index === scenario.home ? t("Your household lives here.") : "",
          more2: goods.length === 0 ? t("nothing") : goods.join(", "),
        }).trim(),
    ...view.routes
      .filter(({ to }) => to === id)
      .map((of) =>
        t("From where you are it is {days} by {route}.", {
          days: words.days(of.days),
          route: words.name("routes", of.id),
        }),
      ),
  ];
};

/** `out.road`: a part of a route. */
export const leg: Tell = (program, view, words, id) => {
  const [of = ""] = id.split(".");
  return route(program, view, words, of);
};
