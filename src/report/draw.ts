import { Error as OnlyErrors, parse, type Spec, View } from "vega";
import { language } from "../language/index.js";
import { Html, plain } from "./html.js";

/** Colours told apart by colour-blind readers and in grey (Okabe & Ito 2008), darkest first. */
export const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#8a3f7d", "#b8860b", "#56b4e9", "#000000", "#7f7f7f"];
/** Lines are told apart by their dashes too. */
export const DASHES = [[], [6, 3], [2, 2], [8, 3, 2, 3], [12, 3], [1, 3], [4, 1], [10, 2, 2, 2]];

export const WIDTH = 620;
export const ROW = 34;

const CONFIG = {
  background: "white",
  axis: {
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: "normal",
    labelColor: "#222",
    titleColor: "#222",
    gridColor: "#e4e4e4",
    domainColor: "#666",
    tickColor: "#666",
    labelLimit: 420,
  },
  legend: { labelFontSize: 12, titleFontSize: 12, labelColor: "#222", labelLimit: 420, symbolSize: 120 },
  text: { fontSize: 12, fill: "#222" },
} as const;

/** What Vega says of the parts of a drawing is English. The whole is one picture, with words of its own. */
const silent = (svg: string): string =>
  svg.replace(/(<g[^>]*?) aria-roledescription="[^"]*"/g, "$1").replace(/(<g[^>]*?) aria-label="[^"]*"/g, "$1");

/** Draws a plot to SVG text, with no screen and no network. */
export async function drawn(spec: Spec, says: string): Promise<Html> {
  const view = new View(parse({ ...spec, description: says, padding: 6, config: CONFIG as never }), {
    renderer: "none",
  });
  view.logLevel(OnlyErrors);
  const svg = await view.toSVG();
  view.finalize();
  // The page has its own sizes; ids and links are not needed.
  const said = language() === "en" ? svg : silent(svg);
  return new Html(plain(said).replace(/ width="[\d.]+" height="[\d.]+" viewBox/, ' role="img" viewBox'));
}

/** An axis of amounts along the bottom. */
export const x = (title: string, extra: object = {}) => ({
  orient: "bottom",
  scale: "x",
  title,
  grid: true,
  format: ",~f",
  tickCount: 6,
  ...extra,
});

/** The names of strategies down the left side, in one width so that plots stand under each other. */
export const NAMES = { orient: "left", scale: "y", ticks: false, domain: false, minExtent: 150 };
