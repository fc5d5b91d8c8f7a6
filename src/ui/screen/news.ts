import { roomFor, split } from "./layout.js";
import type { PlayScene } from "./scene/model.js";
import { labelRow, linesOf } from "./scene/rows.js";
import { type Line, paragraph, wrap } from "./text.js";

/** Lines at the top and the foot of a play's screens. */
const EDGES = 4;
/** The line of panels, where one is seen at a time. */
const TABS = 1;
/** Rows of what can be done that are seen in any case, with the edges of their panel. */
export const CHOICES = 8;

/** Without the odds that moved, which are told only where there is room to spare. */
const bare = (scene: PlayScene): PlayScene => ({
  ...scene,
  news: scene.news.filter((text) => !scene.odds.includes(text)),
});

/** What happened since the last decision, as lines. */
export const newsLines = (scene: PlayScene, columns: number): readonly Line[] =>
  bare(scene).news.flatMap((text) => paragraph(text, columns));

/** All of it, with as many of the odds that moved as so many lines hold; undefined where the rest alone is too much. */
function wholeWithin(scene: PlayScene, columns: number, room: number): readonly Line[] | undefined {
  let left = room - newsLines(scene, columns).length;
  if (left < 0) return undefined;
  return scene.news.flatMap((text) => {
    const lines = paragraph(text, columns);
    if (!scene.odds.includes(text)) return lines;
    if (lines.length > left) return [];
    left -= lines.length;
    return lines;
  });
}

/** The sentences of a text, each whole. */
const sentencesOf = (text: string): readonly string[] => text.split(/(?<=[.!?]) (?=\S)/);

/** The first sentences of a text that fit a room; of one too long its first lines. */
export function firstSentences(text: string, columns: number, room: number): readonly string[] {
  const sentences = sentencesOf(text);
  for (let to = sentences.length; to > 0; to -= 1) {
    const lines = wrap(sentences.slice(0, to).join(" "), columns);
    if (lines.length <= room) return lines;
  }
  const lines = wrap(text, columns - 4).slice(0, Math.max(0, room));
  return lines.map((line, at) => (at === lines.length - 1 ? `${line} ...` : line));
}

/** Of a text too long for a room its last sentences that fit, all of it where there is room; of one sentence too long its last lines. */
function lastSentences(text: string, columns: number, room: number): readonly Line[] {
  const sentences = sentencesOf(text);
  for (let from = 0; from < sentences.length; from += 1) {
    const lines = paragraph(sentences.slice(from).join(" "), columns);
    if (lines.length <= room) return lines;
  }
  return room < 1 ? [] : paragraph(text, columns).slice(-room);
}

/**
 * What happened in so many lines, cut between sentences only: first what stands in the panels too is left out, then the
 * oldest; where something is, a line says where all of it is told.
 */
export function newsWithin(scene: PlayScene, columns: number, room: number, where: string): readonly Line[] {
  const whole = wholeWithin(scene, columns, room);
  if (whole !== undefined) return whole;
  const { news, aside } = bare(scene);
  const all = news.map((text) => ({ text, isAside: aside.includes(text), lines: paragraph(text, columns) }));
  const newestFirst = all.map((of, at) => ({ ...of, at })).reverse();
  const inOrder = [...newestFirst.filter((of) => !of.isAside), ...newestFirst.filter((of) => of.isAside)];
  const kept = new Map<number, readonly Line[]>();
  let left = room - 1;
  for (const [rank, { at, text, isAside, lines: every }] of inOrder.entries()) {
    const lines = rank === 0 && !isAside ? lastSentences(text, columns, left) : every;
    if (lines.length > left) continue;
    kept.set(at, lines);
    left -= lines.length;
  }
  return [[{ text: where, look: "dim" }], ...all.flatMap((_of, at) => kept.get(at) ?? [])];
}

/** What has to be told: all but what stands in the panels too. */
const needed = (scene: PlayScene): PlayScene => ({
  ...scene,
  news: scene.news.filter((text) => !scene.aside.includes(text)),
});

/** Whether what has to be told is more than so many lines. */
export const isLong = (scene: PlayScene, columns: number, room: number): boolean =>
  newsLines(needed(scene), columns).length > room;

/** Lines of news that may stand above what can be done in so many rows. */
export const shareOf = (rows: number): number => Math.floor(rows / 3);

/** Heights of the three parts of a large window. */
export const wideParts = (rows: number): readonly number[] => split(rows - EDGES, 9, 11, 8);

/** The most rows what happened may take on the plan, above what can be done. */
export function mostTold(columns: number, rows: number): number {
  const body = rows - EDGES - TABS;
  switch (roomFor(columns, rows)) {
    case "wide":
      return wideParts(rows)[0] ?? 0;
    case "middle":
      return body - CHOICES;
    default:
      return shareOf(body) + 2;
  }
}

/** Columns of the panel in which the plan tells what happened. */
export const toldColumns = (columns: number, rows: number): number =>
  roomFor(columns, rows) === "wide" ? (split(columns, 71, 29)[0] ?? columns) : columns;

const factLines = ({ label, text }: Fact, columns: number): readonly Line[] =>
  linesOf([labelRow(label, text)], columns - 4);

type Fact = NonNullable<PlayScene["encounter"]>["facts"][number];

/** The few facts of an encounter that are told even where there is little room. */
export const briefly = ({ encounter }: PlayScene, columns: number): readonly Line[] =>
  (encounter?.facts ?? []).flatMap((of) => (of.brief === true ? factLines(of, columns) : []));

/** These, and of the others as many as there is room for. */
export function factsWithin(scene: PlayScene, columns: number, room: number): readonly Line[] {
  const { facts = [] } = scene.encounter ?? {};
  let left = room - briefly(scene, columns).length;
  const shown = facts.filter((of) => {
    if (of.brief === true) return true;
    const { length } = factLines(of, columns);
    if (length > left) return false;
    left -= length;
    return true;
  });
  return shown.flatMap((of) => factLines(of, columns)).slice(0, Math.max(0, room));
}

/** What an encounter tells in so many lines: what happened, then who and what; `cut`: some of it has no room, and no line says so. */
export function metWithin(
  scene: PlayScene,
  columns: number,
  room: number,
  where: string,
): { readonly lines: readonly Line[]; readonly cut: boolean } {
  const least = Math.min(3, newsLines(scene, columns).length);
  const most = Math.min(room, Math.max(least, room - briefly(scene, columns + 4).length));
  const shown = newsWithin(scene, columns, most, where);
  const lines = [...shown, ...factsWithin(scene, columns + 4, room - shown.length)];
  const all = scene.news.flatMap((text) => paragraph(text, columns)).length;
  const facts = (scene.encounter?.facts ?? []).flatMap((of) => factLines(of, columns + 4)).length;
  return { lines, cut: shown[0]?.[0]?.text !== where && lines.length < all + facts };
}

/** The fewest rows of what can be answered. */
export const ANSWERS = 5;

/** Whether an encounter in such a window has room for all that is told. */
function isMoreMet(scene: PlayScene, columns: number, rows: number): boolean {
  const body = rows - EDGES;
  const wide = roomFor(columns, rows) === "wide";
  const needed = scene.question === undefined ? linesOf(scene.choices, columns - 6).length + 2 : ANSWERS;
  const answers = Math.max(ANSWERS, Math.min(needed, Math.ceil(body / 2)));
  const facts = wide ? 0 : briefly(scene, columns).length;
  const told = newsLines(scene, (wide ? (split(columns, 60, 40)[0] ?? columns) : columns) - 4).length;
  return told > Math.max(3, body - answers - 2 - facts);
}

/**
 * Whether there is more to tell than the screen has room for in such a window. Of days that passed (`waited`) only what has
 * to be told counts: the log beside tells the rest.
 */
export function isMore(of: PlayScene, columns: number, rows: number, waited = false): boolean {
  const scene = waited ? needed(of) : of;
  if (scene.rest === "ended") return waited && scene.news.length > 0;
  if (scene.rest === "choose" || scene.rest === "ask") return isMoreMet(scene, columns, rows);
  return scene.rest === "plan" && newsLines(scene, toldColumns(columns, rows) - 4).length > mostTold(columns, rows) - 2;
}
