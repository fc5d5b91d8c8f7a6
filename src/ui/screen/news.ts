import { roomFor, split } from "./layout.js";
import type { PlayScene } from "./scene/model.js";
import { labelRow, linesOf } from "./scene/rows.js";
import { type Line, paragraph } from "./text.js";

/** Lines at the top and the foot of a play's screens. */
const EDGES = 4;
/** The line of panels, where one is seen at a time. */
const TABS = 1;
/** Rows of what can be done that are seen in any case. */
const CHOICES = 8;

/** What happened since the last decision, as lines. */
export const newsLines = ({ news }: PlayScene, columns: number): readonly Line[] =>
  news.flatMap((text) => paragraph(text, columns));

/** The sentences of a text, each whole. */
const sentencesOf = (text: string): readonly string[] => text.split(/(?<=[.!?]) (?=\S)/);

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
export function newsWithin({ news, aside }: PlayScene, columns: number, room: number, where: string): readonly Line[] {
  const all = news.map((text) => ({ text, isAside: aside.includes(text), lines: paragraph(text, columns) }));
  const whole = all.flatMap(({ lines }) => lines);
  if (whole.length <= room) return whole;
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

/** The few facts of an encounter that are told even where there is little room. */
export const briefly = ({ encounter }: PlayScene, columns: number): readonly Line[] =>
  linesOf(
    (encounter?.facts ?? []).filter(({ brief }) => brief === true).map(({ label, text }) => labelRow(label, text)),
    columns - 4,
  );

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
  if (scene.rest === "choose" || scene.rest === "ask") return isMoreMet(scene, columns, rows);
  return scene.rest === "plan" && newsLines(scene, toldColumns(columns, rows) - 4).length > mostTold(columns, rows) - 2;
}
