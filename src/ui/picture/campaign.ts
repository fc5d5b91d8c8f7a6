import type { ChartState, ChartWay, Program } from "../../engine/index.js";
import { Diagram } from "./mermaid.js";

type States = Readonly<Record<string, ChartState>>;

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

const NAMES: Readonly<Record<string, string>> = {
  briefing: "briefing",
  dawn: "dawn",
  morning: "morning",
  plan: "plan",
  work: "work",
  dusk: "dusk",
  leg: "a leg of the road",
  way: "on the way",
  post: "the post",
  on: "road goes on",
};

const childrenOf = (state: ChartState | undefined): States => state?.states ?? {};
const isCompound = (state: ChartState | undefined): boolean => state?.states !== undefined;
const isEncounter = (state: ChartState | undefined): boolean => isCompound(state) && state?.onDone !== undefined;
/** Where encounters open: a point of the day drawn as a box. */
const isRegion = (state: ChartState | undefined): boolean =>
  isCompound(state) && state?.onDone === undefined && /^_/.test(state?.initial ?? "");

const listOf = (ways: ChartWay | readonly ChartWay[] | undefined): readonly ChartWay[] =>
  ways === undefined ? [] : "length" in ways ? ways : [ways];

/** Draws a chart with each encounter as one state: days, roads and where encounters open. */
class CampaignPicture {
  private readonly diagram = new Diagram();
  private readonly root: ChartState;
  private readonly arrows: Arrow[] = [];
  /** Encounter -> the condition under which it opens, as the scenario writes it. */
  private readonly conditions: ReadonlyMap<string, string>;

  constructor({ chart, model }: Program) {
    this.root = chart.root;
    this.conditions = new Map(model.scenario.encounters.map(({ id, when }) => [id, when?.text.trim() ?? ""]));
  }

  private at(path: readonly string[]): ChartState | undefined {
    return path.reduce<ChartState | undefined>((state, name) => childrenOf(state)[name], this.root);
  }

  /** The path a target leads to, from a state on that path's side. */
  private resolve(target: string, from: readonly string[]): readonly string[] {
    const path = target.startsWith("#") ? target.split(".").slice(1) : [...from.slice(0, -1), target];
    const state = this.at(path);
    const into = isCompound(state) && !isRegion(state) && !isEncounter(state) ? state?.initial : undefined;
    return into === undefined ? path : this.resolve(into, [...path, into]);
  }

  /** The first region or encounter on a path, from its beginning: what the picture shows of it. */
  private shown(path: readonly string[], inside: readonly string[]): readonly string[] {
    for (let length = inside.length + 1; length <= path.length; length += 1) {
      const state = this.at(path.slice(0, length));
      if (isRegion(state) || isEncounter(state)) return path.slice(0, length);
    }
    return path;
  }

  private arrow(from: readonly string[], to: readonly string[], label: string): void {
    const [a, b] = [from.join("."), to.join(".")];
    const same = this.arrows.find((of) => of.from === a && of.to === b);
    if (same === undefined) this.arrows.push({ from: a, to: b, label });
    else this.arrows[this.arrows.indexOf(same)] = { ...same, label: join(same.label, label) };
  }

  /** An arrow between two boxes, or within one; out of a box it leaves from the box. */
  private connect(from: readonly string[], to: readonly string[], label: string): void {
    const box = this.boxAround(from);
    const within = box !== undefined && to.length > box.length && box.every((name, index) => to[index] === name);
    if (within) this.arrow(this.shown(from, box), this.shown(to, box), label);
    else {
      this.arrow(box ?? from, this.shown(to, []), label);
      if (box !== undefined) this.arrow(this.shown(from, box), box, "");
    }
  }

  private boxAround(path: readonly string[]): readonly string[] | undefined {
    for (let length = 1; length <= path.length; length += 1)
      if (isRegion(this.at(path.slice(0, length)))) return path.slice(0, length);
    return undefined;
  }

  private waysOf(path: readonly string[], state: ChartState): void {
    const out = (way: ChartWay, label: string): void => {
      if (way.target !== undefined) this.connect(path, this.resolve(way.target, path), label);
    };
    for (const way of state.always ?? []) out(way, this.labelOf(way));
    for (const [event, ways] of Object.entries(state.on ?? {}))
      for (const way of listOf(ways)) out(way, way.description?.replace(/^plan /, "") ?? event);
    if (state.onDone !== undefined) this.connect(path, this.resolve(state.onDone, path), "");
  }

  /** The way to an encounter is plain, since its box names it. */
  private labelOf({ description, guard }: ChartWay): string {
    return this.conditions.has(description ?? "") ? "" : (description ?? guard ?? "");
  }

  /** Ways out of the campaign that an encounter's nodes take. */
  private endingsOf(path: readonly string[], state: ChartState): void {
    for (const [name, inner] of Object.entries(childrenOf(state))) {
      const ways = [...(inner.always ?? []), ...Object.values(inner.on ?? {}).flatMap(listOf)];
      for (const { target, description } of ways)
        if (target?.startsWith("#")) this.connect([...path, name], this.resolve(target, path), description ?? "");
    }
  }

  private collect(path: readonly string[], state: ChartState): void {
    if (path.length > 0 && !isRegion(state)) this.waysOf(path, state);
    if (isEncounter(state)) return this.endingsOf(path, state);
    for (const [name, inner] of Object.entries(childrenOf(state))) this.collect([...path, name], inner);
  }

  private draw(path: readonly string[], state: ChartState): void {
    const name = path.join(".");
    const key = path.at(-1) ?? "";
    if (isRegion(state)) return this.box(name, NAMES[key] ?? key, path, state);
    if (isCompound(state) && !isEncounter(state)) {
      for (const [inner, of] of Object.entries(childrenOf(state))) this.draw([...path, inner], of);
    } else if (key.startsWith("_")) this.diagram.fork(name);
    else this.diagram.state(name, labelOf(key, state, this.conditions.get(key)));
  }

  private box(name: string, label: string, path: readonly string[], state: ChartState): void {
    this.diagram.group(name, label, () => {
      for (const [inner, of] of Object.entries(childrenOf(state))) this.draw([...path, inner], of);
      this.diagram.way(undefined, `${name}.${state.initial}`);
      for (const { from, to, label: on } of this.arrows)
        if (inBox(name, from, to)) this.diagram.way(from, to === name ? undefined : to, on);
    });
  }

  text(): string {
    this.collect([], this.root);
    this.diagram.way(undefined, this.root.initial);
    this.draw([], this.root);
    for (const { from, to, label } of this.arrows)
      if (!inBox(this.boxAround(from.split("."))?.join(".") ?? "", from, to)) this.diagram.way(from, to, label);
    for (const [name, { type }] of Object.entries(childrenOf(this.root)))
      if (type === "final") this.diagram.way(name, undefined);
    return this.diagram.text();
  }
}

/** Whether an arrow is drawn inside a box: from one of its states to another, or to its end. */
const inBox = (box: string, from: string, to: string): boolean =>
  from.startsWith(`${box}.`) && (to === box || to.startsWith(`${box}.`));

/** A state's name, with the condition under which it opens, or with what may be decided there without leaving it. */
function labelOf(key: string, { type, on }: ChartState, when: string | undefined): string {
  if (type === "final") return key.replace("ended-", "ends: ");
  if (when !== undefined && when !== "") return `${key} [if ${when}]`;
  const stays = Object.entries(on ?? {}).flatMap(([event, ways]) =>
    listOf(ways).every(({ target }) => target === undefined) ? [event] : [],
  );
  const name = NAMES[key] ?? key;
  return stays.length === 0 ? name : `${name} - ${stays.join(", ")}`;
}

/** What several ways between the same two states are called together. */
function join(first: string, second: string): string {
  if (second === "" || first.split(", ").includes(second)) return first;
  return first === "" ? second : `${first}, ${second}`;
}

/** The statechart of a campaign as Mermaid text, each encounter one state. */
export const campaignPicture = (program: Program): string => new CampaignPicture(program).text();
