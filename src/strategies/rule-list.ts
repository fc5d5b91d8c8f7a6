import * as z from "zod";
import {
  type Decision,
  type Program,
  type Readable,
  type Reader,
  type Rest,
  readerOf,
  type View,
} from "../engine/index.js";
import { type ExprType, quantityOf, TRUTH } from "../expr/index.js";
import { msg, t } from "../language/index.js";
import {
  type Episode,
  type FormOf,
  type MapTree,
  type Problem,
  Problems,
  readTree,
  remedyFor,
  type SourceFile,
  tellForm,
  toPlain,
  valueAt,
} from "../scenario/index.js";
import { type Dims, parseLiteral } from "../units/index.js";
import { type Act, type ActShape, actOf, actSchema, actsAt, amountDims, checkActNames, textSchema } from "./acts.js";
import { fallback, type Strategy } from "./strategy.js";
import { RESERVED } from "./term.js";

interface Rule {
  /** Where it stands in its list, and what it says, for whoever has to find it again. */
  readonly name: string;
  readonly at: string;
  readonly when: Readable | undefined;
  readonly act: Act;
}

const shape = /* @__PURE__ */ z.lazy(() =>
  z.strictObject({
    format: z.literal(1),
    kind: z.literal("strategy"),
    id: z.string().regex(/^[a-z][a-z0-9-]*$/, msg("an id is lower-case words joined by hyphens")),
    for: z.string(),
    says: z.string(),
    uses: z.array(z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, msg("write EPISODE/STRATEGY"))).optional(),
    numbers: z.record(z.string(), textSchema).optional(),
    rules: z.array(z.strictObject({ at: z.string(), when: textSchema.optional(), do: actSchema })),
  }),
);

const form: FormOf = () => ({
  schema: z.toJSONSchema(shape, { io: "input" }),
  see: msg("see `How to write a strategy` in CONTRIBUTING.md"),
});

/** One list as it stands in its file. */
type OneList = z.infer<typeof shape>;

/**
 * A rule list as plain data of the right shape, with the lists it uses; names, units and expressions are still to be
 * checked against a program.
 */
export interface RuleListShape extends OneList {
  readonly parts?: readonly OneList[];
}

/** Finds the file of a list that another one uses, written EPISODE/STRATEGY; undefined where there is none. */
export type FindList = (ref: string) => SourceFile | undefined;

const forRemedy = (id: string): string => t("write `for: {id}` if it is meant for that one", { id });

type Path = readonly (string | number)[];
type Report = (path: Path, what: string, remedy: string) => void;

/** Checks the words of a rule list against a program and binds them. */
class Binder {
  private readonly program: Program;
  private readonly problem: Report;
  private readonly numbers = new Map<string, { dims: Dims; value: number }>();
  private readonly read: Reader;
  /** Where something is decided: what a rule's `at` may name. */
  private readonly rests: readonly string[];

  /** `firstDay`: the day of the campaign its `day` counts from, as 1. */
  constructor(program: Program, problem: Report, numbers: RuleListShape["numbers"], firstDay = 1) {
    this.program = program;
    this.problem = problem;
    for (const [name, value] of Object.entries(numbers ?? {})) this.number(name, String(value));
    this.read = readerOf(program, this.numbers, firstDay);
    const choices = [...program.options].filter(([, options]) => options.length > 0).map(([name]) => name);
    this.rests = ["plan", ...choices, ...program.ranges.keys()];
  }

  /** The id is the strategy's own, and the scenario is the one at hand. */
  heading({ id, for: wanted }: OneList): void {
    const { scenario } = this.program.model;
    if (RESERVED.includes(id))
      this.problem(["id"], t("'{id}' is a word of the program", { id }), t("give it another id"));
    if (wanted !== scenario.id)
      this.problem(
        ["for"],
        t("a strategy for '{wanted}', but the scenario is '{id}'", { wanted, id: scenario.id }),
        forRemedy(scenario.id),
      );
  }

  /** Without `endings`, rules that choose an ending are left out. */
  rules(data: OneList, endings: boolean): readonly Rule[] {
    return data.rules.flatMap((of, index) =>
      endings || !("finish" in of.do) ? [this.rule(of, ["rules", index])] : [],
    );
  }

  private number(name: string, value: string): void {
    const result = parseLiteral(value, this.program.model.scenario.units);
    if (result.ok) this.numbers.set(name, { dims: result.literal.unit.dims, value: result.literal.value });
    else this.problem(["numbers", name], result.what, result.remedy);
  }

  private rule(of: RuleListShape["rules"][number], path: Path): Rule {
    const when = of.when === undefined ? undefined : this.expression([...path, "when"], of.when, TRUTH);
    const here = [...path, "do"];
    if (this.rests.includes(of.at)) this.fitting(here, of.at, of.do);
    else this.problem([...path, "at"], t("nothing is decided at '{at}'", { at: of.at }), remedyFor(of.at, this.rests));
    const dims = amountDims(this.program, of.at, of.do);
    const act = actOf(of.do, (value) => this.expression(here, value, dims && quantityOf(dims)), true);
    const [kind = ""] = Object.keys(of.do);
    return {
      name: t("rule {number}, at '{at}': {kind}", { number: Number(path[1]) + 1, at: of.at, kind }),
      at: of.at,
      when,
      act,
    };
  }

  /** The act is one its rest takes, and its names are declared. */
  private fitting(path: Path, at: string, act: ActShape): void {
    const [kind = ""] = Object.keys(act);
    const possible = actsAt(this.program, at);
    if (!possible.includes(kind))
      this.problem(path, t("no '{kind}' at '{at}'", { kind, at }), t("use {list}", { list: possible.join(", ") }));
    else
      checkActNames(
        this.program,
        act,
        (word, known) => this.problem(path, t("no '{word}' here", { word }), remedyFor(word, known)),
        at,
      );
  }

  private expression(path: Path, value: string | number, wanted?: ExprType): Readable {
    const result = this.read(String(value), wanted);
    if (result.ok) return result.readable;
    this.problem(path, result.what, result.remedy);
    return { dims: undefined, read: () => 0 };
  }
}

const NO_RULES: readonly Rule[] = [];

type RulesByRest = (rest: Rest) => readonly Rule[];

/** Rules by where they decide, the encounter apart from the node, so that no name need be put together at each decision. */
function rulesByRest(rules: readonly Rule[]): RulesByRest {
  const places = new Map<string, Map<string, Rule[]>>();
  for (const of of rules) {
    const [encounter = "", node = ""] = of.at.split(".");
    const nodes = places.get(encounter) ?? new Map<string, Rule[]>();
    places.set(encounter, nodes.set(node, [...(nodes.get(node) ?? []), of]));
  }
  const plan = places.get("plan")?.get("") ?? NO_RULES;
  return (rest) => {
    if (rest.kind === "plan") return plan;
    return rest.kind === "choose" || rest.kind === "ask"
      ? (places.get(rest.encounter)?.get(rest.node) ?? NO_RULES)
      : NO_RULES;
  };
}

/** A decision, and the rule that took it. */
interface Taken {
  readonly decision: Decision;
  readonly rule: string;
}

/** What the first rule that fits decides; undefined where none does. */
function firstOf(rules: readonly Rule[], view: View): Taken | undefined {
  for (const { name, when, act } of rules) {
    const decision = when !== undefined && view.read(when) === 0 ? undefined : act(view);
    if (decision !== undefined) return { decision, rule: name };
  }
  return undefined;
}

/** A used list, and whether it has a say now: while its episode is open, and, once it has begun, where one of its roads begins. */
interface Part {
  readonly rulesAt: RulesByRest;
  speaks(view: View): boolean;
}

/**
 * The own list first, then the used ones in their order. Waiting comes last: the own list's wait, where it has one, else
 * the shortest that a used list would take, so that no list sleeps through what another has in hand.
 */
function decideWith(own: RulesByRest, parts: readonly Part[], view: View): Taken | undefined {
  const first = firstOf(own(view.rest), view);
  if (parts.length === 0 || (first !== undefined && first.decision.do !== "wait")) return first;
  const waits: Taken[] = [];
  for (const { rulesAt, speaks } of parts) {
    const taken = speaks(view) ? firstOf(rulesAt(view.rest), view) : undefined;
    if (taken?.decision.do === "wait") waits.push(taken);
    else if (taken !== undefined) return taken;
  }
  return first ?? waits.sort((a, b) => daysOf(a) - daysOf(b))[0];
}

const daysOf = ({ decision }: Taken): number => (decision.do === "wait" ? decision.days : 0);

/** Only the list's own rules are named: those it uses are checked where they are at home. */
function ruleStrategy(id: string, rules: readonly Rule[], parts: readonly Part[]): Strategy<undefined> {
  const own = rulesByRest(rules);
  return {
    id,
    start: () => undefined,
    decide: (view) => decideWith(own, parts, view)?.decision ?? fallback(view),
    rules: {
      names: rules.map(({ name }) => name),
      acting: (view) => decideWith(own, parts, view)?.rule,
    },
  };
}

/** A rule list's text as plain data of the right shape; faults are reported. */
function shapeOf(tree: MapTree, problems: Problems): OneList | undefined {
  const parsed = shape.safeParse(toPlain(tree));
  if (parsed.success) return parsed.data;
  tellForm(tree, parsed.error, form, problems);
  return undefined;
}

/** The roads of an episode. */
const roadsOf = ({ model: { scenario } }: Program, episode: Episode | undefined): ReadonlySet<string> =>
  new Set(
    scenario.routes
      .filter(({ episodes }) => episodes.some((at) => scenario.episodes[at] === episode))
      .map(({ id }) => id),
  );

/** Binds a used list to the episode it was written for. It ends no campaign: what closes its own scenario is not this one's to close. */
function bindPart(list: OneList, program: Program, report: Report): Part {
  const { episodes } = program.model.scenario;
  const episode = episodes.find(({ id }) => id === list.for);
  if (episode === undefined)
    report(
      ["for"],
      t("no episode '{episode}' of its own time", { episode: list.for }),
      t("name one under `episodes:`: {list}", { list: episodes.map(({ id }) => id).join(", ") }),
    );
  const binder = new Binder(program, report, list.numbers, Math.max(1, episode?.from ?? 1));
  const roads = roadsOf(program, episode);
  const abroad = (view: View): boolean =>
    !view.atHome && view.day >= (episode?.from ?? 0) && view.routes.some(({ id }) => roads.has(id));
  return {
    rulesAt: rulesByRest(binder.rules(list, false)),
    speaks: (view) => view.rest.kind !== "plan" || view.isOpen(list.for) || abroad(view),
  };
}

function bindAll(list: RuleListShape, program: Program, report: Report, of: (part: OneList) => Report): Strategy {
  const binder = new Binder(program, report, list.numbers);
  binder.heading(list);
  const parts = (list.parts ?? []).map((part) => bindPart(part, program, of(part)));
  return ruleStrategy(list.id, binder.rules(list, true), parts);
}

const reporterOf =
  (tree: MapTree, problems: Problems): Report =>
  (path, what, remedy) =>
    problems.add(valueAt(tree, path)?.spot ?? tree.spot, path.join("."), what, remedy);

/** Reads the lists that a list uses. Their faults are told in their own files. */
function readParts(list: OneList, find: FindList, report: Report, problems: Problems): ReadonlyMap<OneList, Report> {
  const parts = new Map<OneList, Report>();
  for (const [index, ref] of (list.uses ?? []).entries()) {
    const file = find(ref);
    if (file === undefined) {
      report(
        ["uses", index],
        t("no strategy '{ref}'", { ref }),
        t("write EPISODE/STRATEGY, as the folder and the file are called"),
      );
      continue;
    }
    const tree = readTree(file, problems);
    if (tree === undefined) continue;
    const own = reporterOf(tree, problems);
    const part = shapeOf(tree, problems);
    if (part?.uses !== undefined) own(["uses"], t("a list that is used uses none itself"), t("write its rules out"));
    if (part !== undefined) parts.set(part, own);
  }
  return parts;
}

/**
 * A strategy from a rule list: the first rule whose place and condition fit and whose act is possible decides. It can
 * name only what a trader sees, so a file from a student is safe to run. `rules` is what was read, for `bindRuleList`;
 * `find` finds the lists it uses.
 */
export function readRuleList(
  file: SourceFile,
  program: Program,
  find: FindList = () => undefined,
): { readonly strategy: Strategy; readonly rules: RuleListShape } | { readonly problems: readonly Problem[] } {
  const problems = new Problems();
  const tree = readTree(file, problems);
  if (tree === undefined) return { problems: problems.list() };
  const report = reporterOf(tree, problems);
  const list = shapeOf(tree, problems);
  if (list === undefined) return { problems: problems.list() };
  const parts = readParts(list, find, report, problems);
  const rules: RuleListShape = parts.size === 0 ? list : { ...list, parts: [...parts.keys()] };
  const strategy = bindAll(rules, program, report, (part) => parts.get(part) ?? report);
  return problems.any ? { problems: problems.list() } : { strategy, rules };
}

function bindAnew(rules: RuleListShape, program: Program): Strategy | undefined {
  let fits = true;
  const miss = (): void => {
    fits = false;
  };
  const strategy = bindAll(rules, program, miss, () => miss);
  return fits ? strategy : undefined;
}

/** Bound already: a start asks for the same rules several times. */
const bound = new WeakMap<Program, Map<RuleListShape, Strategy | undefined>>();

/** Binds rules read before, which nobody changes. Undefined when they do not fit the program: `readRuleList` then tells why, and where. */
export function bindRuleList(rules: RuleListShape, program: Program): Strategy | undefined {
  const known = bound.get(program) ?? new Map<RuleListShape, Strategy | undefined>();
  if (known.has(rules)) return known.get(rules);
  const strategy = bindAnew(rules, program);
  bound.set(program, known.set(rules, strategy));
  return strategy;
}
