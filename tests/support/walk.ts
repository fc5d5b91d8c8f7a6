import { type Program, restName, Session, View, worldKey } from "../../src/engine/index.js";
import { ownLuck, type Strategy } from "../../src/strategies/index.js";
import { CampaignScenes } from "../../src/ui/screen/scene/campaign.js";
import type { About, PlayScene, Row } from "../../src/ui/screen/scene/model.js";
import { askedAbout } from "../../src/ui/screen/state.js";
import { Theme } from "../../src/ui/screen/theme.js";

const theme = new Theme({ color: false, ascii: true });
const WIDE = 120;

/** Where a row stands on a screen, and what is written there. */
export interface Seen {
  readonly list: string;
  readonly row: Row;
  readonly text: string;
}

/** Answers of `w` and `i`, as the screens ask for them. */
export interface Asking {
  readonly explain: (about: About | undefined) => readonly string[];
  readonly sources: (about: About | undefined) => readonly string[];
}

const textOf = (row: Row): string =>
  [row.line(WIDE), ...(row.under?.(WIDE) ?? [])].map((line) => line.map(({ text }) => text).join("")).join(" ");

/** Every row of every panel and list of a scene that was not written down before. */
function rowsOf(scene: PlayScene, walked: Walked): readonly Seen[] {
  const lists = Object.entries(scene.panels).map(([list, { rows }]) => [list, rows] as const);
  const account = scene.rest === "ended" ? scene.story : [];
  return [...lists, ["choices", scene.choices] as const, ["account", account] as const].flatMap(([list, rows]) =>
    rows.filter((row) => !walked.isWritten(list, row)).map((row) => ({ list, row, text: textOf(row) })),
  );
}

const GENERIC = /^(Nothing is told under|No number of the scenario stands behind|There is no choice)/;
/** A source: a numbered one, an assumption, a declared default, the scenario's own day, or the play's own ledger. */
const SOURCED =
  /\((M|D|I|E)\d|^A\.|Assumed|own ledger|counted in the ledger|counted in the play itself|the scenario's own text|named in the line|In the ledger|has you owing|the scenario sets the day/m;

const closedOf = ({ enter, buy, sell }: Row): readonly string[] =>
  [enter, buy, sell].flatMap((act) => (act?.kind === "closed" ? [act.why] : []));

/** Whether a row shows a number, a price, a risk, or refuses something. A row that only leads to a panel shows none. */
const shows = ({ row, text }: Seen): boolean =>
  row.enter?.kind !== "go" && (/\d/.test(text.replace(/^\d+ {2}/, "")) || closedOf(row).length > 0);

/** What `w` and `i` owe a row and do not give. */
function lacks(seen: Seen, asking: Asking, generic: string): readonly string[] {
  const { list, row, text } = seen;
  const about = askedAbout(row);
  if (about === undefined) return ["answers neither w nor i"];
  const why = asking.explain(about);
  const from = asking.sources(about);
  const told = why.join("\n");
  const faults: string[] = [];
  if (told.trim() === "" || GENERIC.test(told) || told === generic) faults.push(`w tells nothing of it: ${told}`);
  if (from.length === 0 || (!SOURCED.test(from.join("\n")) && closedOf(row).length === 0))
    faults.push(`i names no source: ${from.join(" / ")}`);
  for (const closed of closedOf(row)) if (!told.includes(closed)) faults.push(`w leaves out why: ${closed}`);
  if (list === "prices" && /\/\S+ .*\d/.test(text) && row.buy?.kind !== undefined)
    if (row.buy.kind === "ask" || row.sell?.kind === "ask")
      if (!told.includes("came about like this")) faults.push("w does not tell the price rule by rule");
  const [odds] = list === "risks" || list === "roads" ? (/\d+ %/.exec(text) ?? []) : [];
  if (odds !== undefined && !told.includes(odds)) faults.push(`w does not tell ${odds}`);
  return faults;
}

/** Rows of one kind that are asked about: figures come in many, and what is told of them in one way. */
const EACH_KIND = 3;

/** What was asked about in a walk: how many rows of each kind, and which of one play's rows. */
export class Walked {
  private readonly kinds = new Map<string, number>();
  private written = new Set<string>();

  get rows(): number {
    return [...this.kinds.values()].reduce((sum, count) => sum + Math.min(count, EACH_KIND), 0);
  }

  /** Another play has another log and another ledger. */
  anotherPlay(): void {
    this.written = new Set();
  }

  /** Whether a row was met before in this play: what stands in a log or a ledger stays as it was written. */
  isWritten(list: string, { id }: Row): boolean {
    if (id === undefined || (list !== "log" && list !== "ledger")) return false;
    const isKnown = this.written.has(`${list} ${id}`);
    this.written.add(`${list} ${id}`);
    return isKnown;
  }

  /** Whether a row is one of the first of its kind: one list, one sentence but for its figures, one way of being closed. */
  isNew({ list, row, text }: Seen): boolean {
    const kind = [list, text, ...closedOf(row)].join(" ").replace(/\d+([.,:-]\d+)*/g, "#");
    const count = (this.kinds.get(kind) ?? 0) + 1;
    this.kinds.set(kind, count);
    return count <= EACH_KIND;
  }
}

/** Every number, price, risk and refusal of a scene, not walked before, that `w` or `i` leaves without an answer of its own. */
export function unanswered(scene: PlayScene, asking: Asking, walked: Walked): readonly string[] {
  const generic = asking.explain(undefined).join("\n");
  const rows = rowsOf(scene, walked).filter((seen) => shows(seen) && walked.isNew(seen));
  const faults = rows.flatMap((seen) =>
    lacks(seen, asking, generic).map((of) => `${seen.list}: '${seen.text.trim()}': ${of}`),
  );
  if (scene.question === undefined) return faults;
  if (generic.trim() === "") faults.push(`question: '${scene.question.text}': w tells nothing`);
  return faults;
}

const asked = (scenes: CampaignScenes): Asking => ({
  explain: (about) => scenes.explain(about),
  sources: (about) => scenes.sources(about),
});

const scenesOf = (session: Session, resumed: boolean): CampaignScenes =>
  new CampaignScenes(session, theme, resumed, (source) => `what ${source} says`);

/** A session as the screens show it, with what `w` and `i` answer there. */
export function shown(session: Session): { readonly scene: PlayScene; readonly asking: Asking } {
  const scenes = scenesOf(session, true);
  return { scene: scenes.scene(), asking: asked(scenes) };
}

/** States of a play that differ in kind: where it rests, on which place or road, after what decision. */
function kindOf({ campaign }: Session, last: string): string {
  const { rest, world } = campaign;
  return `${restName(rest)} ${world.place} ${last}`;
}

/** What `w` and `i` leave unanswered in so many states of each of a scenario's own plays, and how many rows were walked. */
export function walkThrough(
  program: Program,
  strategies: readonly Strategy[],
  most: number,
): { readonly faults: readonly string[]; readonly rows: number; readonly states: number } {
  const faults = new Set<string>();
  const walked = new Walked();
  let states = 0;
  for (const strategy of strategies) {
    walked.anotherPlay();
    const session = new Session(program, { seed: "walk" });
    const scenes = scenesOf(session, false);
    const memory = strategy.start(ownLuck(worldKey("walk")));
    const kinds = new Set<string>();
    while (!session.campaign.ended) {
      const { world, rest } = session.campaign;
      const decision = strategy.decide(new View(program, world, rest), memory);
      const refused = scenes.decide(decision);
      if (refused !== undefined) throw new Error(`${JSON.stringify(decision)} was refused: ${refused}`);
      const kind = kindOf(session, decision.do);
      if (kinds.has(kind) || kinds.size >= most || decision.do === "begin") continue;
      kinds.add(kind);
      states += 1;
      const scene = scenes.scene();
      for (const fault of unanswered(scene, asked(scenes), walked)) faults.add(`${scene.rest}: ${fault}`);
    }
    for (const fault of unanswered(scenes.scene(), asked(scenes), walked)) faults.add(`ended: ${fault}`);
  }
  return { faults: [...faults], rows: walked.rows, states };
}
