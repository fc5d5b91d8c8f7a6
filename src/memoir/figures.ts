import { bindings, type Journal, type Posting, type Program, type World } from "../engine/index.js";
import { type Compiled, checkExpr, compileExpr, type ExprType, fits, parseExpr, showType } from "../expr/index.js";
import { t } from "../language/index.js";
import { declaredIn, lexiconOf, vocabularyOf } from "../scenario/index.js";
import type { Dims } from "../units/index.js";

/** A finished campaign, as figures read it. */
export interface FinishedRun {
  readonly world: World;
  readonly journal: Journal;
}

export type FigureKind = "input" | "forced" | "arithmetic" | "outcome";

/**
 * A number the memoir prints, beside what the simulation makes of it. `input`: printed and fed in; `forced`: fixed by
 * a forced draw; `arithmetic`: sums of inputs; `outcome`: the rules could have given otherwise. Only the last two count.
 */
export interface Figure {
  readonly id: string;
  readonly says: string;
  readonly kind: FigureKind;
  readonly counted: boolean;
  /** Smallest units, as are `tolerance` and what `is` gives. */
  readonly memoir: number;
  readonly dims: Dims;
  readonly source: string;
  readonly tolerance: number;
  /** Sources of the inputs it depends on; turning any of them by a fifth breaks a counted figure. */
  readonly from: readonly string[];
  readonly is: (of: FinishedRun) => number;
}

type Sum = (of: FinishedRun) => number;
type SumMaker = (program: Program, args: readonly string[]) => Sum;

const total =
  (counts: (posting: Posting) => boolean): Sum =>
  ({ journal }) =>
    journal.postings.reduce((sum, posting) => sum + (counts(posting) ? posting.amount : 0), 0);

const commodity = (program: Program, id: string): number =>
  program.model.scenario.commodities.findIndex((of) => of.id === id && of.kind !== "claim");
const person = (program: Program, id: string): number => program.model.accounts.indexOf(id);

/** Money (or, with `units`, the good itself) that changed hands for a good. */
const traded =
  (reasons: readonly string[], units: boolean): SumMaker =>
  (program, [good = ""]) => {
    const of = commodity(program, good);
    const { you } = program.model.account;
    return total(({ reason, about, commodity: moved, from, to }) => {
      const mine = from === you || to === you;
      return mine && about === good && reasons.includes(reason) && (moved === of) === units;
    });
  };

const ofCredit =
  (reason: string, claim: boolean): SumMaker =>
  (program, [credit = ""]) => {
    const kind = (posting: Posting): boolean => program.model.scenario.commodities[posting.commodity]?.kind === "claim";
    const money = (posting: Posting): boolean =>
      program.model.scenario.commodities[posting.commodity]?.kind === "currency";
    return total(
      (posting) => posting.reason === reason && posting.about === credit && (claim ? kind(posting) : money(posting)),
    );
  };

const passed =
  (outward: boolean): SumMaker =>
  (program, [what = "", who = ""]) => {
    const { you } = program.model.account;
    const [of, other] = [commodity(program, what), person(program, who)];
    return total(
      ({ reason, commodity: moved, from, to }) =>
        reason === "given" && moved === of && (outward ? from === you && to === other : from === other && to === you),
    );
  };

const lost =
  (reasons: readonly string[]): SumMaker =>
  (program, [good = ""]) => {
    const of = commodity(program, good);
    const { you } = program.model.account;
    return total((posting) => posting.commodity === of && posting.from === you && reasons.includes(posting.reason));
  };

/** What the trader and his household had of a commodity on the first morning. */
const opened: SumMaker = (program, [what = ""]) => {
  const of = commodity(program, what);
  return total((posting) => posting.reason === "opening" && posting.commodity === of);
};

/** What was used up or came out in making. */
const turned =
  (reason: string): SumMaker =>
  (program, [good = ""]) => {
    const of = commodity(program, good);
    return total((posting) => posting.reason === reason && posting.commodity === of);
  };

/** A patrol came on that day, so that its sales say nothing of its buyers. */
const disturbed = (journal: Journal, of: number): boolean =>
  journal.draws.some(({ subject, outcome, day }) => day === of && subject.startsWith("patrol:") && outcome === "yes");

/** Units sold on each day of a kind on which any were sold and no patrol came, taken together by `sum`. */
const onDaysOf =
  (sum: (sold: readonly number[]) => number): SumMaker =>
  (program, [good = "", kind = ""]) => {
    const of = commodity(program, good);
    const { scenario } = program.model;
    const markets = scenario.markets.filter((market) => scenario.goods[market.good]?.id === good);
    const subjects = new Set(markets.map(({ id }) => `buyers:${id}`));
    return ({ journal }) => {
      const days = journal.draws.filter(
        ({ subject, outcome, day }) => subjects.has(subject) && outcome === kind && !disturbed(journal, day),
      );
      const sold = new Map<number, number>();
      for (const { reason, commodity: moved, day, amount } of journal.postings)
        if (reason === "sold" && moved === of) sold.set(day, (sold.get(day) ?? 0) + amount);
      return sum(days.flatMap(({ day }) => sold.get(day) ?? []));
    };
  };

/** What the ledger words of the vocabulary mean over a journal. */
const CALLS: Readonly<Record<string, SumMaker>> = {
  spent: traded(["bought"], false),
  earned: traded(["sold", "dealt"], false),
  bought: traded(["bought"], true),
  sold: traded(["sold", "dealt"], true),
  perished: lost(["perished"]),
  opening: opened,
  made: turned("made"),
  used: turned("used"),
  "least-sold": onDaysOf((sold) => (sold.length === 0 ? 0 : Math.min(...sold))),
  "mean-sold": onDaysOf((sold) => (sold.length === 0 ? 0 : sold.reduce((sum, of) => sum + of, 0) / sold.length)),
  seized: lost(["seized", "handed over"]),
  borrowed: ofCredit("borrowed", true),
  repaid: ofCredit("repaid", false),
  given: passed(true),
  received: passed(false),
};

const NAMES: Readonly<Record<string, Sum>> = {
  elapsed: ({ world }) => world.day,
  "days-away": ({ world }) => (world.backHomeOn === 0 ? 0 : world.backHomeOn - world.leftHomeOn + 1),
};

/** Checks and binds a figure's expression: the trader's words and the ledger's, over a finished campaign. */
export function figureExpression(
  program: Program,
  text: string,
  wanted: ExprType,
  extra: ReadonlyMap<string, { readonly dims: Dims; readonly value: number }>,
): { readonly is: (of: FinishedRun) => number } | { readonly what: string; readonly remedy: string } {
  const { scenario } = program.model;
  const declared = declaredIn(scenario, false);
  for (const [name, { dims }] of extra) declared.set(name, dims);
  const parsed = parseExpr(text);
  if ("fault" in parsed) return parsed.fault;
  const checked = checkExpr(parsed.tree, vocabularyOf(lexiconOf(scenario), { declared, ledger: true }));
  if ("fault" in checked) return checked.fault;
  if (!fits(parsed.tree, checked.type, wanted))
    return {
      what: t("'{text}' gives {given}", { text, given: showType(checked.type) }),
      remedy: t("the figure is in {wanted}", { wanted: showType(wanted) }),
    };
  const words = bindings(program.model);
  const onWorld =
    (read: Compiled<World>): Compiled<FinishedRun> =>
    ({ world }) =>
      read(world);
  const is = compileExpr<FinishedRun>(parsed.tree, {
    name: (name) => {
      const own = extra.get(name);
      return own === undefined ? (NAMES[name] ?? onWorld(words.name(name))) : () => own.value;
    },
    call: (name, args) => CALLS[name]?.(program, args) ?? onWorld(words.call(name, args)),
  });
  return { is };
}
