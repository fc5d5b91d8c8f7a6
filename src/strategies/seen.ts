import { movesOf, type View } from "../engine/index.js";

/** What a trader sees, as plain data: every getter of the view that says what a rule list could ask, and every move the chart would take with its bounds. */
export const seenOf = (view: View) => ({
  rest: view.rest,
  day: view.day,
  lastDay: view.lastDay,
  place: view.place,
  atHome: view.atHome,
  road: view.road,
  post: view.post,
  snowing: view.snowing,
  exposure: view.exposure,
  wealth: view.wealth,
  money: view.money,
  goods: view.goods,
  debts: view.debts,
  household: view.household,
  beliefs: view.beliefs,
  enforcement: view.enforcement,
  recipes: view.recipes,
  activities: view.activities.map(({ needs: _needs, ...activity }) => activity),
  routes: view.routes,
  options: view.options.map(({ needs: _needs, ...option }) => option),
  range: view.range,
  longestWait: view.longestWait,
  finishes: view.finishes,
  moves: movesOf(view),
});

/** What each field of that data is, with its unit. A field that has nothing to say is left out of the JSON, or null where a number knows no end. */
export const SEEN_FIELDS: Readonly<Record<keyof ReturnType<typeof seenOf>, string>> = {
  rest: "what waits: kind `begin` (the briefing), `plan`, `choose` or `ask` (an amount); in an encounter its encounter and node",
  day: "day of the play, from 1; 0 before it begins",
  lastDay: "the last day of the play",
  place: "id of the place; not there on the road",
  atHome: "whether that is home",
  road: "route and leg he is on",
  post: "id and officer of the post he is stopped at",
  snowing: "whether it snows where he is",
  exposure: "attention he has drawn, from 0",
  wealth: "real wealth as he reckons it, smallest units of the good it is measured by",
  money: "of each currency without a price: has (with him), stored (at home); smallest units of it",
  goods:
    "of each good or traded currency: has, stored, stock for sale here (not there: no end), mostToBuy, mostToSell, smallest units of it; ask and bid here, homeAsk and homeBid as last known, smallest units of money for one smallest unit of it, 0: no market; hidden, hiding (id), edible",
  debts:
    "of each credit: owed, mostToRepay, smallest units of what it is owed in; daysLeft, dueOn (a day; 0: nothing owed)",
  household:
    "foodDays, lasts, lastsAway, bought, boughtAway: days the food lasts (null: it does not shrink); cooked, forWork: smallest units of the good `table` a day; issued: of the good `staple`; incomeShare: of a full day's food, with what a day's wage buys, from 0 to 1; buys: whether what is missing is bought in the evening; ration, rations, kitchen (share: of a full day's food, from 0 to 1); members: hunger, missed (days of food), near (0 to 1: where hunger kills), dead, away, eats (smallest units of `table` a day)",
  beliefs:
    "of each: outcomes with odds from 0 to 1; weight and seen: observations the prior is worth, and his own; came: how many of these were the first outcome; noticed: low and high, what attention can make of a post's odds (not there: none is drawn)",
  enforcement: "of each in force: regimes with odds from 0 to 1",
  recipes: "of each: makes (a good), most: smallest units of that good",
  activities:
    "of each: level ordered (not there: off), levels, open, lacks (a day of it is not done today for want of: missing goods, money needed, has; not there: nothing lacks), daysDone, number (from, to, ordered: smallest units of what it counts)",
  routes: "from here: id, to, days",
  options:
    "of a choice: id, open, outlook (odds from 0 to 1 he believes of the roll behind it), offers (an officer something)",
  range: "of a question: number (its name), from, to: smallest units; outlook, offers",
  longestWait: "days that may pass at once",
  finishes: "endings he may choose now",
  moves:
    "every decision the chart would take now: decision with the least amount; from and to: bounds of its amount, smallest units (wait: days)",
};
