import { type ActivityView, type Decision, subjectOf } from "../../../engine/index.js";
import { msg, t } from "../../../language/index.js";
import { whyIdle } from "../../answers/closed.js";
import { capital } from "../../figures.js";
import { daysToPass, waitLabel } from "../../waiting.js";
import { aboutRoad, ask, buying, lotAbout, MOVES, moving, type Showing, selling } from "./asking.js";
import { type About, type Act, type ActionRow, PANELS, type PanelId, type PanelScene } from "./model.js";
import { textRow } from "./rows.js";

/** The kinds of decision the plan can take. */
export type PlanKind = Exclude<Decision["do"], "begin" | "choose" | "answer">;

/** One thing that can be decided: `id` tells it from others of its kind and stays while amounts and prices move. */
type Offered = {
  readonly id: string;
  readonly label: string;
  readonly act: Act;
  readonly about?: About;
  /** What stands in its way now, told under it. */
  readonly but?: string;
};
type Presenter = (showing: Showing) => readonly Offered[];

const trades =
  (label: string, act: (showing: Showing, id: string) => Act, price: "ask" | "bid"): Presenter =>
  (showing) =>
    showing.view.goods.flatMap((good) => {
      const offered = act(showing, good.id);
      if (offered.kind === "closed") return [];
      const { words } = showing;
      const text = t(label, { good: words.name("goods", good.id), price: words.price(good[price], good.id) });
      const side = price === "ask" ? "buy" : "sell";
      return [{ id: good.id, label: text, act: offered, about: lotAbout(showing, side, good.id) }];
    });

const moves =
  (how: "leave" | "take"): Presenter =>
  (showing) => {
    const { view, words } = showing;
    if (!view.atHome) return [];
    return [...view.money, ...view.goods]
      .map(({ id, has, stored }) => ({ id, most: how === "leave" ? has : stored }))
      .filter(({ most }) => most > 0)
      .map(({ id, most }): Offered => {
        const name = words.currencies.includes(id) ? t("money") : words.name("goods", id);
        return {
          id,
          label: t(MOVES[how].label, { name, holding: words.holding(id, most) }),
          act: moving(showing, how, id),
          about: { word: how, title: `${how} ${name}`, numbers: id },
        };
      });
  };

/** A standing order: one row for each level, and one that ends it. */
function ordering(showing: Showing, { id, level, levels, open, number, needs }: ActivityView): readonly Offered[] {
  const { view, words } = showing;
  const idle = whyIdle(words, view, id, needs);
  const but = idle === undefined ? "" : t("Not done now. {why}", { why: idle });
  const aboutLevel = (of: string): About => ({
    word: id,
    title: words.order(id, of),
    order: { activity: id, level: of },
  });
  const given = open ? levels.filter((of) => of !== level || number !== undefined) : [];
  const rows = given.map((of, at): Offered => {
    const about = aboutLevel(of);
    const order = (amount?: number): Decision => ({
      do: "order",
      activity: id,
      level: of,
      ...(amount === undefined ? {} : { amount }),
    });
    const act: Act =
      number === undefined
        ? { kind: "decide", decision: order() }
        : ask(showing, {
            text:
              "day" in number.dims
                ? t("For how many days?")
                : t("{howMany} a day?", { howMany: words.howMany(number.dims) }),
            from: number.from,
            to: number.to,
            unit: words.askedUnit(number.dims),
            decide: order,
            about,
          });
    return {
      id: `${id}.${of}`,
      label: t("From now on, {order}", { order: words.order(id, of) }),
      act,
      about,
      but: at === 0 ? but : "",
    };
  });
  const off: Offered = {
    id: `${id}.off`,
    label: capital(words.order(id, "off")),
    act: { kind: "decide", decision: { do: "order", activity: id, level: "off" } },
    about: aboutLevel("off"),
  };
  return level === undefined ? rows : [...rows, off];
}

/** How each kind of decision shows on the plan, most consequential first. A new kind is one more entry here. */
export const PRESENTERS: Readonly<Record<PlanKind, Presenter>> = {
  travel: ({ view, words }) =>
    view.routes.map(({ id, to, days }) => ({
      id,
      label: words.travel(id, to, days),
      act: { kind: "decide", decision: { do: "travel", route: id } },
      about: aboutRoad(words, id),
    })),
  order: (showing) => showing.view.activities.flatMap((activity) => ordering(showing, activity)),
  make: (showing) =>
    showing.view.recipes
      .filter(({ most }) => most > 0)
      .map(({ id, makes, most }) => ({
        id,
        label: t("Make {recipe} (at most {made})", {
          recipe: showing.words.name("recipes", id),
          made: showing.words.made(id, most),
        }),
        act: ask(showing, {
          text: t("Make how much? At most {made}.", { made: showing.words.made(id, most) }),
          to: most,
          unit: showing.words.tradeUnit(makes),
          decide: (amount) => ({ do: "make", recipe: id, amount }),
          about: { word: id, title: showing.words.name("recipes", id) },
        }),
        about: { word: id, title: showing.words.name("recipes", id) },
      })),
  buy: trades(msg("Buy {good} at {price}"), buying, "ask"),
  sell: trades(msg("Sell {good} at {price}"), selling, "bid"),
  repay: (showing) => {
    const { view, words } = showing;
    return view.debts
      .filter(({ mostToRepay }) => mostToRepay > 0)
      .map(({ id, owed, mostToRepay }) => ({
        id,
        label: t("Pay back {credit} (you owe {owed})", {
          credit: words.name("credit", id),
          owed: words.owed(id, owed),
        }),
        act: ask(showing, {
          text: t("Pay back how much of {owed}?", { owed: words.owed(id, owed) }),
          to: mostToRepay,
          unit: words.owedUnit(id),
          decide: (amount) => ({ do: "repay", credit: id, amount }),
          about: { word: id, title: words.name("credit", id) },
        }),
        about: { word: id, title: words.name("credit", id) },
      }));
  },
  wait: (showing) => {
    const { view, words } = showing;
    const { inAll, atOnce } = daysToPass(view);
    const many = { days: words.days(atOnce) };
    const act = ask(showing, {
      text:
        inAll > atOnce
          ? t(
              "Let how many days pass, with today? They pass {days} at a time. You are asked earlier if something happens.",
              many,
            )
          : t("Let how many days pass? You are asked earlier if something happens."),
      to: inAll,
      unit: { factor: 1, dims: { day: 1 } },
      decide: (days) => ({ do: "wait", days }),
      comesTo: (days) => (days > atOnce ? t("one wait after another, of at most {days}", many) : ""),
      about: { word: "wait", title: t("let days pass") },
    });
    return [{ id: "", label: waitLabel(view, words), act, about: { word: "wait", title: t("let days pass") } }];
  },
  leave: moves("leave"),
  take: moves("take"),
  ration: ({ view, words }) =>
    words.rations
      .filter((level) => level !== view.household.ration)
      .map((level) => ({
        id: level,
        label: t("From now on the kitchen cooks {ration}", { ration: words.name("rations", level) }),
        act: { kind: "decide", decision: { do: "ration", level } },
        about: { word: level, title: words.name("rations", level) },
      })),
  finish: ({ view, words }) =>
    view.endings.flatMap(({ id, open, needs }): readonly Offered[] => {
      const of = { id, label: t("End the campaign here"), about: { word: id, title: t("end here") } };
      if (open)
        return [
          { ...of, act: { kind: "decide", decision: { do: "finish", ending: id }, confirm: t("End here, for good?") } },
        ];
      const stands = needs === undefined ? undefined : words.onlyOrders(needs, view);
      if (stands === undefined) return [];
      const why = t("You cannot end here yet: {why}.", { why: stands });
      return [{ ...of, act: { kind: "closed", why }, but: why }];
    }),
};

/** The id of the row under which a decision of the plan is offered. */
export const rowOf = (decision: Decision): string =>
  decision.do === "order"
    ? `order:${decision.activity}.${decision.level}`
    : `${decision.do}:${subjectOf(decision) ?? ""}`;

/** Everything that can be decided now, as rows. */
export function actionRows(showing: Showing): readonly ActionRow[] {
  return (Object.keys(PRESENTERS) as PlanKind[]).flatMap((decision) =>
    PRESENTERS[decision](showing).map(({ id, label, act, about, but = "" }) => ({
      ...textRow(label),
      ...(but === "" ? {} : { note: but }),
      id: `${decision}:${id}`,
      decision,
      enter: act,
      ...(about === undefined ? {} : { about }),
    })),
  );
}

/** Kinds of which more than these are shown as one row that leads to the panel where they stand. */
const FEW: Readonly<
  Partial<
    Record<PlanKind, { readonly most: number; readonly says: string; readonly panel: PanelId; readonly word: string }>
  >
> = {
  travel: { most: 4, says: msg("Take one of {count} roads"), panel: "roads", word: "travel" },
  buy: { most: 3, says: msg("Buy one of {count} goods"), panel: "prices", word: "market" },
  sell: { most: 3, says: msg("Sell one of {count} goods"), panel: "prices", word: "market" },
  leave: { most: 1, says: msg("Leave one of {count} things with the household"), panel: "household", word: "leave" },
  take: { most: 1, says: msg("Take one of {count} things from the household"), panel: "household", word: "take" },
};

/** What can be done now, many of a kind as one row. */
export function doPanel(actions: readonly ActionRow[]): PanelScene {
  const kinds = [...new Set(actions.map(({ decision }) => decision))];
  const rows = kinds.flatMap((kind): readonly ActionRow[] => {
    const of = actions.filter(({ decision }) => decision === kind);
    const few = FEW[kind as PlanKind];
    if (few === undefined || of.length <= few.most) return of;
    const label = t("{says} (key {number})", {
      says: t(few.says, { count: of.length }),
      number: PANELS.indexOf(few.panel) + 1,
    });
    return [
      {
        ...textRow(label),
        id: kind,
        decision: kind,
        enter: { kind: "go", panel: few.panel },
        about: { word: few.word, title: few.word },
      },
    ];
  });
  return { title: t("What do you do?"), rows, empty: t("Nothing can be decided now.") };
}
