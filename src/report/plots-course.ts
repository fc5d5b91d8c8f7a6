import type { Spec } from "vega";
import { t } from "../language/index.js";
import { COLOURS, DASHES, NAMES, ROW, WIDTH, x } from "./draw.js";

/** A value over time, one line for each name. */
export interface Point {
  readonly name: string;
  readonly week: number;
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
}

/** Steps held for a week after the last, so that what comes then is not a stroke at the edge. */
function held(points: readonly Point[]): readonly Point[] {
  const last = new Map(points.map((point) => [point.name, point]));
  return [...points, ...[...last.values()].map((point) => ({ ...point, week: point.week + 1 }))];
}

/** Lines over weeks; `share` writes the axis as percent and starts it at 0. Bands from `low` to `high` where told. */
export function linePlot(names: readonly string[], points: readonly Point[], title: string, share: boolean): Spec {
  const ranks = names.map((_name, index) => index);
  const banded = points.some(({ low }) => low !== undefined);
  const colour = { scale: "colour", field: "name" };
  const line = {
    x: { scale: "x", field: "week" },
    y: { scale: "y", field: "value" },
    stroke: colour,
    strokeDash: { scale: "dash", field: "name" },
    strokeWidth: { value: 2 },
    interpolate: { value: share ? "step-after" : "linear" },
  };
  const band = {
    x: { scale: "x", field: "week" },
    y: { scale: "y", field: "low" },
    y2: { scale: "y", field: "high" },
    fill: colour,
    fillOpacity: { value: 0.13 },
    interpolate: { value: share ? "step-after" : "linear" },
  };
  return {
    width: WIDTH,
    height: 240,
    data: [{ name: "t", values: share ? held(points) : [...points] }],
    scales: [
      { name: "x", type: "linear", domain: { data: "t", field: "week" }, range: "width", zero: true },
      {
        name: "y",
        type: "linear",
        domain: { data: "t", fields: banded ? ["low", "high", "value"] : ["value"] },
        range: "height",
        nice: true,
        zero: share,
      },
      {
        name: "colour",
        type: "ordinal",
        domain: [...names],
        range: ranks.map((rank) => COLOURS[rank % COLOURS.length] ?? "#000"),
      },
      {
        name: "dash",
        type: "ordinal",
        domain: [...names],
        range: ranks.map((rank) => DASHES[rank % DASHES.length] ?? []) as never,
      },
    ],
    axes: [
      x(t("week"), { format: "d" }),
      { orient: "left", scale: "y", title, grid: true, tickCount: 5, minExtent: 60, format: share ? "~%" : ",~f" },
    ] as never,
    legends: [
      {
        orient: "top",
        columns: 3,
        stroke: "colour",
        strokeDash: "dash",
        symbolType: "stroke",
        symbolStrokeWidth: 2.5,
        symbolSize: 500,
      },
    ] as never,
    marks: [
      {
        type: "group",
        from: { facet: { name: "series", data: "t", groupby: "name" } },
        marks: [
          ...(banded ? [{ type: "area", from: { data: "series" }, encode: { enter: band } }] : []),
          { type: "line", from: { data: "series" }, encode: { enter: line } },
        ],
      },
    ] as never,
  };
}

/** A part of a whole: a strategy's share of worlds, or of money. */
export interface Share {
  readonly name: string;
  readonly part: string;
  readonly share: number;
}

/** One bar a name, its parts side by side in the order given, each with its own colour; wide parts carry their percent. */
export function shareBars(parts: readonly string[], shares: readonly Share[], title: string): Spec {
  return {
    width: WIDTH,
    height: new Set(shares.map(({ name }) => name)).size * ROW,
    data: [
      {
        name: "t",
        values: shares.map((of) => ({ ...of, rank: parts.indexOf(of.part) })),
        transform: [{ type: "stack", groupby: ["name"], field: "share", sort: { field: "rank" }, as: ["x0", "x1"] }],
      },
    ],
    scales: [
      { name: "x", type: "linear", domain: [0, 1], range: "width" },
      { name: "y", type: "band", domain: { data: "t", field: "name" }, range: "height", paddingInner: 0.3 },
      {
        name: "colour",
        type: "ordinal",
        domain: [...parts],
        range: parts.map((_part, index) => COLOURS[index % COLOURS.length] ?? "#000"),
      },
    ],
    axes: [x(title, { format: ".0%" }), NAMES] as never,
    legends: [{ fill: "colour", orient: "bottom", columns: 3, symbolType: "square" }],
    marks: [
      {
        type: "rect",
        from: { data: "t" },
        encode: {
          enter: {
            x: { scale: "x", field: "x0" },
            x2: { scale: "x", field: "x1" },
            y: { scale: "y", field: "name" },
            height: { scale: "y", band: 1 },
            fill: { scale: "colour", field: "part" },
            stroke: { value: "white" },
          },
        },
      },
      {
        type: "text",
        from: { data: "t" },
        encode: {
          enter: {
            x: { signal: "(scale('x', datum.x0) + scale('x', datum.x1)) / 2" },
            y: { scale: "y", field: "name", band: 0.5 },
            align: { value: "center" },
            baseline: { value: "middle" },
            fill: { signal: "luminance(scale('colour', datum.part)) > 0.3 ? '#111' : 'white'" },
            fontWeight: { value: "bold" },
            text: { signal: "datum.share >= 0.06 ? format(datum.share, '.0%') : ''" },
          },
        },
      },
    ] as never,
  };
}

/** The 95 % interval of a difference at each value. */
const curveBand = {
  type: "area",
  from: { data: "t" },
  encode: {
    enter: {
      x: { scale: "x", field: "value" },
      y: { scale: "y", field: "low" },
      y2: { scale: "y", field: "high" },
      fill: { value: COLOURS[0] },
      fillOpacity: { value: 0.15 },
    },
  },
};

/** A difference over the values of a number, the line at 0, and where it crosses with its interval. */
export function curvePlot(
  curve: readonly {
    readonly value: number;
    readonly difference: number;
    readonly low?: number | undefined;
    readonly high?: number | undefined;
  }[],
  crossing: { readonly value: number; readonly low: number; readonly high: number } | undefined,
  along: string,
  title: string,
  share: boolean,
): Spec {
  const at = { x: { scale: "x", field: "value" }, y: { scale: "y", field: "difference" } };
  const banded = curve.every(({ low, high }) => low !== undefined && high !== undefined);
  const upright = { y: { value: 0 }, y2: { field: { group: "height" } } };
  return {
    width: WIDTH,
    height: 220,
    data: [
      { name: "t", values: [...curve] },
      { name: "crossing", values: crossing === undefined ? [] : [{ ...crossing }] },
    ],
    scales: [
      { name: "x", type: "linear", domain: { data: "t", field: "value" }, range: "width", zero: false },
      {
        name: "y",
        type: "linear",
        domain: { data: "t", fields: banded ? ["low", "high"] : ["difference"] },
        range: "height",
        nice: true,
        zero: true,
      },
    ],
    axes: [
      x(along),
      { orient: "left", scale: "y", title, grid: true, tickCount: 5, minExtent: 60, format: share ? "~%" : ",~f" },
    ] as never,
    marks: [
      {
        type: "rect",
        from: { data: "crossing" },
        encode: {
          enter: {
            ...upright,
            x: { scale: "x", field: "low" },
            x2: { scale: "x", field: "high" },
            fill: { value: COLOURS[1] },
            fillOpacity: { value: 0.15 },
          },
        },
      },
      {
        type: "rule",
        from: { data: "crossing" },
        encode: {
          enter: {
            ...upright,
            x: { scale: "x", field: "value" },
            stroke: { value: COLOURS[1] },
            strokeWidth: { value: 2 },
            strokeDash: { value: [6, 3] },
          },
        },
      },
      {
        type: "rule",
        encode: {
          enter: {
            x: { value: 0 },
            x2: { field: { group: "width" } },
            y: { scale: "y", value: 0 },
            stroke: { value: "#666" },
          },
        },
      },
      ...(banded ? [curveBand] : []),
      {
        type: "line",
        from: { data: "t" },
        encode: { enter: { ...at, stroke: { value: COLOURS[0] }, strokeWidth: { value: 2 } } },
      },
      {
        type: "symbol",
        from: { data: "t" },
        encode: { enter: { ...at, fill: { value: COLOURS[0] }, size: { value: 36 } } },
      },
    ] as never,
  };
}
