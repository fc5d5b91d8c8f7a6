import { type Expr, exprText } from "../expr/index.js";
import { msg, t } from "../language/index.js";

/** What names and calls are called for a reader, and what expressions come to now. */
export interface Naming {
  /** An expression's value with its unit, or undefined where a trader could not know it. */
  readonly value: (text: string) => string | undefined;
  readonly label: (id: string) => string;
  /** Whether a patrol has come since the play began. */
  readonly came: (post: string) => boolean;
  /** The catalogue's name of a number or variable, else its id in words. */
  readonly named: (name: string) => string;
  /** Whether a name is of a count without a unit. */
  readonly isFlag: (name: string) => boolean;
  /** The activity whose day an encounter is, in words; undefined where it is none. */
  readonly work: (encounter: string) => string | undefined;
  readonly level: (activity: string, level: string) => string;
}

type Binary = Extract<Expr, { left: Expr }>;
type Call = Extract<Expr, { op: "call" }>;

export const isNothing = (tree: Expr): boolean => tree.op === "number" && tree.value === 0;
const argOf = (call: Call, at = 0): string => {
  const arg = call.args[at];
  return arg?.op === "name" ? arg.name : "";
};

/** What calls are of, for a reader who plays. */
const PHRASES: Readonly<Record<string, string>> = {
  has: msg("{of} with you"),
  stored: msg("{of} at home"),
  stock: msg("{of} for sale here today"),
  ask: msg("the price to buy {of} here"),
  bid: msg("the price to sell {of} here"),
  "home-ask": msg("the price to buy {of} at home, as last seen or expected"),
  "home-bid": msg("the price to sell {of} at home, as last seen or expected"),
  price: msg("what is paid today ({of})"),
  owed: msg("what is still owed for {of}"),
  cost: msg("what the lender asks for {of}"),
  takings: msg("what selling {of} has brought so far"),
  "days-left": msg("the days until {of} is due"),
  belief: msg("the odds you hold of {of}"),
  buyers: msg("{of} that buyers here still want today"),
  makeable: msg("{of} that can be made of what you have with you"),
  "days-done": msg("the days on which {of} was done"),
  quiet: msg("the days since {of} last came"),
  order: msg("the order for {of}"),
  met: msg('how often "{of}" has happened'),
};

const NAMES: Readonly<Record<string, string>> = {
  day: msg("the day"),
  "last-day": msg("the last day"),
  exposure: msg("the attention you have drawn"),
  hunger: msg("the food days missed by the hungriest of the household"),
  deaths: msg("those of the household who have died"),
  "home-food": msg("the days the food at home lasts at full meals"),
  stake: msg("what the goods found are worth at home"),
  wealth: msg("what you are worth in all"),
};

const OPERATORS: Readonly<Record<string, string>> = {
  "=": msg("{left} is {right}"),
  "!=": msg("{left} is not {right}"),
  "<": msg("{left} is below {right}"),
  "<=": msg("{left} is at most {right}"),
  ">": msg("{left} is above {right}"),
  ">=": msg("{left} is at least {right}"),
  "+": msg("{left} plus {right}"),
  "-": msg("{left} less {right}"),
  "*": msg("{left} times {right}"),
  "/": msg("{left} divided by {right}"),
  and: msg("{left} and {right}"),
  or: msg("{left} or {right}"),
};

const joined = (op: string, left: string, right: string): string =>
  t(OPERATORS[op] ?? "{left} {right}", { left, right });

/** What an expression reads, without its value: `the price to buy rice here`. */
export function readingText(tree: Expr, naming: Naming): string {
  switch (tree.op) {
    case "number":
      return tree.value === 0 ? t("nothing") : "1";
    case "name":
      return NAMES[tree.name] === undefined ? naming.named(tree.name) : t(NAMES[tree.name] ?? "");
    case "call": {
      const phrase = PHRASES[tree.name];
      const of = tree.args.map((arg) => (arg.op === "name" ? naming.label(arg.name) : readingText(arg, naming)));
      return phrase === undefined ? `${tree.name} (${of.join(", ")})` : t(phrase, { of: of[0] ?? "" });
    }
    case "not":
      return t("not: {of}", { of: readingText(tree.of, naming) });
    case "minus":
      return t("minus {of}", { of: readingText(tree.of, naming) });
    default:
      return joined(tree.op, readingText(tree.left, naming), readingText(tree.right, naming));
  }
}

/** The parts of a condition that must all hold. */
export const partsOf = (tree: Expr): readonly Expr[] =>
  tree.op === "and" ? [...partsOf(tree.left), ...partsOf(tree.right)] : [tree];

const eitherOf = (tree: Expr): readonly Expr[] =>
  tree.op === "or" ? [...eitherOf(tree.left), ...eitherOf(tree.right)] : [tree];

/** A condition as a sentence a player can act on, without its full stop: `you are at home and nothing is owed for the pig`. */
export function conditionText(tree: Expr, naming: Naming): string {
  switch (tree.op) {
    case "and":
      return partsOf(tree)
        .map((part) => conditionText(part, naming))
        .reduce((left, right) => joined("and", left, right));
    case "or":
      return t("either {of}", {
        of: eitherOf(tree)
          .map((part) => conditionText(part, naming))
          .reduce((left, right) => joined("or", left, right)),
      });
    case "name":
      return TRUTHS[tree.name] === undefined ? naming.named(tree.name) : t(TRUTHS[tree.name]?.[0] ?? "");
    case "call":
      return truthOf(tree, naming);
    case "not":
      return tree.of.op === "name" && TRUTHS[tree.of.name] !== undefined
        ? t(TRUTHS[tree.of.name]?.[1] ?? "")
        : t("it does not hold that {of}", { of: conditionText(tree.of, naming) });
    case "number":
    case "minus":
      return readingText(tree, naming);
    default:
      return comparison(tree, naming);
  }
}

const TRUTHS: Readonly<Record<string, readonly [string, string]>> = {
  "at-home": [msg("you are at home"), msg("you are away from home")],
  "on-road": [msg("you are on the road"), msg("you are not on the road")],
  snowing: [msg("it snows"), msg("it does not snow")],
};

function truthOf(call: Call, naming: Naming): string {
  const of = naming.label(argOf(call));
  if (call.name === "at") return t("you are in {of}", { of });
  if (call.name === "hidden") return t("{of} is hidden", { of });
  if (call.name === "ordered")
    return t("{of} is ordered: {level}", { of, level: naming.level(argOf(call), argOf(call, 1)) });
  return readingText(call, naming);
}

function comparison(tree: Binary, naming: Naming): string {
  const { left, op, right } = tree;
  return (
    (left.op === "call" ? ofCall(left, op, right, naming) : undefined) ??
    ofName(tree, naming) ??
    ofHoldings(tree, naming) ??
    against(tree, naming)
  );
}

/** What is compared with what, and how it stands now. */
function against({ left, op, right }: Binary, naming: Naming): string {
  const now = nowText(left, naming);
  if (op === ">" && isNothing(right))
    return t("{of} must be more than nothing{now}", { of: readingText(left, naming), now });
  const to = isNothing(right) ? t("nothing") : (naming.value(exprText(right)) ?? readingText(right, naming));
  return joined(op, readingText(left, naming), to) + now;
}

/** A comparison of a call, as one of none, of some, or of something else. */
interface Asked {
  readonly call: Call;
  readonly op: string;
  readonly right: Expr;
  readonly naming: Naming;
  readonly is: "none" | "some" | "other";
}

/** Words for nothing of something, and for some of it. */
const eitherWay =
  (none: string, some: string) =>
  ({ call, naming, is }: Asked): string | undefined => {
    const of = naming.label(argOf(call));
    return is === "other" ? undefined : t(is === "none" ? none : some, { of });
  };

function happened({ call, naming, is }: Asked): string | undefined {
  if (is === "other") return undefined;
  const work = naming.work(argOf(call));
  if (work !== undefined)
    return is === "none"
      ? t("{work} has not been done yet", { work })
      : t("{work} has been done at least once", { work });
  const name = naming.named(argOf(call));
  return is === "none"
    ? t('"{name}" has not happened yet', { name })
    : t('"{name}" has happened at least once', { name });
}

function quietFor({ call, op, right, naming }: Asked): string | undefined {
  const of = naming.label(argOf(call));
  const days = naming.value(exprText(right)) ?? readingText(right, naming);
  const now = naming.came(argOf(call)) ? nowText(call, naming) : t(" (none has come yet: counted from the first day)");
  if (op === ">") return t("more than {days} have passed since {of}{now}", { of, days, now });
  return op === ">=" ? t("at least {days} have passed since {of}{now}", { of, days, now }) : undefined;
}

function overdue({ call, op, right, naming, is }: Asked): string | undefined {
  const of = naming.label(argOf(call));
  if (is === "none") return t("{of} is due", { of });
  const late = right.op === "-" && isNothing(right.left) ? right.right : right.op === "minus" ? right.of : undefined;
  if (late === undefined) return undefined;
  const days = naming.value(exprText(late)) ?? readingText(late, naming);
  if (op === "<") return t("{of} is overdue by more than {days}", { of, days });
  return op === "<=" ? t("{of} is overdue by {days} or more", { of, days }) : undefined;
}

/** Calls whose comparison has words of its own. */
const SAID: Readonly<Record<string, (asked: Asked) => string | undefined>> = {
  met: happened,
  order: eitherWay(msg("{of} is not ordered any more"), msg("{of} is ordered")),
  owed: eitherWay(msg("nothing is owed for {of}"), msg("something is still owed for {of}")),
  "days-left": overdue,
  quiet: quietFor,
};

function ofCall(call: Call, op: string, right: Expr, naming: Naming): string | undefined {
  const none = isNothing(right) && (op === "=" || op === "<=");
  const some = isNothing(right) && op === ">";
  return SAID[call.name]?.({ call, op, right, naming, is: none ? "none" : some ? "some" : "other" });
}

function ofName({ left, op, right }: Binary, naming: Naming): string | undefined {
  if (left.op !== "name") return undefined;
  if (left.name === "deaths" && op === ">" && isNothing(right)) return t("somebody of the household has died");
  if (left.name === "day" && op === ">=") {
    const day = (naming.value(exprText(right)) ?? readingText(right, naming)).replace(/ days?$/, "");
    return t("it is day {day} or later", { day });
  }
  if (!isNothing(right) || !naming.isFlag(left.name)) return undefined;
  const name = naming.named(left.name);
  if (op === "=") return t('"{name}" has not happened', { name });
  return op === ">" ? t('"{name}" has happened', { name }) : undefined;
}

/** Where things are held, by the calls that stand in a sum. */
const PLACES: Readonly<Record<string, string>> = {
  has: msg("with you"),
  stored: msg("at home"),
  both: msg("with you or at home"),
};

const MANY: Readonly<Record<string, string>> = {
  ">=": msg("you have at least {many} {place}{now}"),
  ">": msg("you have more than {many} {place}{now}"),
  "<": msg("you have less than {many} {place}{now}"),
  "<=": msg("you have at most {many} {place}{now}"),
};

/** Sums of what is held, here or at home: `you have at least 500 won with you`, `you have some pork with you or at home`. */
function ofHoldings({ left, op, right }: Binary, naming: Naming): string | undefined {
  const terms = termsOf(left);
  if (terms === undefined) return undefined;
  const ids = [...new Set(terms.map((of) => argOf(of)))];
  const names = ids.map((id) => naming.label(id)).reduce((one, other) => joined("or", one, other));
  const [where = "has", ...more] = new Set(terms.map(({ name }) => name));
  const at = t(PLACES[more.length > 0 ? "both" : where] ?? "");
  if (isNothing(right) && op === ">") return t("you have some {names} {at}", { names, at });
  if (isNothing(right) && op === "=") return t("no {names} is left {at}", { names, at });
  const many = MANY[op];
  if (ids.length > 1 || many === undefined) return undefined;
  const place = more.length > 0 ? t("with you and at home together") : at;
  return t(many, { many: muchOf(right, names, naming), place, now: nowText(left, naming) });
}

/** `500 won`, `10 kg of rice`. */
function muchOf(tree: Expr, name: string, naming: Naming): string {
  const amount = naming.value(exprText(tree)) ?? readingText(tree, naming);
  return amount.endsWith(name) ? amount : t("{amount} of {name}", { amount, name });
}

/** How an expression stands now, in brackets. */
function nowText(tree: Expr, naming: Naming): string {
  const now = naming.value(exprText(tree));
  return now === undefined ? "" : t(" (now {now})", { now });
}

/** The calls a sum of holdings is made of; undefined where it is something else. */
function termsOf(tree: Expr): readonly Call[] | undefined {
  if (tree.op === "call") return tree.name === "has" || tree.name === "stored" ? [tree] : undefined;
  if (tree.op !== "+") return undefined;
  const [left, right] = [termsOf(tree.left), termsOf(tree.right)];
  return left === undefined || right === undefined ? undefined : [...left, ...right];
}
