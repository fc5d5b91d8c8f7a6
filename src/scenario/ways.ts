import type { Edge, Encounter, Node } from "./model.js";

type Nodes = Pick<Encounter, "nodes">;

/** Every way out of a node. */
export function waysOf(node: Node): readonly Edge[] {
  switch (node.step.kind) {
    case "ask":
    case "then":
      return [node.step.then];
    case "if":
      return [node.step.then, node.step.otherwise];
    case "choose":
      return node.step.options;
    case "roll":
      return node.step.on;
  }
}

type Links = ReadonlyMap<string, readonly string[]>;

/** Node -> where its ways lead; a bounded way leads to its target and to its `else`, or only to the latter. */
function linksOf({ nodes }: Nodes, bounded: "both" | "else"): Links {
  const ends = (edge: Edge): readonly (string | undefined)[] => {
    if (edge.bound === undefined) return [edge.to];
    return bounded === "both" ? [edge.to, edge.bound.otherwise] : [edge.bound.otherwise];
  };
  const known = new Set(nodes.map(({ id }) => id));
  return new Map(
    nodes.map((node) => [
      node.id,
      waysOf(node)
        .flatMap(ends)
        .filter((id) => id !== undefined && known.has(id))
        .map(String),
    ]),
  );
}

/** Nodes that can be reached from the first one. Written without recursion, for a file may hold thousands. */
export function reachedIn(encounter: Nodes): ReadonlySet<string> {
  const links = linksOf(encounter, "both");
  const reached = new Set<string>();
  const open = encounter.nodes.slice(0, 1).map(({ id }) => id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (!reached.has(id)) open.push(...(links.get(id) ?? []));
    reached.add(id);
  }
  return reached;
}

/** What is left when nodes to which nothing leads are taken away until there are none (Kahn 1962): loops and what they lead to. */
function withoutBeginnings(links: Links): ReadonlySet<string> {
  const before = new Map<string, number>();
  for (const id of [...links.values()].flat()) before.set(id, (before.get(id) ?? 0) + 1);
  const left = new Set(links.keys());
  const free = [...left].filter((id) => !before.has(id));
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    left.delete(id);
    for (const target of links.get(id) ?? []) {
      const count = (before.get(target) ?? 0) - 1;
      before.set(target, count);
      if (count === 0) free.push(target);
    }
  }
  return left;
}

/** A node on a round trip that no `max` bounds, or undefined. */
export function loopIn(encounter: Nodes): string | undefined {
  const links = linksOf(encounter, "else");
  const left = withoutBeginnings(links);
  // Every node that is left has one before it that is left too, so walking back ends on a loop.
  const back = new Map([...left].flatMap((id) => (links.get(id) ?? []).map((to): [string, string] => [to, id])));
  let [here] = left;
  const seen = new Set<string>();
  while (here !== undefined && !seen.has(here)) {
    seen.add(here);
    here = back.get(here);
  }
  return here;
}
