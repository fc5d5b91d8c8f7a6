import type { Guard, Kernel } from "../kernel.js";

/**
 * The parts of a constructed XState machine the compiler reads. Some are not documented API: xstate is pinned, and the
 * differential fuzz against the real actor says when they change their meaning.
 */
export interface ChartNode {
  readonly id: string;
  readonly key: string;
  readonly type: "atomic" | "compound" | "final" | "parallel" | "history";
  readonly parent: ChartNode | undefined;
  readonly states: Readonly<Record<string, ChartNode>>;
  readonly entry: readonly unknown[];
  readonly exit: readonly unknown[];
  readonly always: readonly ChartTransition[] | undefined;
  readonly transitions: ReadonlyMap<string, readonly ChartTransition[]>;
  readonly initial: { readonly target: readonly ChartNode[] | undefined; readonly actions: readonly unknown[] };
  readonly invoke: readonly unknown[];
  readonly config: { readonly after?: unknown };
}

export interface ChartTransition {
  readonly source: ChartNode;
  readonly target: readonly ChartNode[] | undefined;
  readonly guard: unknown;
  readonly actions: readonly unknown[];
  readonly reenter: boolean;
  readonly description?: string | undefined;
}

export interface ConstructedMachine {
  readonly root: ChartNode;
  readonly implementations: {
    readonly actions: Readonly<Record<string, unknown>>;
    readonly guards: Readonly<Record<string, unknown>>;
  };
}

/** A chart the compiler will not take: it would not run as XState runs it. */
export class Uncompilable extends Error {
  override readonly name = "Uncompilable";
  constructor(what: string) {
    super(`the chart cannot be compiled: ${what}`);
  }
}

const CHAINS = new WeakMap<ChartNode, readonly ChartNode[]>();

/** A node and its ancestors, innermost first. */
export function upward(node: ChartNode): readonly ChartNode[] {
  const known = CHAINS.get(node);
  if (known !== undefined) return known;
  const chain = [node, ...(node.parent === undefined ? [] : upward(node.parent))];
  CHAINS.set(node, chain);
  return chain;
}

export function allNodes(root: ChartNode): readonly ChartNode[] {
  return [root, ...Object.values(root.states).flatMap(allNodes)];
}

/** Refuses what would make the order of things depend on more than one active leaf. */
export function refuseUnsupported(nodes: readonly ChartNode[]): void {
  for (const node of nodes) {
    if (node.type === "parallel") throw new Uncompilable(`'${node.id}' is a parallel state`);
    if (node.type === "history") throw new Uncompilable(`'${node.id}' is a history state`);
    if (node.invoke.length > 0) throw new Uncompilable(`'${node.id}' invokes an actor`);
    if (node.config.after !== undefined) throw new Uncompilable(`'${node.id}' has a delayed transition`);
  }
}

/** Numbers each named phrase once and keeps its kernel. */
export class Registry<Phrase extends Kernel | Guard> {
  readonly kernels: Phrase[] = [];
  readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly implementations: Readonly<Record<string, unknown>>;
  private readonly kind: string;

  constructor(kind: string, implementations: Readonly<Record<string, unknown>>) {
    this.kind = kind;
    this.implementations = implementations;
  }

  number(phrase: unknown): number {
    const name = typeof phrase === "string" ? phrase : (phrase as { type?: unknown } | null)?.type;
    if (typeof name !== "string") throw new Uncompilable(`an unnamed ${this.kind}`);
    if ((phrase as { params?: unknown }).params !== undefined)
      throw new Uncompilable(`${this.kind} '${name}' takes parameters`);
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const kernel = (this.implementations[name] as { kernel?: Phrase } | undefined)?.kernel;
    if (kernel === undefined) throw new Uncompilable(`${this.kind} '${name}' has no kernel to call directly`);
    this.kernels.push(kernel);
    this.names.push(name);
    this.numbers.set(name, this.kernels.length - 1);
    return this.kernels.length - 1;
  }
}
