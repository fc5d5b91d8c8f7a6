import { NEVER_ENDS } from "../rules/encounter.js";
import type { World } from "../world.js";
import type { Executor, MutableEvent, Policy } from "./interpret.js";
import { Uncompilable, upward } from "./nodes.js";
import type { Tables } from "./tables.js";

/** `const a0=a[0],a1=a[1];`: constants of the closure, which an optimiser may inline without looking. */
const named = (list: string, length: number): string =>
  length === 0 ? "" : `const ${Array.from({ length }, (_, index) => `${list}${index}=${list}[${index}]`).join(",")};`;

/** An outside event nobody takes: the eventless ways are looked at again, then the policy is told. */
const MISS = "e.missed=true;continue;";

/**
 * The tables printed as JavaScript. Names in comments come from the chart; what runs is numbers and a fixed set of
 * phrases, so nothing a scenario's author wrote becomes code. States are grouped in one function per encounter (one huge
 * function falls off an optimiser's cliff beyond some 600 leaves).
 */
class Printer {
  private readonly tables: Tables;

  constructor(tables: Tables) {
    this.tables = tables;
  }

  /** The statements of one candidate after its guard. */
  private body(way: number): string {
    const { tables } = this;
    const next = tables.next[way] ?? 0;
    const calls = Array.from(tables.code.slice(tables.from[way], tables.to[way]), (action) => `a${action}(w,e);`).join(
      "",
    );
    if (tables.final[next] === 1) return `${calls}return ${next};`;
    const raised = tables.raised[way] ?? -1;
    return `${calls}${raised < 0 ? "" : `e.q=${raised};`}leaf=${next};continue;`;
  }

  /** A guard, held against its bounds first: most encounters of a campaign are not of this day or not of this place. */
  private holds(guard: number): string {
    const { bounds } = this.tables.guards[guard] ?? {};
    if (bounds === undefined) return `g${guard}(w,e)`;
    const { from, until, place } = bounds;
    const tests = [
      ...(place === undefined ? [] : [`w.place===${place}`]),
      ...(from > 1 ? [`w.day>=${from}`] : []),
      ...(until < NEVER_ENDS ? [`w.day<=${until}`] : []),
    ];
    return [...tests, `g${guard}(w,e)`].join("&&");
  }

  /** Tries the candidates of a pair in order; `miss` runs when none is taken. */
  private ways(leaf: number, event: number, miss: string): string {
    const { first, guard, width } = this.tables;
    const lines: string[] = [];
    for (let way = first[leaf * width + event] ?? 0; way < (first[leaf * width + event + 1] ?? 0); way += 1) {
      if ((guard[way] ?? -1) < 0) return [...lines, `{${this.body(way)}}`].join("");
      lines.push(`if(${this.holds(guard[way] ?? -1)}){${this.body(way)}}`);
    }
    return [...lines, miss].join("");
  }

  private has(leaf: number, event: number): boolean {
    const { first, width } = this.tables;
    return (first[leaf * width + event] ?? 0) < (first[leaf * width + event + 1] ?? 0);
  }

  /** One resting place: eventless ways, a pending done event, then the policy's event. */
  private leaf(leaf: number): string {
    const { always, outside, events } = this.tables;
    const parts = [`case ${leaf}:`, this.ways(leaf, always, "")];
    for (let event = outside; event < events.length; event += 1) {
      if (this.has(leaf, event))
        parts.push(`if(e.q===${event}){e.q=-1;e.type=E[${event}];${this.ways(leaf, event, "")}}`);
    }
    parts.push("e.q=-1;n=p(w,leaf,e);if(n<0){e.q=-2;return leaf;}switch(n){");
    for (let event = 0; event < outside; event += 1)
      if (this.has(leaf, event)) parts.push(`case ${event}:${this.ways(leaf, event, MISS)}`);
    parts.push(`}${MISS}`);
    return parts.join("");
  }

  /** Which function a leaf is printed into: that of its outermost state but two (an encounter), else the main one. */
  private group(leaf: number): string {
    const node = this.tables.leaves[leaf];
    const chain = node === undefined ? [] : upward(node);
    return chain.length > 4 ? (chain[chain.length - 4]?.id ?? "") : "";
  }

  source(): string {
    const { leaves, final, start } = this.tables;
    const groups = new Map<string, number[]>([["", []]]);
    for (let leaf = 0; leaf < leaves.length; leaf += 1) {
      if (final[leaf] === 1) continue;
      const group = this.group(leaf);
      groups.set(group, [...(groups.get(group) ?? []), leaf]);
    }
    const names = [...groups.keys()];
    const groupOf = leaves.map((_leaf, index) => (final[index] === 1 ? -1 : names.indexOf(this.group(index))));
    const functions = [...groups.values()].map(
      (members) =>
        `function(w,p,e,leaf){let n=0;for(;;)switch(leaf){\n${members.map((leaf) => this.leaf(leaf)).join("\n")}\ndefault:return leaf;}}`,
    );
    const begin = Array.from(this.tables.code.slice(start.from, start.to), (action) => `a${action}(w,e);`).join("");
    return [
      '"use strict";',
      named("a", this.tables.actions.length),
      named("g", this.tables.guards.length),
      `const G=${JSON.stringify(groupOf)};`,
      `const f=[${functions.join(",\n")}];`,
      "return function(w,p,e,leaf){",
      `if(leaf<0){${begin}leaf=${start.leaf};e.q=${start.raised};}`,
      "for(;;){const k=G[leaf];if(k<0)return leaf;leaf=f[k](w,p,e,leaf);if(e.q===-2)return leaf;}",
      "};",
    ].join("\n");
  }
}

/** The generated code holds one pending done event; a nested final under an eventless way could need two. @throws Uncompilable */
export function refuseTwoPending(tables: Tables): void {
  for (const [leaf, node] of tables.leaves.entries()) {
    const pair = leaf * tables.width + tables.always;
    const eventless = (tables.first[pair] ?? 0) < (tables.first[pair + 1] ?? 0);
    if (node.type === "final" && tables.final[leaf] !== 1 && eventless)
      throw new Uncompilable(`'${node.id}' finishes inside a state with eventless transitions`);
  }
}

export function printTables(tables: Tables): string {
  refuseTwoPending(tables);
  return new Printer(tables).source();
}

type Generated = (world: World, policy: Policy, event: MutableEvent & { q: number }, from: number) => number;

/** The chart as generated code, calling the same guards, actions and rules as the actor does. */
export function generated(tables: Tables): Executor {
  const make = new Function("a", "g", "E", printTables(tables)) as (...parts: unknown[]) => Generated;
  const run = make(tables.actions, tables.guards, tables.events);
  return (world, policy, from = -1) => run(world, policy, { type: "", a: 0, b: 0, missed: false, q: -1 }, from);
}
