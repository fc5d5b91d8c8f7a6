import type { Program, View } from "../../engine/index.js";
import { msg, t } from "../../language/index.js";
import type { Activity, CheckedExpr } from "../../scenario/index.js";
import { capital } from "../figures.js";
import { hungerLines, memberLine, shareLines } from "../hunger.js";
import { lastsText } from "../larder.js";
import type { Words } from "../words.js";
import { whyIdle, whyNotYet } from "./closed.js";
import { hazardLine, hazardsOf } from "./hazards.js";
import { endedBy } from "./limits.js";
import { isKnown, type Thing } from "./numbers.js";
import { verbsWithin } from "./occasion.js";
import { beliefLines, enforcementLines } from "./odds.js";
import { passageLines } from "./passage.js";
import { movedText } from "./price.js";
import { effortLine, saidToday, workLines } from "./work.js";
import { countedNow } from "./worth.js";

type Tell = (program: Program, view: View, words: Words, id: string) => readonly string[];

const believedOf = (program: Program, view: View, words: Words, belief: number | undefined): readonly string[] =>
  belief === undefined
    ? []
    : beliefLines(program, view, words, (index) => index === belief).map((line) =>
        t("You believe: {line}.", { line: line.trim() }),
      );

/** How hard an enforcement presses, as believed; nothing for -1. */
const pressedBy = ({ model }: Program, view: View, words: Words, enforcement: number): readonly string[] => {
  const id = enforcement < 0 ? undefined : model.scenario.enforcement[enforcement]?.id;
  return enforcementLines(view, words, (of) => of === id).map((line) =>
    t("You believe: {line}.", { line: line.trim() }),
  );
};

/** What of a money there is, with the trader and at home. */
export const moneyLines = (view: View, words: Words, word: string): readonly string[] =>
  view.money
    .filter(({ id }) => id === word)
    .map(({ id, has, stored }) =>
      t("With you: {money}; at home: {money2}.", { money: words.holding(id, has), money2: words.holding(id, stored) }),
    );

/** What of a good is with the trader, and where it is hidden: at home only what a question is about. */
function heldLines(view: View, words: Words, { id, has, hiding }: View["goods"][number]): readonly string[] {
  if (has <= 0) return [];
  const shown = hiding === undefined || (view.atHome && view.rest.kind === "plan");
  const of = { hiding: words.name("hiding", hiding ?? "") };
  return [
    t("With you: {holding}{more}.", {
      holding: words.holding(id, has),
      more: shown ? "" : view.isFound(id) ? t(", found {hiding}", of) : t(", hidden {hiding}", of),
    }),
  ];
}

/** Single buyers of a good who stand somewhere else, with what people say they give. */
function buyersElsewhere({ model }: Program, view: View, words: Words, good: string): readonly string[] {
  const { base, scenario } = model;
  const { goods, offers, parameters, people, places } = scenario;
  return offers.flatMap((of) => {
    if (goods[of.good]?.id !== good || places[of.place] === view.place) return [];
    const price = parameters.find(({ name }) => name === `offers.${of.id}.price`);
    const said = price !== undefined && isKnown(price) ? price.literals.get(base)?.text : undefined;
    return said === undefined
      ? []
      : [
          t("Elsewhere ({place}), people say, one gives about {price} for it: {person}.", {
            place: words.name("places", places[of.place] ?? ""),
            person: words.name("people", people[of.by]?.id ?? ""),
            price: said.replace(/\s*@.*$/, ""),
          }),
        ];
  });
}

const good: Tell = (program, view, words, id) => {
  const of = view.goods.find((other) => other.id === id);
  const facts = program.model.scenario.goods.find((other) => other.id === id);
  if (of === undefined) return [];
  const here = [
    ...(of.ask > 0 ? [t("to buy here {price}", { price: words.price(of.ask, id) })] : []),
    ...(of.bid > 0 ? [t("to sell here {price}", { price: words.price(of.bid, id) })] : []),
    ...(of.stock === undefined || of.ask === 0
      ? []
      : [t("{holding} for sale today", { holding: words.holding(id, of.stock) })]),
    ...(of.homeBid > 0 && !view.atHome
      ? [
          t("at home it sold for {price} when last heard or expected, your own sales until then in it", {
            price: words.price(of.homeBid, id),
          }),
        ]
      : []),
  ];
  return [
    here.length === 0 ? t("There is no market for it here.") : t("Prices: {here}.", { here: here.join("; ") }),
    ...buyersElsewhere(program, view, words, id),
    ...heldLines(view, words, of),
    ...(facts?.banned ? [t("It is banned: what a search finds can be taken.")] : []),
    ...believedOf(program, view, words, facts?.cold?.belief),
  ];
};

/** What a single buyer who stands here pays, and how that came about. */
function offerLines(view: View, words: Words, id: string, good: string): readonly string[] {
  const quote = view.offerQuote(id);
  return [
    t("{offer}: {value} today.", {
      offer: capital(words.name("offers", id)),
      value: words.textOf(`price(${id})`, view),
    }),
    ...(quote === undefined
      ? []
      : [
          t(
            "  The usual price is {usual}; chance, which moves it a little every day and fades, makes it {moved}. What you sell elsewhere does not move it.",
            {
              usual: words.price(quote.usual, good),
              moved: movedText(quote.chance),
            },
          ),
        ]),
  ];
}

const person: Tell = (program, view, words, id) => {
  const { scenario } = program.model;
  const index = scenario.people.findIndex((of) => of.id === id);
  const loans = scenario.credit.filter(({ lender }) => lender === index);
  const offers = scenario.offers.filter(({ by }) => by === index);
  const officer = [...scenario.officers, ...scenario.contacts].find((of) => of.person === index);
  return [
    ...loans.flatMap((of) => credit(program, view, words, of.id)),
    ...offers.flatMap((of) =>
      view.offerQuote(of.id) !== undefined
        ? offerLines(view, words, of.id, scenario.goods[of.good]?.id ?? "")
        : t("Buys {good} in {place}; what is paid for it you are told when you meet.", {
            good: words.name("goods", scenario.goods[of.good]?.id ?? ""),
            place: words.name("places", scenario.places[of.place] ?? ""),
          }),
    ),
    ...believedOf(program, view, words, officer?.belief),
  ];
};

/** Whether what lends a credit has come, and comes once only. */
function isOfferedNoMore({ model }: Program, view: View, words: Words, credit: number): boolean {
  const { rest } = view;
  const lending = model.scenario.encounters.filter(({ nodes }) =>
    verbsWithin(nodes).some((of) => of.verb === "borrow" && of.credit === credit),
  );
  const here = rest.kind === "choose" || rest.kind === "ask" ? rest.encounter : undefined;
  return (
    lending.length > 0 &&
    lending.every(({ id, again }) => again === "never" && id !== here && (words.valueOf(`met(${id})`, view) ?? 0) > 0)
  );
}

const credit: Tell = (program, view, words, id) => {
  const { scenario, values } = program.model;
  const of = scenario.credit.find((other) => other.id === id);
  const debt = view.debts.find((other) => other.id === id);
  if (of === undefined || debt === undefined) return [];
  const lender = words.name("people", scenario.people[of.lender]?.id ?? "");
  const terms = t("{credit}: from {lender}, {value} to be paid {days} after it is taken{more}.", {
    credit: capital(words.name("credit", id)),
    lender,
    value: words.textOf(`cost(${id})`, view),
    days: words.days(values[of.term] ?? 0),
    more:
      debt.owed > 0
        ? ""
        : t(": on day {number}, if it is taken today", { number: view.day + Math.round(values[of.term] ?? 0) }),
  });
  const due =
    debt.daysLeft === 0
      ? t("it is due today")
      : debt.daysLeft > 0
        ? t("{days} are left, until day {dueOn}", { days: words.days(debt.daysLeft), dueOn: debt.dueOn })
        : t("it is {days} overdue", { days: words.days(-debt.daysLeft) });
  return [
    debt.owed === 0 && isOfferedNoMore(program, view, words, scenario.credit.indexOf(of))
      ? t("{credit}: from {lender}. It was offered once, and is not offered again.", {
          credit: capital(words.name("credit", id)),
          lender,
        })
      : terms,
    debt.owed > 0
      ? t("You owe {owed}; {due}.", { owed: words.owed(id, debt.owed), due })
      : t("You owe nothing on it now."),
  ];
};

const post: Tell = (program, view, words, id) => {
  const { scenario } = program.model;
  const index = scenario.posts.findIndex((of) => of.id === id);
  const legs = scenario.routes.flatMap((route) =>
    route.legs.filter((leg) => leg.post === index).map((leg) => words.name("legs", `${route.id}.${leg.id}`)),
  );
  return [
    ...(legs.length === 0 ? [] : [t("It stands at the end of {legs}.", { legs: legs.join(", ") })]),
    ...believedOf(program, view, words, scenario.posts[index]?.belief),
    ...pressedBy(program, view, words, scenario.posts[index]?.under ?? -1),
  ];
};

const enforcement: Tell = (program, view, words, id) => {
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

const route: Tell = (program, view, words, id) => {
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
    ...passageLines(program, view, id),
    ...free,
    ...ahead.map((of) => hazardLine(program, words, view, of)),
    t("Nothing is paid for the ride itself; what is asked on the way, you are asked then. {more}", {
      more: words.fedAway
        ? t("You are fed on the road and take nothing from the larder; on the evening you come home you eat there.")
        : t("Nobody feeds you on the road."),
    }),
  ];
};

const place: Tell = (program, view, words, id) => {
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

const ration: Tell = (program, view, words, id) => {
  const { household } = program.model.scenario;
  const share = program.model.values[household.rations.find((of) => of.id === id)?.share ?? -1] ?? 0;
  return [
    t("The kitchen cooks {quantity} of what everyone needs.", { quantity: words.quantity(share, {}) }),
    ...view.household.kitchen
      .filter((of) => of.id === id)
      .map(({ cooked, lasts }) =>
        t("That is {holding} a day now, and the food at home lasts {lasts}.", {
          holding: words.holding(view.household.table, cooked),
          lasts: lastsText(lasts),
        }),
      ),
    ...shareLines(program, words, share),
    ...hungerLines(program, words),
  ];
};

const member: Tell = (program, view, words, id) => {
  const of = view.household.members.find((other) => other.id === id);
  if (of === undefined) return [];
  return of.absent
    ? [t("Nobody so called is at your table now.")]
    : [capital(memberLine(of, view, words)), ...hungerLines(program, words)];
};

const recipe: Tell = (program, view, words, id) => {
  const { goods, recipes } = program.model.scenario;
  const uses = recipes.find((of) => of.id === id)?.uses ?? [];
  const { most = 0, makes: made } = view.recipes.find((of) => of.id === id) ?? {};
  const of = uses.map(({ good }) => words.name("goods", goods[good]?.id ?? "")).join(", ");
  return [
    t("Made of {of}. {more}", {
      of,
      more:
        most > 0
          ? t("Now at most {made} of what you have with you.", { made: words.made(id, most) })
          : t("You have not enough with you to make any now."),
    }),
    ...(made === undefined ? [] : [t("What it brings is told by `why {made}`.", { made: words.name("goods", made) })]),
  ];
};

/** Where a standing order is done, and whether it is given. */
function orderedLine(
  { model }: Program,
  words: Words,
  { from, at }: Activity,
  { id, level, number }: View["activities"][number],
): string {
  const name = (of: number): string => words.name("places", model.scenario.places[of] ?? "");
  const [place, place2] = [name(from), name(at)];
  const more =
    level === undefined
      ? t("It is not ordered.")
      : t("Ordered: {order}.", { order: words.order(id, level, number?.ordered) });
  return from === at
    ? t("A standing order: done every day in {place2} until you end it. {more}", { place2, more })
    : t("A standing order: done every day from {place} in {place2} until you end it. {more}", { place, place2, more });
}

const activity: Tell = (program, view, words, id) => {
  const { activities } = program.model.scenario;
  const facts = activities.find((of) => of.id === id);
  const of = view.activities.find((other) => other.id === id);
  if (facts === undefined || of === undefined) return [];
  return [
    orderedLine(program, words, facts, of),
    t("Done so far on {days}.", { days: words.days(of.daysDone) }),
    ...needsLines(id, of.needs, view, words),
    ...effortLine(program, words, id),
    ...(of.levels.length > 1
      ? [t("Ways of it: {ways}.", { ways: of.levels.map((at) => wayOf(words, id, at)).join("; ") })]
      : []),
    ...of.levels.flatMap((at) =>
      saidToday(view, words, id, at).map((said) =>
        t("Today, {way}: {said}", { way: words.name("levels", `${id}.${at}`), said }),
      ),
    ),
  ];
};

/** `by day, while you are at work (`why by-day`)`. */
const wayOf = (words: Words, activity: string, level: string): string =>
  `${words.name("levels", `${activity}.${level}`)} (\`why ${level}\`)`;

/** What a day of an activity needs, and what of it is missing today. */
function needsLines(id: string, needs: CheckedExpr | undefined, view: View, words: Words): readonly string[] {
  if (needs === undefined) return [];
  const said = words.about(`${id} needs`, view);
  const why = whyIdle(words, view, id, needs);
  return [
    said ?? t("A day of it is done only where this holds: {condition}.", { condition: words.condition(needs, view) }),
    why === undefined
      ? t("Today it can be done.")
      : said === undefined
        ? t("Today it does not hold. {why}", { why })
        : t("Today it cannot be done."),
  ];
}

const BEFALLS = {
  ruin: msg("An ending that befalls you."),
  choice: msg("An ending you may choose."),
  time: msg("The ending that comes when the last day is over."),
};

/** Whether an ending can be chosen, and what is missing. */
function choosable(words: Words, view: View, id: string, told: boolean): readonly string[] {
  const choice = view.endings.find((other) => other.id === id);
  if (choice === undefined) return [];
  if (choice.open) return [t("It can be chosen now.")];
  const why = whyNotYet(words, view, told ? "" : undefined, choice.needs);
  return [t("It cannot be chosen yet."), ...(why === "" ? [] : [why])];
}

const ending: Tell = (program, view, words, id) => {
  const of = program.model.scenario.endings.find((other) => other.id === id);
  if (of === undefined) return [];
  const on = view.ruins.find((other) => other.id === id)?.on;
  const told = words.about(id, view) !== undefined;
  const isClosed = of.kind === "choice" && view.endings.find((other) => other.id === id)?.open !== true;
  return [
    // What an ending to be chosen says is told of the moment at which it can be.
    `${t(BEFALLS[of.kind])} ${isClosed ? "" : (words.text(`endings.${id}`, view) ?? "")}`.trim(),
    ...choosable(words, view, id, told),
    ...(view.endings.some((other) => other.id === id && other.open) ? countedNow({ program, view, words }) : []),
    ...(of.kind === "ruin" && of.when === undefined ? [t("It comes at once, with what brings it.")] : []),
    ...(of.kind === "ruin" && of.when !== undefined && !told
      ? [t("It comes on the evening on which this holds: {condition}.", { condition: words.condition(of.when, view) })]
      : []),
    ...(on === undefined || view.rest.kind === "ended"
      ? []
      : [t("If nothing changes, that is the evening of day {on}.", { on })]),
  ];
};

const variable: Tell = (program, view, words, id) => {
  const name = capital(words.name("variables", id));
  const value = words.valueOf(id, view);
  if (name.toLowerCase() === id) return [];
  return [
    value === undefined
      ? t("{name}: not known to you.", { name })
      : t("{name}: now {quantity}.", { name, quantity: words.tally(id, value) }),
    ...endedBy(program, view, words, id),
  ];
};

const ofSection =
  (section: "skies" | "hiding"): Tell =>
  (program, view, words, id) =>
    believedOf(program, view, words, program.model.scenario[section].find((of) => of.id === id)?.belief);

/** `out.road`: a part of a route. */
const leg: Tell = (program, view, words, id) => {
  const [of = ""] = id.split(".");
  return route(program, view, words, of);
};

/** `stall.by-day`: a way of doing an activity. */
const level: Tell = (program, view, words, id) => {
  const [of = "", at = ""] = id.split(".");
  const { needs } = view.activity(of) ?? {};
  return [
    t("A way of {activity} (`why {id}`).", { activity: words.name("activities", of), id: of }),
    ...workLines(program, view, words, { activity: of, level: at }),
    ...effortLine(program, words, of),
    ...needsLines(of, needs, view, words),
  ];
};

const TELL: Readonly<Record<string, Tell>> = {
  goods: good,
  people: person,
  credit,
  posts: post,
  enforcement,
  routes: route,
  places: place,
  rations: ration,
  members: member,
  recipes: recipe,
  activities: activity,
  legs: leg,
  levels: level,
  endings: ending,
  variables: variable,
  skies: ofSection("skies"),
  hiding: ofSection("hiding"),
  offers: (program, view, words, id) => {
    const { offers, people } = program.model.scenario;
    return person(program, view, words, people[offers.find((of) => of.id === id)?.by ?? -1]?.id ?? "");
  },
};

/** A thing in plain sentences: its name, what the catalogue says about it, how it stands now. */
export function thingLines(
  program: Program,
  view: View,
  words: Words,
  { section, id }: Thing,
  about: string | undefined,
): readonly string[] {
  const told = TELL[section]?.(program, view, words, id) ?? [];
  if (section === "numbers" || (about === undefined && told.length === 0)) return [];
  const unnamed = section === "variables" && words.name(section, id) === id;
  const head = [
    section === "endings" || section === "members" || unnamed ? "" : `${capital(words.name(section, id))}.`,
    capital(about ?? "").replace(/([^.!?])$/, "$1."),
  ].filter((text) => text !== "");
  return [...(head.length === 0 ? [] : [head.join(" ")]), ...told];
}
