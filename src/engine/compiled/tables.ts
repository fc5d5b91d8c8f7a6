import type { Guard, Kernel } from "../kernel.js";
import {
  allNodes,
  type ChartNode,
  type ChartTransition,
  type ConstructedMachine,
  Registry,
  refuseUnsupported,
  Uncompilable,
  upward,
} from "./nodes.js";

/**
 * A chart as flat tables. One leaf is active at a time, so for each leaf and transition the exits, actions and entries
 * are one fixed run of action numbers.
 *
 * `first[leaf * width + event]` is the first candidate of that pair, the next entry its end; events are the outside
 * ones, then one `done` event per compound state that can finish, then ALWAYS. A candidate k has `guard[k]` (-1 none),
 * actions `code[from[k] .. to[k]]`, the leaf `next[k]` and a `raised[k]` done event (-1 none); `labels[k]` is what the chart
 * calls it, "" for nothing.
 */
export interface Tables {
  readonly leaves: readonly ChartNode[];
  readonly events: readonly string[];
  /** How many of `events` come from outside. */
  readonly outside: number;
  readonly always: number;
  readonly width: number;
  readonly actions: readonly Kernel[];
  readonly actionNames: readonly string[];
  readonly guards: readonly Guard[];
  readonly guardNames: readonly string[];
  readonly first: Int32Array;
  readonly guard: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly next: Int32Array;
  readonly raised: Int32Array;
  readonly labels: readonly string[];
  readonly code: Int32Array;
  readonly final: Uint8Array;
  readonly start: { readonly leaf: number; readonly raised: number; readonly from: number; readonly to: number };
}

/** Where a transition comes to rest, and the done event it raises. */
interface Entered {
  readonly leaf: ChartNode;
  readonly raised: number;
}

const DONE = "xstate.done.state.";

/** A node's wildcards that fit an event, the longest first. */
const wildcards = (node: ChartNode, event: string): readonly string[] =>
  [...node.transitions.keys()]
    .filter((key) => key !== event && (key === "*" || (key.endsWith(".*") && `${event}.`.startsWith(key.slice(0, -1)))))
    .sort((a, b) => b.length - a.length);

const NONE: readonly ChartTransition[] = [];

/** The state a transition stays inside: its source where it may, else the least common ancestor above both. Undefined re-enters the root. */
function domainOf(transition: ChartTransition, target: ChartNode, root: ChartNode): ChartNode | undefined {
  const { source } = transition;
  if (!transition.reenter && upward(target).includes(source)) return source;
  const above = upward(target);
  const common = upward(source).find((node) => node !== source && node !== target && above.includes(node));
  return common ?? (transition.reenter ? undefined : root);
}

class Compiler {
  private readonly code: number[] = [];
  private readonly columns = {
    guard: [] as number[],
    from: [] as number[],
    to: [] as number[],
    next: [] as number[],
    raised: [] as number[],
    labels: [] as string[],
  };
  private readonly leaves: readonly ChartNode[];
  private readonly numbers: ReadonlyMap<ChartNode, number>;
  private readonly events: readonly string[];
  private readonly doneOwners: readonly ChartNode[];
  private readonly actions: Registry<Kernel>;
  private readonly guards: Registry<Guard>;
  private readonly final: Uint8Array;
  private readonly root: ChartNode;
  private readonly outside: number;
  /** No eventless way can carry a pending done event to another leaf, so it need be looked for in its own final leaf alone. */
  private readonly doneStays: boolean;
  /** Nodes that know wildcards: few, if any. */
  private readonly wild: ReadonlySet<ChartNode>;

  constructor(machine: ConstructedMachine, outside: readonly string[]) {
    this.root = machine.root;
    const nodes = allNodes(machine.root);
    refuseUnsupported(nodes);
    this.leaves = nodes.filter(({ type }) => type === "atomic" || type === "final");
    this.numbers = new Map(this.leaves.map((leaf, number) => [leaf, number]));
    this.doneOwners = nodes.filter(
      (node) => node !== machine.root && Object.values(node.states).some(({ type }) => type === "final"),
    );
    this.events = [...outside, ...this.doneOwners.map(({ id }) => `${DONE}${id}`)];
    this.outside = outside.length;
    this.wild = new Set(nodes.filter((node) => [...node.transitions.keys()].some((key) => key.endsWith("*"))));
    this.actions = new Registry("action", machine.implementations.actions);
    this.guards = new Registry("guard", machine.implementations.guards);
    this.final = new Uint8Array(this.leaves.length);
    this.doneStays = this.doneOwners.every((owner) => upward(owner).every(({ always }) => (always?.length ?? 0) === 0));
  }

  tables(): Tables {
    const width = this.events.length + 1;
    const first = new Int32Array(this.leaves.length * width + 1);
    for (const [index, leaf] of this.leaves.entries()) {
      const heard = this.heardAt(leaf);
      for (let event = 0; event < width; event += 1) {
        first[index * width + event] = this.columns.guard.length;
        if (heard(event)) this.compilePair(leaf, index, event);
      }
    }
    first[this.leaves.length * width] = this.columns.guard.length;
    const from = this.code.length;
    const entered = this.enter([this.root], this.root);
    const { guard, next, raised, labels } = this.columns;
    return {
      leaves: this.leaves,
      events: this.events,
      outside: this.outside,
      always: this.events.length,
      width,
      actions: this.actions.kernels,
      actionNames: this.actions.names,
      guards: this.guards.kernels,
      guardNames: this.guards.names,
      first,
      guard: Int32Array.from(guard),
      from: Int32Array.from(this.columns.from),
      to: Int32Array.from(this.columns.to),
      next: Int32Array.from(next),
      raised: Int32Array.from(raised),
      labels,
      code: Int32Array.from(this.code),
      final: this.final,
      start: { leaf: this.numberOf(entered.leaf), raised: entered.raised, from, to: this.code.length },
    };
  }

  /** Whether any state around a leaf may listen to an event: most pairs of a leaf and an event have no transition at all. */
  private heardAt(leaf: ChartNode): (event: number) => boolean {
    const chain = upward(leaf);
    if (chain.some((node) => this.wild.has(node))) return () => true;
    const names = new Set(chain.flatMap((node) => [...node.transitions.keys()]));
    return (event) => event === this.events.length || names.has(this.events[event] ?? "");
  }

  private numberOf(leaf: ChartNode): number {
    return this.numbers.get(leaf) ?? -1;
  }

  private run(actions: readonly unknown[]): void {
    for (const action of actions) this.code.push(this.actions.number(action));
  }

  /** Candidates of a leaf for an event, innermost state first, up to the first that has no guard. */
  private compilePair(leaf: ChartNode, index: number, event: number): void {
    const always = event === this.events.length;
    if (!always && this.isDoneElsewhere(leaf, event)) return;
    for (let node: ChartNode | undefined = leaf; node !== undefined; node = node.parent) {
      for (const transition of this.listed(node, event)) {
        this.compileWay(leaf, index, node, transition, always);
        if (transition.guard === undefined) return;
      }
    }
  }

  /** A node's own transitions for an event, as XState orders them: the exact name first, then wildcards by length. */
  private listed(node: ChartNode, event: number): readonly ChartTransition[] {
    if (event === this.events.length) return node.always ?? NONE;
    const name = this.events[event] ?? "";
    const exact = node.transitions.get(name) ?? NONE;
    if (!this.wild.has(node)) return exact;
    return [...exact, ...wildcards(node, name).flatMap((key) => node.transitions.get(key) ?? NONE)];
  }

  /** A done event that cannot be pending at this leaf. */
  private isDoneElsewhere(leaf: ChartNode, event: number): boolean {
    const done = this.doneOwners[event - this.outside];
    return done !== undefined && this.doneStays && !(leaf.type === "final" && leaf.parent === done);
  }

  private compileWay(
    leaf: ChartNode,
    index: number,
    node: ChartNode,
    transition: ChartTransition,
    always: boolean,
  ): void {
    const { columns } = this;
    columns.guard.push(transition.guard === undefined ? -1 : this.guards.number(transition.guard));
    columns.from.push(this.code.length);
    columns.labels.push(transition.description ?? "");
    const [target, second] = transition.target ?? [];
    if (second !== undefined) throw new Uncompilable(`a transition of '${node.id}' has several targets`);
    const entered =
      target === undefined
        ? this.stay(leaf, node, transition, always)
        : this.leave(leaf, node, transition, target, always);
    columns.next.push(target === undefined ? index : this.numberOf(entered.leaf));
    columns.raised.push(entered.raised);
    columns.to.push(this.code.length);
  }

  private stay(leaf: ChartNode, node: ChartNode, transition: ChartTransition, always: boolean): Entered {
    if (always) throw new Uncompilable(`'${node.id}' has an eventless transition without a target`);
    this.run(transition.actions);
    return { leaf, raised: -1 };
  }

  private leave(
    leaf: ChartNode,
    node: ChartNode,
    transition: ChartTransition,
    target: ChartNode,
    always: boolean,
  ): Entered {
    const before = this.code.length;
    const entered = this.move(leaf, transition, target);
    const idle = always && entered.leaf === leaf && this.code.length === before;
    if (idle) throw new Uncompilable(`'${node.id}' has an eventless transition to itself`);
    return entered;
  }

  private move(leaf: ChartNode, transition: ChartTransition, target: ChartNode): Entered {
    const domain = domainOf(transition, target, this.root);
    const reentersDomain = transition.reenter && transition.source === domain;
    const chain = upward(leaf);
    const left = domain === undefined ? chain : chain.slice(0, chain.indexOf(domain) + (reentersDomain ? 1 : 0));
    for (const node of left) this.run(node.exit);
    this.run(transition.actions);
    const above = upward(target);
    const stop = domain === undefined ? above.length : above.indexOf(domain);
    const entersDomain = domain !== undefined && (target === domain || reentersDomain);
    const path = [...above.slice(0, stop + (entersDomain ? 1 : 0))].reverse();
    return this.enter(target === domain && !transition.reenter ? [] : path, target);
  }

  /** Enters the path down to the target (nothing for an inner move to oneself), then the default descent. */
  private enter(path: readonly ChartNode[], target: ChartNode): Entered {
    for (const node of path) this.run(node.entry);
    let node = target;
    let stays = path.length === 0;
    if (stays && node.type !== "compound") return { leaf: node, raised: -1 };
    while (node.type === "compound") {
      if (!stays) this.run(node.initial.actions);
      stays = false;
      const inner: ChartNode | undefined = node.initial.target?.[0];
      if (inner === undefined) throw new Uncompilable(`'${node.id}' has no initial state`);
      node = inner;
      this.run(node.entry);
    }
    return { leaf: node, raised: this.finish(node) };
  }

  /** A final leaf of the root ends the machine, running the exits; one deeper raises its parent's done event. */
  private finish(leaf: ChartNode): number {
    if (leaf.type !== "final") return -1;
    if (leaf.parent !== this.root) return this.events.indexOf(`${DONE}${leaf.parent?.id}`);
    this.final[this.numberOf(leaf)] = 1;
    for (const node of upward(leaf)) this.run(node.exit);
    return -1;
  }
}

/** Walks a constructed machine into tables, or refuses it with a message. `outside` are the events a player can send. */
export const compileTables = (machine: ConstructedMachine, outside: readonly string[]): Tables =>
  new Compiler(machine, outside).tables();
