import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Bindings,
  checkExpr,
  compileExpr,
  type Expr,
  type ExprType,
  fits,
  parseExpr,
  quantityOf,
  showType,
  TRUTH,
  type Vocabulary,
} from "../../src/expr/index.js";
import { type Dims, UNKNOWN_DIMS } from "../../src/units/index.js";

/** Names with their units and values. */
const NAMES: Readonly<Record<string, { readonly type: ExprType; readonly value: number }>> = {
  money: { type: quantityOf({ mark: 1 }), value: 700 },
  debt: { type: quantityOf({ mark: 1 }), value: 300 },
  load: { type: quantityOf({ g: 1 }), value: 50 },
  nothing: { type: quantityOf({ g: 1 }), value: 0 },
  share: { type: quantityOf({}), value: 0.25 },
  days: { type: quantityOf({ day: 1 }), value: 3 },
  "days-left": { type: quantityOf({ day: 1 }), value: -2 },
  night: { type: TRUTH, value: 1 },
  faulty: { type: quantityOf(UNKNOWN_DIMS), value: 0 },
};

const vocabulary: Vocabulary = {
  name: (name) => (Object.hasOwn(NAMES, name) ? NAMES[name]?.type : undefined),
  call: (name, [id = ""]) => {
    if (name !== "price") return undefined;
    return id === "salt" ? quantityOf({ mark: 1, g: -1 }) : { what: `no good '${id}'`, remedy: "known: salt" };
  },
  suggest: (name) => [...Object.keys(NAMES), "price", "min"].find((known) => known[0] === name[0]),
};

const bindings: Bindings<undefined> = {
  name: (name) => () => NAMES[name]?.value ?? Number.NaN,
  call: () => () => 4,
};

function tree(text: string): Expr {
  const parsed = parseExpr(text);
  if ("fault" in parsed) throw new Error(`${parsed.fault.at}: ${parsed.fault.what}`);
  return parsed.tree;
}
const value = (text: string): number => compileExpr(tree(text), bindings)(undefined);

function type(text: string): string {
  const checked = checkExpr(tree(text), vocabulary);
  return "type" in checked
    ? showType(checked.type)
    : `${checked.fault.at}: ${checked.fault.what} (${checked.fault.remedy})`;
}

function syntax(text: string): string {
  const parsed = parseExpr(text);
  return "fault" in parsed ? `${parsed.fault.at}: ${parsed.fault.what} (${parsed.fault.remedy})` : "none";
}

describe("reading an expression", () => {
  it.each([
    ["1 + share * share", 1.0625],
    ["(1 + share) * share", 0.3125],
    ["money - debt - debt", 100],
    ["money / load / share", 56],
    ["-share + 1", 0.75],
    ["- - share", 0.25],
    ["1 - -share", 1.25],
    ["night and not night or night", 1],
    ["not night or night", 1],
    ["not (night or night)", 0],
    ["money > debt and days < days-left", 0],
    ["money - debt >= debt + debt = night", Number.NaN],
    ["min(money, debt)", 300],
    ["max(0, debt - money)", 0],
    ["floor(money / debt)", 2],
    ["ceil(money / debt)", 3],
    ["ceil(debt / share * share)", 300],
    ["money / price(salt)", 175],
    ["days-left", -2],
    ["money / nothing", 0],
    ["money != debt", 1],
  ])("%s", (text, result) => {
    if (Number.isNaN(result)) expect(syntax(text)).toMatch(/two comparisons in a row/);
    else expect(value(text)).toBe(result);
  });

  it.each([
    ["", "0: a value is missing before the end (write a name, 0 or 1)"],
    ["money *", "7: a value is missing before the end (write a name, 0 or 1)"],
    ["money == debt", "7: a value is missing before '=' (write a name, 0 or 1; a single = compares)"],
    ["money + 2", "8: the number 2 stands in an expression (give it a name and a source under `numbers:`)"],
    ["money & debt", "6: '&' has no meaning here (use names, 0, 1, + - * /, comparisons, and, or, not)"],
    ["(money", "6: ')' is missing (close every bracket that was opened)"],
    ["money)", "5: ')' is not expected here (check the brackets and operators)"],
    ["money debt", "6: 'debt' is not expected here (check the brackets and operators)"],
    ["min(money, )", "11: a value is missing before ')' (write a name, 0 or 1)"],
    ["money + ".repeat(60), "0: an expression of 480 characters (split it; 400 are allowed)"],
    ["(".repeat(60), "40: an expression nested too deeply (40 levels are allowed)"],
  ])("'%s' is refused", (text, words) => {
    expect(syntax(text)).toBe(words);
  });
});

describe("units of an expression", () => {
  it.each([
    ["money + debt", "mark"],
    ["money / load", "mark/g"],
    ["load * price(salt)", "mark"],
    ["days * days", "day^2"],
    ["1 / days", "1/day"],
    ["share * money", "mark"],
    ["max(0, money)", "mark"],
    ["0 + money", "mark"],
    ["floor(days)", "day"],
    ["ceil(days)", "day"],
    ["money > debt", "a truth (yes or no)"],
    ["money > 0 and not night", "a truth (yes or no)"],
    ["faulty + money", "mark"],
    ["money + faulty", "mark"],
    ["money > faulty", "a truth (yes or no)"],
  ])("%s gives %s", (text, shown) => {
    expect(type(text)).toBe(shown);
  });

  it.each([
    ["money + load", "6: '+' joins mark and g (both sides need the same unit)"],
    ["money + 1", "6: '+' joins mark and a plain number (both sides need the same unit)"],
    ["min(days, money)", "0: 'min' joins day and mark (both sides need the same unit)"],
    ["min(days)", "0: min takes 2 values (write min(a, b))"],
    ["floor(days, days)", "0: floor takes 1 values (write floor(a))"],
    ["not money", "4: mark stands where a truth is needed (compare it, for instance with 0)"],
    ["night + money", "0: a truth stands where a quantity is needed (compare two quantities instead)"],
    ["moneys", "0: nothing is called 'moneys' (did you mean 'money'?)"],
    ["xyz", "0: nothing is called 'xyz' (declare it)"],
    ["money-debt", "0: nothing is called 'money-debt' (a minus needs blanks on both sides)"],
    ["price", "0: 'price' needs something in brackets (write price(...))"],
    ["night(salt)", "0: nothing is called 'night' (did you mean 'nothing'?)"],
    ["share(salt)", "0: 'share' takes nothing in brackets (write share)"],
    ["price(money + debt)", "12: price(...) takes the id of something (write for instance price(some-id))"],
    ["price(sand)", "0: no good 'sand' (known: salt)"],
  ])("%s is refused", (text, words) => {
    expect(type(text)).toBe(words);
  });

  it("tells whether a checked expression fits a place", () => {
    const suits = (text: string, wanted: ExprType): boolean => {
      const checked = checkExpr(tree(text), vocabulary);
      return "type" in checked && fits(tree(text), checked.type, wanted);
    };
    expect(suits("0", quantityOf({ mark: 1 }))).toBe(true);
    expect(suits("1", quantityOf({ mark: 1 }))).toBe(false);
    expect(suits("faulty", quantityOf({ mark: 1 }))).toBe(true);
    expect(suits("night", quantityOf({}))).toBe(false);
    expect(suits("money > 0", TRUTH)).toBe(true);
  });
});

/** Text that looks like an expression without being sure to be one. */
const scraps = fc
  .array(
    fc.constantFrom(
      ...Object.keys(NAMES),
      "min",
      "floor",
      "price",
      "(",
      ")",
      ",",
      "+",
      "-",
      "*",
      "/",
      "=",
      "<",
      ">=",
      "and",
      "or",
      "not",
      "0",
      "1",
      "7",
      " ",
      "$",
      "salt",
    ),
    {
      maxLength: 30,
    },
  )
  .map((pieces) => pieces.join(" "));

/** Well-typed quantities of one unit, as text. */
const DIMS: readonly Dims[] = [{ mark: 1 }, { g: 1 }, { day: 1 }, {}];
const LEAVES = [
  ["money", "debt"],
  ["load", "nothing"],
  ["days", "days-left"],
  ["share", "1"],
] as const;
const quantity = (unit: number, depth: number): fc.Arbitrary<string> => {
  const leaf: fc.Arbitrary<string> = fc.constantFrom(...(LEAVES[unit] ?? []));
  if (depth === 0) return leaf;
  const same = quantity(unit, depth - 1);
  const plain = quantity(3, depth - 1);
  return fc.oneof(
    leaf,
    fc.tuple(same, fc.constantFrom("+", "-"), same).map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(same, fc.constantFrom("*", "/"), plain).map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(same, same).map(([a, b]) => `max(${a}, ${b})`),
    same.map((a) => `max(0, ${a})`),
    same.map((a) => `floor(${a})`),
    same.map((a) => `(-${a})`),
    same.map((a) => `(${a} / 0)`),
  );
};

describe("any text", () => {
  it("is read, checked and computed without throwing", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 60 }), scraps), (text) => {
        const parsed = parseExpr(text);
        if ("fault" in parsed) {
          expect(parsed.fault.at).toBeGreaterThanOrEqual(0);
          expect(parsed.fault.at).toBeLessThanOrEqual(text.length);
          return;
        }
        const checked = checkExpr(parsed.tree, vocabulary);
        if ("type" in checked) expect(compileExpr(parsed.tree, bindings)(undefined)).not.toBeNaN();
        else expect(checked.fault.remedy).not.toBe("");
      }),
      { seed: 3, numRuns: 5000 },
    );
  });

  it("that is well typed computes to a finite number, whatever it divides by", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 }).chain((unit) => fc.tuple(fc.constant(unit), quantity(unit, 3))),
        ([unit, text]) => {
          fc.pre(text.length <= 400);
          const checked = checkExpr(tree(text), vocabulary);
          if ("fault" in checked) throw new Error(`${text}: ${checked.fault.what}`);
          expect(checked.type).toEqual(quantityOf(DIMS[unit] ?? {}));
          expect(Number.isFinite(value(text))).toBe(true);
        },
      ),
      { seed: 4, numRuns: 1000 },
    );
  });
});
