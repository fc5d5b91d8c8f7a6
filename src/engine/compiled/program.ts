import type { Decision } from "../decision.js";
import { eventOf, whyRefused } from "../decision.js";
import type { WorldKey } from "../luck.js";
import { Nature, type NatureOptions } from "../nature.js";
import type { Program } from "../program.js";
import type { Rest } from "../rest.js";
import type { Refusal } from "../rules/plan.js";
import { View } from "../view.js";
import type { Watch } from "../watch.js";
import { type ForcedDraws, hashOf, World } from "../world.js";
import { type Executor, interpreter, type MutableEvent, type Policy } from "./interpret.js";
import type { ConstructedMachine } from "./nodes.js";
import { generated, refuseTwoPending } from "./print.js";
import { compileTables, type Tables } from "./tables.js";

/** A program's chart, compiled: both executors (the generated code is printed when it is first asked for), and what each leaf waits for. */
export interface CompiledProgram {
  readonly program: Program;
  readonly tables: Tables;
  readonly executors: Readonly<Record<"tables" | "compiled", Executor>>;
  readonly rests: readonly (Rest | undefined)[];
  readonly eventNumbers: ReadonlyMap<string, number>;
  /** The events of choices by option, so that no name need be put together at each decision. */
  readonly choices: ReadonlyMap<string, number>;
}

const CHOOSE = "choose.";

/** Every event a player can send, in the chart's order. */
function outsideEvents(program: Program): readonly string[] {
  const events = new Set<string>();
  const visit = (state: {
    readonly on?: Readonly<Record<string, unknown>>;
    readonly states?: Readonly<Record<string, object>>;
  }): void => {
    for (const event of Object.keys(state.on ?? {})) events.add(event);
    for (const child of Object.values(state.states ?? {})) visit(child);
  };
  visit({ states: program.chart.root.states });
  return [...events];
}

export function compileProgram(program: Program): CompiledProgram {
  const outside = outsideEvents(program);
  const tables = compileTables(program.machine as unknown as ConstructedMachine, outside);
  const rests = tables.leaves.map((leaf) => (leaf as unknown as { meta?: { rest?: Rest } }).meta?.rest);
  refuseTwoPending(tables);
  let printed: Executor | undefined;
  return {
    program,
    tables,
    executors: {
      tables: interpreter(tables),
      get compiled() {
        printed ??= generated(tables);
        return printed;
      },
    },
    rests,
    eventNumbers: new Map(outside.map((event, number) => [event, number])),
    choices: new Map(
      outside.flatMap((event, number) =>
        event.startsWith(CHOOSE) ? [[event.slice(CHOOSE.length), number] as const] : [],
      ),
    ),
  };
}

/** A decision the chart does not take, met by an executor that cannot go on without one. */
export class RefusedDecision extends Error {
  override readonly name = "RefusedDecision";
  readonly decision: Decision;
  readonly rest: Rest;
  readonly why: Refusal;
  constructor(decision: Decision, rest: Rest, day: number, why: Refusal) {
    super(`${JSON.stringify(decision)} on day ${day} is refused: ${why}`);
    this.decision = decision;
    this.rest = rest;
    this.why = why;
  }
}

export interface CompiledRun {
  readonly world: World;
  readonly rest: Rest;
  readonly hash: () => string;
}

export interface CompiledOptions {
  readonly executor: "tables" | "compiled";
  /** The world's luck; a nature already made (shared by the strategies of one world) is taken instead of a key. */
  readonly nature: Nature | { readonly key: WorldKey; readonly options?: NatureOptions | undefined };
  readonly forced?: ForcedDraws | undefined;
  readonly watch?: Watch | undefined;
  /** The world of a campaign of the same model that is over: played in anew, instead of making one. */
  readonly world?: World | undefined;
}

/** Writes a decision into the event; answers the event's number, undefined where the chart knows no such event. */
function fill(
  { program, tables, eventNumbers, choices }: CompiledProgram,
  decision: Decision,
  event: MutableEvent,
): number | undefined {
  if (decision.do === "choose") {
    const number = choices.get(decision.option);
    if (number !== undefined) event.type = tables.events[number] ?? "";
    event.a = 0;
    event.b = 0;
    return number;
  }
  const { type, a = 0, b = 0 } = eventOf(program.model, decision);
  event.type = type;
  event.a = a;
  event.b = b;
  return eventNumbers.get(type);
}

/** Decides at a rest: what the trader sees, and for who goes on from here on a copy, the leaf the chart waits in and the world. */
type Decide = (view: View, leaf: number, world: World) => Decision;
type Otherwise = (view: View, refused: RefusedDecision) => Decision;

/**
 * Plays one campaign to its end on a compiled chart. The world is changed in place; every decision comes from `decide`,
 * and in place of a refused one from `otherwise`.
 * @throws RefusedDecision where there is no `otherwise`
 */
export function runCompiled(
  compiled: CompiledProgram,
  options: CompiledOptions,
  decide: Decide,
  otherwise?: Otherwise,
): CompiledRun {
  const nature =
    options.nature instanceof Nature
      ? options.nature
      : new Nature(compiled.program.model, options.nature.key, options.nature.options);
  const world = options.world ?? new World(nature);
  if (options.world !== undefined) world.begin(nature);
  world.forced = options.forced;
  world.watch = options.watch;
  return runOn(compiled, compiled.executors[options.executor], { world, leaf: undefined }, { decide, otherwise });
}

/** Goes on from where a campaign waits, changing `world` in place: on a copy, a campaign that might have been. `otherwise` as in `runCompiled`. */
export const resumeCompiled = (
  compiled: CompiledProgram,
  at: { readonly world: World; readonly leaf: number },
  decide: Decide,
  otherwise?: Otherwise,
): CompiledRun => runOn(compiled, compiled.executors.compiled, at, { decide, otherwise });

function runOn(
  compiled: CompiledProgram,
  execute: Executor,
  { world, leaf: from }: { readonly world: World; readonly leaf: number | undefined },
  { decide, otherwise }: { readonly decide: Decide; readonly otherwise: Otherwise | undefined },
): CompiledRun {
  const { program, rests } = compiled;
  let last: Decision | undefined;
  /** The event of another decision, after one that was refused. */
  const instead = (decision: Decision, rest: Rest, event: MutableEvent): number => {
    const refused = new RefusedDecision(decision, rest, world.day, whyRefused(world, rest, decision));
    if (otherwise === undefined) throw refused;
    last = otherwise(new View(program, world, rest), refused);
    return fill(compiled, last, event) ?? instead(last, rest, event);
  };
  const policy: Policy = (w, at, event) => {
    const rest = rests[at];
    if (rest === undefined) throw new Error("the chart rests where nothing waits");
    if (event.missed && last !== undefined) {
      event.missed = false;
      return instead(last, rest, event);
    }
    const decision = decide(new View(program, w, rest), at, w);
    last = decision;
    return fill(compiled, decision, event) ?? instead(decision, rest, event);
  };
  const leaf = execute(world, policy, from);
  const rest = rests[leaf];
  if (rest === undefined) throw new Error("the chart ended where nothing ends");
  return { world, rest, hash: () => hashOf(world, JSON.stringify(rest)) };
}
