import type { Program, View, WorkDay, WorkFlow, WorkKind } from "../../engine/index.js";
import { msg, t } from "../../language/index.js";
import { formatNumber } from "../../units/index.js";
import { capital, fineOdds, percent } from "../figures.js";
import type { Words } from "../words.js";
import { whyIdle } from "./closed.js";
import { spentText } from "./done.js";
import { ofOrders } from "./hazards.js";
import { beliefLines } from "./odds.js";

/** An activity at a level; the number named with it where it asks for one. */
export interface Order {
  readonly activity: string;
  readonly level: string;
  readonly amount?: number | undefined;
}

const listed = (parts: readonly string[]): string => parts.join(", ");

/** A trade: what of a good, for how much money. */
function trades(words: Words, flows: readonly WorkFlow[], reason: "bought" | "sold" | "dealt"): readonly string[] {
  const of = flows.filter((flow) => flow.reason === reason);
  return of
    .filter(({ id, about }) => id === about)
    .map(({ id, amount }) => {
      const money = of.find((other) => other.about === id && other.id !== id);
      const what = words.holding(id, Math.abs(amount));
      return money === undefined
        ? what
        : t("{what} for {money}{each}", {
            what,
            money: words.holding(money.id, Math.abs(money.amount)),
            each: money.each === undefined ? "" : ` (${words.price(money.each, id)})`,
          });
    });
}

/** Passes between people without a price. */
const isHanded = ({ reason }: WorkFlow): boolean => reason === "given" || reason === "handed over";

const isGot = (flow: WorkFlow): boolean => isHanded(flow) && flow.amount > 0;

/** What passes to or from persons without a price. */
function passed(words: Words, flows: readonly WorkFlow[], gained: boolean): readonly string[] {
  return flows
    .filter((flow) => isHanded(flow) && isGot(flow) === gained)
    .filter(({ person }) => gained || person === undefined || words.takes(person) === undefined)
    .map(({ id, amount, person }) => {
      const who = person === undefined ? t("the state") : words.name("people", person);
      const what = words.holding(id, Math.abs(amount));
      return gained ? t("{what} from {who}", { what, who }) : t("{what} to {who}", { what, who });
    });
}

/** What passes to persons who are not given it: `1 kg corn lost to the illness`. */
const taken = (words: Words, flows: readonly WorkFlow[]): readonly string[] =>
  flows.flatMap(({ reason, amount, id, person }) => {
    const takes = person === undefined ? undefined : words.takes(person);
    const passes = (reason === "given" || reason === "handed over") && amount < 0;
    return takes === undefined || !passes ? [] : [`${words.holding(id, Math.abs(amount))} ${takes}`];
  });

const of = (words: Words, flows: readonly WorkFlow[], reason: WorkFlow["reason"]): readonly string[] =>
  flows.filter((flow) => flow.reason === reason).map(({ id, amount }) => words.holding(id, Math.abs(amount)));

/** What is paid, used and made on a day, each kind of it in a phrase. */
function inputs(words: Words, { flows }: WorkDay): readonly string[] {
  const told: readonly (readonly [string, readonly string[]])[] = [
    ...passed(words, flows, false).map((what) => [msg("given {what}"), [what]] as const),
    [msg("bought {what}"), trades(words, flows, "bought")],
    [msg("used {what}"), of(words, flows, "used")],
    [msg("made {what}"), of(words, flows, "made")],
  ];
  return [
    ...told.filter(([, what]) => what.length > 0).map(([text, what]) => t(text, { what: listed(what) })),
    ...taken(words, flows),
  ];
}

/** What is paid, used and made on a day however chance falls. */
const common = (words: Words, days: readonly WorkDay[]): readonly string[] => {
  const [first = [], ...others] = days.map((day) => inputs(words, day));
  return first.filter((phrase) => others.every((other) => other.includes(phrase)));
};

/** A sum with its sign: `+12 won`. */
const signed = (words: Words, amount: number): string => `${amount < 0 ? "-" : "+"}${words.money(Math.abs(amount))}`;

/** What a day comes to with the goods there are more or less of. */
const worthText = (words: Words, { spent, worth }: WorkDay): string =>
  spent.length === 0
    ? t("with what is left, at what it sells for at home, {sum}", { sum: signed(words, worth) })
    : t("with what is used up, at what it sells for at home ({spent}), {sum}", {
        spent: spentText(words, spent),
        sum: signed(words, worth),
      });

/** What comes in on a day, and what it comes to. */
function results(program: Program, words: Words, day: WorkDay): readonly string[] {
  const { commodities, numeraire } = program.model.scenario;
  const currency = commodities[numeraire.currency]?.id ?? "";
  const sold = [...trades(words, day.flows, "sold"), ...trades(words, day.flows, "dealt")];
  const got = passed(words, day.flows, true);
  const money = day.net.find(({ id }) => id === currency)?.amount ?? 0;
  const made = new Set(day.flows.filter(({ reason }) => reason === "made").map(({ id }) => id));
  const left = day.net.filter(({ id, amount }) => made.has(id) && amount > 0);
  return [
    sold.length > 0 ? t("sold {what}", { what: listed(sold) }) : made.size > 0 ? t("nothing sold") : "",
    ...(got.length === 0 ? [] : [t("got {what}", { what: listed(got) })]),
    t("money {sum}", { sum: signed(words, money) }),
    ...(left.length === 0
      ? []
      : [t("{what} left over", { what: listed(left.map(({ id, amount }) => words.holding(id, amount))) })]),
    ...(day.worth === money ? [] : [worthText(words, day)]),
    ...(day.exposure > 0 ? [t("attention +{points}", { points: formatNumber(day.exposure, 1) })] : []),
    ...(day.open ? [t("then you are asked")] : []),
    ...(day.ending === undefined ? [] : [t("the campaign ends")]),
  ].filter((text) => text !== "");
}

/** What would be said on such a day before chance decides: what lacks for it, for one. */
const saidOn = (words: Words, { said }: WorkDay): readonly string[] =>
  said.map(({ key, view }) => words.text(key, view) ?? "").filter((text) => text !== "");

/** Ways of an activity on which something would be said today. */
export const saidToday = (view: View, words: Words, activity: string, level: string): readonly string[] => {
  const [day] = view.dayOf(activity, level, amountOf(view, { activity, level }))[0]?.low ?? [];
  return day === undefined ? [] : saidOn(words, day);
};

/** What is told of every day of a work already, and the encounter that it is. */
interface Told {
  readonly always: readonly string[];
  readonly encounter: string;
}

/** One of the ways chance can fall, with its odds. */
function wayText(program: Program, words: Words, day: WorkDay, { always, encounter }: Told): string {
  const more = inputs(words, day).filter((phrase) => !always.includes(phrase));
  const chance =
    day.outcomes.length === 0
      ? ""
      : `${day.outcomes.map((of) => words.outcome(encounter, of)).join(", ")} (${fineOdds(day.odds)}): `;
  return `${chance}${[...more, ...results(program, words, day)].join("; ")}`;
}

/** A day on which nothing passes, is told or drawn: one of those between. */
const isIdle = ({ flows, exposure, outcomes }: WorkDay): boolean =>
  flows.length === 0 && exposure === 0 && outcomes.length === 0;

function kindLines(
  program: Program,
  words: Words,
  { kind, wanted, low, high }: WorkKind,
  told: Told,
): readonly string[] {
  const ways = (days: readonly WorkDay[]): readonly string[] => days.map((day) => wayText(program, words, day, told));
  if (kind === undefined)
    return low.every(isIdle)
      ? [t("  Most days bring and cost nothing.")]
      : ways(low).map((way) => `  ${capital(way)}.`);
  const [least, most] = wanted;
  const unit = words.tradeUnit(kind.good).dims;
  const head = t("  A {kind} day ({share} of days; buyers want {least} to {most})", {
    kind: kind.id,
    share: percent(kind.share),
    least: words.quantity(least, unit),
    most: words.quantity(most, unit),
  });
  const [worst, best] = [ways(low).join(" / "), ways(high).join(" / ")];
  return [
    worst === best ? `${head}: ${worst}.` : t("{head}, at least: {worst}.", { head, worst }),
    ...(worst === best ? [] : [t("    at most: {best}.", { best })]),
  ];
}

/** Patrols that may come on such a day, and what a lookout is worth against them. */
function patrolLines(program: Program, view: View, words: Words, kinds: readonly WorkKind[]): readonly string[] {
  const met = kinds.flatMap(({ low }) => low.flatMap(({ patrols }) => patrols));
  const posts = [...new Set(met.map(({ post }) => post))];
  return posts.flatMap((id) => {
    const lookout = met.find(({ post }) => post === id)?.lookout ?? 0;
    const belief = program.model.scenario.posts.find((post) => post.id === id)?.belief;
    const watch =
      lookout > 0
        ? t("The watch kept so turns {share} of what would be catches into warnings.", { share: percent(lookout) })
        : t("Nobody keeps watch so.");
    return [
      t("{post} may come on any day of it. {watch}", { post: capital(words.name("posts", id)), watch }),
      ...beliefLines(program, view, words, (index) => index === belief).map((line) =>
        t("You believe: {line}.", { line: line.trim() }),
      ),
    ];
  });
}

/** The amount a day is told for where none is named: what is ordered, else half of the most. */
function amountOf(view: View, { activity, amount }: Order): number {
  const number = view.activity(activity)?.number;
  if (amount !== undefined || number === undefined) return amount ?? 0;
  return number.ordered > 0 ? number.ordered : Math.max(number.from, Math.floor(number.to / 2));
}

/** Whether a day brings anything in, however chance falls. */
const bringsIn = ({ low, high }: WorkKind): boolean =>
  [...low, ...high].some(
    ({ flows }) => flows.some(({ reason }) => reason === "sold" || reason === "dealt") || flows.some(isGot),
  );

/**
 * A day that cannot be told yet: it is not done today, or what it brings hangs on what is still to be decided. Undefined
 * where it can.
 */
function untold(view: View, words: Words, activity: string, kinds: readonly WorkKind[]): string | undefined {
  if (kinds.some(bringsIn)) return undefined;
  const why = whyIdle(words, view, activity, view.activity(activity)?.needs);
  if (why !== undefined) return t("What it would bring cannot be told: today it is not done.");
  return view.rest.kind === "plan"
    ? undefined
    : t("What it would bring hangs on what is decided before: the plan tells it.");
}

/** What a day of it feeds in one figure, its own effort taken off; nothing where it brings no food. */
function feedsLines(view: View, words: Words, { activity, level, amount = 0 }: Order): readonly string[] {
  const feeds = view.feeds(activity, level, amount);
  if (feeds === undefined) return [];
  const kcal = (of: number): string => words.quantity(of, { kcal: 1 });
  const of = { brought: kcal(feeds.brought), work: kcal(feeds.work), net: kcal(Math.abs(feeds.net)) };
  const more = { holding: words.holding(view.household.table, Math.abs(feeds.table)) };
  return [
    feeds.net >= 0
      ? t(
          "  As food, chance in the mean: {brought} less {work} for the effort, {net} a day, as much as {holding}. How long the food at home lasts is told without it.",
          { ...of, ...more },
        )
      : t(
          "  As food, chance in the mean: {brought} less {work} for the effort: it takes {net} a day more than it brings, as much as {holding}.",
          { ...of, ...more },
        ),
  ];
}

/** What a day of an activity comes to at a level, by rehearsing it: at usual prices, no patrol coming. */
export function workLines(program: Program, view: View, words: Words, order: Order): readonly string[] {
  const { activity, level } = order;
  const amount = amountOf(view, order);
  const kinds = view.dayOf(activity, level, amount);
  const [first] = kinds;
  const [day] = first?.low ?? [];
  if (first === undefined || day === undefined) return [];
  const always = common(
    words,
    kinds.flatMap(({ low, high }) => [...low, ...high]),
  );
  const { activities, encounters } = program.model.scenario;
  const encounter = encounters[activities.find(({ id }) => id === activity)?.encounter ?? -1]?.id ?? "";
  const asks = view.activity(activity)?.number !== undefined && order.amount === undefined;
  const unknown = untold(view, words, activity, kinds);
  if (unknown !== undefined)
    return [
      t("At usual prices a day of it ({order}) takes:", { order: words.order(activity, level, amount) }),
      ...(always.length === 0 ? [] : [`  ${capital(always.join("; "))}.`]),
      unknown,
      ...patrolLines(program, view, words, kinds),
    ];
  return [
    day.patrols.length > 0
      ? t("A day of {order}, at usual prices, with what you have now, if nobody comes to stop it:", {
          order: words.order(activity, level, amount),
        })
      : t("A day of {order}, at usual prices, with what you have now:", {
          order: words.order(activity, level, amount),
        }),
    ...meanLine(view, words, kinds),
    ...feedsLines(view, words, { activity, level, amount }),
    ...saidOn(words, day).map((text) => `  ${text}`),
    ...[words.about(`${activity} ${level}`, view)].flatMap((text) => (text === undefined ? [] : [`  ${text}`])),
    ...(always.length === 0 ? [] : [`  ${capital(always.join("; "))}.`]),
    ...kinds.flatMap((kind) => kindLines(program, words, kind, { always, encounter })),
    ...(asks ? [t("  Another amount is told by `why AMOUNT`, where it is asked for.")] : []),
    ...patrolLines(program, view, words, kinds),
    ...ofOrders(program, words, view, activity),
  ];
}

/** What such days come to in the mean of their kinds, the middle of each taken between its least and its most. */
function meanLine(view: View, words: Words, kinds: readonly WorkKind[]): readonly string[] {
  const mean = view.meanDay(kinds);
  if (mean === undefined) return [];
  return [
    t(
      "  Over all kinds of day, each taken in its middle, about {sum} of money a day; with what is used up about {worth}.",
      {
        sum: signed(words, mean.money),
        worth: signed(words, mean.worth),
      },
    ),
  ];
}

/** Food a day of an activity takes beyond what everyone needs. */
export function effortLine(program: Program, words: Words, activity: string): readonly string[] {
  const { activities } = program.model.scenario;
  const work = activities.find(({ id }) => id === activity)?.work;
  const kcal = work === undefined ? 0 : (program.model.values[work] ?? 0);
  return kcal > 0
    ? [
        t("It is hard work: on days it is done the household needs {kcal} of food more, cooked with the rest.", {
          kcal: words.quantity(kcal, { kcal: 1 }),
        }),
      ]
    : [];
}

/** What ending an order means. */
export const orderEnds = (words: Words, { activity }: Order): readonly string[] => [
  t(
    "The order ends: from today on {activity} is not kept any more, until you order it again. What lies at home and what is owed stays as it is.",
    { activity: words.name("activities", activity) },
  ),
];
