import type { Spec } from "vega";
import { t } from "../language/index.js";
import { COLOURS, NAMES, ROW, WIDTH, x } from "./draw.js";

/** Quantiles of one strategy's real wealth. */
export interface Strip {
  readonly name: string;
  readonly p05: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly p95: number;
  readonly mean: number;
}

/** From the 5 % to the 95 % quantile a line, the middle half a bar, the median a stroke, the mean a ring. */
export function stripPlot(strips: readonly Strip[], unit: string): Spec {
  const y = { scale: "y", field: "name", band: 0.5 };
  return {
    width: WIDTH,
    height: strips.length * ROW,
    data: [{ name: "t", values: [...strips] }],
    scales: [
      {
        name: "x",
        type: "linear",
        domain: { data: "t", fields: ["p05", "p95"] },
        range: "width",
        nice: true,
        zero: true,
      },
      { name: "y", type: "band", domain: { data: "t", field: "name" }, range: "height" },
    ],
    axes: [x(t("real wealth at the end, {unit}", { unit })), NAMES] as never,
    marks: [
      {
        type: "rule",
        from: { data: "t" },
        encode: {
          enter: {
            x: { scale: "x", field: "p05" },
            x2: { scale: "x", field: "p95" },
            y,
            stroke: { value: "#555" },
            strokeWidth: { value: 2 },
          },
        },
      },
      {
        type: "rect",
        from: { data: "t" },
        encode: {
          enter: {
            x: { scale: "x", field: "p25" },
            x2: { scale: "x", field: "p75" },
            yc: y,
            height: { value: 14 },
            fill: { value: COLOURS[0] },
          },
        },
      },
      {
        type: "rect",
        from: { data: "t" },
        encode: {
          enter: {
            xc: { scale: "x", field: "median" },
            yc: y,
            width: { value: 3 },
            height: { value: 20 },
            fill: { value: "#111" },
          },
        },
      },
      {
        type: "symbol",
        from: { data: "t" },
        encode: {
          enter: {
            x: { scale: "x", field: "mean" },
            y,
            size: { value: 70 },
            fill: { value: "white" },
            stroke: { value: "#111" },
            strokeWidth: { value: 1.5 },
          },
        },
      },
    ] as never,
  };
}

/** A bar of a histogram: worlds with real wealth from `from` to `to`. */
export interface Bin {
  readonly name: string;
  /** Which of the names it belongs to. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/** One histogram below the other on one axis, so that they can be held against each other. */
export function histograms(names: readonly string[], bins: readonly Bin[], unit: string): Spec {
  const height = 62;
  return {
    width: WIDTH,
    layout: { columns: 1, padding: 14, bounds: "full" },
    data: [{ name: "t", values: [...bins] }],
    scales: [
      { name: "x", type: "linear", domain: { data: "t", fields: ["from", "to"] }, range: [0, WIDTH], nice: true },
    ],
    marks: names.map((name, index) => ({
      type: "group",
      title: { text: name, anchor: "start", fontSize: 12, fontWeight: "normal", color: "#222" },
      encode: { enter: { width: { value: WIDTH }, height: { value: height } } },
      data: [{ name: "own", source: "t", transform: [{ type: "filter", expr: `datum.at === ${index}` }] }],
      scales: [
        { name: "y", type: "linear", domain: { data: "own", field: "share" }, range: [height, 0], zero: true, nice: 2 },
      ],
      axes: [
        index === names.length - 1
          ? x(t("real wealth at the end, {unit}", { unit }))
          : x("", { labels: false, title: null }),
        { orient: "left", scale: "y", tickCount: 2, format: "~%", minExtent: 60 },
      ],
      marks: [
        {
          type: "rect",
          from: { data: "own" },
          encode: {
            enter: {
              x: { scale: "x", field: "from", offset: 0.5 },
              x2: { scale: "x", field: "to" },
              y: { scale: "y", field: "share" },
              y2: { scale: "y", value: 0 },
              fill: { value: COLOURS[index % COLOURS.length] },
            },
          },
        },
      ],
    })) as never,
  };
}

/** A difference with its interval. */
export interface Difference {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Differences with their intervals around a line at nothing. */
export function differencePlot(differences: readonly Difference[], title: string): Spec {
  const y = { scale: "y", field: "name", band: 0.5 };
  return {
    width: WIDTH,
    height: differences.length * 26,
    data: [{ name: "t", values: [...differences] }],
    scales: [
      {
        name: "x",
        type: "linear",
        domain: { data: "t", fields: ["low", "high"] },
        range: "width",
        nice: true,
        zero: true,
      },
      { name: "y", type: "band", domain: { data: "t", field: "name" }, range: "height" },
    ],
    axes: [x(title), NAMES] as never,
    marks: [
      {
        type: "rule",
        encode: {
          enter: { x: { scale: "x", value: 0 }, y: { value: 0 }, y2: { signal: "height" }, stroke: { value: "#111" } },
        },
      },
      {
        type: "rule",
        from: { data: "t" },
        encode: {
          enter: {
            x: { scale: "x", field: "low" },
            x2: { scale: "x", field: "high" },
            y,
            stroke: { value: COLOURS[0] },
            strokeWidth: { value: 3 },
          },
        },
      },
      {
        type: "symbol",
        from: { data: "t" },
        encode: { enter: { x: { scale: "x", field: "value" }, y, size: { value: 60 }, fill: { value: COLOURS[0] } } },
      },
    ] as never,
  };
}
