import type { Chart } from "../../src/engine/chart/campaign.js";
import type { State, Way } from "../../src/engine/chart/vocabulary.js";

/** A state with where it stands: `campaign.day.plan`. */
export interface Placed {
  readonly path: readonly string[];
  readonly state: State;
}

export function statesOf(root: Chart["root"]): readonly Placed[] {
  const walk = (path: readonly string[], state: State): Placed[] => [
    { path, state },
    ...Object.entries(state.states ?? {}).flatMap(([name, inner]) => walk([...path, name], inner)),
  ];
  return walk(["campaign"], root);
}

const listed = (ways: Way | readonly Way[]): readonly Way[] => ("length" in ways ? ways : [ways]);

export const waysOf = ({ always = [], on = {}, onDone }: State): readonly Way[] => [
  ...always,
  ...Object.values(on).flatMap(listed),
  ...(onDone === undefined ? [] : [{ target: onDone }]),
];

/** Where a way or a nested start leads, as a full path. */
const fullTarget = (path: readonly string[], target: string): string =>
  target.startsWith("#") ? target.slice(1) : [...path.slice(0, -1), target].join(".");

/** Everything in a chart that would make it something other than a plain tree of states over registered phrases. */
export function faultsOf({ root, phrases }: Chart): string[] {
  const placed = statesOf(root);
  const known = new Set(placed.map(({ path }) => path.join(".")));
  const ways = placed.flatMap(({ path, state }) => waysOf(state).map((way) => ({ path, way })));
  const lost = ways.filter(({ path, way }) => way.target !== undefined && !known.has(fullTarget(path, way.target)));
  const guards = ways.flatMap(({ way }) => way.guard ?? []);
  const actions = [
    ...placed.flatMap(({ state }) => state.entry ?? []),
    ...ways.flatMap(({ way }) => way.actions ?? []),
  ];
  return [
    ...placed.flatMap(({ path, state }) => oddities(path.join("."), state)),
    ...lost.map(({ path, way }) => `${path.join(".")} leads to '${way.target}', which is nowhere`),
    ...unmatched("guard", new Set(guards), phrases.guards),
    ...unmatched("action", new Set(actions), phrases.actions),
  ];
}

/** The states a chart can come to, were every guard open. */
export function reachable(root: Chart["root"]): ReadonlySet<string> {
  const placed = new Map(statesOf(root).map(({ path, state }) => [path.join("."), { path, state }]));
  const reached = new Set<string>();
  const open = ["campaign"];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const found = placed.get(name);
    if (found === undefined || reached.has(name)) continue;
    reached.add(name);
    const { path, state } = found;
    if (path.length > 1) open.push(path.slice(0, -1).join("."));
    if (state.initial !== undefined) open.push(`${name}.${state.initial}`);
    open.push(...waysOf(state).flatMap(({ target }) => (target === undefined ? [] : [fullTarget(path, target)])));
  }
  return reached;
}

const STATE_KEYS = ["type", "initial", "entry", "always", "on", "onDone", "states", "meta"];
const WAY_KEYS = ["target", "guard", "actions", "description"];

function oddities(name: string, state: State): string[] {
  const faults = Object.keys(state)
    .filter((key) => !STATE_KEYS.includes(key))
    .map((key) => `${name} has '${key}'`);
  if (state.type !== undefined && state.type !== "final") faults.push(`${name} is of type '${state.type}'`);
  if (state.states !== undefined && !Object.hasOwn(state.states, state.initial ?? ""))
    faults.push(`${name} starts nowhere`);
  const waits = state.meta !== undefined;
  const goesOn = state.always !== undefined || state.states !== undefined || state.type === "final";
  if (!waits && !goesOn) faults.push(`${name} neither waits nor goes on`);
  if ((state.always?.length ?? 0) > 0 && state.meta === undefined && state.always?.at(-1)?.guard !== undefined)
    faults.push(`${name} may find no way on`);
  const odd = waysOf(state).flatMap((way) => Object.keys(way).filter((key) => !WAY_KEYS.includes(key)));
  return [...faults, ...odd.map((key) => `${name} has a way with '${key}'`)];
}

function unmatched(kind: string, used: ReadonlySet<string>, registered: ReadonlyMap<string, unknown>): string[] {
  return [
    ...[...used].filter((name) => !registered.has(name)).map((name) => `no ${kind} '${name}' is registered`),
    ...[...registered.keys()].filter((name) => !used.has(name)).map((name) => `${kind} '${name}' is never used`),
  ];
}
