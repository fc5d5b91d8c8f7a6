import { Html } from "./html.js";

/** A handout's look: large type, black on white, room to write. The paper is the printer's own, A4 or Letter; no line is wider than either. */
export const HANDOUT_STYLE = new Html(`
:root { color-scheme: light; }
* { box-sizing: border-box; }
@page { margin: 13mm; }
body { margin: 0; background: #fff; color: #111; font: 16px/1.45 "Liberation Sans", Arial, Helvetica, "Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif; overflow-wrap: anywhere; }
:lang(ko) { word-break: keep-all; }
main { max-width: 178mm; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.7em; line-height: 1.2; margin: .1em 0 .3em; }
h2 { font-size: 1.2em; margin: 1em 0 .4em; border-bottom: 2px solid #111; padding-bottom: .1em; }
h3 { font-size: 1.05em; margin: .8em 0 .2em; }
p { margin: .4em 0; }
.kind { font-weight: 700; color: #444; margin: 0; }
.name i { display: inline-block; width: 32%; border-bottom: 1px solid #111; margin: 0 1.5em 0 .3em; height: 1.4em; vertical-align: bottom; }
aside { border: 2px solid #111; padding: 0 .8em; margin: .6em 0; }
small, .small { font-size: .88em; color: #333; }
ul, ol { padding-left: 1.5em; margin: .4em 0; }
.asked > li { margin: 0 0 .6em; padding-left: .2em; }
.boxes { list-style: none; padding-left: 0; margin: .2em 0; }
.boxes li { display: inline-block; margin: .1em 1.4em .1em 0; padding-left: 1.5em; text-indent: -1.5em; }
.box { display: inline-block; width: 1em; height: 1em; line-height: .95em; border: 1.5px solid #111; margin-right: .5em; text-align: center; text-indent: 0; vertical-align: -.12em; }
.right { font-weight: 700; }
.because { border-left: 4px solid #777; padding-left: .7em; }
.room { margin-bottom: 0; }
.lines i { display: block; height: 1.9em; border-bottom: 1px solid #777; }
.columns { columns: 2; column-gap: 1.6em; }
.digest { font-size: .88em; margin: 0 0 .5em; break-inside: avoid; }
table { border-collapse: collapse; width: 100%; margin: .5em 0; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: .2em .6em .2em 0; border-bottom: 1px solid #999; }
thead th { border-bottom: 2px solid #111; }
.plan th:first-child { width: 14%; }
.write th, .write td { border: 1px solid #777; padding: .3em .5em; }
.write td { height: 2.7em; }
.write th:first-child { width: 9%; }
pre { border: 1px solid #777; padding: .3em .6em; margin: .3em 0; font: .82em/1.35 "Liberation Mono", Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.model, .formula { font-family: "Liberation Mono", Menlo, Consolas, monospace; font-size: .9em; }
.model { border: 1px solid #777; padding: .4em .7em; }
.claim { border-left: 4px solid #111; padding-left: .7em; margin: .5em 0; }
.turn { text-align: center; font-weight: 700; border: 2px solid #111; padding: .3em; margin: 1em 0 0; }
.appendix { font-size: .78em; line-height: 1.35; }
.appendix h3:first-child { margin-top: 0; }
.appendix p { margin: .25em 0; }
dl { display: grid; grid-template-columns: 26% 1fr; gap: .1em .8em; }
dt { font-weight: 700; }
dd { margin: 0; }
@media print {
  body { font-size: 10pt; line-height: 1.34; }
  main { max-width: none; padding: 0; }
  .after { break-before: page; }
  .whole, h2 + p, tr, aside, .asked li, pre { break-inside: avoid; }
  h1, h2, h3, h2 + p, thead { break-after: avoid; }
  p { orphans: 3; widows: 3; }
}
`);
