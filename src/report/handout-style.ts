import { Html } from "./html.js";

/** A handout's look: large type, black on white, room to write. The paper is the printer's own, A4 or Letter; no line is wider than either. */
export const HANDOUT_STYLE = new Html(`
:root { color-scheme: light; }
* { box-sizing: border-box; }
@page { margin: 16mm; }
body { margin: 0; background: #fff; color: #111; font: 17px/1.5 "Liberation Sans", Arial, Helvetica, sans-serif; overflow-wrap: anywhere; }
main { max-width: 178mm; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.9em; line-height: 1.2; margin: .2em 0 .4em; }
h2 { font-size: 1.3em; margin: 1.6em 0 .5em; border-bottom: 2px solid #111; padding-bottom: .15em; }
h3 { font-size: 1.08em; margin: 1.2em 0 .3em; }
p { margin: .5em 0; }
.kind { font-weight: 700; color: #444; margin: 0; }
.name i { display: inline-block; width: 32%; border-bottom: 1px solid #111; margin: 0 1.5em 0 .3em; height: 1.4em; vertical-align: bottom; }
aside { border: 2px solid #111; padding: .1em 1em .4em; margin: 1em 0; }
aside h2 { border: 0; margin: .5em 0 .1em; font-size: 1.1em; }
small, .small { font-size: .88em; color: #333; }
ul, ol { padding-left: 1.5em; margin: .5em 0; }
.asked > li { margin: 0 0 1em; padding-left: .2em; }
.boxes { list-style: none; padding-left: 0; }
.boxes li { margin: .35em 0; padding-left: 1.8em; text-indent: -1.8em; }
.box { display: inline-block; width: 1.1em; height: 1.1em; line-height: 1em; border: 1.5px solid #111; margin-right: .6em; text-align: center; text-indent: 0; vertical-align: -.15em; }
.right { font-weight: 700; }
.because { border-left: 4px solid #777; padding-left: .7em; }
.room { margin-bottom: 0; }
.lines i { display: block; height: 2.1em; border-bottom: 1px solid #777; }
table { border-collapse: collapse; width: 100%; margin: .7em 0; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: .35em .6em .35em 0; border-bottom: 1px solid #999; }
thead th { border-bottom: 2px solid #111; }
.reading th:first-child { width: 27%; }
.plan th:first-child { width: 18%; }
.figures th:nth-child(1) { width: 32%; }
.figures th:nth-child(2) { width: 24%; }
.write th, .write td { border: 1px solid #777; padding: .3em .5em; }
.write td { height: 3.1em; }
.write th:first-child { width: 10%; }
pre { border: 1px solid #777; padding: .5em .8em; margin: .4em 0; font: .82em/1.4 "Liberation Mono", Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.model, .formula { font-family: "Liberation Mono", Menlo, Consolas, monospace; }
.model { border: 1px solid #777; padding: .6em .8em; font-size: .92em; }
.claim { border-left: 4px solid #111; padding-left: .8em; margin: 1em 0; }
.turn { text-align: center; font-weight: 700; border: 2px solid #111; padding: .4em; margin: 2em 0 0; }
dl { display: grid; grid-template-columns: 30% 1fr; gap: .2em 1em; font-size: .9em; }
dt { font-weight: 700; }
dd { margin: 0; }
@media print {
  body { font-size: 12.5pt; }
  main { max-width: none; padding: 0; }
  .after { break-before: page; }
  .page, .whole, h2 + p, tr, aside, li, pre { break-inside: avoid; }
  h1, h2, h3, h2 + p, thead { break-after: avoid; }
  p { orphans: 3; widows: 3; }
}
`);
