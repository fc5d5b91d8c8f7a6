import { type Bindings, type Compiled, compileExpr, type Expr } from "../expr/index.js";
import type { CheckedExpr, Curve, Demand, Market, ParameterIndex, Scenario } from "../scenario/index.js";
import { bindings, expected } from "./bindings.js";
import { type Jurisdiction, jurisdictionsOf, regimeSubjects } from "./jurisdiction.js";
import { type Dated, datedIn, type Lookup, lookupOf } from "./lookup.js";
import { subjectNumber } from "./luck.js";
import { openTest } from "./rules/episode.js";
import type { World } from "./world.js";

/** A price series of nature: one per market, then one per bulk offer. */
export interface Series {
  readonly subject: number;
  readonly price: Dated;
  /** Of a market, the parameter of its spread, and which price the series states; of an offer -1 and `mid`. */
  readonly spread: ParameterIndex;
  readonly side: Market["side"];
  readonly noise: ParameterIndex;
  readonly pull: ParameterIndex;
}

/** Something chance decides, with its possible outcomes. */
export interface Subject {
  readonly id: string;
  readonly number: number;
  readonly outcomes: readonly string[];
}

/** A scenario with its numbers chosen (base, changes) and its expressions bound: what the rules read. Immutable. */
export interface Model {
  readonly scenario: Scenario;
  readonly base: string;
  /** Changes to named numbers, as given. */
  readonly changes: Readonly<Record<string, number>>;
  readonly values: Float64Array;
  readonly varying: readonly {
    readonly at: ParameterIndex;
    readonly low: number;
    readonly high: number;
    readonly subject: number;
  }[];
  readonly series: readonly Series[];
  readonly subjects: readonly Subject[];
  readonly accounts: readonly string[];
  /** Accounts that may be negative: the world outside. */
  readonly outside: readonly boolean[];
  /** Chances that come with the day, whoever plays: markets with counted buyers, and patrols. */
  readonly demands: readonly { readonly market: number; readonly subject: number; readonly of: Demand }[];
  readonly patrols: readonly {
    readonly post: number;
    readonly subject: number;
    readonly comes: Dated;
    readonly under: number;
  }[];
  /** Enforcement, in the scenario's order, and how many regimes there are in all. */
  readonly enforcement: readonly Jurisdiction[];
  readonly regimeCells: number;
  /** Goods that spoil. */
  readonly spoiling: readonly { readonly id: string; readonly commodity: number; readonly share: Dated }[];
  readonly account: {
    readonly you: number;
    readonly home: number;
    readonly state: number;
    readonly origin: number;
    readonly eaten: number;
    readonly perished: number;
    /** Where goods go and come from in making; -1 where nothing is made. */
    readonly workshop: number;
    readonly people: number;
    readonly markets: number;
  };
  readonly firstBelief: readonly number[];
  readonly beliefCells: number;
  readonly lookup: Lookup;
  /** What is there only while an episode is open: by position; undefined (activities: left out) for what is there always. */
  readonly open: {
    readonly markets: readonly (Test | undefined)[];
    readonly routes: readonly (Test | undefined)[];
    readonly activities: readonly { readonly activity: number; readonly open: Test }[];
    readonly enforcement: readonly (Test | undefined)[];
    readonly episodes: ReadonlyMap<string, Test>;
  };
  subject(id: string): number;
  expr(checked: CheckedExpr): Compiled<World>;
  /** Binds a checked tree with further named numbers (a strategy's own), and with `day` counted from a first day. */
  compile(tree: Expr, extra: ReadonlyMap<string, { readonly value: number }>, firstDay?: number): Compiled<World>;
  /** Binds a checked tree as a trader reckons it: what differs between worlds at its middle, what is hidden as he believes it. */
  reckon(tree: Expr): Compiled<World>;
}

type Test = (w: World) => boolean;

/** Tests of what an episode holds. */
function openOf(model: Model): Model["open"] {
  const { activities, enforcement, episodes, home, markets, routes } = model.scenario;
  return {
    episodes: new Map(episodes.map(({ id }, at) => [id, openTest(model, [at]) ?? (() => true)])),
    markets: markets.map(({ episodes }) => openTest(model, episodes)),
    enforcement: enforcement.map(({ episodes }) => openTest(model, episodes)),
    routes: routes.map(({ episodes, from }) => (from === home ? openTest(model, episodes) : undefined)),
    activities: activities.flatMap(({ episodes }, activity) => {
      const open = openTest(model, episodes);
      return open === undefined ? [] : [{ activity, open }];
    }),
  };
}

const PEOPLE = 2;

/** `you`, `home`, the people in the scenario's order, then the world outside. */
function accountsOf(scenario: Scenario): Pick<Model, "accounts" | "outside" | "account"> {
  const people = scenario.people.map(({ id }) => id);
  const markets = scenario.places.map((place) => `market:${place}`);
  const workshop = scenario.recipes.length > 0 ? ["workshop"] : [];
  const accounts = ["you", "home", ...people, ...markets, "state", "origin", "eaten", "perished", ...workshop];
  const outside = accounts.map(
    (_name, index) => index >= PEOPLE + people.length || scenario.people[index - PEOPLE]?.outside === true,
  );
  const at = (name: string): number => accounts.indexOf(name);
  const account = {
    you: 0,
    home: 1,
    people: PEOPLE,
    markets: PEOPLE + people.length,
    state: at("state"),
    origin: at("origin"),
    eaten: at("eaten"),
    perished: at("perished"),
    workshop: workshop.length > 0 ? accounts.length - 1 : -1,
  };
  return { accounts, outside, account };
}

const YES_NO = ["yes", "no"];

/** The subject of the draws of a roll whose odds are written in its encounter; `name` is `encounter.node`. */
export const writtenOdds = (name: string): string => `odds:${name}`;

function subjectsOf(scenario: Scenario): readonly Subject[] {
  const named: { id: string; outcomes: readonly string[] }[] = [
    ...scenario.posts.map(({ id }) => ({ id: `stop:${id}`, outcomes: YES_NO })),
    ...scenario.hiding.map(({ id }) => ({ id: `found:${id}`, outcomes: YES_NO })),
    ...scenario.skies.map(({ id }) => ({ id: `snow:${id}`, outcomes: YES_NO })),
    ...scenario.goods
      .filter((good) => good.cold !== undefined)
      .map(({ id }) => ({ id: `cold:${id}`, outcomes: ["all", "part"] })),
    ...scenario.household.members.map(({ id }) => ({ id: `death:${id}`, outcomes: YES_NO })),
    ...scenario.posts.flatMap(({ id, comes }) =>
      comes === undefined ? [] : [{ id: `patrol:${id}`, outcomes: YES_NO }],
    ),
    ...scenario.markets.flatMap(({ id, demand }) =>
      demand === undefined ? [] : [{ id: `buyers:${id}`, outcomes: demand.map((kind) => kind.id) }],
    ),
    ...regimeSubjects(scenario),
  ];
  for (const encounter of scenario.encounters) {
    for (const node of encounter.nodes) {
      if (node.step.kind === "roll" && node.step.roll.kind === "odds") {
        named.push({ id: writtenOdds(`${encounter.id}.${node.id}`), outcomes: node.step.roll.outcomes });
      }
    }
  }
  return named.map((subject) => ({ ...subject, number: subjectNumber(subject.id) }));
}

type Daily = Pick<Model, "demands" | "patrols" | "spoiling">;

function dailyOf(scenario: Scenario, base: string, subject: (id: string) => number): Daily {
  return {
    demands: scenario.markets.flatMap(({ id, demand }, market) =>
      demand === undefined ? [] : [{ market, subject: subject(`buyers:${id}`), of: demand }],
    ),
    patrols: scenario.posts.flatMap(({ id, comes, under }, post) =>
      comes === undefined ? [] : [{ post, subject: subject(`patrol:${id}`), comes: datedIn(base, comes), under }],
    ),
    spoiling: scenario.goods.flatMap(({ id, commodity, spoils }) =>
      spoils === undefined ? [] : [{ id, commodity, share: datedIn(base, spoils) }],
    ),
  };
}

type Priced = { readonly id: string; readonly price: Curve; readonly noise: number; readonly pull: number };

function seriesOf(scenario: Scenario, base: string): readonly Series[] {
  const series = (kind: string, of: Priced, side: Market["side"], spread: ParameterIndex): Series => ({
    subject: subjectNumber(`${kind}:${of.id}`),
    price: datedIn(base, of.price),
    spread,
    side,
    noise: of.noise,
    pull: of.pull,
  });
  return [
    ...scenario.markets.map((of) => series("price", of, of.side, of.spread)),
    ...scenario.offers.map((of) => series("offer", of, "mid", -1)),
  ];
}

/** How a model binds expressions; the words are put together when the first one is bound. */
function bindersOf(of: () => Model): Pick<Model, "expr" | "compile" | "reckon"> {
  let words: Bindings<World> | undefined;
  const bound = (): Bindings<World> => {
    words ??= bindings(of());
    return words;
  };
  return {
    expr: (checked) => compileExpr(checked.tree, bound()),
    compile: (tree, extra, firstDay = 1) => {
      const own = (name: string): Compiled<World> | undefined => {
        if (name === "day" && firstDay !== 1) return (w) => w.day - firstDay + 1;
        const number = extra.get(name);
        return number === undefined ? undefined : () => number.value;
      };
      return compileExpr(tree, { ...bound(), name: (name) => own(name) ?? bound().name(name) });
    },
    reckon(tree) {
      const { scenario, values, varying } = of();
      const middle = (name: string): Compiled<World> | undefined => {
        const at = scenario.numbers.get(name);
        const value = values[at ?? -1] ?? 0;
        return varying.some((vary) => vary.at === at) ? () => value : undefined;
      };
      return compileExpr(tree, {
        name: (name) => middle(name) ?? bound().name(name),
        call: (name, args) => expected(of(), name, args) ?? bound().call(name, args),
      });
    },
  };
}

export interface ModelOptions {
  readonly base?: string | undefined;
  /** Parameter name -> value in smallest units, checked by `readChanges`. */
  readonly changes?: Readonly<Record<string, number>> | undefined;
}

/** The numbers of one base as they are changed, and those that differ between worlds: what is changed does not. */
function numbersOf(
  { parameters }: Scenario,
  base: string,
  changes: Readonly<Record<string, number>>,
): Pick<Model, "values" | "varying"> {
  const literals = parameters.map(({ literals: of }) => of.get(base) ?? of.values().next().value);
  const values = Float64Array.from(parameters, ({ name }, at) => changes[name] ?? literals[at]?.value ?? 0);
  const varying = parameters.flatMap(({ name }, at) => {
    const literal = literals[at];
    if (literal === undefined || !literal.varies || changes[name] !== undefined) return [];
    return [{ at, low: literal.low, high: literal.high, subject: subjectNumber(`varies:${name}`) }];
  });
  return { values, varying };
}

/** Where the outcomes of each belief begin among those of all, and how many there are. */
function beliefCellsOf({ beliefs }: Scenario): Pick<Model, "firstBelief" | "beliefCells"> {
  const firstBelief: number[] = [];
  let beliefCells = 0;
  for (const belief of beliefs) {
    firstBelief.push(beliefCells);
    beliefCells += belief.outcomes.length;
  }
  return { firstBelief, beliefCells };
}

/** Chooses the numbers of one base and binds the expressions. Throws on a base that does not exist (check first). */
export function buildModel(scenario: Scenario, options: ModelOptions = {}): Model {
  const base = options.base ?? scenario.defaultBase;
  if (!scenario.bases.includes(base)) throw new RangeError(`no base '${base}'`);
  const changes = options.changes ?? {};
  const numbers = numbersOf(scenario, base, changes);
  const subjects = subjectsOf(scenario);
  const byId = new Map(subjects.map((subject, index) => [subject.id, index]));
  const subject = (id: string): number => byId.get(id) ?? -1;
  const enforcement = jurisdictionsOf(scenario, base, subject);
  let open: Model["open"] | undefined;
  const model: Model = {
    scenario,
    base,
    changes,
    ...numbers,
    series: seriesOf(scenario, base),
    subjects,
    ...accountsOf(scenario),
    ...dailyOf(scenario, base, subject),
    enforcement,
    regimeCells: enforcement.reduce((sum, { regimes }) => sum + regimes.length, 0),
    ...beliefCellsOf(scenario),
    lookup: lookupOf(scenario, base, subject),
    subject,
    get open() {
      open ??= openOf(model);
      return open;
    },
    ...bindersOf(() => model),
  };
  refuseTwins([
    ...subjects.map(({ id, number }) => ({ id, number })),
    ...model.series.map((series, index) => ({ id: `series ${index}`, number: series.subject })),
    ...numbers.varying.map(({ at, subject }) => ({ id: scenario.parameters[at]?.name ?? "", number: subject })),
  ]);
  return model;
}

function refuseTwins(named: readonly { readonly id: string; readonly number: number }[]): void {
  const seen = new Map<number, string>();
  for (const { id, number } of named) {
    const twin = seen.get(number);
    if (twin !== undefined) throw new RangeError(`'${id}' and '${twin}' would share their luck; rename one`);
    seen.set(number, id);
  }
}
